"""Turns what the driver raises into one sentence with a way out. Only damage counts as damage."""

import errno
import sqlite3
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.stored import Illegible
from dongliu_desktop.system.lockers import locker

SENTENCES: dict[int, tuple[Trouble, str]] = {
    sqlite3.SQLITE_BUSY: (Trouble.LOCKED, "数据文件正被另一个程序占用，本次没有保存；请稍候再试，输入的内容还在。"),
    sqlite3.SQLITE_LOCKED: (Trouble.LOCKED, "数据文件正被占用，本次没有保存；请稍候再试，输入的内容还在。"),
    sqlite3.SQLITE_READONLY: (Trouble.READ_ONLY, "数据文件或所在文件夹是只读的，不能保存；请换到可写的位置再打开。"),
    sqlite3.SQLITE_IOERR: (Trouble.IO_ERROR, "写入数据文件失败，请检查磁盘；本次没有保存，输入的内容还在。"),
    sqlite3.SQLITE_CORRUPT: (Trouble.DAMAGED, "数据文件已损坏，请从备份恢复；原文件未作改动。"),
    sqlite3.SQLITE_FULL: (Trouble.DISK_FULL, "磁盘空间不足，本次没有保存；腾出空间后再保存一次即可，输入的内容还在。"),
    sqlite3.SQLITE_CANTOPEN: (Trouble.CANNOT_OPEN, "打不开数据文件，请检查它是否还在原处、是否有权限。"),
    sqlite3.SQLITE_NOTADB: (Trouble.NOT_OURS, "这不是本软件的数据文件（或已加密）。"),
}
CODES: dict[int, int] = {  # what the system says, where files are made or copied, in SQLite's terms
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EACCES: sqlite3.SQLITE_READONLY,
    errno.EPERM: sqlite3.SQLITE_READONLY,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.ENOTDIR: sqlite3.SQLITE_CANTOPEN,
    errno.ENOENT: sqlite3.SQLITE_CANTOPEN,
}
ILLEGIBLE = "数据文件里有读不出的内容，可能已损坏，请检查文件或从备份恢复；原文件未作改动。"
PRIMARY = 0xFF  # extended result codes carry the primary one in the low byte


@contextmanager
def told(path: Path) -> Generator[None]:
    """Turn errors of the driver and the disk inside the block into `StorageTrouble`; bugs of ours pass as they are."""
    try:
        yield
    except Exception as error:
        found = _trouble(getattr(error, "orig", error), path)
        if found is None:
            raise
        raise found from error


@contextmanager
def reworded(words: Mapping[Trouble, str]) -> Generator[None]:
    """Tell troubles of these kinds in words that fit what is being done."""
    try:
        yield
    except StorageTrouble as met:
        if met.kind not in words:
            raise
        raise StorageTrouble(met.kind, words[met.kind]) from met


def damaged(error: Exception) -> bool:
    """Tell whether an error of the driver's says that what is in the file is damaged, or no database at all."""
    code = _code(error)
    return code is not None and code & PRIMARY in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _trouble(error: object, path: Path) -> StorageTrouble | None:
    code = _code(error)
    known = None if code is None else SENTENCES.get(code & PRIMARY)
    if isinstance(error, Illegible) or _no_text(error):
        known = Trouble.DAMAGED, ILLEGIBLE
    if known is None:
        return None
    holder = locker([path, path.with_name(path.name + "-shm")]) if known[0] == Trouble.LOCKED else ""
    told = f"{path.name}；占用者：{holder}" if holder else path.name
    return StorageTrouble(known[0], f"{known[1]}（{told}）")


def _no_text(error: object) -> bool:
    """Tell whether a text of the file is not UTF-8. SQLite does not look; its driver gives no code for it."""
    uncoded = isinstance(error, driver.errors("OperationalError")) and getattr(error, "sqlite_errorcode", None) is None
    return uncoded or isinstance(error, UnicodeDecodeError)


def _code(error: object) -> int | None:
    if isinstance(error, OSError):
        return CODES.get(error.errno or 0, sqlite3.SQLITE_IOERR)
    return (
        getattr(error, "sqlite_errorcode", None)
        if isinstance(error, (*driver.errors("Error"), sqlite3.Error))
        else None
    )
