"""Tables whose columns are data: which of them are shown, what stands above them, what a row has in them."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from dongliu_desktop.documents.layout.items import Style
from dongliu_desktop.documents.layout.strips import Figure
from dongliu_desktop.documents.layout.table import Cell, Row
from dongliu_desktop.documents.layout.text import Align
from dongliu_desktop.documents.profile import Profile

T = TypeVar("T")


class Head(NamedTuple):
    """What names a column: its key in profiles, its title, and its share of the width.

    Attributes:
        over: what stands above this column and its neighbours with the same; "" for nothing.
        alone: its title where no neighbour is under the same, and in the editor; "" for `title`.
        always: it stays where it is empty in every row; others make room then, unless the office chose them.
    """

    key: str
    title: str
    share: float
    over: str = ""
    alone: str = ""
    always: bool = False

    @property
    def full(self) -> str:
        """The title that stands for itself."""
        return self.alone or self.title


class Column(Generic[T]):
    """A column: its head, what it tells of a row, and where in the cell.

    `figure` draws what the text tells, in the style of the table; None from it for the text itself. (A plain class:
    type checkers do not see what a lambda takes inside a NamedTuple's constructor.)
    """

    def __init__(
        self,
        head: Head,
        text: Callable[[T], str],
        align: float = Align.START,
        figure: Callable[[T, Style], Figure | None] | None = None,
    ) -> None:
        self.head = head
        self.text = text
        self.align = align
        self.figure = figure

    def cell(self, row: T, style: Style) -> Cell:
        """Give the cell of a row."""
        drawn = self.figure(row, style) if self.figure else None
        return Cell(self.text(row) if drawn is None else drawn, self.align)


def named(columns: Iterable[Column[T]]) -> tuple[tuple[str, str], ...]:
    """Give keys and titles, for the editor of profiles."""
    return tuple((column.head.key, column.head.full) for column in columns)


def chosen(columns: Sequence[Column[T]], rows: Sequence[T], profile: Profile) -> list[Column[T]]:
    """Give the columns to show: those that the office chose, else those that any row has something in."""
    by_key = {column.head.key: column for column in columns}
    if profile.columns:
        return [by_key[key] for key in profile.chosen(list(by_key))]
    return [column for column in columns if column.head.always or any(map(column.text, rows))]


def heads(columns: Sequence[Column[T]]) -> list[Row]:
    """Give the head: one row, or two where a title stands over several columns."""
    groups = [(over, list(group)) for over, group in groupby(columns, key=lambda column: column.head.over)]
    upper: list[Cell] = []
    lower: list[Cell] = []
    for over, group in groups:
        if over and len(group) > 1:
            upper.append(Cell(over, span=len(group)))
            lower += [Cell(column.head.title) for column in group]
        else:
            upper += [Cell(column.head.full, rows=2) for column in group]
    return [Row(upper), Row(lower)] if lower else [Row([cell._replace(rows=1) for cell in upper])]


def shares(columns: Sequence[Column[T]]) -> list[float]:
    """Give the shares of the width."""
    return [column.head.share for column in columns]


def filled(columns: Sequence[Column[T]], row: T, style: Style) -> Row:
    """Give the row as it stands in the table."""
    return Row([column.cell(row, style) for column in columns])
