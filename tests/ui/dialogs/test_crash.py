"""The crash dialog: a report that can be copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from dongliu_desktop.ui.dialogs.crash import CrashDialog


def test_the_report_can_be_copied_and_grows(qtbot: QtBot) -> None:
    dialog = CrashDialog("first")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.show_report("first and second")
    assert dialog.findChild(QPlainTextEdit).isReadOnly()
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "复制报告").click()
    assert QGuiApplication.clipboard().text() == "first and second"
    assert dialog.isVisible()
