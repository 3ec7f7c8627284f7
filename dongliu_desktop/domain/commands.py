"""Everything that may be done to the data, one imperative each. They carry what the user saw and typed."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias


class AddReport(NamedTuple):
    """Enter a progress report (填报).

    `uid` is made by the editor: a retry after an unclear commit cannot enter the report twice. `seen` is the
    latest report the editor saw. `supersedes` names the report that this one corrects; that and a lower figure
    need a `reason`. Percentages are 0-100, `investment` is in 万元 since January.
    """

    uid: str
    project: str
    as_of: date
    percent: float | None = None
    quantity: float | None = None
    done: bool = False
    progress: str = ""
    problems: str = ""
    next_steps: str = ""
    reason: str = ""
    supersedes: str | None = None
    seen: str | None = None
    investment: float | None = None


class EnterMonth(NamedTuple):
    """Enter the reports of many projects for one month (月度填报), all of them or none, as one step.

    `month` is its first day. The report that each editor saw is here the latest one of that month, else before it.
    """

    month: date
    reports: tuple[AddReport, ...]


class ProjectForm(NamedTuple):
    """All that may be edited of a project. People, sections and communities are given by name, money is in 万元."""

    workstream: str
    name: str
    kind: str = ""
    nature: str = ""
    measure: str = "percent"
    target: str = ""
    target_quantity: float | None = None
    unit: str = ""
    qualifier: str = ""
    start: date | None = None
    due: date | None = None
    due_text: str = ""
    leader: str = ""
    section: str = ""
    supporting: tuple[str, ...] = ()
    officer: str = ""
    communities: tuple[str, ...] = ()
    weight: float = 1.0
    total_investment: float | None = None
    annual_investment: float | None = None
    invested_before: float | None = None


class CreateProject(NamedTuple):
    """Add a project at the end of its workstream."""

    uid: str
    form: ProjectForm


class EditProject(NamedTuple):
    """Change a project, or move it to another workstream or pillar; `seen` is the version the editor saw."""

    uid: str
    seen: int
    form: ProjectForm


class DeleteProject(NamedTuple):
    """Take a project with all its reports out of the register. The step log keeps it; undo brings it back."""

    uid: str
    seen: int


class AddYear(NamedTuple):
    """Add a plan year, empty, its lights following today."""

    year: int


class AddPillar(NamedTuple):
    """Add a pillar at the end of a year. `theme` names the lasting theme it continues, "" for none."""

    uid: str
    year: str
    name: str
    theme: str = ""


class AddWorkstream(NamedTuple):
    """Add a workstream at the end of a pillar."""

    uid: str
    pillar: str
    name: str


class RenameWorkstream(NamedTuple):
    """Give a workstream another name."""

    uid: str
    name: str


class SetReferenceDate(NamedTuple):
    """Compute the lights of a year at a fixed day, or at today's date (None)."""

    year: str
    day: date | None


class SetFrozen(NamedTuple):
    """Close a year against changes, or open it again."""

    year: str
    frozen: bool


class Revert(NamedTuple):
    """Take a step back (undo); reverting a revert is redo."""

    step: str


PlanCommand = (
    AddReport
    | EnterMonth
    | CreateProject
    | EditProject
    | DeleteProject
    | AddYear
    | AddPillar
    | AddWorkstream
    | RenameWorkstream
    | SetReferenceDate
    | SetFrozen
    | Revert
)
if TYPE_CHECKING:
    from dongliu_desktop.domain.attachment_commands import AttachmentCommand
    from dongliu_desktop.domain.directory_commands import DirectoryCommand
    from dongliu_desktop.domain.indicator_commands import IndicatorCommand
    from dongliu_desktop.domain.light_commands import LightCommand
    from dongliu_desktop.domain.milestone_commands import MilestoneCommand
    from dongliu_desktop.domain.office_commands import OfficeCommand
    from dongliu_desktop.domain.printed import NotePrinted
    from dongliu_desktop.domain.problem_commands import ProblemCommand
    from dongliu_desktop.domain.sites_commands import SitesCommand

    Command: TypeAlias = (
        PlanCommand
        | AttachmentCommand
        | DirectoryCommand
        | IndicatorCommand
        | LightCommand
        | MilestoneCommand
        | OfficeCommand
        | ProblemCommand
        | SitesCommand
        | NotePrinted
    )
else:
    Command = PlanCommand  # the others are defined when they are first used
