"""Workbooks whose rows are projects, or belong to one: the plan by pillar, a month, and registers of sites."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from dongliu_desktop.documents.office.sheets import Band, Column, Figure, Kind, Worksheet, read_rows, shown
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.month_entry import MonthRow, Standing
from dongliu_desktop.domain.office_exports import Gathered, MonthSheet, PillarProjects, ProjectLedger
from dongliu_desktop.domain.overview import average_percent
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.rows import QUANTITY, ProjectRow
from dongliu_desktop.domain.sites import STATES, Ledger, LedgerRow, StageRow, rates, unit_of

SUM = "合计"


def line_of(gathered: Gathered) -> str:
    """Give the line below a title: who made it, and the day its figures hold for."""
    return f"填报单位：{gathered.office}　　　截至{chinese_date(gathered.day)}"


def total(columns: Sequence[Column[Any]], told: Mapping[str, Any]) -> list[Any]:
    """Give the row of sums: what is told under the titles of columns, and nothing in the others."""
    return [told.get(column.title) for column in columns]


def _quantity(row: ProjectRow) -> Figure | None:
    return None if row.quantity is None else Figure(row.quantity, row.reported_qualifier)


def _target(row: ProjectRow) -> Figure | None:
    return None if row.target_quantity is None else Figure(row.target_quantity, row.qualifier)


def _due(row: ProjectRow) -> object:
    """Give the day, so that it can be sorted; where the plan prints none, its words."""
    return row.due or row.due_text


PROJECTS: tuple[Column[ProjectRow], ...] = (
    Column("项目", 30, Kind.TEXT, lambda row: row.name),
    Column("亮灯", 10, Kind.LIGHT, lambda row: row.light),
    Column("形象进度", 10, Kind.SHARE, lambda row: row.percent),
    Column("时序进度", 10, Kind.SHARE, lambda row: row.schedule),
    Column("累计完成", 11, Kind.NUMBER, _quantity, optional=True),
    Column("目标数量", 11, Kind.NUMBER, _target, optional=True),
    Column("单位", 7, Kind.SHORT, lambda row: row.unit, optional=True),
    Column("总投资（万元）", 11, Kind.NUMBER, lambda row: row.total_investment, optional=True),
    Column("年度投资（万元）", 11, Kind.NUMBER, lambda row: row.annual_investment, optional=True),
    Column("今年完成（万元）", 11, Kind.NUMBER, lambda row: row.invested, optional=True),
    Column("年度目标", 30, Kind.TEXT, lambda row: row.target, optional=True),
    Column("完成时限", 12, Kind.DAY, _due, optional=True),
    Column("牵头科室", 12, Kind.TEXT, lambda row: row.section, optional=True),
    Column("责任人", 9, Kind.TEXT, lambda row: row.officer, optional=True),
    Column("分管领导", 9, Kind.TEXT, lambda row: row.leader, optional=True),
    Column("涉及社区", 12, Kind.TEXT, lambda row: row.communities, optional=True),
    Column("截至", 12, Kind.DAY, lambda row: row.as_of),
    Column("进展情况", 40, Kind.TEXT, lambda row: row.progress),
    Column("存在问题", 28, Kind.TEXT, lambda row: row.problems),
    Column("下一步打算", 28, Kind.TEXT, lambda row: row.next_steps),
)


def plan_workbook(gathered: Gathered) -> list[Worksheet]:
    """Give a worksheet per pillar, the projects under their workstreams."""
    return [_plan(gathered, found) for found in gathered.content]


def _plan(gathered: Gathered, found: PillarProjects) -> Worksheet:
    columns = shown(PROJECTS, found.projects)
    streams = groupby(found.projects, lambda row: row.workstream_title)
    bands = [Band(title, read_rows(columns, rows)) for title, rows in streams]
    title = f"{gathered.year}年“{found.pillar.name}”重点工作进展表"
    name = found.pillar.short or found.pillar.name
    return Worksheet(name, title, line_of(gathered), columns, bands, total(columns, _sums(found.projects)))


def _sums(rows: Sequence[ProjectRow]) -> dict[str, Any]:
    """Give how many there are, how many shine blue, and the average of what has a percentage."""
    finished = sum(row.light is Light.BLUE for row in rows)
    return {"项目": f"{SUM} {len(rows)} 项", "亮灯": f"完成 {finished}", "形象进度": average_percent(rows)}


# ---------------------------------------------------------------- a month


def _before(row: MonthRow) -> object:
    return _figure(row.project, row.before)


def _now(row: MonthRow) -> object:
    if row.project.computed is not None:
        return Figure(row.project.computed)
    return _figure(row.project, row.now)


def _figure(project: ProjectRow, standing: Standing | None) -> Figure | None:
    if standing is None:
        return None
    value = standing.quantity if project.measure == QUANTITY else standing.percent
    return None if value is None else Figure(value, standing.qualifier if project.measure == QUANTITY else "")


MONTH: tuple[Column[MonthRow], ...] = (
    Column("项目", 32, Kind.TEXT, lambda row: row.project.name),
    Column("牵头科室", 12, Kind.TEXT, lambda row: row.project.section, optional=True),
    Column("责任人", 9, Kind.TEXT, lambda row: row.project.officer, optional=True),
    Column(
        "单位", 8, Kind.SHORT, lambda row: row.project.unit if row.project.measure == QUANTITY else "%", optional=True
    ),
    Column("上期", 10, Kind.NUMBER, _before),
    Column("本月累计", 10, Kind.NUMBER, _now),
    Column("截至", 12, Kind.DAY, lambda row: row.now.as_of if row.now else None),
    Column("本月进展情况", 42, Kind.TEXT, lambda row: row.now.progress if row.now else ""),
    Column("存在问题", 28, Kind.TEXT, lambda row: row.now.problems if row.now else ""),
    Column("下一步打算", 28, Kind.TEXT, lambda row: row.now.next_steps if row.now else ""),
    Column("办结", 7, Kind.SHORT, lambda row: "是" if row.now and row.now.done else ""),
)


def month_workbook(gathered: Gathered) -> list[Worksheet]:
    """Give the month's sheet, the projects under their pillars; what nobody reported stays empty."""
    found: MonthSheet = gathered.content
    columns = shown(MONTH, found.rows)
    pillars = groupby(found.rows, lambda row: row.project.pillar_name)
    bands = [Band(pillar, read_rows(columns, rows)) for pillar, rows in pillars]
    reported = sum(row.now is not None for row in found.rows)
    told = {"项目": f"{SUM} {len(found.rows)} 项", "本月进展情况": f"已填报 {reported} 项"}
    title = f"{gathered.year}年{found.month}月重点工作填报表"
    return [Worksheet(f"{found.month}月", title, line_of(gathered), columns, bands, total(columns, told))]


