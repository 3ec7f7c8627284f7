"""Indicators side by side: the same indicator in the same months of two years, or 不可比 and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from dongliu_desktop.domain.differences import signed
from dongliu_desktop.domain.periods import incomparable
from dongliu_desktop.domain.quantities import quantity
from dongliu_desktop.domain.rows import ReadingRow

PERCENT_SIGN = "%"
MONEY = "元"
Span = tuple[int, int, bool]
Sides = tuple[ReadingRow | None, ReadingRow | None]
Years = tuple[int, int]


class IndicatorPair(NamedTuple):
    """One indicator in two years.

    `reason` says in one sentence why the two cannot be compared, "" when they can. Only then there is a
    `difference` (later less earlier, in the unit; percentage points for percentages) and a `growth` (同比 in
    percent; None for percentages and where the earlier figure is not above nought).
    """

    indicator: str
    name: str
    theme: str
    years: Years
    earlier: ReadingRow | None
    later: ReadingRow | None
    reason: str = ""
    difference: float | None = None
    growth: float | None = None

    @property
    def key(self) -> str:
        """The identity of the pair within a comparison."""
        return ">".join([self.indicator, *(_spelled(reading) for reading in (self.earlier, self.later))])

    @property
    def comparable(self) -> bool:
        """Whether the two may be set side by side."""
        return not self.reason

    @property
    def unit(self) -> str:
        """The unit, of the later year where both have one."""
        return next((reading.unit for reading in (self.later, self.earlier) if reading and reading.unit), "")

    @property
    def approximate(self) -> bool:
        """Whether a figure was printed as 余, 超过, 近 … so that what is computed from it is rough."""
        return any(reading is not None and bool(reading.qualifier) for reading in (self.earlier, self.later))

    @property
    def headline(self) -> bool:
        """Whether leaders compare it first: money, with the months it counts printed."""
        return any(
            reading is not None and MONEY in reading.unit and reading.period.to_month is not None
            for reading in (self.earlier, self.later)
        )


def indicator_pairs(
    earlier: Sequence[ReadingRow], later: Sequence[ReadingRow], years: Years
) -> tuple[IndicatorPair, ...]:
    """Pair the readings of two years by indicator and period, in the order of the indicators."""
    before, after = _by_indicator(earlier), _by_indicator(later)
    names = dict.fromkeys([*before, *after])
    return tuple(pair for uid in names for pair in _pairs(before.get(uid, []), after.get(uid, []), years))


def headlines(pairs: Iterable[IndicatorPair]) -> list[IndicatorPair]:
    """Give one pair for each headline indicator: the newest that can be compared, else the newest."""
    found: dict[str, IndicatorPair] = {}
    for pair in pairs:
        known = found.get(pair.indicator)
        if pair.headline and (known is None or pair.comparable or not known.comparable):
            found[pair.indicator] = pair
    return list(found.values())


def figure(reading: ReadingRow | None) -> str:
    """Write a reading with qualifier and unit ("超过8,000平方米", "98.8万余元"), or the words that stand for it."""
    if reading is None:
        return "—"
    if reading.value is None:
        return reading.printed or reading.words or "—"
    return quantity(reading.value, reading.unit, reading.qualifier)


def change(pair: IndicatorPair) -> str:
    """Write what is computed from a comparable pair: "+0.9亿元，同比 +12.0%"; "" where nothing is."""
    if pair.difference is None:
        return ""
    about = "约 " if pair.approximate else ""
    if pair.unit == PERCENT_SIGN:
        return f"{about}{signed(pair.difference, 1)} 个百分点"
    parts = [f"{signed(pair.difference)}{pair.unit}"]
    if pair.growth is not None:
        parts.append(f"同比 {signed(pair.growth, 1)}%")
    return about + "，".join(parts)


def printed_growth(pair: IndicatorPair) -> str:
    """Give the growth as the years' own documents print it: "2015年 79.1%"; "" where none does."""
    readings = (reading for reading in (pair.earlier, pair.later) if reading and reading.growth)
    return "，".join(f"{reading.year}年 {reading.growth}" for reading in readings)


