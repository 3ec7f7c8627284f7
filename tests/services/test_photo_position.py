"""Photos leave the house without their position, with their picture; what tells no place stays byte for byte."""

from io import BytesIO

import pytest
from photos import photo, position
from PIL import Image, ImageChops, ImageStat

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.services.photo_position import check_picture, without_position

PLACED = {
    "jpeg": lambda: photo("JPEG"),
    "progressive": lambda: photo("JPEG", progressive=True),
    "own tables": lambda: photo("JPEG", qtables="web_high"),
    "png": lambda: photo("PNG"),
    "webp": lambda: photo("WEBP"),
}
LOSSY = {"jpeg", "progressive", "own tables"}
TELLING = (b"GPS", b"N29.875", b"exif:", b"ftypmp42")


def pixels(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> float:
    """Give how far two pictures are from each other, on average, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).rms)


@pytest.mark.parametrize("kind", PLACED)
def test_the_position_goes_and_the_picture_stays(kind: str) -> None:
    data = PLACED[kind]()
    assert position(data)

    fit = without_position(data, "照片")

    assert not position(fit)
    assert not any(word in fit for word in TELLING)
    with Image.open(BytesIO(fit)) as image:
        exif = image.getexif()
        assert (exif[0x0110], exif[0x0132]) == ("P40", "2016:06:10 08:00:00")
        assert exif.get_ifd(0x8769) == {0x9003: "2016:06:10 08:00:00"}
    assert apart(pixels(fit), pixels(data)) <= (2 if kind in LOSSY else 0)
    assert without_position(fit, "照片") == fit


@pytest.mark.parametrize("turned", [1, 6])
def test_a_photo_stays_upright(turned: int) -> None:
    data = photo(placed=True)
    with Image.open(BytesIO(data)) as image:
        exif = image.getexif()
        exif[0x0112] = turned
        made = BytesIO()
        image.save(made, "JPEG", exif=exif)

    with Image.open(BytesIO(without_position(made.getvalue(), "照片"))) as image:
        assert image.getexif()[0x0112] == turned


@pytest.mark.parametrize(
    "data",
    [
        photo("JPEG", placed=False, xmp=b'<x:xmpmeta exif:GPSLatitude="29,52.5N"/>'),
        photo("JPEG", placed=False, comment=b"N29.875"),
        photo("JPEG", placed=False) + b"\0\0\0\x18ftypmp42 GPS",
    ],
    ids=["xmp", "comment", "film"],
)
def test_what_else_may_tell_the_place_goes_too(data: bytes) -> None:
    fit = without_position(data, "照片")

    assert not any(word in fit for word in TELLING)
    assert apart(pixels(fit), pixels(data)) <= 2


@pytest.mark.parametrize(
    "data",
    [photo("JPEG", placed=False), photo("PNG", placed=False), b"%PDF-1.4 GPS", b"BM, a text", b"RIFF\0\0\0\0AVI ", b""],
    ids=["jpeg", "png", "pdf", "text", "film", "nothing"],
)
def test_what_tells_no_place_stays_byte_for_byte(data: bytes) -> None:
    assert without_position(data, "x") is data


@pytest.mark.bad_input
def test_a_broken_photo_is_not_given_away() -> None:
    with pytest.raises(Refused, match="去不掉里面的拍摄位置"):
        without_position(photo()[:2000], "照片.jpg")


@pytest.mark.bad_input
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "GIF"])
def test_a_picture_that_was_cut_off_is_refused(kind: str) -> None:
    options = {} if kind in ("JPEG", "PNG", "WEBP") else {"placed": False}
    data = photo(kind, **options)
    check_picture(data, "照片")
    with pytest.raises(Refused, match="已损坏"):
        check_picture(data[: len(data) // 2], "照片")
