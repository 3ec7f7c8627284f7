"""Asks for a password: to open a file, to go on after the screen was locked, or to set, change and take it away.

A dialog only asks; whoever shows it tries the password in the background, because making a key of it takes a quarter
of a second, and then closes the dialog or says what is wrong. What was typed stays until it is right.
"""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.domain.errors import PasswordNeeded, Refused, StorageTrouble
from dongliu_desktop.services import protection
from dongliu_desktop.services.protection import OlderBackups
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import icon
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.labels import plain_label

SHORT, GOOD = 8, 12  # characters: below the one a password is quickly tried out, from the other on it is not
WIDTH = 52  # characters


class PasswordField(QLineEdit):
    """Hides what is typed; the eye, or Ctrl+H, shows it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = QAction(icon("eye"), tr("显示密码 (Ctrl+H)"), self)
        self._eye.setCheckable(True)
        self._eye.setShortcut("Ctrl+H")
        self._eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._eye.toggled.connect(self._show)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class _Asking(QDialog):
    """What the dialogs share: fields above, a sentence on what is wrong, buttons below.

    Signals:
        given: the person pressed the button, or Enter; the dialog stays open and waits for `wrong` or `done`.
    """

    given = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.rows = QFormLayout()
        self.rows.setVerticalSpacing(10)
        self._message = plain_label("refusal", wrap=True)
        self._message.hide()
        self.buttons = QDialogButtonBox()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 18)
        self.column.setSpacing(14)
        self.column.addLayout(self.rows)
        self.column.addWidget(self._message)
        self.column.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)

    def offer(self, verb: str, *, cancel: bool = True) -> None:
        """Put in the button that goes on, and 取消."""
        self.go = push_button(verb, kind=Kind.PRIMARY)
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.go.clicked.connect(self._give)
        if cancel:
            self.buttons.addButton(tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
            self.buttons.rejected.connect(self.reject)

    def wrong(self, sentence: str) -> None:
        """Say what is wrong and let the person try again."""
        self.go.setEnabled(True)
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    def tell(self, error: Exception) -> None:
        """Say why it did not work; what nobody has foreseen is raised again, without the dialog in its way."""
        if not isinstance(error, (Refused, StorageTrouble, OSError)):
            self.reject()
            raise error
        self.wrong(str(error))

    def complaint(self) -> str:
        """Give what keeps the dialog from going on, "" for nothing."""
        return ""

    def told(self) -> str:
        """Give what the dialog says is wrong, "" for nothing."""
        return "" if self._message.isHidden() else self._message.text()

    def _give(self) -> None:
        complaint = self.complaint()
        self.wrong(complaint)
        if not complaint:
            self.go.setEnabled(False)  # until the password was tried
            self.given.emit()


class EnterPassword(_Asking):
    """Asks for the password of a file."""

    def __init__(self, title: str, told: str, parent: QWidget, verb: str = "", *, cancel: bool = True) -> None:
        super().__init__(title, parent)
        self.field = PasswordField(tr("密码"))
        self.rows.addRow(plain_label("", told, wrap=True))
        self.rows.addRow(tr("密码"), self.field)
        self.offer(verb or tr("打开"), cancel=cancel)
        self.field.setFocus()

    def wrong(self, sentence: str) -> None:
        """Say what is wrong; the next key replaces what was typed."""
        super().wrong(sentence)
        self.field.setFocus()
        self.field.selectAll()

    def complaint(self) -> str:
        """Ask for at least something."""
        return "" if self.field.text() else tr("请输入密码。")


class UnlockFile(EnterPassword):
    """Asks for the password of a file until it is right; it is tried in a lane, and the file can be opened then."""

    def __init__(self, title: str, needed: PasswordNeeded, lane: Lane, parent: QWidget) -> None:
        super().__init__(title, str(needed), parent)
        self._path = needed.path
        self._lane = lane
        self.given.connect(self._try)

    def _try(self) -> None:
        path, typed = self._path, self.field.text()
        self._lane.run(lambda _job: protection.unlock(path, typed), lambda _none: self.accept(), self.tell)


class LockedDialog(EnterPassword):
    """Stands before a locked screen: it goes away by the password alone.

    Signals:
        quit_wanted: the person would rather end the program.
    """

    quit_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        told = tr("已锁定。输入数据文件的密码继续；打开的窗口和没写完的内容都还在。")
        super().__init__(tr("解锁"), told, parent, tr("继续"), cancel=False)
        leave = self.buttons.addButton(tr("退出程序"), QDialogButtonBox.ButtonRole.DestructiveRole)
        leave.clicked.connect(self.quit_wanted)
        leave.setAutoDefault(False)

    def reject(self) -> None:
        """Stay: Esc is no password."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.quit_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)


