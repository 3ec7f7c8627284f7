"""Builds the current tables anew from the steps and says where they differ from what is stored.

Both sides are read in the order of the records' keys, one record at a time, so that memory does not grow with
the file.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from heapq import merge
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Any, NamedTuple

from sqlalchemy.sql.schema import ScalarElementColumnDefault

from dongliu_desktop.storage.dump import Row, rows
from dongliu_desktop.storage.records import ENTITIES
from dongliu_desktop.storage.unit_of_work import EDIT_COUNTER, plain

Change = tuple[Any, ...]
"""key, field, old, new, ordinal, step, clock, replica, seq"""

CHANGES_OF_ENTITY = """
SELECT c.key, c.field, c.old, c.new, c.ordinal, s.uid, s.clock, s.replica, s.seq
FROM step_change AS c CROSS JOIN step AS s ON s.uid = c.step_uid
WHERE c.entity = ? ORDER BY c.key
"""
CHANGES_OF_RECORD = """
SELECT c.key, c.field, c.old, c.new, c.ordinal, s.uid, s.clock, s.replica, s.seq
FROM step_change AS c JOIN step AS s ON s.uid = c.step_uid
WHERE c.entity = ? AND c.key = ?
"""
STEPS_BY_COPY = "SELECT uid, replica, clock FROM step ORDER BY replica, seq"


class Kind(StrEnum):
    """How a record differs from what the steps say."""

    UNRECORDED = "unrecorded"
    LOST = "lost"
    DIFFERENT = "different"
    UNREADABLE = "unreadable"


class Difference(NamedTuple):
    """A record that is not as the steps say; `fields` names what differs, for a different one."""

    kind: Kind
    entity: str
    key: str
    fields: tuple[str, ...] = ()


def late_clocks(connection: Connection) -> dict[str, int]:
    """Give the steps whose clock ran behind an earlier step of the same copy, with the clock they must have had.

    A computer's clock that was set back must not change the order in which one person did things.
    """
    late: dict[str, int] = {}
    copy, latest = "", 0
    for uid, replica, clock in connection.execute(STEPS_BY_COPY):
        if replica != copy:
            copy, latest = replica, 0
        if clock < latest:
            late[uid] = latest
        latest = max(latest, clock)
    return late


def differences(
    connection: Connection, entity: str, late: dict[str, int], seen: Callable[[], None]
) -> Iterator[Difference]:
    """Compare one table with what its steps say; `seen` is called for every stored record."""
    found = connection.execute(CHANGES_OF_ENTITY, (entity,))
    told = ((key, list(changes)) for key, changes in groupby(found, key=itemgetter(0)))
    stored = ((row["uid"], row) for row in _counted(rows(connection, entity, lenient=True), seen))
    defaults = _defaults(entity)
    for key, changes, row in _side_by_side(told, stored):
        try:
            record = replayed(changes or [], late, defaults)
        except (ValueError, TypeError, AttributeError):  # no JSON, or none of a record
            yield Difference(Kind.UNREADABLE, entity, key)
            continue
        difference = _compared(entity, key, record, row)
        if difference is not None:
            yield difference


def told(connection: Connection, entity: str, key: str, late: dict[str, int]) -> Row | None:
    """Give one record as its steps leave it, None where they leave none.

    Raises:
        ValueError: the steps cannot be read.
    """
    return replayed(connection.execute(CHANGES_OF_RECORD, (entity, key)).fetchall(), late, _defaults(entity))


def replayed(changes: list[Change], late: dict[str, int], defaults: Row) -> Row | None:
    """Give a record as its changes leave it, None where they leave none.

    Columns that are newer than a step have their default, fields that are gone are left out.

    Raises:
        ValueError: a change cannot be read, touches a record that is not there, or tells of another value before it
            than the change before, of the same copy, has left.
    """
    record: Row | None = None
    copy: str | None = None
    for _key, field, old, new, *_order, replica, _seq in _in_order(changes, late):
        if replica == copy and record is not None and not _follows(record, field, old):
            raise ValueError("does not follow from the change before")
        copy = replica
        if field is None:
            record = None if new is None else json.loads(new)
            if new is None and old is None:
                raise ValueError("neither made nor deleted")
        elif record is None:
            raise ValueError("changed before it was made")
        else:
            record[field] = json.loads(new or "null")
    if record is None or record.keys() == defaults.keys():
        return record
    return {name: record.get(name, default) for name, default in defaults.items()}


def _follows(record: Row, field: str | None, old: str | None) -> bool:
    """Tell whether what a change says was there before is what was there; two copies may have changed it at once."""
    told: Any = None if old is None else json.loads(old)
    before: Row = {field: told} if field is not None else (told or {})
    return all(record[name] == value for name, value in before.items() if name in record)


def _in_order(changes: list[Change], late: dict[str, int]) -> list[Change]:
    if len(changes) == 1:
        return changes

    def moment(change: Change) -> tuple[int, str, int, int]:
        ordinal, step, clock, replica, seq = change[4:]
        return (late.get(step) or clock, replica, seq, ordinal)

    return sorted(changes, key=moment)


def _defaults(entity: str) -> Row:
    """Give every column of a table that steps tell of, with what a new record has in it."""
    columns = (column for column in ENTITIES[entity].__table__.columns if column.key != EDIT_COUNTER)
    return {
        column.key: plain(column.default.arg) if isinstance(column.default, ScalarElementColumnDefault) else None
        for column in columns
    }


def _compared(entity: str, key: str, record: Row | None, row: Row | None) -> Difference | None:
    if row is None:
        return None if record is None else Difference(Kind.LOST, entity, key)
    if record is None:
        return Difference(Kind.UNRECORDED, entity, key)
    row.pop(EDIT_COUNTER, None)
    if record == row:
        return None
    return Difference(Kind.DIFFERENT, entity, key, tuple(name for name in row if record[name] != row[name]))


def _counted(found: Iterable[Row], seen: Callable[[], None]) -> Iterator[Row]:
    for row in found:
        seen()
        yield row


def _side_by_side(
    told: Iterable[tuple[str, list[Change]]], stored: Iterable[tuple[str, Row]]
) -> Iterator[tuple[str, list[Change] | None, Row | None]]:
    """Pair two streams that are sorted by the same key; None stands where one side has nothing."""
    left = ((key, (changes, None)) for key, changes in told)
    right = ((key, (None, row)) for key, row in stored)
    for key, sides in groupby(merge(left, right, key=itemgetter(0)), key=itemgetter(0)):
        changes, row = None, None
        for _, side in sides:
            changes, row = side[0] or changes, side[1] or row
        yield key, changes, row
