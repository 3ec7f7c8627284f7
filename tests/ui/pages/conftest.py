"""One pillar's page over a real file, with the office behind it, and the ways of a person at it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import AddReport, Command, EditProject, ProjectForm
from dongliu_desktop.domain.rows import ProjectRow, ReportRow
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.system.drafts import DraftStore
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.pages.pillar import PillarPage
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor

TODAY = date(2016, 6, 20)
SIZE = (1366, 680)
LISTS = ("supporting", "communities")


class PillarAtWork:
    """A page, its hub, and what a person does with them."""

    def __init__(self, page: PillarPage, hub: Hub, qtbot: QtBot) -> None:
        self.page = page
        self.hub = hub
        self.qtbot = qtbot
        self.form = page.inspector.form
        self.table = page.table

    def ask(self, question: Callable[[Reading], Any]) -> Any:
        """Ask the file in the lane of the page: what the page asked before has been answered then."""
        found: list[Any] = []
        self.hub.ask(question, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def settle(self) -> None:
        for _round in range(2):
            self.ask(lambda _reading: None)

    def look_at(self, year: int, part: str) -> None:
        """Turn to a pillar by a part of its name."""
        pillars = self.ask(lambda reading: reading.pillars(year))
        self.page.show_pillar(next(row for row in pillars if part in row.name))
        self.settle()

    def choose(self, part: str) -> ProjectRow:
        self.page.choose(next(row.uid for row in self.page.model.rows() if part in row.name))
        self.settle()
        return self.row

    @property
    def keyboard(self) -> QWidget:
        """What has the keyboard."""
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    @property
    def row(self) -> ProjectRow:
        project = self.page.project()
        assert project is not None
        return project

    @property
    def names(self) -> list[str]:
        """The projects that are shown, as they stand."""
        return [row.name for row in self.page.model.shown_rows()]

    @property
    def tiles(self) -> dict[str, str]:
        """What the tiles say: label -> figure."""
        return {tile.facts.label: tile.facts.figure for tile in self.page._tiles._tiles}

    @property
    def reports(self) -> tuple[ReportRow, ...]:
        return self.ask(lambda reading: reading.reports(self.row.uid))

    @property
    def timeline(self) -> list[str]:
        """The entries of the timeline, as they are read aloud."""
        model = self.page.inspector._timeline.model()
        return [model.index(at, 0).data() for at in range(model.rowCount())]

    @property
    def told(self) -> str:
        """The sentence beside the form, "" where there is none."""
        return self.form.message.text() if self.form.message.isVisible() else ""

    def do(self, command: Command) -> ChangeSet:
        changes = self.hub.do(command)
        assert changes is not None
        self.settle()
        return changes

    def report(self, row: ProjectRow, **fields: Any) -> ChangeSet:
        """Report on a project past the form, as another view does."""
        given = {"as_of": row.reference, "reason": "核实", "seen": row.report, **fields}
        return self.do(AddReport(uuid4().hex, row.uid, **given))

    def edit(self, **fields: Any) -> None:
        """Change some fields of the chosen project past the form, as the project's dialog does."""
        row = self.row
        named = {field: getattr(row, field) for field in ProjectForm._fields if field not in LISTS}
        lists = {field: tuple(filter(None, getattr(row, field).split("、"))) for field in LISTS}
        self.do(EditProject(row.uid, row.version, ProjectForm(**{**named, **lists, **fields})))

    def save(self) -> None:
        self.qtbot.mouseClick(self.form.save_button, Qt.MouseButton.LeftButton)
        self.settle()

    def type_in_cell(self, text: str, *, leave: bool = True) -> None:
        """Type a figure into the cell of the chosen project; Enter leaves the cell."""
        self.table.setFocus()
        for key in text:
            self.qtbot.keyClicks(self.table.findChild(FigureEditor) or self.table, key)
        if leave:
            self.qtbot.keyClick(self.table.findChild(FigureEditor), Qt.Key.Key_Return)
            self.qtbot.waitUntil(lambda: self.table.findChild(FigureEditor) is None)
            self.settle()


@pytest.fixture
def drafts(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "drafts.json")


@pytest.fixture
def hub(record_file: Path) -> Iterator[Hub]:
    hub = Hub(Reader(record_file, lambda: TODAY), Lane("database"))
    hub.open_office(lambda: Office(open_database(record_file), "测试", lambda: TODAY))
    yield hub
    hub.close()


@pytest.fixture
def open_pillar(hub: Hub, drafts: DraftStore, record_file: Path, qtbot: QtBot) -> Callable[[], PillarAtWork]:
    def opened() -> PillarAtWork:
        page = PillarPage(hub, drafts, str(record_file), lambda: TODAY)
        hub.changed.connect(page.apply)
        qtbot.addWidget(page, before_close_func=lambda _page: hub.close())  # no answer may come when it is gone
        page.resize(*SIZE)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return PillarAtWork(page, hub, qtbot)

    return opened


@pytest.fixture
def pillar(open_pillar: Callable[[], PillarAtWork]) -> PillarAtWork:
    """The pillar 靓度·破 of 2016; nothing in it has been reported yet."""
    work = open_pillar()
    work.look_at(2016, "靓度")
    return work
