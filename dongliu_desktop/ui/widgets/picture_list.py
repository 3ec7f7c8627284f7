"""A list of files with small pictures. A picture is asked for when its row is first painted, and kept for a while."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dongliu_desktop.ui.theme.icons import paint_icon
from dongliu_desktop.ui.widgets.look import Look, fresh
from dongliu_desktop.ui.widgets.painting import box, fill_rect, focus_ring, plain_tip, scaled

SIDE = 56  # pixels of a small picture
EDGE = 6  # around it
ICON = 26
KEPT = 400  # pictures: of 56 pixels, 5 MB
Index = QModelIndex | QPersistentModelIndex


class PictureEntry(NamedTuple):
    """One row: its key, what it is called, a line about it, a fainter one, its icon, and the key of its picture."""

    key: str
    title: str
    line: str
    note: str
    icon_name: str
    picture: str = ""

    def spoken(self) -> str:
        """Give the row as plain text, as it is read aloud."""
        return "\n".join(part for part in (self.title, self.line, self.note) if part)


class PictureModel(QAbstractListModel):
    """The rows, in the order given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[PictureEntry, ...] = ()

    def set_entries(self, entries: Sequence[PictureEntry]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(entry.spoken())
        return entry.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, view: "PictureList") -> None:
        super().__init__(view)
        self._view = view
        self._look = Look(view.font(), view.palette())

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, scaled(self._view.font(), SIDE + 2 * EDGE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look = fresh(self._look, self._view)
        entry, rect = cast("PictureModel", index.model()).entries[index.row()], option.rect
        painter.save()
        painter.setFont(look.font)
        if self._view.selectionModel().isSelected(index):
            fill_rect(painter, rect, look.tokens.selection)
        edge, side = scaled(look.font, EDGE), scaled(look.font, SIDE)
        self._paint_picture(painter, QRect(rect.left() + edge, rect.top() + edge, side, side), entry)
        left = rect.left() + side + 3 * edge
        high = look.metrics.height() + 1
        top = rect.top() + (rect.height() - 3 * high) // 2
        colours = (look.tokens.text, look.tokens.text, look.tokens.muted)
        for at, (text, colour) in enumerate(zip((entry.title, entry.line, entry.note), colours, strict=True)):
            painter.setPen(colour)
            painter.setFont(look.font)
            look.write(painter, QRect(left, top + at * high, rect.right() - left - edge, high), text)
        if self._view.hasFocus() and index == self._view.currentIndex():
            focus_ring(painter, QRectF(rect.adjusted(0, 0, -1, -1)), 5, look.tokens)
        painter.restore()

    def _paint_picture(self, painter: QPainter, square: QRect, entry: PictureEntry) -> None:
        tokens = self._look.tokens
        pixmap = self._view.picture(entry.picture) if entry.picture else None
        if pixmap is None:
            box(painter, QRectF(square), 4, tokens.group, tokens.line)
            side = scaled(self._look.font, ICON)
            icon = QRectF(square.center().x() - side / 2 + 0.5, square.center().y() - side / 2 + 0.5, side, side)
            paint_icon(painter, icon, entry.icon_name, tokens.muted)
            return
        size = pixmap.deviceIndependentSize()
        left = square.left() + (square.width() - size.width()) / 2
        top = square.top() + (square.height() - size.height()) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(left, top, size.width(), size.height()), pixmap, QRectF(pixmap.rect()))


class PictureList(QListView):
    """A scrolling list. Enter or a double click opens a row.

    Signals:
        opened: key of the row.
        wanted: key of a picture that is to be shown; answer with `show_picture`.
        chosen_changed: other rows are chosen.
    """

    opened = Signal(str)
    wanted = Signal(str)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = PictureModel(self)
        self._pictures: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._asked: list[str] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        self.setModel(self.entries)
        self.setItemDelegate(_RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.activated.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)

    def set_entries(self, entries: Sequence[PictureEntry]) -> None:
        """Show these; what was chosen stays so as far as it is still there."""
        chosen = set(self.chosen_keys())
        self.entries.set_entries(entries)
        rows = [row for row, entry in enumerate(entries) if entry.key in chosen] or [0]
        if entries:
            self.setCurrentIndex(self.entries.index(rows[0]))
        for row in rows[1:]:
            self.selectionModel().select(self.entries.index(row), self.selectionModel().SelectionFlag.Select)
        self.chosen_changed.emit()

    def chosen_keys(self) -> list[str]:
        """Give the keys of the chosen rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.entries.entries[row].key for row in rows]

    def picture(self, key: str) -> QPixmap | None:
        """Give a picture if it is there; if not, it is asked for."""
        if key in self._pictures:
            return self._pictures[key]
        if key not in self._asked:
            self._asked.append(key)
            self._soon.start(0)
        return None

    def picture_side(self) -> int:
        """Give how many pixels of the screen a picture may be wide and high."""
        return round(scaled(self.font(), SIDE) * self.devicePixelRatioF())

    def show_picture(self, key: str, image: QImage | None) -> None:
        """Show a picture that was wanted; None where there is none: then its icon stays."""
        pixmap = None if image is None else QPixmap.fromImage(image)
        if pixmap is not None:
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[key] = pixmap
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        if key in self._asked:
            self._asked.remove(key)
        self.viewport().update()
        if self._asked:
            self._soon.start(0)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.entries.entries[index.row()].key)

    def _ask(self) -> None:
        """Ask for one picture at a time: a list that is scrolled through is soon elsewhere."""
        if self._asked:
            self.wanted.emit(self._asked[0])
