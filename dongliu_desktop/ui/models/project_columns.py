"""The columns of the project table, as data: to add one, add a line."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.quantities import number, percent, quantity
from dongliu_desktop.domain.rows import QUANTITY, ProjectRow
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.widgets.cells import (
    Cell,
    ElidedTextDelegate,
    LightDelegate,
    MutedTextDelegate,
    NumberDelegate,
    ProgressDelegate,
)
from dongliu_desktop.ui.widgets.roles import Roles

T = TypeVar("T")
SEVERITY = {
    light: at for at, light in enumerate((Light.RED, Light.ORANGE, Light.YELLOW, Light.GREY, Light.GREEN, Light.BLUE))
}


class Column(NamedTuple):
    """One column: key for settings, title, kind of cell, its text, what it sorts by, width, and what it edits.

    `edits` names the field of a report that the column edits in place, "" for none; an `optional` column is not
    shown where all its cells are empty; `roles` answers the cell's further roles.
    """

    key: str
    title: str
    cell: type[Cell]
    text: Callable[[ProjectRow], str]
    sort: Callable[[ProjectRow], Any]
    width: int
    stretch: bool = False
    edits: str = ""
    hidden: bool = False
    optional: bool = False
    roles: Mapping[int, Callable[[ProjectRow], object]] = MappingProxyType({})


def of(read: Callable[[ProjectRow], T]) -> Callable[[ProjectRow], T]:
    """Give `read` as it is; type checkers do not see what a lambda takes inside a NamedTuple's constructor."""
    return read


def _plain(key: str, title: str, cell: type[Cell], width: int, read: Callable[[ProjectRow], str]) -> Column:
    """Make a column that sorts by the text it shows."""
    return Column(key, title, cell, read, read, width)


def nothing(_row: ProjectRow) -> str:
    """Give no text: the light is painted."""
    return ""


def words(row: ProjectRow) -> str:
    """Give what stands in the progress column where there is no percentage: a quantity, else the latest words."""
    if row.quantity is not None:
        shown = quantity(row.quantity, row.unit, row.reported_qualifier)
        return tr("已完成 {}").format(shown) if row.done else shown
    return row.progress or (tr("已完成") if row.done else "")


def target(row: ProjectRow) -> str:
    """Give the annual target: the number with what is done of it, or the words."""
    if row.target_quantity is None:
        return row.target
    wanted = quantity(row.target_quantity, row.unit, row.qualifier)
    return wanted if row.quantity is None else f"{number(row.quantity)} / {wanted}"


def due(row: ProjectRow) -> str:
    """Give the due date as printed in the plan, else as a date."""
    return row.due_text or (row.due.isoformat() if row.due else "")


def reported(row: ProjectRow) -> str:
    """Give the day of the latest report, without the year where it is the plan year."""
    if row.as_of is None:
        return tr("未填报")
    return f"{row.as_of:%m-%d}" if row.as_of.year == row.year else row.as_of.isoformat()


def edited_figure(row: ProjectRow) -> float | None:
    """Give the figure that is edited in place."""
    return row.quantity if row.measure == QUANTITY else row.entered_percent


NEVER = date.min
PROGRESS_ROLES: dict[int, Callable[[ProjectRow], object]] = {
    Roles.PERCENT: lambda row: row.percent,
    Roles.SCHEDULE: lambda row: row.schedule,
    Roles.LIGHT: lambda row: row.light,
    Roles.WORDS: words,
    Roles.UNIT: lambda row: row.unit if row.measure == QUANTITY else None,
}
LIGHT_ROLES: dict[int, Callable[[ProjectRow], object]] = {
    Roles.LIGHT: lambda row: row.light,
    Roles.REASON: lambda row: row.reason,
}

COLUMNS: tuple[Column, ...] = (
    Column("light", "", LightDelegate, nothing, of(lambda row: SEVERITY[row.light]), 40, roles=LIGHT_ROLES),
    _plain("name", mark("项目"), ElidedTextDelegate, 250, of(lambda row: row.name))._replace(stretch=True),
    _plain("section", mark("牵头科室"), ElidedTextDelegate, 92, of(lambda row: row.section))._replace(optional=True),
    _plain("officer", mark("责任人"), ElidedTextDelegate, 84, of(lambda row: row.officer))._replace(optional=True),
    Column(
        "target",
        mark("年度目标"),
        ElidedTextDelegate,
        target,
        of(lambda row: row.target_quantity or 0.0),
        190,
        optional=True,
    ),
    Column(
        "progress",
        mark("形象进度（竖线为时序）"),
        ProgressDelegate,
        of(lambda row: percent(row.percent)),
        of(lambda row: -1.0 if row.percent is None else row.percent),
        230,
        stretch=True,
        edits="figure",
        roles=PROGRESS_ROLES,
    ),
    Column("due", mark("完成时限"), MutedTextDelegate, due, of(lambda row: row.due or date.max), 100, optional=True),
    Column("as_of", mark("最近填报"), MutedTextDelegate, reported, of(lambda row: row.as_of or NEVER), 88),
    _plain("kind", mark("类别"), MutedTextDelegate, 90, of(lambda row: row.kind))._replace(hidden=True),
    _plain("nature", mark("性质"), MutedTextDelegate, 66, of(lambda row: row.nature))._replace(hidden=True),
    _plain("communities", mark("社区"), ElidedTextDelegate, 130, of(lambda row: row.communities))._replace(hidden=True),
    _plain("leader", mark("分管领导"), ElidedTextDelegate, 92, of(lambda row: row.leader))._replace(hidden=True),
    Column(
        "schedule",
        mark("时序进度"),
        NumberDelegate,
        of(lambda row: percent(row.schedule)),
        of(lambda row: row.schedule),
        84,
        hidden=True,
    ),
)
