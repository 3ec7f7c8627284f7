from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.site_entry import mark_text, size_text, typed_mark, typed_size
from dongliu_desktop.domain.sites import DONE, INTENDED, STARTED, Mark

TODAY = date(2016, 6, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6.10", date(2016, 6, 10)),
        ("6-10", date(2016, 6, 10)),
        ("６／１０", date(2016, 6, 10)),
        ("6月10日", date(2016, 6, 10)),
        ("0610", date(2016, 6, 10)),
        ("20150610", date(2015, 6, 10)),
        ("2016-6-10", date(2016, 6, 10)),
        ("2016年6月10日", date(2016, 6, 10)),
        ("2016.06.10", date(2016, 6, 10)),
        ("今", TODAY),
        ("今天", TODAY),
        ("昨天", date(2016, 6, 19)),
    ],
)
def test_a_day_may_be_typed_in_many_ways(text: str, day: date) -> None:
    assert typed_mark(f" {text} ", 2016, TODAY) == Mark(DONE, day)


def test_a_state_without_a_day_is_a_word_and_nothing_clears() -> None:
    assert typed_mark("完成", 2016, TODAY) == Mark(DONE)
    assert typed_mark("√", 2016, TODAY) == Mark(DONE)
    assert typed_mark("进行中", 2016, TODAY) == Mark(STARTED)
    assert typed_mark("意向", 2016, TODAY) == Mark(INTENDED)
    assert typed_mark("  ", 2016, TODAY) is None


@pytest.mark.parametrize("text", ["6.31", "2.30", "10", "61", "签约", "6.10.", "1306", "99999999"])
def test_what_is_no_day_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"不是日期；可以写 6\.10"):
        typed_mark(text, 2016, TODAY)


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(ValueError, match="2016-06-21 还没有到"):
        typed_mark("6.21", 2016, TODAY)


@given(st.none() | st.builds(Mark, st.just(DONE), st.none() | st.dates(date(1990, 1, 1), TODAY)))
def test_what_is_written_can_be_typed_again(mark: Mark | None) -> None:
    assert typed_mark(mark_text(mark), 2016, TODAY) == mark


def test_sizes_are_typed_with_or_without_separators() -> None:
    assert typed_size("１,200.5") == 1200.5
    assert typed_size("") is None
    assert size_text(1200.5) == "1,200.5"
    for wrong in ("-1", "nan", "inf", "十"):
        with pytest.raises(ValueError, match="不是不小于 0 的数"):
            typed_size(wrong)
