"""An office of one's own: its name, the first year, the pillars and the sections; in the open file, or in a new one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from dongliu_desktop.domain.file_names import file_name
from dongliu_desktop.domain.office_commands import SetUpOffice
from dongliu_desktop.ui.dialogs.fields import text_field
from dongliu_desktop.ui.dialogs.form import FormDialog
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.figure_editor import TEXT_LEFT
from dongliu_desktop.ui.widgets.labels import plain_label

FIRST, LAST = 1990, 2099
SUFFIX = ".dongliu"


class OfficeDialog(FormDialog):
    """Collects a `SetUpOffice` for the open file."""

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("建立本单位的记录"), tr("建立"), parent)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("如：某某街道"))
        self.year = QSpinBox()
        self.year.setRange(FIRST, LAST)
        self.year.setValue(year)
        self.year.lineEdit().setTextMargins(TEXT_LEFT, 0, 0, 0)
        self.pillars = _names(6, tr("重点工作分成哪几块，每行一个，如：\n经济发展\n城市建设\n平安法治\n民生服务"))
        self.sections = _names(4, tr("每行一个，如：\n经济发展科\n城市管理科"))
        self.add_field(tr("单位名称"), self.name)
        self.add_field(tr("年度"), self.year)
        self.add_field(tr("板块"), self.pillars)
        self.add_field(tr("科室"), self.sections)
        self.add_note(tr("板块和科室都可以以后再加、再改；写错了整个可以撤销。"))

    def command(self) -> SetUpOffice:
        """Give what is entered."""
        return SetUpOffice(self.name.text(), self.year.value(), _lines(self.pillars), _lines(self.sections))


class NewOfficeDialog(OfficeDialog):
    """Asks besides where the new file is to lie; stays open until it is closed from outside or given up.

    Signals:
        given: somebody pressed the button.
    """

    given = Signal()

    def __init__(self, year: int, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(year, parent)
        self._folder = folder
        self._chosen: Path | None = None
        self.place = plain_label("muted", wrap=True)
        self.change_button = push_button(tr("换个地方…"))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.place, 1)
        line.addWidget(self.change_button)
        self.add_field(tr("保存在"), row)
        self.buttons_follow(self.change_button)
        self.change_button.clicked.connect(self._choose)
        self.name.textChanged.connect(self._tell_place)
        self.name.textChanged.connect(lambda: self.show_refusal(""))
        self._tell_place()

    def accept(self) -> None:
        """Hand over what is entered; whoever makes the file closes the dialog by `done`."""
        self.given.emit()

    def path(self) -> Path:
        """Give where the file is to lie: named by the office, unless somebody chose a place."""
        name = file_name(self.name.text(), tr("本单位"))
        return self._chosen or self._folder / (name + SUFFIX)

    def _choose(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self, tr("保存在"), str(self.path()), options=QFileDialog.Option.DontConfirmOverwrite
        )
        if name:
            self._chosen = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
            self._tell_place()

    def _tell_place(self) -> None:
        self.place.setText(str(self.path()))


def _names(lines: int, hint: str) -> QPlainTextEdit:
    field = text_field(lines)
    field.setPlaceholderText(hint)
    return field


def _lines(field: QPlainTextEdit) -> tuple[str, ...]:
    """Give the lines that hold a name."""
    return tuple(line.strip() for line in field.toPlainText().splitlines() if line.strip())
