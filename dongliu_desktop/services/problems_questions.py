"""Questions about problems and supervised items."""

from datetime import date
from typing import Any

from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage.reading import Reading


def problems_of_year(reading: Reading, year: int) -> tuple[ProblemRow, ...]:
    """Give all items of a year: those of the year itself, then project by project in the order of the plan."""
    return tuple(map(_problem, reading.fetch(sql.PROBLEMS_OF_YEAR, year=year, today=reading.today.isoformat())))


def problems_of_project(reading: Reading, project: str) -> tuple[ProblemRow, ...]:
    """Give the items of a project, the oldest first."""
    rows = reading.fetch(sql.PROBLEMS_OF_PROJECT, project=project, today=reading.today.isoformat())
    return tuple(map(_problem, rows))


def problem(reading: Reading, uid: str) -> ProblemRow | None:
    """Give one item, None where it is gone."""
    rows = reading.fetch(sql.PROBLEM_BY_UID, uid=uid, today=reading.today.isoformat())
    return next(map(_problem, rows), None)


def _problem(row: tuple[Any, ...]) -> ProblemRow:
    found = ProblemRow(*row)
    days = (found.due, found.opened_on, found.closed_on, found.struck_off_on)
    due, opened_on, closed_on, struck_off_on = (day and date.fromisoformat(str(day)) for day in days)
    return found._replace(
        frozen=bool(found.frozen), reference=date.fromisoformat(str(found.reference)), due=due or None,
        opened_on=opened_on or None, closed_on=closed_on or None, struck_off_on=struck_off_on or None,
    )  # fmt: skip
