"""The register of sites as a table. Sorting and filtering are done in the lane; the model only swaps its rows.

A typed cell sends a command and shows what was typed until the answer comes. What cannot be read stays in its cell
with the reason, so that it can be mended; the file keeps what it had.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dongliu_desktop.domain.sites import Ledger, LedgerRow, StageRow
from dongliu_desktop.domain.sites_commands import SiteCell
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.models.site_columns import SiteColumn, site_columns
from dongliu_desktop.ui.widgets.roles import Roles

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Flag = Qt.ItemFlag
NOWHERE = QModelIndex()
Place = tuple[str, str]
"""A cell: uid of the site, key of the column."""


class SiteView(NamedTuple):
    """What is asked for: words in any text, sites that have not reached a stage, and an order ("": the register's)."""

    text: str = ""
    missing: str = ""
    sort: str = ""
    descending: bool = False


class Arranged(NamedTuple):
    """Rows as they are shown, and where each stands."""

    rows: Sequence[LedgerRow]
    places: Mapping[str, int]


NOTHING = Arranged((), {})


def arranged(rows: Iterable[LedgerRow], stages: Sequence[StageRow], view: SiteView) -> Arranged:
    """Filter and sort a register; asked in the lane, because it may be long."""
    words = view.text.lower().split()
    shown = [row for row in rows if _wanted(row, view.missing, words)]
    if view.sort:
        column = next(column for column in site_columns(stages) if column.key == view.sort)
        shown.sort(key=column.sort, reverse=view.descending)
    return Arranged(shown, {row.uid: at for at, row in enumerate(shown)})


def in_order(rows: Iterable[LedgerRow], order: Sequence[str]) -> Arranged:
    """Put changed rows where they stood: an edit does not move or hide its row. New ones come last."""
    known = {row.uid: row for row in rows}
    shown = [known[uid] for uid in order if uid in known]
    return Arranged(shown, {row.uid: at for at, row in enumerate(shown)})


def arranged_again(ledger: Ledger, view: SiteView, shown: Arranged) -> Arranged:
    """Arrange a register of which some rows changed; where all of them are shown, each stays where it stands."""
    if view == SiteView() or not all(row.uid in shown.places for row in ledger.rows):
        return arranged(ledger.rows, ledger.stages, view)
    return in_order(ledger.rows, list(shown.places))


def settled(found: Arranged, shown: Arranged) -> Arranged:
    """Give what was found with the places of what is shown where nothing moves, so that `show` sees it at once."""
    return found._replace(places=shown.places) if found.places == shown.places else found


def _wanted(row: LedgerRow, missing: str, words: list[str]) -> bool:
    if missing:
        found = row.marks.get(missing)
        if found is not None and found.reached:
            return False
    if not words:
        return True
    text = f"{row.name}\n{row.community}\n{row.officer}\n{row.status}".lower()
    return all(word in text for word in words)


class SiteTable(QAbstractTableModel):
    """Shows the register of one project. `edit` is called with the cells that were typed, `wrong` with a sentence."""

    def __init__(
        self,
        edit: Callable[[list[SiteCell]], None],
        wrong: Callable[[str], None],
        order: Callable[[str, bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._edit = edit
        self._wrong = wrong
        self._order = order
        self._shown = NOTHING
        self._pending: dict[Place, str] = {}
        self._faults: dict[Place, tuple[str, str]] = {}
        self.columns: tuple[SiteColumn, ...] = ()
        self.year, self.today, self.frozen = 0, date.min, False

    # ------------------------------------------------------------ what is shown

    def open(self, stages: Sequence[StageRow], year: int, today: date, *, frozen: bool) -> None:
        """Start on a register: its columns, the year that is meant by 6.10, and whether it can be changed."""
        self.beginResetModel()
        self.columns = site_columns(stages)
        self.year, self.today, self.frozen = year, today, frozen
        self._shown = NOTHING
        self._pending, self._faults = {}, {}
        self.endResetModel()

    def show(self, shown: Arranged) -> None:
        """Show rows; where they are the same sites in the same order, nothing moves."""
        same = self._shown.places is shown.places or self._shown.places == shown.places
        self._pending = {}
        if same:
            self._shown = shown
            if shown.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown.rows) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def take_back(self) -> None:
        """Show what the file holds in place of what was typed and not taken."""
        self._pending = {}
        if self._shown.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown.rows) - 1, len(self.columns) - 1))

    def shown(self) -> Arranged:
        """Give what is shown."""
        return self._shown

    def rows(self) -> Sequence[LedgerRow]:
        """Give the rows that are shown, from top to bottom."""
        return self._shown.rows

    def row_of(self, uid: str) -> int:
        """Give the line in which a site is shown, -1 where it is not."""
        return self._shown.places.get(uid, -1)

    def enter(self, texts: Mapping[tuple[int, int], str]) -> str:
        """Enter a block of texts by (row, column), all or none; give the sentence that says what cannot be read."""
        cells: list[SiteCell] = []
        for (at, column), text in texts.items():
            row, kind = self._shown.rows[at], self.columns[column]
            try:
                value = kind.parse(text, self.year, self.today)
            except ValueError as fault:
                return tr("第 {} 行“{}”：{}").format(at + 1, kind.title, fault)
            if value != kind.value(row):
                cells.append(SiteCell(row.uid, kind.key, kind.value(row), value))
                self._pending[row.uid, kind.key] = text
        if cells:
            self._edit(cells)
            first, last = min(texts), max(texts)
            self.dataChanged.emit(self.index(first[0], 0), self.index(last[0], len(self.columns) - 1))
        return ""

    # ------------------------------------------------------------ Qt's model

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        if not index.isValid():
            return None
        row = self._shown.rows[index.row()]
        if role == Roles.UID:
            return row.uid
        column = self.columns[index.column()]
        fault = self._faults.get((row.uid, column.key)) if self._faults else None
        if role in (Role.DisplayRole, Role.EditRole, Role.AccessibleTextRole):
            if fault is not None:
                return fault[0]
            typed = self._pending.get((row.uid, column.key)) if self._pending else None
            return column.text(row) if typed is None else typed
        if role == Role.ToolTipRole:
            return fault[1] if fault else self._tip(row, column)
        return bool(fault) if role == Roles.FAULT else None

    def _tip(self, row: LedgerRow, column: SiteColumn) -> str | None:
        return row.sentence or None if column.key in ("name", "status") else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        if role == Role.TextAlignmentRole and orientation == Qt.Orientation.Horizontal and self.columns[section].right:
            return Qt.AlignmentFlag.AlignRight
        if orientation != Qt.Orientation.Horizontal or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        return self.columns[section].title

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Flag.NoItemFlags
        shown = Flag.ItemIsEnabled | Flag.ItemIsSelectable
        return shown if self.frozen else shown | Flag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ANN401 - Qt's signature
        if role != Role.EditRole or not index.isValid():
            return False
        place = (self._shown.rows[index.row()].uid, self.columns[index.column()].key)
        self._faults.pop(place, None)
        fault = self.enter({(index.row(), index.column()): str(value)})
        if fault:
            self._faults[place] = (str(value), fault)
            self._wrong(fault)
        self.dataChanged.emit(index, index)
        return not fault

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        self._order(key, order == Qt.SortOrder.DescendingOrder)
