"""Attachments on their way in from files and out into files. All of it may take long: off the GUI thread."""

import errno
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from uuid import uuid4

from dongliu_desktop.domain.attachment_commands import NewAttachment
from dongliu_desktop.domain.attachments import (
    MOST_BYTES,
    PICTURE,
    check_size,
    check_together,
    free_name,
    kind_of,
)
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.file_names import file_name
from dongliu_desktop.services.output import checked_target, reason, writing
from dongliu_desktop.services.photo_position import check_picture, without_position
from dongliu_desktop.system.files import write_whole

HEAD = 64  # bytes that tell what a file is
Went = Callable[[int, int], bool]


def read_in(paths: Sequence[Path], went: Went) -> tuple[NewAttachment, ...]:
    """Read files that are to be attached; `went` hears how far it is and says whether to go on.

    Raises:
        Refused: one of them cannot be taken in, and why; then none is.
    """
    check_together(_size(path) for path in paths)
    found: list[NewAttachment] = []
    for at, path in enumerate(paths):
        if not went(at, len(paths)):
            break
        found.append(taken_in(path.name, _read(path)))
    return tuple(found)


def taken_in(name: str, data: bytes) -> NewAttachment:
    """Give a file as it is kept, once it is known to be what its name says.

    Raises:
        Refused: it is too large, of a kind that is not taken in, or a broken picture.
    """
    shown = file_name(name)
    check_size(shown, len(data))
    kind = kind_of(shown, data[:HEAD])
    if kind.media_type.startswith(PICTURE):
        check_picture(data, shown)
    return NewAttachment(uuid4().hex, shown, kind.media_type, data)


def write_out(data: bytes, name: str, target: Path) -> bool:
    """Write an attachment into a file for somebody, a photo without its position; tell whether there was one.

    Raises:
        Refused: it could not be written; an older file of that name is untouched.
    """
    fit = without_position(data, name)
    with writing(checked_target(target, replace=True)):
        write_whole(target, fit, private=False)
    return fit != data


def free_path(folder: Path, name: str) -> Path:
    """Give where a file of this name can be put into a folder without overwriting one.

    Raises:
        Refused: the folder cannot be read.
    """
    with writing(folder / name):
        return folder / free_name(file_name(name), _names(folder))


def _names(folder: Path) -> Iterable[str]:
    return [one.name for one in folder.iterdir()]


def _size(path: Path) -> int:
    try:
        if not path.is_file():
            raise Refused(f"“{path.name}”不是普通文件，没有加入。")
        size = path.stat().st_size
    except OSError as error:
        raise _unread(path, error) from error
    check_size(file_name(path.name), size)
    return size


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)  # it may have grown since it was measured
    except OSError as error:
        raise _unread(path, error) from error


def _unread(path: Path, error: OSError) -> Refused:
    said = "没有读取权限，或文件正被别的程序打开" if error.errno in (errno.EACCES, errno.EPERM) else reason(error)
    return Refused(f"“{file_name(path.name)}”读不出来：{said}；没有加入。")
