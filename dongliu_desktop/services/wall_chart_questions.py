"""The question behind the 作战图."""

from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.domain.wall_chart import WallChart, WallRow
from dongliu_desktop.services.milestone_questions import milestones_of_year
from dongliu_desktop.services.paper_questions import chosen_projects
from dongliu_desktop.services.reader import Reading


def wall_chart_of(reading: Reading, subject: Subject) -> list[WallChart]:
    """Give the projects with their milestones and the days of their valid reports.

    Raises:
        Refused: there are no projects.
    """
    projects = chosen_projects(reading, subject)
    steps = milestones_of_year(reading, subject.year)
    rows = [
        WallRow(
            row,
            steps.get(row.uid, ()),
            [
                report.as_of
                for report in reading.reports(row.uid)
                if not report.superseded and report.as_of <= row.reference
            ],
        )
        for row in projects
    ]
    return [WallChart(subject.year, projects[0].reference, rows)]
