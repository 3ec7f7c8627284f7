"""指标月报: every indicator month by month on A4 landscape - as printed, and beside it what follows from the others."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dongliu_desktop.documents.columns import Column, Head, chosen, filled, heads, named, shares
from dongliu_desktop.documents.layout.flow import Paragraph, compose, running_head
from dongliu_desktop.documents.layout.items import Document, Role, Style
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.documents.profile import NOTE, Heading, Profile, foot_blocks, frame, head_blocks
from dongliu_desktop.domain.differences import signed
from dongliu_desktop.domain.indicators import figure
from dongliu_desktop.domain.quantities import number
from dongliu_desktop.domain.readings import (
    Computed,
    additive,
    completion,
    computed_figure,
    differs,
    growth_of,
    same_months,
    share,
    target_text,
    year_target,
)
from dongliu_desktop.domain.rows import ReadingRow
from dongliu_desktop.domain.tables import IndicatorMonths, IndicatorTable

DESIGNED = Profile(landscape=True)
BODY = Style(Role.SONG, 9.5, pitch=13)
STRONG = Style(Role.HEI, 9.5, pitch=13)
LOOK = Look(text=BODY, head=STRONG, pad_x=3.5, pad_y=2.5)
GROUP_FILL = "#f7f7f7"
COMPUTED = frozenset({"computed", "growth_computed"})
EXPLAINED = "注：“算得”由本表其他数推算，仅供核对；“≠”表示与所填的数不一致，“约”表示由概数推算。"


class Line(NamedTuple):
    """A reading of an indicator, and whether it is the first of that indicator in the table."""

    months: IndicatorMonths
    reading: ReadingRow
    first: bool


def _name(line: Line) -> str:
    return line.months.indicator.name if line.first else ""


def _period(line: Line) -> str:
    period = line.reading.period
    return f"{period.text or '未注明'}{'' if period.cumulative or not period.to_month else '（当月）'}"


def _computed(line: Line) -> str:
    months, reading = line.months, line.reading
    parts = [same_months(reading, rows) for rows in (months.part, months.whole)]
    found = share(*parts) or computed_figure(reading, months.readings)
    if found is None or (not reading.period.cumulative and not additive(reading.unit)):
        return ""
    return _marked(f"{number(found.value, 4)}{reading.unit}", reading.printed, found)


def _growth(line: Line) -> str:
    found = growth_of(line.reading, line.months.readings, line.months.before)
    if found is None:
        return ""
    unit = "%" if additive(line.reading.unit) else "个百分点"
    return _marked(f"{signed(found.value, 1)}{unit}", line.reading.growth, found)


def _marked(text: str, printed: str, found: Computed) -> str:
    return f"≠ {text}" if differs(printed, found) else f"约 {text}" if found.rough else text


def _rank(line: Line) -> str:
    reading = line.reading
    return "" if reading.rank is None else f"{reading.rank_scope}{reading.rank_basis}第 {reading.rank}"


def _targets(line: Line) -> tuple[float | None, float | None]:
    own = line.reading.target_low, line.reading.target_high
    return own if own != (None, None) else year_target(line.months.readings)


def _target(line: Line) -> str:
    return target_text(*_targets(line))


def _completion(line: Line) -> str:
    found = completion(line.reading.value, *_targets(line)) if line.reading.period.cumulative else None
    return "" if found is None else "-".join(dict.fromkeys(number(part, 1) for part in reversed(found))) + "%"


TABLE: tuple[Column[Line], ...] = (
    Column(Head("name", "指标", 48, always=True), _name),
    Column(Head("period", "统计期", 24, always=True), _period, Align.MIDDLE),
    Column(Head("value", "填报", 30, "数值", "数值", always=True), lambda line: figure(line.reading), Align.END),
    Column(Head("computed", "算得", 30, "数值", "数值（算得）"), _computed, Align.END),
    Column(Head("growth", "填报", 20, "同比增幅", "同比增幅"), lambda line: line.reading.growth, Align.END),
    Column(Head("growth_computed", "算得", 24, "同比增幅", "同比增幅（算得）"), _growth, Align.END),
    Column(Head("rank", "位次", 26), _rank, Align.MIDDLE),
    Column(Head("target", "年度目标", 24, "目标"), _target, Align.END),
    Column(Head("completion", "完成率", 20, "目标"), _completion, Align.END),
    Column(Head("words", "说明", 50), lambda line: line.reading.words),
)
COLUMNS = named(TABLE)


def indicator_table(
    content: IndicatorTable, profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out the indicators, theme by theme; the months of one indicator stay on one page as long as they fit."""
    title = f"{content.year.year}年主要指标月报"
    shown = profile.title or title
    blocks = _blocks(content, profile, heading, title)
    return compose(shown, blocks, frame(profile, running_head(shown)), typesetter or Typesetter())


def _blocks(content: IndicatorTable, profile: Profile, heading: Heading, title: str) -> Iterator[Block]:
    lines = [line for months in content.indicators for line in _lines(months)]
    columns = chosen(TABLE, lines, profile)
    yield from head_blocks(title, heading, profile, f"{len(content.indicators)} 项指标")
    rows = list(_rows(lines, columns, profile))
    yield Table(shares(columns), rows, heads(columns), profile.look(LOOK), keep=True)
    if any(column.head.key in COMPUTED for column in columns):
        yield Paragraph(EXPLAINED, profile.sized(NOTE), before=4, keep=True)
    yield from foot_blocks(profile)


def _lines(months: IndicatorMonths) -> list[Line]:
    return [Line(months, reading, first=not at) for at, reading in enumerate(months.readings)]


def _rows(lines: Sequence[Line], columns: Sequence[Column[Line]], profile: Profile) -> Iterator[Row]:
    body, strong = profile.sized(BODY), profile.sized(STRONG)
    for theme, group in groupby(lines, key=lambda line: line.months.indicator.theme):
        found = list(group)
        title = f"{theme or '其他'}　{sum(line.first for line in found)} 项"
        yield Row([Cell(title, span=len(columns), style=strong, fill=GROUP_FILL)], keep=True)
        for line in found:
            last = line.reading is line.months.readings[-1]
            yield filled(columns, line, body)._replace(keep=not last)
