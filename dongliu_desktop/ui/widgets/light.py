"""The lights as shapes: they can be told apart without colour, on paper and by anyone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dongliu_desktop.domain.lights import WORDS, Light
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of
from dongliu_desktop.ui.widgets.painting import elided, plain_tip, scaled

SIDE = 14  # pixels of a light beside text


def paint_light(painter: QPainter, rect: QRectF, light: Light, tokens: Tokens) -> None:
    """Paint a light into the square `rect`: 蓝 tick in a disc, 绿 disc, 黄 triangle, 橙 diamond, 红 square, 灰 ring."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = tokens.lights[light].shape
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    SHAPES[light](painter, rect, colour, tokens.panel)


def _disc(painter: QPainter, rect: QRectF, _colour: QColor, _ground: QColor) -> None:
    painter.drawEllipse(_shrunk(rect, 0.07))


def _tick(painter: QPainter, rect: QRectF, _colour: QColor, ground: QColor) -> None:
    painter.drawEllipse(rect)
    points = (QPointF(0.27, 0.52), QPointF(0.44, 0.69), QPointF(0.74, 0.34))
    painter.setPen(QPen(ground, rect.width() * 0.13, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([_at(rect, point) for point in points]))


def _triangle(painter: QPainter, rect: QRectF, colour: QColor, _ground: QColor) -> None:
    points = (QPointF(0.5, 0.1), QPointF(0.93, 0.86), QPointF(0.07, 0.86))
    painter.setPen(QPen(colour, rect.width() * 0.13, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, ROUND))
    painter.drawPolygon(QPolygonF([_at(rect, point) for point in points]))


def _diamond(painter: QPainter, rect: QRectF, _colour: QColor, _ground: QColor) -> None:
    points = (QPointF(0.5, 0.0), QPointF(1.0, 0.5), QPointF(0.5, 1.0), QPointF(0.0, 0.5))
    painter.drawPolygon(QPolygonF([_at(rect, point) for point in points]))


def _square(painter: QPainter, rect: QRectF, _colour: QColor, _ground: QColor) -> None:
    painter.drawRoundedRect(_shrunk(rect, 0.07), rect.width() * 0.12, rect.width() * 0.12)


def _ring(painter: QPainter, rect: QRectF, colour: QColor, _ground: QColor) -> None:
    width = rect.width() * 0.15
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_shrunk(rect, 0.14))


def _at(rect: QRectF, point: QPointF) -> QPointF:
    return QPointF(rect.x() + rect.width() * point.x(), rect.y() + rect.height() * point.y())


def _shrunk(rect: QRectF, share: float) -> QRectF:
    inset = rect.width() * share
    return rect.adjusted(inset, inset, -inset, -inset)


ROUND = Qt.PenJoinStyle.RoundJoin
SHAPES = {
    Light.BLUE: _tick,
    Light.GREEN: _disc,
    Light.YELLOW: _triangle,
    Light.ORANGE: _diamond,
    Light.RED: _square,
    Light.GREY: _ring,
}


def told(light: Light, reason: str) -> str:
    """Give a light in words: "严重滞后：已逾期 12 天"."""
    word = tr(WORDS[light])
    return tr("{}：{}").format(word, reason) if reason else word


WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class LightLabel(QWidget):
    """The light's shape, its word in its colour, and the reason: "■ 严重滞后：已逾期 12 天" (two lines if long)."""

    def __init__(self, light: Light = Light.GREY, reason: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_light(light, reason)

    def show_light(self, light: Light, reason: str) -> None:
        """Show another light and why it shows this colour."""
        self._light = light
        self._reason = reason
        self.setAccessibleName(self.text())
        self.setToolTip(plain_tip(self.text()))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Give the word and the reason as they are read aloud."""
        return told(self._light, self._reason)

    def sizeHint(self) -> QSize:
        return QSize(scaled(self.font(), 240), self.heightForWidth(scaled(self.font(), 240)))

    def heightForWidth(self, width: int) -> int:
        """Give the pixels that the words need at this width: one line of them, or two."""
        metrics = self.fontMetrics()
        fits = metrics.horizontalAdvance(self.text()) <= width - self._indent()
        return max(scaled(self.font(), 24), metrics.height() if fits else 2 * metrics.lineSpacing())

    def shown(self) -> str:
        """Give the words as they are painted: what two lines do not hold is cut with …."""
        room = self.width() - self._indent()
        metrics = self.fontMetrics()
        return elided(metrics, self.text(), max(room, 2 * room - 2 * metrics.height()))  # a line may end early

    def _indent(self) -> int:
        return scaled(self.font(), SIDE) + scaled(self.font(), 9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        side = scaled(self.font(), SIDE)
        paint_light(painter, QRectF(1, (self.height() - side) / 2, side, side), self._light, tokens)
        painter.setPen(tokens.lights[self._light].words)
        painter.drawText(self.rect().adjusted(self._indent(), 0, 0, 0), WRAPPED, self.shown())
