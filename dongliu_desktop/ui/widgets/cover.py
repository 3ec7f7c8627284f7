"""Covers a window so that nothing of it can be seen, in pictures of it neither; the window below stays as it is."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dongliu_desktop.ui.theme.icons import paint_icon
from dongliu_desktop.ui.theme.tokens import tokens_of
from dongliu_desktop.ui.widgets.painting import fill_rect, scaled

ICON = 56  # pixels
HEIGHT = 0.26  # of the window, from its top: the middle is where the password is asked for


class Cover(QWidget):
    """Lies over all of a window until `lift`, and grows with it. The window's title is replaced meanwhile.

    Attributes:
        window_title: what the window is called; the window says `title` as long as it is covered.
    """

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window)
        self._covered = window
        self._title = title
        self.window_title = window.windowTitle()
        self.setAccessibleName(title)
        window.installEventFilter(self)
        window.setWindowTitle(title)
        self.spread()
        self.show()

    def lift(self) -> None:
        """Show the window again, called as it should be by now."""
        self._covered.removeEventFilter(self)
        self._covered.setWindowTitle(self.window_title)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.WindowTitleChange and self._covered.windowTitle() != self._title:
            self.window_title = self._covered.windowTitle()
            self._covered.setWindowTitle(self._title)
        elif kind in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.ChildPolished):
            self.spread()  # a child that is new would lie above
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        fill_rect(painter, self.rect(), tokens.window)
        side = scaled(self.font(), ICON)
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(self.width() / 2, self.height() * HEIGHT))
        paint_icon(painter, square, "lock", tokens.muted)
        painter.end()

    def spread(self) -> None:
        """Lie over all of the window again."""
        self.setGeometry(self._covered.rect())
        self.raise_()
