"""The columns of the three tables of a comparison, as data: projects, indicators, counts."""

from collections.abc import Callable
from operator import attrgetter

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from dongliu_desktop.domain.comparison import ComparedProject, Counts, ThemeCounts
from dongliu_desktop.domain.indicators import IndicatorPair, change, figure, printed_growth, rank_change
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.lineage import MEANINGS, ORDER, Kind
from dongliu_desktop.domain.outcomes import NOTHING, goal, result, standing_word
from dongliu_desktop.domain.quantities import percent
from dongliu_desktop.domain.rows import ProjectRow, ReadingRow
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.comparison_table import Column, Table
from dongliu_desktop.ui.models.project_columns import SEVERITY
from dongliu_desktop.ui.widgets.cells import (
    BadgeDelegate,
    ElidedTextDelegate,
    Index,
    MutedTextDelegate,
    NumberDelegate,
    ProgressDelegate,
)
from dongliu_desktop.ui.widgets.grouped_table import ColumnLook
from dongliu_desktop.ui.widgets.light import paint_light, told
from dongliu_desktop.ui.widgets.look import Look
from dongliu_desktop.ui.widgets.roles import Roles

BADGES: dict[Kind, Light] = {
    Kind.CARRIED: Light.BLUE,
    Kind.CONTINUED: Light.YELLOW,
    Kind.ADDED: Light.GREEN,
    Kind.FINISHED: Light.GREY,
    Kind.UNLISTED: Light.GREY,
}
TOOL_TIP = Qt.ItemDataRole.ToolTipRole


class StandingDelegate(ProgressDelegate):
    """A bar where there is a percentage, else the light's shape and a word."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, look: Look) -> None:
        light: Light | None = index.data(Roles.LIGHT)
        if light is None or index.data(Roles.PERCENT) is not None:
            super().draw(painter, rect, index, look)
            return
        inner = rect.adjusted(look.padding, 0, -look.padding, 0)
        top = inner.center().y() - look.light_side / 2
        paint_light(painter, QRectF(inner.left(), top, look.light_side, look.light_side), light, look.tokens)
        painter.setPen(look.tokens.lights[light].words)
        inner.setLeft(inner.left() + look.light_side + look.padding // 2)
        look.write(painter, inner, index.data(Roles.WORDS))

    def hint(self, index: Index, rect: QRect, metrics: QFontMetrics) -> str:
        bar = super().hint(index, rect, metrics) if index.data(Roles.PERCENT) is not None else ""
        return "\n".join(filter(None, (bar, index.data(TOOL_TIP))))


# ---------------------------------------------------------------- projects


def _result(row: ComparedProject) -> str:
    return result(row.earlier)


def _goal(row: ComparedProject) -> str:
    return goal(row.later)


def _by_standing(project: ProjectRow | None) -> tuple[float, int]:
    if project is None:
        return -2.0, 0
    return -1.0 if project.percent is None else project.percent, SEVERITY[project.light]


def _hint(project: ProjectRow | None) -> str:
    """Give the light's reason and the latest words, for the tool tip."""
    if project is None:
        return ""
    return "\n".join(filter(None, (told(project.light, project.reason), project.progress)))


def _standing_column(title: str, year: int) -> Column[ComparedProject]:
    def project(row: ComparedProject) -> ProjectRow | None:
        return row.later if year else row.earlier

    roles: dict[int, Callable[[ComparedProject], object]] = {
        Roles.PERCENT: lambda row: (found := project(row)) and found.percent,
        Roles.SCHEDULE: lambda row: (found := project(row)) and found.schedule,
        Roles.LIGHT: lambda row: (found := project(row)) and found.light,
        Roles.WORDS: lambda row: tr(standing_word(project(row))),
        TOOL_TIP: lambda row: _hint(project(row)),
    }
    look = ColumnLook(StandingDelegate, 132)
    return Column(
        title, look, lambda row: tr(standing_word(project(row))), lambda row: _by_standing(project(row)), roles
    )


def _kind(row: ComparedProject) -> str:
    return tr(row.kind)


def _change(row: ComparedProject) -> str:
    return row.change or NOTHING


KIND_ROLES: dict[int, Callable[[ComparedProject], object]] = {
    Roles.BADGE: lambda row: BADGES[row.kind],
    TOOL_TIP: lambda row: tr("{}：{}").format(tr(row.kind), tr(MEANINGS[row.kind])),
}

PROJECTS = Table[ComparedProject](
    (
        Column(mark("衔接"), ColumnLook(BadgeDelegate, 84), _kind, lambda row: ORDER[row.kind], KIND_ROLES),
        Column(mark("项目"), ColumnLook(ElidedTextDelegate, 230, stretch=True), attrgetter("name")),
        Column(mark("{0}年结果"), ColumnLook(ElidedTextDelegate, 180, stretch=True), _result),
        _standing_column(mark("{0}年进度"), 0),
        Column(mark("{1}年目标"), ColumnLook(ElidedTextDelegate, 200, stretch=True), _goal),
        _standing_column(mark("{1}年进度"), 1),
        Column(mark("变化"), ColumnLook(MutedTextDelegate, 190, stretch=True), _change, attrgetter("change")),
    ),
    key=attrgetter("key"),
)
EARLIER_COLUMNS = frozenset({2, 3})


