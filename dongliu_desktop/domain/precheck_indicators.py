"""Rules of the check before sending that look at one indicator and its readings."""

from collections.abc import Iterable
from datetime import date

from dongliu_desktop.domain.findings import READING
from dongliu_desktop.domain.precheck_facts import Family, Scope, Told
from dongliu_desktop.domain.quantities import number
from dongliu_desktop.domain.readings import (
    PERCENT_SIGN,
    additive,
    computed_figure,
    differs,
    falls,
    growth_of,
    same_months,
    share,
)
from dongliu_desktop.domain.rows import ReadingRow
from dongliu_desktop.domain.said import contradict, said_amounts

FAR = 1000.0  # times the year before: no year changes so much, but 万 forgotten is 10,000 times


def reading_fell(family: Family, _scope: Scope) -> Iterable[Told]:
    """Find a cumulative figure below that of an earlier month."""
    for fall in falls(family.readings):
        yield Told(f"{fall.sentence}。", READING, reading=fall.later.uid)


def figures_of_parts(family: Family, _scope: Scope) -> Iterable[Told]:
    """Find months that do not add up; a part above its whole; a share that is not what both give."""
    for row in family.readings:
        computed = computed_figure(row, family.readings)
        if computed is not None and differs(row.printed, computed):
            how = "各月相加" if row.period.cumulative else "累计数相减"
            yield _told(row, f"印的是 {_printed(row)}，{how}是 {number(computed.value, 4)}{row.unit}")
        part, whole = same_months(row, family.part), same_months(row, family.whole)
        of = share(part, whole)
        if part is None or whole is None or of is None:
            continue
        values = f"{_printed(part)}／{_printed(whole)}"
        if not of.rough and of.value > 100:  # noqa: PLR2004 - percent
            yield _told(row, f"分项 {_printed(part)} 大于总数 {_printed(whole)}")
        elif differs(row.printed, of):
            yield _told(row, f"印的是 {_printed(row)}，按 {values} 算是 {number(of.value, 2)}%")


def reading_words(family: Family, _scope: Scope) -> Iterable[Told]:
    """Find words beside a reading that tell another figure in its unit."""
    for row in family.readings:
        if row.value is None or not additive(row.unit):
            continue
        told = said_amounts(row.words, row.unit)
        if contradict(told, row.value):
            said = "、".join(dict.fromkeys(one.text for one in told))
            yield _told(row, f"文字写的是 {said}，表里是 {_printed(row)}")


def months_to_come(family: Family, scope: Scope) -> Iterable[Told]:
    """Find a figure of months that have not begun."""
    for row in family.readings:
        last = row.period.to_month
        if last is not None and date(row.year, last, 1) > scope.today:
            yield _told(row, f"{last}月还没有到，已经有数 {_printed(row)}")


def grown_otherwise(family: Family, _scope: Scope) -> Iterable[Told]:
    """Find a printed growth that is not what this year's and last year's figures give."""
    for row in family.readings:
        grown = growth_of(row, family.readings, family.before)
        if row.growth and differs(row.growth, grown) and grown is not None:
            points = " 个百分点" if not additive(row.unit) else "%"
            yield _told(row, f"印的同比是 {row.growth}，按上年同期的数算是 {number(grown.value, 2)}{points}")


def other_unit(family: Family, _scope: Scope) -> Iterable[Told]:
    """Find another unit than the year before, or a figure a thousand times as large or small."""
    for row in family.readings:
        before = same_months(row, family.before)
        if before is None or not row.value or not before.value:
            continue
        if row.unit != before.unit:
            told = f"单位是“{row.unit}”，上年同期是“{before.unit}”，两年的数不能直接比"
            yield _told(row, told)
        elif not 1 / FAR < abs(row.value / before.value) < FAR:
            told = f"今年 {_printed(row)}，上年同期 {_printed(before)}，相差千倍以上，单位可能写错"
            yield _told(row, told)


def unnamed_rank(family: Family, _scope: Scope) -> Iterable[Told]:
    """Find a rank that does not say by what; a rate is ranked by itself."""
    for row in family.readings:
        if row.rank is not None and not row.rank_basis and row.unit != PERCENT_SIGN:
            where = f"{row.rank_scope}第{row.rank}"
            yield _told(row, f"{where}，没有写按什么排（总量、增幅还是完成率）")


def _told(row: ReadingRow, sentence: str) -> Told:
    period = f"{row.period.text}：" if row.period.text else ""
    return Told(f"{period}{sentence}。", READING, reading=row.uid)


def _printed(row: ReadingRow) -> str:
    return f"{row.qualifier if row.qualifier not in {'余', '多'} else ''}{row.printed}{row.unit}"
