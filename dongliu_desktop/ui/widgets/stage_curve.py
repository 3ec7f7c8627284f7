"""How the stages of a project's sites rose over time: one stepped line per stage, days below, per cent at the left."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.sites import Curve
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of
from dongliu_desktop.ui.widgets.painting import fill, resized, scaled

MARGIN = 8
SMALL = 0.88
HEIGHT = 132
GRID = (0, 50, 100)
COLOURS = (Light.GREY, Light.YELLOW, Light.BLUE, Light.GREEN, Light.RED)
DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)
BEFORE = timedelta(days=14)  # shown before the first day, so that a line can be seen to rise
TICKS = 6


class StageCurve(QWidget):
    """Shows curves up to a day; every line ends with its name and its share, so that colour is not needed to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Sequence[Curve] = ()
        self._first = self._until = date.min
        self._lines: list[QPolygonF] = []  # of the curves, for this plot
        self._plot = QRect()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("各阶段进度曲线"))

    def show_curves(self, curves: Sequence[Curve], until: date) -> None:
        """Show other curves; the last day is at least `until`."""
        self._curves = [curve for curve in curves if curve.points]
        self._first = min((curve.points[0][0] for curve in self._curves), default=until) - BEFORE
        self._until = max([until, *(curve.points[-1][0] for curve in self._curves)])
        self._plot = QRect()
        told = (tr("{}（{}）").format(self._name(curve), curve.points[-1][0]) for curve in self._curves)
        self.setAccessibleDescription(tr("；").join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(self.font(), 320), scaled(self.font(), HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        painter.setFont(resized(self.font(), SMALL))
        small = QFontMetrics(painter.font())
        if not self._curves:
            painter.setPen(tokens.muted)
            told = tr("填上阶段日期后，这里画出各阶段的进度曲线。")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, told)
            return
        names = max(small.horizontalAdvance(self._name(curve)) for curve in self._curves)
        margin = scaled(self.font(), MARGIN)
        left = small.horizontalAdvance("100%") + margin
        plot = self.rect().adjusted(left, margin, -names - 2 * margin, -small.height() - margin)
        self._paint_grid(painter, plot, small, tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter, plot, small, tokens)
        if plot != self._plot:
            self._plot, self._lines = plot, [self._line(plot, curve) for curve in self._curves]
        for at, line in enumerate(self._lines):
            painter.setPen(QPen(self._colour(at, tokens), 2, DASHES[at // len(COLOURS) % 2]))
            painter.drawPolyline(line)

    def _name(self, curve: Curve) -> str:
        return f"{curve.name} {percent(curve.points[-1][1])}"

    def _colour(self, at: int, tokens: Tokens) -> QColor:
        return tokens.lights[COLOURS[at % len(COLOURS)]].words

    def _x(self, plot: QRect, day: date) -> float:
        return plot.left() + plot.width() * (day - self._first).days / max(1, (self._until - self._first).days)

    def _y(self, plot: QRect, share: float) -> float:
        return plot.bottom() - plot.height() * min(100.0, share) / 100

    def _paint_grid(self, painter: QPainter, plot: QRect, small: QFontMetrics, tokens: Tokens) -> None:
        for share in GRID:
            y = self._y(plot, share)
            fill(painter, plot.left(), y, plot.width(), 1, tokens.line)
            painter.setPen(tokens.muted)
            text = f"{share}%"
            painter.drawText(
                round(plot.left() - small.horizontalAdvance(text) - 6), round(y + small.ascent() / 2), text
            )
        days = (self._until - self._first).days
        for at in range(TICKS):
            day = self._first + timedelta(days=round(days * at / (TICKS - 1)))
            text = f"{day:%Y-%m-%d}" if at in (0, TICKS - 1) else f"{day:%m-%d}"
            x = self._x(plot, day) - small.horizontalAdvance(text) * (at / (TICKS - 1))
            painter.drawText(round(x), plot.bottom() + small.height(), text)

    def _line(self, plot: QRect, curve: Curve) -> QPolygonF:
        line = [QPointF(self._x(plot, self._first), self._y(plot, 0.0))]
        for day, share in curve.points:
            x = self._x(plot, day)
            line += [QPointF(x, line[-1].y()), QPointF(x, self._y(plot, share))]
        line.append(QPointF(plot.right(), line[-1].y()))
        return QPolygonF(line)

    def _paint_names(self, painter: QPainter, plot: QRect, small: QFontMetrics, tokens: Tokens) -> None:
        """Write the names beside the ends of their lines, moved apart where they would cover each other."""
        ends = sorted((self._y(plot, curve.points[-1][1]), at) for at, curve in enumerate(self._curves))
        lowest = -1.0e9
        for end, at in ends:
            y = max(end + small.ascent() / 2 - 1, lowest + small.height() - 1)
            lowest = y
            painter.setPen(self._colour(at, tokens))
            painter.drawText(plot.right() + scaled(self.font(), MARGIN), round(y), self._name(self._curves[at]))
