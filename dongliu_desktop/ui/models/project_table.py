"""The projects of a pillar as a flat table with a group row per workstream.

Sorting and filtering happen here, where the rows are: a proxy model with Python callbacks is slow past some
thousand rows. An edit sends a command and changes nothing here; the change comes back as rows, like anybody's.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.project_columns import COLUMNS, Column, edited_figure
from dongliu_desktop.ui.models.project_filter import ProjectFilter, haystack
from dongliu_desktop.ui.widgets.roles import Roles

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Flag = Qt.ItemFlag
NOWHERE = QModelIndex()
SHOWN = Flag.ItemIsEnabled | Flag.ItemIsSelectable
TITLES = (Role.DisplayRole, Role.AccessibleTextRole)


class GroupLine(NamedTuple):
    """A group row: a workstream and how many of its projects are shown."""

    title: str
    projects: int


Line = ProjectRow | GroupLine


class ProjectTable(QAbstractTableModel):
    """Shows projects. `edit` is called with the project and the new figure when a cell was edited.

    Attributes:
        locked: no cell may be edited now.
    """

    def __init__(self, edit: Callable[[ProjectRow, float], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self.locked = False
        self._rows: list[ProjectRow] = []
        self._uids: set[str] = set()
        self._texts: dict[str, str] = {}  # made at the first search; opening a tab need not wait for it
        self._lines: list[Line] = []
        self._at: dict[str, int] = {}
        self._filter = ProjectFilter()
        self._sort: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    # ------------------------------------------------------------ what is shown

    def show(self, rows: Iterable[ProjectRow]) -> None:
        """Show other projects, given workstream by workstream."""
        self._rows = list(rows)
        self._uids = {row.uid for row in self._rows}
        self._texts = {}
        self._arrange()

    def filter_by(self, wanted: ProjectFilter) -> None:
        """Show only the projects that match."""
        if wanted != self._filter:
            self._filter = wanted
            self._arrange()

    def swap(self, rows: Iterable[ProjectRow]) -> None:
        """Put changed projects in place of the old ones, where they stand: an edit does not move or hide its row."""
        changed = {row.uid: row for row in rows if row.uid in self._uids}
        if not changed:
            return
        self._rows = [changed.get(row.uid, row) for row in self._rows]
        for uid, row in changed.items():
            self._texts.pop(uid, None)
            at = self._at.get(uid, -1)
            if at >= 0:
                self._lines[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

    def rows(self) -> list[ProjectRow]:
        """Give all projects, shown or not."""
        return self._rows

    def shown_rows(self) -> list[ProjectRow]:
        """Give the projects that pass the filter, as they stand."""
        return [line for line in self._lines if isinstance(line, ProjectRow)]

    def project(self, uid: str) -> ProjectRow | None:
        """Give a project by its uid, shown or not."""
        return next((row for row in self._rows if row.uid == uid), None) if uid in self._uids else None

    def row_of(self, uid: str) -> int:
        """Give the line in which a project is shown, -1 where it is not."""
        return self._at.get(uid, -1)

    # ------------------------------------------------------------ Qt's model

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, GroupLine):
            return _group_data(line, role)
        column = COLUMNS[index.column()]
        further = column.roles.get(role)
        if further is not None:
            return further(line)
        answer = ANSWERS.get(role)
        return answer(line, column) if answer else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        if orientation != Qt.Orientation.Horizontal or role not in TITLES:
            return None
        untitled = "" if role == Role.DisplayRole else tr("亮灯")
        return tr(COLUMNS[section].title) if COLUMNS[section].title else untitled

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Flag.NoItemFlags
        line = self._lines[index.row()]
        if isinstance(line, GroupLine):
            return Flag.NoItemFlags
        editable = not self.locked and _editable(line, COLUMNS[index.column()])
        return SHOWN | Flag.ItemIsEditable if editable else SHOWN

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ANN401 - Qt's signature
        line = self._lines[index.row()]
        if role != Role.EditRole or not isinstance(line, ProjectRow) or not isinstance(value, (int, float)):
            return False
        self._edit(line, float(value))
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if (column, order) != self._sort:
            self._sort = (column, order)
            self._arrange()

    # ------------------------------------------------------------ arranging

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = self._rows if self._filter == ProjectFilter() else self._matching()
        groups: dict[str, list[ProjectRow]] = {}
        for row in shown:
            groups.setdefault(row.workstream, []).append(row)
        self._lines = []
        for rows in groups.values():
            self._lines.append(GroupLine(rows[0].workstream_title, len(rows)))
            self._lines.extend(self._sorted(rows))
        self._at = {line.uid: at for at, line in enumerate(self._lines) if isinstance(line, ProjectRow)}
        self.endResetModel()

    def _matching(self) -> list[ProjectRow]:
        if self._filter.text and len(self._texts) < len(self._rows):
            self._texts = {row.uid: haystack(row) for row in self._rows}
        matches, texts = self._filter.matches, self._texts
        return [row for row in self._rows if matches(row, texts.get(row.uid, ""))]

    def _sorted(self, rows: list[ProjectRow]) -> list[ProjectRow]:
        column, order = self._sort
        if column < 0:
            return rows
        return sorted(rows, key=COLUMNS[column].sort, reverse=order == Qt.SortOrder.DescendingOrder)


def _group_data(line: GroupLine, role: int) -> str | None:
    if role in (Roles.GROUP, Role.DisplayRole, Role.AccessibleTextRole):
        return line.title
    return tr("{} 项").format(line.projects) if role == Roles.GROUP_NOTE else None


def _editable(row: ProjectRow, column: Column) -> bool:
    return bool(column.edits) and not row.frozen and row.computed is None


ANSWERS: Mapping[int, Callable[[ProjectRow, Column], object]] = {
    Role.DisplayRole: lambda row, column: column.text(row),
    Role.AccessibleTextRole: lambda row, column: column.text(row) or row.reason,
    Role.EditRole: lambda row, column: edited_figure(row) if column.edits else column.text(row),
    Roles.UID: lambda row, _column: row.uid,
    Roles.SORT: lambda row, column: column.sort(row),
}
