"""Puts a backup in the place of a data file: wholly or not at all, and what was there is kept.

The new file is made ready beside the old one. Then the old one is locked against everybody, kept, and replaced in
one move, so that a crash leaves the one or the other. Logs must go before the new file comes: SQLite would play
the log of the old file into the new one and silently undo the restore.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.errors import Refused, StorageTrouble, Trouble
from dongliu_desktop.storage import backup_files, driver, keys, preflight, trouble
from dongliu_desktop.storage.backup import examine, save_copy
from dongliu_desktop.storage.backup_files import BackupName
from dongliu_desktop.storage.database import make_engine, mint_replica
from dongliu_desktop.storage.opening import fold_log, upgrade_file
from dongliu_desktop.storage.protecting import like
from dongliu_desktop.storage.records import Step
from dongliu_desktop.storage.unit_of_work import Clock, utc_now
from dongliu_desktop.system.files import give_name, sync_file, sync_folder

UNFINISHED = ".恢复-"
LOGS = ("-wal", "-shm", "-journal")
LOCK = ("PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=DELETE", "BEGIN EXCLUSIVE", "COMMIT")
NO_DATABASE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
USELESS = (Trouble.DAMAGED, Trouble.NOT_OURS, Trouble.EMPTY_FILE, Trouble.NEWER)
WORDS: dict[Trouble, str] = {
    Trouble.DISK_FULL: "磁盘空间不足，没有恢复；数据文件没有改动，请腾出空间后再试。",
    Trouble.READ_ONLY: "数据文件或所在文件夹是只读的，没有恢复。",
    Trouble.CANNOT_OPEN: "打不开数据文件，或进不去它所在的文件夹，没有恢复；请检查文件夹是否还在、是否有权限。",
    Trouble.IO_ERROR: "读写磁盘失败，没有恢复；数据文件没有改动，请检查磁盘。",
    Trouble.LOCKED: "数据文件正被另一个窗口或程序使用，没有恢复，也没有任何改动；请先把它关闭再试。",
}


class Signed(NamedTuple):
    """What the step tells of a restore: when (local time), who, and what it is called in the list of steps."""

    now: datetime
    who: str
    label: str


def restore(path: Path, backup: Path, signed: Signed) -> Path | None:
    """Put a backup in the place of a data file, and give the place where that is kept (None if there was none).

    A sound file is kept as one more backup, any other one as it is, its logs with it, in a folder beside the
    backups. The restored file is a copy of its own from now on: it gets a new id, and one step tells of the restore.

    Raises:
        Refused: the backup is the data file itself.
        StorageTrouble: the backup cannot be relied on, the file is in use, or the disk does not do what it should;
            then the data file is as it was.
    """
    place, source = preflight.located(path), preflight.located(backup)
    if place == source or (place.exists() and source.exists() and place.samefile(source)):
        raise Refused(f"“{source.name}”正是现在的数据文件，不用恢复。")
    if place.exists() and not place.is_file():
        preflight.identify(place)  # tells what it is
    digest = examine(source)
    with trouble.reworded(WORDS), trouble.told(place):
        backup_files.tidy(place.parent, UNFINISHED)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=UNFINISHED) as folder:
            made = Path(folder) / place.name
            backup_files.copy_bytes(source, made, digest)
            like(made, place)
            _prepare(made, signed)
            key = driver.key_of(made)
            kept = _replace(place, made, signed.now)
        if key is not None:
            keys.hold(place, key)
    return kept


def _prepare(made: Path, signed: Signed) -> None:
    """Bring a copy to today's schema, and let it tell that it is a restored one."""
    if preflight.identify(made) < preflight.SCHEMA:
        upgrade_file(made)
    engine = make_engine(made)
    try:
        with Session(engine) as session:
            sign(session, signed)
            session.commit()
    finally:
        engine.dispose()
    fold_log(made)
    sync_file(made)


def sign(session: Session, signed: Signed) -> Step:
    """Mint a new id, and write a step that undo never meets: it stands under an id of its own."""
    mint_replica(session)
    latest = session.scalars(select(func.max(Step.clock))).first() or 0
    step = Step(
        uid=uuid4().hex,
        replica=uuid4().hex,
        seq=1,
        clock=Clock(latest).tick(),
        at=utc_now(),
        who=signed.who,
        label=signed.label,
    )
    session.add(step)
    return step


def _replace(place: Path, made: Path, now: datetime) -> Path | None:
    with _alone(place) as present:
        kept = _kept_as_backup(place, present, now)
        if present is not None and sys.platform == "win32":  # there an open file can be neither moved nor replaced
            present.close()
        if kept is None:
            kept = _set_aside(place, now, with_logs=present is None)
        # The lock is held until the new file is there. Whoever waits for it finds the old file moved: SQLite looks
        # before it writes, and refuses.
        made.replace(place)
        sync_folder(place.parent)
    return kept


@contextmanager
def _alone(place: Path) -> Generator[Connection | None]:
    """Hold a data file against everybody else, its log folded in; None stands for one that is none, or missing.

    Without a write-ahead log only a transaction under way is noticed, not a program that has the file open.
    """
    connection = _locked(place) if place.exists() and place.stat().st_size else None  # SQLite would fill an empty one
    try:
        yield connection
    finally:
        if connection is not None:
            connection.close()


def _locked(place: Path) -> Connection | None:
    connection = driver.bare(place, driver.key_of(place))
    try:
        for statement in LOCK:
            connection.execute(statement).fetchall()
    except driver.errors() as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) & trouble.PRIMARY not in NO_DATABASE:
            raise
        return None
    return connection


def _kept_as_backup(place: Path, present: Connection | None, now: datetime) -> Path | None:
    """Make one more backup of the file that is there, if it is sound."""
    if present is None:
        return None
    name = BackupName(backup_files.stem_of(place), now, Reason.RESTORE)
    try:
        preflight.identify(place)
        return save_copy(present, place.parent / backup_files.FOLDER, name, place).path
    except StorageTrouble as met:
        if met.kind not in USELESS:
            raise
        return None


def _set_aside(place: Path, now: datetime, *, with_logs: bool) -> Path | None:
    """Keep the file that is there as it is, in a folder of its own; the logs go first."""
    logs = [place.with_name(place.name + suffix) for suffix in LOGS if with_logs]
    found = [log for log in logs if log.exists() and log.stat().st_size]  # an empty one says nothing to SQLite
    if not (found or place.exists()):
        return None
    aside = _new_folder(place.parent / backup_files.FOLDER, f"{Reason.RESTORE}-{now.strftime(backup_files.STAMP)}")
    for log in found:
        log.replace(aside / log.name)
    if place.exists():
        give_name(place, aside / place.name)  # it keeps the old name as well, until the new file takes that
    sync_folder(aside)
    return aside


def _new_folder(parent: Path, name: str) -> Path:
    parent.mkdir(mode=0o700, exist_ok=True)
    for number in count(1):
        folder = parent / (f"{name}-{number}" if number > 1 else name)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            return folder
    raise AssertionError  # numbers do not end
