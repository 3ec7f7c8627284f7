"""Asks for a light that a person sets, and the reason."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from dongliu_desktop.domain.light_commands import OverrideLight
from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS, Light
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.labels import plain_label


class OverrideDialog(QDialog):
    """Collects light and reason; whoever opens it sends the command."""

    def __init__(self, project: ProjectRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("人工设定亮灯"))
        self._project = project
        self.light = QComboBox()
        self.light.addItem(tr("按规则自动计算"), None)
        for light in Light:
            self.light.addItem(f"{tr(COLOUR_WORDS[light])} {tr(WORDS[light])}", light)
        self.light.setCurrentIndex(max(self.light.findData(project.override or None), 0))
        self.reason = QLineEdit(project.override_reason)
        self._message = plain_label("refusal", wrap=True)
        self._message.hide()
        form = QFormLayout()
        for title, field in ((tr("亮灯"), self.light), (tr("原因"), self.reason)):
            field.setAccessibleName(title)
            form.addRow(title, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(plain_label("muted", tr("现在：{}").format(project.reason), wrap=True))
        column.addLayout(form)
        column.addWidget(self._message)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)

    def command(self) -> OverrideLight:
        """Give what is entered."""
        chosen = self.light.currentData()
        light = None if chosen is None else Light(chosen)
        return OverrideLight(self._project.uid, self._project.version, light, self.reason.text())

    def show_refusal(self, sentence: str) -> None:
        """Tell why it was not taken."""
        self._message.setText(sentence)
        self._message.show()
