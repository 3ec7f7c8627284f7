"""The questions behind exports for other office programs."""

from collections.abc import Callable
from typing import Any

from dongliu_desktop.domain.comparison import Comparison
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.month_entry import first_day, usual_month
from dongliu_desktop.domain.office_exports import Gathered, MonthSheet, PillarProjects, ProjectLedger
from dongliu_desktop.domain.overview import Overview, overview
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.domain.rows import ProjectRow, ReadingRow, YearRow
from dongliu_desktop.services.month_questions import month_rows
from dongliu_desktop.services.paper_questions import compared_years
from dongliu_desktop.services.problems_questions import problems_of_year
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.services.sites_questions import ledger

Question = Callable[[Reading, Subject], Any]
EMPTY = "这里没有项目，没有可导出的内容。"


def gathered(reading: Reading, subject: Subject, question: Question) -> Gathered:
    """Read what an export holds, and what stands in its heading.

    Raises:
        Refused: the file does not have the year, or there is nothing to export.
    """
    if subject.day is not None:
        reading = reading.at(subject.day, subject.known)
    year = _year(reading, subject)
    return Gathered(reading.office_name(), year.year, year.reference, question(reading, subject))


def plan(reading: Reading, subject: Subject) -> list[PillarProjects]:
    """Give the projects pillar by pillar."""
    rows = _projects(reading, subject)
    pillars = [row for row in reading.pillars(subject.year) if any(project.pillar == row.uid for project in rows)]
    return [PillarProjects(row, [project for project in rows if project.pillar == row.uid]) for row in pillars]


def compared(reading: Reading, subject: Subject) -> Comparison:
    """Give the comparison of the year with an earlier one."""
    return compared_years(reading, subject)[0]


def registers(reading: Reading, subject: Subject) -> list[ProjectLedger]:
    """Give the registers of sites of those projects that have sites."""
    found = [ProjectLedger(row, ledger(reading, row.uid)) for row in _projects(reading, subject)]
    found = [one for one in found if one.ledger.rows]
    if not found:
        raise Refused("这里的项目都没有点位，没有可导出的内容。")
    return found


def readings(reading: Reading, subject: Subject) -> list[ReadingRow]:
    """Give the year's readings of indicators; of one pillar those of its theme and projects."""
    found = list(reading.readings(subject.year))
    if subject.pillar:
        theme = next((row.theme for row in reading.pillars(subject.year) if row.uid == subject.pillar), "")
        found = [row for row in found if row.theme == theme]
    if not found:
        raise Refused("这里没有指标数据，没有可导出的内容。")
    return found


def problems(reading: Reading, subject: Subject) -> list[ProblemRow]:
    """Give the supervised items of the year, or of one pillar's projects."""
    found = list(problems_of_year(reading, subject.year))
    if subject.pillar:
        name = next((row.name for row in reading.pillars(subject.year) if row.uid == subject.pillar), "")
        found = [row for row in found if row.pillar_name == name]
    if not found:
        raise Refused("督办清单是空的，没有可导出的内容。")
    return found


def month(reading: Reading, subject: Subject) -> MonthSheet:
    """Give all projects as they stand in a month."""
    which = subject.month or usual_month(_year(reading, subject), reading.today)
    if not which:
        raise Refused(f"{subject.year}年还没有开始，没有可导出的月份。")
    rows = month_rows(reading, _projects(reading, subject), first_day(subject.year, which))
    return MonthSheet(which, rows)


def whole_year(reading: Reading, subject: Subject) -> Overview:
    """Sum up the year."""
    found = overview(_year(reading, subject), reading.pillars(subject.year), reading.projects_of_year(subject.year))
    if not found.total.projects:
        raise Refused(EMPTY)
    return found


def _year(reading: Reading, subject: Subject) -> YearRow:
    found = next((row for row in reading.years() if row.year == subject.year), None)
    if found is None:
        raise Refused(f"这个数据文件里没有{subject.year}年，没有可导出的内容。")
    return found


def _projects(reading: Reading, subject: Subject) -> list[ProjectRow]:
    if subject.projects:
        rows = {row.uid: row for row in reading.projects_by_uid(subject.projects)}
        found = [rows[uid] for uid in subject.projects if uid in rows]
    else:
        found = list(reading.projects(subject.pillar) if subject.pillar else reading.projects_of_year(subject.year))
    if not found:
        raise Refused(EMPTY)
    return found
