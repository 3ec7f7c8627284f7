"""Old backups thin out; what may be needed stays, whatever the clock says."""

from collections.abc import Hashable
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.rotation import LIMIT, Kept, superfluous

NOW = datetime(2016, 11, 23, 8, 30)  # noqa: DTZ001 - backups are named by local time
SPECIAL = (Reason.UPGRADE, Reason.RESTORE, Reason.REPAIR, Reason.IMPORT, Reason.ROLLOVER)
ages = st.one_of(
    st.integers(0, 4 * 24 * 60),
    st.integers(0, 100 * 24 * 60),
    st.integers(-24 * 60 * 400, 1200 * 24 * 60),
).map(lambda minutes: timedelta(minutes=minutes))


@st.composite
def folders(draw: st.DrawFn) -> list[Kept]:
    found = draw(st.lists(st.tuples(ages, st.sampled_from(Reason), st.integers(1, 200_000_000)), max_size=60))
    return [Kept(f"{number:03}", NOW - age, reason, size) for number, (age, reason, size) in enumerate(found)]


def left(copies: list[Kept], limit: int = LIMIT, now: datetime = NOW) -> list[Kept]:
    gone = superfluous(copies, now, limit)
    return [copy for copy in copies if copy.name not in gone]


def newest_first(copies: list[Kept]) -> list[Kept]:
    return sorted(copies, key=lambda copy: (copy.made_at, copy.name), reverse=True)


def month(copy: Kept) -> Hashable:
    return copy.made_at.year, copy.made_at.month


def week(copy: Kept) -> Hashable:
    return copy.made_at.isocalendar()[:2]


def day(copy: Kept) -> Hashable:
    return copy.made_at.date()


def in_the_past(copies: list[Kept]) -> list[Kept]:
    return [copy for copy in copies if copy.made_at <= NOW]


pasts = folders().map(in_the_past)


@given(pasts)
def test_every_period_keeps_its_newest_backup(copies: list[Kept]) -> None:
    kept = left(copies, limit=10**12)

    for most, period in ((14, day), (8, week), (24, month)):
        periods = list(dict.fromkeys(period(copy) for copy in newest_first(copies)))[:most]
        for one in periods:
            newest = next(copy for copy in newest_first(copies) if period(copy) == one)
            assert newest in kept


@given(pasts)
def test_the_last_two_days_stay_whole(copies: list[Kept]) -> None:
    days = list(dict.fromkeys(day(copy) for copy in newest_first(copies)))[:2]

    assert {copy for copy in copies if day(copy) in days} <= set(left(copies, limit=10**12))


@given(pasts)
def test_what_was_made_before_a_great_change_stays_for_sixty_days(copies: list[Kept]) -> None:
    kept = left(copies, limit=10**12)

    young = {copy for copy in copies if copy.reason in SPECIAL and copy.made_at > NOW - timedelta(days=59)}
    assert young <= set(kept)


@given(folders(), st.integers(0, 3_000_000_000))
def test_the_room_is_kept_to_by_taking_the_oldest_but_never_the_newest(copies: list[Kept], limit: int) -> None:
    kept, all_wanted = left(copies, limit), newest_first(left(copies, limit=10**12))

    assert sum(copy.size for copy in kept) <= limit or len(kept) <= 1
    assert bool(kept) == bool(copies)
    credible = [copy for copy in all_wanted if copy.made_at <= NOW + timedelta(days=1)] or all_wanted
    if copies:
        assert credible[0] in kept
        others = [copy for copy in all_wanted if copy != credible[0]]
        assert [copy for copy in others if copy in kept] == others[: len(kept) - 1]


@given(folders(), st.integers(0, 3_000_000_000))
def test_a_second_look_finds_nothing_more_to_do(copies: list[Kept], limit: int) -> None:
    kept = left(copies, limit)

    assert superfluous(kept, NOW, limit) == frozenset()


@given(folders(), st.permutations(range(60)), st.datetimes(datetime(2016, 11, 24), datetime(2099, 1, 1)))  # noqa: DTZ001 - as above
def test_neither_the_order_of_a_folder_nor_a_clock_gone_ahead_matters(
    copies: list[Kept], order: list[int], later: datetime
) -> None:
    shuffled = [copies[place] for place in order if place < len(copies)]

    assert superfluous(shuffled, NOW) == superfluous(copies, NOW)
    past = [copy for copy in copies if copy.made_at <= NOW]
    assert superfluous(past, later) == superfluous(past, NOW)


def test_three_years_of_daily_work_leave_two_years_that_fit_into_a_list() -> None:
    kept: list[Kept] = []
    for number in range(3 * 365):
        now = datetime(2014, 1, 1, 17) + timedelta(days=number)  # noqa: DTZ001 - as above
        for hour in (-8, 0):
            made_at = now + timedelta(hours=hour)
            kept.append(Kept(f"{made_at:%Y%m%d-%H}", made_at, Reason.DAILY, 1_000_000))
        kept = left(kept, now=now)

    months = {month(copy) for copy in kept}
    assert len(months) == 24
    assert (2015, 1) in months
    assert len(kept) < 2 * 2 + 14 + 8 + 24


def test_a_month_in_2099_costs_no_older_backup_and_hides_no_later_one() -> None:
    def daily(start: datetime, days: int) -> list[Kept]:
        moments = [start + timedelta(days=number) for number in range(days)]
        return [Kept(f"{moment:%Y%m%d}", moment, Reason.DAILY, 1_000_000) for moment in moments]

    before = daily(NOW - timedelta(days=29), 30)
    wrong = daily(datetime(2099, 1, 1), 30)  # noqa: DTZ001 - as above
    at_the_end = left([*before, *wrong], now=wrong[-1].made_at)
    set_right = left([*before, *wrong], now=NOW)

    assert {month(copy) for copy in at_the_end} == {(2016, 10), (2016, 11), (2099, 1)}
    assert set(before[-14:]) <= set(set_right)
    assert left([*before, *wrong], limit=1_000_000) == [before[-1]]
