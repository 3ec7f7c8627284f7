"""The indicators of a pillar's theme: a list, and of the chosen one its chart and its months to type into."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import Command
from dongliu_desktop.domain.indicator_commands import (
    CreateIndicator,
    DeleteIndicator,
    EditIndicator,
    EnterReadings,
    IndicatorForm,
    ReadingEntry,
    reading_row,
)
from dongliu_desktop.domain.indicators import figure
from dongliu_desktop.domain.readings import IndicatorRow, Point, new_falls, points, year_target
from dongliu_desktop.domain.rows import PillarRow, ReadingRow
from dongliu_desktop.services.indicator_questions import IndicatorSheet, indicator_sheet
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.ui.dialogs.form import until_taken
from dongliu_desktop.ui.dialogs.indicator import IndicatorDialog
from dongliu_desktop.ui.dialogs.notes import ask_whether
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.comparison_table import Column, ComparisonTable, Section, Table
from dongliu_desktop.ui.models.reading_table import COLUMNS, FIRST_FIELD, Months, ReadingTable
from dongliu_desktop.ui.pages.indicator_chart import Curves, MonthChart, Series
from dongliu_desktop.ui.widgets.buttons import Kind, push_button
from dongliu_desktop.ui.widgets.cells import ElidedTextDelegate, MutedTextDelegate, NumberDelegate
from dongliu_desktop.ui.widgets.chip import ToggleChip
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook, GroupedTable
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.painting import scaled

SHOWN = frozenset({"indicator", "reading", "plan_year", "theme"})
ROW = 24  # pixels: the year's months are seen at once
HEADER, LINES = 42, 14  # pixels of the heading, and what a year has at most: months, 1-2月 and the others
LIST, DETAIL = 2, 5  # shares of the width


class Listed(NamedTuple):
    """A line of the list: an indicator and its newest reading of the year, None where there is none."""

    row: IndicatorRow
    newest: ReadingRow | None


LIST_TABLE = Table[Listed](
    (
        Column(mark("指标"), ColumnLook(ElidedTextDelegate, 150, stretch=True), lambda line: line.row.name),
        Column(mark("最新"), ColumnLook(NumberDelegate, 116), lambda line: figure(line.newest)),
        Column(
            mark("统计期"),
            ColumnLook(MutedTextDelegate, 68),
            lambda line: line.newest.period.text if line.newest else "",
        ),
    ),
    key=lambda line: line.row.uid,
)


class ReadingView(GroupedTable):
    """The table of months: Enter goes down, Ctrl+V takes a column from a spreadsheet, Delete empties a cell."""

    def __init__(self, model: ReadingTable) -> None:
        super().__init__(model, model.row_of, [column.look for column in COLUMNS])
        self._months = model
        self.setSortingEnabled(False)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.verticalHeader().setDefaultSectionSize(scaled(self.font(), ROW))
        self.setAccessibleName(tr("各月的数"))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        here = self.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and below.isValid():
            self.setCurrentIndex(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste) and here.isValid():
            column = max(here.column(), FIRST_FIELD)
            self._months.put_block(here.row(), column, QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete and here.flags() & Qt.ItemFlag.ItemIsEditable:
            self._months.setData(here, "")
        else:
            super().keyPressEvent(event)


class IndicatorPanel(QWidget):
    """Shows the indicators of one pillar's theme and enters their readings.

    Signals:
        left: the person wants back to the projects.
    """

    left = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._pillar: PillarRow | None = None
        self._sheet: IndicatorSheet | None = None
        self._wanted = self._wanted_reading = ""
        self._turned = True
        self.list_model = ComparisonTable(LIST_TABLE, self)
        self.months = ReadingTable(self)
        self.table = GroupedTable(self.list_model, self.list_model.row_of, [col.look for col in LIST_TABLE.columns])
        self.table.setAccessibleName(tr("指标"))
        self.view = ReadingView(self.months)
        self.chart = MonthChart()
        self._make_bar()
        self._lay_out()
        self.table.chosen.connect(self._on_chosen)
        self.view.chosen.connect(self._on_month)
        # When Qt is done with the cell: a question in between would close its editor.
        self.months.entered.connect(self._enter, Qt.ConnectionType.QueuedConnection)
        self.months.refused.connect(self._tell)
        self.single.toggled.connect(self._on_toggled)
        hub.locked_changed.connect(self._show_months)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    # ------------------------------------------------------------ showing

    def show_pillar(self, pillar: PillarRow) -> None:
        """Show the indicators of a pillar's theme in its year."""
        if self._pillar is None or (pillar.uid, pillar.year) != (self._pillar.uid, self._pillar.year):
            self.months.forget_typed()
            self._tell("")
            self._turned = True
        self._pillar = pillar
        self._title.setText(tr("{} · {}年指标").format(pillar.name, pillar.year))
        self._read()

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed."""
        if self.isVisible() and (changes.everything or changes.entities & SHOWN):
            self._read()

    def choose(self, uid: str, reading: str = "") -> None:
        """Go to an indicator and to one of its readings ("": the newest), now or when it has been read."""
        self._wanted, self._wanted_reading = uid, reading
        if self.list_model.row_of(uid) >= 0:
            self.table.choose(uid)

    def chosen(self) -> IndicatorRow | None:
        """Give the chosen indicator."""
        line = self.list_model.row(self.table.chosen_uid())
        return line.row if line else None

    def _read(self) -> None:
        pillar = self._pillar
        if pillar is None:
            return

        def question(reading: Reading) -> IndicatorSheet | None:
            return indicator_sheet(reading, pillar.year)

        def answer(sheet: IndicatorSheet | None) -> None:
            if self._pillar is not None and (pillar.uid, pillar.year) == (self._pillar.uid, self._pillar.year):
                self._show(sheet, pillar.theme)

        self._hub.ask(question, answer)

    def _show(self, sheet: IndicatorSheet | None, theme: str) -> None:
        self._sheet = sheet
        rows = [row for row in sheet.indicators if row.theme == theme] if sheet else []
        lines = [Listed(row, _newest(sheet.of(row.uid))) for row in rows] if sheet else []
        self._stack.setCurrentWidget(self._body if rows else self._empty)
        self.list_model.show((0, 0), [Section(None, lines)])
        wanted = self._wanted or self.table.chosen_uid()
        self._wanted = ""
        self.table.choose(wanted if self.list_model.row_of(wanted) >= 0 else rows[0].uid if rows else "")
        self._show_months()
        if self._turned:
            self._turned = False
            self.view.choose(self.months.newest())
        if self._wanted_reading:
            self._go_to_reading(self._wanted_reading)
            self._wanted_reading = ""

    def _go_to_reading(self, uid: str) -> None:
        found = next((row for row in self._sheet.readings if row.uid == uid), None) if self._sheet else None
        if found is not None:
            self.single.setChecked(not found.period.cumulative)
            self.view.choose(self.months.key_of_reading(uid))
            self.view.setFocus()

    def _on_chosen(self, _uid: str) -> None:
        self.months.forget_typed()
        self._tell("")
        self._show_months()
        self.view.choose(self.months.newest())

    def _on_month(self, uid: str) -> None:
        """Tell in the chart of the month that is chosen in the table."""
        self.period.setEnabled(self._changeable() and self.months.reading(uid) is not None)
        if month := self.months.month_of(uid):
            self.chart.choose(month)

    def _show_months(self) -> None:
        row, sheet = self.chosen(), self._sheet
        fixed = not self._changeable()
        for button, possible in ((self.edit, row is not None), (self.delete, row is not None and not fixed)):
            button.setEnabled(possible)
        if row is None or sheet is None:
            return
        readings, cumulative = sheet.of(row.uid), not self.single.isChecked()
        beside = sheet.beside_of(row.uid)
        shares = (sheet.of(row.part), sheet.of(row.whole)) if row.part else ((), ())
        months = Months(row.unit, readings, beside if sheet.before else (), *shares)
        self.months.show(months, cumulative=cumulative, editable=not fixed)
        unit = next((reading.unit for reading in (*reversed(readings), *reversed(beside))), row.unit)
        years = [Series(sheet.year.year, _points(readings, unit, cumulative=cumulative))]
        if sheet.beside is not None:
            years.append(Series(sheet.beside.year, _points(beside, unit, cumulative=cumulative)))
        ordered = tuple(sorted(years, key=lambda series: series.year))
        self.chart.show_curves(Curves(row.name, unit, cumulative, ordered, year_target(readings)))
        self._on_month(self.view.chosen_uid())
        self._name.setText(row.name)
        self._note.setText(self._told(row, sheet))

    def _on_toggled(self) -> None:
        """Show the other kind of figures, of the same month."""
        month = self.chart.month
        self._show_months()
        self.view.choose(self.months.key_of_month(month))

    def _changeable(self) -> bool:
        return self._sheet is not None and not self._sheet.year.frozen and self._hub.locked() is None

    def _told(self, row: IndicatorRow, sheet: IndicatorSheet) -> str:
        """Say what is behind the figures of the chosen indicator."""
        if sheet.year.frozen:
            return tr("{}年已封存，只能看").format(sheet.year.year)
        names = {other.uid: other.name for other in sheet.indicators}
        if row.part:
            return tr("算得：{} ÷ {}").format(names.get(row.part, ""), names.get(row.whole, ""))
        return tr("直接键入，回车往下；可粘贴表格里的一列")

    def _tell(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))

    # ------------------------------------------------------------ changing

    def _enter(self, entries: tuple[ReadingEntry, ...]) -> None:
        row, sheet = self.chosen(), self._sheet
        if row is None or sheet is None:
            return
        command = EnterReadings(row.uid, sheet.year.uid, entries)
        held = {reading.uid: reading for reading in sheet.of(row.uid)}
        after = held | {uid: reading_row(uid, form, row.unit) for uid, form, _seen in entries}
        fallen = new_falls(held.values(), after.values())
        if fallen:
            asked = tr("{}。确实如此的，请写明原因：").format(fallen[0].sentence)
            reason, accepted = QInputDialog.getText(self, tr("累计数下降"), asked)
            if not accepted or not reason.strip():
                self._tell(tr("没有保存：{}").format(fallen[0].sentence))
                return
            command = command._replace(reason=reason)
        self._tell("")
        if self._hub.do(command, self._tell) is not None:
            self.months.take(entries)

    def add(self) -> None:
        """Ask for a new indicator of the theme."""
        theme = self._pillar.theme if self._pillar else ""
        uid = uuid4().hex
        self._ask(tr("新增指标"), IndicatorForm("", theme=theme), lambda form: CreateIndicator(uid, form), uid)

    def change(self) -> None:
        """Edit the chosen indicator."""
        row = self.chosen()
        if row is not None:
            seen = IndicatorForm(row.name, row.unit, row.theme, row.part, row.whole)
            self._ask(tr("修改指标"), seen, lambda form: EditIndicator(row.uid, seen, form), row.uid)

    def remove(self) -> None:
        """Delete the chosen indicator after a question; undo brings it back."""
        row = self.chosen()
        if row is not None and ask_whether(
            self,
            tr("删除指标“{}”？").format(row.name),
            tr("它各年的数会一起删除。删错了可以用“撤销”找回。"),
            tr("删除"),
        ):
            self._hub.do(DeleteIndicator(row.uid), self._tell)

    def rename_period(self) -> None:
        """Ask how the chosen figure's period is printed."""
        uid = self.view.chosen_uid()
        reading = self.months.reading(uid)
        if reading is not None:
            asked = tr("按原文写，如：1至11月、今年以来")
            text, accepted = QInputDialog.getText(self, tr("统计期"), asked, text=reading.period.text)
            if accepted:
                self.months.rename_period(uid, text)

    def _ask(self, title: str, form: IndicatorForm, command: Callable[[IndicatorForm], Command], uid: str) -> None:
        def answer(themes: tuple[str, ...]) -> None:
            others = [row for row in self._sheet.indicators if row.uid != uid] if self._sheet else []
            dialog = IndicatorDialog(title, form, themes, others, self)
            self._wanted = uid  # it is read again, and shown, before the form is gone
            if not until_taken(self._hub, dialog, lambda: command(dialog.form())):
                self._wanted = ""

        self._hub.ask(lambda reading: reading.names("THEMES"), answer)

    # ------------------------------------------------------------ laying out

    def _make_bar(self) -> None:
        self.back = push_button(tr("返回项目"), icon_name="chevron-left")
        self.back.setToolTip(tr("返回项目 (Esc)"))
        self.new = push_button(tr("新增指标…"), icon_name="plus")
        self.edit = push_button(tr("修改…"), icon_name="pencil")
        self.delete = push_button(tr("删除"), icon_name="trash-2")
        self.period = push_button(tr("统计期…"), kind=Kind.FLAT)
        self.period.setToolTip(tr("改选中一行的统计期写法，月份不变"))
        self.single = ToggleChip("single", tr("看当月数"))
        for button, run in (
            (self.back, self.left.emit),
            (self.new, self.add),
            (self.edit, self.change),
            (self.delete, self.remove),
            (self.period, self.rename_period),
        ):
            button.clicked.connect(run)
        self._title, self._name = plain_label("title"), plain_label("title")
        bold = self._title.font()
        bold.setBold(True)
        for label in (self._title, self._name):
            label.setFont(bold)
        self._note = plain_label("muted")
        self._message = plain_label("refusal", wrap=True)
        self._message.hide()

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            "chart-column", tr("这个主题还没有指标"), tr("新增指标后，就可以按月填数、看图、看同比。")
        )
        self._empty.offer(tr("新增指标…"), self.add)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(_panel(self.table), LIST)
        body.addLayout(self._detail(), DETAIL)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(_row(self.back, self._title, None, self.new, self.edit, self.delete))
        column.addWidget(self._stack, 1)

    def _detail(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(_row(self._name, self._note, None, self.period, self.single))
        column.addWidget(self.chart, 1)
        column.addWidget(self._message)
        panel = _panel(self.view)
        panel.setMaximumHeight(scaled(self.font(), HEADER + LINES * ROW))  # further room is the chart's
        column.addWidget(panel, 3)
        return column


def _points(readings: Sequence[ReadingRow], unit: str, *, cumulative: bool) -> dict[int, Point]:
    """Give what the chart shows of a year: only figures of one unit have a common scale."""
    return points([reading for reading in readings if reading.unit == unit], cumulative=cumulative)


def _newest(readings: tuple[ReadingRow, ...]) -> ReadingRow | None:
    known = [row for row in readings if row.value is not None or row.words]
    return known[-1] if known else None


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Put widgets side by side; None takes the spare room."""
    row = QHBoxLayout()
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _panel(inner: QWidget) -> QFrame:
    panel = QFrame()
    panel.setObjectName("panel")
    inside = QVBoxLayout(panel)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.addWidget(inner)
    return panel
