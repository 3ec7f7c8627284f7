"""A short message at the bottom of the window that goes away by itself, as "已保存" with 撤销."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dongliu_desktop.ui.theme.tokens import tokens_of
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import box, elided, scaled

RADIUS = 8.0
STAYS = 5000  # milliseconds; longer while the mouse is over it
ABOVE = 44  # pixels from the bottom of the window: clear of the status bar
SIDES = 48  # pixels left and right of the longest message


class Toast(QWidget):
    """A message over the bottom of `window`. It never takes the keyboard: what its button does has a shortcut too."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._message = ""
        self._run: Callable[[], None] = lambda: None
        self._label = plain_label()
        self._button = QPushButton()
        self._button.setProperty("kind", "flat")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._act)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(self.font(), 16), 4, scaled(self.font(), 8), 4)
        row.addWidget(self._label)
        row.addWidget(self._button)
        self.hide()

    def say(self, message: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Show a message for five seconds, in place of the one before; `action` names a button that calls `run`."""
        self._message = message
        self._run = run or (lambda: None)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(message)
        self._colour()
        self._place()
        self.show()
        self.raise_()
        self._window.installEventFilter(self)  # only while it shows: Python would hear every event of the window
        self._timer.start()

    def leave(self) -> None:
        """Go away."""
        # Not in a hideEvent: that one also comes while the window is being destroyed, and would crash on it.
        self._window.removeEventFilter(self)
        self.hide()

    def _act(self) -> None:
        self.leave()
        self._run()

    def _colour(self) -> None:
        """Turn the theme round, so that it stands out: on dark ink in the light theme, on light ink in the dark one."""
        tokens = tokens_of(self._window.palette())
        palette = QPalette(self._window.palette())
        palette.setColor(QPalette.ColorRole.WindowText, tokens.on_ink)
        self._label.setPalette(palette)
        self._button.setStyleSheet(f"color: {tokens.on_ink.name()}; font-weight: bold; text-decoration: underline;")

    def _place(self) -> None:
        window = self._window
        room = window.width() - 2 * SIDES - self._button.sizeHint().width()
        self._label.setText(elided(self._label.fontMetrics(), self._message, max(room, SIDES)))
        self.adjustSize()
        bottom = window.height() - self.height() - scaled(self.font(), ABOVE)
        self.move((window.width() - self.width()) // 2, bottom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        box(QPainter(self), QRectF(self.rect()), RADIUS, tokens.ink)