# ---------------------------------------------------------------- registers of sites


def _stage_column(stage: StageRow) -> Column[LedgerRow]:
    def reached(row: LedgerRow) -> object:
        mark = row.marks.get(stage.uid)
        return None if mark is None else mark.day or STATES[mark.state]

    return Column(stage.name, 12, Kind.DAY, reached)


def _ledger_columns(ledger: Ledger) -> Iterator[Column[LedgerRow]]:
    yield Column("点位", 28, Kind.TEXT, lambda row: row.name)
    yield Column("数量", 9, Kind.NUMBER, lambda row: row.counted)
    yield Column("单位", 7, Kind.SHORT, lambda row: row.unit, optional=True)
    yield Column("面积（平方米）", 12, Kind.NUMBER, lambda row: row.area, optional=True)
    yield Column("所在社区", 12, Kind.TEXT, lambda row: row.community, optional=True)
    yield Column("责任人", 10, Kind.TEXT, lambda row: row.officer, optional=True)
    for stage in ledger.stages:
        yield _stage_column(stage)
    yield Column("现状", 34, Kind.TEXT, lambda row: row.status)


def ledger_workbook(gathered: Gathered) -> list[Worksheet]:
    """Give a worksheet per project, its sites with the day of each stage. No personal data of households."""
    return [_ledger(gathered, found) for found in gathered.content]


def _ledger(gathered: Gathered, found: ProjectLedger) -> Worksheet:
    ledger = found.ledger
    columns = shown(_ledger_columns(ledger), ledger.rows)
    counted = [row.counted for row in ledger.rows]
    areas = [row.area for row in ledger.rows if row.area is not None]
    told: dict[str, Any] = {rate.name: rate.figure for rate in rates(ledger, gathered.day)}
    told["点位"] = f"{SUM} {len(ledger.rows)} 处"
    if None not in counted and len({row.unit for row in ledger.rows}) == 1:
        told |= {"数量": sum(filter(None, counted)), "单位": unit_of("", (row.unit for row in ledger.rows))}
    if areas:
        told["面积（平方米）"] = sum(areas)
    title = f"{found.project.name}点位台账"
    rows = [Band("", read_rows(columns, ledger.rows))]
    return Worksheet(found.project.name, title, line_of(gathered), columns, rows, total(columns, told))
