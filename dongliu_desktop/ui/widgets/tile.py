"""Tiles: a row of large figures above a table. A click shows only what the figure counts."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of
from dongliu_desktop.ui.widgets.painting import box, elided, focus_ring, plain_tip, resized, scaled
from dongliu_desktop.ui.widgets.tab_order import keyboard_passes

MARGIN = 14
GAP = 12  # between tiles
RADIUS = 8.0
FIGURE = 1.75  # size of the figure, of the interface font
HINT = 0.88


class TileFacts(NamedTuple):
    """What one tile shows: "9" "已完成" "64%", in the colour of a light where it stands for one."""

    key: str
    figure: str
    label: str
    hint: str = ""
    light: Light | None = None
    clickable: bool = True


class Tile(QAbstractButton):
    """One figure with its label and a hint below. It is a toggle: checked means the table is filtered by it."""

    def __init__(self, facts: TileFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_facts(facts)

    def show_facts(self, facts: TileFacts) -> None:
        """Show other figures."""
        self.facts = facts
        self.setCheckable(facts.clickable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if facts.clickable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if facts.clickable else Qt.CursorShape.ArrowCursor)
        spoken = tr("，").join(part for part in (f"{facts.label} {facts.figure}", facts.hint) if part)
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(tr("{}（点击只看这些）").format(spoken) if facts.clickable else spoken))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        figure = QFontMetrics(resized(self.font(), FIGURE, bold=True))
        small = QFontMetrics(resized(self.font(), HINT))
        first = figure.horizontalAdvance(self.facts.figure) + self._space()
        first += self.fontMetrics().horizontalAdvance(self.facts.label)
        width = max(first, small.horizontalAdvance(self.facts.hint)) + 2 * scaled(self.font(), MARGIN)
        return QSize(width, scaled(self.font(), 66))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        frame = QRectF(self.rect())
        box(painter, frame, RADIUS, self._fill(tokens), tokens.accent if self.isChecked() else tokens.line)
        if self.hasFocus():
            focus_ring(painter, frame, RADIUS, tokens)
        margin = scaled(self.font(), MARGIN)
        inner = self.rect().adjusted(margin, scaled(self.font(), 9), -margin, -scaled(self.font(), 9))
        self._paint_first_line(painter, inner, tokens)
        small = resized(self.font(), HINT)
        painter.setFont(small)
        painter.setPen(tokens.muted)
        hint = elided(QFontMetrics(small), self.facts.hint, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, hint)

    def _paint_first_line(self, painter: QPainter, inner: QRect, tokens: Tokens) -> None:
        large = resized(self.font(), FIGURE, bold=True)
        metrics = QFontMetrics(large)
        baseline = inner.top() + round(metrics.capHeight()) + scaled(self.font(), 5)
        light = self.facts.light
        painter.setFont(large)
        painter.setPen(tokens.lights[light].words if light else tokens.text)
        painter.drawText(inner.left(), baseline, self.facts.figure)
        left = inner.left() + metrics.horizontalAdvance(self.facts.figure) + self._space()
        painter.setFont(self.font())
        painter.setPen(tokens.muted)
        painter.drawText(left, baseline, elided(self.fontMetrics(), self.facts.label, inner.right() - left + 1))

    def _fill(self, tokens: Tokens) -> QColor:
        if self.isChecked():
            return tokens.selection
        return tokens.hover if self.facts.clickable and self.underMouse() else tokens.panel

    def _space(self) -> int:
        return scaled(self.font(), 7)


class TileRow(QWidget):
    """Up to six tiles side by side, each as wide as it needs and the rest shared; a second line where it is tight.

    Signals:
        activated: key of the tile to filter by, or "" where the checked one was clicked again.

    """

    activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[Tile] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tiles(self, tiles: Sequence[TileFacts]) -> None:
        """Show these figures. Tiles are kept while their keys stay the same, and so are focus and filter."""
        if [tile.facts.key for tile in self._tiles] == [facts.key for facts in tiles]:
            changed = [(tile, facts) for tile, facts in zip(self._tiles, tiles, strict=True) if tile.facts != facts]
            for tile, facts in changed:
                tile.show_facts(facts)
            if not changed:
                return
        else:
            self._make(tiles)
        self._arrange()

    def check(self, key: str) -> None:
        """Show that the table is filtered by this tile ("" by none), without a signal."""
        for tile in self._tiles:
            tile.setChecked(tile.facts.key == key)

    def _make(self, tiles: Sequence[TileFacts]) -> None:
        for tile in self._tiles:
            tile.hide()
            tile.deleteLater()
        self._tiles = [Tile(facts, self) for facts in tiles]
        for tile in self._tiles:
            tile.clicked.connect(self._on_clicked)
            tile.show()
        keyboard_passes(self, self._tiles)

    def _on_clicked(self, checked: bool) -> None:
        sender = self.sender()
        key = sender.facts.key if isinstance(sender, Tile) and checked else ""
        self.check(key)
        self.activated.emit(key)

    def _arrange(self) -> None:
        gap = scaled(self.font(), GAP)
        lines = _lines([tile.sizeHint().width() for tile in self._tiles], self.width(), gap)
        height = max((tile.sizeHint().height() for tile in self._tiles), default=0)
        tiles = iter(self._tiles)
        for number, widths in enumerate(lines):
            left = 0
            for width in widths:
                next(tiles).setGeometry(left, number * (height + gap), width, height)
                left += width + gap
        self.setFixedHeight(max(0, len(lines) * (height + gap) - gap))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _lines(wanted: list[int], width: int, gap: int) -> list[list[int]]:
    """Share `width` among tiles of the wanted widths: in one line, else in two of equal length."""
    if not wanted:
        return []
    spare = width - sum(wanted) - gap * (len(wanted) - 1)
    if spare >= 0 or len(wanted) == 1:
        return [_shared(wanted, spare)]
    half = (len(wanted) + 1) // 2
    return [_shared(part, width - sum(part) - gap * (len(part) - 1)) for part in (wanted[:half], wanted[half:]) if part]


def _shared(wanted: list[int], spare: int) -> list[int]:
    each, left = divmod(spare, len(wanted))
    return [width + each + (1 if number < left else 0) for number, width in enumerate(wanted)]
