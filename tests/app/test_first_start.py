"""The very first start: the record is there, a welcome stands before it, and Enter takes the usual."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import default_file, settings_file
from dongliu_desktop.system.settings import load_settings
from dongliu_desktop.ui.dialogs.office import NewOfficeDialog, OfficeDialog
from dongliu_desktop.ui.pages.welcome import WelcomePage

Start = Callable[..., Any]


def welcome(person: Any) -> WelcomePage | None:
    page = person.window.pages.currentWidget()
    return page if isinstance(page, WelcomePage) else None


def dialog_of(person: Any) -> NewOfficeDialog:
    person.wait(lambda: isinstance(QApplication.activeModalWidget(), NewOfficeDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewOfficeDialog)
    person.wait(dialog.isActiveWindow)
    return dialog


def test_enter_goes_on_with_the_record(start: Start) -> None:
    person = start()
    assert welcome(person)
    assert person.window.tabs.count() > 4  # the record is there already
    QTest.keyClick(person.keyboard, Qt.Key.Key_Return)
    assert welcome(person) is None
    assert person.context.page == "overview"
    assert person.window.pages.currentWidget().isAncestorOf(person.keyboard)
    person.close()

    assert welcome(start()) is None  # never again


def test_who_types_is_asked_once_and_signs(start: Start) -> None:
    person = start()
    QTest.keyClicks(person.keyboard, "wang")
    QTest.keyClick(person.keyboard, Qt.Key.Key_Return)
    assert person.window.who_note.text() == "录入人：wang"
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.report(40)
    assert person.bench.desk.hub._office.who == "wang"
    person.close()
    assert load_settings(settings_file()).settings.who == "wang"


@pytest.mark.parametrize("go", ["next_tab", "refresh", "quit"])
def test_going_anywhere_takes_the_usual_and_loses_nothing(start: Start, go: str) -> None:
    person = start()
    QTest.keyClicks(person.keyboard, "li")
    if go != "quit":
        person.trigger(go)
        person.settle()
        assert welcome(person) is None
        assert person.window.who_note.text() == "录入人：li"
    person.close()
    assert load_settings(settings_file()).settings.who == "li"


def test_escape_goes_on_too(start: Start) -> None:
    person = start()
    QTest.keyClick(person.keyboard, Qt.Key.Key_Escape)
    assert welcome(person) is None


def test_a_named_file_is_opened_without_a_welcome(start: Start, record_file: Path) -> None:
    assert welcome(start(record_file)) is None


def fill_in_by_keyboard(person: Any) -> None:
    """Walk through the form from its first field to its button."""
    for typed in (["Dongjiao"], [], ["Roads", "Schools"], ["Section 1"], []):  # the year and the place as they are
        for number, name in enumerate(typed):
            if number:
                QTest.keyClick(person.keyboard, Qt.Key.Key_Return)
            QTest.keyClicks(person.keyboard, name)
        QTest.keyClick(person.keyboard, Qt.Key.Key_Tab)


def shown_words(dialog: NewOfficeDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_an_office_of_ones_own_by_keyboard(start: Start) -> None:
    person = start()
    QTest.keyClicks(person.keyboard, "zhao")
    QTest.keyClick(person.keyboard, Qt.Key.Key_Tab)
    QTest.keyClick(person.keyboard, Qt.Key.Key_Down)  # to the second choice
    QTest.keyClick(person.keyboard, Qt.Key.Key_Return)
    dialog = dialog_of(person)
    assert dialog.name.hasFocus()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    person.wait(lambda: "请填写单位名称。" in shown_words(dialog))  # and it stays open
    fill_in_by_keyboard(person)
    assert person.keyboard is dialog.accept_button
    QTest.keyClick(person.keyboard, Qt.Key.Key_Return)
    made = default_file().parent / "Dongjiao.dongliu"
    person.wait(lambda: person.program.bench and person.bench.desk.file == made and person.possible("undo"))
    person.settle()

    assert welcome(person) is None
    assert [pillar.name for pillar in person.bench.pillars] == ["Roads", "Schools"]
    assert person.window.windowTitle().startswith("Dongjiao重点工作进度管理")
    assert str(default_file()) in person.told()  # the record is kept, and where
    assert default_file().is_file()
    assert person.bench.desk.hub._office.who == "zhao"
    person.trigger("undo")
    person.settle()
    assert person.bench.years == ()
    assert "还是空的" in person.told()


def test_giving_up_the_form_leaves_the_welcome(start: Start) -> None:
    person = start()
    page = welcome(person)
    assert page is not None
    page.own.setChecked(True)
    QTest.keyClick(person.keyboard, Qt.Key.Key_Return)
    QTest.keyClick(dialog_of(person), Qt.Key.Key_Escape)
    assert welcome(person) is page


def test_an_empty_file_is_set_up_from_its_banner(start: Start, tmp_path: Path) -> None:
    create_file(tmp_path / "空.dongliu")
    person = start(tmp_path / "空.dongliu")

    def fill_in(dialog: OfficeDialog) -> None:
        dialog.name.setText("东郊街道")
        dialog.pillars.setPlainText("经济发展")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    person.answer(OfficeDialog, fill_in)
    person.bench.set_up_wanted.emit()
    person.settle()
    assert [pillar.name for pillar in person.bench.pillars] == ["经济发展"]
    assert person.told() == ""
    person.look_at(person.context.year.year, "经济发展")
    assert person.possible("new_project")
