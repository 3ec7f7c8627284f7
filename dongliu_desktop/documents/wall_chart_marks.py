"""The marks in a row of the 作战图: the planned bar, the bar of what is done, flags, report days.

All can be told apart in black and white. `unit` is one designed point at the size of type of the sheet.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from dongliu_desktop.documents.layout.items import INK, Box, Ellipse, Item, Line, Polygon, Rect, Style, Text
from dongliu_desktop.documents.layout.marks import LIGHT_COLOURS
from dongliu_desktop.documents.layout.text import Typesetter, Wrap, place_lines
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.milestones import MilestoneRow, days_late, reached
from dongliu_desktop.domain.wall_chart import MONTHS, Span, WallRow, done_until, months_at, planned

PLAN_FILL, ASSUMED, TODAY = "#b3bfcf", "#8a8a8a", "#c8202f"
PLAN, DONE, FLAG, DOT = 3.5, 5.0, 9.0, 4.4  # heights
BARS = PLAN + DONE
BAR = 20.0  # width of a bar in the legend


class Lane(NamedTuple):
    """The place of a project's marks: a box as wide as the year, a unit, and the style of small words."""

    typesetter: Typesetter
    box: Box
    unit: float
    style: Style

    def x(self, months: float) -> float:
        """Give where a point of the year stands."""
        return self.box.x + self.box.width * months / MONTHS


def lane_height(row: WallRow) -> float:
    """Give the height that the marks of a project need, in units of one designed point."""
    return BARS + 6.0 + (FLAG if row.milestones else 0.0)


def row_marks(lane: Lane, row: WallRow) -> Iterator[Item]:
    """Give all marks of a project."""
    unit, box = lane.unit, lane.box
    flags = FLAG * unit if row.milestones else 0.0
    top = box.y + flags + (box.height - flags - BARS * unit) / 2
    span = planned(row.project)
    yield from _plan(lane, span, top)
    yield from _done(lane, row, span, top + PLAN * unit)
    yield from _flags(lane, row, top)


def _plan(lane: Lane, span: Span, top: float) -> Iterator[Item]:
    left, right = lane.x(span.first), max(lane.x(span.last), lane.x(span.first) + lane.unit)
    yield from plan_bar(Box(left, top, right - left, PLAN * lane.unit), lane.unit, assumed=span.assumed)
    middle, size = top + PLAN * lane.unit / 2, PLAN * lane.unit
    if span.earlier:
        yield _arrow(lane.box.x + size * 1.2, middle, -size)
    if span.later:
        yield _arrow(lane.box.x + lane.box.width - size * 1.2, middle, size)


def plan_bar(box: Box, unit: float, *, assumed: bool) -> Iterator[Item]:
    """Give the bar of the planned time: pale, dashed rules only where no day was set."""
    if not assumed:
        yield Rect(*box, PLAN_FILL)
        return
    for y in (box.y, box.y + box.height):
        yield Line(box.x, y, box.x + box.width, y, 0.4 * unit, ASSUMED, dashed=True)


def _arrow(x: float, y: float, size: float) -> Item:
    """Give the point of a bar that goes on beyond the year's end."""
    return Polygon(((x, y - abs(size)), (x + size, y), (x, y + abs(size))), INK)


def _done(lane: Lane, row: WallRow, span: Span, top: float) -> Iterator[Item]:
    unit, until = lane.unit, done_until(row.project)
    left = lane.x(span.first)
    if until is not None:
        length = max(lane.x(until) - left, 0.6 * unit)
        yield Rect(left, top, length, DONE * unit, LIGHT_COLOURS[row.project.light])
        return
    days = sorted({months_at(row.project.year, day) for day in row.reported})
    for at in days:
        yield report_dot(lane.x(at), top + DONE * unit / 2, unit)


def report_dot(x: float, y: float, unit: float) -> Item:
    """Give the mark of a day on which a project without a percentage was reported."""
    return Ellipse(x - DOT * unit / 2, y - DOT * unit / 2, DOT * unit, DOT * unit, INK)


def flag(x: float, foot: float, unit: float, *, filled: bool) -> Item:
    """Give a flag that stands on `foot`: filled where the milestone was reached."""
    top = foot - FLAG * unit
    outline = ((x, foot), (x, top), (x + 5 * unit, top + 2.4 * unit), (x, top + 4.8 * unit))
    return Polygon(outline, INK if filled else "#ffffff", INK, 0.6 * unit)


