"""Questions about problems and supervised items."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from dongliu_desktop.domain.escalation import Escalation, Month, escalations
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.services.light_questions import kept_rules
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage.reading import Reading
from dongliu_desktop.storage.stored import day


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


def proposed_escalations(reading: Reading, year: int, listed: Iterable[ProblemRow]) -> tuple[Escalation, ...]:
    """Give the projects of a year that were red for as many months running as its light rule says.

    `listed` are its items so far. Each month counts with its light on its last day, the one of the reference date
    with the light of that day; months before the plan year do not count.
    """
    after = next((kept.rule.escalate_after for kept in kept_rules(reading) if year in kept.years), None)
    red = [row for row in reading.projects_of_year(year) if row.light == Light.RED]
    if not after or not red:
        return ()
    months = {row.uid: [_month(row.reference, Light.RED)] for row in red}
    day, still = red[0].reference, set(months)
    while still and day.replace(day=1) > date(year, 1, 1):
        day = day.replace(day=1) - timedelta(days=1)
        still &= {row.uid for row in reading.projects_at(year, day) if row.light == Light.RED}
        for uid in still:
            months[uid].insert(0, _month(day, Light.RED))
    return escalations(red, months, after, listed)


def _month(day: date, light: Light) -> Month:
    return Month(day.year, day.month, light)


def _problem(row: tuple[Any, ...]) -> ProblemRow:
    found = ProblemRow(*row)
    days = (found.due, found.opened_on, found.closed_on, found.struck_off_on)
    due, opened_on, closed_on, struck_off_on = (date and day(str(date)) for date in days)
    return found._replace(
        frozen=bool(found.frozen), reference=day(str(found.reference)), due=due or None,
        opened_on=opened_on or None, closed_on=closed_on or None, struck_off_on=struck_off_on or None,
    )  # fmt: skip
