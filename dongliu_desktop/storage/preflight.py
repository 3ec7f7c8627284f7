"""Looks at a file before it is opened for work, and names what is wrong with it.

The file is never read with `open()`: closing it would drop the locks that SQLite holds on it for other connections
of this process, and another program could then fold away a log that is still being written to. SQLite itself reads
the header; it knows which locks to keep.
"""

import errno
import os
import re
import stat
from pathlib import Path
from sqlite3 import SQLITE_CORRUPT, Connection
from typing import NamedTuple

from dongliu_desktop.domain.errors import PasswordNeeded, StorageTrouble, Trouble
from dongliu_desktop.storage import driver, trouble
from dongliu_desktop.storage.driver import APPLICATION_ID

SCHEMA = 8  # user_version of the files this program writes; the migrations lead up to it
NAME_BYTES = 200  # SQLite appends "-journal" to names of at most 255 bytes
PATH_BYTES = 400  # SQLite takes paths of at most 512 bytes
LOGS = ("-wal", "-journal")
WRITE_BITS = 0o222
UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # control characters, bytes that are no UTF-8

Identity = tuple[int, int]  # the disk, and the file on it
CIPHER_PAGE = 4096  # bytes; SQLCipher's own page size

ABSENT: dict[int, str] = {
    errno.ENOENT: "找不到数据文件“{path}”。可用 dongliu new 新建一个。",
    errno.ENOTDIR: "“{path.parent}”不是文件夹，里面没有数据文件。",
    errno.ELOOP: "“{path.name}”是一个指向自己的链接，不是数据文件。",
}
NO_FOLDER = "文件夹“{path.parent}”不存在，找不到数据文件；如在移动盘上，请看它是否插好。"
NO_ENTRY = "打不开“{path.name}”：没有权限进入它所在的文件夹。"


def located(path: Path) -> Path:
    """Give the place that a path leads to, links followed.

    Raises:
        StorageTrouble: the path is too long, or a link leads to itself.
    """
    check_name(path)
    try:
        return path.resolve()
    except (RuntimeError, OSError) as error:  # a link to itself: RuntimeError before Python 3.13
        raise StorageTrouble(Trouble.CANNOT_OPEN, ABSENT[errno.ELOOP].format(path=path)) from error


def check_name(path: Path) -> None:
    """Let a name pass that SQLite can put its journal beside.

    Raises:
        StorageTrouble: the name or the path is too long, or has signs that can neither be shown nor written down.
    """
    if UNSHOWN.search(str(path.absolute())):  # settings, drafts and terminals could not take it either
        raise StorageTrouble(Trouble.CANNOT_OPEN, "文件名或文件夹名里有不能显示的字符，请改名后再打开。")
    if len(os.fsencode(path.name)) > NAME_BYTES:
        raise StorageTrouble(Trouble.CANNOT_OPEN, "文件名太长，请改短一些（不超过 60 个汉字）。")
    if len(os.fsencode(path.absolute())) > PATH_BYTES:
        raise StorageTrouble(Trouble.CANNOT_OPEN, "文件夹套得太深、路径太长，请换到浅一些的位置。")


def inspect(path: Path) -> int:
    """Give the schema number of a data file that is to be worked on. A file that is not ours is not touched.

    Raises:
        StorageTrouble: as `identify`, or the file or its folder is read-only.
    """
    version = identify(path)
    only = read_only(path)
    if only:
        raise StorageTrouble(Trouble.READ_ONLY, f"{only}请把文件复制到可写的位置再打开。")
    return version


def read_only(path: Path) -> str:
    """Say which is read-only, the file or its folder; "" where both can be written.

    Who may do everything (root, a backup operator) does not write either into what somebody has marked read-only.
    """
    if not _writable(path.parent):  # SQLite keeps its log beside the file
        return f"“{path.name}”所在的文件夹是只读的，"
    return "" if _writable(path) else f"“{path.name}”是只读文件，"