# ---------------------------------------------------------------- indicators


LEAST = float("-inf")


def _indicator(pair: IndicatorPair) -> str:
    return pair.name


def _value(reading: ReadingRow | None) -> float:
    return LEAST if reading is None or reading.value is None else reading.value


def _earlier_value(pair: IndicatorPair) -> float:
    return _value(pair.earlier)


def _later_value(pair: IndicatorPair) -> float:
    return _value(pair.later)


def _period(reading: ReadingRow | None) -> str:
    return NOTHING if reading is None else reading.period.text or tr("未注明")


def _comparable(pair: IndicatorPair) -> str:
    return tr("可比") if pair.comparable else tr("不可比")


def _change_or_reason(pair: IndicatorPair) -> str:
    return change(pair) or pair.reason or NOTHING


def _ranks(pair: IndicatorPair) -> str:
    return rank_change(pair) or NOTHING


def _growth(pair: IndicatorPair) -> str:
    return printed_growth(pair) or NOTHING


def _sentences(pair: IndicatorPair) -> str:
    """Give the sentences that the figures come from, for the tool tip."""
    return "\n".join(reading.sentence for reading in (pair.earlier, pair.later) if reading and reading.sentence)


COMPARABLE_ROLES: dict[int, Callable[[IndicatorPair], object]] = {
    Roles.BADGE: lambda pair: Light.GREEN if pair.comparable else Light.YELLOW,
}
NAME_ROLES: dict[int, Callable[[IndicatorPair], object]] = {TOOL_TIP: _sentences}

INDICATORS = Table[IndicatorPair](
    (
        Column(mark("指标"), ColumnLook(ElidedTextDelegate, 220, stretch=True), _indicator, roles=NAME_ROLES),
        Column(mark("{0}年"), ColumnLook(NumberDelegate, 124), lambda pair: figure(pair.earlier), _earlier_value),
        Column(mark("统计期"), ColumnLook(MutedTextDelegate, 84), lambda pair: _period(pair.earlier)),
        Column(mark("{1}年"), ColumnLook(NumberDelegate, 124), lambda pair: figure(pair.later), _later_value),
        Column(mark("统计期"), ColumnLook(MutedTextDelegate, 84), lambda pair: _period(pair.later)),
        Column(mark("可比性"), ColumnLook(BadgeDelegate, 84), _comparable, roles=COMPARABLE_ROLES),
        Column(mark("变化，或者不可比的原因"), ColumnLook(ElidedTextDelegate, 270, stretch=True), _change_or_reason),
        Column(mark("排名"), ColumnLook(ElidedTextDelegate, 160), _ranks),
        Column(mark("文中同比"), ColumnLook(ElidedTextDelegate, 110), _growth),
    ),
    key=lambda pair: pair.key,
)


# ---------------------------------------------------------------- counts


def _theme(row: ThemeCounts) -> str:
    """Name a theme by its pillars; the sum of all themes is none itself."""
    return row.title if row.theme else tr(row.title)


def _average(counts: Counts) -> str:
    """Give the average with the number of projects that it is made of: most have words and no percentage."""
    if counts.average is None:
        return tr("没有百分比")
    return tr("{}（{} 项）").format(percent(counts.average), counts.measured)


def _completion(counts: Counts) -> str:
    """Give the finished projects and their share of all: 2（15.4%）."""
    if not counts.projects:
        return str(counts.finished)
    return tr("{}（{}）").format(counts.finished, percent(counts.finished / counts.projects * 100))


def _count_columns(year: int, titles: tuple[str, str, str, str]) -> list[Column[ThemeCounts]]:
    """Give what is counted of one year. `titles`: projects, finished, reported, average."""

    def counts(row: ThemeCounts) -> Counts:
        return row.later if year else row.earlier

    fields: tuple[Callable[[ThemeCounts], float], ...] = (
        lambda row: counts(row).projects,
        lambda row: counts(row).finished,
        lambda row: counts(row).reported,
        lambda row: counts(row).average or -1.0,
    )
    texts: tuple[Callable[[ThemeCounts], str], ...] = (
        lambda row: str(counts(row).projects),
        lambda row: _completion(counts(row)),
        lambda row: str(counts(row).reported),
        lambda row: _average(counts(row)),
    )
    looks = [ColumnLook(NumberDelegate, width) for width in (104, 110, 84, 150)]
    return [Column(*column) for column in zip(titles, looks, texts, fields, strict=True)]


COUNTS = Table[ThemeCounts](
    (
        Column(mark("主题：两年的板块"), ColumnLook(ElidedTextDelegate, 240, stretch=True), _theme),
        *_count_columns(0, (mark("{0}年项目"), mark("已完成"), mark("已填报"), mark("平均形象进度"))),
        *_count_columns(1, (mark("{1}年项目"), mark("已完成"), mark("已填报"), mark("平均形象进度"))),
    ),
    key=attrgetter("theme"),
)
