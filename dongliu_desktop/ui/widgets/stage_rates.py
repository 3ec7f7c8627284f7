"""How far the sites of a project have come: a bar per stage, one below the other or side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.sites import StageRate
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of
from dongliu_desktop.ui.widgets.painting import elided, fill, resized, scaled

LINE = 26  # pixels of one stage, one below the other
CELL = 46  # pixels of all stages, side by side
BAR = 6
GAP = 14
SMALL = 0.88


class StageRates(QWidget):
    """Shows rates. `across` puts them side by side."""

    def __init__(self, *, across: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._across = across
        self._rates: Sequence[StageRate] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("各阶段完成情况"))

    def show_rates(self, rates: Sequence[StageRate]) -> None:
        """Show other rates."""
        self._rates = rates
        self.setAccessibleDescription(tr("；").join(f"{rate.title} {_told(rate)}" for rate in rates))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = 1 if self._across else len(self._rates)
        return QSize(scaled(self.font(), 240), scaled(self.font(), CELL if self._across else LINE * lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        for at, rate in enumerate(self._rates):
            if self._across:
                width = (self.width() + GAP) / len(self._rates)
                self._paint_cell(painter, QRect(round(at * width), 0, round(width) - GAP, self.height()), rate, tokens)
            else:
                height = scaled(self.font(), LINE)
                self._paint_line(painter, QRect(0, at * height, self.width(), height), rate, tokens)

    def _paint_line(self, painter: QPainter, line: QRect, rate: StageRate, tokens: Tokens) -> None:
        names = max(self.fontMetrics().horizontalAdvance(one.title) for one in self._rates) + scaled(self.font(), 10)
        told = _told(rate)
        figures = max(self.fontMetrics().horizontalAdvance(_told(one)) for one in self._rates)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(tokens.muted)
        painter.drawText(line, middle, rate.title)
        painter.setPen(tokens.text)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, told)
        bar = line.adjusted(names, 0, -figures - scaled(self.font(), 10), 0)
        self._paint_bar(painter, bar, bar.center().y(), rate, tokens)

    def _paint_cell(self, painter: QPainter, cell: QRect, rate: StageRate, tokens: Tokens) -> None:
        bold, small = resized(self.font(), 1.15, bold=True), resized(self.font(), SMALL)
        figure = rate.figure if rate.percent is None else percent(rate.percent)
        painter.setFont(bold)
        painter.setPen(tokens.text)
        baseline = cell.top() + QFontMetrics(bold).ascent()
        painter.drawText(cell.left(), baseline, figure)
        used = QFontMetrics(bold).horizontalAdvance(figure) + scaled(self.font(), 6)
        painter.setFont(small)
        painter.setPen(tokens.muted)
        shares = "" if rate.percent is None else f"  {rate.figure}"
        words = elided(QFontMetrics(small), f"{rate.title}{shares}", cell.width() - used)
        painter.drawText(cell.left() + used, baseline, words)
        self._paint_bar(painter, cell, cell.bottom() - scaled(self.font(), 10), rate, tokens)

    def _paint_bar(self, painter: QPainter, room: QRect, middle: int, rate: StageRate, tokens: Tokens) -> None:
        if rate.percent is None:
            return
        height = scaled(self.font(), BAR)
        top = middle - height / 2
        fill(painter, room.left(), top, room.width(), height, tokens.track)
        colour = tokens.lights[Light.BLUE if rate.done >= rate.total else Light.GREEN].shape
        fill(painter, room.left(), top, room.width() * min(1.0, rate.percent / 100), height, colour)


def _told(rate: StageRate) -> str:
    return rate.figure if rate.percent is None else tr("{}（{}）").format(percent(rate.percent), rate.figure)
