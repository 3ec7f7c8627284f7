"""Asks for an indicator: its name, unit and theme, and of which two others it is the share."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.domain.indicator_commands import IndicatorForm
from dongliu_desktop.domain.readings import IndicatorRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.labels import plain_label


class IndicatorDialog(QDialog):
    """Collects an `IndicatorForm`; whoever opens it sends the command."""

    def __init__(
        self, title: str, form: IndicatorForm, themes: Sequence[str], others: Sequence[IndicatorRow], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.name, self.unit = QLineEdit(form.name), QLineEdit(form.unit)
        self.unit.setPlaceholderText(tr("亿元、家、%…"))
        self.theme = QComboBox()
        self.theme.addItems(list(themes))
        self.theme.setCurrentText(form.theme)
        self.part, self.whole = _choice(others, form.part), _choice(others, form.whole)
        self._message = plain_label("refusal", wrap=True)
        self._message.hide()
        self._lay_out()

    def form(self) -> IndicatorForm:
        """Give what is entered."""
        return IndicatorForm(
            self.name.text(),
            self.unit.text(),
            self.theme.currentText(),
            self.part.currentData(),
            self.whole.currentData(),
        )

    def show_refusal(self, sentence: str) -> None:
        """Tell why the form was not taken; it stays open with all that was typed."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def show_trouble(self, trouble: StorageTrouble) -> None:
        """Tell that the file or the disk failed: the banner that tells it too is behind this form."""
        self.show_refusal(str(trouble))

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setVerticalSpacing(8)
        fields = (
            (tr("指标名称"), self.name),
            (tr("计量单位"), self.unit),
            (tr("所属主题"), self.theme),
            (tr("占比的分子"), self.part),
            (tr("占比的分母"), self.whole),
        )
        for title, field in fields:
            field.setAccessibleName(title)
            rows.addRow(title, field)
        note = tr("占比类指标选好分子和分母，就会在原文的百分比旁边列出算得的数。")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addLayout(rows)
        for part in (plain_label("muted", note, wrap=True), self._message, buttons):
            column.addWidget(part)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)


def _choice(others: Sequence[IndicatorRow], chosen: str) -> QComboBox:
    field = QComboBox()
    field.addItem(tr("（无）"), "")
    for row in others:
        field.addItem(row.name, row.uid)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    return field