def _flags(lane: Lane, row: WallRow, foot: float) -> Iterator[Item]:
    """Give the flags from left to right, each with its name as far as the next one leaves room."""
    year, day, unit = row.project.year, row.project.reference, lane.unit
    dated = [(lane.x(months_at(year, at)), step) for step in row.milestones if (at := _day(step, day))]
    placed = sorted(dated, key=itemgetter(0))
    ends = [x for x, _step in placed[1:]] + [lane.box.x + lane.box.width]
    for (x, step), end in zip(placed, ends, strict=False):
        yield flag(x, foot, unit, filled=reached(step, day))
        late = days_late(step, day)
        words = f"{step.name} 迟{late}天" if late else step.name
        yield from _label(lane, words, Box(x + 6 * unit, foot - (FLAG + 1.5) * unit, end - x - 7 * unit, 0.0))


def _label(lane: Lane, words: str, box: Box) -> Iterator[Item]:
    """Write the words, with an ellipsis where they are too long; nothing where there is no room for two letters."""
    if lane.typesetter.width(words, lane.style) <= box.width:  # measured once for all flags
        yield Text(box.x, lane.style.baseline(box.y), words, lane.style)
    elif box.width > lane.style.line * 2:
        lines = lane.typesetter.lines(words, lane.style, Wrap(box.width, max_lines=1))
        yield from place_lines(lines, lane.style, box)


def _day(step: MilestoneRow, day: date) -> date | None:
    """Give the day a milestone's flag stands at: that on which it was reached by `day`, else the planned one."""
    return step.actual if reached(step, day) else step.planned


class Sample(NamedTuple):
    """One entry of the legend: its mark around a point at its left, how wide that is in units, and what it means.

    `draw` gets the point and the unit.
    """

    draw: Callable[[float, float, float], Iterable[Item]]
    width: float
    words: str


def _sample_plan(x: float, y: float, unit: float) -> Iterable[Item]:
    return plan_bar(Box(x, y - PLAN * unit / 2, BAR * unit, PLAN * unit), unit, assumed=False)


def _sample_assumed(x: float, y: float, unit: float) -> Iterable[Item]:
    return plan_bar(Box(x, y - PLAN * unit / 2, BAR * unit, PLAN * unit), unit, assumed=True)


def _sample_done(x: float, y: float, unit: float) -> Iterable[Item]:
    yield Rect(x, y - DONE * unit / 2, BAR * unit, DONE * unit, LIGHT_COLOURS[Light.GREEN])


def _sample_dot(x: float, y: float, unit: float) -> Iterable[Item]:
    yield report_dot(x + DOT * unit / 2, y, unit)


def _sample_flag(x: float, y: float, unit: float) -> Iterable[Item]:
    yield flag(x, y + FLAG * unit / 2, unit, filled=False)


def _sample_reached(x: float, y: float, unit: float) -> Iterable[Item]:
    yield flag(x, y + FLAG * unit / 2, unit, filled=True)


def _sample_today(x: float, y: float, unit: float) -> Iterable[Item]:
    yield Line(x + unit, y - 5 * unit, x + unit, y + 5 * unit, 1.4 * unit, TODAY)


SAMPLES: tuple[Sample, ...] = (
    Sample(_sample_plan, BAR, "计划起止"),
    Sample(_sample_assumed, BAR, "没有起止日期，按全年"),
    Sample(_sample_done, BAR, "已完成的份额（颜色同亮灯；不到基准日线为慢于时序）"),
    Sample(_sample_dot, DOT, "填报日（只有文字进展）"),
    Sample(_sample_flag, 6.0, "节点"),
    Sample(_sample_reached, 6.0, "已到达的节点"),
    Sample(_sample_today, 2.0, "基准日"),
)


class WallLegend(NamedTuple):
    """A Figure that explains the marks, on as many lines as it needs."""

    style: Style
    unit: float

    def height(self, typesetter: Typesetter, width: float) -> float:
        """Give the height of its lines."""
        return max(line for line, _x, _sample in self._seats(typesetter, width)) + self._pitch * 1.2

    def draw(self, typesetter: Typesetter, box: Box) -> Iterable[Item]:
        """Give marks and words from left to right."""
        for top, x, sample in self._seats(typesetter, box.width):
            slot = Box(box.x + x, box.y + self._pitch * 0.2 + top, box.width, self._pitch)
            yield from sample.draw(slot.x, slot.y + slot.height / 2, self.unit)
            beside = slot._replace(x=slot.x + (sample.width + 3) * self.unit)
            yield from typesetter.place(sample.words, self.style, beside)

    @property
    def _pitch(self) -> float:
        return self.style.line * 1.2

    def _seats(self, typesetter: Typesetter, width: float) -> Iterator[tuple[float, float, Sample]]:
        x = top = 0.0
        for sample in SAMPLES:
            needs = (sample.width + 3) * self.unit + typesetter.width(sample.words, self.style)
            if x and x + needs > width:
                x, top = 0.0, top + self._pitch
            yield top, x, sample
            x += needs + 14 * self.unit
