"""Locks the screen of the program: all its windows are covered until the password is typed.

It watches the application's events only while a protected file is open. What is open stays open underneath, dialogs
and half-written texts too; whatever else would appear meanwhile is covered as it appears.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from dongliu_desktop.ui.dialogs.password import LockedDialog
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.cover import Cover

LOOK_MS = 5_000
SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
     QEvent.Type.TouchBegin, QEvent.Type.InputMethod}
)  # fmt: skip
LOCK_KEYS = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
NEWS = (QEvent.Type.Show, QEvent.Type.ZOrderChange)


class ScreenLock(QObject):
    """Covers everything when asked to, or after some time without a sign of life.

    `now` gives seconds; a clock that was set back by that time locks as well.

    Signals:
        password_given: what was typed to unlock; answered by `unlock` or `refuse`.
        quit_wanted: the person would rather end the program.
    """

    password_given = Signal(str)
    quit_wanted = Signal()

    def __init__(self, window: QWidget, now: Callable[[], float]) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._patience = 0.0
        self._last = 0.0
        self._covers: list[Cover] = []
        self._dialog: LockedDialog | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self._look)

    def follow(self, minutes: int) -> None:
        """Lock after so many minutes without a sign of life, 0 for never."""
        self._patience = minutes * 60.0
        self._last = self._now()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            application.installEventFilter(self)
        if minutes:
            self._watch.start()
        else:
            self._watch.stop()

    def stop(self) -> None:
        """Watch no longer: no protected file is open."""
        self._watch.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def lock(self) -> None:
        """Cover all windows now and ask for the password."""
        if self._dialog is not None:
            return
        _close_popups()
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        self._covers = [Cover(widget, tr("已锁定")) for widget in shown]
        self._dialog = dialog = LockedDialog(self._window)
        dialog.given.connect(lambda: self.password_given.emit(dialog.field.text()))
        dialog.quit_wanted.connect(self._quit)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def unlock(self) -> None:
        """Show everything again: the password was right."""
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        covers, self._covers = self._covers, []
        for cover in covers:
            cover.lift()
        dialog.hide()
        dialog.deleteLater()
        self._last = self._now()

    def refuse(self, sentence: str) -> None:
        """Say that the password was wrong."""
        if self._dialog is not None:
            self._dialog.wrong(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in SIGNS_OF_LIFE:
            self._last = self._now()
            if isinstance(event, QKeyEvent) and event.keyCombination() == LOCK_KEYS:
                self.lock()  # the menu's shortcut does not work in dialogs
                return True
        elif kind in NEWS and self._covers and isinstance(watched, QWidget) and not isinstance(watched, Cover):
            self._hide(watched)
        return super().eventFilter(watched, event)

    def _hide(self, widget: QWidget) -> None:
        """Cover what appears or comes to the front: a window, or part of one that would lie above its cover."""
        window = widget.window()
        cover = next((one for one in self._covers if one.parentWidget() is window), None)
        if cover is not None:
            cover.spread()
        elif window is not self._dialog and widget is window and self._dialog is not None:
            self._covers.append(Cover(window, tr("已锁定")))
            self._dialog.raise_()

    def _look(self) -> None:
        if abs(self._now() - self._last) >= self._patience:
            self.lock()

    def _quit(self) -> None:
        for cover in self._covers:
            window = cover.parentWidget()
            if isinstance(window, QDialog):
                window.reject()
        dialog, self._dialog = self._dialog, None
        if dialog is not None:  # the covers stay: the program ends
            dialog.hide()
            dialog.deleteLater()
        self.quit_wanted.emit()


def _close_popups() -> None:
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
