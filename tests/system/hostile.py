"""Files as an enemy, or bad luck, would make them."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

RELS = "urn:officeDocument/2006/relationships"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">%s]><l>&j;</l>""" % b"".join(
    b'<!ENTITY %c "%s">' % (name, b"&%c;" % (name - 1) * 10) for name in range(ord("b"), ord("k"))
)
OUTSIDE = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'
FETCHED = b'<!DOCTYPE l SYSTEM "ftp://example.invalid/x.dtd"><l/>'
BLOWN_UP = b'<!DOCTYPE l [<!ENTITY x "%s">]><l>%s</l>' % (b"A" * 100_000, b"&x;" * 20_000)


def book(path: Path, parts: dict[str, bytes] | None = None) -> Path:
    """Make a small sound spreadsheet, with further parts."""
    sound = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>", **(parts or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in sound.items():
            made.writestr(name, content)
    return path


def zeros(path: Path, size: int, name: str = "xl/sharedStrings.xml") -> Path:
    """Make a package with one part of zeros, written piece by piece."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made, made.open(name, "w") as part:
        for _piece in range(size // 1_000_000):
            part.write(bytes(1_000_000))
    return path


def lying(path: Path) -> Path:
    """Make a package whose part says it has 10 bytes, and holds 300 million."""
    zeros(path, 300_000_000)
    content = path.read_bytes()
    told = struct.pack("<L", 300_000_000)
    assert content.count(told) >= 1
    path.write_bytes(content.replace(told, struct.pack("<L", 10)))
    return path


def many(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for number in range(5_000):
            made.writestr(f"xl/{number}.xml", b"")
    return path


def named(name: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        with zipfile.ZipFile(path, "w") as made:
            entry = zipfile.ZipInfo("placeholder")
            entry.filename = name
            made.writestr(entry, b"x")
        return path

    return make


def link(path: Path) -> Path:
    entry = zipfile.ZipInfo("xl/link.xml")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(entry, b"/etc/passwd")
    return path


def twice(path: Path) -> Path:
    book(path, {"XL/Workbook.xml": b"<other/>"})
    return path


def locked(path: Path) -> Path:
    content = bytearray(book(path).read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = content.find(mark)
        while found >= 0:
            content[found + at] |= 1
            found = content.find(mark, found + 1)
    path.write_bytes(content)
    return path


def slow_method(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("xl/workbook.xml", bytes(1000))
    return path


def cut(path: Path) -> Path:
    path.write_bytes(book(path).read_bytes()[:-40])
    return path


def flipped(path: Path) -> Path:
    content = bytearray(book(path, {"xl/data.bin": bytes(range(256)) * 50}).read_bytes())
    content[content.find(b"xl/data.bin") + 30] ^= 0xFF
    path.write_bytes(content)
    return path


def bytes_of(content: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


def with_part(name: str, content: bytes) -> Callable[[Path], Path]:
    return lambda path: book(path, {name: content})


def related(kind: str, target: str, mode: str = "External") -> bytes:
    relation = f'<Relationship Id="r1" Type="{RELS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f"<Relationships>{relation}</Relationships>".encode()


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "empty": (bytes_of(b""), "内容为空"),
    "an old spreadsheet": (bytes_of(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(3000)), "旧版（.xls、.doc）或加了密码"),
    "a web page": (bytes_of(b"<html><table>" + bytes(3000)), "内容是网页"),
    "a program": (bytes_of(b"MZ" + bytes(3000)), "内容是程序"),
    "text": (bytes_of("项目,进度\n".encode()), "不是要的文件"),
    "cut": (cut, "不完整或已损坏"),
    "nothing but a beginning": (bytes_of(b"PK\x03\x04" + bytes(3000)), "不完整或已损坏"),
    "a flipped byte": (flipped, "不完整或已损坏"),
    "a bomb": (lambda path: zeros(path, 600_000_000), "解压后过大"),
    "a large part": (lambda path: zeros(path, 150_000_000), "解压后过大"),
    "a lie about sizes": (lying, "不完整或已损坏"),
    "thousands of parts": (many, "部件太多"),
    "a list of gigabytes": (bytes_of(b"PK\x05\x06" + bytes(8) + b"\xff\xff\xff\x7f" + bytes(6)), "部件太多"),
    "64-bit": (bytes_of(b"PK\x06\x07" + bytes(16) + b"PK\x05\x06" + bytes(18)), "不完整或已损坏"),
    "password": (locked, "加了密码"),
    "a rare method": (slow_method, "不完整或已损坏"),
    "a link": (link, "不安全的文件名或链接"),
    "one name twice": (twice, "不安全的文件名或链接"),
    **{
        f"named {name!r}": (named(name), "不安全的文件名或链接")
        for name in ("../../x", "/etc/passwd", "C:\\x", "..\\..\\x", "a:b", "xl/../../x")
    },
    "a billion laughs": (with_part("xl/sharedStrings.xml", LAUGHS), "不安全的内容（自定义实体）"),
    "a file pulled in": (with_part("xl/sharedStrings.xml", OUTSIDE), "不安全的内容（自定义实体）"),
    "a DTD fetched": (with_part("xl/sharedStrings.xml", FETCHED), "不安全的内容（自定义实体）"),
    "quadratic": (with_part("xl/sharedStrings.xml", BLOWN_UP), "不安全的内容（自定义实体）"),
    "bad XML": (with_part("xl/sharedStrings.xml", b"<a><b></a>"), "格式不对"),
    "an unknown encoding": (with_part("x.xml", b'<?xml version="1.0" encoding="klingon"?><a/>'), "格式不对"),
    "deep XML": (with_part("x.xml", b"<a>" * 100_000), "套得太深"),
    "a long text": (with_part("x.xml", b"<a>" + b"x" * 1_500_000 + b"</a>"), "解压后过大|太长"),
    **{
        f"outside {kind}": (with_part("xl/_rels/workbook.xml.rels", related(kind, target)), "引用了外部文件")
        for kind, target in (
            ("externalLinkPath", "file://server/share/x.xlsx"),
            ("attachedTemplate", "ftp://example.invalid/t.dotm"),
            ("image", "file:///etc/passwd"),
            ("oleObject", "\\\\server\\x"),
        )
    },
}


def png(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">L", 13) + head + struct.pack(">L", zlib.crc32(head))
