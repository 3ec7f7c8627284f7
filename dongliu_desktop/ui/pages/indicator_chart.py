"""The chart of an indicator: its months in two years side by side, and the target of the year."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dongliu_desktop.domain.quantities import number
from dongliu_desktop.domain.readings import Point, month_period, target_text
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.pages.comparison_cards import MARGIN, RADIUS, SMALL, YEAR_COLOURS
from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of
from dongliu_desktop.ui.widgets.painting import box, focus_ring, plain_tip, resized, scaled

MONTHS = 12
COLUMN = 22  # pixels of one column, at most
COMPUTED = 0.4  # strength of the colour of what is computed and not printed
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Series(NamedTuple):
    """The figures of one year, by last month."""

    year: int
    points: Mapping[int, Point]


class Curves(NamedTuple):
    """All that the chart shows; the earlier year first, so that its columns stand at the left."""

    title: str
    unit: str
    cumulative: bool
    years: tuple[Series, ...]
    target: tuple[float | None, float | None] = (None, None)


NOTHING = Curves("", "", True, ())


class MonthChart(QWidget):
    """Columns per month: full ones are printed, pale ones computed; an unknown month stays empty.

    Left, Right, Home and End or the mouse choose a month, whose figures stand in the title.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves = NOTHING
        self.month = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_curves(self, curves: Curves) -> None:
        """Show other figures; the month chosen is the last one known."""
        self._curves = curves
        self.choose(max((month for series in curves.years for month in series.points), default=0))
        self.setAccessibleName(tr("{}各月的图").format(curves.title))

    def told(self, month: int) -> str:
        """Give the figures of a month in words: 2015年1-11月 2.8亿元；2016年1-11月 没有数."""
        return tr("；").join(self._told(series, month) for series in self._curves.years)

    def _told(self, series: Series, month: int) -> str:
        point = series.points.get(month)
        first = 1 if self._curves.cumulative else month
        first, last = point.months if point else (first, month)
        period = month_period(first, last, cumulative=self._curves.cumulative).text
        if point is None:
            return tr("{}年{} 没有数").format(series.year, period)
        about = tr("约 ") if point.rough else ""
        how = "" if point.printed else tr("（算出）")
        return tr("{}年{} {}").format(series.year, period, f"{about}{number(point.value, 4)}{self._curves.unit}{how}")

    def month_at(self, point: QPoint) -> int:
        """Give the month under a point of the widget, 0 beside them."""
        plot = self._plot()
        inside = plot.left() <= point.x() <= plot.right()
        return min(MONTHS, int((point.x() - plot.left()) / plot.width() * MONTHS) + 1) if inside else 0

    def choose(self, month: int) -> None:
        """Choose a month, whose figures are told; 0 chooses none."""
        self.month = month
        self.setAccessibleDescription(self.told(month) if month else tr("还没有按月的数"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(self.font(), 520), scaled(self.font(), 190))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(self.font(), 320), scaled(self.font(), 150))

    # ------------------------------------------------------------ geometry

    def _small(self) -> QFontMetrics:
        return QFontMetrics(resized(self.font(), SMALL))

    def _plot(self) -> QRect:
        margin, line = scaled(self.font(), MARGIN), self._small().height()
        return self.rect().adjusted(margin, self.fontMetrics().height() + 2 * line + 12, -margin, -line - 10)

    def _scale(self) -> tuple[float, float]:
        """Give the lowest and the highest figure of the picture; nought is always in it."""
        values = [point.value for series in self._curves.years for point in series.points.values()]
        values += self._target()
        return min(0.0, *values, 0.0), max(0.0, *values, 0.0)

    def _target(self) -> list[float]:
        """Give the ends of the year's target: there is none of a single month."""
        return [end for end in self._curves.target if end is not None and self._curves.cumulative]

    def _height(self, value: float) -> int:
        """Give where on the widget a value stands."""
        low, high = self._scale()
        plot = self._plot()
        return plot.bottom() + 1 - round((value - low) / ((high - low) or 1.0) * plot.height())

    def _columns(self) -> Iterator[tuple[Point, QRect, QColor]]:
        plot, years = self._plot(), self._curves.years
        share = plot.width() / MONTHS
        width = max(3, min(scaled(self.font(), COLUMN), int(share / 2) - 4))
        lights = tokens_of(self.palette()).lights
        base = self._height(0.0)
        for at, (series, colour) in enumerate(zip(years, YEAR_COLOURS[-len(years) :], strict=True)):
            for month, point in series.points.items():
                middle = plot.left() + round(share * (month - 0.5))
                left = middle - width // 2 if len(years) == 1 else middle + (1 if at else -width - 1)
                top = self._height(point.value)
                rect = QRect(left, min(top, base), width, max(1, abs(base - top)))
                yield point, rect, lights[colour].shape

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        box(painter, QRectF(self.rect()), RADIUS, tokens.panel, tokens.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        plot = self._plot()
        self._paint_head(painter, tokens)
        if self.month:
            share = plot.width() / MONTHS
            painter.fillRect(
                QRectF(plot.left() + share * (self.month - 1), plot.top(), share, plot.height()), tokens.selection
            )
        for point, rect, colour in self._columns():
            painter.setOpacity(1.0 if point.printed else COMPUTED)
            painter.fillRect(rect, colour)
        painter.setOpacity(1.0)
        painter.fillRect(plot.left(), self._height(0.0), plot.width(), 1, tokens.edge)
        self._paint_target(painter, plot, tokens)
        self._paint_months(painter, plot, tokens)
        if not any(series.points for series in self._curves.years):
            painter.setPen(tokens.muted)
            painter.drawText(plot, Qt.AlignmentFlag.AlignCenter, tr("还没有注明月份的数，画不出图"))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), RADIUS, tokens)

    def _paint_head(self, painter: QPainter, tokens: Tokens) -> None:
        margin = scaled(self.font(), MARGIN)
        bold = resized(self.font(), 1.0, bold=True)
        baseline = scaled(self.font(), 10) + QFontMetrics(bold).ascent()
        painter.setFont(bold)
        painter.setPen(tokens.text)
        kind = tr("累计数") if self._curves.cumulative else tr("当月数")
        painter.drawText(margin, baseline, tr("{}（{}）").format(kind, self._curves.unit or tr("无单位")))
        painter.setFont(resized(self.font(), SMALL))
        self._paint_legend(painter, tokens, baseline)
        painter.setPen(tokens.muted)
        told = self.told(self.month) if self.month else ""
        painter.drawText(margin, baseline + self._small().height() + 3, told)

    def _paint_legend(self, painter: QPainter, tokens: Tokens, baseline: int) -> None:
        small, side = self._small(), scaled(self.font(), 10)
        right = self.width() - scaled(self.font(), MARGIN)
        years = self._curves.years
        shown = [
            (str(series.year), tokens.lights[colour].shape)
            for series, colour in zip(years, YEAR_COLOURS[-len(years) :] if years else (), strict=True)
        ]
        for text, colour in (*reversed(shown), (tr("淡色为算出"), None)):
            right -= small.horizontalAdvance(text)
            painter.setPen(tokens.muted)
            painter.drawText(right, baseline, text)
            if colour is not None:
                right -= side + 4
                painter.fillRect(right, baseline - side + 1, side, side, colour)
            right -= scaled(self.font(), 10)

    def _paint_target(self, painter: QPainter, plot: QRect, tokens: Tokens) -> None:
        ends = self._target()
        if not ends:
            return
        painter.setPen(QPen(tokens.accent, 1, Qt.PenStyle.DashLine))
        for end in dict.fromkeys(ends):
            painter.drawLine(plot.left(), self._height(end), plot.right(), self._height(end))
        told = tr("目标 {}").format(target_text(*self._curves.target))
        painter.drawText(plot.left(), self._height(ends[0]) + self._small().ascent() + 1, told)

    def _paint_months(self, painter: QPainter, plot: QRect, tokens: Tokens) -> None:
        share = plot.width() / MONTHS
        for month in range(1, MONTHS + 1):
            painter.setPen(tokens.text if month == self.month else tokens.muted)
            rect = QRectF(plot.left() + share * (month - 1), plot.bottom() + 4, share, self._small().height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tr("{}月").format(month))

    # ------------------------------------------------------------ keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: MONTHS}
        if event.key() in STEPS:
            self.choose(min(max(self.month + STEPS[Qt.Key(event.key())], 1), MONTHS))
        elif event.key() in ends:
            self.choose(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if month := self.month_at(event.position().toPoint()):
            self.choose(month)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            month = self.month_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(self.told(month)) if month else "", self)
            return True
        return super().event(event)
