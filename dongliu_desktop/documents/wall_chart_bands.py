"""The rows of the 作战图: months across, projects down by workstream. No row is ever cut."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import ceil
from typing import NamedTuple

from dongliu_desktop.documents.layout.items import Box, Item, Line, Rect, Role, Style
from dongliu_desktop.documents.layout.marks import LightMark
from dongliu_desktop.documents.layout.strips import Edges, Figure, Solid, Strip
from dongliu_desktop.documents.layout.text import Align, TextLine, Typesetter, Wrap, place_lines
from dongliu_desktop.documents.profile import Profile
from dongliu_desktop.documents.wall_chart_marks import TODAY, Lane, lane_height, row_marks
from dongliu_desktop.domain.lights import WORDS, Light
from dongliu_desktop.domain.outcomes import NOTHING
from dongliu_desktop.domain.quantities import chinese_date, percent
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.wall_chart import MONTHS, WallChart, WallRow, months_at

BODY, STRONG, SMALL = Style(Role.SONG, 9, pitch=12), Style(Role.HEI, 9, pitch=12), Style(Role.SONG, 6.5, pitch=8)
HEAD_FILL, GROUP_FILL, MONTH_LINE = "#f2f2f2", "#f7f7f7", "#c9c9c9"
FRAME, RULE, HAIR = 1.0, 0.5, 0.3  # rules, in designed points
PAD = 3.0
NARROW = 0.6  # em: about as wide as letters and digits are
CONTINUED = "（续）"


class Column(NamedTuple):
    """A column left of the months: key in profiles, title, width in ems, where its text stands, and what it tells."""

    key: str
    title: str
    ems: float
    align: float
    cell: Callable[[int, ProjectRow, Style], str | Figure]


def _number(number: int, _row: ProjectRow, _style: Style) -> str:
    return str(number)


def _name(_number: int, row: ProjectRow, _style: Style) -> str:
    return row.name


def _section(_number: int, row: ProjectRow, _style: Style) -> str:
    return row.section or NOTHING


def _due(_number: int, row: ProjectRow, _style: Style) -> str:
    return row.due_text or (chinese_date(row.due) if row.due else NOTHING)


def _percent(_number: int, row: ProjectRow, _style: Style) -> str:
    return percent(row.percent)


def _light(_number: int, row: ProjectRow, style: Style) -> Figure:
    return LightMark(row.light, WORDS[row.light], style)


NAME = Column("name", "项目", 15.0, Align.START, _name)
COLUMNS: tuple[Column, ...] = (
    Column("number", "序号", 2.8, Align.MIDDLE, _number),
    NAME,
    Column("section", "责任科室", 6.5, Align.START, _section),
    Column("due", "完成时限", 8.0, Align.START, _due),
    Column("percent", "形象进度", 5.2, Align.MIDDLE, _percent),
    Column("light", "亮灯", 6.2, Align.MIDDLE, _light),
)


class Grid:
    """The geometry of one chart on one width, in units, and the styles it is set in."""

    def __init__(self, chart: WallChart, profile: Profile, typesetter: Typesetter, width: float) -> None:
        by_key = {column.key: column for column in COLUMNS}
        self.chart, self.typesetter, self.width = chart, typesetter, width
        self.columns = [by_key[key] for key in profile.chosen(list(by_key))]
        self.body, self.strong, self.small = map(profile.sized, (BODY, STRONG, SMALL))
        self.unit = self.body.line / BODY.pitch
        self.edges = [0.0]
        for column in self.columns:
            self.edges.append(self.edges[-1] + column.ems * BODY.size * self.unit)
        self.months = Box(self.edges[-1], 0.0, width - self.edges[-1], 0.0)
        self._top = 0.0
        self.today = self.month_x(months_at(chart.year, chart.reference))

    def month_x(self, months: float) -> float:
        """Give where a point of the year stands, from the chart's left edge."""
        return self.months.x + self.months.width * months / MONTHS

    def slots(self, x: float, y: float, height: float) -> Iterator[tuple[Column, Box]]:
        """Give each column with the box of its cell."""
        pad = PAD * self.unit
        for column, (left, right) in zip(self.columns, pairwise(self.edges), strict=True):
            yield column, Box(x + left + pad, y, right - left - 2 * pad, height)

    def begin(self, y: float) -> None:
        """Remember where a run of rows begins on a page."""
        self._top = y

    def end(self, x: float, y: float) -> Iterator[Item]:
        """Give what runs down all rows since `begin`: rules between columns and months, the reference day's line."""
        unit, top = self.unit, self._top
        if y == top:
            return
        for month in range(1, MONTHS):
            at = x + self.month_x(month)
            yield Line(at, top, at, y, HAIR * unit, MONTH_LINE)
        for edge in self.edges[1:]:
            yield Line(x + edge, top, x + edge, y, RULE * unit)
        yield Line(x + self.today, top, x + self.today, y, 1.4 * unit, TODAY)
        yield from self.sides(x, top, y - top)

    def sides(self, x: float, y: float, height: float) -> Iterator[Item]:
        """Give the sides of the frame."""
        for side in (x, x + self.width):
            yield Line(side, y, side, y + height, FRAME * self.unit)

    def rule(self, x: float, y: float, width: float) -> Item:
        """Give a level rule over the whole chart."""
        return Line(x, y, x + self.width, y, width * self.unit)


