"""What may be done with supervised items from a page: each by its dialog, each one undoable step."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dongliu_desktop.domain.attachment_commands import Place
from dongliu_desktop.domain.problem_commands import (
    AddProblems,
    CloseProblem,
    DeleteProblem,
    EditProblem,
    NewProblem,
    ProblemForm,
    ReopenProblem,
    StrikeOffProblem,
)
from dongliu_desktop.domain.problems import ProblemRow, reminder
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.dialogs.fields import day_of
from dongliu_desktop.ui.dialogs.form import until_taken
from dongliu_desktop.ui.dialogs.problem import (
    Choices,
    ClosingDialog,
    ProblemDialog,
    ReopeningDialog,
    StrikingDialog,
)
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr


class ProblemActs:
    """Does what the buttons of a page say. `parent` is what the dialogs stand above."""

    def __init__(self, hub: Hub, parent: QWidget) -> None:
        self._hub = hub
        self._parent = parent

    def add(self, year: int, project: str | None, form: ProblemForm, *, offer_projects: bool = False) -> None:
        """Ask for a new item, filled with what is known of it."""

        def question(reading: Reading) -> tuple[str, Choices]:
            uid, day = next((row.uid, row.reference) for row in reading.years() if row.year == year)
            projects = [(row.uid, row.name) for row in reading.projects_of_year(year)] if offer_projects else ()
            return uid, Choices(reading.names("POSTS"), min(day, reading.today), projects)

        def answer(found: tuple[str, Choices]) -> None:
            of_year, choices = found
            filled = form._replace(opened_on=form.opened_on or choices.today)
            dialog = ProblemDialog(choices, tr("新增督办事项"), filled, self._parent)
            uid = uuid4().hex
            until_taken(
                self._hub,
                dialog,
                lambda: AddProblems(of_year, (NewProblem(uid, project or dialog.chosen_project(), dialog.form()),)),
            )

        self._hub.ask(question, answer)

    def add_all(self, year: int, items: Sequence[tuple[str, ProblemForm]]) -> None:
        """Put several items on the list at once: (project, form)."""

        def question(reading: Reading) -> AddProblems:
            uid, day = next((row.uid, row.reference) for row in reading.years() if row.year == year)
            opened = min(day, reading.today)
            new = (NewProblem(uuid4().hex, project, form._replace(opened_on=opened)) for project, form in items)
            return AddProblems(uid, tuple(new))

        def answer(command: AddProblems) -> None:
            self._hub.do(command)

        self._hub.ask(question, answer)

    def edit(self, row: ProblemRow) -> None:
        """Change an item."""

        def answer(choices: Choices) -> None:
            dialog = ProblemDialog(choices, tr("修改督办事项"), row.form, self._parent)
            until_taken(self._hub, dialog, lambda: EditProblem(row.uid, row.form, dialog.form()))

        self._with_choices(answer)

    def close(self, row: ProblemRow) -> None:
        """Settle an item (办结)."""

        def answer(choices: Choices) -> None:
            dialog = ClosingDialog(row, choices.today, self._parent)
            until_taken(
                self._hub,
                dialog,
                lambda: CloseProblem(
                    row.uid, row.form, day_of(dialog.day) or choices.today, dialog.evidence.toPlainText()
                ),
            )

        self._with_choices(answer)

    def strike_off(self, row: ProblemRow) -> None:
        """Strike a settled item off (销号)."""

        def answer(choices: Choices) -> None:
            dialog = StrikingDialog(row, choices.today, self._parent)
            until_taken(
                self._hub,
                dialog,
                lambda: StrikeOffProblem(row.uid, day_of(dialog.day) or choices.today, dialog.by.text()),
            )

        self._with_choices(answer)

    def reopen(self, row: ProblemRow) -> None:
        """Open a settled item again."""
        dialog = ReopeningDialog(row, self._parent)
        until_taken(self._hub, dialog, lambda: ReopenProblem(row.uid, dialog.reason.text()))

    def delete(self, row: ProblemRow) -> None:
        """Take an item off the list; undo brings it back."""
        self._hub.do(DeleteProblem(row.uid, row.form))

    def attach(self, row: ProblemRow) -> None:
        """Show the photos and files of an item, and take new ones."""
        from dongliu_desktop.ui.pages.project_attachments import (  # noqa: PLC0415 - made when first looked at
            show_attachments_of,
        )

        if row.project is not None:
            show_attachments_of(self._hub, row.project, Place(problem=row.uid), row.text, self._parent)

    def remind(self, rows: Sequence[ProblemRow]) -> None:
        """Put the 催办 of these items on the clipboard."""
        QGuiApplication.clipboard().setText("\n\n".join(map(reminder, rows)))

    def _with_choices(self, answer: Callable[[Choices], None]) -> None:
        self._hub.ask(lambda reading: Choices(reading.names("POSTS"), reading.today), answer)
