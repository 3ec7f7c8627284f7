"""Percentages, rates and curves of sites: worked out by hand, and what holds for all registers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.sites import (
    AREA,
    COUNT,
    DONE,
    INTENDED,
    STARTED,
    Ledger,
    LedgerRow,
    Mark,
    StageRow,
    curves,
    rates,
    site_progress,
    standing,
    still_for,
)
from tests.site_sums import sums_of

DAY = date(2016, 6, 10)
SIGNED, VACATED, GONE = (StageRow(name, name, 1.0, beside=False) for name in ("签约", "腾空", "拆除"))
COURT = StageRow("司法", "司法程序", 1.0, beside=True)
TRACK = (SIGNED, VACATED, GONE, COURT)


def row(name: str, count: float | None = 1.0, area: float | None = None, **marks: Mark) -> LedgerRow:
    return LedgerRow(name, 0, name, "户", count, area, "", "", "", "", private=False, marks=marks)


def on(month: int, day: int) -> Mark:
    return Mark(DONE, date(2016, month, day))


def ledger(*rows: LedgerRow, basis: str = COUNT, stages: tuple[StageRow, ...] = TRACK) -> Ledger:
    return Ledger(basis, "征迁", stages, rows)


def percent(*rows: LedgerRow, **more: object) -> float | None:
    return site_progress(sums_of(ledger(*rows, **more), DAY)).percent  # pyright: ignore[reportArgumentType] - basis, stages


TWENTY = ledger(
    *(row(f"{at}号", 签约=on(5, 1)) for at in range(6)),
    *(row(f"{at}号", 签约=on(5, 1), 腾空=on(5, 2), 拆除=on(6, 1)) for at in range(6, 18)),
    row("18号", 司法=Mark(STARTED)),
    row("19号"),
)


def test_each_stage_counts_by_its_weight_and_the_court_not_at_all() -> None:
    told = site_progress(sums_of(TWENTY, DAY))

    assert told.percent == pytest.approx(100 * (18 + 12 + 12) / 60)
    assert told.words == "共 20户：已签约 18、腾空 12、拆除 12；各阶段同权，合 70%"
    heavy = ledger(*TWENTY.rows, stages=(SIGNED, VACATED._replace(weight=0), GONE._replace(weight=3), COURT))
    told = site_progress(sums_of(heavy, DAY))
    assert told.percent == pytest.approx(100 * (18 + 12 * 3) / (20 * 4))
    assert "权重 1∶3" in told.words


def test_a_percentage_by_area_weighs_the_large_sites_more() -> None:
    large, small = row("大", area=900, 签约=on(5, 1), 腾空=on(5, 1), 拆除=on(5, 1)), row("小", area=100)

    assert percent(large, small) == pytest.approx(50)
    assert percent(large, small, basis=AREA) == pytest.approx(90)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((), "还没有点位"),
        ((row("甲", None, 签约=on(5, 1)), row("乙", 签约=on(5, 1))), "1 处点位没有填数量"),
        ((row("甲", 0, 签约=on(5, 1)),), "合计为 0"),
        ((row("甲"), row("乙")), "都还没有登记阶段"),
        ((row("甲", 签约=on(6, 11)),), "都还没有登记阶段"),  # a day after the reference date is not known yet
    ],
)
def test_where_something_is_not_known_there_is_no_percentage_but_a_reason(
    rows: tuple[LedgerRow, ...], why: str
) -> None:
    told = site_progress(sums_of(ledger(*rows), DAY))

    assert told.percent is None
    assert why in told.words


def test_rates_are_told_per_stage_and_the_court_as_a_number() -> None:
    signed, vacated, _gone, court = rates(TWENTY, DAY)

    assert (signed.title, signed.done, signed.percent) == ("签约率", 18, 90)
    assert vacated.percent == 60
    assert (court.title, court.done, court.percent) == ("司法程序", 1, None)


def test_a_register_as_at_an_earlier_day_knows_only_that_day() -> None:
    assert [rate.done for rate in rates(TWENTY, date(2016, 5, 1))] == [18, 0, 0, 1]
    assert still_for(sums_of(TWENTY, DAY), DAY) == 9
    assert still_for(sums_of(ledger(row("甲")), DAY), DAY) is None


def test_a_long_curve_keeps_its_ends() -> None:
    rows = [row(str(at), 签约=Mark(DONE, DAY - timedelta(days=at))) for at in range(200)]
    (drawn,) = curves(ledger(*rows), 50)

    assert len(drawn.points) <= 51
    assert (drawn.points[0], drawn.points[-1]) == ((DAY - timedelta(days=199), 0.5), (DAY, 100))


def test_a_curve_rises_day_by_day_from_what_has_no_day() -> None:
    found = curves(
        ledger(row("甲", 签约=Mark(DONE)), row("乙", 签约=on(5, 1)), row("丙", 签约=on(6, 1)), row("丁")), 80
    )

    assert [(curve.name, curve.points) for curve in found] == [
        ("签约", ((date(2016, 5, 1), 50.0), (date(2016, 6, 1), 75.0)))
    ]


def test_where_a_site_stands_is_its_last_stage_and_the_court_beside_it() -> None:
    told = standing(row("甲", 签约=on(5, 1), 腾空=Mark(INTENDED), 司法=Mark(STARTED)), TRACK)

    assert told == "腾空（意向），司法程序（进行中）"
    assert standing(row("乙"), TRACK) == ""


days = st.dates(DAY - timedelta(days=90), DAY + timedelta(days=30))
marks = st.builds(Mark, st.sampled_from([DONE, STARTED, INTENDED]), st.none() | days)
rows = st.builds(
    lambda count, marks: row("甲", count)._replace(marks=marks),
    st.floats(0.1, 1000),
    st.dictionaries(st.sampled_from([stage.uid for stage in TRACK]), marks),
)
registers = st.lists(rows, min_size=1, max_size=12).map(lambda found: ledger(*found))


@given(registers)
def test_a_percentage_lies_between_nothing_and_everything(register: Ledger) -> None:
    found = site_progress(sums_of(register, DAY)).percent

    assert found is None or 0 <= found <= 100


@given(registers, st.integers(0, 11), st.sampled_from([SIGNED, VACATED, GONE]))
def test_reaching_one_more_stage_never_lowers_the_percentage(register: Ledger, at: int, stage: StageRow) -> None:
    before = site_progress(sums_of(register, DAY)).percent or 0.0
    moved = register.rows[at % len(register.rows)]
    moved = moved._replace(marks={**moved.marks, stage.uid: Mark(DONE, DAY)})
    others = [other for number, other in enumerate(register.rows) if number != at % len(register.rows)]

    after = site_progress(sums_of(register._replace(rows=(*others, moved)), DAY)).percent

    assert after is not None
    assert after >= before - 1e-9


@given(registers)
def test_what_stands_beside_the_track_changes_no_percentage(register: Ledger) -> None:
    court = Mark(DONE, DAY)
    sued = tuple(one._replace(marks={**one.marks, COURT.uid: court}) for one in register.rows)
    before = site_progress(sums_of(register, DAY)).percent

    assert (site_progress(sums_of(register._replace(rows=sued), DAY)).percent or 0.0) == pytest.approx(before or 0.0)
