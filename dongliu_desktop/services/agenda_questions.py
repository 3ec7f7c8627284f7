"""The question behind 总览's lists."""

from collections.abc import Sequence

from dongliu_desktop.domain.agenda import Agenda, changed_since, falling_due, last_report_day, longest_open
from dongliu_desktop.domain.rows import ProjectRow, YearRow
from dongliu_desktop.services.milestone_questions import milestones_of_year
from dongliu_desktop.services.problems_questions import problems_of_year
from dongliu_desktop.storage.reading import Reading


def agenda(reading: Reading, year: YearRow, projects: Sequence[ProjectRow]) -> Agenda:
    """Give what is to be done next in a year. `projects` are all of it, as they stand at its reference date."""
    steps = milestones_of_year(reading, year.year)
    problems = problems_of_year(reading, year.year)
    since = last_report_day(year.reference, year.closing_day)
    before = reading.projects_at(year.year, since)
    return Agenda(
        falling_due(projects, steps, problems),
        since,
        changed_since(since, before, projects, steps, problems),
        longest_open(problems),
    )
