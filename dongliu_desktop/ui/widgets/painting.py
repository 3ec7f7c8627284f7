"""Strokes that several widgets share: sizes that follow the font, rounded boxes, focus rings, plain tool tips."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPen
from PySide6.QtGui import Qt as GuiQt

from dongliu_desktop.ui.theme.tokens import Tokens

BASE_PIXELS = 13.0  # height of the 10 point font all sizes in this folder were drawn for
RING = 2.0  # width of a focus ring


def scaled(font: QFont, pixels: float) -> int:
    """Give a size drawn for the usual font as it has to be with this one; never smaller."""
    return round(pixels * max(1.0, QFontInfo(font).pixelSize() / BASE_PIXELS))


def resized(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Give the same font at another size, for large figures and small hints."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    result.setBold(bold)
    return result


def box(painter: QPainter, rect: QRectF, radius: float, fill: QColor, edge: QColor | None = None) -> None:
    """Fill a rounded box, with a hairline around it where `edge` is given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    inset = 0.5 if edge else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def fill(painter: QPainter, left: float, top: float, width: float, height: float, colour: QColor) -> None:
    """Fill a box with sharp corners.

    QPainter.fillRect would do, but its first call makes PySide build the 180 names of QGradient's presets while the
    first frame is waiting.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(QRectF(left, top, width, height))


def fill_rect(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Fill `rect` as `fill` does."""
    fill(painter, rect.left(), rect.top(), rect.width(), rect.height(), colour)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, tokens: Tokens) -> None:
    """Draw the ring that shows where the keyboard is, inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.accent, RING))
    inset = RING / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """Give one line of text that fits into `width`, with … at its end where it had to be cut."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def plain_tip(text: str) -> str:
    """Give a tool tip that shows `text` as it is, wrapped.

    Qt would take some texts for HTML and load files named in them.
    """
    return GuiQt.convertFromPlainText(text, GuiQt.WhiteSpaceMode.WhiteSpaceNormal)