def identity(path: Path) -> Identity | None:
    """Give what tells the file at a path from any other that may take its name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def stamp(path: Path) -> int:
    """Give a number that moves when a file or the log beside it is written by others. Raises OSError."""
    log = path.with_name(path.name + LOGS[0])
    return path.stat().st_mtime_ns + (log.stat().st_mtime_ns if log.exists() else 0)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & WRITE_BITS)


def identify(path: Path) -> int:
    """Give the schema number of a data file, which may lie on a disk that cannot be written.

    Raises:
        StorageTrouble: the file is missing, a folder, empty, cut, foreign, newer, or not readable; one sentence each.
    """
    check_name(path)
    header = _header(path, _size(path))
    if header.owner != APPLICATION_ID:
        raise StorageTrouble(Trouble.NOT_OURS, f"“{path.name}”是其他软件的数据库，未作改动。")
    if header.version > SCHEMA:
        raise StorageTrouble(Trouble.NEWER, f"“{path.name}”由更新版本的程序创建，请先升级本软件；文件未作改动。")
    return header.version


class _Header(NamedTuple):
    """What a file says of itself: whose it is, its schema number, its page size in bytes, and how many pages."""

    owner: int
    version: int
    page: int
    pages: int


def _size(path: Path) -> int:
    """Give the size of a file in bytes, never 0."""
    try:
        found = path.stat()
    except OSError as error:
        raise StorageTrouble(Trouble.CANNOT_OPEN, _absence(path, error.errno).format(path=path)) from error
    if stat.S_ISDIR(found.st_mode):
        raise StorageTrouble(Trouble.CANNOT_OPEN, f"“{path.name}”是一个文件夹，不是数据文件。")
    if not stat.S_ISREG(found.st_mode):
        raise StorageTrouble(Trouble.NOT_OURS, f"“{path.name}”不是普通文件，不能当数据文件用。")
    if not os.access(path, os.R_OK):
        raise StorageTrouble(Trouble.CANNOT_OPEN, f"打不开数据文件“{path.name}”：没有读取权限。")
    if found.st_size == 0:
        raise StorageTrouble(Trouble.EMPTY_FILE, f"“{path.name}”为空（0 字节），不是有效的数据文件，未作改动。")
    return found.st_size


def _absence(path: Path, number: int | None) -> str:
    if number == errno.ENOENT and not path.parent.exists():
        return NO_FOLDER
    return NO_ENTRY if number is None else ABSENT.get(number, NO_ENTRY)


def _header(path: Path, size: int) -> _Header:
    """Give the header of a file that is whole, or that SQLite can make whole from the log beside it."""
    try:
        header = _read(driver.glance(path))
    except driver.errors() as error:
        if getattr(error, "sqlite_errorcode", None) != SQLITE_CORRUPT:
            raise _unreadable(path, size) from error
        header = None
    if header is not None and header.page * header.pages <= size:
        return header
    if not _unfinished(path):
        raise StorageTrouble(
            Trouble.DAMAGED, f"“{path.name}”不完整，可能复制中断，请换一份完整的文件；原文件未作改动。"
        )
    with trouble.told(path):
        return _read(driver.connect(path))


def _unreadable(path: Path, size: int) -> StorageTrouble:
    """Tell apart a file that may have a password from one that is something else.

    A protected file is noise from its first byte to its last, in whole pages; its key is not held, or not the right
    one. SQLite cannot read it, so that it has no locks on it which reading it here could drop.
    """
    if size % CIPHER_PAGE == 0 and _is_noise(path):
        driver.cipher()  # tells what to install, rather than asking for a password that would be of no use
        return PasswordNeeded(path, f"“{path.name}”设有密码（否则就不是本软件的数据文件），请输入密码后打开。")
    return StorageTrouble(Trouble.NOT_OURS, f"“{path.name}”不是本软件的数据文件，未作改动。")


def _is_noise(path: Path) -> bool:
    import zlib  # noqa: PLC0415 - only for a file that is none of ours, or protected

    with path.open("rb") as file:
        return len(zlib.compress(file.read(CIPHER_PAGE))) > CIPHER_PAGE  # noise cannot be told shorter


def _read(connection: Connection) -> _Header:
    names = ("application_id", "user_version", "page_size", "page_count")
    try:
        # SQLCipher gives the page size as text
        return _Header._make(int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in names)
    finally:
        connection.close()


def _unfinished(path: Path) -> bool:
    """Tell whether a log beside the file holds what the file lacks: whoever wrote it last did not end well."""
    logs = (path.with_name(path.name + suffix) for suffix in LOGS)
    return any(log.exists() and log.stat().st_size for log in logs)