class HeadBand(Solid):
    """The titles of the columns, the year with its months, and the reference day's label."""

    def __init__(self, owner: object, grid: Grid) -> None:
        super().__init__(owner, grid.strong.line * 2.6, keep=True)
        self._grid = grid

    def draw(self, x: float, y: float, edges: Edges) -> Iterable[Item]:
        """Give the two lines of the head."""
        del edges
        grid, half = self._grid, self.height / 2
        yield Rect(x, y, grid.width, self.height, HEAD_FILL)
        for column, slot in grid.slots(x, y, self.height):
            yield from grid.typesetter.place(column.title, grid.strong, slot, Align.MIDDLE)
        yield from self._year(Box(x + grid.months.x, y, grid.months.width, half))
        for month in range(MONTHS):
            slot = Box(x + grid.month_x(month), y + half, grid.months.width / MONTHS, half)
            yield from grid.typesetter.place(f"{month + 1}月", grid.strong, slot, Align.MIDDLE)
        for at in grid.edges[1:]:
            yield Line(x + at, y, x + at, y + half, RULE * grid.unit)
        yield from grid.sides(x, y, half)
        yield Line(x + grid.months.x, y + half, x + grid.width, y + half, RULE * grid.unit)
        yield grid.rule(x, y, FRAME)
        yield grid.rule(x, y + self.height, FRAME)
        grid.begin(y + half)

    def _year(self, box: Box) -> Iterator[Item]:
        """Write the year on the side where the reference day is not."""
        grid, pad = self._grid, PAD * self._grid.unit
        day = grid.chart.reference
        words = f"基准日 {day.month}月{day.day}日" if day.year == grid.chart.year else f"基准日 {chinese_date(day)}"
        early = grid.today < grid.months.x + box.width / 2
        inner = box._replace(x=box.x + pad, width=box.width - 2 * pad)
        yield from grid.typesetter.place(
            f"{grid.chart.year}年", grid.strong, inner, Align.END if early else Align.START
        )
        width = grid.typesetter.width(words, grid.body)
        at = box.x + grid.today - grid.months.x
        left = min(max(at - width / 2, inner.x), inner.x + inner.width - width)
        red = grid.body._replace(colour=TODAY)
        yield from grid.typesetter.place(words, red, box._replace(x=left, width=width + pad))


class GroupBand(Solid):
    """The title of a workstream, with how many projects it has and how they stand."""

    def __init__(self, owner: object, grid: Grid, words: str, header: Strip | None) -> None:
        super().__init__(owner, grid.strong.line * 1.4, keep=True)
        self.header = header
        self._grid = grid
        self._words = words

    def draw(self, x: float, y: float, edges: Edges) -> Iterable[Item]:
        """Give the line."""
        grid, pad = self._grid, PAD * self._grid.unit
        yield from grid.end(x, y)
        yield Rect(x, y, grid.width, self.height, GROUP_FILL)
        lines = grid.typesetter.lines(self._words, grid.strong, Wrap(grid.width - 2 * pad, max_lines=1))
        top = y + (self.height - grid.strong.line) / 2
        yield from place_lines(lines, grid.strong, Box(x + pad, top, grid.width, self.height))
        yield from grid.sides(x, y, self.height)
        yield grid.rule(x, y, RULE)  # the fill covers that of the row above
        yield grid.rule(x, y + self.height, FRAME if edges.last else RULE)
        grid.begin(y + self.height)


