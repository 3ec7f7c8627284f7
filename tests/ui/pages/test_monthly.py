"""The monthly grid (月度填报), used as a spreadsheet on a real file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.commands import AddReport, SetFrozen
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.system.drafts import DraftStore
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.models.month_table import AT, COLUMNS
from dongliu_desktop.ui.pages import monthly
from dongliu_desktop.ui.pages.monthly import MonthlyPage
from tests.ui.pages.conftest import TODAY

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIGURE, PROGRESS, PROBLEMS, NEXT, DONE, REASON = (AT[column.field] for column in COLUMNS[1:])


class Sheet:
    """A page, and a person's fingers."""

    def __init__(self, page: MonthlyPage, hub: Hub, qtbot: QtBot) -> None:
        self.page, self.hub, self.qtbot = page, hub, qtbot
        self.table, self.model = page.table, page.model

    def ask(self, question: Callable[[Reading], Any]) -> Any:
        found: list[Any] = []
        self.hub.ask(question, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def settle(self) -> None:
        for _round in range(3):
            self.ask(lambda _reading: None)

    def look_at(self, year: int) -> None:
        years = self.ask(lambda reading: reading.years())
        shown = next(row for row in years if row.year == year)
        self.page.show_plan(years, shown, self.ask(lambda reading: reading.pillars(year)))
        self.settle()

    def go(self, row: int, column: int) -> None:
        self.table.go_to(row, column)
        self.table.setFocus()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.table.open_editor() or self.table, key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClicks(self.table.open_editor() or self.table, letter)

    def enter(self, row: int, column: int, text: str) -> None:
        self.go(row, column)
        self.type(text)
        self.press(Key.Key_Return)

    def compose(self, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QCoreApplication.sendEvent(QApplication.focusWidget(), event)

    @property
    def at(self) -> tuple[int, int]:
        return self.table.currentIndex().row(), self.table.currentIndex().column()

    def text(self, row: int, column: int) -> str:
        return self.model.text(row, column)

    @property
    def told(self) -> str:
        return self.page._message.text() if self.page._message.isVisible() else ""

    def save(self) -> None:
        self.page.save()
        self.settle()

    def steps(self) -> list[str]:
        return [step.label for step in self.ask(lambda reading: reading.steps(5))]


@pytest.fixture
def open_sheet(hub: Hub, drafts: DraftStore, record_file: Path, qtbot: QtBot) -> Callable[[], Sheet]:
    def opened() -> Sheet:
        page = MonthlyPage(hub, drafts, str(record_file), lambda: TODAY)
        hub.changed.connect(page.apply)
        qtbot.addWidget(page, before_close_func=lambda _page: hub.close())
        page.resize(1366, 640)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return Sheet(page, hub, qtbot)

    return opened


@pytest.fixture
def sheet(open_sheet: Callable[[], Sheet]) -> Sheet:
    """June 2016; nothing in it has been reported yet."""
    sheet = open_sheet()
    sheet.look_at(2016)
    sheet.table.setFocus()
    return sheet


def test_all_projects_of_the_year_are_in_one_sheet(sheet: Sheet) -> None:
    assert sheet.page.bar.months.currentText() == "2016年6月"
    assert sheet.page.bar.months.count() == 6
    assert sheet.page.bar._day.text() == "截至 2016年6月10日"
    assert (sheet.model.rowCount(), sheet.at) == (69, (0, FIGURE))
    assert sheet.page.bar.unreported.text() == "只看未填报 69"


def test_typing_enter_and_tab_go_through_the_cells(sheet: Sheet) -> None:
    sheet.type("30%")
    sheet.press(Key.Key_Return)
    assert (sheet.text(0, FIGURE), sheet.at) == ("30%", (1, FIGURE))
    sheet.type("4")
    sheet.press(Key.Key_Tab)
    assert (sheet.text(1, FIGURE), sheet.at) == ("4", (1, PROGRESS))
    sheet.type("done")
    sheet.press(Key.Key_Return, SHIFT)
    assert (sheet.text(1, PROGRESS), sheet.at) == ("done", (0, PROGRESS))
    sheet.press(Key.Key_Backtab, SHIFT)
    assert sheet.at == (0, FIGURE)
    sheet.go(0, DONE)
    sheet.press(Key.Key_Tab)
    assert sheet.at == (1, FIGURE)  # past last month's figure, which takes nothing
    assert sheet.page.bar.unsaved.text() == "3 处改动未保存"


def test_f2_goes_on_in_the_text_and_escape_leaves_it(sheet: Sheet) -> None:
    sheet.enter(0, PROGRESS, "one")
    sheet.go(0, PROGRESS)
    sheet.press(Key.Key_F2)
    sheet.press(Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    sheet.type("two")
    sheet.press(Key.Key_Return)
    assert sheet.text(0, PROGRESS) == "one\ntwo"
    sheet.go(0, PROGRESS)
    sheet.type("x")
    sheet.press(Key.Key_Escape)
    assert sheet.text(0, PROGRESS) == "one\ntwo"
    assert sheet.table.open_editor() is None


def test_arrows_jump_and_select(sheet: Sheet) -> None:
    for row in (0, 1, 2, 5):
        sheet.enter(row, PROGRESS, "x")
    sheet.go(0, PROGRESS)
    sheet.press(Key.Key_Down, CTRL)
    assert sheet.at == (2, PROGRESS)
    sheet.press(Key.Key_Down, CTRL)
    assert sheet.at == (5, PROGRESS)
    sheet.press(Key.Key_Down, CTRL)
    assert sheet.at == (68, PROGRESS)
    sheet.press(Key.Key_Home, CTRL)
    assert sheet.at == (0, 0)
    sheet.press(Key.Key_End)
    assert sheet.at == (0, DONE)  # the column of reasons is hidden
    sheet.go(1, FIGURE)
    sheet.press(Key.Key_Right, SHIFT)
    sheet.press(Key.Key_Down, SHIFT)
    chosen = {(cell.row(), cell.column()) for cell in sheet.table.selectedIndexes()}
    assert chosen == {(1, FIGURE), (1, PROGRESS), (2, FIGURE), (2, PROGRESS)}
    sheet.press(Key.Key_Up)
    assert len(sheet.table.selectedIndexes()) == 1


def test_fill_down_delete_and_take_back(sheet: Sheet) -> None:
    sheet.enter(0, FIGURE, "30")
    sheet.go(0, FIGURE)
    for _row in range(3):
        sheet.press(Key.Key_Down, SHIFT)
    sheet.press(Key.Key_D, CTRL)
    assert [sheet.text(row, FIGURE) for row in range(5)] == ["30"] * 4 + [""]
    sheet.press(Key.Key_Delete)
    assert sheet.model.edits.count() == 0
    sheet.qtbot.keySequence(sheet.table, QKeySequence.StandardKey.Undo)
    assert sheet.model.edits.count() == 4
    sheet.qtbot.keySequence(sheet.table, QKeySequence.StandardKey.Undo)
    assert sheet.model.edits.count() == 1
    sheet.qtbot.keySequence(sheet.table, QKeySequence.StandardKey.Redo)
    assert sheet.model.edits.count() == 4


def test_blocks_come_from_and_go_to_spreadsheets(sheet: Sheet) -> None:
    QGuiApplication.clipboard().setText('８５％\t"管道完成\n路面开工"\r\n1 2\t桥\r\n')
    sheet.go(0, FIGURE)
    sheet.press(Key.Key_V, CTRL)
    assert (sheet.text(0, FIGURE), sheet.text(0, PROGRESS)) == ("８５％", "管道完成\n路面开工")
    assert "不是数字" in sheet.model.faults()[sheet.model.shown_rows()[1].project.uid].sentence
    assert (sheet.model.edits.count(), len(sheet.table.selectedIndexes())) == (4, 4)
    sheet.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == '８５％\t"管道完成\n路面开工"\r\n1 2%\t桥\r\n'
    sheet.qtbot.keySequence(sheet.table, QKeySequence.StandardKey.Undo)
    assert sheet.model.edits.count() == 0  # a paste is one act

    QGuiApplication.clipboard().setText("正在推进")
    sheet.go(0, PROGRESS)
    sheet.press(Key.Key_Down, SHIFT)
    sheet.press(Key.Key_V, CTRL)
    assert (sheet.text(0, PROGRESS), sheet.text(1, PROGRESS), sheet.text(2, PROGRESS)) == ("正在推进", "正在推进", "")
    QGuiApplication.clipboard().setText("a\nb\nc")
    sheet.go(68, PROGRESS)
    sheet.press(Key.Key_V, CTRL)
    assert sheet.told == "粘贴了 1 格；有 2 格超出表格或不能填写，没有粘贴。"


def test_libreoffice_keeps_its_line_ends_in_a_form_of_its_own(sheet: Sheet) -> None:
    copied = QMimeData()
    copied.setText("85%\t管道完成； 桥梁收尾。\n")
    copied.setData("application/x-libreoffice-tsvc", '85%\t"管道完成；\n桥梁收尾。"\n'.encode())
    QGuiApplication.clipboard().setMimeData(copied)
    sheet.go(0, FIGURE)
    sheet.press(Key.Key_V, CTRL)
    assert (sheet.text(0, FIGURE), sheet.text(0, PROGRESS)) == ("85%", "管道完成；\n桥梁收尾。")


def test_an_input_method_may_begin_in_a_cell_that_is_not_open(sheet: Sheet) -> None:
    sheet.go(0, PROGRESS)
    for preedit in ("n", "ni", "ni'h", "ni'hao"):
        sheet.compose(preedit)
    sheet.compose("", "你好")
    sheet.compose("d")
    sheet.compose("", "东柳")
    sheet.press(Key.Key_Return)
    assert (sheet.text(0, PROGRESS), sheet.at) == ("你好东柳", (1, PROGRESS))
    sheet.compose("", "直接上屏")  # some send the words without composing
    sheet.press(Key.Key_Tab)
    assert sheet.text(1, PROGRESS) == "直接上屏"
    sheet.go(2, FIGURE)
    sheet.compose("", "８")
    sheet.compose("", "５％")
    sheet.press(Key.Key_Return)
    assert (sheet.text(2, FIGURE), sheet.model.faults()) == ("８５％", {})


def test_one_save_is_one_step_for_all_rows(sheet: Sheet) -> None:
    sheet.enter(0, FIGURE, "30")
    sheet.enter(1, PROGRESS, "done")
    sheet.go(2, DONE)
    sheet.press(Key.Key_Space)
    sheet.save()
    assert sheet.steps()[0] == "6月填报 3 项"
    assert (sheet.model.edits.count(), sheet.page.bar.unsaved.text()) == (0, "")
    assert sheet.page.bar.unreported.text() == "只看未填报 66"
    assert sheet.model.index(0, FIGURE).data() == "30%"
    sheet.hub.undo()
    sheet.settle()
    assert sheet.model.index(0, FIGURE).data() == ""


def test_many_rows_are_saved_off_the_gui_thread(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monthly, "AT_ONCE", 2)
    for row in range(3):
        sheet.enter(row, FIGURE, "30")
    sheet.page.save()
    assert not sheet.table.isEnabled()
    sheet.settle()
    assert (sheet.table.isEnabled(), sheet.steps()[0], sheet.model.edits.count()) == (True, "6月填报 3 项", 0)
    sheet.enter(0, FIGURE, "40")
    sheet.save()  # the door is open again
    assert sheet.steps()[0] == "6月填报 1 项"


def test_a_lower_figure_asks_for_its_reason_in_a_column_that_appears(sheet: Sheet) -> None:
    sheet.enter(0, FIGURE, "30")
    sheet.save()
    assert sheet.table.isColumnHidden(REASON)
    sheet.enter(0, FIGURE, "20")
    assert not sheet.table.isColumnHidden(REASON)
    sheet.save()
    assert sheet.told.endswith("形象进度比上次（30%）低，请写明原因。")
    assert sheet.at == (0, REASON)
    sheet.type("checked")
    sheet.save()  # the open cell is entered first
    assert sheet.steps()[0] == "6月填报 1 项"
    assert sheet.table.isColumnHidden(REASON)


def test_what_somebody_else_saved_is_told_and_nothing_is_lost(sheet: Sheet) -> None:
    sheet.enter(0, FIGURE, "30")
    sheet.enter(1, FIGURE, "35")
    first = sheet.model.shown_rows()[0].project
    sheet.hub.do(AddReport(uuid4().hex, first.uid, first.reference, percent=25.0, seen=first.report))
    sheet.settle()
    assert sheet.text(0, FIGURE) == "30"
    sheet.save()
    assert sheet.told == f"“{first.name}”刚刚有了新的填报，请看过后再保存一次；您输入的内容还在。"
    assert sheet.model.edits.count() == 2
    sheet.save()
    assert sheet.steps()[0] == "6月填报 2 项"


def test_a_report_of_somebody_else_does_not_close_the_cell_that_is_open(sheet: Sheet) -> None:
    first = sheet.model.shown_rows()[5].project
    sheet.go(0, PROGRESS)
    sheet.type("half a wo")
    sheet.hub.do(AddReport(uuid4().hex, first.uid, first.reference, percent=25.0, seen=first.report))
    sheet.settle()
    sheet.type("rd")
    sheet.press(Key.Key_Return)
    assert sheet.text(0, PROGRESS) == "half a word"


def test_typing_outlives_the_page_even_in_an_open_cell(sheet: Sheet, open_sheet: Callable[[], Sheet]) -> None:
    sheet.enter(0, FIGURE, "30")
    sheet.go(1, PROGRESS)
    sheet.type("not left yet")
    sheet.page.drafting.keep()  # as after a pause; then the plug is pulled
    again = open_sheet()
    again.look_at(2016)
    assert (again.text(0, FIGURE), again.text(1, PROGRESS)) == ("30", "not left yet")
    again.save()
    assert again.steps()[0] == "6月填报 2 项"
    assert not again.page.drafting.holds()


def test_leaving_the_page_keeps_what_is_typed(sheet: Sheet) -> None:
    sheet.go(1, PROGRESS)
    sheet.type("left by the tab")
    sheet.page.hide()
    assert sheet.page.drafting.holds()
    sheet.page.show()
    assert sheet.text(1, PROGRESS) == "left by the tab"


def test_every_month_has_its_own_typing(sheet: Sheet) -> None:
    sheet.enter(0, FIGURE, "30")
    sheet.page.bar.months.setCurrentIndex(4)
    sheet.page.bar.months.activated.emit(4)
    sheet.settle()
    assert sheet.page.bar._day.text() == "截至 2016年5月28日"
    assert sheet.model.edits.count() == 0
    sheet.page.bar.months.setCurrentIndex(5)
    sheet.page.bar.months.activated.emit(5)
    sheet.settle()
    assert sheet.text(0, FIGURE) == "30"


def test_choosers_filter_and_are_remembered(sheet: Sheet, open_sheet: Callable[[], Sheet]) -> None:
    pillar = sheet.page._pillars[1]
    sheet.page.bar.pillars.choose(pillar.uid)
    assert sheet.model.rowCount() == pillar.projects
    kept = sheet.page.choices()
    again = open_sheet()
    again.page.restore(kept)
    again.look_at(2016)
    assert again.model.rowCount() == pillar.projects
    again.enter(0, FIGURE, "30")
    again.save()
    again.page.bar.unreported.click()
    assert again.model.rowCount() == pillar.projects - 1
    assert again.page.bar._count.text() == f"{pillar.projects} 项，已填报 1 项"


def test_a_frozen_year_is_only_looked_at(sheet: Sheet) -> None:
    sheet.hub.do(SetFrozen(sheet.page._year.uid, frozen=True))  # pyright: ignore[reportOptionalMemberAccess] - it is shown
    sheet.look_at(2016)
    sheet.go(0, FIGURE)
    sheet.type("30")
    assert (sheet.model.edits.count(), sheet.told) == (0, "2016年已封存，只能查看。")
    assert not sheet.page.bar.save.isEnabled()


def test_empty_states(sheet: Sheet) -> None:
    page = sheet.page
    page.show_plan([], None, [])
    assert page._stack.currentWidget() is page._empty
    assert page._empty.accessibleName().startswith("还没有年度")
    sheet.look_at(2015)
    page.bar.sections.set_choices([])
    assert sheet.model.rowCount()
    page.show_plan([], page._year._replace(year=2030), [])  # pyright: ignore[reportOptionalMemberAccess] - it is shown
    assert page._empty.accessibleName().startswith("2030年还没有开始")


def test_what_an_input_method_still_holds_is_not_lost_by_saving(sheet: Sheet) -> None:
    sheet.go(0, PROGRESS)
    sheet.compose("ni'hao")
    sheet.page.save()
    sheet.settle()
    assert sheet.model.index(0, PROGRESS).data() == "ni'hao"


def test_a_file_that_is_only_looked_at_takes_nothing(sheet: Sheet) -> None:
    sheet.enter(0, FIGURE, "30")
    sheet.go(1, PROGRESS)
    sheet.type("half")
    sheet.page.lock(locked=True)
    assert (sheet.text(1, PROGRESS), sheet.page.bar.save.isEnabled()) == ("half", False)
    sheet.go(2, FIGURE)
    sheet.type("30")
    sheet.press(Key.Key_V, CTRL)
    assert sheet.model.edits.count() == 2
    sheet.page.lock(locked=False)
    sheet.enter(2, FIGURE, "30")
    sheet.save()
    assert sheet.steps()[0] == "6月填报 3 项"


def test_months_that_hold_something_unsaved_are_marked_and_asked_about(sheet: Sheet) -> None:
    assert sheet.page.unsaved() is None
    sheet.enter(0, FIGURE, "30")
    one = sheet.page.unsaved()
    assert one is not None
    assert (one.question, one.can_save) == ("月度填报里有 1 处改动还没有保存", True)
    sheet.page.bar.months.setCurrentIndex(4)
    sheet.page.bar.months.activated.emit(4)
    sheet.settle()
    assert sheet.page.bar.months.itemText(5) == "2016年6月（未保存）"
    sheet.enter(0, FIGURE, "20")
    sheet.enter(0, PROGRESS, "x")
    both = sheet.page.unsaved()
    assert both is not None
    assert (both.question, both.can_save) == ("月度填报里有 3 处改动还没有保存", False)
    assert both.consequence.startswith("2016年5月、2016年6月。")


def test_saving_all_before_the_end(sheet: Sheet) -> None:
    sheet.enter(0, FIGURE, "abc")
    assert not sheet.page.save_all()
    assert "不是数字" in sheet.told
    sheet.enter(0, FIGURE, "30")
    assert sheet.page.save_all()
    assert sheet.page.unsaved() is None
    assert sheet.steps()[0] == "6月填报 1 项"


def test_a_row_leads_to_its_project(sheet: Sheet) -> None:
    uid = sheet.model.shown_rows()[3].project.uid
    sheet.go(3, PROGRESS)
    with sheet.qtbot.waitSignal(sheet.page.project_activated, check_params_cb=lambda found: found == uid):
        sheet.press(Key.Key_Return, CTRL)
    titles = sheet.table.verticalHeader()
    at = QPoint(20, titles.sectionViewportPosition(3) + 10)
    with sheet.qtbot.waitSignal(sheet.page.project_activated, check_params_cb=lambda found: found == uid):
        sheet.qtbot.mouseDClick(titles.viewport(), Qt.MouseButton.LeftButton, pos=at)
