"""Asks for an indicator: its name, unit and theme, and of which two others it is the share."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dongliu_desktop.domain.indicator_commands import IndicatorForm
from dongliu_desktop.domain.readings import IndicatorRow
from dongliu_desktop.ui.dialogs.form import FormDialog
from dongliu_desktop.ui.language import tr


class IndicatorDialog(FormDialog):
    """Collects an `IndicatorForm`; whoever opens it sends the command."""

    def __init__(
        self, title: str, form: IndicatorForm, themes: Sequence[str], others: Sequence[IndicatorRow], parent: QWidget
    ) -> None:
        super().__init__(title, tr("保存"), parent)
        self.name, self.unit = QLineEdit(form.name), QLineEdit(form.unit)
        self.unit.setPlaceholderText(tr("亿元、家、%…"))
        self.theme = QComboBox()
        self.theme.addItems(list(themes))
        self.theme.setCurrentText(form.theme)
        self.part, self.whole = _choice(others, form.part), _choice(others, form.whole)
        self.add_field(tr("指标名称"), self.name)
        self.add_field(tr("计量单位"), self.unit)
        self.add_field(tr("所属主题"), self.theme)
        self.add_field(tr("占比的分子"), self.part)
        self.add_field(tr("占比的分母"), self.whole)
        self.add_note(tr("占比类指标选好分子和分母，就会在原文的百分比旁边列出算得的数。"))

    def form(self) -> IndicatorForm:
        """Give what is entered."""
        return IndicatorForm(
            self.name.text(),
            self.unit.text(),
            self.theme.currentText(),
            self.part.currentData(),
            self.whole.currentData(),
        )


def _choice(others: Sequence[IndicatorRow], chosen: str) -> QComboBox:
    field = QComboBox()
    field.addItem(tr("（无）"), "")
    for row in others:
        field.addItem(row.name, row.uid)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    return field
