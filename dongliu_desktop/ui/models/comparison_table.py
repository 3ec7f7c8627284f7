"""The rows of a comparison as a flat table with a group row per lasting theme.

One model for projects, indicators and counts: what differs is said by its columns. Rows come filtered; sorting
happens here, within the groups.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook
from dongliu_desktop.ui.widgets.roles import Roles

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Flag = Qt.ItemFlag
NOWHERE = QModelIndex()
SHOWN = Flag.ItemIsEnabled | Flag.ItemIsSelectable
ASCENDING = Qt.SortOrder.AscendingOrder


class Column(Generic[T]):
    """One column: its title, its look, its text, and what it sorts by (without `sort`: its text).

    In the title {0} and {1} stand for the years. `roles` answers further roles of its cells. (A plain class: type
    checkers do not see what a lambda takes inside a NamedTuple's constructor.)
    """

    def __init__(
        self,
        title: str,
        look: ColumnLook,
        text: Callable[[T], str],
        sort: Callable[[T], Any] | None = None,
        roles: Mapping[int, Callable[[T], object]] = MappingProxyType({}),
    ) -> None:
        self.title = title
        self.look = look
        self.text = text
        self.sort = sort or text
        self.roles = roles


class Table(Generic[T]):
    """What makes one kind of table: its columns, and what tells its rows apart."""

    def __init__(self, columns: Sequence[Column[T]], key: Callable[[T], str]) -> None:
        self.columns = columns
        self.key = key


class Group(NamedTuple):
    """A group row: the title of a theme, and what stands muted behind it."""

    title: str
    note: str


class Section(NamedTuple, Generic[T]):
    """Rows with the group row above them, None for rows without one."""

    group: Group | None
    rows: Sequence[T]


class ComparisonTable(QAbstractTableModel, Generic[T]):
    """Shows the rows of one kind of table."""

    def __init__(self, table: Table[T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = table.columns
        self._table = table
        self._years = (0, 0)
        self._sections: Sequence[Section[T]] = ()
        self._lines: list[T | Group] = []
        self._at: dict[str, int] | None = None  # made when a row is looked for
        self._sort: tuple[int, Qt.SortOrder] = (-1, ASCENDING)

    def show(self, years: tuple[int, int], sections: Sequence[Section[T]]) -> None:
        """Show these rows, section by section."""
        if years != self._years:
            self._years = years
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self._sections = sections
        self._arrange()

    def row_of(self, key: str) -> int:
        """Give the line in which a row is shown, -1 where it is not."""
        if self._at is None:
            identity = self._table.key
            self._at = {identity(line): at for at, line in enumerate(self._lines) if not isinstance(line, Group)}
        return self._at.get(key, -1)

    def row(self, key: str) -> T | None:
        """Give a row by its key, None where it is not shown."""
        at = self.row_of(key)
        line = self._lines[at] if at >= 0 else None
        return None if isinstance(line, Group) else line

    # ------------------------------------------------------------ Qt's model

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, Group):
            return _group_data(line, role)
        column = self.columns[index.column()]
        if (further := column.roles.get(role)) is not None:
            return further(line)
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return column.text(line)
        return self._table.key(line) if role == Roles.UID else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        if orientation == Qt.Orientation.Horizontal and role in (Role.DisplayRole, Role.AccessibleTextRole):
            return tr(self.columns[section].title).format(*self._years)
        if role == Role.TextAlignmentRole and self.columns[section].look.cell.right:
            return Qt.AlignmentFlag.AlignRight
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._lines[index.row()], Group):
            return Flag.NoItemFlags
        return SHOWN

    def sort(self, column: int, order: Qt.SortOrder = ASCENDING) -> None:
        if (column, order) != self._sort:
            self._sort = (column, order)
            self._arrange()

    # ------------------------------------------------------------ arranging

    def _arrange(self) -> None:
        self.beginResetModel()
        self._lines = []
        self._at = None
        for section in self._sections:
            if section.group is not None:
                self._lines.append(section.group)
            self._lines.extend(self._sorted(section.rows))
        self.endResetModel()

    def _sorted(self, rows: Sequence[T]) -> Sequence[T]:
        at, order = self._sort
        if at < 0:
            return rows
        return sorted(rows, key=self.columns[at].sort, reverse=order != ASCENDING)


def _group_data(group: Group, role: int) -> str | None:
    if role in (Roles.GROUP, Role.DisplayRole, Role.AccessibleTextRole):
        return group.title
    return group.note if role == Roles.GROUP_NOTE else None
