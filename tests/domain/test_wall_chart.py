"""Where bars begin and end on the year's scale."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.schedule import schedule_percent
from dongliu_desktop.domain.wall_chart import MONTHS, done_until, months_at, planned

BLANK = ProjectRow(*([None] * len(ProjectRow._fields)))  # pyright: ignore[reportArgumentType] - days and figures count
DAYS = st.dates(date(2014, 1, 1), date(2017, 12, 31))


def row(start: date | None, due: date | None, percent: float | None = None) -> ProjectRow:
    return BLANK._replace(year=2016, start=start, due=due, percent=percent, done=False)


def test_days_stand_in_their_month() -> None:
    assert months_at(2016, date(2016, 4, 16)) == 3.5
    assert months_at(2016, date(2016, 1, 1)) == 0
    assert months_at(2016, date(2015, 12, 31)) == 0
    assert months_at(2016, date(2017, 1, 1)) == MONTHS


def test_without_days_the_whole_year_counts_and_is_told_as_assumed() -> None:
    span = planned(row(None, None))
    assert (span.first, span.last, span.assumed) == (0, MONTHS, True)
    assert not planned(row(None, date(2016, 6, 30))).assumed
    assert planned(row(None, date(2016, 6, 30))).last == 6


def test_a_bar_that_goes_on_beyond_the_year_says_so() -> None:
    span = planned(row(date(2015, 3, 1), date(2017, 3, 1)))
    assert (span.first, span.last, span.earlier, span.later) == (0, MONTHS, True, True)


@given(DAYS, DAYS)
def test_no_bar_leaves_the_year_or_runs_backwards(start: date, due: date) -> None:
    span = planned(row(start, due))
    assert 0 <= span.first <= span.last <= MONTHS


@given(st.floats(0, 150), st.dates(date(2016, 1, 1), date(2016, 12, 31)), st.integers(30, 200))
def test_what_is_done_ends_before_the_day_exactly_where_the_project_is_behind(
    percent: float, day: date, length: int
) -> None:
    start, due = day - timedelta(days=length // 2), day + timedelta(days=length // 2)
    until = done_until(row(start, due, percent))
    assert until is not None
    gap = percent - schedule_percent(2016, day, start, due)
    one_day = 100 / ((due - start).days + 1)
    if abs(gap) > one_day:
        tomorrow = months_at(2016, day + timedelta(days=1))
        assert (until <= tomorrow) if gap < 0 else (until >= tomorrow)


def test_only_words_have_no_bar_and_finished_ones_a_whole_one() -> None:
    assert done_until(row(None, None)) is None
    assert done_until(row(None, None)._replace(done=True)) == MONTHS
