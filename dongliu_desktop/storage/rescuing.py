"""Saves what can still be read of a damaged file into a new one, where no backup is left. The damaged file stays.

Tables and steps tell everything twice: what the one has lost comes back from the other. Where both still tell of a
record and disagree, the table is right: some of its steps are gone. At the end one step tells what no other tells.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage import driver, keys, preflight, replay, trouble
from dongliu_desktop.storage.contents import HEADER
from dongliu_desktop.storage.copying import UNFINISHED, WORDS
from dongliu_desktop.storage.database import make_engine
from dongliu_desktop.storage.dump import Row, rows
from dongliu_desktop.storage.opening import create_file, fold_log, name_finished, refuse_existing
from dongliu_desktop.storage.protecting import like
from dongliu_desktop.storage.records import ENTITIES, Project, StepChange
from dongliu_desktop.storage.repair import driver_of, put_back, unseen
from dongliu_desktop.storage.replay import Difference, Kind
from dongliu_desktop.storage.rescued_steps import complete_steps
from dongliu_desktop.storage.restoring import Signed, sign
from dongliu_desktop.storage.torn_rows import is_known, legible_rows, torn_file
from dongliu_desktop.storage.unit_of_work import EDIT_COUNTER, encode
from dongliu_desktop.system.files import sync_file

EVERYTHING = (Project.__tablename__, StepChange.__tablename__)
"""Who has the one can make the other from it, mostly."""
BOOKKEEPING = frozenset({"alembic_version"})
OLDER = "“{}”是旧版格式，救不出里面的内容；请先用“备份与恢复”找一份完好的备份。"
TOO_TORN = "“{}”损坏太重，开头的目录已读不出，救不出里面的内容；请用别处的备份。"
FORGET_CORRECTED = """
UPDATE progress_report SET supersedes_uid = NULL
WHERE supersedes_uid NOT IN (SELECT uid FROM progress_report)
"""


class Rescued(NamedTuple):
    """What was saved.

    Attributes:
        read: rows that could be read, by table.
        from_steps: records that were gone from their tables and came back from the steps.
        left_out: by table, records that had to stay behind: what they belong to is gone from tables and steps alike.
        lost_steps: steps of which nothing but a number, or some changes, is left.
    """

    read: Counter[str]
    from_steps: tuple[Difference, ...]
    left_out: Counter[str]
    lost_steps: int


def rescue(path: Path, target: Path, signed: Signed) -> Rescued:
    """Put what can still be read of a damaged file into a new file.

    Raises:
        Refused: there is a file of that name already.
        StorageTrouble: nothing can be read of it, or the target's disk does not do what it should; nothing is left.
    """
    place = preflight.located(path)
    preflight.check_name(target)
    refuse_existing(target)
    _refuse_beyond_rescue(place)
    with (
        trouble.reworded(WORDS),
        trouble.told(target),
        tempfile.TemporaryDirectory(dir=target.parent, prefix=UNFINISHED) as folder,
    ):
        made = Path(folder) / target.name
        create_file(made)
        like(made, place)
        rescued = _into(made, place, signed)
        fold_log(made)
        sync_file(made)
        key = driver.key_of(made)
        name_finished(made, target)
    if key is not None:
        keys.hold(target, key)
    return rescued


def _refuse_beyond_rescue(place: Path) -> None:
    """Let a file pass whose list of tables can still be read. Raises StorageTrouble."""
    too_torn = StorageTrouble(Trouble.DAMAGED, TOO_TORN.format(place.name))
    try:
        preflight.identify(place)
    except StorageTrouble as met:
        if met.kind != Trouble.DAMAGED:
            raise
    with torn_file(place) as torn:
        try:
            owner, version = (int(torn.execute(f"PRAGMA {name}").fetchone()[0]) for name in HEADER)
        except driver.errors() as error:
            raise too_torn from error
        if not any(is_known(torn, table) for table in EVERYTHING):
            raise too_torn
    if owner != driver.APPLICATION_ID:
        raise too_torn
    if version != preflight.SCHEMA:
        raise StorageTrouble(Trouble.DAMAGED, OLDER.format(place.name))


def _into(made: Path, place: Path, signed: Signed) -> Rescued:
    engine = make_engine(made)
    try:
        with torn_file(place) as torn, engine.begin() as connection:
            return _transfer(connection, torn, signed)
    finally:
        engine.dispose()


def _transfer(connection: Connection, torn: driver.Connection, signed: Signed) -> Rescued:
    raw = driver_of(connection)
    guards = _without_guards(raw)
    raw.execute("DELETE FROM replica")
    read = Counter({table: _copied(raw, torn, table) for table in _tables(raw)})
    lost_steps = complete_steps(raw)
    from_steps = tuple(_put_back_all(connection, raw))
    left_out = _cut_loose(raw)
    raw.execute(FORGET_CORRECTED)
    _tell_anew(connection, raw, signed)
    for guard in guards:
        raw.execute(guard)
    return Rescued(read, from_steps, left_out, lost_steps)


def _without_guards(raw: driver.Connection) -> list[str]:
    """Take off the triggers that keep steps from being changed; give what puts them on again."""
    found = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in found:
        raw.execute(f'DROP TRIGGER "{name}"')
    return [sql for _name, sql in found]


def _tables(raw: driver.Connection) -> list[str]:
    found = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [name for (name,) in found.fetchall() if name not in BOOKKEEPING]


def _copied(raw: driver.Connection, torn: driver.Connection, table: str) -> int:
    """Copy what can be read and is no nonsense by the table's own rules; give how many rows that was."""
    columns = tuple(column[1] for column in raw.execute(f'PRAGMA table_info("{table}")'))
    places = ", ".join("?" * len(columns))
    listed = ", ".join(f'"{column}"' for column in columns)
    statement = f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({places})'  # noqa: S608 - our own names
    return raw.executemany(statement, legible_rows(torn, table, columns)).rowcount


