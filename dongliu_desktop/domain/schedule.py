"""时序进度: how much of the time is over.

Source: months elapsed / 12, half months allowed (云浮 督查通报 2017: mid-August = 62.5 %; 江门 1-10月 = 83.3 %).
"""

from datetime import date, timedelta

HALF_MONTH_DAY = 15
ONE_DAY = timedelta(days=1)


def schedule_percent(year: int, reference: date, start: date | None = None, due: date | None = None) -> float:
    """Give the share of the time elapsed at `reference`, 0-100 %.

    A project without its own dates (or with exactly the calendar year) follows the office's half-month rule.
    One with its own start or due date is measured in days between them; a missing end is the year's own.
    """
    first = start or date(year, 1, 1)
    last = due or date(year, 12, 31)
    if first == date(year, 1, 1) and last == date(year, 12, 31):
        return _half_months(year, reference) / 24 * 100
    days = (last - first).days + 1
    if days <= 0:
        return 100.0 if reference >= last else 0.0
    elapsed = (reference - first).days + 1
    return min(max(elapsed / days, 0.0), 1.0) * 100


def _half_months(year: int, reference: date) -> int:
    """Count the half months of `year` that are over at the end of `reference` (0-24)."""
    if reference.year != year:
        return 24 if reference.year > year else 0
    full = 2 * (reference.month - 1)
    if (reference + ONE_DAY).month != reference.month:
        return full + 2
    return full + (1 if reference.day >= HALF_MONTH_DAY else 0)
