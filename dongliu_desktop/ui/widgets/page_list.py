"""Thumbnails of pages, painted when they come into view."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.page_view import EDGE, Sheet, picture

_SIDE = 104  # pixels of the longer side of a thumbnail
_KEPT = 200
_MARGIN = 12  # pixels around a thumbnail
_RING = 3
_NUMBER = 12
Index = QModelIndex | QPersistentModelIndex


class PageModel(QAbstractListModel):
    """One row per page: its number, its picture, its document's title as tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: Sequence[Sheet] = ()
        self._ratio = 1.0
        self._thumbnail = lru_cache(_KEPT)(self._painted)

    def show_sheets(self, sheets: Sequence[Sheet], ratio: float) -> None:
        """Show other pages, for a screen of `ratio` device pixels per logical pixel."""
        self.beginResetModel()
        self._sheets = sheets
        self._ratio = ratio
        self._thumbnail.cache_clear()
        self.endResetModel()

    def _painted(self, number: int) -> QImage:
        sheet = self._sheets[number]
        size = QSize(round(sheet.paper.width), round(sheet.paper.height))
        size.scale(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        return picture(sheet, size, self._ratio, grey=False)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._sheets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(index.row() + 1)
            case Qt.ItemDataRole.DecorationRole:
                return self._thumbnail(index.row())
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr("第 {page} 页 {title}").format(page=index.row() + 1, title=self._sheets[index.row()].title)
            case _:
                return None


class _Thumbnail(QStyledItemDelegate):
    """Paints a page with its number below, ringed where it is chosen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        image: QImage = index.data(Qt.ItemDataRole.DecorationRole)
        size = image.deviceIndependentSize().toSize()
        left = option.rect.x() + (option.rect.width() - size.width()) // 2
        place = QRect(QPoint(left, option.rect.y() + _MARGIN), size)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place.adjusted(-_RING, -_RING, _RING, _RING), option.palette.highlight())
        painter.drawImage(place.topLeft(), image)
        painter.setPen(EDGE)
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.setPen(option.palette.text().color())
        below = option.rect.adjusted(0, place.bottom() + _RING - option.rect.y(), 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, index.data())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(_SIDE + 2 * _MARGIN, _SIDE + 2 * _MARGIN + _NUMBER)


class PageList(QListView):
    """The column of thumbnails.

    Signals:
        chosen: the number (from 0) of the page that somebody picked.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageList")
        self.setAccessibleName(tr("页面缩略图"))
        self._told = 0
        self._model = PageModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Thumbnail(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFixedWidth(_SIDE + 2 * _MARGIN + self.verticalScrollBar().sizeHint().width())
        self.selectionModel().currentChanged.connect(self._picked)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show other pages."""
        self._told = 0
        self._model.show_sheets(sheets, self.devicePixelRatioF())

    def mark(self, number: int) -> None:
        """Mark the page that is looked at; tells nobody."""
        self._told = number
        self.setCurrentIndex(self._model.index(number))

    def _picked(self, current: QModelIndex) -> None:
        if current.isValid() and current.row() != self._told:
            self._told = current.row()
            self.chosen.emit(current.row())