class Change(NamedTuple):
    """What is asked for: the present password, the new one ("" to take it away), and what becomes of older backups."""

    present: str
    new: str
    older: OlderBackups


class ChangePassword(_Asking):
    """Sets a first password, or changes or takes away the one there is. `backups` is the number of older ones."""

    def __init__(self, file: str, backups: int, parent: QWidget, *, protected: bool) -> None:
        super().__init__(tr("密码：{}").format(file), parent)
        self._protected = protected
        self._what, self._warning = plain_label(), plain_label("refusal")
        self.present = PasswordField(tr("现在的密码"))
        self.new = PasswordField(tr("新密码"))
        self.again = PasswordField(tr("再输一次"))
        self.hint = plain_label("muted")
        self.older = QComboBox()
        self.changing = QRadioButton(tr("换一个密码"))
        self.removing = QRadioButton(tr("取消密码"))
        self._lay_out(backups)
        self.new.textChanged.connect(self._on_typed)
        self.removing.toggled.connect(self._on_choice)
        self.offer(tr("设置密码") if not protected else tr("确定"))
        self._on_typed("")
        self._explain(removing=False)
        (self.present if protected else self.new).setFocus()

    def change(self) -> Change:
        """Give what is asked for."""
        new = "" if self.removing.isChecked() else self.new.text()
        return Change(self.present.text(), new, OlderBackups(self.older.currentData() or OlderBackups.KEEP))

    def complaint(self) -> str:
        """Ask for the passwords that are missing, and for two that are alike."""
        if self._protected and not self.present.text():
            return tr("请输入现在的密码。")
        if self.removing.isChecked():
            return ""
        if not self.new.text():
            return tr("请输入新密码。")
        return "" if self.new.text() == self.again.text() else tr("两次输入的密码不一样，请再核对一次。")

    def _lay_out(self, backups: int) -> None:
        self.rows.addRow(self._what)
        self.rows.addRow(self._warning)
        if self._protected:
            group = QButtonGroup(self)
            for choice in (self.changing, self.removing):
                group.addButton(choice)
                self.rows.addRow("", choice)
            self.changing.setChecked(True)
            self.rows.addRow(tr("现在的密码"), self.present)
        self.rows.addRow(tr("新密码"), self.new)
        self.rows.addRow(tr("再输一次"), self.again)
        self.rows.addRow("", self.hint)
        if backups:
            self._offer_older(backups)
        for field in (self.present, self.changing, self.removing, self.older):
            if field.parent() is None:  # not offered here; it goes with the dialog
                field.setParent(self)
                field.hide()

    def _offer_older(self, backups: int) -> None:
        self.older.setAccessibleName(tr("以前的备份"))
        self.older.addItem(tr("跟着改（建议）"), OlderBackups.FOLLOW)
        self.older.addItem(tr("保留原样：仍按做备份时的样子打开"), OlderBackups.KEEP)
        self.older.addItem(tr("删除"), OlderBackups.DELETE)
        self.rows.addRow(tr("以前的备份"), self.older)
        told = tr("有 {} 份；以前复制到别处的不在其中，请自己处理。").format(backups)
        self.rows.addRow("", plain_label("muted", told))

    def _on_typed(self, text: str) -> None:
        """Tell how good the length is: that is what counts, not odd characters."""
        if not text:
            self.hint.setText(tr("{} 个字以上为佳，可以是一句话；要打中文，先按右边的眼睛。").format(GOOD))
        elif len(text) < SHORT:
            self.hint.setText(tr("{} 个字：太短，容易被试出来。").format(len(text)))
        elif len(text) < GOOD:
            self.hint.setText(tr("{} 个字：还可以，再长些更好。").format(len(text)))
        else:
            self.hint.setText(tr("{} 个字：很好。").format(len(text)))

    def _on_choice(self, removing: bool) -> None:
        for field in (self.new, self.again):
            field.setEnabled(not removing)
        self.hint.setVisible(not removing)
        self._explain(removing=removing)
        self.wrong("")

    def _explain(self, *, removing: bool) -> None:
        if removing:
            self._what.setText(tr("取消以后，谁都可以打开这个文件、它以后的备份和没写完的草稿。"))
            self._warning.setText(tr("里面有不便公开的内容的，请不要取消。"))
        else:
            self._what.setText(tr("设了密码，没有它谁也打不开这个文件、它以后的备份和没写完的草稿。"))
            self._warning.setText(tr("忘记密码无法找回：程序里不保存密码。请先想好放在哪里保管。"))
