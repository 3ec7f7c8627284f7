"""作战图: what stands on the wall - per project its planned time, how far it is, its milestones and reports."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dongliu_desktop.domain.milestones import MilestoneRow
from dongliu_desktop.domain.rows import ProjectRow

MONTHS = 12
FULL = 100.0


class WallRow(NamedTuple):
    """A project on the wall. `reported` are the days of its valid reports, in any order."""

    project: ProjectRow
    milestones: Sequence[MilestoneRow] = ()
    reported: Sequence[date] = ()


class WallChart(NamedTuple):
    """All projects of one sheet in the order of the plan, those of a workstream together."""

    year: int
    reference: date
    rows: Sequence[WallRow]


class Span(NamedTuple):
    """The time a bar covers, in months since the year began (0-12).

    `earlier` and `later`: it goes on beyond the year's ends. `assumed`: no day was set, so the whole year counts.
    """

    first: float
    last: float
    earlier: bool = False
    later: bool = False
    assumed: bool = False


def planned(project: ProjectRow) -> Span:
    """Give the planned time; a missing end is the year's own, as 时序进度 counts (`domain/schedule.py`)."""
    opens, closes = date(project.year, 1, 1), date(project.year, 12, 31)
    start, due = project.start or opens, project.due or closes
    first, last = months_at(project.year, start), months_at(project.year, due + timedelta(days=1))
    return Span(first, max(first, last), start < opens, due > closes, project.start is None and project.due is None)


def done_until(project: ProjectRow) -> float | None:
    """Give where the bar of what is done ends: its percentage as a share of the planned time, in months of the year.

    None where nobody reported a percentage. The share counts over all of the planned days, those outside of the
    year too; so a bar that ends before the reference day is behind 时序进度, one that ends after it is ahead.
    """
    share = FULL if project.done else project.percent
    if share is None:
        return None
    start, due = project.start or date(project.year, 1, 1), project.due or date(project.year, 12, 31)
    days = max((due - start).days + 1, 0) * min(max(share, 0.0), FULL) / FULL
    return months_at(project.year, start + timedelta(days=round(days)))


def months_at(year: int, day: date) -> float:
    """Give where a day begins on the year's scale of months, 0-12: the 16th of April is 3.5."""
    if day.year != year:
        return 0.0 if day.year < year else float(MONTHS)
    return day.month - 1 + (day.day - 1) / monthrange(year, day.month)[1]
