"""Breaking text into lines. Measured once; painting never breaks a line again."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

from dongliu_desktop.documents.layout.fonts import Fonts
from dongliu_desktop.documents.layout.items import Box, Item, Style, Text, pt

_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    # control characters, direction overrides, byte order marks, halves of surrogate pairs, non-characters
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LAST_BMP = "\uffff"
_REMEMBERED = 4096
_NARROWEST = 0.3  # em of the mean letter: a text with more letters than fit need not be measured first


class Align:
    """Where text stands in its box: a share of the free width or height."""

    START = 0.0
    MIDDLE = 0.5
    END = 1.0


class TextLine(NamedTuple):
    """One line as it will be painted: `left` is its indent, `stretch` the width a justified line fills."""

    text: str
    width: float
    left: float = 0.0
    stretch: float = 0.0


class Wrap(NamedTuple):
    """How to break text: line width and first line's indent in units, at most so many lines (0: all of them)."""

    width: float
    indent: float = 0.0
    justify: bool = False
    max_lines: int = 0


def clean(text: str) -> str:
    r"""Give the text as it can be printed: one kind of line break (\n), no tabs, no control characters."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", text).replace("\t", " "))


class Typesetter:
    """Turns text into lines for one run of layout. For one thread; make one where you need one."""

    def __init__(self) -> None:
        self.fonts = Fonts()
        self._option = QTextOption()
        self._option.setUseDesignMetrics(True)
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.lines = lru_cache(_REMEMBERED)(self._lines)
        self.width = lru_cache(_REMEMBERED)(self._width)

    def place(
        self, text: str, style: Style, box: Box, align: float = Align.START, valign: float = Align.MIDDLE
    ) -> Iterable[Item]:
        """Give the items of a text set into a box; what does not fit in height sticks out below."""
        lines = self.lines(text, style, Wrap(box.width))
        top = box.y + max(0.0, box.height - len(lines) * style.line) * valign
        return place_lines(lines, style, box._replace(y=top), align)

    def _width(self, text: str, style: Style) -> float:
        """Give the width of one line of text, in units."""
        return self.fonts.metrics(style).horizontalAdvance(clean(text))

    def _lines(self, text: str, style: Style, wrap: Wrap) -> tuple[TextLine, ...]:
        """Break the text to the width; an empty text is one empty line. Never drops a character unless cut short.

        Where `max_lines` cuts, the last line ends with an ellipsis.
        """
        text = clean(text)
        if "\n" not in text and len(text) * pt(style.size) * _NARROWEST < wrap.width:
            width = self.fonts.metrics(style).horizontalAdvance(text)
            if width + wrap.indent <= wrap.width:
                return (TextLine(text, width, wrap.indent),)
        return self._cut(self._break(text, style, wrap), style, wrap)

    def _break(self, text: str, style: Style, wrap: Wrap) -> list[TextLine]:
        lines: list[TextLine] = []
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, self.fonts.font(style))
            layout.setTextOption(self._option)
            lines += _broken(layout, paragraph, wrap)
        return lines

    def _cut(self, lines: list[TextLine], style: Style, wrap: Wrap) -> tuple[TextLine, ...]:
        if not wrap.max_lines or len(lines) <= wrap.max_lines:
            return tuple(lines)
        last = lines[wrap.max_lines - 1]
        metrics = self.fonts.metrics(style)
        short = metrics.elidedText(last.text + "……", Qt.TextElideMode.ElideRight, wrap.width - last.left)
        return (*lines[: wrap.max_lines - 1], TextLine(short, metrics.horizontalAdvance(short), last.left))


def _broken(layout: QTextLayout, paragraph: str, wrap: Wrap) -> list[TextLine]:
    cut = _cutter(paragraph)
    lines: list[TextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        left = 0.0 if lines else wrap.indent
        line.setLineWidth(wrap.width - left)
        text = cut(line.textStart(), line.textLength()).rstrip(" ")
        lines.append(TextLine(text, line.naturalTextWidth(), left, wrap.width - left if wrap.justify else 0.0))
    layout.endLayout()
    if not lines:
        return [TextLine("", 0.0, wrap.indent)]
    lines[-1] = lines[-1]._replace(stretch=0.0)
    return lines


def _cutter(text: str) -> Callable[[int, int], str]:
    """Cut by Qt's positions (start, length), which count UTF-16 units: a rare character in a name is two of them."""
    if max(text, default="") <= _LAST_BMP:
        return lambda start, length: text[start : start + length]
    units = text.encode("utf-16-le")
    return lambda start, length: units[start * 2 : (start + length) * 2].decode("utf-16-le")


def place_lines(lines: Iterable[TextLine], style: Style, box: Box, align: float = Align.START) -> list[Text]:
    """Give the items of broken lines, from the top of the box down."""
    y = style.baseline(box.y)
    items: list[Text] = []
    for line in lines:
        if line.text:
            free = 0.0 if line.stretch else (box.width - line.left - line.width) * align
            items.append(Text(box.x + line.left + free, y, line.text, style, line.stretch))
        y += style.line
    return items
