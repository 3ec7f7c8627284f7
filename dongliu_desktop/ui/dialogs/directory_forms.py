"""The forms of a directory: an entry, the one that it is merged into, and who holds a post from a day on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dongliu_desktop.domain.directories import POST, EntryRow
from dongliu_desktop.domain.directory_commands import EntryForm
from dongliu_desktop.ui.dialogs.fields import combo, date_field, day_of, show_date
from dongliu_desktop.ui.dialogs.form import FormDialog
from dongliu_desktop.ui.language import tr


class EntryDialog(FormDialog):
    """Collects an `EntryForm`; only posts have a section."""

    def __init__(
        self, title: str, kind: str, form: EntryForm, sections: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, tr("保存"), parent)
        self.name = QLineEdit(form.name)
        self.section = combo(sections)
        self.section.setCurrentText(form.section)
        self.add_field(tr("名称"), self.name)
        if kind == POST:
            self.add_field(tr("所属科室"), self.section)
        if form.name:
            self.add_note(tr("改名以后，各年度都显示新名称；旧名称记在“曾用名”里。"))

    def form(self) -> EntryForm:
        """Give what is entered."""
        return EntryForm(self.name.text(), self.section.currentText())


class MergeDialog(FormDialog):
    """Asks for the entry that another one is put into."""

    def __init__(self, row: EntryRow, used: str, others: Sequence[EntryRow], parent: QWidget | None = None) -> None:
        super().__init__(tr("合并“{}”").format(row.name), tr("合并"), parent)
        self.into = QComboBox()
        for other in others:
            self.into.addItem(other.name, other.uid)
        self.add_field(tr("合并到"), self.into)
        told = tr("“{}”用在{}，都会改成选中的这一条，然后删去“{}”。可以撤销。").format(row.name, used, row.name)
        unused = tr("“{}”没有用在别处，合并后删去它。可以撤销。").format(row.name)
        self.add_note(told if used else unused)

    def chosen(self) -> str:
        """Give the uid of the entry that stays."""
        return self.into.currentData()


class AppointmentDialog(FormDialog):
    """Asks who holds a post from which day on."""

    def __init__(self, post: str, persons: Sequence[str], today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("{}：任职").format(post), tr("保存"), parent)
        self.person = combo(persons)
        self.valid_from = date_field()
        show_date(self.valid_from, today)
        self.add_field(tr("姓名"), self.person)
        self.add_field(tr("起任日期"), self.valid_from)
        self.add_note(tr("前一任到这一天为止。项目记的是岗位，换人不用改项目。"))
        self._today = today

    def day(self) -> date:
        """Give the first day; an undecided one counts as today."""
        return day_of(self.valid_from) or self._today
