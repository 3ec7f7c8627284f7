"""What the check before sending (报前体检) sees, and what it tells: plain values."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dongliu_desktop.domain.readings import IndicatorRow
from dongliu_desktop.domain.rows import ProjectRow, ReadingRow
from dongliu_desktop.domain.sites import SiteSums


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
    """What a rule has to tell: one sentence, and where it is mended (a key of findings.FIELDS, a site, a reading)."""

    sentence: str
    field: str
    site: str = ""
    reading: str = ""
