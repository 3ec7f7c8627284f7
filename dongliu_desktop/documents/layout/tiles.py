"""A large sheet on small pages, to be glued together: overlaps, marks to cut and to lay on, and a plan of the pages."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dongliu_desktop.documents.layout.items import (
    UNITS_PER_MM,
    Box,
    Document,
    Item,
    Line,
    Page,
    Paper,
    Polygon,
    Rect,
    Role,
    Style,
    Text,
    mm,
    pt,
)
from dongliu_desktop.documents.layout.text import Align, Typesetter

MARGIN_MM, OVERLAP_MM = 10.0, 10.0  # white that every printer leaves, and what two neighbours share
MARGIN, OVERLAP = mm(MARGIN_MM), mm(OVERLAP_MM)
TICK, CROSS = mm(4), mm(2)
THIN = pt(0.4)
WHITE = "#ffffff"
LABEL, HEADING, NUMBER, ADVICE = Style(Role.SONG, 8), Style(Role.HEI, 16), Style(Role.HEI, 12), Style(Role.SONG, 11)


class Tiling(NamedTuple):
    """How many small pages across and down make one large one, and what of it each of them shows, in units."""

    paper: Paper
    across: int
    down: int

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height of the piece on one page."""
        return self.paper.width - 2 * MARGIN, self.paper.height - 2 * MARGIN

    def window(self, column: int, row: int) -> Box:
        """Give the piece of the large page that stands on a small one; both count from 0."""
        width, height = self.shown
        return Box(column * (width - OVERLAP), row * (height - OVERLAP), width, height)

    def seats(self) -> Iterator[tuple[int, int]]:
        """Give (column, row) of all small pages in the order of reading."""
        return ((column, row) for row in range(self.down) for column in range(self.across))

    @property
    def whole(self) -> Paper:
        """The large page that they make without a white edge."""
        last = self.window(self.across - 1, self.down - 1)
        width, height = (last.x + last.width) / UNITS_PER_MM, (last.y + last.height) / UNITS_PER_MM
        return Paper(f"{self.paper.name}×{self.pieces}", min(width, height), max(width, height), width > height)

    @property
    def pieces(self) -> int:
        """The number of small pages."""
        return self.across * self.down


def tiling(wanted: Paper, name: str, sides: tuple[float, float]) -> Tiling:
    """Give the tiling that comes nearest to the wanted paper without being larger, of upright or of lying pages.

    `name` and `sides` (short, long, in mm) are the small paper; one page of it is the least.
    """
    found = (
        _tiling(wanted, Paper(name, *sides, landscape=lying)) for lying in (wanted.landscape, not wanted.landscape)
    )
    return max(found, key=lambda one: one.whole.short_mm * one.whole.long_mm)


def tiled(document: Document, plan: Tiling, typesetter: Typesetter) -> Document:
    """Cut every page of a document (each a `plan.whole`) into small pages; before those of each stands their plan."""
    pages: list[Page] = []
    for number, page in enumerate(document.pages, start=1):
        label = f"图{number} " if len(document.pages) > 1 else ""
        pages.append(Page(tuple(_plan(document, plan, label, typesetter))))
        bounded = [(item, _bounds(item)) for item in page.items]
        pages += [Page(tuple(_piece(bounded, plan, seat, label, typesetter))) for seat in plan.seats()]
    return Document(document.title, plan.paper, tuple(pages))


def _tiling(wanted: Paper, paper: Paper) -> Tiling:
    across, down = (
        max(1, int((large - OVERLAP) / (small - 2 * MARGIN - OVERLAP)))
        for large, small in ((wanted.width, paper.width), (wanted.height, paper.height))
    )
    return Tiling(paper, across, down)


def _piece(
    items: Iterable[tuple[Item, Box]], plan: Tiling, seat: tuple[int, int], label: str, typesetter: Typesetter
) -> Iterator[Item]:
    window = plan.window(*seat)
    for item, bounds in items:
        if _meet(bounds, window):
            yield moved(item, MARGIN - window.x, MARGIN - window.y)
    yield from _masks(plan.paper)
    yield from _marks(plan, seat)
    place = Box(MARGIN + TICK, plan.paper.height - MARGIN + TICK, plan.shown[0], LABEL.line)
    yield from typesetter.place(_words(plan, seat, label), LABEL, place)


def _words(plan: Tiling, seat: tuple[int, int], label: str) -> str:
    column, row = seat
    sides = "、".join(side for side, there in (("左边", column), ("上边", row)) if there)
    cut = f"；沿{sides}刻度裁去重叠的{OVERLAP_MM:.0f}毫米，对准十字压贴在邻页上" if sides else ""
    return f"{label}第{row + 1}行第{column + 1}列（共{plan.down}行{plan.across}列）{cut}"


