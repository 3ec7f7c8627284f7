"""The size of a picture is known before it is unpacked; giants and disguises are refused."""

import struct

import pytest
from hostile import png
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from dongliu_desktop.system.picture_size import HEAD_BYTES, Picture, picture_size
from dongliu_desktop.system.unfit import UnfitFile

WEBP = b"RIFF\x00\x00\x00\x00WEBP"
HEADS = {
    "gif": (b"GIF89a" + struct.pack("<HH", 31, 17), Picture("gif", 31, 17)),
    "webp, lossy": (WEBP + b"VP8 " + bytes(10) + struct.pack("<HH", 31, 17), Picture("webp", 31, 17)),
    "webp, lossless": (WEBP + b"VP8L" + bytes(5) + struct.pack("<L", 30 | 16 << 14), Picture("webp", 31, 17)),
    "webp, extended": (WEBP + b"VP8X" + bytes(8) + b"\x1e\x00\x00\x10\x00\x00", Picture("webp", 31, 17)),
    "jpeg after a profile": (
        b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xe1\x00\x06abcd\xff\xc2\x00\x11\x08" + struct.pack(">HH", 17, 31),
        Picture("jpeg", 31, 17),
    ),
}


@pytest.mark.parametrize("kind", ["png", "jpeg", "bmp"])
def test_the_size_is_what_qt_makes_of_it(kind: str) -> None:
    picture = QImage(31, 17, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, kind.upper())
    assert picture_size(buffer.data().data()[:HEAD_BYTES], "图.jpg") == Picture(kind, 31, 17)


@pytest.mark.parametrize("name", HEADS)
def test_headers_as_their_formats_say(name: str) -> None:
    head, picture = HEADS[name]
    assert picture_size(head, "图") == picture


@pytest.mark.bad_input
@pytest.mark.parametrize("size", [(30_000, 30_000), (2**31 - 1, 1), (50_000, 3)])
def test_a_giant_is_refused_by_its_header(size: tuple[int, int]) -> None:
    with pytest.raises(UnfitFile, match=f"图片“全景.png”太大（{size[0]}×{size[1]} 像素），请缩小后再用"):
        picture_size(png(*size), "全景.png")


@pytest.mark.bad_input
@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"<svg xmlns='x'><script/></svg>", "SVG 图片"),
        (b"  <svg>", "SVG 图片"),
        (b"MZ\x90", "程序"),
        (b"%PDF-1.7", "PDF 文件"),
        (b"", "不是能显示的图片；"),
        (png(0, 5), "不是能显示的图片"),
        (b"\xff\xd8\xff\xe0\x00\x00", "不是能显示的图片"),
        (b"RIFF\x00\x00\x00\x00AVI ", "不是能显示的图片"),
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(head: bytes, told: str) -> None:
    with pytest.raises(UnfitFile, match=told):
        picture_size(head, "证件.jpg")


@pytest.mark.bad_input
@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b""]), st.binary(max_size=64))
def test_no_header_brings_anything_but_a_size_or_a_refusal(start: bytes, rest: bytes) -> None:
    try:
        found = picture_size(start + rest, "图")
    except UnfitFile:
        return
    assert found.width > 0
    assert found.height > 0
