"""What asks for whom a register of sites is printed or exported: for the public, or for inside."""

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from dongliu_desktop.domain.site_listing import EDITIONS, Edition
from dongliu_desktop.ui.dialogs.form import FormDialog
from dongliu_desktop.ui.language import tr


class EditionDialog(FormDialog):
    """Asks for the edition, and for a reason where personal data are to be written out.

    `private` tells whether any personal data are kept; where none are, nothing can be unmasked.
    """

    def __init__(self, title: str, verb: str, *, private: bool, parent: QWidget | None = None) -> None:
        super().__init__(title, verb, parent)
        self._group = QButtonGroup(self)
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[Edition, QRadioButton] = {}
        for at, edition in enumerate(EDITIONS):
            button = QRadioButton(tr(EDITIONS[edition]))
            self._group.addButton(button, at)
            self.buttons[edition] = button
            column.addWidget(button)
        self.buttons[Edition.PUBLIC].setChecked(True)
        self.buttons[Edition.OPEN].setEnabled(private)
        self.reason = QLineEdit()
        self.reason.setEnabled(False)
        self.buttons[Edition.OPEN].toggled.connect(self.reason.setEnabled)
        self.add_field(tr("版本"), choices)
        self.add_field(tr("原因"), self.reason)
        self.add_note(
            tr("公示版没有姓名、电话、证件号、账号、责任人和情况。含个人信息的一版要写明原因，并记入操作记录。")
        )

    def edition(self) -> Edition:
        """Give the chosen edition."""
        return next(edition for edition, button in self.buttons.items() if button.isChecked())

    def accept(self) -> None:
        """Close, unless personal data are asked for without a reason."""
        if self.edition() is Edition.OPEN and not self.reason.text().strip():
            self.show_refusal(tr("请写明为什么要写出完整的个人信息。"))
            self.reason.setFocus()
        else:
            super().accept()


def ask_file(parent: QWidget, folder: str, name: str) -> Path | None:
    """Ask where a spreadsheet shall be written."""
    wanted = str(Path(folder) / name.replace("/", "-"))
    found, _filter = QFileDialog.getSaveFileName(parent, tr("导出点位台账"), wanted, "CSV (*.csv)")
    return Path(found) if found else None
