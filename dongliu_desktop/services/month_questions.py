"""What the monthly grid (月度填报) shows of projects."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from dongliu_desktop.domain.month_entry import MonthRow, Standing, first_day
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.storage import compiled_sql as sql

WIDE = len(Standing._fields)


def month_of_year(reading: Reading, year: int, month: int) -> tuple[MonthRow, ...]:
    """Give all projects of a year as they stand in a month (1-12), in the order of the plan."""
    return month_rows(reading, reading.projects_of_year(year), first_day(year, month))


def month_rows(reading: Reading, projects: Iterable[ProjectRow], first: date) -> tuple[MonthRow, ...]:
    """Give projects as they stand in the month that begins with `first`."""
    projects = tuple(projects)
    found = reading.fetch(
        sql.MONTH_REPORTS,
        uids=json.dumps([project.uid for project in projects]),
        first=first.isoformat(),
        next=first_day(first.year, first.month + 1).isoformat(),
    )
    reports = {uid: (_standing(told[:WIDE]), _standing(told[WIDE:])) for uid, *told in found}
    return tuple(MonthRow(project, *reports[project.uid]) for project in projects)


def _standing(told: list[Any]) -> Standing | None:
    uid, as_of, percent, quantity, qualifier, done, *words = told
    if uid is None:
        return None
    return Standing(uid, date.fromisoformat(as_of), percent, quantity, qualifier, bool(done), *words)
