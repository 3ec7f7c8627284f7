"""科室、社区和岗位: what they are called, where they are used, and who holds a post."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from uuid import uuid4

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.directories import KINDS, POST, SECTION, Appointment, EntryRow, uses_text
from dongliu_desktop.domain.directory_commands import (
    AddEntry,
    Appoint,
    DeleteAppointment,
    DeleteEntry,
    EditEntry,
    EntryForm,
    MergeEntries,
)
from dongliu_desktop.services.directory_questions import entries
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.dialogs.directory_forms import AppointmentDialog, EntryDialog, MergeDialog
from dongliu_desktop.ui.dialogs.form import until_taken
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.comparison_table import Column, ComparisonTable, Section, Table
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.cells import ElidedTextDelegate, MutedTextDelegate
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook, GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled
from dongliu_desktop.ui.widgets.tabs import PillarTabs, Tab

SHOWN = frozenset({*KINDS, "person", "appointment", "project", "project_section", "project_community"})


class Listed(NamedTuple):
    """An entry, and who holds it today where it is a post."""

    row: EntryRow
    held: Appointment | None


def _former(line: Listed) -> str:
    return tr("、").join(line.row.former)


def _used(line: Listed) -> str:
    return uses_text(line.row.uses)


def _total(line: Listed) -> int:
    return sum(line.row.uses)


NAME = Column[Listed](mark("名称"), ColumnLook(ElidedTextDelegate, 190, stretch=True), lambda line: line.row.name)
FORMER = Column[Listed](mark("曾用名"), ColumnLook(MutedTextDelegate, 150), _former)
USED = Column[Listed](mark("用在"), ColumnLook(MutedTextDelegate, 150), _used, _total)
PLAIN = Table[Listed]((NAME, FORMER, USED), key=lambda line: line.row.uid)
POSTS = Table[Listed](
    (
        NAME,
        Column(mark("所属科室"), ColumnLook(ElidedTextDelegate, 120), lambda line: line.row.section),
        Column(mark("现任"), ColumnLook(ElidedTextDelegate, 84), lambda line: line.held.person if line.held else ""),
        FORMER,
        USED,
    ),
    key=lambda line: line.row.uid,
)
TERMS = Table[Appointment](
    (
        Column(mark("起任日期"), ColumnLook(MutedTextDelegate, 110), lambda term: term.valid_from.isoformat()),
        Column(mark("姓名"), ColumnLook(ElidedTextDelegate, 160, stretch=True), lambda term: term.person),
    ),
    key=lambda term: term.uid,
)


class DirectoriesDialog(QDialog):
    """Three directories behind tabs; below the posts, who holds the chosen one from which day on."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("科室、社区和岗位"))
        self._hub = hub
        self._rows: tuple[EntryRow, ...] = ()
        self._today = date.min
        self.tabs = PillarTabs(compact=True)
        self.tabs.setAccessibleName(tr("目录"))
        self.models = {kind: ComparisonTable(POSTS if kind == POST else PLAIN, self) for kind in KINDS}
        self.tables = {kind: _view(model, tr(KINDS[kind])) for kind, model in self.models.items()}
        self.terms = ComparisonTable(TERMS, self)
        self.term_table = _view(self.terms, tr("任职"))
        self._message = plain_label("refusal", wrap=True)
        self._message.hide()
        self._make_buttons()
        self._lay_out()
        for table in self.tables.values():
            table.chosen.connect(self._on_chosen)
            table.opened.connect(self.change)
        self.term_table.chosen.connect(self._enable)
        self.tabs.chosen.connect(self._turn)
        hub.changed.connect(self._apply)
        hub.locked_changed.connect(self._enable)
        self._show((), date.min)
        self._turn()
        self.tables[self.kind].setFocus()
        self._read()

    @property
    def kind(self) -> str:
        """The directory that is shown."""
        return self.tabs.current_key() or SECTION

    def chosen(self) -> EntryRow | None:
        """Give the chosen entry."""
        line = self.models[self.kind].row(self.tables[self.kind].chosen_uid())
        return line.row if line else None

    # ------------------------------------------------------------ showing

    def _read(self) -> None:
        def question(reading: Reading) -> tuple[tuple[EntryRow, ...], date]:
            return entries(reading), reading.today

        self._hub.ask(question, lambda answer: self._show(*answer))

    def _apply(self, changes: ChangeSet) -> None:
        if changes.everything or changes.entities & SHOWN:
            self._read()

    def _show(self, rows: tuple[EntryRow, ...], today: date) -> None:
        self._rows, self._today = rows, today
        tabs: list[Tab] = []
        for kind, model in self.models.items():
            lines = [Listed(row, row.holder(today)) for row in rows if row.kind == kind]
            before = self.tables[kind].chosen_uid()
            model.show((0, 0), [Section(None, lines)])
            self.tables[kind].choose(before if model.row(before) else lines[0].row.uid if lines else "")
            tabs.append(Tab(kind, tr(KINDS[kind]), len(lines)))
        self.tabs.set_tabs(tabs, self.kind)
        self._on_chosen()

    def _turn(self) -> None:
        for part in (self._below, self.appoint_button, self.dismiss_button):
            part.setVisible(self.kind == POST)
        self._tell("")
        self._on_chosen()

    def _on_chosen(self) -> None:
        row = self.chosen()
        self._stack.setCurrentWidget(self.tables[self.kind] if row else self._empty)
        held = row.appointments if row and row.kind == POST else ()
        self.terms.show((0, 0), [Section(None, tuple(reversed(held)))])
        self.term_table.choose(held[-1].uid if held else "")
        self._enable()

    def _enable(self) -> None:
        row, free = self.chosen(), self._hub.locked() is None
        self.new_button.setEnabled(free)
        for button in (self.edit_button, self.merge_button, self.delete_button, self.appoint_button):
            button.setEnabled(free and row is not None)
        self.delete_button.setEnabled(free and row is not None and not row.uses.any)
        self.dismiss_button.setEnabled(free and bool(self.term_table.chosen_uid()))

    def _tell(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    # ------------------------------------------------------------ changing

    def add(self) -> None:
        """Ask for a new entry."""
        kind, uid = self.kind, uuid4().hex
        dialog = EntryDialog(tr("新增{}").format(tr(KINDS[kind])), kind, EntryForm(""), self._names(SECTION), self)
        until_taken(self._hub, dialog, lambda: AddEntry(kind, uid, dialog.form()))

    def change(self) -> None:
        """Rename the chosen entry."""
        row = self.chosen()
        if row is not None and self.edit_button.isEnabled():
            seen = EntryForm(row.name, row.section)
            title = tr("修改{}").format(tr(KINDS[row.kind]))
            dialog = EntryDialog(title, row.kind, seen, self._names(SECTION), self)
            until_taken(self._hub, dialog, lambda: EditEntry(row.kind, row.uid, seen, dialog.form()))

    def merge(self) -> None:
        """Put the chosen entry into another one."""
        row = self.chosen()
        others = [other for other in self._rows if row and other.kind == row.kind and other.uid != row.uid]
        if row is not None and others:
            dialog = MergeDialog(row, uses_text(row.uses), others, self)
            until_taken(self._hub, dialog, lambda: MergeEntries(row.kind, row.uid, dialog.chosen()))

    def delete(self) -> None:
        """Take out the chosen entry; only one that nothing names can be."""
        row = self.chosen()
        if row is not None:
            self._tell("")
            self._hub.do(DeleteEntry(row.kind, row.uid), self._tell)

    def appoint(self) -> None:
        """Ask who holds the chosen post from which day on."""
        row, uid = self.chosen(), uuid4().hex
        if row is not None:
            persons = dict.fromkeys(one.person for post in self._rows for one in post.appointments)
            dialog = AppointmentDialog(row.name, tuple(persons), self._today, self)
            until_taken(self._hub, dialog, lambda: Appoint(uid, row.uid, dialog.person.currentText(), dialog.day()))

    def dismiss(self) -> None:
        """Take out the chosen appointment."""
        uid = self.term_table.chosen_uid()
        if uid:
            self._hub.do(DeleteAppointment(uid), self._tell)

    def _names(self, kind: str) -> tuple[str, ...]:
        return tuple(row.name for row in self._rows if row.kind == kind)

    # ------------------------------------------------------------ laying out

    def _make_buttons(self) -> None:
        self.new_button = _button(tr("新增…"), "plus", self.add)
        self.edit_button = _button(tr("修改…"), "pencil", self.change)
        self.merge_button = _button(tr("合并到…"), "git-merge", self.merge)
        self.delete_button = _button(tr("删除"), "trash-2", self.delete)
        self.delete_button.setToolTip(tr("还在用的不能删除，可以合并到另一条"))
        self.appoint_button = _button(tr("新任职…"), "user", self.appoint)
        self.dismiss_button = _button(tr("删除任职"), "trash-2", self.dismiss)
        self.close_button = _button(tr("关闭"), "", self.reject)

    def _lay_out(self) -> None:
        self._empty = EmptyState("users", tr("还是空的"), tr("在项目里填过的名称会列在这里，也可以现在新增。"))
        self._empty.offer(tr("新增…"), self.add)
        self._stack = QStackedWidget()
        for page in (self._empty, *self.tables.values()):
            self._stack.addWidget(page)
        self._below = _panel(self.term_table)
        self._below.setFixedHeight(scaled(self.font(), 150))
        unit = scaled(self.font(), 8)
        column = QVBoxLayout()
        column.setSpacing(unit)
        for part, share in ((_panel(self.tabs, self._stack), 1), (self._below, 0), (self._message, 0)):
            column.addWidget(part, share)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit)
        whole.setSpacing(unit)
        whole.addLayout(column, 1)
        whole.addLayout(self._side())
        self.resize(scaled(self.font(), 920), scaled(self.font(), 600))

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        for button in (self.new_button, self.edit_button, self.merge_button, self.delete_button):
            side.addWidget(button)
        side.addStretch(1)
        for button in (self.appoint_button, self.dismiss_button, self.close_button):
            side.addWidget(button)
        return side


def _panel(*parts: QWidget) -> QFrame:
    panel = QFrame()
    panel.setObjectName("panel")
    inside = QVBoxLayout(panel)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.setSpacing(0)
    for part in parts:
        inside.addWidget(part)
    return panel


def _button(text: str, icon: str, run: Callable[[], None]) -> QPushButton:
    button = push_button(text, icon_name=icon)
    button.clicked.connect(run)
    return button


def _view(model: ComparisonTable[Listed] | ComparisonTable[Appointment], name: str) -> GroupedTable:
    view = GroupedTable(model, model.row_of, [column.look for column in model.columns])
    view.setAccessibleName(name)
    return view
