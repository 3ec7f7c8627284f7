"""What the tables on paper show: plain values between the questions and the layouts."""

from datetime import date
from typing import NamedTuple

from dongliu_desktop.domain.agenda import Matter
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.domain.readings import IndicatorRow
from dongliu_desktop.domain.rows import PillarRow, ProjectRow, ReadingRow, YearRow


class PillarTable(NamedTuple):
    """A pillar's projects, workstream by workstream, and 时序进度 of the year in percent."""

    year: YearRow
    pillar: PillarRow
    projects: tuple[ProjectRow, ...]
    schedule: float


class IndicatorMonths(NamedTuple):
    """An indicator with its readings of a year up to the reference date, and all that figures are computed from.

    `before` are the readings of the year before; `part` and `whole` are those whose share the indicator is.
    """

    indicator: IndicatorRow
    readings: tuple[ReadingRow, ...]
    before: tuple[ReadingRow, ...] = ()
    part: tuple[ReadingRow, ...] = ()
    whole: tuple[ReadingRow, ...] = ()


class IndicatorTable(NamedTuple):
    """The indicators of a year that have readings, in their order."""

    year: YearRow
    indicators: tuple[IndicatorMonths, ...]


class ProblemTable(NamedTuple):
    """The supervised items of a year or of one pillar (`pillar`, "" for all), the most pressing first."""

    year: YearRow
    pillar: str
    problems: tuple[ProblemRow, ...]


class Slip(NamedTuple):
    """What one section (or owner) is reminded of; `whom` is "" where nobody is named.

    `late` are milestones whose day is over, `problems` supervised items that are not settled.
    """

    year: YearRow
    whom: str
    behind: tuple[ProjectRow, ...]
    unreported: tuple[ProjectRow, ...]
    late: tuple[Matter, ...]
    problems: tuple[ProblemRow, ...]


def told_by(reading: ReadingRow, day: date) -> bool:
    """Whether the figures of a reading can be known at a day: its months are over, or it names none."""
    month = reading.period.to_month
    return month is None or (reading.year, month) <= (day.year, day.month)
