import pytest

from dongliu_desktop.domain.periods import Period, incomparable

TO_NOVEMBER = Period("1-11月", 1, 11)
TO_OCTOBER = Period("1-10月", 1, 10)
NOVEMBER_ALONE = Period("11月", 11, 11, cumulative=False)
UNSAID = Period("", None, None)


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (TO_NOVEMBER, TO_NOVEMBER, ""),
        (TO_NOVEMBER, Period("1至11月", 1, 11), ""),  # other words, the same months
        (UNSAID, UNSAID, ""),
        (TO_NOVEMBER, TO_OCTOBER, "统计期不同：2015年1-11月，2016年1-10月"),
        (TO_NOVEMBER, UNSAID, "统计期不同：2015年1-11月，2016年未注明期间"),
        (UNSAID, TO_OCTOBER, "统计期不同：2015年未注明期间，2016年1-10月"),
        (NOVEMBER_ALONE, Period("11月累计", 11, 11), "一个是累计数，一个是当月数"),
        (None, TO_NOVEMBER, "2015年没有这个指标的数"),
        (TO_NOVEMBER, None, "2016年没有这个指标的数"),
        (None, None, "2015年没有这个指标的数"),
    ],
)
def test_only_the_same_months_are_compared(left: Period | None, right: Period | None, reason: str) -> None:
    assert incomparable(left, right, (2015, 2016)) == reason
