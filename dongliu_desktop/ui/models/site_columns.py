"""The columns of the register of sites: what every register has, and one per stage of the project's track."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from dongliu_desktop.domain.site_entry import mark_text, size_text, typed_mark, typed_size
from dongliu_desktop.domain.sites import LedgerRow, Mark, StageRow
from dongliu_desktop.domain.sites_commands import Value
from dongliu_desktop.ui.language import mark, tr

LATE = date.max
STAGE = 78  # pixels of a stage's column: a day without its century; eight leave room for the words at the right
Parse = Callable[[str, int, date], Value]


class SiteColumn(NamedTuple):
    """One column: its key (a field, or the uid of a stage), title, width in pixels, and how its cells are read.

    `value` is what a command carries, `text` what is shown and typed, `sort` what it is put in order by.
    """

    key: str
    title: str
    width: int
    value: Callable[[LedgerRow], Value]
    text: Callable[[LedgerRow], str]
    sort: Callable[[LedgerRow], Any]
    parse: Parse
    right: bool = False
    muted: bool = False


def site_columns(stages: Sequence[StageRow]) -> tuple[SiteColumn, ...]:
    """Give the columns from left to right: the site, its stages, and what else is known of it."""
    return (
        _words("name", mark("点位"), 150),
        *(_stage(stage) for stage in stages),
        _words("unit", mark("单位"), 48),
        _size("count", mark("数量"), 56),
        _size("area", mark("面积（㎡）"), 88),
        _words("community", mark("社区"), 92),
        _words("officer", mark("责任人"), 70),
        _words("status", mark("情况"), 150),
    )


def _words(key: str, title: str, width: int) -> SiteColumn:
    def read(row: LedgerRow) -> str:
        return getattr(row, key)

    return SiteColumn(key, tr(title), width, read, read, read, _stripped)


def _stripped(text: str, _year: int, _today: date) -> Value:
    return text.strip()


def _sized(text: str, _year: int, _today: date) -> Value:
    return typed_size(text)


def _size(key: str, title: str, width: int) -> SiteColumn:
    def read(row: LedgerRow) -> float | None:
        return row.area if key == "area" else row.counted

    def text(row: LedgerRow) -> str:
        return size_text(read(row))

    def order(row: LedgerRow) -> float:
        value = read(row)
        return -1.0 if value is None else value

    return SiteColumn(key, tr(title), width, read, text, order, _sized, right=True)


def _stage(stage: StageRow) -> SiteColumn:
    def read(row: LedgerRow) -> Mark | None:
        return row.marks.get(stage.uid)

    def text(row: LedgerRow) -> str:
        return mark_text(read(row))

    def order(row: LedgerRow) -> tuple[bool, date, str]:
        found = read(row)
        return (True, LATE, "") if found is None else (False, found.day or LATE, found.state)

    muted = stage.beside or not stage.own
    return SiteColumn(stage.uid, stage.name, STAGE, read, text, order, typed_mark, muted=muted)
