"""Short questions and notes; always plain text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QVBoxLayout, QWidget

from dongliu_desktop.ui.widgets.labels import plain_label


def ask_whether(parent: QWidget, question: str, consequence: str, verb: str) -> bool:
    """Ask before something grave; the button says what will happen, and Enter does not do it."""
    return ask_which(parent, question, consequence, (verb,)) == verb


def ask_which(parent: QWidget, question: str, consequence: str, verbs: Sequence[str]) -> str:
    """Ask which of some things to do; give its verb, "" for none of them, which is what Enter and Esc choose."""
    box = QMessageBox(QMessageBox.Icon.Question, question, question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(consequence)
    buttons = {verb: box.addButton(verb, QMessageBox.ButtonRole.AcceptRole) for verb in verbs}
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    cancel.setIcon(QIcon())  # some desktops give it one, the only one in the row
    box.setDefaultButton(cancel)
    box.exec()
    box.deleteLater()
    return next((verb for verb, button in buttons.items() if box.clickedButton() is button), "")


def show_note(parent: QWidget, title: str, text: str, *, fixed: bool = False) -> None:
    """Show a text that can be copied; `fixed` in a font whose columns line up."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    label = plain_label("", text, wrap=not fixed)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if fixed:
        label.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(16)
    column.addWidget(label)
    column.addWidget(buttons)
    dialog.exec()
    dialog.deleteLater()  # the window, its parent, would keep it
