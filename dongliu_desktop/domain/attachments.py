"""附件: what may be attached, and how attachments stand in a list.

Only kinds that a colleague can look at are taken in, and no programs. Films and iPhone pictures (HEIC) stay outside:
they carry the place where they were taken in ways that cannot be removed here when they are given away.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from dongliu_desktop.domain.attachment_commands import AttachmentForm, Place
from dongliu_desktop.domain.errors import Refused

MB = 1_000_000
MOST_BYTES = 50 * MB  # of one file: a scanned volume; backups and the file itself grow by as much
MOST_AT_ONCE = 200 * MB  # of all files of one step, which are in memory together
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones with a password
ZIP = b"PK"
PICTURE = "image/"


class Kind(NamedTuple):
    """A kind of file: how it is called, its media type, and how one begins (empty: anyhow, but not as a program)."""

    word: str
    media_type: str
    starts: tuple[bytes, ...] = ()


_JPEG, _OLD, _TEXT = (
    Kind("JPEG 图片", "image/jpeg"),
    Kind("Office 文件", "application/msword"),
    Kind("文本", "text/plain"),
)
_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS: dict[str, Kind] = {
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": Kind("PNG 图片", "image/png"),
    "gif": Kind("GIF 图片", "image/gif"),
    "bmp": Kind("BMP 图片", "image/bmp"),
    "webp": Kind("WebP 图片", "image/webp"),
    "pdf": Kind("PDF 文件", "application/pdf", (b"%PDF-",)),
    "ofd": Kind("OFD 文件", "application/ofd", (ZIP,)),
    "docx": Kind("Word 文件", f"{_OFFICE}wordprocessingml.document", (ZIP, OLE)),
    "xlsx": Kind("Excel 文件", f"{_OFFICE}spreadsheetml.sheet", (ZIP, OLE)),
    "pptx": Kind("PPT 文件", f"{_OFFICE}presentationml.presentation", (ZIP, OLE)),
    "doc": _OLD,
    "xls": _OLD._replace(media_type="application/vnd.ms-excel"),
    "ppt": _OLD._replace(media_type="application/vnd.ms-powerpoint"),
    "wps": _OLD._replace(word="WPS 文字", media_type="application/vnd.ms-works"),
    "et": _OLD._replace(word="WPS 表格", media_type="application/octet-stream"),
    "dps": _OLD._replace(word="WPS 演示", media_type="application/octet-stream"),
    "txt": _TEXT,
    "csv": _TEXT._replace(media_type="text/csv"),
    "zip": Kind("压缩包", "application/zip", (ZIP,)),
    "rar": Kind("压缩包", "application/vnd.rar", (b"Rar!",)),
    "7z": Kind("压缩包", "application/x-7z-compressed", (b"7z\xbc\xaf",)),
}
"""By the suffix of the name, in small letters."""

FILMS = frozenset({"mp4", "mov", "avi", "mkv", "3gp", "wmv", "m4v"})
HEIC = frozenset({"heic", "heif"})
TAKEN = "照片（JPEG、PNG、GIF、BMP、WebP）、PDF、OFD、Office 和 WPS 文件、文本、压缩包"


class AttachmentRow(NamedTuple):
    """An attachment with what it belongs to, in words; `added_at` None where no step tells of it. `size` in bytes."""

    uid: str
    project: str
    frozen: bool
    name: str
    sha256: str
    size: int
    media_type: str
    place: Place
    report_as_of: date | None
    site_name: str
    problem_text: str
    added_at: datetime | None
    added_by: str

    @property
    def form(self) -> AttachmentForm:
        """What may be edited of it, as it stands: what an editor saw."""
        return AttachmentForm(self.name, self.place)

    @property
    def is_picture(self) -> bool:
        """Whether a thumbnail can be made of it."""
        return self.media_type.startswith(PICTURE)


def suffix(name: str) -> str:
    """Give the suffix of a file's name in small letters, without its dot; "" where it has none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""


def kind_of(name: str, head: bytes) -> Kind:
    """Give the kind of a file by its name, if its first bytes do not speak against it.

    Raises:
        Refused: it is of no kind that is taken in, or not what its name says; in one sentence.
    """
    last = suffix(name)
    if last in HEIC:
        raise Refused(f"“{name}”是 HEIC 照片，没有加入；请在手机的相机设置里改成“兼容性最佳”，或转成 JPEG 再加。")
    if last in FILMS:
        raise Refused(f"“{name}”是视频，没有加入；视频请放在别处，在说明里写明位置。")
    kind = KINDS.get(last)
    if kind is None:
        raise Refused(f"“{name}”不能作为附件；可以加{TAKEN}。")
    if head.startswith(PROGRAMS) or (kind.starts and not head.startswith(kind.starts)):
        raise Refused(f"“{name}”的内容不是{kind.word}，没有加入；请确认文件没有损坏或改过扩展名。")
    return kind


def check_size(name: str, size: int) -> None:
    """Let a file of so many bytes pass. Raises Refused with the reason."""
    if not size:
        raise Refused(f"“{name}”是空文件，没有加入。")
    if size > MOST_BYTES:
        raise Refused(f"“{name}”有 {size_told(size)}，太大，没有加入（最多 {MOST_BYTES // MB} MB）；请压缩或拆开再加。")


def check_together(sizes: Iterable[int]) -> None:
    """Let files that are added together pass. Raises Refused with the reason."""
    if sum(sizes) > MOST_AT_ONCE:
        raise Refused(f"这些文件合起来太大，没有加入；一次最多加 {MOST_AT_ONCE // MB} MB，请分几次加。")


def with_suffix_of(name: str, before: str) -> str:
    """Give a new name that still tells the kind of the file."""
    return name if suffix(name) == suffix(before) or not suffix(before) else f"{name}.{suffix(before)}"


def size_told(size: int) -> str:
    """Write a number of bytes as people say it: "820 KB", "2.4 MB"."""
    if size < 1000:  # noqa: PLR2004 - below it bytes are told
        return f"{size} 字节"
    return f"{max(size // 1000, 1)} KB" if size < MB else f"{size / MB:.1f} MB"


def free_name(name: str, taken: Iterable[str]) -> str:
    """Give a name that no file has yet, whatever its case: "照片.jpg", "照片 (2).jpg" …."""
    known = {one.casefold() for one in taken}
    stem, dot, last = name.rpartition(".")
    if not stem:
        stem, dot, last = name, "", ""
    found, number = name, 2
    while found.casefold() in known:
        found, number = f"{stem} ({number}){dot}{last}", number + 1
    return found
