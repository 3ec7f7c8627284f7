"""The columns of the overview's tables, as data: pillars, and the lists of what somebody should do next."""

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from types import MappingProxyType

from PySide6.QtCore import Qt

from dongliu_desktop.domain.agenda import Matter
from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS, Light
from dongliu_desktop.domain.overview import BEHIND, TOTAL, PillarSummary
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.reminders import term
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.comparison_table import Column, Table
from dongliu_desktop.ui.models.overview_cells import LIGHT_COUNTS, CountDelegate, LightsDelegate, TotalTextDelegate
from dongliu_desktop.ui.models.project_columns import LIGHT_ROLES, SEVERITY, reported
from dongliu_desktop.ui.widgets.cells import ElidedTextDelegate, LightDelegate, MutedTextDelegate
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook
from dongliu_desktop.ui.widgets.roles import Roles

NOTHING = "—"
Role = Qt.ItemDataRole


# ---------------------------------------------------------------- pillars


def _name(row: PillarSummary) -> str:
    return tr("合计") if row.uid == TOTAL else row.name


def _in_words(row: PillarSummary) -> str:
    """Give all lights of a pillar in words, a line each: what the bar shows, for those who cannot see it."""
    lights = [
        tr("{}（{}）{} 项").format(tr(WORDS[light]), tr(COLOUR_WORDS[light]), projects)
        for light, projects in row.lights.items()
        if projects
    ]
    return "\n".join([tr("{} {} 项").format(_name(row), row.projects), *lights])


def _finished(row: PillarSummary) -> float:
    return row.lights[Light.BLUE] / row.projects if row.projects else -1.0


def _average(row: PillarSummary) -> str:
    """Give the average with the number of projects it is made of: most have words and no percentage."""
    return NOTHING if row.average is None else tr("{} 项平均 {}").format(row.measured, percent(row.average))


def _count(
    title: str,
    width: int,
    count: Callable[[PillarSummary], int],
    roles: Mapping[int, Callable[[PillarSummary], object]] = MappingProxyType({}),
) -> Column[PillarSummary]:
    return Column(title, ColumnLook(CountDelegate, width), lambda row: str(count(row)), count, roles)


def _light(light: Light, width: int) -> Column[PillarSummary]:
    """Count one light; those behind are written in its colour."""
    roles: dict[int, Callable[[PillarSummary], object]] = {Roles.LIGHT: lambda _row: light} if light in BEHIND else {}
    return _count(WORDS[light], width, lambda row: row.lights[light], roles)


BAR_ROLES: dict[int, Callable[[PillarSummary], object]] = {
    LIGHT_COUNTS: lambda row: [row.lights[light] for light in Light],
    Role.ToolTipRole: _in_words,
}
PILLARS = Table[PillarSummary](
    (
        Column(mark("板块"), ColumnLook(TotalTextDelegate, 130), _name),
        Column(mark("主题"), ColumnLook(MutedTextDelegate, 76), attrgetter("theme")),
        _count(mark("项目"), 84, lambda row: row.projects),
        Column(mark("亮灯分布"), ColumnLook(LightsDelegate, 300, stretch=True), _in_words, _finished, BAR_ROLES),
        _light(Light.BLUE, 76),
        _light(Light.GREEN, 76),
        _light(Light.YELLOW, 66),
        _light(Light.RED, 86),
        _light(Light.GREY, 80),
        _count(mark("本月未填报"), 100, lambda row: row.unreported),
        Column(mark("平均形象进度"), ColumnLook(CountDelegate, 128), _average, lambda row: row.average or -1.0),
    ),
    key=attrgetter("uid"),
)
SPARED = frozenset({1, 4, 5, 6, 7, 8})  # in a narrow window: the bar tells the same


# ---------------------------------------------------------------- projects


def _light_word(row: ProjectRow) -> str:
    return tr(WORDS[row.light])


def _latest(row: ProjectRow) -> str:
    return tr("从未填报") if row.as_of is None else reported(row)


NAME = Column[ProjectRow](mark("项目"), ColumnLook(ElidedTextDelegate, 200, stretch=True), attrgetter("name"))
PILLAR = Column[ProjectRow](mark("板块"), ColumnLook(MutedTextDelegate, 84), attrgetter("pillar_name"))
SECTION = Column[ProjectRow](mark("牵头科室"), ColumnLook(ElidedTextDelegate, 92), attrgetter("section"))

BEHIND_PROJECTS = Table[ProjectRow](
    (
        Column(mark("灯"), ColumnLook(LightDelegate, 36), _light_word, lambda row: SEVERITY[row.light], LIGHT_ROLES),
        NAME,
        PILLAR,
        SECTION,
        Column(mark("原因"), ColumnLook(ElidedTextDelegate, 190), attrgetter("reason")),
    ),
    key=attrgetter("uid"),
)
UNREPORTED_PROJECTS = Table[ProjectRow](
    (
        NAME,
        PILLAR,
        SECTION,
        Column(mark("最近填报"), ColumnLook(MutedTextDelegate, 104), _latest, lambda row: row.as_of or date.min),
    ),
    key=attrgetter("uid"),
)


# ---------------------------------------------------------------- matters


def _left(row: Matter) -> str:
    return tr("{} · {}").format(f"{row.day:%m-%d}", term(row))


MATTER = Column[Matter](mark("事项"), ColumnLook(ElidedTextDelegate, 200, stretch=True), attrgetter("name"))
WHERE = Column[Matter](mark("板块"), ColumnLook(MutedTextDelegate, 84), attrgetter("pillar"))
LED_BY = Column[Matter](mark("牵头科室"), ColumnLook(ElidedTextDelegate, 92), attrgetter("section"))
DUE_MATTERS = Table[Matter](
    (MATTER, WHERE, LED_BY, Column(mark("时限"), ColumnLook(ElidedTextDelegate, 146), _left, attrgetter("day"))),
    key=attrgetter("uid"),
)
CHANGED_MATTERS = Table[Matter](
    (
        Column(mark("事项"), ColumnLook(ElidedTextDelegate, 190), attrgetter("name")),
        Column(mark("日期"), ColumnLook(MutedTextDelegate, 62), lambda row: f"{row.day:%m-%d}", attrgetter("day")),
        LED_BY,
        Column(mark("变化"), ColumnLook(ElidedTextDelegate, 200, stretch=True), attrgetter("told")),
    ),
    key=attrgetter("uid"),
)
