"""The real program with somebody looking on.

What the onlooker needs is imported when it is needed: importing QKeyEvent alone takes PySide 20 ms, and the start is
being measured.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from dongliu_desktop import app
from dongliu_desktop.__main__ import main


class Watched(app.Program):
    """The program in a window as large as the yardstick's. A bug ends it: nobody is there to read a dialog."""

    def __init__(self, application: QApplication, file: Path | None) -> None:
        super().__init__(application, file)
        self.window.resize(1366, 768)

    def _guard(self) -> None:
        super()._guard()
        sys.excepthook = _give_up


def run(kind: type[Watched]) -> None:
    """Start the program as `dongliu FILE` would, watched by `kind`; the file is the first argument."""
    app.Program = kind
    sys.exit(main([sys.argv[1]]))


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """Press a key and let go, as Qt gets it from the desktop."""
    from PySide6.QtCore import QEvent  # noqa: PLC0415 - see above
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415 - see above

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _give_up(_kind: object, error: BaseException, _trace: object) -> None:
    import traceback  # noqa: PLC0415 - see above

    traceback.print_exception(error)
    sys.stderr.flush()
    os._exit(1)
