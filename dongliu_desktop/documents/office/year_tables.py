"""Workbooks of a whole year: its overview, indicators, supervised items, and the comparison with another year."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from dongliu_desktop.documents.office.project_tables import PROJECTS, SUM, line_of, total
from dongliu_desktop.documents.office.sheets import Band, Column, Figure, Kind, Worksheet, read_rows, shown
from dongliu_desktop.domain.comparison import ComparedProject, Comparison, ThemeCounts
from dongliu_desktop.domain.indicators import IndicatorPair, change, rank_change
from dongliu_desktop.domain.lights import COLOUR_WORDS, Light
from dongliu_desktop.domain.office_exports import Gathered
from dongliu_desktop.domain.outcomes import goal, result
from dongliu_desktop.domain.overview import Overview, PillarSummary
from dongliu_desktop.domain.problems import STATE_WORDS, ProblemRow
from dongliu_desktop.domain.rows import ProjectRow, ReadingRow

# ---------------------------------------------------------------- overview


def _light_column(light: Light) -> Column[PillarSummary]:
    return Column(COLOUR_WORDS[light], 9, Kind.NUMBER, lambda row: row.lights[light])


PILLARS: tuple[Column[PillarSummary], ...] = (
    Column("板块", 28, Kind.TEXT, lambda row: row.name or SUM),
    Column("项目数", 9, Kind.NUMBER, lambda row: row.projects),
    *(_light_column(light) for light in Light),
    Column("未填报", 9, Kind.NUMBER, lambda row: row.unreported),
    Column("有百分比的", 11, Kind.NUMBER, lambda row: row.measured),
    Column("平均形象进度", 13, Kind.SHARE, lambda row: row.average),
)
LISTED: tuple[Column[ProjectRow], ...] = (
    Column("板块", 16, Kind.TEXT, lambda row: row.pillar_name),
    *(column for column in PROJECTS if column.title in {"项目", "亮灯", "形象进度", "时序进度", "完成时限"}),
    Column("亮灯依据", 34, Kind.TEXT, lambda row: row.reason),
    *(column for column in PROJECTS if column.title in {"牵头科室", "责任人", "截至", "存在问题", "下一步打算"}),
)


def overview_workbook(gathered: Gathered) -> list[Worksheet]:
    """Give the sums by pillar, the projects that are behind, and those that owe a report."""
    found: Overview = gathered.content
    line, year = line_of(gathered), gathered.year
    (sums,) = read_rows(PILLARS, [found.total])
    pillars = [Band("", read_rows(PILLARS, found.pillars))]
    first = Worksheet("板块汇总", f"{year}年重点工作板块汇总表", line, PILLARS, pillars, sums)
    lists = [("滞后项目", found.behind), ("未填报项目", found.unreported)]
    return [first, *(_listed(name, f"{year}年{name}", line, rows) for name, rows in lists if rows)]


def _listed(name: str, title: str, line: str, rows: Sequence[ProjectRow]) -> Worksheet:
    columns = shown(LISTED, rows)
    sums = total(columns, {"项目": f"{SUM} {len(rows)} 项"})
    return Worksheet(name, title, line, columns, [Band("", read_rows(columns, rows))], sums, frozen=2)


# ---------------------------------------------------------------- indicators


def _value(row: ReadingRow | None) -> object:
    """Give the number with its printed word; where nothing but words stands, those."""
    if row is None:
        return None
    return row.printed or row.words if row.value is None else Figure(row.value, row.qualifier)


READINGS: tuple[Column[ReadingRow], ...] = (
    Column("指标", 30, Kind.TEXT, lambda row: row.name),
    Column("统计期", 12, Kind.SHORT, lambda row: row.period.text),
    Column("数值", 14, Kind.NUMBER, _value),
    Column("单位", 9, Kind.SHORT, lambda row: row.unit),
    Column("文中数值", 16, Kind.TEXT, lambda row: row.printed),
    Column("目标", 12, Kind.NUMBER, lambda row: row.target_low),
    Column("目标上限", 12, Kind.NUMBER, lambda row: row.target_high if row.target_high != row.target_low else None),
    Column("同比（文中）", 12, Kind.SHORT, lambda row: row.growth),
    Column("排名", 7, Kind.NUMBER, lambda row: row.rank),
    Column("排名范围", 14, Kind.TEXT, lambda row: f"{row.rank_scope}{row.rank_basis}"),
    Column("说明", 40, Kind.TEXT, lambda row: row.words),
)


def indicators_workbook(gathered: Gathered) -> list[Worksheet]:
    """Give all readings of the year, under their themes."""
    rows: Sequence[ReadingRow] = gathered.content
    bands = [
        Band(theme, read_rows(READINGS, found)) for theme, found in groupby(_by_theme(rows), lambda row: row.theme)
    ]
    return [Worksheet("指标", f"{gathered.year}年主要指标", line_of(gathered), READINGS, bands)]


def _by_theme(rows: Iterable[ReadingRow]) -> list[ReadingRow]:
    """Put the readings of a theme together, the themes in the order in which they first come."""
    rows = list(rows)
    order = {theme: at for at, theme in enumerate(dict.fromkeys(row.theme for row in rows))}
    return sorted(rows, key=lambda row: order[row.theme])


# ---------------------------------------------------------------- supervised items

PROBLEMS: tuple[Column[ProblemRow], ...] = (
    Column("问题或督办事项", 36, Kind.TEXT, lambda row: row.text),
    Column("状态", 9, Kind.SHORT, lambda row: STATE_WORDS[row.state]),
    Column("板块", 14, Kind.TEXT, lambda row: row.pillar_name),
    Column("项目", 24, Kind.TEXT, lambda row: row.project_name),
    Column("来源", 14, Kind.TEXT, lambda row: row.source),
    Column("责任岗位", 12, Kind.TEXT, lambda row: row.owner),
    Column("责任人", 9, Kind.TEXT, lambda row: row.holder),
    Column("整改措施", 34, Kind.TEXT, lambda row: row.measure),
    Column("立项日期", 12, Kind.DAY, lambda row: row.opened_on),
    Column("办结时限", 12, Kind.DAY, lambda row: row.due),
    Column("历时（天）", 9, Kind.NUMBER, lambda row: row.days_open),
    Column("逾期（天）", 9, Kind.NUMBER, lambda row: row.days_late or None),
    Column("办结日期", 12, Kind.DAY, lambda row: row.closed_on),
    Column("销号日期", 12, Kind.DAY, lambda row: row.struck_off_on),
    Column("核验人", 9, Kind.TEXT, lambda row: row.struck_off_by),
)


def problems_workbook(gathered: Gathered) -> list[Worksheet]:
    """Give the supervised items, how many there are first."""
    rows: Sequence[ProblemRow] = gathered.content
    sums = total(PROBLEMS, {"问题或督办事项": f"{SUM} {len(rows)} 件"})
    table = [Band("", read_rows(PROBLEMS, rows))]
    return [Worksheet("督办清单", f"{gathered.year}年督办清单", line_of(gathered), PROBLEMS, table, sums)]


# ---------------------------------------------------------------- two years


def comparison_workbook(gathered: Gathered) -> list[Worksheet]:
    """Give the counts by theme, the indicators and the projects of two years, each on a worksheet."""
    found: Comparison = gathered.content
    earlier, later = found.years
    line, years = line_of(gathered), f"{earlier}年与{later}年"
    counts, pairs, projects = _count_columns(found.years), _pair_columns(found.years), _lineage_columns(found.years)
    (sums,) = read_rows(counts, [found.total])
    themes = [
        Band(theme, read_rows(pairs, list(rows))) for theme, rows in groupby(found.indicators, lambda row: row.theme)
    ]
    lines = [Band(group.title, read_rows(projects, group.rows)) for group in found.projects]
    return [
        Worksheet("主题", f"{years}各主题对比", line, counts, [Band("", read_rows(counts, found.themes))], sums),
        Worksheet("指标", f"{years}指标对比（只比同期）", line, pairs, themes),
        Worksheet("项目衔接", f"{years}项目衔接", line, projects, lines),
    ]


def _count_columns(years: tuple[int, int]) -> list[Column[ThemeCounts]]:
    columns: list[Column[ThemeCounts]] = [Column("主题（两年的板块）", 34, Kind.TEXT, lambda row: row.title)]
    for year, side in zip(years, ("earlier", "later"), strict=True):
        columns += [
            _count_column(f"{year}年项目数", side, "projects"),
            _count_column(f"{year}年已完成", side, "finished"),
            _count_column(f"{year}年已填报", side, "reported"),
            _count_column(f"{year}年平均形象进度", side, "average", Kind.SHARE),
        ]
    return columns


def _count_column(title: str, side: str, what: str, kind: Kind = Kind.NUMBER) -> Column[ThemeCounts]:
    return Column(title, 12, kind, lambda row: getattr(getattr(row, side), what))


def _pair_columns(years: tuple[int, int]) -> list[Column[IndicatorPair]]:
    return [
        Column("指标", 28, Kind.TEXT, lambda row: row.name),
        Column("单位", 9, Kind.SHORT, lambda row: row.unit),
        Column(f"{years[0]}年", 13, Kind.NUMBER, lambda row: _value(row.earlier)),
        Column(f"{years[0]}年统计期", 11, Kind.SHORT, lambda row: row.earlier.period.text if row.earlier else ""),
        Column(f"{years[1]}年", 13, Kind.NUMBER, lambda row: _value(row.later)),
        Column(f"{years[1]}年统计期", 11, Kind.SHORT, lambda row: row.later.period.text if row.later else ""),
        Column("增减", 12, Kind.NUMBER, lambda row: row.difference),
        Column(
            "变化，或者不可比的原因",
            36,
            Kind.TEXT,
            lambda row: change(row) if row.comparable else f"不可比：{row.reason}",
        ),
        Column("排名", 22, Kind.TEXT, rank_change),
    ]


def _lineage_columns(years: tuple[int, int]) -> list[Column[ComparedProject]]:
    return [
        Column("项目", 32, Kind.TEXT, lambda row: row.name),
        Column("衔接", 8, Kind.SHORT, lambda row: str(row.kind)),
        Column(f"{years[0]}年结果", 36, Kind.TEXT, lambda row: result(row.earlier) if row.earlier else ""),
        Column(f"{years[0]}年进度", 10, Kind.SHARE, lambda row: row.earlier.percent if row.earlier else None),
        Column(f"{years[0]}年亮灯", 10, Kind.LIGHT, lambda row: row.earlier.light if row.earlier else None),
        Column(f"{years[1]}年目标", 36, Kind.TEXT, lambda row: goal(row.later) if row.later else ""),
        Column(f"{years[1]}年进度", 10, Kind.SHARE, lambda row: row.later.percent if row.later else None),
        Column(f"{years[1]}年亮灯", 10, Kind.LIGHT, lambda row: row.later.light if row.later else None),
        Column("变化", 28, Kind.TEXT, lambda row: row.change),
    ]
