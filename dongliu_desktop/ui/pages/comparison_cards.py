"""Cards of the headline indicators: two bars to one scale, or why the two years cannot be compared."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from dongliu_desktop.domain.indicators import IndicatorPair, change, figure, printed_growth, rank_change
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.periods import Period
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import paint_icon
from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of
from dongliu_desktop.ui.widgets.painting import box, elided, focus_ring, plain_tip, resized, scaled

MARGIN = 14
RADIUS = 8.0
SMALL = 0.88
GAP = 12  # between cards
NARROWEST = 208  # pixels of a card: a figure with its unit still stands beside its bar
BAR = 14
CARD = 164  # pixels of a card's height
YEAR_COLOURS = (Light.GREY, Light.BLUE)  # of the earlier and the later year's bars, here and in the chart


class IndicatorCard(QAbstractButton):
    """One indicator in two years. A click goes to it in the list of all indicators."""

    def __init__(self, pair: IndicatorPair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_pair(pair)

    def show_pair(self, pair: IndicatorPair) -> None:
        """Show another pair of readings."""
        self.pair = pair
        years = (f"{year} {figure(one)}" for year, one in zip(pair.years, (pair.earlier, pair.later), strict=True))
        self.setText(pair.name)
        self.setAccessibleName(tr("，").join(filter(None, [pair.name, *years, self.conclusion(), self.further()])))
        self.setToolTip(plain_tip(self.accessibleName()))
        self.update()

    def conclusion(self) -> str:
        """Give what changed, or why it cannot be told."""
        return change(self.pair) if self.pair.comparable else tr("不可比：{}").format(self.pair.reason)

    def further(self) -> str:
        """Give the ranks, and the growth that the office's own papers print."""
        growth = printed_growth(self.pair)
        return " · ".join(filter(None, (rank_change(self.pair), tr("文中同比 {}").format(growth) if growth else "")))

    def sizeHint(self) -> QSize:
        return QSize(scaled(self.font(), NARROWEST), scaled(self.font(), CARD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        frame = QRectF(self.rect())
        box(painter, frame, RADIUS, tokens.hover if self.underMouse() else tokens.panel, tokens.line)
        if self.hasFocus():
            focus_ring(painter, frame, RADIUS, tokens)
        margin = scaled(self.font(), MARGIN)
        inner = self.rect().adjusted(margin, scaled(self.font(), 10), -margin, -scaled(self.font(), 10))
        top = self._paint_head(painter, inner, tokens)
        top = self._paint_bars(painter, inner.adjusted(0, top - inner.top(), 0, 0), tokens)
        self._paint_conclusion(painter, inner.adjusted(0, top - inner.top(), 0, 0), tokens)

    def _paint_head(self, painter: QPainter, inner: QRect, tokens: Tokens) -> int:
        bold, small = resized(self.font(), 1.0, bold=True), resized(self.font(), SMALL)
        line = QFontMetrics(bold).height()
        painter.setFont(bold)
        painter.setPen(tokens.text)
        painter.drawText(inner.left(), inner.top() + QFontMetrics(bold).ascent(), self._cut(bold, inner.width()))
        painter.setFont(small)
        painter.setPen(tokens.muted)
        below = inner.top() + line + QFontMetrics(small).ascent()
        painter.drawText(inner.left(), below, elided(QFontMetrics(small), self._periods(), inner.width()))
        return inner.top() + line + QFontMetrics(small).height() + scaled(self.font(), 6)

    def _cut(self, font: QFont, width: int) -> str:
        return elided(QFontMetrics(font), self.pair.name, width)

    def _periods(self) -> str:
        """Say what the figures count: "亿元 · 累计 1-11月", with the months of both years where they differ."""
        readings = [reading for reading in (self.pair.earlier, self.pair.later) if reading]
        units = dict.fromkeys(reading.unit for reading in readings if reading.unit)
        months = dict.fromkeys(_months(reading.period) for reading in readings)
        return " · ".join(filter(None, (tr("、").join(units), " / ".join(months))))

    def _paint_bars(self, painter: QPainter, inner: QRect, tokens: Tokens) -> int:
        labels, texts = [str(year) for year in self.pair.years], self._figures()
        metrics = self.fontMetrics()
        gap = scaled(self.font(), 7)
        left = inner.left() + max(map(metrics.horizontalAdvance, labels)) + gap
        room = inner.right() - left - gap - max(map(metrics.horizontalAdvance, texts))
        line, height = metrics.height() + scaled(self.font(), 4), scaled(self.font(), BAR)
        painter.setFont(self.font())
        for at, share in enumerate(self._shares()):
            slot = QRect(inner.left(), inner.top() + at * line, inner.width(), line)
            length = round(max(room, 0) * share)
            box(
                painter,
                QRectF(left, slot.center().y() - height / 2 + 1, length, height),
                3,
                tokens.lights[YEAR_COLOURS[at]].shape,
            )
            painter.setPen(tokens.muted)
            painter.drawText(slot, Qt.AlignmentFlag.AlignVCenter, labels[at])
            painter.setPen(tokens.text)
            beside = slot.adjusted(left + length + (gap if length else 0) - slot.left(), 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, texts[at])
        return inner.top() + 2 * line + scaled(self.font(), 5)

    def _figures(self) -> list[str]:
        """Give both figures; with their months where these are not the same."""
        pair = self.pair
        readings = (pair.earlier, pair.later)
        if pair.comparable or not (pair.earlier and pair.later):
            return [figure(reading) for reading in readings]
        return [tr("{}（{}）").format(figure(reading), reading.period.text) for reading in readings if reading]

    def _shares(self) -> list[float]:
        """Give the lengths of both bars, 0-1. Figures that cannot be compared get none: bars would compare them."""
        pair = self.pair
        values = [reading.value or 0.0 if reading else 0.0 for reading in (pair.earlier, pair.later)]
        most = max(values)
        if most <= 0 or (pair.earlier and pair.later and not pair.comparable):
            return [0.0, 0.0]
        return [max(value, 0.0) / most for value in values]

    def _paint_conclusion(self, painter: QPainter, inner: QRect, tokens: Tokens) -> None:
        small = resized(self.font(), SMALL)
        below = inner
        painter.setFont(small)
        if not self.pair.comparable:
            side = scaled(self.font(), 14)
            colour = tokens.lights[Light.YELLOW].words
            paint_icon(painter, QRectF(inner.left(), inner.top() + 1, side, side), "triangle-alert", colour)
            inner = inner.adjusted(side + scaled(self.font(), 5), 0, 0, 0)
            painter.setPen(colour)
        else:
            painter.setPen(tokens.text)
        painter.drawText(inner, Qt.TextFlag.TextWordWrap, self.conclusion())
        painter.setPen(tokens.muted)
        further = elided(QFontMetrics(small), self.further(), below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignBottom, further)


def _months(period: Period) -> str:
    if not period.text:
        return tr("未注明统计期")
    return (tr("累计 {}") if period.cumulative else tr("当月 {}")).format(period.text)


class CardGrid(QWidget):
    """Cards in as many columns as fit, all of the same width; the scroll area around it shows what has no room.

    Signals:
        opened: key of the pair whose card was pressed.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[IndicatorCard] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pairs(self, pairs: Sequence[IndicatorPair]) -> None:
        """Show these pairs; cards of the same indicators are kept, and so is the focus."""
        while len(self._cards) > len(pairs):
            card = self._cards.pop()
            card.hide()
            card.deleteLater()
        for card, pair in zip(self._cards, pairs, strict=False):
            card.show_pair(pair)
        for pair in pairs[len(self._cards) :]:
            card = IndicatorCard(pair, self)
            card.clicked.connect(self._on_clicked)
            card.show()
            self._cards.append(card)
        self._arrange()

    def cards(self) -> Sequence[IndicatorCard]:
        """Give the cards as they stand."""
        return self._cards

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, IndicatorCard):
            self.opened.emit(sender.pair.key)

    def _arrange(self) -> None:
        if not self._cards:
            self.setFixedHeight(0)
            return
        gap, narrowest = scaled(self.font(), GAP), self._cards[0].sizeHint().width()
        columns = min(len(self._cards), max(1, (self.width() + gap) // (narrowest + gap)))
        width = (self.width() - gap * (columns - 1)) // columns
        height = self._cards[0].sizeHint().height()
        for at, card in enumerate(self._cards):
            card.setGeometry((at % columns) * (width + gap), (at // columns) * (height + gap), width, height)
        rows = -(-len(self._cards) // columns)
        self.setFixedHeight(rows * (height + gap) - gap)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def scrolling(grid: CardGrid) -> QScrollArea:
    """Give a frameless scroll area around the cards."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(grid)
    area.viewport().setAutoFillBackground(False)
    grid.setAutoFillBackground(False)
    return area
