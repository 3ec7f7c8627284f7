"""The tabs of the main window: title, number of projects behind it, a line under the chosen one."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.tokens import Tokens, tokens_of
from dongliu_desktop.ui.widgets.painting import box, fill, focus_ring, resized, scaled

LINE = 3  # pixels under the chosen tab


class _Size(NamedTuple):
    padding: int  # left and right of the words together
    height: int


USUAL = _Size(34, 42)
COMPACT = _Size(20, 34)


class Tab(NamedTuple):
    """One tab: its key, its title, and the number behind it (None: none)."""

    key: str
    title: str
    number: int | None = None


class PillarTabs(QTabBar):
    """A tab bar that is told its tabs as data. Left and Right choose; it scrolls where it is too narrow.

    `compact` is the size for an inspector.

    Signals:
        chosen: key of the tab chosen by the person or by `choose`.

    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._tabs: list[Tab] = []
        self._size = COMPACT if compact else USUAL
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("板块"))
        self.currentChanged.connect(self._on_current)

    def set_tabs(self, tabs: Sequence[Tab], current: str) -> None:
        """Show these tabs, one of them chosen; no signal."""
        before = self.blockSignals(True)
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)  # Qt asks for the sizes of those that stay: their list must hold them yet
        self._tabs = list(tabs)
        while self.count() < len(tabs):
            self.addTab("")
        for at, tab in enumerate(tabs):
            self.setTabText(at, _spoken(tab).replace("&", "&&"))
            self.setAccessibleTabName(at, _spoken(tab))
        self.setCurrentIndex(self._position(current))
        self.blockSignals(before)
        self.update()

    def choose(self, key: str) -> None:
        """Go to a tab; signals if it was another one."""
        self.setCurrentIndex(self._position(key))

    def current_key(self) -> str:
        """Give the key of the chosen tab, "" where there is none."""
        at = self.currentIndex()
        return self._tabs[at].key if 0 <= at < len(self._tabs) else ""

    def _position(self, key: str) -> int:
        return next((at for at, tab in enumerate(self._tabs) if tab.key == key), 0)

    def _on_current(self, _at: int) -> None:
        self.chosen.emit(self.current_key())

    def tabSizeHint(self, index: int) -> QSize:
        tab = self._tabs[index]
        width = QFontMetrics(self._bold()).horizontalAdvance(tab.title) + scaled(self.font(), self._size.padding)
        if tab.number is not None:
            width += self.fontMetrics().horizontalAdvance(str(tab.number)) + scaled(self.font(), 6)
        return QSize(width, scaled(self.font(), self._size.height))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        pointed = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for at in range(self.count()):
            self._paint_tab(painter, at, tokens, hovered=at == pointed)

    def _paint_tab(self, painter: QPainter, at: int, tokens: Tokens, *, hovered: bool) -> None:
        rect, tab, chosen = self.tabRect(at), self._tabs[at], at == self.currentIndex()
        inner = QRectF(rect.adjusted(3, 5, -3, -7))
        if hovered and not chosen:
            box(painter, inner, 6, tokens.hover)
        if chosen:
            fill(painter, rect.left() + 6, rect.bottom() - LINE + 1, rect.width() - 12, LINE, tokens.accent)
            if self.hasFocus():
                focus_ring(painter, inner, 6, tokens)
        self._paint_words(painter, rect, tab, tokens, chosen=chosen)

    def _paint_words(self, painter: QPainter, rect: QRect, tab: Tab, tokens: Tokens, *, chosen: bool) -> None:
        font = self._bold() if chosen else self.font()
        count = "" if tab.number is None else str(tab.number)
        gap = scaled(self.font(), 6) if count else 0
        title = QFontMetrics(font).horizontalAdvance(tab.title)
        left = rect.left() + (rect.width() - title - gap - self.fontMetrics().horizontalAdvance(count)) // 2
        line = QRect(left, rect.top(), rect.right() - left, rect.height() - 2)
        painter.setFont(font)
        painter.setPen(tokens.text if chosen else tokens.muted)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, tab.title)
        painter.setFont(self.font())
        painter.setPen(tokens.accent if chosen else tokens.muted)
        painter.drawText(line.adjusted(title + gap, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, count)

    def _bold(self) -> QFont:
        return resized(self.font(), 1.0, bold=True)


def _spoken(tab: Tab) -> str:
    return tab.title if tab.number is None else f"{tab.title} {tab.number}"
