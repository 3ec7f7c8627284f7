"""What may be done with problems and supervised items (问题、督办)."""

from datetime import date
from typing import NamedTuple


class ProblemForm(NamedTuple):
    """All that may be edited of an item. `owner` is a post, by name; `due` and `opened_on` may be unknown."""

    text: str
    source: str = ""
    owner: str = ""
    measure: str = ""
    due: date | None = None
    evidence: str = ""
    opened_on: date | None = None


class NewProblem(NamedTuple):
    """One item to be put on the list, of a project or, without one, of the whole year."""

    uid: str
    project: str | None
    form: ProblemForm


class AddProblems(NamedTuple):
    """Put items on the list of a year (its uid), all in one step."""

    year: str
    items: tuple[NewProblem, ...]


class EditProblem(NamedTuple):
    """Change an item; `seen` is what the editor saw."""

    uid: str
    seen: ProblemForm
    form: ProblemForm


class CloseProblem(NamedTuple):
    """Settle an item (办结) on a day, with the evidence as it stands then; `seen` is what the editor saw."""

    uid: str
    seen: ProblemForm
    on: date
    evidence: str


class StrikeOffProblem(NamedTuple):
    """Strike a settled item off (销号) after `by`, another person than the owner, has checked it."""

    uid: str
    on: date
    by: str


class ReopenProblem(NamedTuple):
    """Open a settled or struck off item again, for a reason."""

    uid: str
    reason: str


class DeleteProblem(NamedTuple):
    """Take an item off the list altogether; `seen` is what the editor saw. Its attachments stay with the project."""

    uid: str
    seen: ProblemForm


ProblemCommand = AddProblems | EditProblem | CloseProblem | StrikeOffProblem | ReopenProblem | DeleteProblem
