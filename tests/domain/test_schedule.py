from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.schedule import schedule_percent

days = st.dates(date(2014, 1, 1), date(2018, 12, 31))
maybe_days = st.none() | days


@pytest.mark.parametrize(
    ("reference", "percent"),
    [
        (date(2021, 8, 31), 66.67),  # 城厢: 74 % is 7.33 points above 时序进度
        (date(2017, 8, 15), 62.5),  # 云浮: the middle of August is 7.5/12
        (date(2018, 11, 30), 91.67),  # 株洲: the end of November
        (date(2015, 10, 31), 83.33),  # 江门: 1-10月
    ],
)
def test_the_four_figures_that_cities_printed(reference: date, percent: float) -> None:
    assert schedule_percent(reference.year, reference) == pytest.approx(percent, abs=0.005)


@pytest.mark.parametrize(
    ("reference", "half_months"),
    [
        (date(2016, 1, 1), 0),
        (date(2016, 1, 14), 0),
        (date(2016, 1, 15), 1),
        (date(2016, 1, 30), 1),
        (date(2016, 1, 31), 2),
        (date(2016, 2, 28), 3),  # a leap year: February is not over yet
        (date(2016, 2, 29), 4),
        (date(2015, 2, 28), 4),
        (date(2016, 6, 10), 10),
        (date(2016, 12, 31), 24),
        (date(2015, 12, 31), 0),  # the year has not begun
        (date(2017, 1, 1), 24),  # and is long over
    ],
)
def test_only_half_months_that_are_over_count(reference: date, half_months: int) -> None:
    year = 2015 if reference == date(2015, 2, 28) else 2016

    assert schedule_percent(year, reference) == pytest.approx(half_months / 24 * 100)


@pytest.mark.parametrize(
    ("reference", "percent"),
    [
        (date(2016, 2, 29), 0),
        (date(2016, 3, 1), 10),
        (date(2016, 3, 5), 50),
        (date(2016, 3, 10), 100),
        (date(2016, 4, 1), 100),
    ],
)
def test_own_dates_are_measured_in_days(reference: date, percent: float) -> None:
    assert schedule_percent(2016, reference, date(2016, 3, 1), date(2016, 3, 10)) == pytest.approx(percent)


@pytest.mark.parametrize(
    ("start", "due", "percent"),
    [
        (date(2016, 7, 1), None, 0),  # starts after the reference day, ends with the year
        (None, date(2016, 3, 31), 100),  # starts with the year, was due before
        (None, date(2016, 6, 30), 162 / 182 * 100),
        (date(2015, 6, 11), date(2017, 6, 10), 366 / 731 * 100),  # runs over years; 2016 is a leap year
        (date(2016, 1, 1), date(2016, 12, 31), 10 / 24 * 100),  # exactly the year: the office's half months
    ],
)
def test_a_missing_end_is_the_years_own(start: date | None, due: date | None, percent: float) -> None:
    assert schedule_percent(2016, date(2016, 6, 10), start, due) == pytest.approx(percent)


def test_a_project_of_no_days_is_over_once_it_was_due() -> None:
    due_before_the_year = {"start": None, "due": date(2015, 12, 1)}

    assert schedule_percent(2016, date(2015, 11, 30), **due_before_the_year) == 0
    assert schedule_percent(2016, date(2016, 1, 1), **due_before_the_year) == 100


@given(year=st.integers(2014, 2018), reference=days, later=st.integers(0, 500), start=maybe_days, due=maybe_days)
def test_it_never_runs_backwards_and_stays_a_percentage(
    year: int, reference: date, later: int, start: date | None, due: date | None
) -> None:
    now = schedule_percent(year, reference, start, due)
    then = schedule_percent(year, reference + timedelta(days=later), start, due)

    assert 0 <= now <= then <= 100
