"""The questions behind the tables on paper: pillar, register of sites, indicators, supervised items, reminders."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from dongliu_desktop.domain.agenda import MILESTONES, Matter, falling_due
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.overview import overview
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.problems import ProblemRow, known_at, pressing
from dongliu_desktop.domain.rows import PillarRow, ProjectRow, ReadingRow, YearRow
from dongliu_desktop.domain.schedule import schedule_percent
from dongliu_desktop.domain.site_listing import Edition, SiteListing
from dongliu_desktop.domain.tables import (
    IndicatorMonths,
    IndicatorTable,
    PillarTable,
    ProblemTable,
    Slip,
    told_by,
)
from dongliu_desktop.services.indicator_questions import IndicatorSheet, indicator_sheet
from dongliu_desktop.services.milestone_questions import milestones_of_year
from dongliu_desktop.services.problems_questions import problems_of_year
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.services.sites_questions import listed

T = TypeVar("T")
NOTHING_HERE = "这里没有项目，没有可打印的内容。"


def pillar_tables(reading: Reading, subject: Subject) -> list[PillarTable]:
    """Give the pillar, or all pillars of the year, each with its projects; pillars without projects are left out."""
    year = _year(reading, subject)
    schedule = schedule_percent(year.year, year.reference)
    found = [PillarTable(year, row, reading.projects(row.uid), schedule) for row in _pillars(reading, subject)]
    return _something((table for table in found if table.projects), NOTHING_HERE)


def site_listings(reading: Reading, subject: Subject) -> list[SiteListing]:
    """Give the registers for 内部版, personal data masked; projects without sites are left out."""
    return _listings(reading, subject, Edition.MASKED)


def public_site_listings(reading: Reading, subject: Subject) -> list[SiteListing]:
    """Give the registers for 公示版; projects without sites are left out."""
    return _listings(reading, subject, Edition.PUBLIC)


def _listings(reading: Reading, subject: Subject, edition: Edition) -> list[SiteListing]:
    found = (listed(reading, project, edition) for project in _projects(reading, subject))
    return _something((listing for listing in found if listing.rows), "这里的项目还没有登记点位，没有台账可以打印。")


def indicator_tables(reading: Reading, subject: Subject) -> list[IndicatorTable]:
    """Give the year's indicators, of the pillar's theme where one is named, with the readings known by then."""
    year = _year(reading, subject)
    sheet = indicator_sheet(reading, year.year)
    themes = {row.theme for row in _pillars(reading, subject)} if subject.pillar else None
    rows = (
        [_months(sheet, row.uid) for row in sheet.indicators if themes is None or row.theme in themes] if sheet else []
    )
    found = tuple(row for row in rows if row.readings)
    if not found:
        raise Refused(f"{year.year}年没有指标数据，没有可打印的内容。")
    return [IndicatorTable(year, found)]


def problem_tables(reading: Reading, subject: Subject) -> list[ProblemTable]:
    """Give the supervised items of the year, or of the pillar's projects, the most pressing first."""
    year = _year(reading, subject)
    name = next((row.name for row in _pillars(reading, subject)), "") if subject.pillar else ""
    rows = [row for row in _items(reading, subject) if not subject.pillar or row.pillar_name == name]
    if not rows:
        raise Refused("这里没有督办事项，没有可打印的内容。")
    return [ProblemTable(year, name, tuple(sorted(rows, key=pressing)))]


def slips(reading: Reading, subject: Subject) -> list[Slip]:
    """Give one slip for every section that is late, or else for the person named; those whom nobody names come last.

    What is late: projects behind, worst first; projects that owe the month's report; milestones whose day is over;
    supervised items not settled.
    """
    year = _year(reading, subject)
    projects = _projects(reading, subject)
    shown = overview(year, (), projects)
    uids = {row.uid for row in projects}
    whole = not subject.pillar and not subject.projects
    open_items = [row for row in _items(reading, subject) if row.closed_on is None]
    items = sorted((row for row in open_items if whole or row.project in uids), key=pressing)
    due = falling_due(projects, milestones_of_year(reading, year.year), ())
    late = [row for row in due if row.page == MILESTONES and row.days < 0]
    called = [_called(row) for row in (*projects, *items)]
    found = (
        Slip(
            year,
            whom,
            tuple(row for row in shown.behind if _called(row) == whom),
            tuple(row for row in shown.unreported if _called(row) == whom),
            tuple(row for row in late if _called(row) == whom),
            tuple(row for row in items if _called(row) == whom),
        )
        for whom in sorted(dict.fromkeys(called), key=lambda name: not name)
    )
    needed = (slip for slip in found if slip.behind or slip.unreported or slip.late or slip.problems)
    return _something(needed, "没有落后、没有欠报，也没有未办结的督办事项，不用催办。")


def _items(reading: Reading, subject: Subject) -> Sequence[ProblemRow]:
    rows = problems_of_year(reading, subject.year)
    return rows if subject.day is None else known_at(rows, subject.day)


def _called(row: ProjectRow | ProblemRow | Matter) -> str:
    """Give who is to act: the section, or else the person or post; "" where nobody is named."""
    return row.section or (row.officer if isinstance(row, ProjectRow) else row.owner)


def _something(found: Iterable[T], nothing: str) -> list[T]:
    """Give them all. Raises Refused where there are none."""
    rows = list(found)
    if not rows:
        raise Refused(nothing)
    return rows


def _year(reading: Reading, subject: Subject) -> YearRow:
    return next(row for row in reading.years() if row.year == subject.year)


def _pillars(reading: Reading, subject: Subject) -> list[PillarRow]:
    return [row for row in reading.pillars(subject.year) if not subject.pillar or row.uid == subject.pillar]


def _projects(reading: Reading, subject: Subject) -> tuple[ProjectRow, ...]:
    if subject.projects:
        return reading.projects_by_uid(subject.projects)
    return reading.projects(subject.pillar) if subject.pillar else reading.projects_of_year(subject.year)


def _months(sheet: IndicatorSheet, uid: str) -> IndicatorMonths:
    row = next(row for row in sheet.indicators if row.uid == uid)
    day = sheet.year.reference

    def known(indicator: str) -> tuple[ReadingRow, ...]:
        return tuple(reading for reading in sheet.of(indicator) if told_by(reading, day))

    before = sheet.beside_of(uid) if sheet.before else ()
    return IndicatorMonths(row, known(uid), before, known(row.part), known(row.whole))
