"""Monthly readings of an indicator: what is printed, what follows from it, and where both differ.

Printed figures are kept as printed. What is computed stands beside them and never replaces them: single months from
cumulative figures, cumulative figures from single months, growth on the year before, completion of the target, and
shares. 1-2月 is one period, as statistics publish it; a month without a figure is unknown, never nought.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

from dongliu_desktop.domain.periods import Period
from dongliu_desktop.domain.quantities import BEFORE, number
from dongliu_desktop.domain.rows import ReadingRow

PERCENT_SIGN = "%"
ROUGH = "约"
BEHIND = ("余", "多", "左右", "以上", "以下")
FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
TARGET = re.compile(r"(-?[\d,.]+)(?:\s*[-~—–～至]\s*(-?[\d,.]+))?%?")
Months = tuple[int, int]


class IndicatorRow(NamedTuple):
    """An indicator. `part` and `whole` name the two indicators whose share it is, "" where it is none."""

    uid: str
    name: str
    unit: str
    theme: str
    part: str
    whole: str
    position: int


class Computed(NamedTuple):
    """A figure that follows from others; `rough` where one of them was printed as 余, 超过 or 近."""

    value: float
    rough: bool = False


class Point(NamedTuple):
    """A figure in a chart of months: which months it counts, and whether it is printed or computed."""

    months: Months
    value: float
    printed: bool
    rough: bool


class Fall(NamedTuple):
    """A cumulative figure below the one before it."""

    earlier: ReadingRow
    later: ReadingRow

    @property
    def sentence(self) -> str:
        """Tell it: 1-9月累计 2.5，比 1-8月的 2.7 少."""
        before, after = self.earlier, self.later
        return (
            f"{after.period.text}累计 {number(after.value, 4)}{after.unit}，"
            f"比{before.period.text}的 {number(before.value, 4)}{before.unit} 少"
        )


def month_period(from_month: int, to_month: int, *, cumulative: bool) -> Period:
    """Give a period as offices print it: 1-11月 for what is counted since January, 3月 or 1-2月 for months alone."""
    text = f"{to_month}月" if from_month == to_month else f"{from_month}-{to_month}月"
    return Period(text, from_month, to_month, cumulative)


def additive(unit: str) -> bool:
    """Tell whether months add up: rates do not."""
    return unit != PERCENT_SIGN


def computed_singles(readings: Iterable[ReadingRow]) -> dict[Months, Computed]:
    """Give what the cumulative figures tell of single months, by first and last month.

    Where a month between two figures is missing, the months since the earlier one stand as one period, as 1-2月
    does. Together they are the last cumulative figure.
    """
    found: dict[Months, Computed] = {}
    start, total, rough = 0, Decimal(), False
    for month, reading in sorted(_since_january(readings).items()):
        value = _exact(reading)
        found[start + 1, month] = Computed(float(value - total), rough or bool(reading.qualifier))
        start, total, rough = month, value, bool(reading.qualifier)
    return found


def computed_cumulatives(readings: Iterable[ReadingRow]) -> dict[Months, Computed]:
    """Give what single months add up to since January, as far as none is missing, by first and last month."""
    totals: dict[int, tuple[Decimal, bool]] = {0: (Decimal(), False)}
    for reading in sorted(readings, key=lambda row: (row.period.to_month or 0, row.period.from_month or 0)):
        first, last = reading.period.from_month, reading.period.to_month
        single = not reading.period.cumulative and reading.value is not None and additive(reading.unit)
        if single and first is not None and last is not None and first - 1 in totals and last not in totals:
            total, rough = totals[first - 1]
            totals[last] = total + _exact(reading), rough or bool(reading.qualifier)
    return {(1, month): Computed(float(total), rough) for month, (total, rough) in totals.items() if month}


def computed_figure(reading: ReadingRow, readings: Iterable[ReadingRow]) -> Computed | None:
    """Give what the other readings of the year say of the months of this one; None where they say nothing."""
    if reading.period.from_month is None or reading.period.to_month is None:
        return None
    same = [row for row in readings if row.unit == reading.unit]
    others = computed_cumulatives(same) if reading.period.cumulative else computed_singles(same)
    return others.get((reading.period.from_month, reading.period.to_month))


def points(readings: Sequence[ReadingRow], *, cumulative: bool) -> dict[int, Point]:
    """Give what a chart shows, by last month: printed figures, and where none is, what the others tell."""
    computed = computed_cumulatives(readings) if cumulative else computed_singles(readings)
    found = {months[1]: Point(months, fact.value, False, fact.rough) for months, fact in computed.items()}
    for row in readings:
        first, last = row.period.from_month, row.period.to_month
        if row.period.cumulative == cumulative and first is not None and last is not None and row.value is not None:
            found[last] = Point((first, last), row.value, True, bool(row.qualifier))
    return found


def falls(readings: Iterable[ReadingRow]) -> tuple[Fall, ...]:
    """Give where a cumulative figure is below the one before it: possible, but a question."""
    rows = [row for _month, row in sorted(_since_january(readings).items())]
    return tuple(
        Fall(before, after)
        for before, after in pairwise(rows)
        if before.unit == after.unit and (after.value or 0.0) < (before.value or 0.0)
    )


def new_falls(before: Iterable[ReadingRow], after: Iterable[ReadingRow]) -> tuple[Fall, ...]:
    """Give the falls that a change brings: those that were there have been answered for."""
    known = {_spelled(fall) for fall in falls(before)}
    return tuple(fall for fall in falls(after) if _spelled(fall) not in known)


def growth(now: ReadingRow, before: ReadingRow | None) -> Computed | None:
    """Give the growth on the same months of the year before: percent, for rates percentage points; None if unknown."""
    if before is None or now.value is None or before.value is None or now.unit != before.unit:
        return None
    rough = bool(now.qualifier or before.qualifier)
    if not additive(now.unit):
        return Computed(float(_exact(now) - _exact(before)), rough)
    return Computed((now.value / before.value - 1) * 100, rough) if before.value > 0 else None


def known(reading: ReadingRow, readings: Sequence[ReadingRow]) -> ReadingRow | None:
    """Give a reading as it is printed, else with what the others of its year tell of its months; None if unknown."""
    if reading.value is not None:
        return reading
    found = computed_figure(reading, readings)
    return found and reading._replace(value=found.value, qualifier=ROUGH if found.rough else "")


def growth_of(reading: ReadingRow, readings: Sequence[ReadingRow], before: Sequence[ReadingRow]) -> Computed | None:
    """Give the growth of one period, whether its figures are printed or only computed."""
    now, earlier = known(reading, readings), same_months(reading, before) or reading._replace(value=None)
    return now and growth(now, known(earlier, before))


def same_months(reading: ReadingRow, others: Iterable[ReadingRow]) -> ReadingRow | None:
    """Give the reading of just the same months among those of another year."""
    return next((row for row in others if row.period[1:] == reading.period[1:] and row.period.to_month), None)


def share(part: ReadingRow | None, whole: ReadingRow | None) -> Computed | None:
    """Give what percentage of `whole` the `part` is; None where either is unknown."""
    if part is None or whole is None or part.value is None or not whole.value:
        return None
    return Computed(part.value / whole.value * 100, bool(part.qualifier or whole.qualifier))


def completion(value: float | None, low: float | None, high: float | None) -> tuple[float, float] | None:
    """Give how much of a target is reached, in percent, of its lower and of its upper end; None where unknown."""
    ends = [end for end in (low, high) if end]
    if value is None or not ends:
        return None
    return value / ends[0] * 100, value / ends[-1] * 100


def year_target(readings: Sequence[ReadingRow]) -> tuple[float | None, float | None]:
    """Give the target of the year, the one named last; both ends None where none is."""
    for reading in sorted(readings, key=lambda row: row.period.to_month or 0, reverse=True):
        if reading.target_low is not None or reading.target_high is not None:
            return reading.target_low, reading.target_high
    return None, None


def differs(printed: str, computed: Computed | None) -> bool:
    """Tell whether a printed figure is not what was computed, rounded to as many decimals; rough ones may differ."""
    found = FIGURE.search(_half_width(printed))
    if computed is None or computed.rough or found is None:
        return False
    shown = Decimal(found[0].replace(",", ""))
    if _negative(printed):
        shown = -abs(shown)
    step = Decimal(1).scaleb(int(shown.as_tuple().exponent))
    return Decimal(str(round(computed.value, 9))).quantize(step, ROUND_HALF_UP) != shown


def target_text(low: float | None, high: float | None) -> str:
    """Write a target, which may be a range: 3,560-3,570."""
    ends = [number(end, 4) for end in (low, high) if end is not None]
    return "-".join(dict.fromkeys(ends))


def typed_value(text: str) -> tuple[float | None, str, str]:
    """Read a figure as printed: 超过8,000, 30余, 2.80. Gives value, figure as printed and qualifier, nothing if empty.

    Raises:
        ValueError: it is no figure; one Chinese sentence.
    """
    typed = _half_width(text).removesuffix(PERCENT_SIGN).strip()
    before = next((word for word in sorted(BEFORE, key=len, reverse=True) if typed.startswith(word)), "")
    typed = typed.removeprefix(before).strip()
    behind = "" if before else next((word for word in BEHIND if typed.endswith(word)), "")
    typed = typed.removesuffix(behind).strip()
    if not typed and not before and not behind:
        return None, "", ""
    if not FIGURE.fullmatch(typed):
        raise ValueError(f"“{text}”不是数字，请写成 2.8、超过8000 或 30余。")
    return float(typed.replace(",", "")), typed, before or behind


def typed_rank(text: str) -> int | None:
    """Read a rank: 3, 第3, 第3名; None if empty. Raises ValueError with one Chinese sentence."""
    typed = _half_width(text)
    if not typed:
        return None
    found = re.fullmatch(r"第?\s*(\d{1,4})\s*[名位]?", typed)
    if not found or not int(found[1]):
        raise ValueError(f"“{text}”不是位次，请写成 3 或 第3。")
    return int(found[1])


def typed_target(text: str) -> tuple[float | None, float | None]:
    """Read a target, which may be a range: 3560-3570, 8.1~8.6; both ends None if empty.

    Raises:
        ValueError: it is no target, or its ends are the wrong way round; one Chinese sentence.
    """
    typed = _half_width(text)
    if not typed:
        return None, None
    found = TARGET.fullmatch(typed)
    try:
        ends = [float(end.replace(",", "")) for end in (found.groups() if found else ()) if end]
    except ValueError:
        ends = []
    if not ends:
        raise ValueError(f"“{text}”不是目标值，请写成 3560 或 3560-3570。")
    if ends[0] > ends[-1]:
        raise ValueError(f"目标区间“{text}”的下限大于上限。")
    return ends[0], ends[-1]


def _since_january(readings: Iterable[ReadingRow]) -> dict[int, ReadingRow]:
    """Give the cumulative figures that add up, by their last month."""
    return {
        row.period.to_month: row
        for row in readings
        if row.period.cumulative
        and row.period.from_month == 1
        and row.period.to_month is not None
        and row.value is not None
        and additive(row.unit)
    }


def _exact(reading: ReadingRow) -> Decimal:
    """Give the value as it was written: 0.3 is 0.3, so that differences have no tails."""
    return Decimal(str(reading.value))


def _spelled(fall: Fall) -> tuple[int | None, float | None, int | None, float | None]:
    return fall.earlier.period.to_month, fall.earlier.value, fall.later.period.to_month, fall.later.value


def _negative(printed: str) -> bool:
    return any(word in printed for word in ("下降", "减少", "负", "−"))


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
