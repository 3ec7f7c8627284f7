"""Looks at a file before any connection to it exists in this process.

Opening the live file while connected would drop SQLite's own locks, so this runs first and never later.
"""

import os
from pathlib import Path

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage.driver import APPLICATION_ID

MAGIC = b"SQLite format 3\0"
HEADER = 100
SCHEMA = 1  # user_version of the files this program writes; the migrations lead up to it
NAME_BYTES = 200  # SQLite appends "-journal" to names of at most 255 bytes


def inspect(path: Path) -> int:
    """Give the schema number of a data file.

    Raises:
        StorageTrouble: the file is missing, a folder, empty, cut, foreign, newer, or not readable; one sentence each.
    """
    _check_place(path)
    try:
        with path.open("rb") as file:
            header = file.read(HEADER)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise StorageTrouble(Trouble.CANNOT_OPEN, f"打不开数据文件“{path.name}”：没有读取权限。") from error
    _check_header(path, header, size)
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA:
        raise StorageTrouble(Trouble.NEWER, f"“{path.name}”由更新版本的程序创建，请先升级本软件；文件未作改动。")
    return version


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise StorageTrouble(Trouble.CANNOT_OPEN, f"“{path.name}”是一个文件夹，不是数据文件。")
    if len(path.name.encode()) > NAME_BYTES:
        raise StorageTrouble(Trouble.CANNOT_OPEN, "文件名太长，请改短一些（不超过 60 个汉字）。")
    if not path.exists():
        raise StorageTrouble(Trouble.CANNOT_OPEN, f"找不到数据文件“{path}”。可用 dongliu new 新建一个。")


def _check_header(path: Path, header: bytes, size: int) -> None:
    if size == 0:
        raise StorageTrouble(Trouble.EMPTY_FILE, f"“{path.name}”为空（0 字节），不是有效的数据文件，未作改动。")
    if not header.startswith(MAGIC):
        raise StorageTrouble(Trouble.NOT_OURS, f"“{path.name}”不是本软件的数据文件，未作改动。")
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(header[28:32], "big")
    if len(header) < HEADER or size < page * pages:
        raise StorageTrouble(
            Trouble.DAMAGED, f"“{path.name}”不完整，可能复制中断，请换一份完整的文件；原文件未作改动。"
        )
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StorageTrouble(Trouble.NOT_OURS, f"“{path.name}”是其他软件的数据库，未作改动。")
