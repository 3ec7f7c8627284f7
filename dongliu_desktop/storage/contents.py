"""What a data file is made of, told briefly: to compare a copy with its file, and to show what is in a backup."""

from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from dongliu_desktop.domain.backups import Holds, LaterStep
from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.storage import driver, preflight

HEADER = ("application_id", "user_version")
STEP_TABLES = ("step", "step_change")
NEWEST_STEP = "SELECT uid, label, at FROM step ORDER BY clock DESC, uid DESC LIMIT 1"


class Contents(NamedTuple):
    """What a file is made of: owner and schema, (kind, name) of its objects, rows by table, and its newest step."""

    header: tuple[int, int]
    things: frozenset[tuple[str, str]]
    rows: dict[str, int]
    newest: str | None


def contents(connection: Connection) -> Contents:
    """Give what a file is made of, all from one state of it. Raises the driver's errors."""
    connection.execute("BEGIN")
    try:
        owner, schema = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in HEADER)
        things = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
        rows = {name: _count(connection, name) for kind, name in things if kind == "table"}
        newest = connection.execute(NEWEST_STEP).fetchone() if "step" in rows else None
    finally:
        connection.rollback()
    return Contents((owner, schema), frozenset(things), rows, newest[0] if newest else None)


def holds_all(copy: Connection, before: Contents) -> bool:
    """Tell whether a copy holds what its file held before it was made, or more: others may have written since."""
    try:
        found = contents(copy)
        known = before.newest is None or before.newest in steps(copy)
    except driver.errors():
        return False
    if not known or (found.header, found.things) != (before.header, before.things):
        return False
    grown = {name: found.rows[name] - before.rows[name] for name in STEP_TABLES if name in before.rows}
    if any(more > 0 for more in grown.values()):  # a step may have taken rows of the other tables away
        return all(more >= 0 for more in grown.values())
    return found.rows == before.rows


def steps(connection: Connection) -> frozenset[str]:
    """Give the uids of all steps. Raises the driver's errors."""
    return frozenset(uid for (uid,) in connection.execute("SELECT uid FROM step"))


def sound(connection: Connection) -> bool:
    """Tell whether SQLite finds no damage in a file. Raises the driver's errors."""
    return connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]


def seems_sound(connection: Connection) -> bool:
    """Tell whether SQLite finds no damage at a first look, which takes a tenth of the time of `sound`."""
    return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]


def holds(connection: Connection) -> Holds:
    """Tell what is in a file. Raises the driver's errors."""
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    made, *counts = (_count(connection, table) for table in ("step", "plan_year", "project", "progress_report"))
    newest = connection.execute(NEWEST_STEP).fetchone()
    if newest is None:
        return Holds(schema, made, "", None, *counts)
    _uid, label, at = newest
    return Holds(schema, made, label, datetime.fromisoformat(at).replace(tzinfo=UTC), *counts)


def later_steps(connection: Connection, known: frozenset[str], most: int) -> tuple[LaterStep, ...]:
    """Give the newest steps that are not among the known ones, newest first. Raises the driver's errors."""
    found = connection.execute("SELECT uid, at, who, label FROM step ORDER BY clock DESC, uid DESC")
    unknown = ((at, who, label) for uid, at, who, label in found if uid not in known)
    return tuple(
        LaterStep(datetime.fromisoformat(at).replace(tzinfo=UTC), who, label)
        for at, who, label in islice(unknown, most)
    )


def held(path: Path) -> Holds | None:
    """Tell what is in a file that nobody writes, None where that cannot be read."""
    try:
        preflight.identify(path)
        with closing(driver.glance(path)) as connection:
            return holds(connection)
    except (StorageTrouble, *driver.errors("Error"), ValueError):  # ValueError: a moment that is none
        return None


def _count(connection: Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0]  # noqa: S608 - a quoted name
