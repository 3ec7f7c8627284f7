"""Pages of paper on a desk: the very items that go to the printer, painted for the screen."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from dongliu_desktop.documents.layout.items import UNITS_PER_POINT, Document, Page, Paper, Text
from dongliu_desktop.documents.layout.paint import Replay
from dongliu_desktop.ui.language import tr

_DESK = QColor("#8d939c")
EDGE = QColor("#5f656e")
_GAP = 16  # pixels of desk around a page
_PIXELS_PER_UNIT = 96 / 72 / UNITS_PER_POINT  # at 100 %: an inch of paper is 96 pixels
_KEPT_BYTES = 96 * 1024 * 1024  # of pictures of pages
_STEP = 1.25
LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0


class Fit(Enum):
    """How the zoom follows the size of the window."""

    NO = "no"
    WIDTH = "width"
    PAGE = "page"


class Sheet(NamedTuple):
    """A page with the paper it is on and the title of its document."""

    paper: Paper
    page: Page
    title: str


def sheets_of(documents: Sequence[Document]) -> list[Sheet]:
    """Give all pages in their order."""
    return [Sheet(document.paper, page, document.title) for document in documents for page in document.pages]


def picture(sheet: Sheet, size: QSize, ratio: float, *, grey: bool) -> QImage:
    """Paint a page at `size` (logical pixels) for a screen of `ratio` device pixels per logical pixel."""
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    Replay(painter).items(sheet.page.items, image.width() / sheet.paper.width)
    painter.end()
    if grey:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    image.setDevicePixelRatio(ratio)
    return image


class PageView(QAbstractScrollArea):
    """Shows pages below each other, at any zoom.

    Keys: PgUp/PgDn previous and next page, Home/End first and last, Ctrl with +, - and 0 (or the wheel) zooms.

    Signals:
        page_changed: the number (from 0) of the page that is looked at.
        zoom_changed: the zoom, 1.0 being the size of paper.
    """

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageView")
        self.setAccessibleName(tr("页面预览"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.zoom = 1.0
        self.current = 0
        self.fit = Fit.WIDTH
        self._grey = False
        self._sheets: Sequence[Sheet] = ()
        self._tops: list[int] = [0]
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show other pages, from the first on."""
        self._sheets = sheets
        self._arrange()
        self.go_to(0)

    def go_to(self, number: int) -> None:
        """Bring the top of a page (from 0) into view; numbers beyond the ends are the ends."""
        if self._sheets:
            number = min(max(number, 0), len(self._sheets) - 1)
            self.verticalScrollBar().setValue(self._tops[number] - _GAP // 2)
            self._look_at(number)

    def set_grey(self, grey: bool) -> None:
        """Show how a black and white printer would print."""
        self._grey = grey
        self._pictures.clear()
        self.viewport().update()

    def set_fit(self, fit: Fit) -> None:
        """Let the zoom follow the window, or stay as it is."""
        self.fit = fit
        self._arrange()

    def set_zoom(self, zoom: float) -> None:
        """Show at a fixed zoom; the middle of what is seen stays in the middle."""
        self.fit = Fit.NO
        self._apply(zoom)

    def zoom_in(self) -> None:
        """Show larger."""
        self.set_zoom(self.zoom * _STEP)

    def zoom_out(self) -> None:
        """Show smaller."""
        self.set_zoom(self.zoom / _STEP)

    def _apply(self, zoom: float) -> None:
        zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2
        middle = (bar.value() + half) / max(1, self._tops[-1])
        changed = zoom != self.zoom
        self.zoom = zoom
        self._pictures.clear()
        self._tops = list(accumulate((self._size(sheet).height() + _GAP for sheet in self._sheets), initial=_GAP))
        self._ranges()
        bar.setValue(round(middle * self._tops[-1] - half))
        self.viewport().update()
        if changed:
            self.zoom_changed.emit(zoom)

    def _arrange(self) -> None:
        self._apply(self._fitting() if self._sheets else self.zoom)

    def _fitting(self) -> float:
        if self.fit is Fit.NO:
            return self.zoom
        # The bar's room is always reckoned with: were it not, a page could flicker between two zooms.
        room = self.maximumViewportSize() - QSize(self.verticalScrollBar().sizeHint().width(), 0)
        widest = max(sheet.paper.width for sheet in self._sheets) * _PIXELS_PER_UNIT
        zoom = (room.width() - 2 * _GAP) / widest
        if self.fit is Fit.PAGE:
            highest = max(sheet.paper.height for sheet in self._sheets) * _PIXELS_PER_UNIT
            zoom = min(zoom, (room.height() - 2 * _GAP) / highest)
        return zoom

    def _ranges(self) -> None:
        room = self.viewport().size()
        widest = max((self._size(sheet).width() for sheet in self._sheets), default=0) + 2 * _GAP
        for bar, needed, seen in (
            (self.verticalScrollBar(), self._tops[-1], room.height()),
            (self.horizontalScrollBar(), widest, room.width()),
        ):
            bar.setRange(0, max(0, needed - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(48)

    def _size(self, sheet: Sheet) -> QSize:
        scale = _PIXELS_PER_UNIT * self.zoom
        return QSize(round(sheet.paper.width * scale), round(sheet.paper.height * scale))

    def _place(self, number: int) -> QRect:
        """Give where a page lies in the viewport."""
        size = self._size(self._sheets[number])
        room = self.viewport().width()
        left = max(_GAP, (room - size.width()) // 2) - self.horizontalScrollBar().value()
        return QRect(QPoint(left, self._tops[number] - self.verticalScrollBar().value()), size)

    def _scrolled(self) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        self._look_at(self._at(middle))

    def _at(self, y: int) -> int:
        """Give the page at a height of the desk, the gap above it included."""
        return min(max(bisect_right(self._tops, y) - 1, 0), max(len(self._sheets) - 1, 0))

    def _look_at(self, number: int) -> None:
        if number != self.current or not self.accessibleDescription():
            self.current = number
            self.setAccessibleDescription(self._words(number))
            self.page_changed.emit(number)

    def _words(self, number: int) -> str:
        """Give what a screen reader reads: the text of the page."""
        if not self._sheets:
            return ""
        return " ".join(item.text for item in self._sheets[number].page.items if isinstance(item, Text))

    def _picture(self, number: int) -> QImage:
        image = self._pictures.get(number)
        if image is None:
            sheet = self._sheets[number]
            image = picture(sheet, self._size(sheet), self.devicePixelRatioF(), grey=self._grey)
            self._pictures[number] = image
            while len(self._pictures) > 1 and sum(i.sizeInBytes() for i in self._pictures.values()) > _KEPT_BYTES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(number)
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), _DESK)
        painter.setPen(EDGE)
        top = self.verticalScrollBar().value()
        for number in range(self._at(top), self._at(top + self.viewport().height()) + 1) if self._sheets else ():
            place = self._place(number)
            painter.drawImage(place.topLeft(), self._picture(number))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_PageUp: self.current - 1,
            Qt.Key.Key_PageDown: self.current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._sheets) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.go_to(steps[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * _STEP ** (event.angleDelta().y() / 120))
        else:
            super().wheelEvent(event)
