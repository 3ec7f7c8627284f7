"""Opening and making data files. A file is either whole or not there."""

import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.storage import backup_files, preflight, trouble
from dongliu_desktop.storage.backup import make_backup
from dongliu_desktop.storage.database import Database, make_engine, mint_replica
from dongliu_desktop.storage.driver import connect
from dongliu_desktop.storage.strangers import refuse_strangers
from dongliu_desktop.storage.unit_of_work import Origin, UnitOfWork
from dongliu_desktop.system.files import give_name
from dongliu_desktop.system.paths import make_private


def open_database(path: Path) -> Database:
    """Open a data file; one of an older version is backed up and brought to today's schema first.

    Raises:
        StorageTrouble: see `preflight.inspect`; or the file brings code that is not ours.
    """
    resolved = preflight.located(path)
    version = preflight.inspect(resolved)
    with trouble.told(resolved):
        refuse_strangers(resolved)
    if version < preflight.SCHEMA:
        make_backup(resolved, resolved.parent / backup_files.FOLDER, Reason.UPGRADE, datetime.now())  # noqa: DTZ005 - names tell local time
        with trouble.told(resolved):
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
    refuse_existing(path)
    with trouble.told(path):
        make_private(path.parent)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".新建-") as folder:
            made = Path(folder) / path.name
            _fill(made, filling)
            fold_log(made)
            name_finished(made, path)


def upgrade_file(path: Path, *, mode: str = "rw") -> None:
    """Bring the schema of a file to today's. Alembic is imported only here: it costs more than showing a window."""
    from dongliu_desktop.storage.migrate import upgrade  # noqa: PLC0415 - Alembic is heavy and rarely needed

    engine = make_engine(path, mode=mode)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


def refuse_existing(path: Path) -> None:
    """Let a path pass where nothing is, not even a link to nothing. Raises Refused."""
    if os.path.lexists(path):
        raise _taken(path)


def _taken(path: Path) -> Refused:
    return Refused(f"“{path}”已经存在，没有覆盖它；请换一个文件名。")


def name_finished(made: Path, path: Path) -> None:
    """Give a finished file its name; not even a file that appeared meanwhile is overwritten. Raises Refused."""
    try:
        give_name(made, path)
    except FileExistsError as taken:
        raise _taken(path) from taken


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


def fold_log(path: Path) -> None:
    """Fold the write-ahead log into a file that nobody else has open, so that the file alone is everything."""
    connection = connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.close()
