"""Saves all that an open file holds under another name, even if the file itself is gone or cannot be written.

Deleted under an open connection, a file lives on until that is closed: the copy comes through the connection, as
backups do, and what still stands in the log comes with it.
"""

import tempfile
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from sqlalchemy.orm import Session

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage import driver, preflight, trouble
from dongliu_desktop.storage.contents import Contents, contents, holds_all, sound
from dongliu_desktop.storage.database import make_engine, mint_replica
from dongliu_desktop.storage.opening import fold_log, name_finished, refuse_existing
from dongliu_desktop.system.files import sync_file

UNFINISHED = ".另存-"
WORDS: dict[Trouble, str] = {
    Trouble.DISK_FULL: "磁盘空间不足，没有另存成；请换一个位置，或腾出空间后再试。",
    Trouble.READ_ONLY: "那个文件夹不能写入，没有另存成；请换一个位置。",
    Trouble.CANNOT_OPEN: "进不去那个文件夹，没有另存成；请换一个位置。",
    Trouble.IO_ERROR: "读写磁盘失败，没有另存成；请检查磁盘，或换一个位置再试。",
}
HOLLOW = "另存出来的文件不完整，没有留下；请换一个位置再试。"


def copy_open_file(source: Connection, target: Path) -> None:
    """Put what an open connection sees into a new file: whole and checked, or not at all.

    The copy is one of its own from now on, and gets an id of its own: both files may be written further.

    Raises:
        Refused: there is a file of that name already.
        StorageTrouble: the source can no longer be read, or the target's disk does not do what it should.
    """
    preflight.check_name(target)
    refuse_existing(target)
    with trouble.reworded(WORDS), trouble.told(target):
        before = contents(source)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=UNFINISHED) as folder:
            made = Path(folder) / target.name
            made.touch(mode=0o600)  # SQLite fills an empty file, and leaves its permissions
            source.execute("VACUUM INTO ?", (str(made),))
            _refuse_unlike(made, before)
            _mint(made)
            sync_file(made)
            name_finished(made, target)


def _refuse_unlike(made: Path, before: Contents) -> None:
    """Refuse a copy that looks sound and holds nothing: a full disk can leave one."""
    with closing(driver.connect(made)) as copy:
        if not (sound(copy) and holds_all(copy, before)):
            raise StorageTrouble(Trouble.IO_ERROR, HOLLOW)


def _mint(made: Path) -> None:
    engine = make_engine(made)
    try:
        with Session(engine) as session:
            mint_replica(session)
            session.commit()
    finally:
        engine.dispose()
    fold_log(made)
