"""附件: the photos and files of the chosen project; and those of one thing in it, in a dialog."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from dongliu_desktop.domain.attachment_commands import Place
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.pages.attachment_panel import AttachmentPanel, Shown, shown
from dongliu_desktop.ui.pages.project_page import ProjectPage
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized

ENTITIES = frozenset({"attachment", "progress_report", "site", "problem"})
SIZE = (460, 520)  # pixels


class ProjectAttachmentsPage(ProjectPage):
    """The page of the inspector."""

    entities = ENTITIES

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.panel = AttachmentPanel(hub)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def question(self, project: ProjectRow) -> Callable[[Reading], Shown]:
        return shown(project.uid)

    def show_answer(self, project: ProjectRow, answer: Shown) -> None:
        self.panel.show_attachments(project, answer)


class AttachmentsDialog(QDialog):
    """The attachments of one report, site or supervised item of a project."""

    def __init__(self, hub: Hub, project: ProjectRow, place: Place, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("附件"))
        self._hub = hub
        self._project = project
        self.panel = AttachmentPanel(hub, place)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        heading = plain_label("", title, wrap=True)
        heading.setFont(resized(self.font(), 1.1, bold=True))
        column.addWidget(heading)
        column.addWidget(self.panel, 1)
        column.addWidget(buttons)
        self.resize(*SIZE)
        hub.changed.connect(self._on_changed)
        self._read()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.everything or changes.entities & ENTITIES:
            self._read()

    def _read(self) -> None:
        def answer(found: Shown) -> None:
            if isValid(self):
                self.panel.show_attachments(self._project, found)

        self._hub.ask(shown(self._project.uid), answer)


def show_attachments_of(hub: Hub, project: str, place: Place, title: str, parent: QWidget) -> None:
    """Show the attachments of one thing of a project (its uid) until the dialog is closed."""

    def answer(rows: tuple[ProjectRow, ...]) -> None:
        if rows:
            dialog = AttachmentsDialog(hub, rows[0], place, title, parent)
            dialog.exec()
            dialog.deleteLater()

    hub.ask(lambda reading: reading.projects_by_uid([project]), answer)
