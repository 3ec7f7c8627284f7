from datetime import date

import pytest

from dongliu_desktop.domain.quantities import chinese_date, number, percent, quantity


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        (0, "0"),
        (-0.001, "0"),
        (-3.5, "-3.5"),
        (2.8, "2.8"),
        (98.8, "98.8"),
        (100, "100"),
        (1500, "1,500"),
        (33182, "33,182"),
        (33182.256, "33,182.26"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_numbers_have_no_needless_zeros(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "—"), (0.0, "0%"), (82.0, "82%"), (91.8, "91.8%"), (66.666, "66.7%"), (100.0, "100%"), (112.5, "112.5%")],
)
def test_percentages_have_at_most_one_decimal(value: float | None, text: str) -> None:
    assert percent(value) == text


def test_what_is_not_finished_is_never_shown_as_a_hundred_percent() -> None:
    assert percent(9999 / 10000 * 100) == "99.9%"


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "text"),
    [
        (3580, "平方米", "余", "3,580余平方米"),
        (700, "万元", "余", "700余万元"),
        (98.8, "万元", "余", "98.8万余元"),
        (2.8, "亿元", "", "2.8亿元"),
        (8000, "平方米", "超过", "超过8,000平方米"),
        (50, "家", "不少于", "不少于50家"),
        (10, "家", "", "10家"),
        (5, "", "", "5"),
        (None, "家", "余", "—"),
    ],
)
def test_quantities_carry_unit_and_qualifier(value: float | None, unit: str, qualifier: str, text: str) -> None:
    assert quantity(value, unit, qualifier) == text


def test_dates_are_written_as_official_papers_do() -> None:
    assert chinese_date(date(2016, 6, 1)) == "2016年6月1日"
