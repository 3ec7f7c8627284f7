"""A form in a dialog: named fields, a place for the sentence of a refusal, and buttons."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from dongliu_desktop.domain.commands import Command
from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.widgets.labels import plain_label

WIDTH = 52  # characters


class FormDialog(QDialog):
    """A form that stays open until what it asks for is taken."""

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._rows = QFormLayout()
        self._rows.setVerticalSpacing(8)
        self._message = plain_label("refusal", wrap=True)
        self._message.hide()
        buttons = QDialogButtonBox()
        self._cancel_button = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = QPushButton(verb)
        self.accept_button.setProperty("kind", "primary")
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addLayout(self._rows)
        column.addWidget(self._message)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)

    def add_field(self, title: str, field: QWidget) -> None:
        """Add a field below the others, named for those who cannot see its label; the keyboard begins in the first."""
        first = not self._rows.rowCount()
        field.setAccessibleName(title)
        self._rows.addRow(title, field)
        if first:
            field.setFocus()
        self.buttons_follow(field)

    def buttons_follow(self, last: QWidget) -> None:
        """Let Tab reach the buttons after this field."""
        QWidget.setTabOrder(last, self.accept_button)
        QWidget.setTabOrder(self.accept_button, self._cancel_button)

    def add_note(self, text: str) -> None:
        """Add a line that explains."""
        self._rows.addRow(plain_label("muted", text, wrap=True))

    def show_refusal(self, sentence: str) -> None:
        """Tell why the form was not taken; it stays open with all that was typed."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def show_trouble(self, trouble: StorageTrouble) -> None:
        """Tell that the file or the disk failed: the banner that tells it too is behind this form."""
        self.show_refusal(str(trouble))


def until_taken(hub: Hub, dialog: FormDialog, command: Callable[[], Command]) -> bool:
    """Show a form until its command is taken or the person gives up; a refusal keeps all that was typed."""
    hub.troubled.connect(dialog.show_trouble)
    taken = False
    while not taken and dialog.exec() == QDialog.DialogCode.Accepted:
        taken = hub.do(command(), dialog.show_refusal) is not None
    hub.troubled.disconnect(dialog.show_trouble)
    dialog.deleteLater()  # the window, its parent, would keep it
    return taken
