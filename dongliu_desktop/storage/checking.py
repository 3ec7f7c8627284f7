"""Looks for damage in a data file: what SQLite finds, what the schema must be, and what must hold between rows."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import upgrade_file
from dongliu_desktop.storage.records import ENTITIES

Schema = dict[tuple[str, str], object]

MOST_MESSAGES = 100

GAPS = "SELECT replica, max(seq) - count(*) FROM step GROUP BY replica HAVING max(seq) > count(*)"
UNKNOWN_REVERTS = """
SELECT s.label FROM step AS s LEFT JOIN step AS other ON other.uid = s.reverts
WHERE s.reverts IS NOT NULL AND other.uid IS NULL
"""
MOMENTLESS = "SELECT label FROM step WHERE datetime(at) IS NULL"
CORRECTIONS = """
SELECT r.uid, r.supersedes_uid, other.uid IS NOT NULL, other.project_uid IS r.project_uid, p.name
FROM progress_report AS r
LEFT JOIN progress_report AS other ON other.uid = r.supersedes_uid
LEFT JOIN project AS p ON p.uid = r.project_uid
WHERE r.supersedes_uid IS NOT NULL
"""
ATTACHMENTS = """
SELECT a.name, a.sha256, a.size, length(c.content) FROM attachment AS a
LEFT JOIN attachment_content AS c ON c.sha256 = a.sha256
"""

ORPHANS = """
SELECT c.sha256 FROM attachment_content AS c
WHERE NOT EXISTS (SELECT 1 FROM attachment AS a WHERE a.sha256 = c.sha256)
AND NOT EXISTS (
    SELECT 1 FROM step_change AS s
    WHERE s.entity = 'attachment' AND (instr(s.old, c.sha256) > 0 OR instr(s.new, c.sha256) > 0)
)
"""


class Correction(NamedTuple):
    """A report that corrects another one: whether that one is there and belongs to the same project."""

    uid: str
    corrects: str
    known: bool
    same_project: bool
    project: str | None


class AttachmentFact(NamedTuple):
    """An attachment and the size of its content in bytes, as noted and as stored (None where there is no content)."""

    name: str
    sha256: str
    size: int
    stored: int | None


def integrity(connection: Connection) -> Iterator[str]:
    """Give SQLite's own findings in its own words, at most a hundred; none for a sound file."""
    for (message,) in connection.execute(f"PRAGMA integrity_check({MOST_MESSAGES})"):
        yield from (line for line in message.splitlines() if line != "ok" and not line.startswith("***"))


def dangling(connection: Connection) -> Iterator[tuple[str, str]]:
    """Give (table, table referred to) of every row that refers to nothing."""
    for table, _rowid, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        yield table, parent


def version(connection: Connection) -> int:
    """Give the schema number that the file was brought to; newer ones and foreign files are refused before."""
    return connection.execute("PRAGMA user_version").fetchone()[0]


def revision(connection: Connection) -> str | None:
    """Give the migration that the file was brought to, None where it says none."""
    found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return found[0][0] if len(found) == 1 else None


def odd_objects(connection: Connection) -> Iterator[tuple[str, str]]:
    """Give (type, name) of tables, indexes, triggers and views that are missing, foreign, or not as we make them."""
    wanted, found = _fresh_schema(), _schema(connection)
    for thing in sorted(wanted.keys() | found.keys()):
        if wanted.get(thing) != found.get(thing):
            yield thing


def gaps(connection: Connection) -> Iterator[tuple[str, int]]:
    """Give (copy of the file, number of steps) for every copy of which steps are missing in between."""
    yield from connection.execute(GAPS)


def unknown_reverts(connection: Connection) -> Iterator[str]:
    """Give the labels of steps that took back a step which is not there."""
    yield from (label for (label,) in connection.execute(UNKNOWN_REVERTS))


def momentless(connection: Connection) -> Iterator[str]:
    """Give the labels of steps that do not tell when they were done."""
    yield from (label for (label,) in connection.execute(MOMENTLESS))


def unknown_entities(connection: Connection) -> Iterator[str]:
    """Give the kinds of records that steps tell of and this program does not know."""
    for (entity,) in connection.execute("SELECT DISTINCT entity FROM step_change ORDER BY entity"):
        if entity not in ENTITIES:
            yield entity


def corrections(connection: Connection) -> Iterator[Correction]:
    """Give all reports that correct another one."""
    for uid, corrects, known, same, project in connection.execute(CORRECTIONS):
        yield Correction(uid, corrects, bool(known), bool(same), project)


def correction_circle(connection: Connection) -> tuple[str, ...]:
    """Give the uids of reports that correct each other in a circle, () where there is none."""
    return circle(
        connection.execute("SELECT uid, supersedes_uid FROM progress_report WHERE supersedes_uid IS NOT NULL")
    )


def lineage_circle(connection: Connection) -> tuple[str, ...]:
    """Give the names of projects that continue each other in a circle, () where there is none."""
    found = circle(connection.execute("SELECT later_uid, earlier_uid FROM project_link"))
    return tuple(_project_name(connection, uid) for uid in found)


def circle(arrows: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Give the first circle in a graph, its start repeated at the end; () where there is none."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for start, end in arrows:
        sorter.add(start, end)
    try:
        sorter.prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def attachments(connection: Connection) -> Iterator[AttachmentFact]:
    """Give all attachments with the size of their content."""
    for name, sha256, size, stored in connection.execute(ATTACHMENTS):
        yield AttachmentFact(name, sha256, size, stored)


def altered_contents(connection: Connection) -> Iterator[str]:
    """Give the hashes under which something else is stored; one content at a time is in memory."""
    for sha256, content in connection.execute("SELECT sha256, CAST(content AS BLOB) FROM attachment_content"):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield sha256


def orphans(connection: Connection) -> Iterator[str]:
    """Give the hashes of contents that no attachment has, nor ever had: undo cannot need them."""
    yield from (sha256 for (sha256,) in connection.execute(ORPHANS))


def _project_name(connection: Connection, uid: str) -> str:
    found = connection.execute("SELECT name FROM project WHERE uid = ?", (uid,)).fetchone()
    return found[0] if found else uid


def _fresh_schema() -> Schema:
    """Make an empty file by all migrations and look at it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.dongliu"
        upgrade_file(path, mode="rwc")
        connection = driver.connect(path)
        try:
            return _schema(connection)
        finally:
            connection.close()


def _schema(connection: Connection) -> Schema:
    """Give every object of a file with what matters of it.

    Compared are columns and code, not the SQL text of tables: that varies with the library that wrote it.
    """
    things = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    return {(kind, name): _shape(connection, kind, name, sql) for kind, name, sql in things}


def _shape(connection: Connection, kind: str, name: str, sql: str) -> object:
    if kind == "table":
        columns = connection.execute('SELECT name, "notnull", pk FROM pragma_table_info(?)', (name,))
        return frozenset(columns.fetchall())
    if kind == "index":
        return tuple(connection.execute("SELECT seqno, name FROM pragma_index_info(?)", (name,)).fetchall())
    return " ".join(sql.split())