def _masks(paper: Paper) -> Iterator[Item]:
    """Cover what sticks out of the piece."""
    width, height = paper.width, paper.height
    for x, y, right, below in (
        (0.0, 0.0, width, MARGIN), (0.0, height - MARGIN, width, height),
        (0.0, 0.0, MARGIN, height), (width - MARGIN, 0.0, width, height),
    ):  # fmt: skip
        yield Rect(x, y, right - x, below - y, WHITE)


def _marks(plan: Tiling, seat: tuple[int, int]) -> Iterator[Item]:
    """Give ticks in the margin where an overlap ends, and crosses in the overlap that two pages share."""
    (width, height), (column, row) = plan.shown, seat
    right, below = MARGIN + width, MARGIN + height
    for there, x in ((column, MARGIN + OVERLAP), (column < plan.across - 1, right - OVERLAP)):
        if there:
            yield Line(x, MARGIN - TICK, x, MARGIN, THIN)
            yield Line(x, below, x, below + TICK, THIN)
            middle = x + OVERLAP / 2 * (1 if x > right / 2 else -1)
            yield from (cross for share in (0.25, 0.75) for cross in _cross(middle, MARGIN + height * share))
    for there, y in ((row, MARGIN + OVERLAP), (row < plan.down - 1, below - OVERLAP)):
        if there:
            yield Line(MARGIN - TICK, y, MARGIN, y, THIN)
            yield Line(right, y, right + TICK, y, THIN)
            middle = y + OVERLAP / 2 * (1 if y > below / 2 else -1)
            yield from (cross for share in (0.25, 0.75) for cross in _cross(MARGIN + width * share, middle))


def _cross(x: float, y: float) -> Iterator[Item]:
    yield Line(x - CROSS, y, x + CROSS, y, THIN)
    yield Line(x, y - CROSS, x, y + CROSS, THIN)


def _plan(document: Document, plan: Tiling, label: str, typesetter: Typesetter) -> Iterator[Item]:
    """Draw how the pages lie, and tell how to print and glue them."""
    width = plan.shown[0]
    top = MARGIN * 2
    yield from typesetter.place(f"{label}拼接图：{document.title}", HEADING, Box(MARGIN, top, width, HEADING.line))
    top += HEADING.line * 1.4
    for line in _advice(plan):
        yield from typesetter.place(line, ADVICE, Box(MARGIN, top, width, ADVICE.line))
        top += ADVICE.line
    room = Box(MARGIN, top + ADVICE.line, width, plan.paper.height - top - ADVICE.line - MARGIN * 2)
    whole = plan.whole
    scale = min(room.width / whole.width, room.height / whole.height)
    yield Rect(room.x, room.y, whole.width * scale, whole.height * scale, "#eef1f5")
    for column, row in plan.seats():
        window = plan.window(column, row)
        box = Box(room.x + window.x * scale, room.y + window.y * scale, window.width * scale, window.height * scale)
        yield Rect(*box, None, "#000000", THIN)
        yield from typesetter.place(f"{row + 1}-{column + 1}", NUMBER, box, Align.MIDDLE)


def _advice(plan: Tiling) -> Iterator[str]:
    whole = plan.whole
    width, height = (round(side / UNITS_PER_MM) for side in (whole.width, whole.height))
    yield f"全图宽{width}毫米、高{height}毫米，由{plan.pieces}张{plan.paper.name}拼成：{plan.down}行{plan.across}列。"
    yield "单面打印，缩放选“实际大小”（100%），不要选“适合页面”。"
    yield f"相邻两张重叠{OVERLAP_MM:.0f}毫米：裁去后一张的左边和上边，对准十字压贴。框内数字为“行-列”。"


def moved(item: Item, dx: float, dy: float) -> Item:
    """Give the same item elsewhere."""
    if isinstance(item, Line):
        return item._replace(x1=item.x1 + dx, y1=item.y1 + dy, x2=item.x2 + dx, y2=item.y2 + dy)
    if isinstance(item, Polygon):
        return item._replace(points=tuple((x + dx, y + dy) for x, y in item.points))
    return item._replace(x=item.x + dx, y=item.y + dy)


def _bounds(item: Item) -> Box:
    """Give a box that surely holds the item: no letter is wider than its size."""
    if isinstance(item, Line):
        x, y = min(item.x1, item.x2) - item.width, min(item.y1, item.y2) - item.width
        return Box(x, y, abs(item.x2 - item.x1) + 2 * item.width, abs(item.y2 - item.y1) + 2 * item.width)
    if isinstance(item, Polygon):
        xs, ys = [x for x, _y in item.points], [y for _x, y in item.points]
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    if isinstance(item, Text):
        size = pt(item.style.size)
        length = max(item.stretch, len(item.text) * size)
        if item.angle:
            return Box(item.x - length, item.y - length, 2 * length, 2 * length)
        return Box(item.x, item.y - 1.2 * size, length, 1.6 * size)
    return Box(item.x, item.y, item.width, item.height)


def _meet(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height
