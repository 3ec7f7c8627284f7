"""The grouped table: the keyboard passes over group rows, edits, and the chosen row survives."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from dongliu_desktop.ui.theme.tokens import LIGHT
from dongliu_desktop.ui.widgets.cells import ElidedTextDelegate, LightDelegate, ProgressDelegate
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook, GroupedTable
from dongliu_desktop.ui.widgets.roles import Roles

# The off-screen platform says so about size hints and popups.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key
PROGRESS = 2
COLUMNS = (ColumnLook(LightDelegate, 40), ColumnLook(ElidedTextDelegate, 120), ColumnLook(ProgressDelegate, 200))


@pytest.fixture
def model(table_model: Callable[[str], Any]) -> Any:
    return table_model("#一是 甲 乙 #二是 #三是 丙 丁 #四是")


@pytest.fixture
def table(qtbot: QtBot, model: Any) -> GroupedTable:
    table = GroupedTable(model, model.row_of, COLUMNS)
    qtbot.addWidget(table)
    table.resize(500, 400)
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    return table


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ("", [Key.Key_Down], "甲"),
        ("甲", [Key.Key_Down], "乙"),
        ("乙", [Key.Key_Down], "丙"),
        ("丙", [Key.Key_Up], "乙"),
        ("甲", [Key.Key_Up], "甲"),
        ("丁", [Key.Key_Down], "丁"),
        ("丁", [Key.Key_Home], "甲"),
        ("甲", [Key.Key_End], "丁"),
        ("甲", [Key.Key_PageDown], "丁"),
        ("丁", [Key.Key_PageUp], "甲"),
        ("甲", [Key.Key_Right, Key.Key_Down, Key.Key_Left], "乙"),
    ],
)
def test_keys_pass_over_group_rows(qtbot: QtBot, table: GroupedTable, start: str, keys: list[Key], end: str) -> None:
    table.choose(start)
    for key in keys:
        qtbot.keyClick(table, key)
    assert table.chosen_uid() == end


def test_a_table_of_group_rows_alone_can_be_walked(qtbot: QtBot, table: GroupedTable, model: Any) -> None:
    model.fill("#一是 #二是")
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_F2)
    assert table.chosen_uid() == ""


def test_choosing_tells_once(qtbot: QtBot, table: GroupedTable) -> None:
    with qtbot.waitSignal(table.chosen) as told:
        table.choose("丙")
    assert told.args == ["丙"]
    with qtbot.assertNotEmitted(table.chosen):
        table.choose("丙")
        qtbot.keyClick(table, Key.Key_Right)


def test_the_chosen_row_survives_a_reset(qtbot: QtBot, table: GroupedTable, model: Any) -> None:
    table.choose("丙")
    with qtbot.assertNotEmitted(table.chosen):
        model.fill("#新 子 丑 丙")
    assert table.chosen_uid() == "丙"
    assert table.currentIndex().row() == 3
    assert table.chosen_uids() == ["丙"]


def test_a_row_that_is_gone_is_told(qtbot: QtBot, table: GroupedTable, model: Any) -> None:
    table.choose("丙")
    with qtbot.waitSignal(table.chosen) as told:
        model.fill("#新 子")
    assert told.args == [""]


def test_several_rows_are_given_from_top_to_bottom_without_group_rows(table: GroupedTable) -> None:
    table.selectAll()
    assert table.chosen_uids() == ["甲", "乙", "丙", "丁"]


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return, Key.Key_Enter])
def test_edit_keys_open_the_editable_cell_of_the_row(qtbot: QtBot, table: GroupedTable, key: Key) -> None:
    table.choose("甲")
    qtbot.keyClick(table, key)
    assert table.currentIndex().column() == PROGRESS
    assert isinstance(editor(table), FigureEditor)
    assert table.chosen_uids() == ["甲"]


def editor(table: GroupedTable) -> FigureEditor:
    found = table.findChild(FigureEditor)
    assert isinstance(found, FigureEditor)
    return found


def leave(qtbot: QtBot, table: GroupedTable) -> None:
    """Press Enter in the cell's editor and let Qt take it away."""
    qtbot.keyClick(editor(table), Key.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(FigureEditor) is None)


def test_typing_a_figure_and_enter_sets_it(qtbot: QtBot, table: GroupedTable, model: Any) -> None:
    model.percents["甲"] = 80.0
    table.choose("甲")
    qtbot.keyClick(table, Key.Key_3)
    qtbot.keyClicks(editor(table), "5")
    leave(qtbot, table)
    assert model.entered == [("甲", 35.0)]


@pytest.mark.parametrize("before", [None, 80.0])
def test_leaving_the_cell_without_a_change_enters_nothing(
    qtbot: QtBot, table: GroupedTable, model: Any, before: float | None
) -> None:
    model.percents["甲"] = before
    table.choose("甲")
    qtbot.keyClick(table, Key.Key_F2)
    leave(qtbot, table)
    assert model.entered == []


def test_a_quantity_may_pass_a_hundred_and_carries_its_unit(qtbot: QtBot, table: GroupedTable, model: Any) -> None:
    model.units["甲"] = "户"
    table.choose("甲")
    qtbot.keyClick(table, Key.Key_F2)
    assert editor(table).suffix() == " 户"
    qtbot.keyClicks(editor(table), "320")
    leave(qtbot, table)
    assert model.entered == [("甲", 320.0)]


def test_a_double_click_where_nothing_can_be_edited_opens_the_row(qtbot: QtBot, table: GroupedTable) -> None:
    place = table.visualRect(table.model().index(2, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["乙"]


def test_a_click_on_a_group_row_changes_nothing(qtbot: QtBot, table: GroupedTable) -> None:
    table.choose("乙")
    place = table.visualRect(table.model().index(3, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.chosen_uid() == "乙"


def painted(table: GroupedTable, row: int, column: int) -> str:
    """The colour at the left edge of a cell: its row's background."""
    image: QImage = table.viewport().grab().toImage()
    place = table.visualRect(table.model().index(row, column)).topLeft() + QPoint(8, 3)
    return image.pixelColor(place * image.devicePixelRatio()).name()


def test_rows_are_painted_for_what_they_are(table: GroupedTable) -> None:
    table.choose("乙")
    assert painted(table, 0, 1) == LIGHT.group.name()
    assert painted(table, 1, 1) == LIGHT.panel.name()
    assert painted(table, 2, 1) == LIGHT.selection.name()


def tip(table: GroupedTable, index: QModelIndex) -> str:
    QToolTip.hideText()
    place = table.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    return QToolTip.text()


def test_tool_tips_tell_only_what_is_cut_and_never_as_markup(table: GroupedTable, model: Any) -> None:
    model.fill("短 <img/src='/etc/hostname'>很长很长很长很长很长很长的名称")
    assert tip(table, model.index(0, 1)) == ""
    assert "&lt;img" in tip(table, model.index(1, 1))
    assert "正常：与时序进度持平" in tip(table, model.index(0, 0))
    QToolTip.hideText()


def test_the_test_model_keeps_qt_rules(model: Any) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.index(0, 0).data(Roles.GROUP) == "一是"