def rank_change(pair: IndicatorPair) -> str:
    """Give the ranks: "全区增幅排名 1 → 2" where both years rank the same thing, else each year's own."""
    ranked = [reading for reading in (pair.earlier, pair.later) if reading and reading.rank is not None]
    subjects = dict.fromkeys(f"{reading.rank_scope}{reading.rank_basis}" for reading in ranked)
    if len(ranked) == len(pair.years) and len(subjects) == 1:
        return f"{next(iter(subjects))}排名 {ranked[0].rank} → {ranked[1].rank}"
    return "，".join(f"{reading.year}年{reading.rank_scope}{reading.rank_basis}第 {reading.rank}" for reading in ranked)


def _by_indicator(readings: Iterable[ReadingRow]) -> dict[str, list[ReadingRow]]:
    found: defaultdict[str, list[ReadingRow]] = defaultdict(list)
    for reading in readings:
        found[reading.indicator].append(reading)
    return found


def _by_span(readings: Iterable[ReadingRow]) -> dict[Span, list[ReadingRow]]:
    found: defaultdict[Span, list[ReadingRow]] = defaultdict(list)
    for reading in readings:
        period = reading.period
        found[(period.to_month or 0, period.from_month or 0, period.cumulative)].append(reading)
    return found


def _pairs(before: list[ReadingRow], after: list[ReadingRow], years: Years) -> Iterator[IndicatorPair]:
    both = bool(before and after)
    for earlier, later in _matched(before, after):
        named = later or earlier
        if named is not None:
            reason = _reason(earlier, later, years, has_others=both)
            pair = IndicatorPair(named.indicator, named.name, named.theme, years, earlier, later, reason)
            yield pair if reason else _computed(pair)


def _matched(before: list[ReadingRow], after: list[ReadingRow]) -> Iterable[Sides]:
    """Pair equal periods, the others stand alone; where no period is equal, set the newest against the newest."""
    left, right = _by_span(before), _by_span(after)
    if not left.keys() & right.keys():
        return reversed([*zip_longest(reversed(before), reversed(after))])
    spans = sorted({*left, *right})
    return [pair for span in spans for pair in zip_longest(left.get(span, ()), right.get(span, ()))]


def _computed(pair: IndicatorPair) -> IndicatorPair:
    before, after = (reading.value if reading else None for reading in (pair.earlier, pair.later))
    if before is None or after is None:
        return pair
    growing = pair.unit != PERCENT_SIGN and before > 0
    return pair._replace(difference=after - before, growth=(after / before - 1) * 100 if growing else None)


def _reason(earlier: ReadingRow | None, later: ReadingRow | None, years: Years, *, has_others: bool) -> str:
    """Say why two readings cannot be compared. `has_others`: both years have readings of the indicator."""
    if earlier is None or later is None:
        return _absence(earlier, later, years, has_others=has_others)
    if told := incomparable(earlier.period, later.period, years):
        return told
    if earlier.period.to_month is None:
        return "两年都没有注明统计期，不能确认是否同期"
    for reading, year in ((earlier, years[0]), (later, years[1])):
        if reading.value is None:
            return f"{year}年没有数字" + (f"，只有文字：{reading.words}" if reading.words else "")
    if earlier.unit != later.unit:
        return f"计量单位不同：{years[0]}年{earlier.unit or '无'}，{years[1]}年{later.unit or '无'}"
    return ""


def _absence(earlier: ReadingRow | None, later: ReadingRow | None, years: Years, *, has_others: bool) -> str:
    given = earlier or later
    if given is None or not has_others:
        return incomparable(earlier and earlier.period, later and later.period, years)
    missing = years[1] if earlier else years[0]
    return f"{missing}年没有{given.period.text or '未注明期间'}的数"


def _spelled(reading: ReadingRow | None) -> str:
    return "" if reading is None else f"{reading.period.text}{reading.rank_basis}"