class Stack(Solid):
    """Two strips that stand at the top of a page: the head, and the title of a workstream that goes on."""

    def __init__(self, upper: Strip, lower: Strip) -> None:
        super().__init__(upper.owner, upper.height + lower.height, keep=True)
        self._upper, self._lower = upper, lower

    def draw(self, x: float, y: float, edges: Edges) -> Iterable[Item]:
        """Give both."""
        yield from self._upper.draw(x, y, edges)
        yield from self._lower.draw(x, y + self._upper.height, edges)


class RowBand(Solid):
    """A project: its cells, the months and its marks."""

    def __init__(self, owner: object, grid: Grid, number: int, row: WallRow, header: Strip) -> None:
        self._grid, self._row = grid, row
        self._texts: list[tuple[tuple[TextLine, ...], float, Box]] = []
        self._figures: list[tuple[Figure, Box]] = []
        for column, box in grid.slots(0.0, 0.0, 0.0):
            content = column.cell(number, row.project, grid.body)
            if isinstance(content, str):
                self._texts.append((grid.typesetter.lines(content, grid.body, Wrap(box.width)), column.align, box))
            else:
                self._figures.append((content, box))
        lines = max((len(text) for text, _align, _box in self._texts), default=1)
        super().__init__(owner, _row_height(grid, row, lines))
        self.header = header

    def draw(self, x: float, y: float, edges: Edges) -> Iterable[Item]:
        """Give cells, rules and marks."""
        grid, height = self._grid, self.height
        for lines, align, box in self._texts:
            top = y + (height - len(lines) * grid.body.line) / 2
            yield from place_lines(lines, grid.body, Box(x + box.x, top, box.width, height), align)
        for figure, box in self._figures:
            yield from figure.draw(grid.typesetter, Box(x + box.x, y, box.width, height))
        lane = Box(x + grid.months.x, y, grid.months.width, height)
        yield from row_marks(Lane(grid.typesetter, lane, grid.unit, grid.small), self._row)
        yield grid.rule(x, y + height, FRAME if edges.last else HAIR)
        if edges.last:
            yield from grid.end(x, y + height)


def _row_height(grid: Grid, row: WallRow, lines: int) -> float:
    return max(lines * grid.body.line + 4 * grid.unit, lane_height(row) * grid.unit)


class Gantt(NamedTuple):
    """The chart as a block: a head on every page, a workstream's title again where it goes on."""

    chart: WallChart
    profile: Profile

    def strips(self, typesetter: Typesetter, width: float) -> Iterable[Strip]:
        """Give the head, and each workstream with its projects."""
        grid = Grid(self.chart, self.profile, typesetter, width)
        head = HeadBand(self, grid)
        yield head
        number = 0
        for _workstream, group in groupby(self.chart.rows, key=lambda row: row.project.workstream):
            rows = list(group)
            title = group_title(rows)
            yield GroupBand(self, grid, title, head)
            again = Stack(head, GroupBand(self, grid, title + CONTINUED, head))
            for row in rows:
                number += 1
                yield RowBand(self, grid, number, row, again)


def estimated(chart: WallChart, profile: Profile, typesetter: Typesetter) -> tuple[float, float]:
    """Give the height of the whole chart, and what a page's end costs at most: a row, and the heads above it again.

    Names are not measured for it, only counted: it is asked before the size of type is known.
    """
    grid = Grid(chart, profile, typesetter, 0.0)
    head, group = HeadBand(None, grid).height, GroupBand(None, grid, "", None).height
    heights = [_row_height(grid, row, _lines_about(row.project.name)) for row in chart.rows]
    groups = len({row.project.workstream for row in chart.rows})
    return head + groups * group + sum(heights), head + group + max(heights, default=0.0)


def _lines_about(name: str) -> int:
    ems = sum(1.0 if letter > "\xff" else NARROW for letter in name)
    return max(1, ceil(ems / (NAME.ems - 2 * PAD / BODY.size)))


def group_title(rows: Sequence[WallRow]) -> str:
    """Name the pillar and workstream of some projects, with their number and their lights."""
    first = rows[0].project
    counted = Counter(row.project.light for row in rows)
    lights = "、".join(f"{WORDS[light]} {counted[light]}" for light in Light if counted[light])
    named = "　".join(filter(None, (first.pillar_name, first.workstream_title)))
    return f"{named}（{len(rows)} 项：{lights}）"
