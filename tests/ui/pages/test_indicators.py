"""The indicators of a pillar: their months typed like a person types them, their chart, and what is told of them."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMessageBox

from dongliu_desktop.domain.commands import SetFrozen
from dongliu_desktop.domain.indicator_commands import DeleteIndicator
from dongliu_desktop.domain.rows import ReadingRow
from dongliu_desktop.services.indicator_questions import IndicatorSheet, indicator_sheet
from dongliu_desktop.ui.dialogs.indicator import IndicatorDialog
from dongliu_desktop.ui.models.reading_table import COLUMNS
from dongliu_desktop.ui.pages.indicators import IndicatorPanel
from dongliu_desktop.ui.widgets.roles import Roles

PRINTED, COMPUTED, GROWTH, COMPUTED_GROWTH, RANK = 1, 2, 3, 4, 5
TARGET, COMPLETION, WORDS = 8, 9, 10


class AtIndicators:
    """A person in front of the indicators of a pillar."""

    def __init__(self, work: Any) -> None:
        self.work = work
        self.hub = work.hub
        work.qtbot.mouseClick(work.page.indicators_button, Qt.MouseButton.LeftButton)
        work.settle()
        self.panel: IndicatorPanel = work.page._indicators
        self.view, self.months = self.panel.view, self.panel.months
        self.year = work.page._pillar.year

    def choose(self, name: str) -> None:
        rows = [self.panel.list_model.index(at, 0) for at in range(self.panel.list_model.rowCount())]
        self.panel.table.setCurrentIndex(next(row for row in rows if row.data() == name))
        self.work.settle()

    def go(self, period: str, column: int = PRINTED) -> None:
        rows = [self.months.index(at, column) for at in range(self.months.rowCount())]
        self.view.setCurrentIndex(next(row for row in rows if row.siblingAtColumn(0).data() == period))
        self.view.setFocus()

    def write(self, text: str) -> None:
        """Type into the chosen cell and leave it by Enter."""
        QTest.keyClick(self.view, Qt.Key.Key_F2)
        editor = self.view.findChild(QLineEdit)
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.work.qtbot.waitUntil(lambda: self.view.findChild(QLineEdit) is None)
        self.settle()

    def settle(self) -> None:
        QApplication.processEvents()
        self.work.settle()

    def put(self, period: str, text: str, column: int = PRINTED) -> None:
        self.go(period, column)
        self.write(text)

    def cell(self, period: str, column: int) -> str:
        rows = [self.months.index(at, 0) for at in range(self.months.rowCount())]
        return next(row.siblingAtColumn(column).data() for row in rows if row.data() == period)

    def stored(self, year: int = 0) -> dict[str, ReadingRow]:
        """Give the chosen indicator's readings as the file has them, by period."""
        row = self.panel.chosen()
        assert row is not None
        sheet: IndicatorSheet = self.work.ask(lambda reading: indicator_sheet(reading, year or self.year))
        return {reading.period.text: reading for reading in sheet.of(row.uid)}

    @property
    def told(self) -> str:
        return self.panel._message.text() if self.panel._message.isVisible() else ""

    def answer(self, kind: type, act: Callable[[Any], object]) -> None:
        """Deal with the next modal dialog of a kind; call this before what opens it."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind):
                timer.stop()
                act(dialog)

        timer = QTimer(self.panel)
        timer.timeout.connect(look)
        timer.start(5)


@pytest.fixture
def at_2015(open_pillar: Callable[[], Any]) -> AtIndicators:
    work = open_pillar()
    work.look_at(2015, "乐业")
    return AtIndicators(work)


@pytest.fixture
def at_2016(open_pillar: Callable[[], Any]) -> AtIndicators:
    work = open_pillar()
    work.look_at(2016, "高度")
    return AtIndicators(work)


def test_the_pillars_tab_leads_to_the_indicators_of_its_theme_and_back(at_2015: AtIndicators) -> None:
    page, panel = at_2015.work.page, at_2015.panel
    assert page.indicators_button.text() == "指标 17"
    assert panel.list_model.rowCount() == 17
    assert panel.list_model.index(0, 1).data() == "2.8亿元"
    assert panel.list_model.index(0, 2).data() == "1-11月"
    assert page.project() is None

    QTest.keyClick(panel.table, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.table.hasFocus()


def test_a_pillar_without_indicators_offers_the_first_one(pillar: Any) -> None:
    pillar.look_at(2016, "热度")
    here = AtIndicators(pillar)
    for at in range(here.panel.list_model.rowCount()):
        pillar.do(DeleteIndicator(here.panel.list_model.index(0, 0).data(Roles.UID)))
        pillar.settle()
        assert here.panel._empty.isVisible() is (at == 2)


def test_both_models_keep_qts_rules(at_2015: AtIndicators) -> None:
    for model in (at_2015.months, at_2015.panel.list_model):
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        at_2015.choose("限上社零")
        at_2015.panel.single.toggle()
        at_2015.put("10月", "0.6")
        at_2015.panel.single.toggle()
        assert tester.model() is model


def test_months_are_typed_one_below_the_other(at_2016: AtIndicators) -> None:
    at_2016.choose("税收")
    at_2016.go("1-2月")
    for figure in ("0.5", "超过0.8", "1"):
        at_2016.write(figure)

    assert [(row.printed, row.qualifier) for row in at_2016.stored().values()] == [
        ("0.5", ""),
        ("0.8", "超过"),
        ("1", ""),
    ]
    assert at_2016.view.currentIndex().siblingAtColumn(0).data() == "1-5月"
    assert at_2016.cell("1-3月", PRINTED) == "超过0.8"
    assert at_2016.panel.list_model.index(0, 1).data() == "1亿元"


def test_a_digit_starts_the_editing_of_the_figure(at_2016: AtIndicators) -> None:
    at_2016.choose("税收")
    at_2016.go("1-2月", WORDS - 1)
    QTest.keyClicks(at_2016.view, "0")
    editor = at_2016.view.findChild(QLineEdit)
    QTest.keyClicks(editor, ".5")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    at_2016.settle()
    assert at_2016.stored()["1-2月"].value == 0.5


def test_what_is_no_figure_is_told_and_stays(at_2016: AtIndicators) -> None:
    at_2016.choose("税收")
    at_2016.put("1-2月", "大约一半")
    assert "“大约一半”不是数字" in at_2016.told
    assert at_2016.cell("1-2月", PRINTED) == "大约一半"
    assert at_2016.stored() == {}

    at_2016.put("1-2月", "0.5")
    assert at_2016.told == ""
    assert at_2016.stored()["1-2月"].value == 0.5


def test_an_emptied_figure_is_gone_and_nought_is_kept(at_2016: AtIndicators) -> None:
    at_2016.choose("税收")
    at_2016.put("1-2月", "0")
    assert at_2016.stored()["1-2月"].value == 0
    assert at_2016.panel.chart.told(2) == "2015年1-2月 没有数；2016年1-2月 0亿元"

    at_2016.go("1-2月")
    QTest.keyClick(at_2016.view, Qt.Key.Key_Delete)
    at_2016.settle()
    assert at_2016.stored() == {}
    assert at_2016.panel.chart.told(2) == "2015年1-2月 没有数；2016年1-2月 没有数"


def test_a_block_of_a_spreadsheet_is_one_step(at_2016: AtIndicators) -> None:
    at_2016.choose("税收")
    QGuiApplication.clipboard().setText("0.5\t12.0%\t3\n0.8\t14.0%\t2\n")
    at_2016.go("1-2月")
    QTest.keySequence(at_2016.view, "Ctrl+V")
    at_2016.settle()

    assert [(row.value, row.growth, row.rank) for row in at_2016.stored().values()] == [
        (0.5, "12.0%", 3),
        (0.8, "14.0%", 2),
    ]
    at_2016.hub.undo()
    at_2016.settle()
    assert at_2016.stored() == {}
    assert at_2016.cell("1-3月", PRINTED) == ""


def test_a_falling_cumulative_figure_is_questioned(at_2016: AtIndicators) -> None:
    at_2016.choose("税收")
    at_2016.put("1-8月", "2.7")
    at_2016.answer(QInputDialog, lambda dialog: dialog.reject())
    at_2016.put("1-9月", "2.5")
    assert at_2016.told == "没有保存：1-9月累计 2.5亿元，比1-8月的 2.7亿元 少"
    assert at_2016.cell("1-9月", PRINTED) == "2.5"
    assert "1-9月" not in at_2016.stored()

    def because(dialog: QInputDialog) -> None:
        dialog.setTextValue("退库")
        dialog.accept()

    at_2016.answer(QInputDialog, because)
    at_2016.put("1-9月", "2.50")
    assert at_2016.stored()["1-9月"].words == "累计数下降：退库"


def test_what_is_computed_stands_beside_what_is_printed(at_2015: AtIndicators) -> None:
    at_2015.choose("“六大经济”企业占新引进企业数")
    assert (at_2015.cell("1-11月", PRINTED), at_2015.cell("1-11月", COMPUTED)) == ("91.8", "≠ 91.875")
    at_2015.choose("税收")
    at_2015.put("1-10月", "2.5")
    at_2015.panel.single.click()
    assert at_2015.cell("11月", COMPUTED) == "0.3"
    at_2015.put("11月", "0.4")
    assert at_2015.cell("11月", COMPUTED) == "≠ 0.3"
    assert at_2015.panel.chart.told(11) == "2015年11月 0.4亿元；2016年11月 没有数"
    assert at_2015.panel.chart.told(10) == "2015年1-10月 2.5亿元（算出）；2016年10月 没有数"


def test_january_and_february_are_one_period(at_2016: AtIndicators) -> None:
    at_2016.choose("税收")
    at_2016.panel.single.click()
    assert [at_2016.months.index(at, 0).data() for at in range(3)] == ["1-2月", "1月", "2月"]
    at_2016.put("1-2月", "0.5")
    at_2016.put("3月", "0.3")
    at_2016.panel.single.click()
    assert [at_2016.cell(period, COMPUTED) for period in ("1-2月", "1-3月")] == ["0.5", "0.8"]
    assert at_2016.panel.chart.told(3) == "2015年1-3月 没有数；2016年1-3月 0.8亿元（算出）"


def test_a_figure_without_months_has_its_period_as_printed(at_2016: AtIndicators) -> None:
    at_2016.choose("税收千万楼")
    at_2016.put("其他", "7")
    assert list(at_2016.stored()) == [""]
    assert at_2016.view.currentIndex().siblingAtColumn(0).data() == "其他"  # ready for another one
    assert at_2016.cell("其他", PRINTED) == ""

    def write(dialog: QInputDialog) -> None:
        dialog.setTextValue("今年以来")
        dialog.accept()

    at_2016.go("未注明")
    at_2016.answer(QInputDialog, write)
    at_2016.panel.period.click()
    at_2016.settle()
    assert {period: row.value for period, row in at_2016.stored().items()} == {"今年以来": 7}
    at_2016.go("其他")
    assert not at_2016.panel.period.isEnabled()


def test_growth_and_completion_are_computed_from_the_same_months(at_2016: AtIndicators) -> None:
    at_2016.choose("税收")
    at_2016.put("1-11月", "3.08")
    at_2016.put("1-11月", "12.0%", GROWTH)
    at_2016.put("1-11月", "3.5~3.85", TARGET)

    assert at_2016.cell("1-11月", COMPUTED_GROWTH) == "≠ +10%"
    assert at_2016.cell("1-11月", TARGET) == "3.5-3.85"
    assert at_2016.cell("1-11月", COMPLETION) == "80-88%"


def test_growth_of_single_months_is_computed_from_the_cumulative_figures(at_2015: AtIndicators) -> None:
    at_2015.choose("税收")
    at_2015.put("1-2月", "0.4")
    at_2015.put("1-3月", "0.6")
    at_2015.work.look_at(2016, "高度")
    at_2015.year = 2016
    at_2015.choose("税收")
    at_2015.put("1-2月", "0.5")
    at_2015.put("1-3月", "超过0.8")
    at_2015.go("1-3月")
    at_2015.panel.single.click()

    told = [at_2015.cell(period, COMPUTED_GROWTH) for period in ("1-2月", "2月", "3月", "4月")]
    assert told == ["+25%", "", "约 +50%", ""]
    assert at_2015.view.currentIndex().siblingAtColumn(0).data() == "3月"  # the month that was looked at


def test_the_chart_follows_the_table_and_its_own_keys(at_2015: AtIndicators) -> None:
    chart = at_2015.panel.chart
    at_2015.choose("限上社零")
    assert chart.month == 11
    at_2015.go("1-3月")
    assert chart.month == 3
    for key, month in ((Qt.Key.Key_Left, 2), (Qt.Key.Key_End, 12), (Qt.Key.Key_Home, 1), (Qt.Key.Key_Right, 2)):
        QTest.keyClick(chart, key)
        assert chart.month == month
    assert chart.accessibleDescription() == "2015年1-2月 没有数；2016年1-2月 没有数"


def test_columns_of_unknown_months_are_not_painted(at_2015: AtIndicators) -> None:
    chart = at_2015.panel.chart
    at_2015.choose("税收")
    assert [point.months for point, _rect, _colour in chart._columns()] == [(1, 11)]
    image = chart.grab().toImage()
    (_point, rect, colour) = next(iter(chart._columns()))
    ratio = chart.devicePixelRatioF()
    assert image.pixelColor((rect.center().toPointF() * ratio).toPoint()) == colour


def test_a_frozen_year_is_only_looked_at(at_2015: AtIndicators) -> None:
    sheet = at_2015.panel._sheet
    assert sheet is not None
    at_2015.hub.do(SetFrozen(sheet.year.uid, frozen=True))
    at_2015.settle()
    at_2015.go("1-11月")
    QTest.keyClick(at_2015.view, Qt.Key.Key_F2)
    assert at_2015.view.findChild(QLineEdit) is None
    assert not at_2015.panel.delete.isEnabled()
    assert "已封存" in at_2015.panel._note.text()


def test_a_new_indicator_is_asked_for_until_it_is_right(at_2016: AtIndicators) -> None:
    refusals: list[str] = []

    def fill(dialog: IndicatorDialog) -> None:
        dialog.name.setText("税收")
        at_2016.answer(IndicatorDialog, correct)
        dialog.accept()

    def correct(dialog: IndicatorDialog) -> None:
        refusals.append(dialog._message.text())
        dialog.name.setText("财政总收入")
        dialog.unit.setText("亿元")
        dialog.accept()

    at_2016.answer(IndicatorDialog, fill)
    at_2016.panel.new.click()
    at_2016.work.qtbot.waitUntil(lambda: bool(refusals))
    at_2016.settle()

    assert refusals == ["已经有指标“税收”了。"]
    row = at_2016.panel.chosen()
    assert row is not None
    assert (row.name, row.unit, row.theme) == ("财政总收入", "亿元", "乐业")


def test_an_indicator_is_changed_and_taken_out(at_2016: AtIndicators) -> None:
    at_2016.choose("税收千万楼")

    def rename(dialog: IndicatorDialog) -> None:
        assert dialog.name.text() == "税收千万楼"
        dialog.name.setText("税收超千万元楼宇")
        dialog.accept()

    at_2016.answer(IndicatorDialog, rename)
    at_2016.panel.edit.click()
    renamed = lambda: (row := at_2016.panel.chosen()) is not None and row.name == "税收超千万元楼宇"  # noqa: E731
    at_2016.work.qtbot.waitUntil(renamed)

    before = at_2016.panel.list_model.rowCount()
    at_2016.answer(QMessageBox, lambda dialog: dialog.buttons()[0].click())
    at_2016.panel.delete.click()
    at_2016.work.qtbot.waitUntil(lambda: at_2016.panel.list_model.rowCount() == before - 1)


def test_every_column_is_told_to_a_reader(at_2015: AtIndicators) -> None:
    titles = [at_2015.months.headerData(at, Qt.Orientation.Horizontal) for at in range(len(COLUMNS))]
    assert titles[PRINTED : RANK + 1] == ["数值", "算得", "增幅", "算得同比", "位次"]
    assert at_2015.view.accessibleName() == "各月的数"
