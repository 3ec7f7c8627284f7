"""The monthly grid (月度填报) as a sheet: a project per row, last month's figure grey beside this month's cells.

What is typed stays in `MonthEdits` until it is saved; rows that are read anew meanwhile do not touch it.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.month_entry import (
    CARRIED,
    DONE,
    FIGURE,
    NEXT_STEPS,
    PROBLEMS,
    PROGRESS,
    REASON,
    Fault,
    MonthRow,
    cell_text,
    entered,
    fault_of,
    figure_unit,
    is_typed,
    shown_figure,
    shown_hint,
    takes,
)
from dongliu_desktop.domain.typed import TICKED, typed_yes
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.month_edits import MonthEdits
from dongliu_desktop.ui.widgets.painting import plain_tip
from dongliu_desktop.ui.widgets.sheet_model import SheetModel, SheetRoles, Typed

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Flag = Qt.ItemFlag
NOWHERE = QModelIndex()
SHOWN = Flag.ItemIsEnabled | Flag.ItemIsSelectable
TITLES = (Role.DisplayRole, Role.AccessibleTextRole)


class MonthColumn(NamedTuple):
    """A column of the grid; one without a field shows last month's figure. `stretch` is its share of spare room."""

    field: str
    title: str
    width: int
    stretch: int = 0


COLUMNS: tuple[MonthColumn, ...] = (
    MonthColumn("", mark("上月进度"), 92),
    MonthColumn(FIGURE, mark("本月进度"), 104),
    MonthColumn(PROGRESS, mark("进展情况"), 200, 4),
    MonthColumn(PROBLEMS, mark("存在问题"), 140, 2),
    MonthColumn(NEXT_STEPS, mark("下一步打算"), 140, 2),
    MonthColumn(DONE, mark("办结"), 64),
    MonthColumn(REASON, mark("原因"), 150, 1),
)
AT = {column.field: at for at, column in enumerate(COLUMNS)}


class MonthFilter(NamedTuple):
    """Which projects are wanted; "" leaves a part open."""

    section: str = ""
    pillar: str = ""
    unreported: bool = False

    def of(self, rows: Sequence[MonthRow]) -> Sequence[MonthRow]:
        """Give the projects that are. Part by part: a call per row is felt at 10,000 of them."""
        if self.section:
            rows = [row for row in rows if row.project.section == self.section]
        if self.pillar:
            rows = [row for row in rows if row.project.pillar == self.pillar]
        return [row for row in rows if is_owed(row)] if self.unreported else rows


def is_owed(row: MonthRow) -> bool:
    """Tell whether a project is still to be reported on: neither reported in the month nor finished before."""
    return row.now is None and not (row.before is not None and row.before.done)


