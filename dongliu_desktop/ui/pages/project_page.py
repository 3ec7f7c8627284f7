"""A page of the inspector: what one register holds of the chosen project."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.hub import Hub

AFTER_PAINTING = 4  # ms: two threads that both work wait for each other, so a page reads once a change is painted


class ProjectPage(QWidget):
    """Reads what it shows while it is seen, again when that changes, and never for a project that is left already.

    Attributes:
        entities: names of the tables whose changes concern this page, beside those of the project itself.

    Signals:
        register_wanted: key of the page, as wide as the window, that shows the same register in full.
    """

    entities: frozenset[str] = frozenset()
    register_wanted = Signal(str)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hub = hub
        self.project: ProjectRow | None = None
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read)

    def question(self, project: ProjectRow) -> Callable[[Reading], Any]:
        """Give what is to be read; asked in the database lane."""
        raise NotImplementedError

    def show_answer(self, project: ProjectRow, answer: Any) -> None:  # noqa: ANN401 - whatever `question` gives
        """Show what was read."""
        raise NotImplementedError

    def show_project(self, project: ProjectRow | None) -> None:
        """Show another project, the same one as it is now, or none."""
        self.project = project
        self.look_again()

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed; the project's own changes come through `show_project`."""
        if changes.everything or changes.entities & self.entities:
            self.look_again()

    def look_again(self) -> None:
        """Read again, now or when the page is seen next."""
        self._stale = True
        if self.isVisible():
            self._soon.start(AFTER_PAINTING)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start(0)

    def _read(self) -> None:
        project = self.project
        if project is None or not self.isVisible():
            return
        self._stale = False

        def answer(found: Any) -> None:  # noqa: ANN401 - as `show_answer`
            if self.project is not None and self.project.uid == project.uid:
                self.show_answer(self.project, found)

        self.hub.ask(self.question(project), answer)
