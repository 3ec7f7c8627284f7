"""The window as a whole: where keys lead, what is named, what follows what."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.ui.shell.actions import ACTIONS
from dongliu_desktop.ui.shell.menus import GROUP

Start = Callable[..., Any]
INNER = {"qt_spinbox_lineedit"}  # parts of Qt's widgets that have the keyboard in their owner's name


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    return start(record_file)


# ---------------------------------------------------------------- menus, undo, toast


def test_the_menus_hold_every_action(person: Any) -> None:
    for action in ACTIONS:
        menu = person.window.menus[action.menu.removesuffix(GROUP)]
        shown = person.program._menus.actions[action.id]
        assert shown in menu.actions()
        assert shown.shortcut() == QKeySequence(action.shortcut)


def test_undo_and_redo_say_what_they_would_do(person: Any) -> None:
    person.look_at(2015, "乐居")
    person.choose("中山路")
    actions = person.program._menus.actions
    assert (actions["undo"].text(), person.possible("undo")) == ("撤销", False)
    person.report(82)
    assert actions["undo"].text() == "撤销 填报 中山路综合整治工程 82%"
    person.trigger("undo")
    assert actions["redo"].text() == "重做 填报 中山路综合整治工程 82%"
    assert not person.possible("undo")


def test_the_toast_offers_the_way_back_and_forth(person: Any) -> None:
    person.look_at(2015, "乐居")
    person.choose("中山路")
    toast = person.bench._toast
    button = toast.findChild(QPushButton)
    person.report(82)
    assert toast.isVisible()
    assert button.text() == "撤销"
    person.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    person.settle()
    assert person.row.percent is None
    assert button.text() == "重做"
    person.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    person.settle()
    assert person.row.percent == 82
    assert button.text() == "撤销"


def test_the_status_bar_tells_file_and_last_save(person: Any, record_file: Path) -> None:
    assert str(record_file) in person.window.file_note.toolTip()
    assert person.window.file_note.text().endswith(record_file.name)
    assert not person.window.saved_note.isVisible()  # nothing was saved yet
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.report(82)
    assert "已保存：填报 中山路综合整治工程 82%" in person.window.saved_note.text()
    left = person.window.saved_note.mapTo(person.window, person.window.saved_note.rect().topLeft()).x()
    assert left >= 10
    person.window.note_file(Path("/共享") / ("很深的文件夹" * 30) / record_file.name)
    assert person.window.file_note.text().endswith(record_file.name)
    assert person.window.file_note.sizeHint().width() < person.window.width() / 2


def test_keys_about_and_columns_open(person: Any) -> None:
    person.look_at(2015, "乐居")
    seen: list[str] = []

    def read(dialog: QWidget) -> None:
        seen.append(dialog.windowTitle())
        dialog.close()

    for action in ("keys", "about"):
        person.answer(QWidget, read)
        person.trigger(action)
    assert seen == ["快捷键一览", "关于"]
    person.trigger("columns")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    kind = next(action for action in menu.actions() if action.text() == "类别")
    assert not kind.isChecked()
    kind.trigger()
    menu.close()
    assert "kind" not in person.page.hidden_columns


# ---------------------------------------------------------------- years and tabs


@pytest.mark.parametrize(("tab", "year", "same"), [("乐居", 2016, "靓度·破"), ("乐活", 2016, "深度·提")])
def test_another_year_keeps_the_theme(person: Any, tab: str, year: int, same: str) -> None:
    person.look_at(2015, tab)
    person.bench.go_to_year(year)
    person.wait(lambda: person.context.year.year == year)
    assert person.bench.pillar_row().name == same


@pytest.mark.parametrize("tab", ["总览", "年度对比"])
def test_another_year_keeps_the_page(person: Any, tab: str) -> None:
    person.look_at(2015, tab)
    person.look_at(2016, tab)
    assert person.window.tabs.tabText(person.window.tabs.currentIndex()) == tab


def test_tabs_are_walked_round_by_keys(person: Any) -> None:
    person.look_at(2015, "总览")
    key, control = person.qtbot.keyClick, Qt.KeyboardModifier.ControlModifier
    walked = []
    for _tab in range(person.window.tabs.count()):
        key(person.window, Qt.Key.Key_PageDown, control)
        person.settle()
        walked.append(person.window.tabs.current_key())
    assert len(set(walked)) == person.window.tabs.count()
    assert walked[-1] == "overview"
    key(person.window, Qt.Key.Key_PageUp, control)
    assert person.window.tabs.current_key() == "comparison"


def test_arrows_in_the_tabs_stay_in_the_tabs_and_a_click_leads_to_the_page(person: Any) -> None:
    tabs = person.window.tabs
    tabs.setFocus()
    for _step in range(2):
        person.qtbot.keyClick(tabs, Qt.Key.Key_Right)
        person.settle()
    assert tabs.hasFocus()
    assert person.context.page == "pillar"
    person.page.table.setFocus()
    person.qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    person.settle()
    assert person.page.table.hasFocus()


def test_years_are_walked_by_keys(person: Any) -> None:
    person.look_at(2015, "乐居")
    years = person.window.header.years
    first = years._group.button(2015)
    first.setFocus()
    person.qtbot.keyClick(first, Qt.Key.Key_Right)
    person.wait(lambda: person.context.year.year == 2016)
    person.settle()
    assert years.current() == 2016
    assert years._group.button(2016).hasFocus()


# ---------------------------------------------------------------- search


def search(person: Any, words: str) -> None:
    field = person.window.header.search
    person.trigger("find")
    assert field.hasFocus()
    field.setText(words)
    person.qtbot.keyClick(field, Qt.Key.Key_Return)
    person.settle()
    person.settle()


def test_enter_goes_to_the_first_hit_of_the_shown_pillar(person: Any) -> None:
    person.look_at(2016, "靓度")
    search(person, "中山路")
    assert person.row.name == "中山路综合整治工程"
    assert person.page.table.hasFocus()


@pytest.mark.parametrize("tab", ["热度", "总览", "年度对比"])
def test_enter_goes_to_the_first_hit_of_the_year(person: Any, tab: str) -> None:
    person.look_at(2016, tab)
    search(person, "中山路")
    assert person.bench.pillar_row().name == "靓度·破"
    assert person.row.name == "中山路综合整治工程"
    assert person.window.header.search.text() == "中山路"
    assert [row.name for row in person.page.model.shown_rows()] == ["中山路综合整治工程"]


def test_nothing_found_in_the_year_is_told(person: Any) -> None:
    person.look_at(2016, "热度")
    search(person, "没有这个项目")
    assert person.bench._toast.isVisible()
    assert person.bench._toast.accessibleName() == "2016年没有符合“没有这个项目”的项目"


def test_escape_and_taking_filters_off_empty_the_field(person: Any) -> None:
    person.look_at(2016, "热度")
    field = person.window.header.search
    field.setFocus()
    field.setText("没有")
    person.page.reset_filters()
    assert field.text() == ""
    field.setText("没有")
    person.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert len(person.page.model.shown_rows()) == 16


# ---------------------------------------------------------------- screen readers and keyboard


def controls(person: Any) -> list[QWidget]:
    """What can have the keyboard on the shown page, in the order Tab walks it."""
    found: list[QWidget] = []
    widget = person.window.header.years
    for _step in range(5_000):
        widget = widget.nextInFocusChain()
        if widget is person.window.header.years:
            return found
        keyed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(person.window)
        if keyed and widget.objectName() not in INNER:
            found.append(widget)
    raise AssertionError("Tab never comes round")


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("tab", ["总览", "乐居", "年度对比"])
def test_every_control_has_a_name(person: Any, tab: str) -> None:
    person.look_at(2015, tab)
    if tab == "乐居":
        person.choose("中山路")
    assert [type(widget).__name__ for widget in controls(person) if not spoken(widget)] == []


def test_tab_walks_the_window_as_it_is_read(person: Any) -> None:
    person.look_at(2015, "乐居")
    person.choose("中山路")
    kinds = dict.fromkeys(type(widget).__name__ for widget in controls(person))
    order = ["_Segment", "QPushButton", "QLineEdit", "PillarTabs", "Tile", "FilterChip", "ToggleChip", "GroupedTable"]
    assert list(kinds)[:8] == order


def test_at_the_start_the_keyboard_is_in_the_table(start: Start, record_file: Path, person: Any) -> None:
    person.look_at(2015, "乐居")
    person.close()
    assert start(record_file).page.table.hasFocus()


def test_who_is_typing_keeps_the_keyboard_when_the_record_is_read_again(person: Any) -> None:
    person.look_at(2015, "乐居")
    person.choose("中山路")
    field = person.form.texts["progress"]
    field.setFocus()
    person.qtbot.keyClicks(field, "ab")
    person.trigger("refresh")
    person.bench.desk.hub.changed.emit(ChangeSet("", "", everything=True))  # as when another program has written
    person.settle()
    person.qtbot.keyClicks(person.keyboard, "c")
    assert field.toPlainText() == "abc"


def test_after_saving_ctrl_z_takes_the_report_back(person: Any) -> None:
    person.look_at(2015, "乐居")
    person.choose("中山路")
    person.trigger("report")
    assert person.form.isAncestorOf(person.keyboard)
    person.form.texts["progress"].setPlainText("一")
    person.qtbot.keyClick(person.form.texts["progress"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    person.settle()
    assert person.row.progress == "一"
    person.qtbot.keyClick(person.keyboard, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.settle()
    assert person.row.progress != "一"