def _put_back_all(connection: Connection, raw: driver.Connection) -> Iterator[Difference]:
    """Put back from the steps what is gone from its table, where it fits in."""
    late = replay.late_clocks(raw)
    for one in [one for one in _differences(raw) if one.kind == Kind.LOST]:
        try:
            with connection.begin_nested():
                put_back(connection, one, replay.told(raw, one.entity, one.key, late), version=0)
        except (IntegrityError, *driver.errors("IntegrityError")):  # its name was given to another one since
            continue
        yield one


def _cut_loose(raw: driver.Connection) -> Counter[str]:
    """Let nothing refer to what is gone; a record that cannot be without it is left out."""
    left_out: Counter[str] = Counter()
    while dangling := raw.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, _parent, number in dangling:
            links = [link for link in raw.execute(f'PRAGMA foreign_key_list("{table}")') if link[0] == number]
            nothing = ", ".join(f'"{link[3]}" = NULL' for link in links)
            where = f'"{table}" {{}} WHERE rowid = ?'
            if raw.execute(f"UPDATE OR IGNORE {where.format(f'SET {nothing}')}", (rowid,)).rowcount:
                continue
            left_out[table] += raw.execute(f"DELETE FROM {where.format('')}", (rowid,)).rowcount  # noqa: S608 - our own names
    return left_out


def _tell_anew(connection: Connection, raw: driver.Connection, signed: Signed) -> None:
    """Write one step that tells what no other step tells, so that tables and steps agree again."""
    late = replay.late_clocks(raw)
    changes: list[StepChange] = []
    found = list(_differences(raw))
    for entity in sorted({one.entity for one in found}):
        wanted = {one.key: one for one in found if one.entity == entity}
        stored = {row["uid"]: row for row in rows(raw, entity, lenient=True) if row["uid"] in wanted}
        for key, one in wanted.items():
            if one.kind == Kind.UNREADABLE:
                raw.execute("DELETE FROM step_change WHERE entity = ? AND key = ?", (entity, key))
            before = None if one.kind == Kind.UNREADABLE else replay.told(raw, entity, key, late)
            changes += _changes(one, before, stored.get(key))
    with Session(connection, join_transaction_mode="rollback_only") as session:
        step = sign(session, signed)
        for ordinal, change in enumerate(changes):
            change.step_uid, change.ordinal = step.uid, ordinal
        session.add_all(changes)
        session.commit()


def _changes(one: Difference, before: Row | None, after: Row | None) -> Iterable[StepChange]:
    """Give the changes that lead from what the steps say of a record to what is stored."""
    if after is not None:
        after.pop(EDIT_COUNTER, None)
    if before is None or after is None:
        whole = (None if side is None else encode(side) for side in (before, after))
        return [] if before is after else [_change(one, None, *whole)]
    return [
        _change(one, name, encode(before[name]), encode(after[name])) for name in after if before[name] != after[name]
    ]


def _change(one: Difference, field: str | None, old: str | None, new: str | None) -> StepChange:
    values: dict[str, Any] = {"entity": one.entity, "key": one.key, "field": field, "old": old, "new": new}
    return StepChange(uid=uuid4().hex, parents="[]", **values)


def _differences(raw: driver.Connection) -> Iterator[Difference]:
    late = replay.late_clocks(raw)
    return (one for entity in sorted(ENTITIES) for one in replay.differences(raw, entity, late, unseen))
