"""升级督办: a project that is red month after month belongs on the supervision list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.domain.rows import ProjectRow

ESCALATED = "升级督办"  # source of an item that red months in a row brought about


class Month(NamedTuple):
    """The light of a project at the end of one month, or at the reference date in its month."""

    year: int
    month: int
    light: Light


class Escalation(NamedTuple):
    """A project that was red for so many months running that it belongs on the list: the months, oldest first."""

    project: ProjectRow
    months: tuple[Month, ...]

    @property
    def reason(self) -> str:
        """Why, with the months named: "连续 3 个月红灯（2015年8月、9月、10月）"."""
        return f"连续 {len(self.months)} 个月红灯（{_named(self.months)}）"

    @property
    def text(self) -> str:
        """The item as it is put on the list."""
        return f"{self.project.name}{self.reason}：{self.project.reason}"


def red_run(months: Sequence[Month]) -> tuple[Month, ...]:
    """Give the red months in a row up to the last one; `months` follow each other, oldest first."""
    at = len(months)
    while at and months[at - 1].light == Light.RED:
        at -= 1
    return tuple(months[at:])


def escalations(
    projects: Iterable[ProjectRow], months: Mapping[str, Sequence[Month]], after: int, listed: Iterable[ProblemRow]
) -> tuple[Escalation, ...]:
    """Give the projects that are to be escalated: red for `after` months or more, and not on the list for it already.

    `months` has those of each project by uid, oldest first.
    """
    known = {row.project for row in listed if row.source == ESCALATED and row.struck_off_on is None}
    runs = ((row, red_run(months.get(row.uid, ()))) for row in projects if row.uid not in known)
    return tuple(Escalation(row, run) for row, run in runs if len(run) >= after)


def _named(months: Sequence[Month]) -> str:
    told: list[str] = []
    for at, (year, month, _light) in enumerate(months):
        told.append(f"{month}月" if at and months[at - 1].year == year else f"{year}年{month}月")
    return "、".join(told)
