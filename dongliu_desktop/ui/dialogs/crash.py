"""The one dialog for a bug of ours: what happened, that nothing is lost, and a report to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.labels import plain_label


class CrashDialog(QDialog):
    """Shows the crash report; further crashes go into the dialog that is open."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("程序出错了"))
        self._told = plain_label(
            "",
            tr("程序遇到了一个没有预料到的错误。已保存的数据不受影响，没写完的填报留在草稿里。\n"
               "请把下面的报告复制给技术人员；报告里没有姓名、项目内容和文件位置。"),
            wrap=True,
        )  # fmt: skip
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(tr("错误报告"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("复制报告"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        for part in (self._told, self._report, buttons):
            column.addWidget(part)
        self.resize(640, 420)

    def show_report(self, report: str) -> None:
        """Show a longer report: something else failed too."""
        self._report.setPlainText(report)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report.toPlainText())
