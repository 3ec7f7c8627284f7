"""Gathers what the check before sending (报前体检) looks at; the rules are in `domain.precheck`."""

from collections.abc import Iterable
from typing import NamedTuple

from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.precheck import Case, Finding, Scope, examined, families
from dongliu_desktop.domain.precheck_facts import Ahead, Reported
from dongliu_desktop.domain.rows import YearRow
from dongliu_desktop.services.finding import find_year
from dongliu_desktop.services.indicator_questions import indicators
from dongliu_desktop.services.problems_questions import problems_of_year
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage.site_reading import site_sums
from dongliu_desktop.storage.stored import day


class Precheck(NamedTuple):
    """What was found in a year, and how many projects and indicators were looked at."""

    year: YearRow
    findings: tuple[Finding, ...]
    projects: int
    indicators: int


def precheck(reading: Reading, year: int) -> Precheck:
    """Look through a year as it stands at its reference date. Raises Refused where the file has no such year."""
    years = reading.years()
    row = find_year(years, year)
    scope = Scope(year, row.reference, reading.today, row.closing_day)
    cases = tuple(_cases(reading, year))
    before = reading.readings(year - 1) if any(other.year == year - 1 for other in years) else ()
    read = families(indicators(reading), reading.readings(year), before)
    return Precheck(row, examined(cases, read, scope), len(cases), len(read))


def findings_of(reading: Reading, subject: Subject) -> tuple[Finding, ...]:
    """Give what is to be looked at before this is printed, as of the day that it is printed for."""
    if subject.day is not None:
        reading = reading.at(subject.day, subject.known)
    found = precheck(reading, subject.year).findings
    if subject.day is not None:  # days after it were to come then, and are in order
        found = tuple(one for one in found if one.rule != "future")
    if subject.projects:
        return tuple(one for one in found if one.place.project in subject.projects)
    if not subject.pillar:
        return found
    projects = {row.uid for row in reading.projects(subject.pillar)}
    themes = {row.theme for row in reading.pillars(subject.year) if row.uid == subject.pillar}
    return tuple(one for one in found if one.place.project in projects or one.place.theme in themes - {""})


def _cases(reading: Reading, year: int) -> Iterable[Case]:
    projects = reading.projects_of_year(year)
    today = reading.today.isoformat()
    pairs: dict[str, list[Reported]] = {}
    for project, as_of, percent, quantity, reason in reading.fetch(sql.NEWEST_PAIRS, year=year, today=today):
        pairs.setdefault(project, []).append(Reported(day(as_of), percent, quantity, reason))
    ahead: dict[str, list[Ahead]] = {}
    for project, as_of in reading.fetch(sql.REPORTS_AHEAD, year=year, today=today):
        ahead.setdefault(project, []).append(Ahead(day(as_of)))
    for project, reached, *site in reading.fetch(sql.MARKS_AHEAD, year=year, today=today):
        ahead.setdefault(project, []).append(Ahead(day(reached), *site))
    sums = site_sums(reading.fetch, [project.uid for project in projects], reading.today)
    supervised = {row.project for row in problems_of_year(reading, year) if row.closed_on is None}
    for project in projects:
        uid = project.uid
        yield Case(project, pairs.get(uid, ()), sums.get(uid), uid in supervised, ahead.get(uid, ()))
