"""All that belongs to one open data file, and the first things the window asks of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dongliu_desktop.domain.rows import PillarRow, ProjectRow, YearRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.system.drafts import DraftStore
from dongliu_desktop.ui.hub import Hub

OVERVIEW_TAB, MONTHLY_TAB, SUPERVISION_TAB, PRECHECK_TAB, COMPARISON_TAB = (
    "overview", "monthly", "supervision", "precheck", "comparison",
)  # fmt: skip
# Every year has them, whatever its pillars.
FIXED_TABS = frozenset({OVERVIEW_TAB, MONTHLY_TAB, SUPERVISION_TAB, PRECHECK_TAB, COMPARISON_TAB})


class Desk(NamedTuple):
    """One open file: the hub to its services, the store of drafts, its path, and the calendar."""

    hub: Hub
    drafts: DraftStore
    file: Path
    today: Callable[[], date]


class FirstLook(NamedTuple):
    """What is painted first: the office, its years, the pillars of one, and the projects of the tab shown."""

    office: str
    years: tuple[YearRow, ...]
    year: YearRow | None
    pillars: tuple[PillarRow, ...]
    tab: str
    rows: tuple[ProjectRow, ...]


def first_look(reading: Reading, wanted_year: int | None, wanted_tab: str) -> FirstLook:
    """Read all that the first picture needs, in one transaction; unknown wishes fall back to the first year and tab."""
    years = reading.years()
    year = next((row for row in years if row.year == wanted_year), years[0] if years else None)
    pillars = reading.pillars(year.year) if year else ()
    tabs = {pillar.uid for pillar in pillars} | FIXED_TABS
    tab = wanted_tab if wanted_tab in tabs else OVERVIEW_TAB
    rows = reading.projects(tab) if tab not in FIXED_TABS else ()
    return FirstLook(reading.office_name(), years, year, pillars, tab, rows)
