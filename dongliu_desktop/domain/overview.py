"""总览: how a year stands - counts per pillar, what is behind and why, what was not reported this month."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dongliu_desktop.domain.lights import FULL, Light
from dongliu_desktop.domain.rows import PillarRow, ProjectRow, YearRow
from dongliu_desktop.domain.schedule import schedule_percent

TOTAL = "total"  # stands for the uid of a pillar in the line of all of them together
BEHIND = (Light.RED, Light.ORANGE, Light.YELLOW)  # worst first


class PillarSummary(NamedTuple):
    """What is counted of one pillar, or of all (`uid` is TOTAL then, `name` and `theme` are "").

    `lights` has a count for each light; `unreported` projects owe a report of the reference date's month; `average`
    is in percent, over the `measured` projects that have a percentage (see `average_percent`).
    """

    uid: str
    name: str
    theme: str
    projects: int
    lights: dict[Light, int]
    unreported: int
    measured: int
    average: float | None


class Overview(NamedTuple):
    """A year at its reference date.

    `schedule` is 时序进度 of the whole year, in percent. `behind` are the red, orange and yellow projects, worst
    first; `unreported` stay in the order of the plan. Of the grey projects `unmeasured` have reports without a
    percentage and `silent` have no report at all; the rest was set grey by a person.
    """

    year: YearRow
    schedule: float
    total: PillarSummary
    pillars: tuple[PillarSummary, ...]
    behind: tuple[ProjectRow, ...]
    unreported: tuple[ProjectRow, ...]
    unmeasured: int
    silent: int


def overview(year: YearRow, pillars: Iterable[PillarRow], projects: Sequence[ProjectRow]) -> Overview:
    """Sum up a year. `projects` are all of the year in the order of the plan."""
    groups: dict[str, list[ProjectRow]] = {}
    for row in projects:
        groups.setdefault(row.pillar, []).append(row)
    grey = [row for row in projects if row.light == Light.GREY]
    return Overview(
        year,
        schedule_percent(year.year, year.reference),
        summary(TOTAL, "", "", projects),
        tuple(summary(row.uid, row.name, row.theme, groups.get(row.uid, ())) for row in pillars),
        tuple(sorted((row for row in projects if row.light in BEHIND), key=_worst_first)),
        tuple(row for row in projects if not row.reported_this_month),
        sum(row.as_of is not None and row.percent is None for row in grey),
        sum(row.as_of is None for row in grey),
    )


def summary(uid: str, name: str, theme: str, projects: Sequence[ProjectRow]) -> PillarSummary:
    """Count the projects of one pillar."""
    lights = dict.fromkeys(Light, 0)
    for row in projects:
        lights[row.light] += 1
    unreported = sum(not row.reported_this_month for row in projects)
    measured = sum(row.percent is not None for row in projects)
    return PillarSummary(uid, name, theme, len(projects), lights, unreported, measured, average_percent(projects))


def average_percent(projects: Iterable[ProjectRow]) -> float | None:
    """Give the weighted average of those projects that have a percentage, None where none has.

    A target that was passed counts as 100 %, or it would hide another project's delay.
    """
    known = [(min(row.percent, FULL), row.weight) for row in projects if row.percent is not None]
    weights = sum(weight for _percent, weight in known)
    return sum(percent * weight for percent, weight in known) / weights if weights else None


def _worst_first(row: ProjectRow) -> tuple[int, int, float]:
    """Order by light, then by days overdue, then by distance from 时序进度 (from nought where there are only words)."""
    days = (row.reference - row.due).days if row.due else 0
    return BEHIND.index(row.light), -max(days, 0), (row.percent or 0.0) - row.schedule
