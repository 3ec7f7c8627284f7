"""What a month's grid shows of a project, and what typed cells mean."""

from datetime import date

import pytest

from dongliu_desktop.domain.month_entry import (
    CHANGED,
    Fault,
    MonthRow,
    Standing,
    cell_text,
    closing_date,
    entered,
    fault_of,
    first_day,
    is_saved,
    months_of,
    named,
    shown_figure,
    shown_hint,
    takes,
    usual_month,
)
from dongliu_desktop.domain.rows import ProjectRow, YearRow

TODAY = date(2016, 6, 20)
DAY = date(2016, 6, 10)
YEAR = YearRow("y", 2016, "2016年", DAY, fixed=True, frozen=False, closing_day=28)
PROJECT = ProjectRow._make([""] * len(ProjectRow._fields))._replace(
    uid="p", name="中山路", year=2016, frozen=False, measure="percent", computed=None
)
MAY = Standing("may", date(2016, 5, 28), 40.0, None, "", False, "管道完成", "四明中学未签约", "下月进场")
JUNE = MAY._replace(uid="june", as_of=date(2016, 6, 5), percent=50.0, progress="路面开工", problems="")
ROW = MonthRow(PROJECT, MAY, None)


def fault(row: MonthRow, cells: dict[str, str]) -> Fault | None:
    return fault_of(row, cells, row.seen, DAY, TODAY)


@pytest.mark.parametrize(
    ("year", "month", "today", "day"),
    [
        (YEAR, 5, TODAY, date(2016, 5, 28)),
        (YEAR, 6, TODAY, DAY),  # the lights stand at the 10th: a later report would not show
        (YEAR._replace(fixed=False, reference=TODAY), 6, TODAY, TODAY),  # never a day to come
        (YEAR._replace(closing_day=31), 2, TODAY, date(2016, 2, 29)),
        (YEAR, 12, date(2017, 3, 1), date(2016, 12, 28)),
    ],
)
def test_a_month_is_reported_as_of_its_closing_day(year: YearRow, month: int, today: date, day: date) -> None:
    assert closing_date(year, month, today) == day


def test_months_that_have_begun() -> None:
    assert months_of(YEAR, TODAY) == [1, 2, 3, 4, 5, 6]
    assert months_of(YEAR, date(2017, 1, 1)) == list(range(1, 13))
    assert months_of(YEAR, date(2015, 12, 31)) == []
    assert (usual_month(YEAR, date(2017, 1, 1)), usual_month(YEAR, date(2015, 1, 1))) == (6, 0)
    assert usual_month(YEAR._replace(reference=date(2017, 2, 1)), date(2017, 2, 1)) == 12
    assert (first_day(2016, 13), first_day(2016, 12)) == (date(2017, 1, 1), date(2016, 12, 1))


def test_what_nobody_touched_stays_as_it_was_last() -> None:
    report = entered(ROW, {"progress": "路面开工"}, "new", "may", DAY)
    assert (report.percent, report.problems, report.next_steps) == (40.0, "四明中学未签约", "下月进场")
    assert (report.progress, report.as_of, report.seen) == ("路面开工", DAY, "may")


def test_an_emptied_cell_is_empty() -> None:
    report = entered(ROW, {"figure": "", "problems": "", "progress": "停工"}, "new", "may", DAY)
    assert (report.percent, report.problems) == (None, "")


def test_a_second_report_of_the_month_keeps_the_words_of_the_first() -> None:
    report = entered(ROW._replace(now=JUNE._replace(as_of=date(2016, 6, 15))), {"figure": "６０%"}, "new", "june", DAY)
    assert (report.percent, report.progress, report.problems) == (60.0, "路面开工", "")
    assert report.as_of == date(2016, 6, 15)  # an earlier one would be hidden behind the first


def test_figures_are_shown_and_typed_in_the_unit_of_the_project() -> None:
    counted = PROJECT._replace(measure="quantity", unit="万元")
    row = MonthRow(counted, MAY._replace(percent=None, quantity=1234.5, qualifier="余"), None)
    assert shown_figure(counted, row.before) == "1,234.5万余元"
    assert cell_text(row, row.before, "figure") == "1,234.5"
    assert entered(row, {"figure": "1.5亿元"}, "n", "may", DAY).quantity == 15_000
    assert entered(row, {}, "n", "may", DAY).percent is None
    assert shown_figure(PROJECT, None) == shown_figure(PROJECT, MAY._replace(percent=None)) == ""


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"figure": "45%"}, None),
        ({"figure": "40"}, None),
        ({"figure": "三成"}, Fault("figure", "“三成”不是数字，请写成 85 或 1,200 这样的数。")),
        ({"figure": "120"}, Fault("figure", "形象进度应在 0 到 100 之间，现在是 120。")),
        ({"figure": "30"}, Fault("reason", "形象进度比上次（40%）低，请写明原因。")),
        ({"figure": "30", "reason": "重新核实"}, None),
        ({"done": "大概"}, Fault("done", "“大概”看不出是否办结，请填“是”或者留空。")),
        ({"figure": ""}, Fault("figure", "请至少填写形象进度、完成数量、进展情况中的一项。")),
    ],
)
def test_cells_keep_the_rules_of_the_form(cells: dict[str, str], found: Fault | None) -> None:
    assert fault(ROW, cells) == found


def test_a_report_of_somebody_else_is_told_first() -> None:
    assert fault_of(ROW._replace(now=JUNE), {"figure": "x"}, "may", DAY, TODAY) == Fault("", CHANGED)


def test_a_figure_is_held_against_the_month_itself_first() -> None:
    assert fault(ROW._replace(now=JUNE), {"figure": "45"}) == Fault("reason", "形象进度比上次（50%）低，请写明原因。")


def test_computed_figures_and_frozen_years_take_nothing() -> None:
    assert not takes("figure", PROJECT._replace(computed=62.5))
    assert takes("progress", PROJECT._replace(computed=62.5))
    assert shown_hint(ROW._replace(project=PROJECT._replace(computed=62.5))) == "62.5%"
    assert shown_hint(ROW) == "40%"
    assert not takes("progress", PROJECT._replace(frozen=True))
    assert not takes("", PROJECT)


def test_a_save_whose_end_nobody_saw_is_known_again() -> None:
    row = ROW._replace(now=JUNE)
    assert is_saved(row, {"figure": "50%", "progress": "路面开工"}, "june")
    assert not is_saved(row, {"figure": "55%"}, "june")
    assert not is_saved(row, {"figure": "x"}, "june")
    assert not is_saved(row, {"figure": "50%"}, "other")


def test_many_names_are_counted() -> None:
    assert named(["甲", "乙"]) == "“甲”、“乙”"
    assert named(list("甲乙丙丁")) == "“甲”、“乙”、“丙”等 4 项"
