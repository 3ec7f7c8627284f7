"""The real program with somebody looking on.

What the onlooker needs is imported when it is needed: importing QKeyEvent alone takes PySide a while, and the start
is being measured.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QWidget


class Watched:
    """Stands before the program's class: a window as large as the yardstick's, ended by any bug, as nobody looks on."""

    def __init__(self, application: "QApplication", file: Path | None) -> None:
        super().__init__(application, file)
        self.window.resize(1366, 768)

    def _guard(self) -> None:
        super()._guard()
        sys.excepthook = _give_up


def run(onlooker: type[Watched]) -> None:
    """Start the program as `dongliu FILE` would; the file is the first argument."""
    gc.disable()  # the program does so before it imports the window; here that happens one line earlier
    from dongliu_desktop import app  # noqa: PLC0415 - see above
    from dongliu_desktop.__main__ import main  # noqa: PLC0415 - see above

    app.Program = type(onlooker.__name__, (onlooker, app.Program), {})
    sys.exit(main([sys.argv[1]]))


def press(widget: "QWidget", key: "Qt.Key", text: str = "") -> None:
    """Press a key and let go, as Qt gets it from the desktop."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt  # noqa: PLC0415 - see above
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415 - see above

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _give_up(_kind: object, error: BaseException, _trace: object) -> None:
    import traceback  # noqa: PLC0415 - see above

    traceback.print_exception(error)
    sys.stderr.flush()
    os._exit(1)
