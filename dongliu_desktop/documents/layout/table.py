"""Tables: column shares, merged head cells, heads repeated on every page, rows never cut without need."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from dongliu_desktop.documents.layout.items import INK, Box, Item, Line, Rect, Role, Style, pt
from dongliu_desktop.documents.layout.strips import Edges, Figure, Strip
from dongliu_desktop.documents.layout.text import Align, TextLine, Typesetter, Wrap, place_lines

_FEWEST_LINES = 2  # a cut leaves at least so many lines on the first page


class Look(NamedTuple):
    """How a table looks: its text styles, rules and padding in points; rules of width 0 are not drawn."""

    text: Style = Style(Role.SONG, 10.5)
    head: Style = Style(Role.HEI, 10.5)
    head_fill: str | None = "#f2f2f2"
    rule: float = 0.5
    frame: float = 1.0
    colour: str = INK
    pad_x: float = 4.0
    pad_y: float = 3.0


class Cell(NamedTuple):
    """Text or a figure. `span` and `rows` merge it over columns and (in the head) over rows.

    `head`: looks like the table's head (a label). `max_lines` 0 shows all of the text.
    """

    content: str | Figure = ""
    align: float = Align.START
    valign: float = Align.MIDDLE
    span: int = 1
    rows: int = 1
    head: bool = False
    style: Style | None = None
    fill: str | None = None
    max_lines: int = 0


class Row(NamedTuple):
    """A row of the table. `least` is its least height in points.

    `keep`: stays with the next row (a group's title). `breakable`: may be cut between lines of text to fill a
    page; without it only a row taller than a page is cut.
    """

    cells: Sequence[Cell]
    keep: bool = False
    breakable: bool = False
    least: float = 0.0


class Table(NamedTuple):
    """A table over the whole width.

    `shares` are the columns' widths in any unit. `keep` ties its last row to what follows.
    """

    shares: Sequence[float]
    rows: Sequence[Row]
    head: Sequence[Row] = ()
    look: Look = Look()
    keep: bool = False

    def strips(self, typesetter: Typesetter, width: float) -> Iterable[Strip]:
        """Give the head and one strip per row."""
        grid = _Grid(self, typesetter, width)
        head = None
        if self.head:
            head = _Band(grid, grid.lay([_headed(row) for row in self.head]))
            head.keep = True
            yield head
        last = len(self.rows) - 1
        for number, row in enumerate(self.rows):
            band = _Band(grid, grid.lay([row]), head)
            band.keep = row.keep if number < last else self.keep
            band.breakable = row.breakable
            yield band


def label(text: str, span: int = 1) -> Cell:
    """Give a cell that names the one beside it."""
    return Cell(text, Align.MIDDLE, span=span, head=True)


def _headed(row: Row) -> Row:
    return row._replace(cells=[cell._replace(head=True, align=Align.MIDDLE) for cell in row.cells])


class _Laid:
    """A cell in its place in the band, what fills it, and the height that needs (with its padding)."""

    __slots__ = ("cell", "height", "lines", "needs", "style", "top", "width", "x")

    def __init__(
        self, cell: Cell, style: Style, place: tuple[float, float], lines: tuple[TextLine, ...], needs: float
    ) -> None:
        self.cell = cell
        self.style = style
        self.x, self.width = place
        self.lines = lines
        self.needs = needs
        self.top = 0.0
        self.height = needs

    def halves(self, room: float, pads: float) -> "tuple[_Laid, _Laid]":
        """Give the lines that fit into the room, and the rest; a figure stays above, a label is repeated."""
        count = self._above(room)
        upper = self._with(self.cell, self.lines[:count], pads) if self.lines else self
        if self.cell.head:
            return upper, self._with(self.cell, self.lines, pads)
        return upper, self._with(self.cell._replace(content=""), self.lines[count:], pads)

    def _above(self, room: float) -> int:
        """Count the lines of the first piece: as many as fit, but a single last line takes one more with it."""
        fitting = int(room / self.style.line)
        return fitting - 1 if fitting == len(self.lines) - 1 and fitting > _FEWEST_LINES else fitting

    def _with(self, cell: Cell, lines: tuple[TextLine, ...], pads: float) -> "_Laid":
        return _Laid(cell, self.style, (self.x, self.width), lines, len(lines) * self.style.line + pads)


class _Grid:
    """The columns of one table, its measures in units, and how cells are measured in it."""

    def __init__(self, table: Table, typesetter: Typesetter, width: float) -> None:
        look = table.look
        unit = width / sum(table.shares)
        self.look = look
        self.typesetter = typesetter
        self.width = width
        self.pad_x = pt(look.pad_x)
        self.pad_y = pt(look.pad_y)
        self.rules = _Rules(width, pt(look.rule), pt(look.frame), look.colour)
        self._edges = [unit * sum(table.shares[:column]) for column in range(len(table.shares) + 1)]

    def lay(self, rows: Sequence[Row]) -> list[_Laid]:
        """Place the cells of rows that stand or fall together."""
        cells = [(row, self._measure(cell, column)) for row, column, cell in _seats(rows)]
        heights = [pt(row.least) for row in rows]
        for row, laid in sorted(cells, key=lambda seat: seat[1].cell.rows):
            last = row + laid.cell.rows - 1
            heights[last] = max(heights[last], laid.needs - sum(heights[row:last]))
        tops = list(accumulate(heights, initial=0.0))
        for row, laid in cells:
            laid.top = tops[row]
            laid.height = tops[row + laid.cell.rows] - laid.top
        return [laid for _, laid in cells]

    def _measure(self, cell: Cell, column: int) -> _Laid:
        x = self._edges[column]
        width = self._edges[column + cell.span] - x
        style = cell.style or (self.look.head if cell.head else self.look.text)
        inner = width - 2 * self.pad_x
        if isinstance(cell.content, str):
            lines = self.typesetter.lines(cell.content, style, Wrap(inner, max_lines=cell.max_lines))
            needs = len(lines) * style.line
        else:
            lines = ()
            needs = cell.content.height(self.typesetter, inner)
        return _Laid(cell, style, (x, width), lines, needs + 2 * self.pad_y)


def _seats(rows: Sequence[Row]) -> Iterable[tuple[int, int, Cell]]:
    """Give (row, column, cell), stepping over columns still taken by a cell from above."""
    taken: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while taken.get(column, 0) > number:
                column += 1
            yield number, column, cell
            if cell.rows > 1:
                taken.update(dict.fromkeys(range(column, column + cell.span), number + cell.rows))
            column += cell.span


class _Rules:
    """Draws a table's rules. An upright rule through many rows is one line, however many rows there are."""

    def __init__(self, width: float, rule: float, frame: float, colour: str) -> None:
        self._width = width
        self._rule = rule
        self._frame = frame
        self._colour = colour
        self._top = 0.0
        self._open: dict[float, float] = {}

    def draw(self, x: float, place: Box, cells: Sequence[_Laid], edges: Edges) -> list[Item]:
        """Give the rules that begin or end with this band; bands come from the top of a page down."""
        items: list[Item] = []
        if edges.first:
            self._top = place.y
            self._open.clear()
        if self._rule:
            self._upright(items, x, place, cells)
            items += self._level(x, place, cells, edges)
        if edges.last:
            self._close(items, x, place.y + place.height, set())
            if self._frame:
                size = (x, self._top, self._width, place.y + place.height - self._top)
                items.append(Rect(*size, stroke=self._colour, stroke_width=self._frame))
        return items

    def _upright(self, items: list[Item], x: float, place: Box, cells: Sequence[_Laid]) -> None:
        inner = [laid for laid in cells if laid.x]
        through = {laid.x for laid in inner if laid.height == place.height}
        self._close(items, x, place.y, through)
        for left in through:
            self._open.setdefault(left, place.y)
        for laid in inner:
            if laid.x not in through:
                left, top = x + laid.x, place.y + laid.top
                items.append(Line(left, top, left, top + laid.height, self._rule, self._colour))

    def _level(self, x: float, place: Box, cells: Sequence[_Laid], edges: Edges) -> Iterable[Item]:
        if not edges.first:
            yield Line(x, place.y, x + self._width, place.y, self._rule, self._colour)
        for laid in cells:
            if laid.top:
                left, top = x + laid.x, place.y + laid.top
                yield Line(left, top, left + laid.width, top, self._rule, self._colour)

    def _close(self, items: list[Item], x: float, y: float, lasting: set[float]) -> None:
        ended = [left for left in self._open if left not in lasting]
        items.extend(Line(x + left, self._open.pop(left), x + left, y, self._rule, self._colour) for left in ended)


class _Band:
    """Rows of a table that stand together: the head, or one row of the body."""

    def __init__(self, grid: _Grid, cells: list[_Laid], header: "_Band | None" = None) -> None:
        self.owner: object = grid
        self.header = header
        self.keep = False
        self.breakable = False
        self.height = max(laid.top + laid.height for laid in cells)
        self._grid = grid
        self._cells = cells

    @property
    def least(self) -> float:
        """The room for the first lines of the tallest cell."""
        pads = 2 * self._grid.pad_y
        return max(min(laid.needs, laid.style.line * _FEWEST_LINES + pads) for laid in self._cells)

    def cut(self, room: float) -> "tuple[_Band, _Band] | None":
        """Cut every cell between two lines; cells over several rows cannot be cut, and figures stay above."""
        if room < self.least or any(laid.cell.rows > 1 for laid in self._cells):
            return None
        pads = 2 * self._grid.pad_y
        halves = [laid.halves(room - pads, pads) for laid in self._cells]
        above = _Band(self._grid, _level([upper for upper, _ in halves]), self.header)
        below = _Band(self._grid, _level([lower for _, lower in halves]), self.header)
        below.keep, below.breakable = self.keep, self.breakable
        return above, below

    def draw(self, x: float, y: float, edges: Edges) -> Iterable[Item]:
        """Give fills, contents and rules, in this order."""
        grid = self._grid
        items: list[Item] = []
        for laid in self._cells:
            fill = laid.cell.fill or (grid.look.head_fill if laid.cell.head else None)
            if fill:
                items.append(Rect(x + laid.x, y + laid.top, laid.width, laid.height, fill))
            items += self._content(laid, x, y)
        items += grid.rules.draw(x, Box(x, y, grid.width, self.height), self._cells, edges)
        return items

    def _content(self, laid: _Laid, x: float, y: float) -> Iterable[Item]:
        grid, cell = self._grid, laid.cell
        top = y + laid.top + grid.pad_y + (laid.height - laid.needs) * cell.valign
        box = Box(x + laid.x + grid.pad_x, top, laid.width - 2 * grid.pad_x, laid.needs - 2 * grid.pad_y)
        if isinstance(cell.content, str):
            return place_lines(laid.lines, laid.style, box, cell.align)
        return cell.content.draw(grid.typesetter, box)


def _level(cells: list[_Laid]) -> list[_Laid]:
    height = max(laid.needs for laid in cells)
    for laid in cells:
        laid.height = height
    return cells
