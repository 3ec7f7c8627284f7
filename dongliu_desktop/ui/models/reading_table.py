"""The months of one indicator and year as a table to type into, with what is computed beside what is printed."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from uuid import uuid4

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dongliu_desktop.domain.differences import signed
from dongliu_desktop.domain.indicator_commands import ReadingEntry, ReadingForm, reading_form, reading_row
from dongliu_desktop.domain.periods import Period
from dongliu_desktop.domain.quantities import BEFORE, number
from dongliu_desktop.domain.readings import (
    Computed,
    additive,
    completion,
    computed_figure,
    differs,
    growth_of,
    month_period,
    same_months,
    share,
    target_text,
    typed_rank,
    typed_target,
    typed_value,
    year_target,
)
from dongliu_desktop.domain.rows import ReadingRow
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.widgets.cells import ElidedTextDelegate, MutedTextDelegate, NumberDelegate
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook
from dongliu_desktop.ui.widgets.roles import Roles

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Flag = Qt.ItemFlag
NOWHERE = QModelIndex()
MONTHS = 12
OTHER = "other"  # key of the row for figures of which no months are printed


class Months(NamedTuple):
    """What the table shows: the readings of the year, and those that figures are computed from."""

    unit: str
    readings: Sequence[ReadingRow]
    before: Sequence[ReadingRow] = ()
    part: Sequence[ReadingRow] = ()
    whole: Sequence[ReadingRow] = ()


class Line(NamedTuple):
    """One row: the months, and the reading where there is one. `kept` is a reading, printed or empty."""

    kept: ReadingRow
    entered: bool
    months: Months


class ReadingColumn:
    """One column. `put` takes in what was typed, None where nothing can be; it raises ValueError with a sentence.

    (A plain class: type checkers do not see what a lambda takes inside a NamedTuple's constructor.)
    """

    def __init__(
        self,
        title: str,
        look: ColumnLook,
        text: Callable[[Line], str],
        put: Callable[[ReadingForm, str], ReadingForm] | None = None,
    ) -> None:
        self.title = title
        self.look = look
        self.text = text
        self.put = put


def _period(line: Line) -> str:
    """Give the period as printed; the last row waits for figures of which no months are printed."""
    return line.kept.period.text or (tr("未注明") if line.entered else tr("其他"))


def _value(line: Line) -> str:
    kept = line.kept
    if kept.value is None:
        return ""
    shown = kept.printed or number(kept.value, 4)
    return f"{kept.qualifier}{shown}" if kept.qualifier in BEFORE else f"{shown}{kept.qualifier}"


def _put_value(form: ReadingForm, text: str) -> ReadingForm:
    value, printed, qualifier = typed_value(text)
    return form._replace(value=value, printed=printed, qualifier=qualifier)


def _computed(line: Line) -> str:
    """Give what other figures make of this one, with ≠ where it is printed otherwise."""
    same = [same_months(line.kept, rows) for rows in (line.months.part, line.months.whole)]
    found = share(*same) or computed_figure(line.kept, line.months.readings)
    if found is None or (not line.kept.period.cumulative and not additive(line.kept.unit)):
        return ""
    return _marked(number(found.value, 4), line.kept.printed, found)


def _growth(line: Line) -> str:
    found = growth_of(line.kept, line.months.readings, line.months.before)
    if found is None:
        return ""
    unit = "%" if additive(line.kept.unit) else tr(" 个百分点")
    return _marked(f"{signed(found.value, 1)}{unit}", line.kept.growth, found)


def _marked(text: str, printed: str, found: Computed) -> str:
    about = tr("约 ") if found.rough else ""
    return f"≠ {text}" if differs(printed, found) else f"{about}{text}"


def _completion(line: Line) -> str:
    low, high = line.kept.target_low, line.kept.target_high
    if low is None and high is None:
        low, high = year_target(line.months.readings)
    found = completion(line.kept.value, low, high) if line.kept.period.cumulative else None
    return "" if found is None else "-".join(dict.fromkeys(number(part, 1) for part in reversed(found))) + "%"


def _put_rank(form: ReadingForm, text: str) -> ReadingForm:
    return form._replace(rank=typed_rank(text))


def _put_target(form: ReadingForm, text: str) -> ReadingForm:
    low, high = typed_target(text)
    return form._replace(target_low=low, target_high=high)


COLUMNS: tuple[ReadingColumn, ...] = (
    ReadingColumn(mark("统计期"), ColumnLook(ElidedTextDelegate, 76), _period),
    ReadingColumn(mark("数值"), ColumnLook(NumberDelegate, 92), _value, _put_value),
    ReadingColumn(mark("算得"), ColumnLook(MutedTextDelegate, 84), _computed),
    ReadingColumn(
        mark("增幅"),
        ColumnLook(NumberDelegate, 72),
        lambda line: line.kept.growth,
        lambda form, text: form._replace(growth=text.strip()),
    ),
    ReadingColumn(mark("算得同比"), ColumnLook(MutedTextDelegate, 92), _growth),
    ReadingColumn(mark("位次"), ColumnLook(NumberDelegate, 52), lambda line: str(line.kept.rank or ""), _put_rank),
    ReadingColumn(
        mark("排什么"),
        ColumnLook(ElidedTextDelegate, 64),
        lambda line: line.kept.rank_basis,
        lambda form, text: form._replace(rank_basis=text.strip()),
    ),
    ReadingColumn(
        mark("范围"),
        ColumnLook(ElidedTextDelegate, 56),
        lambda line: line.kept.rank_scope,
        lambda form, text: form._replace(rank_scope=text.strip()),
    ),
    ReadingColumn(
        mark("目标"),
        ColumnLook(NumberDelegate, 88),
        lambda line: target_text(line.kept.target_low, line.kept.target_high),
        _put_target,
    ),
    ReadingColumn(mark("完成率"), ColumnLook(MutedTextDelegate, 88), _completion),
    ReadingColumn(
        mark("说明"),
        ColumnLook(ElidedTextDelegate, 120, stretch=True),
        lambda line: line.kept.words,
        lambda form, text: form._replace(words=text.strip()),
    ),
)
FIRST_FIELD = 1


class ReadingTable(QAbstractTableModel):
    """A row per period. What is typed goes out as entries and stays in its cell until it is taken.

    Signals:
        entered: a tuple of ReadingEntry.
        refused: one sentence: what was typed is no such thing.
    """

    entered = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._months = Months("", ())
        self._lines: list[Line] = []
        self._typed: dict[tuple[str, int], str] = {}
        self._editable = False

    def show(self, months: Months, *, cumulative: bool, editable: bool) -> None:
        """Show these readings; the rows stay, with the cell that is chosen, where the periods are the same."""
        lines = _lines(months, cumulative=cumulative)
        self._months, self._editable = months, editable
        if [line.kept.period for line in lines] == [line.kept.period for line in self._lines]:
            self._lines = lines
            self._tell()
        else:
            self.beginResetModel()
            self._typed.clear()
            self._lines = lines
            self.endResetModel()

    def forget_typed(self) -> None:
        """Drop what was typed and not taken: another indicator or year is to be shown."""
        self._typed.clear()

    def take(self, entries: Sequence[ReadingEntry]) -> None:
        """Take entries as saved, before they are read again: the next one starts from them."""
        uids = {entry.uid: entry for entry in entries}
        periods = {entry.form.period: entry for entry in entries if entry.seen is None}
        rows = [row for row in self._months.readings if row.uid not in uids]
        rows += [reading_row(entry.uid, entry.form, self._months.unit) for entry in entries if not entry.form.empty]
        self._months = self._months._replace(readings=rows)
        for at, line in enumerate(self._lines):
            entry = uids.get(line.kept.uid) if line.entered else periods.get(line.kept.period)
            kept = line.kept if entry is None else reading_row(entry.uid, entry.form, line.kept.unit)
            self._lines[at] = Line(kept, line.entered if entry is None else not entry.form.empty, self._months)
            if entry is not None:
                self._typed = {key: text for key, text in self._typed.items() if key[0] != _key(line)}
        self._tell()

    def put_block(self, row: int, column: int, text: str) -> None:
        """Take in a block of cells as spreadsheets copy it, into the cells that can be edited, as one step."""
        fields = [at for at in range(column, len(COLUMNS)) if COLUMNS[at].put is not None]
        changed: dict[int, ReadingForm] = {}
        for at, cells in enumerate(text.rstrip("\n").replace("\r", "").split("\n"), start=row):
            if at >= len(self._lines) or not self._editable:
                break
            form = self._form(at)
            for field, cell in zip(fields, cells.split("\t"), strict=False):
                form = self._put(form, at, field, cell)
            changed[at] = form
        self._send(changed)

    def reading(self, uid: str) -> ReadingRow | None:
        """Give the reading of a row by its key, None where nothing is entered."""
        row = self.row_of(uid)
        return self._lines[row].kept if row >= 0 and self._lines[row].entered else None

    def rename_period(self, uid: str, text: str) -> None:
        """Take in how the period of a row is printed: 今年以来, 1至11月. Its months stay."""
        row = self.row_of(uid)
        if row >= 0 and self._lines[row].entered and self._editable:
            form = self._form(row)
            self._send({row: form._replace(period=form.period._replace(text=text))})

    def newest(self) -> str:
        """Give the key of the last row that has a reading, "" where none has."""
        return next((_key(line) for line in reversed(self._lines) if line.entered), "")

    def month_of(self, uid: str) -> int:
        """Give the last month that a row counts, by its key; 0 where none is printed."""
        row = self.row_of(uid)
        return self._lines[row].kept.period.to_month or 0 if row >= 0 else 0

    def key_of_reading(self, uid: str) -> str:
        """Give the key of the row that shows a reading, "" where none does."""
        return next((_key(line) for line in self._lines if line.entered and line.kept.uid == uid), "")

    def key_of_month(self, month: int) -> str:
        """Give the key of the row whose last month this is, one with a figure first; "" where none is."""
        found = [line for line in self._lines if line.kept.period.to_month == month]
        return next((_key(line) for line in sorted(found, key=lambda line: not line.entered)), "")

    def row_of(self, uid: str) -> int:
        """Give the row of a period by its key, -1 where it is not shown."""
        return next((at for at, line in enumerate(self._lines) if _key(line) == uid), -1)

    # ------------------------------------------------------------ Qt's model

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        if orientation == Qt.Orientation.Horizontal and role in (Role.DisplayRole, Role.AccessibleTextRole):
            return tr(COLUMNS[section].title)
        if role == Role.TextAlignmentRole and COLUMNS[section].look.cell.right:
            return Qt.AlignmentFlag.AlignRight
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - one type per role
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Role.DisplayRole, Role.EditRole, Role.AccessibleTextRole):
            typed = self._typed.get((_key(line), index.column()))
            return COLUMNS[index.column()].text(line) if typed is None else typed
        if role == Role.ToolTipRole:
            return self._hint(line, index.column())
        return _key(line) if role == Roles.UID else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Flag.NoItemFlags
        shown = Flag.ItemIsEnabled | Flag.ItemIsSelectable
        return shown | Flag.ItemIsEditable if self._editable and COLUMNS[index.column()].put else shown

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ANN401 - as Qt has it
        if role != Role.EditRole or not self._editable or value == self.data(index):
            return False
        self._send({index.row(): self._put(self._form(index.row()), index.row(), index.column(), str(value))})
        return True

    # ------------------------------------------------------------ inside

    def _form(self, row: int) -> ReadingForm:
        return reading_form(self._lines[row].kept)

    def _put(self, form: ReadingForm, row: int, column: int, text: str) -> ReadingForm:
        put = COLUMNS[column].put
        if put is None:
            return form
        self._typed[_key(self._lines[row]), column] = text
        self.dataChanged.emit(self.index(row, column), self.index(row, column))
        try:
            return put(form, text)
        except ValueError as error:
            self.refused.emit(str(error))
            return form

    def _send(self, forms: dict[int, ReadingForm]) -> None:
        entries: list[ReadingEntry] = []
        for row, form in forms.items():
            line = self._lines[row]
            seen = reading_form(line.kept) if line.entered else None
            if form != reading_form(line.kept):
                entries.append(ReadingEntry(line.kept.uid if line.entered else uuid4().hex, form, seen))
        if entries:
            self.entered.emit(tuple(entries))

    def _hint(self, line: Line, column: int) -> str:
        if COLUMNS[column].text(line).startswith("≠"):
            return tr("与原文不一致：原文按原样保留，这里是算出的数")
        return line.kept.sentence if column <= FIRST_FIELD else ""

    def _tell(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(COLUMNS) - 1))


def _lines(months: Months, *, cumulative: bool) -> list[Line]:
    """Give the usual months, filled where there are readings, and the readings of other periods behind them."""
    first = [] if cumulative else [month_period(1, 2, cumulative=False)]
    spans = [(1 if cumulative else month, month) for month in range(1, MONTHS + 1)]
    usual = [*first, *(month_period(*span, cumulative=cumulative) for span in spans)]
    rows = [row for row in months.readings if row.period.cumulative == cumulative]
    held = {row.period[1:]: row for row in rows if row.period.to_month is not None}
    lines = [
        Line(held[period[1:]], True, months)
        if period[1:] in held
        else Line(reading_row("", ReadingForm(period), months.unit), False, months)
        for period in usual
    ]
    known = {period[1:] for period in usual}
    others = [Line(row, True, months) for row in rows if row.period[1:] not in known]
    unknown = reading_row("", ReadingForm(Period("", None, None, cumulative)), months.unit)
    return [*lines, *others, Line(unknown, False, months)]


def _key(line: Line) -> str:
    first, last = line.kept.period.from_month, line.kept.period.to_month
    return f"{first}-{last}" if last is not None else line.kept.uid or OTHER
