"""Filling pages with blocks from top to bottom: keep rules, page turns, repeated heads, page X of Y."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from dongliu_desktop.documents.layout.items import Box, Document, Item, Line, Page, Paper, Role, Style, Text, mm, pt
from dongliu_desktop.documents.layout.strips import (
    Block,
    Edges,
    Figure,
    FigureStrip,
    Gap,
    PageTurn,
    Place,
    Strip,
    TextStrip,
)
from dongliu_desktop.documents.layout.text import Align, Typesetter, Wrap, place_lines

_TINY = 0.01  # sums of parts may miss the whole by this
_SMALL = Style(Role.SONG, 9)
_WATERMARK = Style(Role.HEI, 96, colour="#e4e4e4")
_WATERMARK_ANGLE = 30.0

Running = Callable[[Typesetter, Box, int, int], Iterable[Item]]
"""Draws a head or foot into its margin: typesetter, box, page number from 1, number of pages."""


class Margins(NamedTuple):
    """White on the four sides, in millimetres."""

    top: float
    right: float
    bottom: float
    left: float


class Frame(NamedTuple):
    """The paper, its margins, and what stands on every page."""

    paper: Paper
    margins: Margins
    header: Running | None = None
    footer: Running | None = None
    watermark: str = ""

    @property
    def body(self) -> Box:
        """The place for the blocks."""
        top, right, bottom, left = map(mm, self.margins)
        return Box(left, top, self.paper.width - left - right, self.paper.height - top - bottom)


class Paragraph(NamedTuple):
    """Running text. `indent` (first line) is in ems, `before` and `after` are in points.

    Its first two and its last two lines stay together on a page.
    """

    text: str
    style: Style
    align: float = Align.START
    indent: float = 0.0
    justify: bool = False
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    def strips(self, typesetter: Typesetter, width: float) -> Iterable[Strip]:
        """Give one strip per line."""
        lines = typesetter.lines(self.text, self.style, Wrap(width, pt(self.indent * self.style.size), self.justify))
        place = Place(width, self.align)
        last = len(lines) - 1
        if self.before:
            yield Gap(self, pt(self.before), keep=True)
        for number, line in enumerate(lines):
            tied = number in {0, last - 1} if number < last else self.keep
            yield TextStrip(self, line, self.style, place, keep=tied)
        if self.after:
            yield Gap(self, pt(self.after), keep=self.keep)


class Space(NamedTuple):
    """White space of so many points; it vanishes at the top of a page."""

    points: float
    keep: bool = True

    def strips(self, typesetter: Typesetter, width: float) -> Iterable[Strip]:
        """Give the gap."""
        del typesetter, width
        yield Gap(self, pt(self.points), keep=self.keep)


class NewPage(NamedTuple):
    """What follows begins on a new page."""

    def strips(self, typesetter: Typesetter, width: float) -> Iterable[Strip]:
        """Give the turn."""
        del typesetter, width
        yield PageTurn(self, 0.0)


class Drawing(NamedTuple):
    """A figure over the whole width, never cut."""

    figure: Figure
    keep: bool = False

    def strips(self, typesetter: Typesetter, width: float) -> Iterable[Strip]:
        """Give the figure."""
        yield FigureStrip(self, self.figure, typesetter, width, keep=self.keep)


def compose(title: str, blocks: Iterable[Block], frame: Frame, typesetter: Typesetter) -> Document:
    """Lay the blocks out on as many pages as they need (at least one) and give the finished document."""
    body = frame.body
    filler = _Filler(body.height)
    filler.fill(strip for block in blocks for strip in block.strips(typesetter, body.width))
    total = len(filler.pages)
    pages = tuple(
        _page(frame, typesetter, placed, (number, total)) for number, placed in enumerate(filler.pages, start=1)
    )
    return Document(title, frame.paper, pages)


def page_number(typesetter: Typesetter, box: Box, page: int, pages: int) -> Iterable[Item]:
    """Write "第 1 页 共 3 页" in the middle of the foot."""
    return typesetter.place(f"第 {page} 页 共 {pages} 页", _SMALL, box, Align.MIDDLE)


def running_head(left: str, right: str = "", style: Style = _SMALL) -> Running:
    """Give a head line with a rule below for the second and all further pages: the first has its title."""

    def draw(typesetter: Typesetter, box: Box, page: int, pages: int) -> Iterable[Item]:
        del pages
        if page == 1:
            return
        slot = Box(box.x, box.height - style.line - pt(8), box.width, style.line)
        beside = typesetter.width(right, style)
        short = typesetter.lines(left, style, Wrap(box.width - beside, max_lines=1))
        yield from place_lines(short, style, slot)
        yield from typesetter.place(right, style, slot, Align.END)
        y = slot.y + slot.height + pt(1)
        yield Line(box.x, y, box.x + box.width, y, pt(0.5))

    return draw


class _Placed(NamedTuple):
    strip: Strip
    y: float


class _Filler:
    """Distributes strips over pages of one height."""

    def __init__(self, height: float) -> None:
        self.pages: list[list[_Placed]] = [[]]
        self._height = height + _TINY
        self._y = 0.0
        self._fresh = True

    def fill(self, strips: Iterable[Strip]) -> None:
        queue = deque(strips)
        while queue:
            if isinstance(queue[0], PageTurn):
                queue.popleft()
                if not self._fresh:
                    self._turn(None)
                continue
            chain = _chain(queue)
            if self._fresh:
                self._put(queue, 1)
            elif self._need(chain) <= self._height - self._y:
                self._put(queue, len(chain))
            else:
                self._turn(chain[0].header)

    def _need(self, chain: Sequence[Strip]) -> float:
        last = chain[-1]
        may_cut = last.breakable or last.height > self._full(last)
        return sum(strip.height for strip in chain[:-1]) + (last.least if may_cut else last.height)

    def _full(self, strip: Strip) -> float:
        return self._height - (strip.header.height if strip.header else 0.0)

    def _put(self, queue: deque[Strip], count: int) -> None:
        for _ in range(count):
            strip = queue.popleft()
            room = self._height - self._y
            if strip.height > room and (pieces := strip.cut(room)):
                self._place(pieces[0])
                self._turn(strip.header)
                queue.appendleft(pieces[1])
            else:
                self._place(strip)

    def _place(self, strip: Strip) -> None:
        if self._fresh and isinstance(strip, Gap):
            return
        self.pages[-1].append(_Placed(strip, self._y))
        self._y += strip.height
        self._fresh = False

    def _turn(self, header: Strip | None) -> None:
        self.pages.append([])
        self._y = 0.0
        self._fresh = True
        if header:
            self._place(header)
            self._fresh = True


def _chain(queue: deque[Strip]) -> list[Strip]:
    chain: list[Strip] = []
    for strip in queue:
        chain.append(strip)
        if not strip.keep:
            break
    return chain


def _drawn(placed: Sequence[_Placed], body: Box) -> Iterable[Item]:
    owners = [None, *(place.strip.owner for place in placed), None]
    changes = [before is not after for before, after in pairwise(owners)]
    for number, (strip, y) in enumerate(placed):
        yield from strip.draw(body.x, body.y + y, Edges(changes[number], changes[number + 1]))


def _page(frame: Frame, typesetter: Typesetter, placed: Sequence[_Placed], number: tuple[int, int]) -> Page:
    """Draw one page in the order in which it is read (and its text copied), the mark across it undermost."""
    body = frame.body
    below = body.y + body.height
    items: list[Item] = []
    if frame.watermark:
        items.append(_across(frame, typesetter))
    if frame.header:
        items += frame.header(typesetter, Box(body.x, 0.0, body.width, body.y), *number)
    items += _drawn(placed, body)
    if frame.footer:
        foot = Box(body.x, below, body.width, frame.paper.height - below)
        items += frame.footer(typesetter, foot, *number)
    return Page(tuple(items))


def _across(frame: Frame, typesetter: Typesetter) -> Text:
    half = typesetter.width(frame.watermark, _WATERMARK) / 2
    middle_x, middle_y = frame.paper.width / 2, frame.paper.height / 2
    return Text(middle_x - half * 0.87, middle_y + half * 0.5, frame.watermark, _WATERMARK, angle=_WATERMARK_ANGLE)