class MonthTable(SheetModel):
    """Shows one month.

    Attributes:
        edits: what is typed and not saved.
        locked: nothing can be typed now: the file is only looked at.

    Signals:
        edited: something was typed, undone, or dropped.
    """

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day = date.min
        self._all: list[MonthRow] = []
        self._named: dict[str, MonthRow] = {}
        self._wanted: Sequence[MonthRow] = ()  # what passes the filter, in the order of the plan
        self._rows: list[MonthRow] = []
        self._at: dict[str, int] = {}
        self._faults: dict[str, Fault] = {}
        self.locked = False
        self._filter = MonthFilter()
        self._sort: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self.edits = MonthEdits()

    # ------------------------------------------------------------ what is shown

    def show(self, rows: Iterable[MonthRow], day: date) -> None:
        """Show rows, reported as of `day`. What is typed stays; rules are checked against the new rows."""
        before, self._all = self._all, list(rows)
        self._day = day
        self._named = {row.project.uid: row for row in self._all}
        self.edits.settle(self._named)
        self._check_all()
        if [row.project.uid for row in before] == [row.project.uid for row in self._all]:
            self._swap()  # a reset would close the cell that is open
        else:
            self._arrange()
        self.edited.emit()

    def _swap(self) -> None:
        self._wanted = [self._named[row.project.uid] for row in self._wanted]
        self._rows = [self._named[row.project.uid] for row in self._rows]
        self._tell_rows(range(len(self._rows)))

    def begin(self, draft: dict[str, str]) -> None:
        """Turn to another month: no rows yet, and what was typed of it before."""
        self.edits = MonthEdits()
        self.edits.restore(draft)
        self.show((), self._day)

    def filter_by(self, wanted: MonthFilter) -> None:
        """Show only the projects that are wanted."""
        self._filter = wanted
        self._arrange()

    def rows(self) -> Sequence[MonthRow]:
        """Give all projects, shown or not."""
        return self._all

    def shown_rows(self) -> Sequence[MonthRow]:
        """Give the projects that pass the filter, as they stand."""
        return self._rows

    def row_of(self, project: str) -> int:
        """Give the line of a project, -1 where it is not shown."""
        return self._at.get(project, -1)

    def faults(self) -> dict[str, Fault]:
        """Give what is wrong with typed rows, by project."""
        return self._faults

    def fault_at(self, row: int) -> Fault | None:
        """Give what is wrong with a line."""
        return self._faults.get(self._rows[row].project.uid) if 0 <= row < len(self._rows) else None

    def wants_reason(self) -> bool:
        """Tell whether the column for reasons is needed."""
        asked = any(fault.field == REASON for fault in self._faults.values())
        return asked or any(REASON in edits.cells for edits in self.edits.rows().values())

    # ------------------------------------------------------------ saving

    def reports(self) -> tuple[AddReport, ...]:
        """Give the reports that the typed rows make; rows that are gone make none. All must be without fault."""
        typed = self.edits.rows()
        return tuple(
            entered(
                row, typed[row.project.uid].cells, typed[row.project.uid].uid, typed[row.project.uid].seen, self._day
            )
            for row in self._all
            if row.project.uid in typed
        )

    def overtaken(self) -> list[MonthRow]:
        """Give the typed rows that somebody reported on since, and let the next save come after that."""
        typed = self.edits.rows().items()
        found = [self._named[uid] for uid, edits in typed if uid in self._named and edits.seen != self._named[uid].seen]
        for row in found:
            self.edits.acknowledge(row)
        return found

    def recheck(self) -> None:
        """Check all typed rows again, once their editor was told what had changed under them."""
        self._check_all()
        self._tell_rows(range(len(self._rows)))

    # ------------------------------------------------------------ typing

    def takes(self, row: int, column: int) -> bool:
        field = COLUMNS[column].field
        return not self.locked and takes(field, self._rows[row].project)

    def text(self, row: int, column: int) -> str:
        found, field = self._rows[row], COLUMNS[column].field
        if not field:
            return shown_figure(found.project, found.before)
        typed = self.edits.cells_of(found.project.uid).get(field)
        return cell_text(found, found.now, field) if typed is None else typed

    def hint(self, row: int, column: int) -> str:
        """Give what stays as it was last, in a cell that nobody touched; "" elsewhere."""
        found, field = self._rows[row], COLUMNS[column].field
        if not field or found.now is not None or field in self.edits.cells_of(found.project.uid):
            return ""
        return cell_text(found, found.before, field)

    def fill(self, cells: Iterable[Typed]) -> int:
        taken = [cell for cell in cells if self.takes(cell.row, cell.column)]
        typed = [(self._rows[cell.row], COLUMNS[cell.column].field, _tidy(cell)) for cell in taken]
        touched = self.edits.put(typed)
        self._tell_projects(touched)
        return len(taken)

    def undo(self) -> tuple[int, int] | None:
        return self._turned(self.edits.undo())

    def redo(self) -> tuple[int, int] | None:
        return self._turned(self.edits.redo())

    def can_undo(self) -> bool:
        return self.edits.can_undo()

    def can_redo(self) -> bool:
        return self.edits.can_redo()

    def _turned(self, cells: Iterable[tuple[str, str]]) -> tuple[int, int] | None:
        found = sorted((self.row_of(project), AT[field]) for project, field in cells)
        self._tell_projects({project for project, _field in cells})
        return next((cell for cell in found if cell[0] >= 0), None)

    def _tell_projects(self, projects: set[str]) -> None:
        if not projects:
            return
        for project in projects & self._named.keys():
            self._check(self._named[project])
        self._tell_rows([self._at[project] for project in projects if project in self._at])
        self.edited.emit()

    def _tell_rows(self, lines: Sequence[int]) -> None:
        if lines:
            self.dataChanged.emit(self.index(min(lines), 0), self.index(max(lines), len(COLUMNS) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, min(lines), max(lines))

    def _check_all(self) -> None:
        self._faults = {}
        for project in self.edits.rows().keys() & self._named.keys():
            self._check(self._named[project])

    def _check(self, row: MonthRow) -> None:
        uid = row.project.uid
        self._faults.pop(uid, None)
        edits = self.edits.rows().get(uid)
        if edits is None:
            return
        fault = fault_of(row, edits.cells, edits.seen, self._day, self._today())
        if fault is not None:
            self._faults[uid] = fault

    # ------------------------------------------------------------ Qt's model

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        return self.answer(index.row(), index.column(), role) if index.isValid() else None

    def answer(self, row: int, column: int, role: int) -> Any:  # noqa: ANN401 - as `data`
        answer = ANSWERS.get(role)
        return answer(self, row, column) if answer else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ANN401 - Qt's signature
        if role != Role.EditRole or not isinstance(value, str):
            return False
        return self.fill([Typed(index.row(), index.column(), value)]) > 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        if orientation == Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight if COLUMNS[section].field in ("", FIGURE) else None
        if orientation == Qt.Orientation.Horizontal:
            return tr(COLUMNS[section].title) if role in TITLES else None
        project = self._rows[section].project
        if role == SheetRoles.NOTE:
            return " · ".join(filter(None, (project.pillar_name, project.section)))
        if role == SheetRoles.DIRTY:
            return project.uid in self.edits.rows()
        if role == Role.ToolTipRole:
            return plain_tip(project.name)
        return project.name if role in TITLES else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Flag.NoItemFlags
        typing = COLUMNS[index.column()].field != DONE and self.takes(index.row(), index.column())
        return SHOWN | Flag.ItemIsEditable if typing else SHOWN

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if (column, order) != self._sort:
            self._sort = (column, order)
            self._order()

    # ------------------------------------------------------------ arranging

    def _arrange(self) -> None:
        typed = self.edits.rows()
        self._wanted = self._filter._replace(unreported=False).of(self._all)
        if self._filter.unreported:
            self._wanted = [row for row in self._wanted if is_owed(row) or row.project.uid in typed]
        self._order()

    def _order(self) -> None:
        self.beginResetModel()
        column, order = self._sort
        rows = list(self._wanted)
        if column >= 0:
            rows.sort(key=lambda row: self._sort_key(row, column), reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = rows
        self._at = {row.project.uid: at for at, row in enumerate(rows)}
        self.endResetModel()

    def _sort_key(self, row: MonthRow, column: int) -> tuple[float, str]:
        field = COLUMNS[column].field
        if field in ("", FIGURE):
            standing = row.now if field else row.before
            figures = (standing.percent, standing.quantity) if standing else ()
            return (next((value for value in figures if value is not None), -1.0), "")
        typed = self.edits.cells_of(row.project.uid).get(field)
        return (0.0, cell_text(row, row.latest if field in CARRIED else row.now, field) if typed is None else typed)


def _tidy(cell: Typed) -> str:
    """Give a text as the cell keeps it: 办结 is written in one way, whatever was typed or pasted for it."""
    text = cell.text.strip()
    if COLUMNS[cell.column].field == DONE:
        with suppress(ValueError):  # stays as it was typed, marked as wrong
            return TICKED if typed_yes(text) else ""
    return text


def _accessible(model: MonthTable, row: int, column: int) -> str:
    shown = model.text(row, column) or model.hint(row, column)
    fault = _fault(model, row, column)
    return tr("{}，{}").format(shown, fault) if fault else shown


def _fault(model: MonthTable, row: int, column: int) -> str:
    fault = model.fault_at(row)
    if fault is None:
        return ""
    at = AT[fault.field] if fault.field else AT[FIGURE]
    return fault.sentence if at == column else ""


def _tip(model: MonthTable, row: int, column: int) -> str | None:
    """Give the whole text of a cell, which may be cut; of a refused one why it is."""
    told = _fault(model, row, column) or model.text(row, column) or model.hint(row, column)
    return plain_tip(told) if told else None


def _tick(model: MonthTable, row: int, column: int) -> bool | None:
    if COLUMNS[column].field != DONE:
        return None
    return bool(model.text(row, column) or model.hint(row, column))


def _is_dirty(model: MonthTable, row: int, column: int) -> bool:
    project = model.shown_rows()[row].project.uid
    return COLUMNS[column].field in model.edits.cells_of(project)


def _written(model: MonthTable, row: int, column: int) -> str:
    """Give a cell's text; a figure as it is kept (30余家), one that is typed with the unit if it has none."""
    found, field = model.shown_rows()[row], COLUMNS[column].field
    if field != FIGURE:
        return model.text(row, column)
    if found.project.computed is not None:
        return ""
    typed = model.edits.cells_of(found.project.uid).get(FIGURE)
    if typed is None:
        return shown_figure(found.project, found.now)
    return f"{typed}{figure_unit(found.project)}" if typed[-1:].isdigit() else typed


def _hint(model: MonthTable, row: int, column: int) -> str:
    found = model.shown_rows()[row]
    if COLUMNS[column].field == FIGURE:
        return shown_hint(found) if model.hint(row, column) or found.project.computed is not None else ""
    return model.hint(row, column)


ANSWERS: dict[int, Callable[[MonthTable, int, int], object]] = {
    Role.DisplayRole: _written,
    Role.EditRole: lambda model, row, column: model.text(row, column) or model.hint(row, column),
    Role.AccessibleTextRole: _accessible,
    Role.ToolTipRole: _tip,
    SheetRoles.HINT: _hint,
    SheetRoles.DIRTY: _is_dirty,
    SheetRoles.FAULT: _fault,
    SheetRoles.GREY: lambda model, row, column: not is_typed(COLUMNS[column].field, model.shown_rows()[row].project),
    SheetRoles.TICK: _tick,
    SheetRoles.RIGHT: lambda _model, _row, column: COLUMNS[column].field in ("", FIGURE),
}
