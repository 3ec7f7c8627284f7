"""关于: which program this is, and whose work it is made of, each with its licence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.system.licences import Component, components
from dongliu_desktop.system.version import full_version
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import app_icon
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled

ICON = 56  # pixels


class AboutDialog(QDialog):
    """The version, the components in a list, and the licence of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("关于"))
        self._components = components()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("用到的组件"))
        for one in self._components:
            QListWidgetItem(f"{one.name} {one.version}".strip(), self.list)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("许可"))
        self.copy_button = push_button(tr("复制版本"), icon_name="copy")
        self.close_button = push_button(tr("关闭"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, row: int) -> None:
        self.text.setPlainText(_words(self._components[row]) if row >= 0 else "")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"dongliu {full_version()}")

    def _lay_out(self) -> None:
        unit = scaled(self.font(), 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addLayout(self._heading(unit))
        column.addWidget(plain_label("muted", tr("用到的组件和它们的许可（选一个看全文）：")))
        middle = QHBoxLayout()
        self.list.setFixedWidth(scaled(self.font(), 200))
        middle.addWidget(self.list)
        middle.addWidget(self.text, 1)
        column.addLayout(middle, 1)
        last = QHBoxLayout()
        last.addWidget(self.copy_button)
        last.addStretch(1)
        last.addWidget(self.close_button)
        column.addLayout(last)
        self.resize(scaled(self.font(), 920), scaled(self.font(), 560))

    def _heading(self, unit: int) -> QHBoxLayout:
        picture = QLabel()
        side = scaled(self.font(), ICON)
        picture.setPixmap(app_icon().pixmap(side, side))
        title = plain_label("", tr("东柳街道重点工作进度管理"))
        title.setFont(resized(self.font(), 1.35, bold=True))
        version = plain_label("", tr("版本 {}").format(full_version()))
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told = tr("数据只保存在本机，程序不使用网络。本程序的许可是 MIT；界面用的 Qt 是 LGPL，可以换成自己编译的。")
        words = QVBoxLayout()
        words.setSpacing(unit // 2)
        for part in (title, version, plain_label("muted", told, wrap=True)):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(2 * unit)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row


def _words(one: Component) -> str:
    """Give what is told of a component: the licence's name, its home, and the texts it brings."""
    head = [f"{one.name} {one.version}".strip()]
    if one.licence:
        head.append(tr("许可：{}").format(one.licence))
    if one.home:
        head.append(one.home)
    try:
        text = one.words()
    except OSError as error:
        text = tr("读不到许可全文（{}）。").format(error.strerror)
    return "\n".join(head) + "\n\n" + (text or tr("这个组件没有附许可全文，见它的主页。"))
