"""Replaying a page on any painter: a picture of the screen, a printer, a PDF."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF, QTextLayout, QTextOption

from dongliu_desktop.documents.layout.fonts import Fonts
from dongliu_desktop.documents.layout.items import Ellipse, Item, Line, Picture, Polygon, Rect, Style, Text

_DASHES = [4.0, 3.0]
_ONE_MORE = "一"
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class Replay:
    """Paints items with one painter. Pens, brushes and fonts are made once: keep it for all pages of a job."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._fonts = Fonts()
        self._pens: dict[tuple[str, float, bool], QPen] = {}
        self._brushes: dict[str, QBrush] = {}
        self._style: Style | None = None
        self._pen: QPen | None = None
        self._ink: QPen | None = None
        self._justify = QTextOption(Qt.AlignmentFlag.AlignJustify)
        self._justify.setUseDesignMetrics(True)
        self._draw: dict[type[Item], Callable[..., None]] = {
            Text: self._text,
            Line: self._line,
            Rect: self._rect,
            Ellipse: self._ellipse,
            Polygon: self._polygon,
            Picture: self._picture,
        }

    def items(self, items: Iterable[Item], scale: float, left: float = 0.0, top: float = 0.0) -> None:
        """Paint the items; `scale` is device pixels per unit, `left` and `top` move the origin in pixels."""
        painter = self._painter
        painter.save()
        painter.translate(left, top)
        painter.scale(scale, scale)
        self._style = self._pen = None
        draw = self._draw
        for item in items:
            draw[type(item)](item)
        painter.restore()

    def _picture(self, item: Picture) -> None:
        x, y, width, height, file = item
        self._painter.drawImage(QRectF(x, y, width, height), QImage(file))

    def _text(self, item: Text) -> None:
        x, y, text, style, stretch, angle = item
        if style is not self._style or self._pen is not self._ink:
            self._dress(style)
        if angle:
            self._turned(item)
        elif stretch:
            self._stretched(item)
        else:
            self._painter.drawText(QPointF(x, y), text)

    def _dress(self, style: Style) -> None:
        if style is not self._style:
            self._style = style
            self._painter.setFont(self._fonts.font(style))
        self._ink = self._pen_of(style.colour, 0.0)
        self._use(self._ink)

    def _turned(self, item: Text) -> None:
        self._painter.save()
        self._painter.translate(item.x, item.y)
        self._painter.rotate(-item.angle)
        self._painter.drawText(QPointF(0.0, 0.0), item.text)
        self._painter.restore()

    def _stretched(self, item: Text) -> None:
        # Qt never justifies the last line of a paragraph: one character more makes ours the last but one.
        layout = QTextLayout(item.text + _ONE_MORE, self._fonts.font(item.style))
        layout.setTextOption(self._justify)
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(len(item.text), item.stretch)
        layout.endLayout()
        if line.textLength() != _utf16_length(item.text):  # an accent shared a column with its letter
            self._painter.drawText(QPointF(item.x, item.y), item.text)
        else:
            line.draw(self._painter, QPointF(item.x, item.y - line.ascent()))

    def _line(self, item: Line) -> None:
        self._use(self._pen_of(item.colour, item.width, item.dashed))
        self._painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))

    def _rect(self, item: Rect) -> None:
        self._outline(item)
        place = QRectF(item.x, item.y, item.width, item.height)
        if item.radius:
            self._painter.drawRoundedRect(place, item.radius, item.radius)
        else:
            self._painter.drawRect(place)

    def _ellipse(self, item: Ellipse) -> None:
        self._outline(item)
        self._painter.drawEllipse(QRectF(item.x, item.y, item.width, item.height))

    def _polygon(self, item: Polygon) -> None:
        self._outline(item)
        self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))

    def _outline(self, item: Rect | Ellipse | Polygon) -> None:
        self._use(self._pen_of(item.stroke, item.stroke_width) if item.stroke else _NO_PEN)
        self._painter.setBrush(self._brush(item.fill) if item.fill else _NO_BRUSH)

    def _use(self, pen: QPen) -> None:
        if pen is not self._pen:
            self._pen = pen
            self._painter.setPen(pen)

    def _pen_of(self, colour: str, width: float, dashed: bool = False) -> QPen:
        key = (colour, width, dashed)
        pen = self._pens.get(key)
        if pen is None:
            pen = QPen(QColor(colour), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            if dashed:
                pen.setDashPattern(_DASHES)
            self._pens[key] = pen
        return pen

    def _brush(self, colour: str) -> QBrush:
        brush = self._brushes.get(colour)
        if brush is None:
            brush = self._brushes[colour] = QBrush(QColor(colour))
        return brush


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
