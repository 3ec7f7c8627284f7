"""统计期: only the same months may be compared; 1-10月 is never compared with 1-11月."""

from typing import NamedTuple


class Period(NamedTuple):
    """Months of one year as printed ("1-11月"). Months are 1-12; both are None where the source prints none."""

    text: str
    from_month: int | None
    to_month: int | None
    cumulative: bool = True


def incomparable(left: Period | None, right: Period | None, years: tuple[int, int]) -> str:
    """Say why two readings cannot be set side by side, in one Chinese sentence; "" when they can."""
    for period, year in ((left, years[0]), (right, years[1])):
        if period is None:
            return f"{year}年没有这个指标的数"
    if left is None or right is None:
        return ""
    if (left.from_month, left.to_month) != (right.from_month, right.to_month):
        shown = (left.text or "未注明期间", right.text or "未注明期间")
        return f"统计期不同：{years[0]}年{shown[0]}，{years[1]}年{shown[1]}"
    if left.cumulative != right.cumulative:
        return "一个是累计数，一个是当月数"
    return ""
