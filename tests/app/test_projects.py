"""New, edited, moved and deleted projects, workstreams and years: by the real dialogs, each undone again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QDialog, QDialogButtonBox, QInputDialog, QLineEdit, QMessageBox

from dongliu_desktop.ui.dialogs.project import ProjectDialog

Start = Callable[..., Any]


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    """Somebody at 靓度·破 2016 with 中山路综合整治工程 chosen."""
    person = start(record_file)
    person.look_at(2016, "靓度")
    person.choose("中山路")
    return person


def names(person: Any) -> list[str]:
    return [row.name for row in person.page.model.rows()]


def everything(person: Any) -> tuple[Any, ...]:
    """All rows of the year, but for the counter of edits, which never goes back."""
    found: list[tuple[Any, ...]] = []
    person.bench.desk.hub.ask(lambda reading: reading.projects_of_year(2016), found.append)
    person.wait(lambda: found)
    return tuple(row._replace(version=0) for row in found[0])


def press(dialog: QDialog, button: QDialogButtonBox.StandardButton) -> None:
    dialog.findChild(QDialogButtonBox).button(button).click()


def save(dialog: QDialog) -> None:
    press(dialog, QDialogButtonBox.StandardButton.Save)


def by_dialog(person: Any, action: str, fill: Callable[[Any], object], kind: type[QDialog] = ProjectDialog) -> None:
    person.answer(kind, fill)
    person.trigger(action)
    person.wait(lambda: not [timer for timer in person._answering if timer.isActive()])
    person.settle()


def undo(person: Any, before: tuple[Any, ...]) -> None:
    person.trigger("undo")
    person.settle()
    assert everything(person) == before


def test_a_new_project_is_chosen_in_its_pillar(person: Any) -> None:
    before = everything(person)

    def fill(dialog: ProjectDialog) -> None:
        assert "靓度·破" in dialog.workstream.currentText()
        dialog.name.setText("新增的整治项目")
        dialog.section.setCurrentText("城管科")
        save(dialog)

    by_dialog(person, "new_project", fill)
    person.wait(lambda: person.row.name == "新增的整治项目")
    assert person.row.section == "城管科"
    assert person.context.undo == "新增项目 新增的整治项目"
    undo(person, before)
    assert "新增的整治项目" not in names(person)


def test_a_refused_form_comes_back_with_all_that_was_typed(person: Any) -> None:
    told: list[str] = []

    def fill(dialog: ProjectDialog) -> None:
        dialog.section.setCurrentText("城管科")
        person.answer(ProjectDialog, fill_again)
        save(dialog)

    def fill_again(dialog: ProjectDialog) -> None:
        told.append(dialog._message.text())
        assert dialog.section.currentText() == "城管科"
        dialog.name.setText("现在有名字")
        save(dialog)

    by_dialog(person, "new_project", fill)
    person.wait(lambda: person.row.name == "现在有名字")
    assert told == ["请填写项目名称。"]
    assert person.window.findChild(ProjectDialog) is None


def test_giving_up_changes_nothing(person: Any) -> None:
    before = everything(person)
    by_dialog(person, "new_project", lambda dialog: dialog.reject())
    by_dialog(person, "edit_project", lambda dialog: dialog.reject())
    assert everything(person) == before
    assert not person.possible("undo")


def test_an_edit_shows_at_once(person: Any) -> None:
    before = everything(person)
    old = person.row.name

    def fill(dialog: ProjectDialog) -> None:
        assert dialog.name.text() == old
        dialog.name.setText("中山路二期")
        dialog.due.setDate(QDate(2016, 9, 30))
        save(dialog)

    by_dialog(person, "edit_project", fill)
    assert person.row.name == "中山路二期"
    assert person.row.due == date(2016, 9, 30)
    assert person.page.inspector._title.text() == "中山路二期"
    undo(person, before)
    assert person.row.name == old


def test_a_project_moves_to_another_pillar(person: Any) -> None:
    before = everything(person)
    uid = person.row.uid

    def fill(dialog: ProjectDialog) -> None:
        at = next(at for at in range(dialog.workstream.count()) if "热度" in dialog.workstream.itemText(at))
        dialog.workstream.setCurrentIndex(at)
        save(dialog)

    by_dialog(person, "edit_project", fill)
    assert uid not in [row.uid for row in person.page.model.rows()]
    numbers = {tab.title: tab.number for tab in person.window.tabs._tabs}
    assert (numbers["靓度·破"], numbers["热度·领"]) == (12, 17)
    person.look_at(2016, "热度")
    assert person.choose("中山路").uid == uid
    undo(person, before)


def test_a_deleted_project_comes_back_with_its_reports(person: Any) -> None:
    person.report(20, "一")
    person.report(30, "二")
    before = everything(person)

    def confirm(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == "删除").click()

    by_dialog(person, "delete_project", confirm, QMessageBox)
    assert "中山路综合整治工程" not in names(person)
    assert person.page.project() is None
    undo(person, before)
    assert person.choose("中山路").percent == 30
    assert person.page.inspector._timeline.model().rowCount() == 2


def test_a_question_is_asked_before_a_project_is_deleted(person: Any) -> None:
    by_dialog(person, "delete_project", lambda box: person.qtbot.keyClick(box, Qt.Key.Key_Return), QMessageBox)
    assert "中山路综合整治工程" in names(person)


def type_text(text: str) -> Callable[[QInputDialog], None]:
    def act(dialog: QInputDialog) -> None:
        dialog.findChild(QLineEdit).setText(text)
        dialog.accept()

    return act


def test_a_workstream_is_added_and_renamed(person: Any) -> None:
    before = everything(person)
    by_dialog(person, "new_workstream", type_text("新条线"), QInputDialog)
    assert person.context.undo == "新增条线 新条线"

    by_dialog(person, "rename_workstream", type_text("改过的名字"), QInputDialog)
    assert person.row.workstream_title.endswith("改过的名字")
    person.trigger("undo")
    undo(person, before)

    by_dialog(person, "new_workstream", type_text("   "), QInputDialog)
    assert person.told() == "请填写条线名称。"


def test_a_frozen_year_can_only_be_looked_at_until_it_is_opened_again(person: Any) -> None:
    def confirm(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == "封存").click()

    by_dialog(person, "freeze", confirm, QMessageBox)
    assert not person.possible("new_project")
    assert not person.form.isEnabled()
    assert not person.window.header.new_button.isEnabled()
    person.trigger("unfreeze")
    person.settle()
    assert person.possible("new_project")
    assert person.form.isEnabled()


def test_the_reference_date_is_fixed_and_let_go(person: Any) -> None:
    def choose(dialog: QDialog) -> None:
        dialog.findChild(QCalendarWidget).setSelectedDate(QDate(2016, 6, 30))
        press(dialog, QDialogButtonBox.StandardButton.Ok)

    before = person.row.schedule
    by_dialog(person, "reference_fixed", choose, QDialog)
    assert person.context.year.reference == date(2016, 6, 30)
    assert person.row.schedule > before
    person.qtbot.mouseClick(person.window.header.reference, Qt.MouseButton.LeftButton)
    person.wait(lambda: not person.context.year.fixed)
    assert person.window.header.reference.text() == "基准日：今天"
    person.trigger("undo")
    person.settle()
    assert person.context.year.reference == date(2016, 6, 30)
