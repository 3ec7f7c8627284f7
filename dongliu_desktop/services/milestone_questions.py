"""Questions about milestones."""

from datetime import date

from dongliu_desktop.domain.milestones import MilestoneRow
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage.reading import Reading


def milestones(reading: Reading, project: str) -> tuple[MilestoneRow, ...]:
    """Give the milestones of a project in their order."""
    return tuple(
        MilestoneRow(uid, name, _day(planned), _day(actual), weight, sentence)
        for uid, name, planned, actual, weight, sentence in reading.fetch(sql.MILESTONES, project=project)
    )


def milestones_of_year(reading: Reading, year: int) -> dict[str, list[MilestoneRow]]:
    """Give the milestones of a year in their order, by project."""
    found: dict[str, list[MilestoneRow]] = {}
    for project, uid, name, planned, actual, weight, sentence in reading.fetch(sql.MILESTONES_OF_YEAR, year=year):
        row = MilestoneRow(uid, name, _day(planned), _day(actual), weight, sentence)
        found.setdefault(project, []).append(row)
    return found


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
