"""The bar chart."""

import pytest
from paper_helpers import FRAME, document, texts

from dongliu_desktop.documents.layout.chart import BarChart, Group, Series
from dongliu_desktop.documents.layout.flow import Drawing
from dongliu_desktop.documents.layout.items import Rect

pytestmark = pytest.mark.usefixtures("qapp")
YEARS = (Series("2015年", "#b0b8c4"), Series("2016年", "#2f6fd0"))
GROUPS = (
    Group("税收收入（亿元，1—11月）", (2.8, None), ("2.8", "—"), "2016年尚无1—11月数：不可比"),
    Group("限上社会消费品零售额", (7.5, 15.0), ("7.5", "15.0")),
)


def bars(chart: BarChart) -> tuple[list[Rect], list[str]]:
    page = document(Drawing(chart)).pages[0]
    return [item for item in page.items if isinstance(item, Rect)][len(YEARS) :], texts(page)


def test_bars_are_as_long_as_their_values_within_each_group() -> None:
    (tax, retail, retail_next), words = bars(BarChart(YEARS, GROUPS))
    assert tax.width == pytest.approx(retail_next.width)
    assert retail.width == pytest.approx(retail_next.width / 2)
    assert {"2015年", "2016年", "2.8", "—", "2016年尚无1—11月数：不可比"} <= set(words)


def test_one_scale_compares_groups() -> None:
    (tax, _, longest), _ = bars(BarChart(YEARS, GROUPS, common_scale=True))
    assert tax.width == pytest.approx(longest.width * 2.8 / 15)


def test_figures_stay_on_the_paper() -> None:
    long = Group("出口", (6.1, 6.0), ("6.1亿美元，增幅全区第三", "6.0亿美元，增幅全区第四"))
    page = document(Drawing(BarChart(YEARS, (long,)))).pages[0]
    right = FRAME.body.x + FRAME.body.width
    assert all(item.x + item.width < right for item in page.items if isinstance(item, Rect))


def test_nothing_but_noughts_can_be_drawn() -> None:
    (only, other), _ = bars(BarChart(YEARS, (Group("办结", (0, 0), ("0", "0")),)))
    assert only.width == other.width < 100
