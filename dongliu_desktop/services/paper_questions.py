"""The questions behind the sheets. Each gives one content for every document that is to be made of it."""

from collections.abc import Callable, Sequence
from typing import Any

from dongliu_desktop.domain.comparison import Comparison
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.papers import Gathered, ProjectFile, Subject
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.comparing import comparison
from dongliu_desktop.services.reader import Reading

Question = Callable[[Reading, Subject], Sequence[Any]]


def gathered(reading: Reading, subject: Subject, question: Question) -> Gathered:
    """Read what a sheet shows, and what stands in its heading.

    Raises:
        Refused: the file does not have the year, or the question finds nothing to print.
    """
    if subject.day is not None:
        reading = reading.at(subject.day, subject.known)
    year = next((row for row in reading.years() if row.year == subject.year), None)
    if year is None:
        raise Refused(f"这个数据文件里没有{subject.year}年，没有可打印的内容。")
    return Gathered(reading.office_name(), year.reference, question(reading, subject))


def chosen_projects(reading: Reading, subject: Subject) -> list[ProjectRow]:
    """Give the projects that a sheet is printed of; those that are gone meanwhile are left out.

    Raises:
        Refused: there are none.
    """
    if subject.projects:
        rows = {row.uid: row for row in reading.projects_by_uid(subject.projects)}
        projects = [rows[uid] for uid in subject.projects if uid in rows]
    elif subject.pillar:
        projects = list(reading.projects(subject.pillar))
    else:
        projects = list(reading.projects_of_year(subject.year))
    if not projects:
        raise Refused("这里没有项目，没有可打印的内容。")
    return projects


def project_files(reading: Reading, subject: Subject) -> list[ProjectFile]:
    """Give each project with its reports and sites."""
    projects = chosen_projects(reading, subject)
    return [ProjectFile(row, reading.reports(row.uid), reading.sites(row.uid)) for row in projects]


def compared_years(reading: Reading, subject: Subject) -> list[Comparison]:
    """Give the comparison of a year with an earlier one (`Subject.earlier`)."""
    earlier = subject.earlier
    if earlier is None:
        earlier = max((row.year for row in reading.years() if row.year < subject.year), default=None)
    if earlier is None:
        raise Refused(f"数据文件里没有{subject.year}年之前的年度，还不能对比。")
    return [comparison(reading, earlier, subject.year).narrowed(subject.kinds, subject.theme)]
