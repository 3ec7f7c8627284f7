"""The form of a milestone."""

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDoubleSpinBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from dongliu_desktop.domain.milestones import MilestoneRow
from dongliu_desktop.ui.dialogs.fields import date_field, day_of, show_date
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.labels import plain_label

MOST = 1000.0


class MilestoneDialog(QDialog):
    """Collects name, planned and actual day, and weight; whoever opens it sends the command."""

    def __init__(self, row: MilestoneRow | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("新增节点") if row is None else tr("修改节点"))
        self.name = QLineEdit(row.name if row else "")
        self.planned, self.actual = date_field(), date_field()
        self.weight = QDoubleSpinBox()
        self.weight.setRange(0.0, MOST)
        self.weight.setValue(row.weight if row else 1.0)
        if row is not None:
            show_date(self.planned, row.planned)
            show_date(self.actual, row.actual)
        self._message = plain_label("refusal", wrap=True)
        self._message.hide()
        self._lay_out()

    def entered(self) -> tuple[str, date | None, date | None, float]:
        """Give name, planned day, actual day and weight."""
        return self.name.text(), day_of(self.planned), day_of(self.actual), self.weight.value()

    def show_refusal(self, sentence: str) -> None:
        """Tell why the milestone was not taken; it stays with all that was typed."""
        self._message.setText(sentence)
        self._message.show()

    def _lay_out(self) -> None:
        form = QFormLayout()
        fields = (
            (tr("名称"), self.name),
            (tr("计划日期"), self.planned),
            (tr("实际日期"), self.actual),
            (tr("权重"), self.weight),
        )
        for title, field in fields:
            field.setAccessibleName(title)
            form.addRow(title, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addLayout(form)
        column.addWidget(self._message)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
