"""Readings of an indicator: single months and cumulative figures, falls, growth, targets, and what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.readings import (
    Computed,
    completion,
    computed_cumulatives,
    computed_figure,
    computed_singles,
    differs,
    falls,
    growth,
    month_period,
    new_falls,
    share,
    typed_rank,
    typed_target,
    typed_value,
    year_target,
)
from dongliu_desktop.domain.rows import ReadingRow

HUNDREDTHS = st.integers(-1_000_000, 1_000_000).map(lambda cents: cents / 100)
FIGURES = st.dictionaries(st.integers(1, 12), HUNDREDTHS, min_size=1)


def reading(first: int, last: int, value: float | None, *, cumulative: bool = True, **other: object) -> ReadingRow:
    period = month_period(first, last, cumulative=cumulative)
    row = ReadingRow("税收", "税收", "乐业", None, 2016, period, value, "", "亿元", "", "", None, "", "", "", "")
    return row._replace(**other)  # type: ignore[arg-type]


def cumulative(figures: dict[int, float]) -> list[ReadingRow]:
    return [reading(1, month, value) for month, value in figures.items()]


@given(FIGURES)
def test_single_months_add_up_to_the_cumulative_figures(figures: dict[int, float]) -> None:
    singles = computed_singles(cumulative(figures))

    rows = [reading(*months, found.value, cumulative=False) for months, found in singles.items()]
    assert {last: found.value for (_first, last), found in computed_cumulatives(rows).items()} == figures


@given(FIGURES)
def test_computed_months_leave_no_gap_and_do_not_overlap(figures: dict[int, float]) -> None:
    spans = sorted(computed_singles(cumulative(figures)))

    months = [month for first, last in spans for month in range(first, last + 1)]
    assert months == list(range(1, max(figures) + 1))


@given(FIGURES)
def test_a_fall_is_just_a_negative_month(figures: dict[int, float]) -> None:
    rows = cumulative(figures)
    first = min(figures)

    negative = {last for (_from, last), found in computed_singles(rows).items() if found.value < 0 and last != first}
    assert {fall.later.period.to_month for fall in falls(rows)} == negative


def test_january_and_february_are_one_period() -> None:
    rows = cumulative({2: 0.5, 3: 0.8})

    assert computed_singles(rows) == {(1, 2): Computed(0.5), (3, 3): Computed(0.3)}


def test_a_month_without_a_figure_is_not_nought() -> None:
    rows = [reading(1, 3, 0.8), reading(1, 4, None), reading(1, 5, 1.1)]

    assert computed_singles(rows) == {(1, 3): Computed(0.8), (4, 5): Computed(0.3)}
    alone = [reading(1, 1, 1.0, cumulative=False), reading(3, 3, 1.0, cumulative=False)]
    assert computed_cumulatives(alone) == {(1, 1): Computed(1.0)}  # February is unknown


def test_rates_do_not_add_up() -> None:
    rates = [row._replace(unit="%") for row in cumulative({1: 90.0, 2: 80.0})]

    assert (computed_singles(rates), falls(rates)) == ({}, ())


def test_a_fall_is_asked_about_once() -> None:
    before = cumulative({8: 2.7, 9: 2.5})

    assert [fall.sentence for fall in falls(before)] == ["1-9月累计 2.5亿元，比1-8月的 2.7亿元 少"]
    assert new_falls(before, [*before, reading(1, 10, 3.0)]) == ()
    assert len(new_falls(before, [*before, reading(1, 10, 2.0)])) == 1


def test_figures_of_different_units_are_not_put_together() -> None:
    rows = [reading(1, 2, 4500.0, unit="万元"), reading(1, 3, 0.7), reading(1, 4, 0.9)]
    assert falls(rows) == ()
    unknown, april = (reading(month, month, None, cumulative=False) for month in (3, 4))
    assert computed_figure(unknown, rows) is None
    assert computed_figure(april, rows) == Computed(0.2)


def test_rough_figures_make_rough_results() -> None:
    rows = [reading(1, 1, 1.0, qualifier="超过"), reading(1, 2, 2.0), reading(1, 3, 4.0)]

    assert [found.rough for found in computed_singles(rows).values()] == [True, True, False]


def test_growth_on_the_same_months() -> None:
    now, before = reading(1, 3, 1.2), reading(1, 3, 1.0)

    found = growth(now, before)
    assert found is not None
    assert found.value == pytest.approx(20)
    assert growth(now, before._replace(value=0.0)) is None
    assert growth(now, before._replace(unit="万元")) is None
    assert growth(now._replace(unit="%", value=91.5), before._replace(unit="%", value=90.0)) == Computed(1.5)


def test_the_printed_share_of_the_record_differs_from_what_its_figures_give() -> None:
    found = share(reading(1, 11, 294.0), reading(1, 11, 320.0))

    assert found == Computed(91.875)
    assert differs("91.8", found)
    assert not differs("91.9", found)
    assert not differs("91.88%", found)
    assert not differs("91.8", Computed(91.875, rough=True))
    assert share(reading(1, 11, 294.0), reading(1, 11, 0.0)) is None


@pytest.mark.parametrize(("printed", "computed"), [("-3.2%", -3.2), ("下降3.2%", -3.2), ("增长79.1%", 79.06)])
def test_printed_growth_is_read_with_its_sign(printed: str, computed: float) -> None:
    assert not differs(printed, Computed(computed))
    assert differs(printed, Computed(-computed))


def test_a_target_may_be_a_range() -> None:
    rows = [reading(1, 12, None, target_low=3560.0, target_high=3570.0), reading(1, 3, 900.0, target_low=3500.0)]

    assert year_target(rows) == (3560.0, 3570.0)
    assert completion(1780.0, 3560.0, 3570.0) == (50.0, pytest.approx(49.86, abs=0.01))
    assert completion(None, 3560.0, 3570.0) is None
    assert completion(5.0, None, None) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2.80", (2.8, "2.80", "")),
        ("超过8,000", (8000.0, "8,000", "超过")),
        ("３０余", (30.0, "30", "余")),
        ("91.8%", (91.8, "91.8", "")),
        ("-1.5", (-1.5, "-1.5", "")),
        ("0", (0.0, "0", "")),
        ("  ", (None, "", "")),
    ],
)
def test_figures_are_read_as_printed(text: str, found: tuple[float | None, str, str]) -> None:
    assert typed_value(text) == found


@pytest.mark.parametrize("text", ["很多", "1.2.3", "超过", "1e999", "NaN"])
def test_what_is_no_figure_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=f"“{text}”不是数字"):
        typed_value(text)


def test_ranks_and_targets_are_read() -> None:
    assert [typed_rank(text) for text in ("3", "第3名", "")] == [3, 3, None]
    assert [typed_target(text) for text in ("3560-3570", "8.1~8.6", "90%", "")] == [
        (3560.0, 3570.0), (8.1, 8.6), (90.0, 90.0), (None, None)
    ]  # fmt: skip
    for bad in ("0", "前三"):
        with pytest.raises(ValueError, match="不是位次"):
            typed_rank(bad)
    for bad in ("9-8", "若干", "1.2.3"):
        with pytest.raises(ValueError, match="目标"):
            typed_target(bad)
