"""Zip packages from outside (xlsx, docx, our own exchange files), read within bounds: never unpacked onto the disk.

What a package says of itself is checked before anything is unpacked, and what really comes out is counted.
"""

import stat
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from dongliu_desktop.system.unfit import UnfitFile, kind_told
from dongliu_desktop.system.xml_events import Start, xml_events

MB = 1_000_000
CHUNK = 65_536
END, END_BYTES, COMMENT = b"PK\x05\x06", 22, 65_535
LOCATOR_64, LOCATOR_BYTES = b"PK\x06\x07", 20
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # others may ask for any amount of memory
ENCRYPTED = 0x1
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can tell
LINK_TYPE_HARMLESS = "/hyperlink"  # a link in a cell or a line is text until somebody clicks it

TOO_LARGE = "“{}”太大，没有读入（最多 {} MB）。"
TOO_MANY = "“{}”里的部件太多，没有读入（最多 {} 个）。"
BOMB = "“{}”解压后过大，疑似恶意文件，没有读入。"
STRANGE = "“{}”里有不安全的文件名或链接，没有读入。"
LOCKED = "“{}”加了密码，没有读入；请先去掉密码再试。"
BROKEN = "“{}”不完整或已损坏，没有读入；请重新取一份。"
NOT_ONE = "“{}”不是要的文件{}，没有读入。"
REACHES_OUT = "“{}”引用了外部文件，没有读入；请在 Office 里断开外部链接后再试。"
NO_PART = "“{}”里缺少应有的内容，没有读入；请确认是要的文件。"


class Limits(NamedTuple):
    """What a package may hold: bytes of the file, number of parts, bytes of one and of all, and how far one shrank."""

    file: int = 200 * MB
    parts: int = 2000
    part: int = 100 * MB
    whole: int = 200 * MB
    ratio: int = 100
    small: int = MB  # parts up to this size may have shrunk as they like


class Package:
    """An open package whose own statements have been checked."""

    def __init__(self, name: str, opened: zipfile.ZipFile, limits: Limits) -> None:
        self._name = name
        self._opened = opened
        self._left = limits.whole

    def names(self) -> list[str]:
        """Give the names of the parts."""
        return [entry.filename for entry in self._opened.infolist() if not entry.is_dir()]

    def chunks(self, part: str) -> Generator[bytes]:
        """Give the bytes of a part, piece by piece.

        Raises:
            UnfitFile: there is no such part, it is damaged, or more comes out than it said.
        """
        try:
            with self._opened.open(part) as stream:
                while chunk := stream.read(CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise UnfitFile(BOMB.format(self._name))
                    yield chunk
        except KeyError as error:
            raise UnfitFile(NO_PART.format(self._name)) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise UnfitFile(BROKEN.format(self._name)) from error

    def read(self, part: str, most: int = 10 * MB) -> bytes:
        """Give a part as a whole; UnfitFile as `chunks`, or if it has more than `most` bytes."""
        found = bytearray()
        for chunk in self.chunks(part):
            found += chunk
            if len(found) > most:
                raise UnfitFile(BOMB.format(self._name))
        return bytes(found)

    def refuse_outside_links(self) -> None:
        """Let a package pass that refers to nothing outside; links to click on are only text.

        Raises:
            UnfitFile: a table, a template, a picture or an object of it lies elsewhere.
        """
        for part in self.names():
            if not part.endswith(".rels"):
                continue
            for event in xml_events(self.chunks(part)):
                if isinstance(event, Start) and _leads_outside(event):
                    raise UnfitFile(REACHES_OUT.format(self._name))


@contextmanager
def opened_package(path: Path, limits: Limits = Limits()) -> Generator[Package]:  # noqa: B008 - a value that nobody changes
    """Open a package for reading.

    Raises:
        UnfitFile: it is no zip file, damaged, locked, too large, shrunk too far, or has names that lead elsewhere.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        _check_file(path, file, limits)
        try:
            opened = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnfitFile(BROKEN.format(path.name)) from error
        with opened:
            _check_entries(path.name, opened, limits)
            yield Package(path.name, opened, limits)


def check_package(path: Path, limits: Limits = Limits()) -> None:  # noqa: B008 - a value that nobody changes
    """Let an Office file pass that another library is to read: all its parts are unpacked once, to nowhere.

    Raises:
        UnfitFile: as `opened_package`; or its XML is unsafe, or it refers to something outside.
        OSError: the file cannot be read.
    """
    with opened_package(path, limits) as package:
        for part in package.names():
            if PurePosixPath(part).suffix.lower() in {".xml", ".rels", ".vml"}:
                for _event in xml_events(package.chunks(part)):
                    pass
            else:
                for _chunk in package.chunks(part):
                    pass
    with opened_package(path, limits) as package:  # counted anew
        package.refuse_outside_links()


def packed_anew(data: bytes) -> bytes:
    """Give a package of our own without the times of its making: the same parts are the same bytes."""
    found = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return found.getvalue()


def _check_file(path: Path, file: IO[bytes], limits: Limits) -> None:
    """Look at the size, at the first bytes, and at how much the list of parts holds: zipfile reads that as a whole."""
    size = file.seek(0, 2)
    if size > limits.file:
        raise UnfitFile(TOO_LARGE.format(path.name, limits.file // MB))
    file.seek(0)
    head = file.read(32)
    if not head.startswith(b"PK"):
        kind = "（内容为空）" if not head else f"（内容是{kind_told(head)}）" if kind_told(head) else ""
        raise UnfitFile(NOT_ONE.format(path.name, kind))
    file.seek(max(0, size - END_BYTES - COMMENT - LOCATOR_BYTES))
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_BYTES or tail[max(0, at - LOCATOR_BYTES) : at].startswith(LOCATOR_64):
        raise UnfitFile(BROKEN.format(path.name))
    listed = int.from_bytes(tail[at + 12 : at + 16], "little")
    if listed > limits.parts * 1024:
        raise UnfitFile(TOO_MANY.format(path.name, limits.parts))
    file.seek(0)


def _check_entries(name: str, opened: zipfile.ZipFile, limits: Limits) -> None:
    entries = opened.infolist()
    if len(entries) > limits.parts:
        raise UnfitFile(TOO_MANY.format(name, limits.parts))
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise UnfitFile(LOCKED.format(name))
    if any(entry.compress_type not in METHODS for entry in entries):
        raise UnfitFile(BROKEN.format(name))
    if len({entry.filename.casefold() for entry in entries}) < len(entries) or any(map(_leads_elsewhere, entries)):
        raise UnfitFile(STRANGE.format(name))
    if sum(entry.file_size for entry in entries) > limits.whole or any(_swells(entry, limits) for entry in entries):
        raise UnfitFile(BOMB.format(name))


def _swells(entry: zipfile.ZipInfo, limits: Limits) -> bool:
    shrunk = entry.file_size > limits.small and entry.file_size > limits.ratio * max(1, entry.compress_size)
    return shrunk or entry.file_size > limits.part


def _leads_elsewhere(entry: zipfile.ZipInfo) -> bool:
    """Tell whether a part would land outside of its folder, or is a link."""
    name, parts = entry.orig_filename, entry.orig_filename.replace("\\", "/").split("/")
    linked = stat.S_ISLNK(entry.external_attr >> 16)
    return linked or name.startswith(("/", "\\")) or ":" in name or "\x00" in name or ".." in parts


def _leads_outside(event: Start) -> bool:
    attributes = event.attributes
    outside = attributes.get("TargetMode", "").lower() == "external"
    return outside and not attributes.get("Type", "").endswith(LINK_TYPE_HARMLESS)
