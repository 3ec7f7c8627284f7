"""督查通报: what a bulletin of a year is made of, and how its projects are counted and grouped."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.domain.rows import ProjectRow

AHEAD = (Light.BLUE, Light.GREEN)


class Notice(NamedTuple):
    """The projects of a year in the order of the plan, and its supervised items."""

    year: int
    day: date
    projects: Sequence[ProjectRow]
    problems: Sequence[ProblemRow] = ()

    def of(self, lights: Iterable[Light]) -> list[ProjectRow]:
        """Give the projects that show one of the lights."""
        wanted = frozenset(lights)
        return [row for row in self.projects if row.light in wanted]

    @property
    def unreported(self) -> list[ProjectRow]:
        """The projects that owe a report of the month."""
        return [row for row in self.projects if not row.reported_this_month]

    @property
    def open_problems(self) -> list[ProblemRow]:
        """The items that are not settled yet."""
        return [row for row in self.problems if row.closed_on is None]


def by_section(projects: Iterable[ProjectRow]) -> list[tuple[str, list[ProjectRow]]]:
    """Group projects by the section in charge, in the order of names; those without one ("") come last."""
    ordered = sorted(projects, key=lambda row: (not row.section, row.section))
    return [(section, list(rows)) for section, rows in groupby(ordered, key=lambda row: row.section)]


def by_pillar(projects: Iterable[ProjectRow]) -> list[tuple[str, list[ProjectRow]]]:
    """Group projects by pillar, in the order of the plan."""
    return [(name, list(rows)) for name, rows in groupby(projects, key=lambda row: row.pillar_name)]
