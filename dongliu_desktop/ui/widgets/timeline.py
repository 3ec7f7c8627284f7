"""A timeline of entries: a dot on a line, a headline, and text below. Long histories make no widgets."""

import re
from collections.abc import Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.look import Look, fresh
from dongliu_desktop.ui.widgets.painting import focus_ring, scaled

LEFT = 26  # pixels from the edge to the text
DOT = 9
GAP = 12  # below an entry
MANY = 4000  # heights remembered
BATCH = 40  # entries laid out at a time
TOP = int(Qt.AlignmentFlag.AlignTop)
BY_WORDS = int(Qt.TextFlag.TextWordWrap) | TOP  # no line of Chinese begins with a comma
ANYWHERE = int(Qt.TextFlag.TextWrapAnywhere) | TOP  # for what has no place to break, as an address
UNBROKEN = re.compile(r"[!-~]{30}")
UNBOUNDED = 1 << 20
Index = QModelIndex | QPersistentModelIndex


class Entry(NamedTuple):
    """One entry: "2015-10-31", "74% → 82%", what was reported, and the light it had (None: not told).

    `faded` marks an entry that was corrected by a later one.
    """

    date: str
    headline: str
    text: str = ""
    light: Light | None = None
    faded: bool = False

    def spoken(self) -> str:
        """Give the whole entry as plain text, as it is read aloud and copied."""
        return "\n".join(part for part in (f"{self.date}  {self.headline}".strip(), self.text) if part)


class TimelineModel(QAbstractListModel):
    """The entries, newest first as they are given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Give the entry of a row."""
        return self._entries[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or role not in SPOKEN:
            return None
        return self._entries[index.row()].spoken()


SPOKEN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))


class _EntryDelegate(QStyledItemDelegate):
    """Paints an entry, and remembers how high each one is at the present width."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.look = Look(view.font(), view.palette())
        self._heights: dict[tuple[int, Entry], int] = {}

    def tidy(self) -> None:
        """Forget the heights when there are many: the same entries mostly come again, with one more."""
        if len(self._heights) > MANY:
            self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry, width = _entry(index), self._view.viewport().width()
        key = (width, entry)
        if key not in self._heights:
            self._heights[key] = self._height(entry, width)
        return QSize(0, self._heights[key])

    def _height(self, entry: Entry, width: int) -> int:
        metrics = self.look.metrics
        height = metrics.height() + scaled(self.look.font, GAP)
        if entry.text:
            room = self._text_rect(QRect(0, 0, width, UNBOUNDED))
            height += metrics.boundingRect(room, _wrap(entry.text), entry.text).height() + 2
        return height

    def _text_rect(self, rect: QRect) -> QRect:
        return rect.adjusted(scaled(self.look.font, LEFT), 0, -scaled(self.look.font, 8), 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self.look = fresh(self.look, self._view)
        entry, rect = _entry(index), option.rect
        painter.save()
        painter.setFont(look.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect.adjusted(0, -3, -1, -5), look.tokens.selection)
        self._paint_mark(painter, rect, entry, first=index.row() == 0, last=index.row() == index.model().rowCount() - 1)
        inner = self._text_rect(rect)
        strong = look.tokens.muted if entry.faded else look.tokens.text
        painter.setPen(look.tokens.muted)
        painter.drawText(inner, TOP, entry.date)
        after = look.metrics.horizontalAdvance(entry.date) + look.padding if entry.date else 0
        painter.setPen(strong)
        head = QRect(inner.left() + after, inner.top(), inner.width() - after, look.metrics.height())
        look.write(painter, head, entry.headline)
        painter.setPen(look.tokens.muted)
        painter.drawText(inner.adjusted(0, look.metrics.height() + 2, 0, 0), _wrap(entry.text), entry.text)
        if self._view.hasFocus() and index == self._view.currentIndex():
            focus_ring(painter, QRectF(rect.adjusted(0, -3, -1, -5)), 5, look.tokens)
        painter.restore()

    def _paint_mark(self, painter: QPainter, rect: QRect, entry: Entry, *, first: bool, last: bool) -> None:
        look = self.look
        side = scaled(look.font, DOT)
        centre = QPointF(rect.left() + scaled(look.font, 9), rect.top() + look.metrics.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.tokens.line, 2))
        top = centre.y() if first else rect.top()
        bottom = centre.y() if last else rect.bottom() + 1
        painter.drawLine(QPointF(centre.x(), top), QPointF(centre.x(), bottom))
        colour = look.tokens.lights[entry.light or Light.GREY].shape
        painter.setPen(QPen(look.tokens.panel, 2))
        painter.setBrush(look.tokens.edge if entry.faded else colour)
        painter.drawEllipse(centre, side / 2 + 1, side / 2 + 1)


class Timeline(QListView):
    """A scrolling list of entries. Up and Down walk it, Ctrl+C copies the entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = TimelineModel(self)
        self._painter = _EntryDelegate(self)
        self.setModel(self._entries)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(tr("填报时间线"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self._add_copy()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, in the order given."""
        self._painter.tidy()
        self._entries.set_entries(entries)

    def copy(self) -> None:
        """Put the current entry on the clipboard, as plain text."""
        if self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(_entry(self.currentIndex()).spoken())

    def _add_copy(self) -> None:
        action = QAction(tr("复制"), self)
        action.setShortcut(QKeySequence.StandardKey.Copy)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.copy)
        self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def _entry(index: Index) -> Entry:
    return cast("TimelineModel", index.model()).entry(index.row())


def _wrap(text: str) -> int:
    """Give how to break the lines of a text, as flags of drawText."""
    return ANYWHERE if UNBROKEN.search(text) else BY_WORDS
