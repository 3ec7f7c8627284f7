"""A worksheet as plain values, whatever writes it: columns are data, rows are read by them."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

Row = TypeVar("Row")


class Kind(StrEnum):
    """What stands in a column: what it is written as, and how it is aligned."""

    TEXT = "text"
    SHORT = "short"  # text in the middle
    NUMBER = "number"
    SHARE = "share"  # in percent (0-100), with a bar
    DAY = "day"
    LIGHT = "light"


class Figure(NamedTuple):
    """A number with the word that is printed with it (余, 超过); it stays a number."""

    value: float
    qualifier: str = ""


class Column(Generic[Row]):
    """One column: its title, its width in characters (a Chinese one counts two), its kind, and its value of a row.

    A value is None (an empty cell), a text, a number, a `Figure`, a date or a Light, as its kind says. An `optional`
    column is left out where all its cells are empty. (A plain class: type checkers do not see what a lambda takes
    inside a NamedTuple's constructor.)
    """

    def __init__(
        self, title: str, width: float, kind: Kind, value: Callable[[Row], Any], *, optional: bool = False
    ) -> None:
        self.title = title
        self.width = width
        self.kind = kind
        self.value = value
        self.optional = optional


class Band(NamedTuple):
    """Rows under one heading; "" for none."""

    title: str
    rows: Sequence[Sequence[Any]]


class Worksheet(NamedTuple):
    """One worksheet.

    Attributes:
        name: on its tab; made fit and unique by the writer.
        title: above the table.
        line: below the title: office, day.
        columns: title, width and kind; their rows are read already.
        bands: the rows, under their headings.
        total: the row of sums, which stands first; () for none.
        frozen: how many columns stay when one scrolls to the right.
    """

    name: str
    title: str
    line: str
    columns: Sequence[Column[Any]]
    bands: Sequence[Band]
    total: Sequence[Any] = ()
    frozen: int = 1


def shown(columns: Iterable[Column[Row]], rows: Sequence[Row]) -> list[Column[Row]]:
    """Give the columns that have something to say of these rows."""
    return [column for column in columns if not column.optional or any(map(column.value, rows))]


def read_rows(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> list[list[Any]]:
    """Give the values of all columns for each row."""
    return [[column.value(row) for column in columns] for row in rows]
