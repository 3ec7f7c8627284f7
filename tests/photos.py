"""Photos as telephones make them, with the place where they were taken; and one as an enemy would. For tests."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

POSITION, CAMERA = 0x8825, 0x8769
BOMB = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (30_000).to_bytes(4, "big") * 2 + b"\x08\x06\0\0\0"  # 900 million pixels


def photo(kind: str = "JPEG", size: tuple[int, int] = (320, 240), *, placed: bool = True, **options: Any) -> bytes:
    """Give a picture of a house; `placed` with GPS position, a comment that tells it, camera and date."""
    image = Image.new("RGB", size, "#9fc5e8")
    draw = ImageDraw.Draw(image)
    wide, high = size
    draw.rectangle((0, high * 2 // 3, wide, high), fill="#6a994e")
    draw.rectangle((wide // 4, high // 3, wide * 3 // 4, high * 4 // 5), fill="#bc6c25")
    draw.polygon([(wide // 5, high // 3), (wide // 2, high // 8), (wide * 4 // 5, high // 3)], fill="#780000")
    exif = Image.Exif()
    exif[0x0110] = "P40"
    exif[0x0132] = "2016:06:10 08:00:00"
    if placed:
        exif[POSITION] = {1: "N", 2: (29.0, 52.0, 30.0), 3: "E", 4: (121.0, 35.0, 1.0)}
        exif[CAMERA] = {0x9003: "2016:06:10 08:00:00", 0x9286: b"ASCII\x00\x00\x00N29.875 E121.583"}
    made = BytesIO()
    image.save(made, kind, exif=exif, **options)
    return made.getvalue()


def position(data: bytes) -> dict[int, Any]:
    """Give the GPS part of a picture."""
    with Image.open(BytesIO(data)) as image:
        return dict(image.getexif().get_ifd(POSITION))
