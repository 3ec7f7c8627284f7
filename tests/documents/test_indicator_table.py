"""指标月报: month by month, as printed and as it follows; the office's own figures are never changed."""

from pathlib import Path

import pytest
from table_rows import HEADING, YEAR, all_words, checked_pdf, words

from dongliu_desktop.documents.indicator_table import DESIGNED, indicator_table
from dongliu_desktop.documents.layout.items import Document
from dongliu_desktop.domain.readings import IndicatorRow, month_period
from dongliu_desktop.domain.rows import ReadingRow
from dongliu_desktop.domain.tables import IndicatorMonths, IndicatorTable

pytestmark = pytest.mark.usefixtures("qapp")


def reading(month: int, value: float, year: int = 2016, *, first: int = 1, cumulative: bool = True) -> ReadingRow:
    period = month_period(first, month, cumulative=cumulative)
    return ReadingRow(
        "i", "限上社零", "乐业", None, year, period, value, f"{value:g}", "亿元", "", "", None, "", "", "", ""
    )


def indicator(name: str, theme: str = "乐业") -> IndicatorRow:
    return IndicatorRow(name, name, "亿元", theme, "", "", 0)


def table(*months: IndicatorMonths) -> Document:
    return indicator_table(IndicatorTable(YEAR, months), DESIGNED, HEADING)


def test_it_tells_printed_and_computed_growth_rank_and_target(tmp_path: Path) -> None:
    rows = (
        reading(2, 1.1),
        reading(3, 1.8)._replace(growth="79.1%", rank=1, rank_basis="增幅", rank_scope="全区", words="继续领跑"),
        reading(3, 0.8, first=3, cumulative=False),
        reading(4, 2.5)._replace(qualifier="超过", target_low=8.0, target_high=10.0),
    )
    before = (reading(3, 1.0, 2015), reading(4, 2.0, 2015))
    (page,) = checked_pdf(table(IndicatorMonths(indicator("限上社零"), rows, before)), tmp_path)
    wanted = (
        "2016年主要指标月报", "（截至2016年6月10日）", "1项指标", "统计期", "乐业1项",
        "1-3月1.8亿元79.1%≠+80%全区增幅第1", "继续领跑",
        "3月（当月）0.8亿元≠0.7亿元", "超过2.5亿元", "约+25%", "8-10", "25-31.2%",
        "“≠”表示与所填的数不一致", "审核人：",
    )  # fmt: skip
    assert [text for text in wanted if text not in page] == []


def test_shares_are_computed_from_their_parts() -> None:
    part, whole = reading(3, 294), reading(3, 320)
    told = reading(3, 91.8)._replace(unit="%")
    shown = words(table(IndicatorMonths(indicator("占比"), (told,), part=(part,), whole=(whole,))).pages[0])
    assert {"91.8%", "≠ 91.875%"} <= set(shown)


def test_where_nothing_can_be_computed_no_column_and_no_explanation_stands() -> None:
    shown = all_words(table(IndicatorMonths(indicator("出口"), (reading(3, 6.1),))))
    assert not [text for text in ("算得", "同比", "目标", "位次", "推算") if text in shown]


def test_the_months_of_an_indicator_stay_together_under_its_name(tmp_path: Path) -> None:
    rows = tuple(reading(month, month / 2) for month in range(1, 13))
    made = table(*(IndicatorMonths(indicator(f"〔{at:02}〕号指标", f"主题{at // 5}"), rows) for at in range(15)))
    pages = checked_pdf(made, tmp_path)
    assert len(pages) > 5
    for page in pages:
        assert page.count("统计期") == 1
        assert page.count("号指标") == page.count("1-12月")  # each begins and ends on the same page
    assert sum(page.count("号指标") for page in pages) == 15
    for page in made.pages:
        shown = words(page)
        themes = [at for at, word in enumerate(shown) if word.startswith("主题")]
        names = [at for at, word in enumerate(shown) if word.endswith("号指标")]
        assert not themes or themes[-1] < names[-1]


def test_words_without_a_figure_and_readings_without_months_are_printed_as_they_are() -> None:
    silent = reading(3, 1.0)._replace(value=None, printed="", words="降幅收窄")
    undated = reading(3, 3.0)._replace(
        period=month_period(1, 1, cumulative=True)._replace(text="", from_month=None, to_month=None)
    )
    shown = words(table(IndicatorMonths(indicator("税收"), (silent, undated))).pages[0])
    assert shown.count("降幅收窄") == 2  # in place of the figure, and as the words
    assert "未注明" in shown
