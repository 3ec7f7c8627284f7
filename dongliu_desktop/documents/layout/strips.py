"""Strips: what a page is filled with from top to bottom. Blocks (flow.py, table.py) turn themselves into strips."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol, Self

from dongliu_desktop.documents.layout.items import Box, Item, Style
from dongliu_desktop.documents.layout.text import TextLine, Typesetter, place_lines


class Edges(NamedTuple):
    """Whether a strip is the first or the last of its block on this page. They are drawn in this order."""

    first: bool
    last: bool


class Strip(Protocol):
    """One piece of the vertical flow.

    `keep`: stays on the page of the next strip. `breakable`: may be cut although it would fit on a page of its
    own. `least`: the room in which a first piece of it makes sense. `header` stands above it again on a new page.
    """

    @property
    def owner(self) -> object:
        """The block it comes from."""
        ...

    @property
    def height(self) -> float:
        """The height in units."""
        ...

    @property
    def keep(self) -> bool:
        """Whether it stays with the next strip."""
        ...

    @property
    def breakable(self) -> bool:
        """Whether it may be cut before it has to be."""
        ...

    @property
    def least(self) -> float:
        """The least room in which it can begin."""
        ...

    @property
    def header(self) -> "Strip | None":
        """What is repeated above it at the top of a page."""
        ...

    def cut(self, room: float) -> "tuple[Strip, Strip] | None":
        """Give the piece that fits into the room and the rest, or None where there is no good cut."""
        ...

    def draw(self, x: float, y: float, edges: Edges) -> Iterable[Item]:
        """Give its items, placed."""
        ...


class Block(Protocol):
    """A part of a sheet: knows how to become strips of a given width."""

    def strips(self, typesetter: Typesetter, width: float) -> Iterable[Strip]:
        """Give the strips from top to bottom."""
        ...


class Figure(Protocol):
    """A small drawing that stands in a table cell or by itself."""

    def height(self, typesetter: Typesetter, width: float) -> float:
        """Give the height it needs at that width, in units."""
        ...

    def draw(self, typesetter: Typesetter, box: Box) -> Iterable[Item]:
        """Give its items inside the box."""
        ...


class Solid:
    """A strip that is never cut."""

    breakable = False
    header = None

    def __init__(self, owner: object, height: float, *, keep: bool = False) -> None:
        self.owner = owner
        self.height = height
        self.keep = keep

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def cut(self, room: float) -> tuple[Self, Self] | None:
        """Never."""
        del room

    def draw(self, x: float, y: float, edges: Edges) -> Iterable[Item]:
        """Nothing: an empty strip is a gap."""
        del x, y, edges
        return ()


class Gap(Solid):
    """White space between blocks. It vanishes at the top of a page."""


class PageTurn(Solid):
    """What follows begins on a new page."""


class TextStrip(Solid):
    """One line of a paragraph."""

    def __init__(self, owner: object, line: TextLine, style: Style, place: "Place", *, keep: bool) -> None:
        super().__init__(owner, style.line, keep=keep)
        self._line = line
        self._style = style
        self._place = place

    def draw(self, x: float, y: float, edges: Edges) -> Iterable[Item]:
        """Give the line."""
        del edges
        box = Box(x, y, self._place.width, self.height)
        return place_lines((self._line,), self._style, box, self._place.align)


class Place(NamedTuple):
    """A width and where in it a line stands (text.Align)."""

    width: float
    align: float


class FigureStrip(Solid):
    """A figure over the whole width."""

    def __init__(self, owner: object, figure: Figure, typesetter: Typesetter, width: float, *, keep: bool) -> None:
        super().__init__(owner, figure.height(typesetter, width), keep=keep)
        self._figure = figure
        self._typesetter = typesetter
        self._width = width

    def draw(self, x: float, y: float, edges: Edges) -> Iterable[Item]:
        """Give the figure's items."""
        del edges
        return self._figure.draw(self._typesetter, Box(x, y, self._width, self.height))
