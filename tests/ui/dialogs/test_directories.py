"""科室、社区和岗位: entered, renamed, merged and taken out by the dialog's own buttons and forms."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.commands import EditProject, ProjectForm
from dongliu_desktop.domain.directories import COMMUNITY, POST, SECTION
from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.dialogs.directories import DirectoriesDialog
from dongliu_desktop.ui.dialogs.directory_forms import AppointmentDialog, EntryDialog, MergeDialog
from dongliu_desktop.ui.hub import Hub

TODAY = date(2016, 6, 20)
LISTS = ("supporting", "communities")


class AtDirectories:
    """A person in front of the directories."""

    def __init__(self, dialog: DirectoriesDialog, hub: Hub, qtbot: QtBot) -> None:
        self.dialog, self.hub, self.qtbot = dialog, hub, qtbot

    def settle(self) -> None:
        for _round in range(2):
            found: list[None] = []
            self.hub.ask(lambda _reading: None, found.append)
            self.qtbot.waitUntil(lambda found=found: bool(found))

    def turn(self, kind: str) -> None:
        self.dialog.tabs.choose(kind)
        self.settle()

    def listed(self, column: int = 0) -> list[str]:
        model = self.dialog.models[self.dialog.kind]
        return [model.index(at, column).data() for at in range(model.rowCount())]

    def choose(self, name: str) -> None:
        table = self.dialog.tables[self.dialog.kind]
        table.setCurrentIndex(table.model().index(self.listed().index(name), 0))

    def fill(self, kind: type, press: Callable[[], object], act: Callable[[Any], object]) -> None:
        """Press a button and fill the form that comes."""
        done: list[None] = []

        def look() -> None:
            form = QApplication.activeModalWidget()
            if isinstance(form, kind):
                timer.stop()
                act(form)
                done.append(None)

        timer = QTimer(self.dialog)
        timer.timeout.connect(look)
        timer.start(5)
        press()
        assert done
        self.settle()

    def add(self, name: str) -> None:
        def act(form: EntryDialog) -> None:
            form.name.setText(name)
            form.accept_button.click()

        self.fill(EntryDialog, self.dialog.new_button.click, act)

    def use(self, **fields: Any) -> None:
        """Name entries in a project."""
        found: list[Any] = []
        self.hub.ask(lambda reading: reading.projects_of_year(2016), found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        row = next(row for row in found[0] if "中山路" in row.name)
        named = {field: getattr(row, field) for field in ProjectForm._fields if field not in LISTS}
        lists = {field: tuple(filter(None, getattr(row, field).split("、"))) for field in LISTS}
        assert self.hub.do(EditProject(row.uid, row.version, ProjectForm(**{**named, **lists, **fields})))
        self.settle()


@pytest.fixture
def person(record_file: Path, qtbot: QtBot) -> Iterator[AtDirectories]:
    hub = Hub(Reader(record_file, lambda: TODAY), Lane("database"))
    hub.open_office(lambda: Office(open_database(record_file), "测试", lambda: TODAY))
    dialog = DirectoriesDialog(hub)
    qtbot.addWidget(dialog, before_close_func=lambda _dialog: hub.close())  # no answer may come when it is gone
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    person = AtDirectories(dialog, hub, qtbot)
    person.settle()
    yield person
    hub.close()


def test_an_entry_is_added_renamed_by_enter_and_taken_out(person: AtDirectories) -> None:
    before = person.listed()
    person.add("督查室")
    assert person.listed() == [*before, "督查室"]
    person.choose("督查室")

    def rename(form: EntryDialog) -> None:
        form.name.setText("督查考核办")
        form.accept_button.click()

    table = person.dialog.tables[SECTION]
    table.setFocus()
    person.fill(EntryDialog, lambda: QTest.keyClick(table, Qt.Key.Key_Return), rename)
    assert person.listed()[-1] == "督查考核办"
    assert person.listed(1)[-1] == "督查室"

    person.dialog.delete_button.click()
    person.settle()
    assert person.listed() == before


def test_a_name_that_is_taken_is_told_in_the_form(person: AtDirectories) -> None:
    person.add("督查室")
    refusals: list[str] = []

    def act(form: EntryDialog) -> None:
        form.name.setText("督查室")

        def look() -> None:
            refusals.append(form._message.text())
            form.reject()

        QTimer.singleShot(50, look)
        form.accept_button.click()

    person.fill(EntryDialog, person.dialog.new_button.click, act)
    assert refusals == ["已经有科室“督查室”了。"]


def test_an_entry_in_use_is_merged_and_not_deleted(person: AtDirectories) -> None:
    person.turn(COMMUNITY)
    person.use(communities=("东海社区",))
    person.choose("东海社区")
    assert person.listed(2)[person.listed().index("东海社区")] == "项目 1"
    assert not person.dialog.delete_button.isEnabled()

    def merge(form: MergeDialog) -> None:
        form.into.setCurrentText("东海花园社区")
        form.accept_button.click()

    person.fill(MergeDialog, person.dialog.merge_button.click, merge)
    assert "东海社区" not in person.listed()
    assert person.listed(2)[person.listed().index("东海花园社区")] == "项目 5、点位 2"


def test_a_post_has_a_holder_from_a_day_on(person: AtDirectories) -> None:
    person.turn(POST)
    assert person.dialog._empty.isVisible()
    person.add("城管科科长")

    def appoint(name: str, day: QDate) -> Callable[[AppointmentDialog], None]:
        def act(form: AppointmentDialog) -> None:
            form.person.setCurrentText(name)
            form.valid_from.setDate(day)
            form.accept_button.click()

        return act

    person.fill(AppointmentDialog, person.dialog.appoint_button.click, appoint("王强", QDate(2015, 3, 1)))
    person.fill(AppointmentDialog, person.dialog.appoint_button.click, appoint("赵敏", QDate(2016, 7, 1)))
    assert person.listed(2) == ["王强"]  # the other one begins in July
    terms = person.dialog.terms
    assert [terms.index(at, 1).data() for at in range(terms.rowCount())] == ["赵敏", "王强"]

    person.dialog.dismiss_button.click()
    person.settle()
    assert [terms.index(at, 1).data() for at in range(terms.rowCount())] == ["王强"]
    person.turn(SECTION)
    assert person.dialog.appoint_button.isHidden()


def test_nothing_is_changed_in_a_file_that_can_only_be_read(person: AtDirectories) -> None:
    dialog = person.dialog
    person.hub.lock(StorageTrouble(Trouble.READ_ONLY, "只能看。"))
    assert not any(button.isEnabled() for button in (dialog.new_button, dialog.edit_button, dialog.merge_button))
