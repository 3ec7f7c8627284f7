"""日志: the end of the program's log, to read and to send to whoever helps."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled

MOST = 64_000  # bytes of the log's end; what is older is of no use to anybody


class LogDialog(QDialog):
    """Shows the end of a log file; one that is not there is good news."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.setWindowTitle(tr("日志"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("日志"))
        self.empty = EmptyState("circle-check", tr("日志是空的"), tr("程序没有遇到过问题。"))
        self.told = plain_label("muted", wrap=True)
        self.copy_button = push_button(tr("复制"), icon_name="copy")
        self.folder_button = push_button(tr("打开文件夹"), icon_name="folder-open")
        self.refresh_button = push_button(tr("刷新"), icon_name="refresh-cw")
        self.close_button = push_button(tr("关闭"))
        self._lay_out()
        self.copy_button.clicked.connect(self._copy)
        self.folder_button.clicked.connect(self._open_folder)
        self.refresh_button.clicked.connect(self.read)
        self.close_button.clicked.connect(self.reject)
        self.read()

    def read(self) -> None:
        """Read the end of the log, and go to its last line."""
        try:
            text = _end_of(self._path)
        except FileNotFoundError:
            text = ""
        except OSError as error:
            text = tr("读不到日志（{}）。").format(error.strerror)
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)
        self._stack.setCurrentWidget(self.text if text else self.empty)
        self.copy_button.setEnabled(bool(text))
        (self.text if text else self.close_button).setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.told.setText(tr("已复制。"))

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))):
            self.told.setText(tr("没有打开文件夹。日志在这里：{}").format(self._path))

    def _lay_out(self) -> None:
        unit = scaled(self.font(), 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        told = tr("记的是程序做了什么、哪里出过错，不记项目内容和姓名，可以放心发给管电脑的同事。")
        place = plain_label("muted", str(self._path), wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._stack = QStackedWidget()
        for part in (self.text, self.empty):
            self._stack.addWidget(part)
        for part in (plain_label("", told, wrap=True), place):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        last = QHBoxLayout()
        for button in (self.copy_button, self.folder_button, self.refresh_button):
            last.addWidget(button)
        last.addWidget(self.told, 1)
        last.addWidget(self.close_button)
        column.addLayout(last)
        self.resize(scaled(self.font(), 820), scaled(self.font(), 480))


def _end_of(path: Path) -> str:
    """Give the last lines of a file. Raises OSError."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - MOST))
        text = file.read().decode("utf-8", errors="replace")
    return text if size <= MOST else text.partition("\n")[2]
