"""The crash guard: one dialog, however often and wherever it strikes, and nobody quoted in it."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dongliu_desktop.system.paths import log_file
from dongliu_desktop.ui.shell.crash_guard import CrashGuard

PERSON = "王小明 330226199001011234"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def guard(window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CrashGuard:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    guard = CrashGuard(window, window)
    guard.install()
    return guard


def shown(window: QWidget) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def report(window: QWidget) -> str:
    (dialog,) = shown(window)
    return dialog.findChild(QPlainTextEdit).toPlainText()


def fail(kind: type[Exception]) -> None:
    raise kind(PERSON)


@pytest.mark.usefixtures("guard")
def test_a_bug_in_a_slot_shows_one_dialog_however_often_it_strikes(window: QWidget, qtbot: QtBot) -> None:
    timer = QTimer(window)
    struck: list[None] = []
    timer.timeout.connect(lambda: struck.append(None) or fail(ValueError))
    timer.start(1)
    qtbot.waitUntil(lambda: len(struck) > 20)
    timer.stop()
    assert "ValueError" in report(window)
    assert "[× 1]" in report(window)


@pytest.mark.usefixtures("guard")
def test_another_bug_goes_into_the_open_dialog(window: QWidget, qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: fail(ValueError))
    QTimer.singleShot(0, lambda: fail(KeyError))
    qtbot.waitUntil(lambda: bool(shown(window)) and "KeyError" in report(window))
    assert "ValueError" in report(window)


@pytest.mark.usefixtures("guard")
def test_a_bug_in_another_thread_is_shown_too(window: QWidget, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: fail(ZeroDivisionError))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown(window)))
    assert "ZeroDivisionError" in report(window)


@pytest.mark.usefixtures("guard")
def test_neither_report_nor_log_quotes_anybody(window: QWidget, qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: fail(ValueError))
    qtbot.waitUntil(lambda: bool(shown(window)))
    for text in (report(window), log_file().read_text(encoding="utf-8")):
        assert "王小明" not in text
        assert "330226" not in text
        assert str(Path.home()) not in text


@pytest.mark.usefixtures("guard")
def test_after_closing_a_new_bug_opens_a_new_dialog(window: QWidget, qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: fail(ValueError))
    qtbot.waitUntil(lambda: bool(shown(window)))
    shown(window)[0].reject()
    qtbot.waitUntil(lambda: not shown(window))
    QTimer.singleShot(0, lambda: fail(KeyError))
    qtbot.waitUntil(lambda: bool(shown(window)))


def test_qts_warnings_go_into_the_log(guard: CrashGuard) -> None:
    guard._on_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "odd size")
    guard._on_qt_message(QtMsgType.QtInfoMsg, QMessageLogContext(), "nothing much")
    text = log_file().read_text(encoding="utf-8")
    assert "odd size" in text
    assert "nothing much" not in text


def test_ctrl_c_in_the_terminal_ends_the_program(guard: CrashGuard) -> None:
    with pytest.raises(SystemExit) as ended:
        guard._on_exception(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended.value.code == 130
