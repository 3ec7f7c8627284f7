"""How large a picture is, from its header alone: before anything is unpacked that may not fit into memory."""

from typing import NamedTuple

from dongliu_desktop.system.unfit import UnfitFile, kind_told

HEAD_BYTES = 262_144  # a JPEG may carry a preview and a colour profile before its size
MOST_PIXELS = 120_000_000  # what the largest cameras of telephones make
LONGEST_SIDE = 40_000
NO_SIZE = frozenset({0x01, *range(0xD0, 0xDA)})  # JPEG marks without a length
SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG marks that tell the size


class Picture(NamedTuple):
    """What the header says: "png", "jpeg", "gif", "bmp" or "webp", and pixels."""

    kind: str
    width: int
    height: int


def picture_size(head: bytes, name: str) -> Picture:
    """Give kind and size of a picture by its first `HEAD_BYTES` bytes, whatever its name says.

    Raises:
        UnfitFile: it is none of the kinds we show (an SVG may hold scripts and links), or too large to be shown.
    """
    found = next((look(head) for start, look in LOOKS.items() if head.startswith(start)), None)
    if found is None or found.width < 1 or found.height < 1:
        kind = kind_told(head.lstrip()[:32])
        told = f"（内容是{kind}）" if kind else ""
        raise UnfitFile(f"“{name}”不是能显示的图片{told}；可用 PNG、JPEG、GIF、BMP 或 WebP。")
    if found.width * found.height > MOST_PIXELS or max(found.width, found.height) > LONGEST_SIDE:
        raise UnfitFile(f"图片“{name}”太大（{found.width}×{found.height} 像素），请缩小后再用。")
    return found


def _png(head: bytes) -> Picture | None:
    return Picture("png", _big(head[16:20]), _big(head[20:24])) if head[12:16] == b"IHDR" else None


def _gif(head: bytes) -> Picture | None:
    return Picture("gif", _little(head[6:8]), _little(head[8:10]))


def _bmp(head: bytes) -> Picture | None:
    width, height = (int.from_bytes(head[at : at + 4], "little", signed=True) for at in (18, 22))
    return Picture("bmp", width, abs(height))  # a negative height: from top to bottom


def _webp(head: bytes) -> Picture | None:
    if head[8:12] != b"WEBP":
        return None
    kind = head[12:16]
    if kind == b"VP8X":
        return Picture("webp", _little(head[24:27]) + 1, _little(head[27:30]) + 1)
    if kind == b"VP8 ":
        return Picture("webp", _little(head[26:28]) & 0x3FFF, _little(head[28:30]) & 0x3FFF)
    if kind == b"VP8L":
        bits = _little(head[21:25])
        return Picture("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    return None


def _jpeg(head: bytes) -> Picture | None:
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:  # noqa: PLR2004 - every mark of a JPEG begins so
        mark = head[at + 1]
        if mark in SIZES:
            return Picture("jpeg", _big(head[at + 7 : at + 9]), _big(head[at + 5 : at + 7]))
        at += 2 if mark in NO_SIZE else 1 if mark == 0xFF else 2 + max(2, _big(head[at + 2 : at + 4]))  # noqa: PLR2004 - filling
    return None


def _big(part: bytes) -> int:
    return int.from_bytes(part, "big")


def _little(part: bytes) -> int:
    return int.from_bytes(part, "little")


LOOKS = {b"\x89PNG\r\n\x1a\n": _png, b"\xff\xd8\xff": _jpeg, b"GIF8": _gif, b"BM": _bmp, b"RIFF": _webp}
