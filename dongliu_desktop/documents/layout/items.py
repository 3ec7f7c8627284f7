"""What stands on a page: plain values in units of 1/20 point, measured from the top left corner of the paper.

They hold no Qt object: documents are cheap to keep, may cross threads, and tests can read them.
"""

from enum import StrEnum
from typing import NamedTuple

UNITS_PER_POINT = 20
UNITS_PER_MM = 72 / 25.4 * UNITS_PER_POINT

INK = "#000000"

EM_CENTRE = 0.38
"""Height of the middle of an ideograph above the baseline, in em (CJK fonts: 0.88 above, 0.12 below)."""


def pt(points: float) -> float:
    """Give a length in points as units."""
    return points * UNITS_PER_POINT


def mm(millimetres: float) -> float:
    """Give a length in millimetres as units."""
    return millimetres * UNITS_PER_MM


class Role(StrEnum):
    """The five typefaces of an office. Which family plays which role is in fonts.CHAINS."""

    TITLE = "title"
    SONG = "song"
    HEI = "hei"
    FANGSONG = "fangsong"
    KAI = "kai"


class Style(NamedTuple):
    """How text looks: `size` and `pitch` (line to line) in points; without a pitch, 1.4 times the size."""

    role: Role
    size: float
    bold: bool = False
    colour: str = INK
    pitch: float = 0.0

    @property
    def line(self) -> float:
        """The distance from line to line, in units."""
        return pt(self.pitch or self.size * 1.4)

    def baseline(self, top: float) -> float:
        """Give the baseline of a line whose slot begins at `top`: ideographs stand in the middle of the slot."""
        return top + self.line / 2 + pt(self.size) * EM_CENTRE


class Text(NamedTuple):
    """One line of text; x and y are the left end of its baseline.

    `stretch` is the width that a justified line fills, 0 for a line as wide as it is. `angle` turns the line
    around its point, in degrees, anticlockwise.
    """

    x: float
    y: float
    text: str
    style: Style
    stretch: float = 0.0
    angle: float = 0.0


class Line(NamedTuple):
    """A straight rule with flat ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str = INK
    dashed: bool = False


class Rect(NamedTuple):
    """A rectangle, filled or outlined or both. `radius` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    radius: float = 0.0


class Ellipse(NamedTuple):
    """An ellipse inside the given rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


class Polygon(NamedTuple):
    """A closed shape through the given points."""

    points: tuple[tuple[float, float], ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


class Picture(NamedTuple):
    """A picture from a file that Qt can read, stretched into the given rectangle."""

    x: float
    y: float
    width: float
    height: float
    file: str


Item = Text | Line | Rect | Ellipse | Polygon | Picture


class Box(NamedTuple):
    """A place on the page to draw into."""

    x: float
    y: float
    width: float
    height: float


class Paper(NamedTuple):
    """A sheet of paper: its name and its upright size in millimetres, and whether it lies on its side."""

    name: str
    short_mm: float
    long_mm: float
    landscape: bool = False

    @property
    def width(self) -> float:
        """The width as it lies, in units."""
        return mm(self.long_mm if self.landscape else self.short_mm)

    @property
    def height(self) -> float:
        """The height as it lies, in units."""
        return mm(self.short_mm if self.landscape else self.long_mm)


A4 = Paper("A4", 210, 297)


class Page(NamedTuple):
    """One page, painted in the order of its items."""

    items: tuple[Item, ...]


class Document(NamedTuple):
    """One finished sheet: its pages on one kind of paper. The title names it in bookmarks and print queues."""

    title: str
    paper: Paper
    pages: tuple[Page, ...]

    @property
    def roles(self) -> set[Role]:
        """The typefaces that its text asks for."""
        return {item.style.role for page in self.pages for item in page.items if isinstance(item, Text)}
