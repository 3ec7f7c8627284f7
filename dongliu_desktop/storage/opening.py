"""Opening and making data files. A file is either whole or not there."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from sqlalchemy.orm import Session

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Refused, StorageTrouble, Trouble
from dongliu_desktop.storage import preflight, trouble
from dongliu_desktop.storage.database import Database, make_engine, mint_replica
from dongliu_desktop.storage.driver import connect
from dongliu_desktop.storage.unit_of_work import Origin, UnitOfWork

BACKUPS = "备份"


def open_database(path: Path) -> Database:
    """Open a data file; one of an older version is backed up and brought to today's schema first.

    Raises:
        StorageTrouble: see `preflight.inspect`.
    """
    resolved = preflight.located(path)
    version = preflight.inspect(resolved)
    if version < preflight.SCHEMA:
        with trouble.told(resolved):
            back_up(resolved, resolved.parent / BACKUPS / f"{resolved.stem}-升级前-{time.strftime('%Y%m%d')}.dongliu")
            upgrade_file(resolved)
    return Database(resolved)


class Filling(NamedTuple):
    """What a new file starts with: one step, told to come from `origin`, whose records `fill` puts in."""

    origin: Origin
    fill: Callable[[UnitOfWork], ChangeSet]


def create_file(path: Path, filling: Filling | None = None) -> None:
    """Make a data file with today's schema; it appears under its name only when whole.

    Raises:
        Refused: there is a file of that name already.
        StorageTrouble: the folder cannot be written, the disk is full, or the name is too long.
    """
    preflight.check_name(path)
    _refuse_existing(path)
    with trouble.told(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".新建-") as folder:
            made = Path(folder) / path.name
            _fill(made, filling)
            _close_log(made)
            _name(made, path)


def upgrade_file(path: Path, *, mode: str = "rw") -> None:
    """Bring the schema of a file to today's. Alembic is imported only here: it costs more than showing a window."""
    from dongliu_desktop.storage.migrate import upgrade  # noqa: PLC0415 - Alembic is heavy and rarely needed

    engine = make_engine(path, mode=mode)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


def back_up(path: Path, target: Path) -> None:
    """Copy a data file through SQLite into `target`, check the copy, and only then give it its name."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".备份-") as folder:
        copy = Path(folder) / target.name
        copy.touch(mode=0o600)
        source = connect(path, mode="ro")
        try:
            source.execute("VACUUM INTO ?", (str(copy),))
            contents = _contents(source)
        finally:
            source.close()
        _check_copy(copy, contents)
        copy.replace(target)


def _contents(connection: Connection) -> list[tuple[str, str]]:
    """Give the kind and name of all that a file is made of."""
    return connection.execute("SELECT type, name FROM sqlite_master ORDER BY type, name").fetchall()


def _check_copy(copy: Path, contents: list[tuple[str, str]]) -> None:
    """Let a copy pass that is whole: what a full disk leaves behind may look sound and hold no tables."""
    preflight.inspect(copy)
    connection = connect(copy, mode="ro")
    try:
        sound = connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        whole = _contents(connection) == contents
    finally:
        connection.close()
    if not (sound and whole):
        raise StorageTrouble(Trouble.IO_ERROR, f"“{copy.name}”没有备份好，请检查磁盘；原文件未作改动。")
    with copy.open("r+b") as file:
        os.fsync(file.fileno())


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise _taken(path)


def _taken(path: Path) -> Refused:
    return Refused(f"“{path}”已经存在，没有覆盖它；请换一个文件名。")


def _name(made: Path, path: Path) -> None:
    """Give a finished file its name; not even a file that appeared meanwhile is overwritten."""
    try:
        path.hardlink_to(made)
    except FileExistsError as taken:
        raise _taken(path) from taken
    except (OSError, NotImplementedError):  # a disk without hard links: a stick with FAT
        _refuse_existing(path)
        made.rename(path)


def _fill(path: Path, filling: Filling | None) -> None:
    path.touch(mode=0o600)
    upgrade_file(path, mode="rwc")
    engine = make_engine(path)
    try:
        with Session(engine) as session:
            mint_replica(session)
            session.commit()
        if filling is not None:
            with Session(engine, expire_on_commit=False, autoflush=False) as session:
                filling.fill(UnitOfWork(session, filling.origin))
    finally:
        engine.dispose()


def _close_log(path: Path) -> None:
    """Fold the write-ahead log into the file, so that the file alone is everything."""
    connection = connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.close()
