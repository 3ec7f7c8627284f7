"""The door to a real file with the real record, and short ways of saying what is behind it."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.rows import PillarRow, ProjectRow, ReportRow, WorkstreamRow, YearRow
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('alembic_version', 'attachment_content')"
STEPS = frozenset({"step", "step_change", "replica"})
Table = dict[str, dict[str, Any]]


class Desk:
    """One person at one file: an office, a reader, and short ways of saying what is on it."""

    def __init__(self, path: Path, who: str = "测试", today: date = TODAY) -> None:
        self.path = path
        self.who = who
        self.today = today
        self.restart()

    def restart(self) -> None:
        """Open the file again, as the program does when it starts."""
        self.office = Office(open_database(self.path), self.who, lambda: self.today)
        self.reader = Reader(self.path, lambda: self.today)
        self.do = self.office.do

    def close(self) -> None:
        self.office.close()
        self.reader.close()

    def year(self, year: int) -> YearRow:
        return next(row for row in self.reader.ask(lambda read: read.years()) if row.year == year)

    def pillar(self, part: str) -> PillarRow:
        found = [row for year in (2015, 2016) for row in self.reader.ask(lambda read: read.pillars(year))]  # noqa: B023 - asked at once
        return next(row for row in found if part in row.name)

    def workstream(self, pillar: str, number: int = 0) -> WorkstreamRow:
        wanted = self.pillar(pillar)
        rows = self.reader.ask(lambda read: read.workstreams(wanted.year))
        return [row for row in rows if row.pillar == wanted.uid][number]

    def projects(self, year: int) -> tuple[ProjectRow, ...]:
        return self.reader.ask(lambda read: read.projects_of_year(year))

    def project(self, part: str, year: int = 2016) -> ProjectRow:
        return next(row for row in self.projects(year) if part in row.name)

    def row(self, uid: str) -> ProjectRow:
        return self.reader.ask(lambda read: read.projects_by_uid([uid]))[0]

    def reports(self, uid: str) -> tuple[ReportRow, ...]:
        return self.reader.ask(lambda read: read.reports(uid))

    def tables(self) -> dict[str, Table]:
        """Give all that is kept, table by table and key by key, but for the steps and the counter of edits."""
        connection = driver.connect(self.path, mode="ro")
        connection.row_factory = driver.dbapi.Row
        names = [row["name"] for row in connection.execute(TABLES) if row["name"] not in STEPS]
        kept = {
            name: {row["uid"]: {key: row[key] for key in row.keys() if key != "version"} for row in rows}  # noqa: SIM118 - a driver's row is no dict
            for name in names
            for rows in [connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - our own names
        }
        connection.close()
        for report in kept["progress_report"].values():
            report["entered_at"] = datetime.fromisoformat(report["entered_at"]).isoformat()  # as steps write it
        return kept

    def changes(self, step: str) -> list[tuple[str, str | None, Any, Any]]:
        """Give what a step did: entity, field, old and new value."""
        connection = driver.connect(self.path, mode="ro")
        rows = connection.execute(
            "SELECT entity, field, old, new FROM step_change WHERE step_uid = ? ORDER BY ordinal", (step,)
        ).fetchall()
        connection.close()
        return [
            (entity, field, json.loads(old or "null"), json.loads(new or "null")) for entity, field, old, new in rows
        ]

    def replayed(self) -> dict[str, Table]:
        """Give what the steps say is kept, for comparison with `tables`."""
        connection = driver.connect(self.path, mode="ro")
        rows = connection.execute(
            "SELECT c.entity, c.key, c.field, c.new FROM step_change c JOIN step s ON s.uid = c.step_uid "
            "ORDER BY s.clock, s.seq, c.ordinal"
        ).fetchall()
        connection.close()
        kept: dict[str, Table] = {}
        for entity, key, field, new in rows:
            table = kept.setdefault(entity, {})
            if field is not None:
                table[key][field] = json.loads(new)
            elif new is None:
                del table[key]
            else:
                table[key] = json.loads(new)
        return kept

    def steps(self) -> int:
        connection = driver.connect(self.path, mode="ro")
        found = connection.execute("SELECT count(*) FROM step").fetchone()[0]
        connection.close()
        return found


@pytest.fixture
def open_desk(record_file: Path) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def opened(who: str = "测试", today: date = TODAY) -> Desk:
        desks.append(Desk(record_file, who, today))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.close()


@pytest.fixture
def open_copy(made_record: Path, tmp_path: Path) -> Callable[[], Desk]:
    """Open the real record in a fresh file; whoever opens it closes it."""
    numbers = count()
    return lambda: Desk(Path(shutil.copy(made_record, tmp_path / f"{next(numbers)}.dongliu")))


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()
