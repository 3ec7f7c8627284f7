"""A whole data file as JSON values, row by row: what the export writes and what the check compares with the steps."""

import base64
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from sqlite3 import Connection
from typing import Any, NamedTuple

from sqlalchemy import Select, Table, select
from sqlalchemy.dialects import sqlite

from dongliu_desktop.storage import driver, preflight, trouble
from dongliu_desktop.storage.records import AttachmentContent, Base, Household, Step, StepChange
from dongliu_desktop.storage.stored import decoded, moment

Row = dict[str, Any]

PERSONAL = Household.__tablename__
CONTENTS = AttachmentContent.__tablename__
_STEP_TABLES = frozenset({Step.__tablename__, StepChange.__tablename__})
_CHANGE_FIELDS: tuple[str, ...] = ("uid", "entity", "key", "field", "old", "new", "parents")
_STEP_FIELDS: tuple[str, ...] = ("uid", "replica", "seq", "clock", "at", "who", "label", "reverts")


class StepDump(NamedTuple):
    """One step and its changes in the order they were made; the changes are read while they are asked for."""

    step: Row
    changes: Iterator[Row]


@contextmanager
def long_read(path: Path) -> Generator[Connection]:
    """Open a data file for a read of any length: all that is read inside the block is one state of the file.

    Raises:
        StorageTrouble: the file cannot be opened or read; see `preflight.inspect`.
    """
    place = preflight.located(path)
    preflight.inspect(place)
    with trouble.told(place):
        connection = driver.connect(place)
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()


def tables() -> tuple[str, ...]:
    """Give the names of all tables but the steps, each after those it refers to."""
    return tuple(table.name for table in Base.metadata.sorted_tables if table.name not in _STEP_TABLES)


def count(connection: Connection, table: str) -> int:
    """Give the number of rows of a table."""
    found = connection.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - a name from `tables`
    return found.fetchone()[0]


def rows(connection: Connection, table: str, *, lenient: bool = False) -> Iterator[Row]:
    """Give the rows of a table by their key, with JSON values: ISO dates and moments (UTC), base 64.

    What is none of these is damage; `lenient` gives it as it is stored, to be compared with the steps.
    """
    kept = Base.metadata.tables[table]
    names = tuple(column.name for column in kept.columns)
    turns = [(name, _leniently(turn)) for name, turn in _turns(kept)] if lenient else _turns(kept)
    for values in connection.execute(_text(select(kept).order_by(*kept.primary_key))):
        row = dict(zip(names, values, strict=True))
        for name, turn in turns:
            if row[name] is not None:
                row[name] = turn(row[name])
        yield row


def steps(connection: Connection) -> Iterator[StepDump]:
    """Give all steps, copy of the file by copy of the file, each copy's in the order they were made there."""
    wanted = (
        select(
            *(Step.__table__.c[name] for name in _STEP_FIELDS),
            *(StepChange.__table__.c[name] for name in _CHANGE_FIELDS),
        )
        .join(StepChange, StepChange.step_uid == Step.uid, isouter=True)
        .order_by(Step.replica, Step.seq, StepChange.ordinal)
    )
    found = connection.execute(_text(wanted))
    for head, changes in groupby(found, key=lambda values: values[: len(_STEP_FIELDS)]):
        step = dict(zip(_STEP_FIELDS, head, strict=True))
        step["at"] = _moment(step["at"])
        yield StepDump(step, _changes(values[len(_STEP_FIELDS) :] for values in changes))


def _changes(found: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
    for values in found:
        change = dict(zip(_CHANGE_FIELDS, values, strict=True))
        if change["uid"] is None:  # a step without changes
            continue
        for name in ("old", "new", "parents"):
            change[name] = decoded(change[name])
        yield change


def _turns(table: Table) -> list[tuple[str, Callable[[Any], Any]]]:
    return [
        (column.name, TURNS[column.type.python_type]) for column in table.columns if column.type.python_type in TURNS
    ]


def _moment(stored: str) -> str:
    return moment(stored).replace(tzinfo=None).isoformat()


def _yes_or_no(stored: int) -> bool | int:
    return bool(stored) if stored in (0, 1) else stored


def _leniently(turn: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def turned(stored: Any) -> Any:  # noqa: ANN401 - any column
        try:
            return turn(stored)
        except ValueError:
            return stored

    return turned


def _base64(stored: bytes) -> str:
    return base64.b64encode(stored).decode("ascii")


TURNS: dict[type, Callable[[Any], Any]] = {bool: _yes_or_no, datetime: _moment, bytes: _base64}


def _text(statement: Select[*tuple[Any, ...]]) -> str:
    return str(statement.compile(dialect=sqlite.dialect()))
