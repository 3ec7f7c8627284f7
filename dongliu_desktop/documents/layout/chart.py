"""A chart of grouped horizontal bars, drawn with page items: the same on a sheet and on the screen."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dongliu_desktop.documents.layout.items import INK, Box, Item, Line, Rect, Role, Style, pt
from dongliu_desktop.documents.layout.text import Align, Typesetter, Wrap, place_lines

_BAR_TO_LINE = 0.62  # thickness of a bar, as a share of its line
_LEAST_BAR = pt(1.5)  # a value of nought is still seen


class Series(NamedTuple):
    """One colour of bars: its name in the legend, and its colour."""

    name: str
    colour: str


class Group(NamedTuple):
    """Bars that are compared: one value per series, None where there is none, with the figure as printed.

    `note` stands below the bars (a rank, or why the values cannot be compared).
    """

    label: str
    values: Sequence[float | None]
    figures: Sequence[str]
    note: str = ""


class ChartLook(NamedTuple):
    """Text styles and colours of a chart; `axis` draws the line on which the bars stand."""

    label: Style = Style(Role.HEI, 10.5)
    figure: Style = Style(Role.SONG, 10)
    note: Style = Style(Role.KAI, 9, colour="#444444")
    axis: str = INK
    label_share: float = 0.26


class BarChart(NamedTuple):
    """A Figure: groups from top to bottom, in each one bar per series. Values must not be negative.

    `common_scale`: all groups share one scale (same unit); otherwise each group has its own.
    """

    series: Sequence[Series]
    groups: Sequence[Group]
    common_scale: bool = False
    look: ChartLook = ChartLook()

    def height(self, typesetter: Typesetter, width: float) -> float:
        """Give the height of legend and groups, in units."""
        return self._legend_height + sum(self._group_height(typesetter, group, width) for group in self.groups)

    def draw(self, typesetter: Typesetter, box: Box) -> Iterable[Item]:
        """Give legend, bars, figures and notes."""
        yield from self._legend(typesetter, box)
        top = box.y + self._legend_height
        common = max((_largest(group) for group in self.groups), default=0.0)
        room = box.x + box.width - self._bars_x(box) - self._figure_room(typesetter)
        for group in self.groups:
            height = self._group_height(typesetter, group, box.width)
            largest = common if self.common_scale else _largest(group)
            per_unit = room / largest if largest else 0.0
            yield from self._group(typesetter, group, Box(box.x, top, box.width, height), per_unit)
            top += height

    @property
    def _legend_height(self) -> float:
        return self.look.figure.line * 1.5

    def _figure_room(self, typesetter: Typesetter) -> float:
        widths = (typesetter.width(figure, self.look.figure) for group in self.groups for figure in group.figures)
        return max(widths, default=0.0) + pt(6)

    def _bars_x(self, box: Box) -> float:
        return box.x + box.width * self.look.label_share + pt(6)

    def _label_lines(self, typesetter: Typesetter, group: Group, width: float) -> float:
        lines = typesetter.lines(group.label, self.look.label, Wrap(width * self.look.label_share))
        return len(lines) * self.look.label.line

    def _group_height(self, typesetter: Typesetter, group: Group, width: float) -> float:
        bars = len(self.series) * self.look.figure.line + (self.look.note.line if group.note else 0.0)
        return max(bars, self._label_lines(typesetter, group, width)) + pt(8)

    def _legend(self, typesetter: Typesetter, box: Box) -> Iterable[Item]:
        style = self.look.figure
        x, size = self._bars_x(box), pt(style.size) * 0.8
        for series in self.series:
            yield Rect(x, box.y + (style.line - size) / 2, size, size, series.colour)
            yield from typesetter.place(series.name, style, Box(x + size * 1.4, box.y, box.width, style.line))
            x += size * 1.4 + typesetter.width(series.name, style) + pt(16)

    def _group(self, typesetter: Typesetter, group: Group, box: Box, per_unit: float) -> Iterable[Item]:
        look = self.look
        left = self._bars_x(box)
        line = look.figure.line
        bars = Box(left, box.y + pt(4), box.x + box.width - left, len(self.series) * line)
        labels = Box(box.x, bars.y, box.width * look.label_share, box.height - pt(8))
        wrapped = typesetter.lines(group.label, look.label, Wrap(labels.width))
        yield from place_lines(wrapped, look.label, labels, Align.END)
        for number, series in enumerate(self.series):
            slot = Box(left, bars.y + number * line, bars.width, line)
            value = group.values[number]
            length = 0.0 if value is None else max(_LEAST_BAR, value * per_unit)
            if length:
                yield Rect(left, slot.y + line * (1 - _BAR_TO_LINE) / 2, length, line * _BAR_TO_LINE, series.colour)
            beside = slot._replace(x=left + length + pt(4), width=slot.width - length - pt(4))
            yield from typesetter.place(group.figures[number], look.figure, beside)
        yield Line(left, bars.y - pt(1), left, bars.y + bars.height + pt(1), pt(0.75), look.axis)
        if group.note:
            below = Box(left + pt(4), bars.y + bars.height, bars.width, look.note.line)
            yield from typesetter.place(group.note, look.note, below)


def _largest(group: Group) -> float:
    return max((value for value in group.values if value is not None), default=0.0)
