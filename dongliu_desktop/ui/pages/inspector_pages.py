"""The pages of the inspector beside the report form, as data: to add one, add a line. Made when first looked at."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.rows import ProjectRow, SiteRow
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.pages.inspector_texts import facts, history_entries
from dongliu_desktop.ui.pages.project_page import ProjectPage
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.timeline import Entry, Timeline

Known = tuple[tuple[SiteRow, ...], dict[str, str]]  # the sites of a project, and who holds which post
MOST = 500  # steps shown of one project


class PageKind(NamedTuple):
    """One page: its key, the title of its tab, and what makes it."""

    key: str
    title: str
    make: Callable[[Hub], ProjectPage]


class FactsPage(ProjectPage):
    """资料: what is planned, with its source."""

    entities = frozenset({"site", "site_stage", "appointment"})

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setAccessibleName(tr("项目资料"))
        self._room.viewport().setAutoFillBackground(False)
        _fill(self, self._room)

    def question(self, project: ProjectRow) -> Callable[[Reading], Known]:
        from dongliu_desktop.services.directory_questions import holders  # noqa: PLC0415 - when first looked at

        return lambda reading: (reading.sites(project.uid), holders(reading, project.reference))

    def show_answer(self, project: ProjectRow, answer: Known) -> None:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setColumnStretch(1, 1)
        grid.setContentsMargins(0, 4, 8, 4)
        for at, (name, value) in enumerate(facts(project, *answer)):
            told = plain_label("", value, wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(plain_label("muted", name), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, at, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._room.setWidget(sheet)
        sheet.setAutoFillBackground(False)  # QScrollArea turns it on


class HistoryPage(ProjectPage):
    """历史: every step that touched the project."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self.steps = Timeline()
        self.steps.setAccessibleName(tr("修改历史"))
        _fill(self, self.steps)

    def apply(self, changes: ChangeSet) -> None:
        """Read again after every step of the project: one of its registers leaves its own row as it was."""
        super().apply(changes)
        if self.project is not None and any(row.uid == self.project.uid for row in changes.rows):
            self.look_again()

    def question(self, project: ProjectRow) -> Callable[[Reading], list[Entry]]:
        from dongliu_desktop.services.sites_questions import site_steps  # noqa: PLC0415 - when first looked at

        def asked(reading: Reading) -> list[Entry]:
            of_sites = ((step, "site", None, None, None) for step in site_steps(reading, project.uid, MOST))
            return history_entries([*reading.project_history(project.uid, MOST), *of_sites])

        return asked

    def show_answer(self, project: ProjectRow, answer: list[Entry]) -> None:
        del project
        self.steps.set_entries(answer)


def _attachments(hub: Hub) -> ProjectPage:
    from dongliu_desktop.ui.pages.project_attachments import (  # noqa: PLC0415 - made when first looked at
        ProjectAttachmentsPage,
    )

    return ProjectAttachmentsPage(hub)


def _problems(hub: Hub) -> ProjectPage:
    from dongliu_desktop.ui.pages.project_problems import (  # noqa: PLC0415 - it brings dialogs; nobody waits for them
        ProjectProblemsPage,
    )

    return ProjectProblemsPage(hub)


def _fill(page: QWidget, content: QWidget) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)


def _sites(hub: Hub) -> ProjectPage:
    from dongliu_desktop.ui.pages.sites_page import SitesPage  # noqa: PLC0415 - most people never look at it

    return SitesPage(hub)


def _milestones(hub: Hub) -> ProjectPage:
    from dongliu_desktop.ui.pages.milestones import MilestonesPage  # noqa: PLC0415 - made when first looked at

    return MilestonesPage(hub)


PAGES: tuple[PageKind, ...] = (
    PageKind("sites", mark("点位"), _sites),
    PageKind("milestones", mark("节点"), _milestones),
    PageKind("attachments", mark("附件"), _attachments),
    PageKind("problems", mark("督办"), _problems),
    PageKind("facts", mark("资料"), FactsPage),
    PageKind("history", mark("历史"), HistoryPage),
)
