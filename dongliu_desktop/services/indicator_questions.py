"""What is asked of indicators: those of one theme, with their readings of a year and of the year beside it."""

from typing import NamedTuple

from dongliu_desktop.domain.readings import IndicatorRow
from dongliu_desktop.domain.rows import ReadingRow, YearRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.storage import compiled_sql as sql


class IndicatorSheet(NamedTuple):
    """All indicators of the file, and the readings of a year and of the plan year before it; else the one after it."""

    year: YearRow
    beside: YearRow | None
    indicators: tuple[IndicatorRow, ...]
    readings: tuple[ReadingRow, ...]
    readings_beside: tuple[ReadingRow, ...]

    def of(self, indicator: str) -> tuple[ReadingRow, ...]:
        """Give the year's readings of one indicator, by months."""
        return tuple(row for row in self.readings if row.indicator == indicator)

    def beside_of(self, indicator: str) -> tuple[ReadingRow, ...]:
        """Give the other year's readings of one indicator, by months."""
        return tuple(row for row in self.readings_beside if row.indicator == indicator)

    @property
    def before(self) -> bool:
        """Whether the year beside it is the one before, so that growth can be computed."""
        return self.beside is not None and self.beside.year == self.year.year - 1


def indicators(reading: Reading) -> tuple[IndicatorRow, ...]:
    """Give all indicators in their order."""
    return tuple(IndicatorRow(*row) for row in reading.fetch(sql.INDICATORS))


def indicator_sheet(reading: Reading, year: int) -> IndicatorSheet | None:
    """Give all that is shown of a year's indicators; None where there is no such year."""
    years = {row.year: row for row in reading.years()}
    if year not in years:
        return None
    beside = years.get(year - 1) or years.get(year + 1)
    others = reading.readings(beside.year) if beside else ()
    return IndicatorSheet(years[year], beside, indicators(reading), reading.readings(year), others)
