"""The question behind the 督查通报."""

from dongliu_desktop.domain.notice import Notice
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.problems import known_at
from dongliu_desktop.services.paper_questions import chosen_projects
from dongliu_desktop.services.problems_questions import problems_of_year
from dongliu_desktop.services.reader import Reading


def notice_of(reading: Reading, subject: Subject) -> list[Notice]:
    """Give the projects of the year (or those chosen) and its supervised items.

    Raises:
        Refused: there are no projects.
    """
    projects = chosen_projects(reading, subject)
    problems = problems_of_year(reading, subject.year)
    if subject.day is not None:
        problems = known_at(problems, subject.day)
    return [Notice(subject.year, projects[0].reference, projects, tuple(problems))]
