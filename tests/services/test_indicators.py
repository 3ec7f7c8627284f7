"""Indicators and their readings in a real file: entered, questioned, refused, undone."""

from typing import Any
from uuid import uuid4

import pytest

from dongliu_desktop.domain.commands import SetFrozen
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.indicator_commands import (
    CreateIndicator,
    DeleteIndicator,
    EditIndicator,
    EnterReadings,
    IndicatorForm,
    ReadingEntry,
    ReadingForm,
)
from dongliu_desktop.domain.readings import IndicatorRow, differs, month_period, same_months, share
from dongliu_desktop.domain.rows import ReadingRow
from dongliu_desktop.services.indicator_questions import IndicatorSheet, indicator_sheet


def sheet(desk: Any, year: int = 2016) -> IndicatorSheet:
    return desk.reader.ask(lambda reading: indicator_sheet(reading, year))


def tax(desk: Any) -> IndicatorRow:
    return next(row for row in sheet(desk).indicators if row.name == "税收")


def entry(month: int, value: float, **fields: Any) -> ReadingEntry:
    period = month_period(1, month, cumulative=True)
    return ReadingEntry(uuid4().hex, ReadingForm(period, value, str(value), **fields))


def enter(desk: Any, *entries: ReadingEntry, reason: str = "") -> Any:
    return desk.do(EnterReadings(tax(desk).uid, desk.year(2016).uid, entries, reason))


def kept(desk: Any) -> dict[str, ReadingRow]:
    return {row.period.text: row for row in sheet(desk).of(tax(desk).uid)}


def test_readings_are_entered_as_one_step_and_taken_back(desk: Any) -> None:
    before = desk.tables()

    changed = enter(desk, entry(2, 0.5), entry(3, 0.8, growth="12.0%", rank=3, rank_basis="增幅", rank_scope="全区"))

    assert changed.label == "录入指标 税收 2016年 2 期"
    assert changed.entities == {"reading"}
    rows = kept(desk)
    assert [(row.value, row.unit) for row in rows.values()] == [(0.5, "亿元"), (0.8, "亿元")]
    assert (rows["1-3月"].growth, rows["1-3月"].rank, rows["1-3月"].rank_basis) == ("12.0%", 3, "增幅")
    desk.office.undo()
    assert desk.tables() == before
    desk.office.redo()
    assert kept(desk) == rows


def test_a_falling_cumulative_figure_asks_for_a_reason(desk: Any) -> None:
    enter(desk, entry(8, 2.7))

    with pytest.raises(Refused, match=r"1-9月累计 2.5亿元，比1-8月的 2.7亿元 少。请核对；确实如此的，请写明原因。"):
        enter(desk, entry(9, 2.5))

    changed = enter(desk, entry(9, 2.5), reason="退库")
    assert changed.label == "录入指标 税收 2016年1-9月（累计数下降：退库）"
    assert kept(desk)["1-9月"].words == "累计数下降：退库"
    enter(desk, entry(10, 2.9))  # the fall before it has been answered


def test_the_reason_stands_beside_the_figure_that_fell_though_another_was_typed(desk: Any) -> None:
    enter(desk, entry(9, 2.5))
    enter(desk, entry(8, 2.7), reason="口径调整")

    assert (kept(desk)["1-8月"].words, kept(desk)["1-9月"].words) == ("", "累计数下降：口径调整")


def test_an_emptied_reading_is_gone_and_nought_is_not(desk: Any) -> None:
    made = entry(2, 0.0)
    enter(desk, made)
    assert kept(desk)["1-2月"].value == 0

    changed = enter(desk, ReadingEntry(made.uid, ReadingForm(made.form.period), made.form))

    assert (changed.label, kept(desk)) == ("删除指标 税收 2016年1-2月", {})


def test_what_somebody_else_entered_is_not_written_over(desk: Any) -> None:
    made = entry(2, 0.5)
    enter(desk, made)

    with pytest.raises(Conflict, match="1-2月的数刚刚被别人改过"):
        enter(desk, entry(2, 0.6))
    with pytest.raises(Conflict, match="1-2月的数刚刚被别人改过"):
        enter(desk, made._replace(form=made.form._replace(value=0.7), seen=made.form._replace(value=0.4)))
    assert enter(desk, made).step == ""  # a retry
    with pytest.raises(Conflict, match="1-3月的数刚刚被别人改过"):
        enter(desk, entry(3, 0.8)._replace(seen=made.form))
    assert kept(desk)["1-2月"].value == 0.5


def test_a_frozen_year_is_refused(desk: Any) -> None:
    desk.do(SetFrozen(desk.year(2016).uid, frozen=True))
    with pytest.raises(Refused, match="2016年已封存"):
        enter(desk, entry(2, 0.5))

    desk.do(SetFrozen(desk.year(2015).uid, frozen=True))
    row = tax(desk)
    seen = IndicatorForm(row.name, row.unit, row.theme)
    with pytest.raises(Refused, match="“税收”在2015年有数，2015年已封存"):
        desk.do(DeleteIndicator(row.uid))
    with pytest.raises(Refused, match="“税收”在2015年有数，2015年已封存"):
        desk.do(EditIndicator(row.uid, seen, seen._replace(name="税收收入")))


def test_an_indicator_comes_changes_and_goes(desk: Any) -> None:
    uid, form = uuid4().hex, IndicatorForm(" 财政收入 ", "亿元", "乐业")
    assert desk.do(CreateIndicator(uid, form)).label == "新增指标 财政收入"
    seen = form._replace(name="财政收入")
    assert desk.do(EditIndicator(uid, seen, seen._replace(unit="万元"))).label == "修改指标 财政收入"
    with pytest.raises(Conflict, match="这个指标刚刚被别人改过"):
        desk.do(EditIndicator(uid, seen, seen._replace(name="别的")))
    desk.do(EnterReadings(uid, desk.year(2016).uid, (entry(2, 0.5),)))
    before = desk.tables()

    assert desk.do(DeleteIndicator(uid)).label == "删除指标 财政收入"
    assert [row for row in sheet(desk).readings if row.indicator == uid] == []
    desk.office.undo()
    assert desk.tables() == before


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (IndicatorForm("", "", "乐业"), "请填写指标名称。"),
        (IndicatorForm("财政收入"), "请选择指标所属的主题"),
        (IndicatorForm("税收", "", "乐业"), "已经有指标“税收”了。"),
        (IndicatorForm("占比", "%", "乐业", "x", ""), "分子和分母都要选"),
    ],
)
def test_an_indicator_that_says_too_little_is_refused(desk: Any, form: IndicatorForm, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        desk.do(CreateIndicator(uuid4().hex, form))


def test_the_record_knows_of_which_figures_its_share_is_made(desk: Any) -> None:
    found = sheet(desk, 2015)
    row = next(row for row in found.indicators if row.part)
    printed = found.of(row.uid)[0]

    computed = share(same_months(printed, found.of(row.part)), same_months(printed, found.of(row.whole)))

    assert (printed.printed, computed and computed.value) == ("91.8", 91.875)
    assert differs(printed.printed, computed)
    with pytest.raises(Refused, match=f"“{row.name}”是由这个指标算出的占比"):
        desk.do(DeleteIndicator(row.part))
