"""Photos without where they were taken: telephones write it into the file, and it must not leave the house unseen.

A photo that tells a place, or carries anything that may tell one (notes for other programs, a second picture, a film
of the moment), is written anew with its picture, its date, camera and colours alone. All others stay byte for byte.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.system.picture_size import HEAD_BYTES, MOST_PIXELS, picture_size
from dongliu_desktop.system.unfit import UnfitFile

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP")
STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"RIFF")
END = b"\xff\xd9"  # of a JPEG; what follows it may be a film
UNPACKED_WHOLE = 64_000_000  # pixels, of kinds that cannot be read at a smaller scale: a quarter of a gigabyte
SCALE = 8  # a JPEG is tried out at an eighth of its size
POSITION, CAMERA = 0x8825, 0x8769  # Exif 2.32, tables 4 and 7: where the GPS and the Exif part begin
KEPT = (0x010F, 0x0110, 0x0112, 0x0132)  # make, model, orientation, date
KEPT_OF_CAMERA = (0x9003, 0x9004, 0x9010, 0x9011, 0x9012)  # when it was taken and made digital, and their time zones
MAY_TELL = ("xmp", "photoshop", "comment", "mp", "Raw profile type iptc", "Raw profile type APP1")

BROKEN = "图片“{}”已损坏，打不开，没有加入；请重新取一份。"
TOO_LARGE = "图片“{}”太大（{}×{} 像素），没有加入；请缩小后再加。"
UNREADABLE = "照片“{}”已损坏，去不掉里面的拍摄位置，没有导出。"


def check_picture(data: bytes, name: str) -> None:
    """Let a picture pass that can be shown: it is unpacked once, at a small scale where its kind can be.

    Raises:
        Refused: it is none, too large, or broken; in one sentence.
    """
    try:
        found = picture_size(data[:HEAD_BYTES], name)
    except UnfitFile as unfit:
        raise Refused(str(unfit)) from unfit
    if found.kind != "jpeg" and found.width * found.height > UNPACKED_WHOLE:
        raise Refused(TOO_LARGE.format(name, found.width, found.height))
    try:
        with _opened(data) as picture:
            picture.draft("RGB", (max(1, found.width // SCALE), max(1, found.height // SCALE)))
            picture.load()
    except Exception as error:
        raise Refused(BROKEN.format(name)) from error


def without_position(data: bytes, name: str) -> bytes:
    """Give a file as it may leave the house: a photo without its position, anything else as it is.

    Raises:
        Refused: it is a photo that tells a place, and is too broken to be written anew.
    """
    if not data.startswith(STARTS):
        return data
    try:
        picture_size(data[:HEAD_BYTES], name)
    except UnfitFile:
        return data  # none that anybody shows: an RIFF film, a text that begins with BM
    try:
        with _opened(data) as picture:
            exif = picture.getexif()
            more = picture.format == "JPEG" and not data.rstrip(b"\0").endswith(END)
            return _written_anew(picture, exif) if more or _may_tell(picture, exif) else data
    except Exception as error:
        raise Refused(UNREADABLE.format(name)) from error


def _opened(data: bytes) -> "Image":
    from PIL import Image  # noqa: PLC0415 - some megabytes, for those who have attachments

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # a warning above it would be our own limit once more
    return Image.open(BytesIO(data), formats=FORMATS)


def _may_tell(picture: "Image", exif: "Exif") -> bool:
    return POSITION in exif or picture.format == "MPO" or any(name in picture.info for name in MAY_TELL)


def _written_anew(picture: "Image", exif: "Exif") -> bytes:
    from PIL import JpegImagePlugin  # noqa: PLC0415 - as Pillow itself

    kept: dict[str, Any] = {"exif": _kept(exif), "icc_profile": picture.info.get("icc_profile")}
    kind = "JPEG" if picture.format == "MPO" else picture.format or ""
    if isinstance(picture, JpegImagePlugin.JpegImageFile):  # with its own tables: as fine as it was
        kept |= {"qtables": picture.quantization, "subsampling": JpegImagePlugin.get_sampling(picture)}
    elif kind == "WEBP":
        kept["lossless"] = True
    for name in MAY_TELL:
        picture.info.pop(name, None)
    made = BytesIO()
    picture.save(made, kind, save_all=kind != "JPEG" and getattr(picture, "n_frames", 1) > 1, **kept)
    return made.getvalue()


def _kept(exif: "Exif") -> bytes:
    from PIL import Image  # noqa: PLC0415 - as above

    new = Image.Exif()
    for tag in KEPT:
        if tag in exif:
            new[tag] = exif[tag]
    camera = exif.get_ifd(CAMERA)
    new[CAMERA] = {tag: camera[tag] for tag in KEPT_OF_CAMERA if tag in camera}
    return new.tobytes()
