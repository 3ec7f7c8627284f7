"""What an input method is still composing."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QPlainTextEdit


def finish_composing(fields: Iterable[QPlainTextEdit]) -> None:
    """Take in what an input method still holds: it is on the screen, but not in the text yet."""
    QGuiApplication.inputMethod().commit()
    for field in fields:
        held = field.textCursor().block().layout().preeditAreaText()
        if held:  # the input method did not listen
            event = QInputMethodEvent()
            event.setCommitString(held)
            QCoreApplication.sendEvent(field, event)
