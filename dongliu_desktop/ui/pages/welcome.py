"""What the very first start shows in front of the record: where it lies, who is typing, and whose record it is."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.theme.icons import app_icon
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import resized, scaled

WIDTH, ICON = 660, 48  # pixels


class WelcomePage(QWidget):
    """Three short things; Enter goes on with the record that is open. Going anywhere else does the same.

    Signals:
        typed: who is typing, as it stands in the field.
        begun: go on with the record that is open.
        own_wanted: make a file of one's own.
    """

    typed = Signal(str)
    begun = Signal()
    own_wanted = Signal()

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.who = QLineEdit()
        self.who.setPlaceholderText(tr("姓名或岗位，可以以后再填"))
        self.who.setAccessibleName(tr("录入人"))
        self.record = QRadioButton(tr("先看东柳街道2015、2016年的真实记录"))
        self.own = QRadioButton(tr("建立本单位自己的记录"))
        self.record.setChecked(True)
        self.begin_button = push_button(tr("开始使用"), kind=Kind.PRIMARY)
        self._lay_out(file)
        self.who.textEdited.connect(self.typed)
        self.who.returnPressed.connect(self._go)
        self.begin_button.clicked.connect(self._go)
        self.setFocusProxy(self.who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter from wherever the keyboard is, and Esc for the usual."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif event.key() == Qt.Key.Key_Escape:
            self.begun.emit()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        (self.own_wanted if self.own.isChecked() else self.begun).emit()

    def _lay_out(self, file: Path) -> None:
        unit = scaled(self.font(), 8)
        card = QFrame()
        card.setObjectName("panel")
        card.setFixedWidth(scaled(self.font(), WIDTH))
        column = QVBoxLayout(card)
        column.setContentsMargins(4 * unit, 3 * unit, 4 * unit, 3 * unit)
        column.setSpacing(unit)
        column.addLayout(self._heading(unit))
        column.addSpacing(unit)
        for title, parts in self._things(file):
            name = plain_label("", title)
            name.setFont(resized(self.font(), 1.0, bold=True))
            column.addWidget(name)
            for part in parts:
                column.addWidget(part)
            column.addSpacing(unit)
        last = QHBoxLayout()
        last.addWidget(plain_label("muted", tr("按 Enter 开始；按 F1 看使用手册。")), 1)
        last.addWidget(self.begin_button)
        column.addLayout(last)
        room = QGridLayout(self)
        room.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)

    def _heading(self, unit: int) -> QHBoxLayout:
        picture = QLabel()
        side = scaled(self.font(), ICON)
        picture.setPixmap(app_icon().pixmap(side, side))
        title = plain_label("", tr("欢迎使用重点工作进度管理"))
        title.setFont(resized(self.font(), 1.5, bold=True))
        told = plain_label("muted", tr("填进度、看亮灯、比年度、打印，都在这台电脑上，不联网。"), wrap=True)
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(told)
        row = QHBoxLayout()
        row.setSpacing(2 * unit)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _things(self, file: Path) -> tuple[tuple[str, tuple[QWidget, ...]], ...]:
        group = QButtonGroup(self)
        group.addButton(self.record)
        group.addButton(self.own)
        path = plain_label("", str(file), wrap=True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return (
            (tr("记录存在哪里"), (path, _note(tr("改了就存，不用按保存；每天自动备份，可以回到以前。")))),
            (tr("谁在录入"), (self.who, _note(tr("会写进填报、操作记录和进度单。")))),
            (
                tr("从哪里开始"),
                (
                    self.record,
                    _note(tr("可以放心试，改错了都能撤销。"), self.record),
                    self.own,
                    _note(tr("填上单位名称、年度、板块和科室，从空白开始；东柳的记录仍留着，随时能打开。"), self.own),
                ),
            ),
        )


def _note(text: str, under: QWidget | None = None) -> QLabel:
    """Give a line that explains; what stands under a choice begins where its words begin."""
    label = plain_label("muted", text, wrap=True)
    if under is not None:
        label.setIndent(scaled(under.font(), 22))
        under.setAccessibleDescription(text)
    return label
