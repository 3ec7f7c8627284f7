"""Mends what can be mended without a guess: indexes from their tables, tables from the steps. All of it, or nothing.

Steps are never touched. Contents that no attachment ever had are cleared away.
"""

import re
from pathlib import Path
from sqlite3 import SQLITE_CORRUPT
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.exc import IntegrityError

from dongliu_desktop.storage import checking, driver, replay, trouble
from dongliu_desktop.storage.database import make_engine
from dongliu_desktop.storage.dump import Row
from dongliu_desktop.storage.records import ENTITIES, Base
from dongliu_desktop.storage.replay import Difference, Kind
from dongliu_desktop.storage.unit_of_work import EDIT_COUNTER, typed

OF_AN_INDEX = re.compile(r"(wrong # of entries in index|row \d+ (missing from|values differ from) index) ")


class Damage(NamedTuple):
    """What is wrong with a file's structure: whether indexes lack rows, and whether all else makes a repair unsafe.

    It is unsafe where SQLite finds other damage, and where triggers or tables are not ours: a trigger could do
    anything while rows are mended.
    """

    indexes: bool
    hopeless: bool


class Mended(NamedTuple):
    """What was mended: the indexes or not, records that differed from the steps, and hashes of contents cleared."""

    indexes: bool
    records: tuple[Difference, ...]
    contents: tuple[str, ...]


class BeyondRepair(Exception):
    """What was mended does not fit together; nothing was changed."""


def damage(connection: driver.Connection) -> Damage:
    """Look at a file's structure. Raises the driver's errors, but for damage."""
    try:
        messages = list(checking.integrity(connection))
    except driver.errors() as error:
        if getattr(error, "sqlite_errorcode", None) != SQLITE_CORRUPT:
            raise
        return Damage(indexes=False, hopeless=True)
    if not all(OF_AN_INDEX.match(message) for message in messages):
        return Damage(indexes=False, hopeless=True)
    return Damage(bool(messages), any(True for _thing in checking.odd_objects(connection)))


def mend(path: Path, *, indexes: bool) -> Mended:
    """Mend a file in one transaction; `indexes` are built anew if asked.

    Raises:
        BeyondRepair: it cannot be done; nothing is changed.
        StorageTrouble: the file is in use, or the disk does not do what it should; nothing is changed.
    """
    engine = make_engine(path)
    try:
        with trouble.told(path), engine.begin() as connection:
            return _mend(connection, indexes=indexes)
    except (IntegrityError, *driver.errors("IntegrityError")) as error:
        raise BeyondRepair from error
    finally:
        engine.dispose()


def _mend(connection: Connection, *, indexes: bool) -> Mended:
    raw = driver_of(connection)
    dangling = set(checking.dangling(raw))
    if indexes:
        raw.execute("REINDEX")
    late = replay.late_clocks(raw)
    records = _differences(raw, late)
    versions = [_take_out(connection, one) for one in records]  # all first: two may have swapped a unique name
    for one, version in zip(records, versions, strict=True):
        put_back(connection, one, replay.told(raw, one.entity, one.key, late), version)
    contents = tuple(checking.orphans(raw))
    raw.executemany("DELETE FROM attachment_content WHERE sha256 = ?", [(sha256,) for sha256 in contents])
    worse = set(checking.dangling(raw)) - dangling
    if worse or _differences(raw, late) or next(checking.integrity(raw), None):
        raise BeyondRepair
    return Mended(indexes, records, contents)


def driver_of(connection: Connection) -> driver.Connection:
    """Give the driver's own connection. Raises BeyondRepair where there is none."""
    found = connection.connection.driver_connection
    if found is None:
        raise BeyondRepair
    return found


def _differences(raw: driver.Connection, late: dict[str, int]) -> tuple[Difference, ...]:
    """Give the records that are not as the steps say, but for those whose steps cannot be read."""
    found = (one for entity in sorted(ENTITIES) for one in replay.differences(raw, entity, late, unseen))
    return tuple(one for one in found if one.kind != Kind.UNREADABLE)


def unseen() -> None:
    """Count nothing."""


def _take_out(connection: Connection, one: Difference) -> int:
    """Delete a record, and give the number of its edits; 0 where those are not counted."""
    table = _table(one)
    counted = EDIT_COUNTER in table.c
    version = connection.scalar(select(table.c[EDIT_COUNTER]).where(table.c.uid == one.key)) if counted else 0
    connection.execute(delete(table).where(table.c.uid == one.key))
    return version or 0


def put_back(connection: Connection, one: Difference, record: Row | None, version: int) -> None:
    """Put a record into its table as the steps leave it, None for nothing; `version` counts its edits so far."""
    if record is None:
        return
    table = _table(one)
    values = {field: typed(ENTITIES[one.entity], field, value) for field, value in record.items()}
    if EDIT_COUNTER in table.c:
        values[EDIT_COUNTER] = version + 1  # an edit too: whoever has the record open is to notice
    connection.execute(insert(table).values(values))


def _table(one: Difference) -> Table:
    return Base.metadata.tables[one.entity]
