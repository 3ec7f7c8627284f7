"""What a comparison says of one project: its result, its goal, and where it stands, on screen and on paper alike."""

from dongliu_desktop.domain.lights import WORDS, Light
from dongliu_desktop.domain.quantities import percent, quantity
from dongliu_desktop.domain.rows import ProjectRow

NOTHING = "—"
REPORTED, UNREPORTED = "已填报", "尚未填报"


def result(project: ProjectRow | None) -> str:
    """Give what was reached: the latest 进展情况, else the quantity; "—" where nothing was reported."""
    if project is None:
        return NOTHING
    return project.progress or quantity(project.quantity, project.unit, project.reported_qualifier)


def goal(project: ProjectRow | None) -> str:
    """Give what is to be reached: the target in words, else in numbers; "—" where none was set."""
    if project is None:
        return NOTHING
    return project.target or quantity(project.target_quantity, project.unit, project.qualifier)


def standing_word(project: ProjectRow | None) -> str:
    """Give the percentage, or the word of the light; a grey light tells at least whether anything was reported."""
    if project is None:
        return NOTHING
    if project.percent is not None:
        return percent(project.percent)
    if project.light is not Light.GREY:
        return WORDS[project.light]
    return REPORTED if project.as_of else UNREPORTED
