"""What the cells of one view have in common, made once per font and theme instead of once per cell."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QStaticText, QTransform
from PySide6.QtWidgets import QWidget

from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of
from dongliu_desktop.ui.widgets.light import SIDE
from dongliu_desktop.ui.widgets.painting import elided, resized, scaled

PADDING = 10  # pixels left and right in a cell
BAR = 8  # pixels a progress bar is high
LINES = 2048  # laid out lines that are remembered: some screens full


class Look:
    """What the cells of one view have in common until its font or its theme changes."""

    def __init__(self, font: QFont, palette: QPalette) -> None:
        self.font = font
        self.theme = palette.cacheKey()
        self.bold = resized(font, 1.0, bold=True)
        self.metrics = QFontMetrics(font)
        self.tokens: Tokens = tokens_of(palette)
        self.padding = scaled(font, PADDING)
        self.bar_height = scaled(font, BAR)
        self.light_side = scaled(font, SIDE)
        self.line: Callable[[str, int], QStaticText] = lru_cache(LINES)(self._line)

    def write(self, painter: QPainter, rect: QRect, text: str, *, right: bool = False) -> None:
        """Write one line into the middle of `rect` with the painter's pen, cut with … where it does not fit."""
        line = self.line(text, rect.width())
        size = line.size()
        left = rect.right() + 1 - round(size.width()) if right else rect.left()
        painter.drawStaticText(left, rect.top() + (rect.height() - round(size.height())) // 2, line)

    def _line(self, text: str, width: int) -> QStaticText:
        line = QStaticText(elided(self.metrics, text, width))
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.prepare(QTransform(), self.font)
        return line


def fresh(look: Look, widget: QWidget) -> Look:
    """Give `look` while it fits the widget's font and theme, else a new one.

    Asked when painting: a `changeEvent` in Python would make PySide build every type of event before the first frame.
    """
    font, palette = widget.font(), widget.palette()
    return look if look.theme == palette.cacheKey() and look.font == font else Look(font, palette)
