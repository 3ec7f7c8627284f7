"""The monthly grid's model: what is typed, taken back, kept and checked."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from dongliu_desktop.domain.month_entry import MonthRow, Standing
from dongliu_desktop.ui.models.month_table import AT, MonthFilter, MonthTable
from dongliu_desktop.ui.widgets.sheet_model import SheetRoles, Typed
from tests.ui.models.conftest import make_row

TODAY = date(2016, 6, 20)
DAY = date(2016, 6, 10)
MAY = Standing("may", date(2016, 5, 28), 40.0, None, "", False, "管道完成", "未签约", "")
FIGURE, PROGRESS, PROBLEMS, DONE, REASON = (AT[name] for name in ("figure", "progress", "problems", "done", "reason"))


def rows() -> list[MonthRow]:
    return [
        MonthRow(make_row("甲", section="经济科", pillar="p1"), MAY, None),
        MonthRow(make_row("乙", section="城管科", pillar="p1"), None, None),
        MonthRow(make_row("丙", section="经济科", pillar="p2", measure="quantity", unit="家"), None, None),
    ]


@pytest.fixture
def model(qapp: QApplication) -> Iterator[MonthTable]:
    assert qapp
    model = MonthTable(lambda: TODAY)
    model.show(rows(), DAY)
    yield model
    model.deleteLater()


def put(model: MonthTable, row: int, column: int, text: str) -> None:
    model.setData(model.index(row, column), text)


def shown(model: MonthTable, row: int, column: int) -> tuple[str, str, bool]:
    """Give what a cell shows: its text, its grey hint, and whether it is marked as not saved."""
    cell = model.index(row, column)
    return cell.data(), cell.data(SheetRoles.HINT), cell.data(SheetRoles.DIRTY)


def test_qt_finds_no_fault_with_the_model(model: MonthTable, qtmodeltester: ModelTester) -> None:
    put(model, 0, FIGURE, "85")
    qtmodeltester.check(model)


def test_last_month_stands_grey_until_a_cell_is_typed(model: MonthTable) -> None:
    assert model.index(0, 0).data() == "40%"
    assert shown(model, 0, FIGURE) == ("", "40%", False)
    assert shown(model, 0, PROBLEMS) == ("", "未签约", False)
    put(model, 0, FIGURE, "85")
    assert shown(model, 0, FIGURE) == ("85%", "", True)
    put(model, 0, PROBLEMS, "")
    assert shown(model, 0, PROBLEMS) == ("", "", True)  # settled: no longer carried on
    assert model.edits.count() == 2
    assert [report.problems for report in model.reports()] == [""]


def test_taking_back_goes_act_by_act(model: MonthTable) -> None:
    put(model, 0, FIGURE, "45")
    model.fill([Typed(0, PROGRESS, "路面"), Typed(1, PROGRESS, "管道")])
    assert model.undo() == (0, PROGRESS)
    assert (model.text(0, PROGRESS), model.text(1, PROGRESS), model.text(0, FIGURE)) == ("", "", "45")
    model.undo()
    assert (model.can_undo(), model.edits.count()) == (False, 0)
    model.redo()
    model.redo()
    assert (model.text(1, PROGRESS), model.can_redo()) == ("管道", False)
    model.undo()
    put(model, 2, FIGURE, "3")
    assert not model.can_redo()
    assert [report.seen for report in model.reports()] == ["may", None]


def test_what_cannot_be_filled_in_is_left_out(model: MonthTable) -> None:
    assert model.fill([Typed(0, 0, "99"), Typed(0, PROGRESS, "路面")]) == 1
    assert not model.takes(0, 0)
    model.show([row._replace(project=row.project._replace(frozen=True)) for row in rows()], DAY)
    assert model.fill([Typed(0, PROGRESS, "桥面")]) == 0
    assert not model.index(0, PROGRESS).flags() & Qt.ItemFlag.ItemIsEditable


def test_a_broken_rule_marks_its_cell_and_asks_for_the_reason(model: MonthTable) -> None:
    put(model, 0, FIGURE, "30")
    assert model.wants_reason()
    assert model.index(0, REASON).data(SheetRoles.FAULT) == "形象进度比上次（40%）低，请写明原因。"
    put(model, 0, REASON, "核实")
    assert not model.faults()
    assert model.wants_reason()
    put(model, 0, FIGURE, "很多")
    assert "不是数字" in model.index(0, FIGURE).data(SheetRoles.FAULT)
    assert "不是数字" in model.index(0, FIGURE).data(Qt.ItemDataRole.AccessibleTextRole)


def test_done_is_written_in_one_way(model: MonthTable) -> None:
    put(model, 0, DONE, " √ ")
    assert (model.text(0, DONE), model.index(0, DONE).data(SheetRoles.TICK)) == ("是", True)
    put(model, 0, DONE, "大概")
    assert (model.text(0, DONE), model.fault_at(0) is not None) == ("大概", True)


def test_filters_and_order(model: MonthTable) -> None:
    def names() -> list[str]:
        return [model.headerData(at, Qt.Orientation.Vertical) for at in range(model.rowCount())]

    model.filter_by(MonthFilter(section="经济科"))
    assert names() == ["甲", "丙"]
    model.filter_by(MonthFilter(section="经济科", pillar="p2"))
    assert names() == ["丙"]
    model.filter_by(MonthFilter())
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names() == ["甲", "乙", "丙"]
    model.sort(PROGRESS, Qt.SortOrder.AscendingOrder)
    put(model, model.row_of("乙"), PROGRESS, "b")
    put(model, model.row_of("丙"), PROGRESS, "a")
    model.sort(PROGRESS, Qt.SortOrder.DescendingOrder)
    assert names() == ["乙", "丙", "甲"]
    model.sort(-1)
    assert names() == ["甲", "乙", "丙"]


def test_what_is_typed_stays_while_rows_are_read_anew(model: MonthTable) -> None:
    put(model, 0, FIGURE, "45")
    put(model, 1, PROGRESS, "管道")
    theirs = MAY._replace(uid="theirs", as_of=DAY, percent=60.0)
    fresh = rows()
    fresh[0] = fresh[0]._replace(now=theirs)
    model.show(fresh, DAY)
    assert model.text(0, FIGURE) == "45"
    assert "刚刚有了新的填报" in model.index(0, FIGURE).data(SheetRoles.FAULT)
    assert [row.project.name for row in model.overtaken()] == ["甲"]
    model.recheck()  # the person was told; what is typed comes after it now, and is lower
    assert model.index(0, REASON).data(SheetRoles.FAULT) == "形象进度比上次（60%）低，请写明原因。"


def test_what_the_file_holds_now_is_typed_no_more(model: MonthTable) -> None:
    put(model, 0, FIGURE, "45")
    (report,) = model.reports()
    saved = MAY._replace(uid=report.uid, as_of=DAY, percent=45.0, progress="", problems=report.problems)
    fresh = rows()
    fresh[0] = fresh[0]._replace(now=saved)
    model.show(fresh, DAY)
    assert (model.edits.count(), model.can_undo(), model.index(0, FIGURE).data()) == (0, False, "45%")


def test_typing_after_an_unclear_save_makes_a_report_of_its_own(model: MonthTable) -> None:
    put(model, 0, FIGURE, "45")
    (first,) = model.reports()
    put(model, 0, FIGURE, "55")
    fresh = rows()
    fresh[0] = fresh[0]._replace(now=MAY._replace(uid=first.uid, as_of=DAY, percent=45.0, progress=""))
    model.show(fresh, DAY)
    (second,) = model.reports()
    assert (second.percent, second.seen) == (55.0, first.uid)
    assert second.uid != first.uid


def test_a_draft_brings_all_back(model: MonthTable) -> None:
    put(model, 0, FIGURE, "45")
    put(model, 2, PROGRESS, "甲\n乙")
    kept, reports = model.edits.draft(), model.reports()
    model.begin(kept)
    model.show(rows(), DAY)
    assert model.reports() == reports
    model.begin({"x/unknown": "1", "odd": ""})  # from another version, or damaged
    assert model.edits.count() == 0


def test_a_figure_is_shown_as_it_is_kept_until_another_is_typed(model: MonthTable) -> None:
    counted = rows()[2]
    kept = MAY._replace(uid="june", as_of=DAY, percent=None, quantity=30.0, qualifier="余")
    model.show([*rows()[:2], counted._replace(now=kept)], DAY)
    assert shown(model, 2, FIGURE)[0] == "30余家"
    assert model.index(2, FIGURE).data(Qt.ItemDataRole.EditRole) == "30"
    put(model, 2, FIGURE, "32")
    assert shown(model, 2, FIGURE)[0] == "32家"
