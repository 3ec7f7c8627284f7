"""Catches what nobody expected: into the log, and into one dialog with a report that quotes nobody."""

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QWidget

from dongliu_desktop import __version__
from dongliu_desktop.system.crash_report import CrashReport
from dongliu_desktop.system.paths import log_file
from dongliu_desktop.ui.dialogs.crash import CrashDialog

if TYPE_CHECKING:
    import logging

SERIOUS = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})


class CrashGuard(QObject):
    """Stands at the three doors through which a bug gets out: Python's main thread, other threads, and Qt."""

    _crashed = Signal(str)

    def __init__(self, parent: QObject, window: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._dialog: CrashDialog | None = None
        self._report = CrashReport(__version__, qVersion())
        self._crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)  # never while painting

    def install(self) -> None:
        """Take the place of the default hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(self._on_qt_message)

    def take(self, error: BaseException) -> None:
        """Take in an exception that reached the top."""
        crash = self._report.add(error)
        if crash.times == 1:
            _log().error("crash", exc_info=error)
            self._crashed.emit(self._report.text())

    def _on_exception(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        self.take(error)

    def _on_thread_exception(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self.take(what.exc_value)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in SERIOUS:
            _log().warning("Qt: %s (%s)", message, context.category or "")
        if sys.__stderr__ is not None:
            sys.__stderr__.write(f"{message}\n")

    def _show(self, report: str) -> None:
        if self._dialog is None:
            self._dialog = CrashDialog(report, self._window)
            self._dialog.finished.connect(self._forget)
            self._dialog.show()
        else:
            self._dialog.show_report(report)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _log() -> "logging.Logger":
    from dongliu_desktop.system.logs import open_log  # noqa: PLC0415 - logging costs start-up, and crashes are rare

    return open_log(log_file())
