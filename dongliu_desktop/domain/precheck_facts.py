"""What the check before sending (报前体检) sees, and what it tells: plain values."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dongliu_desktop.domain.readings import IndicatorRow
from dongliu_desktop.domain.rows import ProjectRow, ReadingRow
from dongliu_desktop.domain.sites import SiteSums

FIGURE, PROGRESS, PROBLEMS, DONE, PLAN, SITES, READING, AS_OF = (
    "figure", "progress", "problems", "done", "plan", "sites", "reading", "as_of",
)  # fmt: skip
FIELDS: dict[str, str] = {
    AS_OF: "填报 · 截至日期",
    FIGURE: "填报 · 进度",
    PROGRESS: "填报 · 进展情况",
    PROBLEMS: "填报 · 存在问题",
    DONE: "填报 · 已办结",
    PLAN: "项目资料",
    SITES: "点位",
    READING: "指标",
}
"""Where a finding is mended, and how that is called."""


class Scope(NamedTuple):
    """The year that is looked at: its reference date, today, and the day of the month on which reports are closed."""

    year: int
    reference: date
    today: date
    closing_day: int


class Reported(NamedTuple):
    """What a report that was not corrected says in figures, and the reason given with it."""

    as_of: date
    percent: float | None
    quantity: float | None
    reason: str


class Ahead(NamedTuple):
    """A day in the record that is not there yet. `site` and `stage` are "" where it is that of a report."""

    day: date
    site: str = ""
    name: str = ""
    stage: str = ""


class Case(NamedTuple):
    """A project as the rules see it.

    Attributes:
        project: as it stands at the reference date.
        reported: its newest reports up to that date, the newest first; two are enough.
        sums: what its sites come to, None without sites.
        supervised: whether a problem of it is on the supervision list and not settled.
        ahead: days that are not there yet.
    """

    project: ProjectRow
    reported: Sequence[Reported] = ()
    sums: SiteSums | None = None
    supervised: bool = False
    ahead: Sequence[Ahead] = ()


class Family(NamedTuple):
    """An indicator with its readings, those of the year before, and those of the two whose share it is."""

    indicator: IndicatorRow
    readings: Sequence[ReadingRow]
    before: Sequence[ReadingRow] = ()
    part: Sequence[ReadingRow] = ()
    whole: Sequence[ReadingRow] = ()


class Told(NamedTuple):
    """What a rule has to tell: one sentence, and where it is mended (a key of FIELDS, a site, a reading)."""

    sentence: str
    field: str
    site: str = ""
    reading: str = ""


class Place(NamedTuple):
    """Where a finding is mended: in a project or in an indicator; uids, "" for none."""

    project: str = ""
    field: str = ""
    site: str = ""
    theme: str = ""
    indicator: str = ""
    reading: str = ""


class Finding(NamedTuple):
    """Something to look at. `subject` is the project or the indicator, `group` its pillar or theme."""

    rule: str
    title: str
    subject: str
    group: str
    sentence: str
    place: Place

    @property
    def uid(self) -> str:
        """What tells it apart; another sentence (other figures) is another finding."""
        return "\n".join((self.rule, *self.place, self.sentence))

    @property
    def where(self) -> str:
        """The name of the place where it is mended."""
        return FIELDS[self.place.field]
