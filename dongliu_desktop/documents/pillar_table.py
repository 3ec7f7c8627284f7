"""板块汇总表: a pillar on A4 landscape - the total first, then workstream by workstream, every project whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dongliu_desktop.documents.columns import Column, Head, chosen, filled, heads, named, shares
from dongliu_desktop.documents.layout.flow import Drawing, compose, running_head
from dongliu_desktop.documents.layout.items import Document, Role, Style
from dongliu_desktop.documents.layout.marks import LIGHT_COLOURS, Legend, LightMark, ProgressBar
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.documents.light_counts import LightCounts
from dongliu_desktop.documents.profile import Heading, Profile, foot_blocks, frame, head_blocks
from dongliu_desktop.domain.lights import USUAL, WORDS, Light
from dongliu_desktop.domain.outcomes import NOTHING, REPORTED, UNREPORTED, goal
from dongliu_desktop.domain.overview import PillarSummary, summary
from dongliu_desktop.domain.quantities import chinese_date, number, percent, quantity
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.tables import PillarTable

DESIGNED = Profile(landscape=True)
BODY = Style(Role.SONG, 9, pitch=12.5)
STRONG = Style(Role.HEI, 9, pitch=12.5)
LOOK = Look(text=BODY, head=STRONG, pad_x=3, pad_y=2.5)
SMALL = Style(Role.SONG, 9)
TOTAL_FILL, GROUP_FILL = "#ececec", "#f7f7f7"
AVERAGE_COLOUR = "#5d6878"
PROGRESS = "progress"


class Line(NamedTuple):
    """A project with its number in the table."""

    number: int
    project: ProjectRow


def _due(line: Line) -> str:
    """Give the term as the plan says it; a day of the plan year without its year."""
    project = line.project
    if project.due_text or project.due is None:
        return project.due_text
    day = project.due
    return f"{day.month}月{day.day}日" if day.year == project.year else chinese_date(day)


def _goal(line: Line) -> str:
    told = goal(line.project)
    return "" if told == NOTHING else told


def _quantity(line: Line) -> str:
    project = line.project
    done = project.quantity is not None
    return quantity(project.quantity, project.unit, project.reported_qualifier) if done else ""


def _progress(line: Line) -> str:
    project = line.project
    if project.percent is not None:
        return percent(project.percent)
    return REPORTED if project.as_of else UNREPORTED


def _bar(line: Line, style: Style) -> ProgressBar | None:
    project = line.project
    if project.percent is None:
        return None
    return ProgressBar(project.percent, project.schedule, LIGHT_COLOURS[project.light], _progress(line), style)


def _light(line: Line, style: Style) -> LightMark:
    return LightMark(line.project.light, WORDS[line.project.light], style)


def _money(value: float | None) -> str:
    return "" if value is None else number(value)


def _total(values: Iterable[float | None]) -> str:
    """Add up what is known, "" where nothing is."""
    known = [value for value in values if value is not None]
    return number(sum(known)) if known else ""


def _share(projects: Sequence[ProjectRow]) -> str:
    """Give 投资完成率 of all projects of which both the year's plan and what was done are known."""
    both = [row for row in projects if row.investment_percent is not None]
    planned = sum(row.annual_investment or 0.0 for row in both)
    return percent(sum(row.invested or 0.0 for row in both) / planned * 100) if planned else ""


SUMMED: dict[str, Callable[[Sequence[ProjectRow]], str]] = {
    "total_investment": lambda projects: _total(row.total_investment for row in projects),
    "annual_investment": lambda projects: _total(row.annual_investment for row in projects),
    "invested": lambda projects: _total(row.invested for row in projects),
    "invested_share": _share,
}
"""Columns that add up, in 万元; 完成率 of the sums."""
MONEY = "投资（万元）"
TABLE: tuple[Column[Line], ...] = (
    Column(Head("number", "序号", 13, always=True), lambda line: str(line.number), Align.MIDDLE),
    Column(Head("name", "项目名称", 37, always=True), lambda line: line.project.name),
    Column(Head("section", "牵头科室", 21, "责任分工"), lambda line: line.project.section, Align.MIDDLE),
    Column(Head("leader", "分管领导", 21, "责任分工"), lambda line: line.project.leader, Align.MIDDLE),
    Column(Head("officer", "责任人", 18, "责任分工"), lambda line: line.project.officer, Align.MIDDLE),
    Column(Head("goal", "年度目标", 38), _goal),
    Column(Head("due", "完成时限", 21), _due, Align.MIDDLE),
    Column(
        Head("total_investment", "总投资", 22, MONEY), lambda line: _money(line.project.total_investment), Align.END
    ),
    Column(
        Head("annual_investment", "年度计划", 22, MONEY), lambda line: _money(line.project.annual_investment), Align.END
    ),
    Column(Head("invested", "本年完成", 22, MONEY), lambda line: _money(line.project.invested), Align.END),
    Column(Head("invested_share", "完成率", 18, MONEY, "投资完成率"), lambda line: _share([line.project]), Align.END),
    Column(Head("quantity", "完成数量", 22, "进度"), _quantity, Align.END),
    Column(Head(PROGRESS, "形象进度", 30, "进度", always=True), _progress, Align.MIDDLE, _bar),
    Column(
        Head("light", "亮灯", 26, "进度", always=True), lambda line: WORDS[line.project.light], Align.MIDDLE, _light
    ),
    Column(Head("words", "进展情况", 58, always=True), lambda line: line.project.progress),
    Column(Head("problems", "存在问题", 38), lambda line: line.project.problems),
    Column(Head("next", "下一步打算", 34), lambda line: line.project.next_steps),
)
COLUMNS = named(TABLE)


def pillar_table(
    content: PillarTable, profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out a pillar's projects with its total and a line for each workstream."""
    title = f"{content.year.year}年{content.pillar.name}板块重点工作汇总表"
    shown = profile.title or title
    blocks = _blocks(content, profile, heading, title)
    return compose(shown, blocks, frame(profile, running_head(shown)), typesetter or Typesetter())


def _blocks(content: PillarTable, profile: Profile, heading: Heading, title: str) -> Iterator[Block]:
    lines = [Line(at, row) for at, row in enumerate(content.projects, start=1)]
    columns = chosen(TABLE, lines, profile)
    yield from head_blocks(title, heading, profile, f"时序进度 {percent(content.schedule)}")
    rows = list(_rows(lines, columns, content.schedule, profile))
    yield Table(shares(columns), rows, heads(columns), profile.look(LOOK), keep=True)
    legend = Legend(tuple((light, WORDS[light]) for light in USUAL), "进度条上的竖线为时序进度", profile.sized(SMALL))
    yield Drawing(legend, keep=True)
    yield from foot_blocks(profile)


def _rows(lines: Sequence[Line], columns: Sequence[Column[Line]], schedule: float, profile: Profile) -> Iterator[Row]:
    body, strong = profile.sized(BODY), profile.sized(STRONG)
    yield _Sums("合计", [line.project for line in lines], schedule, strong, TOTAL_FILL).row(columns)
    for title, group in groupby(lines, key=lambda line: line.project.workstream_title):
        found = list(group)
        yield _Sums(title, [line.project for line in found], schedule, strong, GROUP_FILL).row(columns)
        yield from (filled(columns, line, body) for line in found)


class _Sums(NamedTuple):
    """A line of sums before it is laid out: its title, its projects, 时序进度, and how it looks."""

    title: str
    projects: Sequence[ProjectRow]
    schedule: float
    style: Style
    fill: str

    def row(self, columns: Sequence[Column[Line]]) -> Row:
        """Give the line: the title before what adds up, the sums in their columns, the lights behind them."""
        counted = summary("", self.title, "", self.projects)
        keys = [column.head.key for column in columns]
        last = max((at for at, key in enumerate(keys) if key in SUMMED or key == PROGRESS), default=-1)
        cells: list[Cell] = []
        at = 0
        while at < len(keys):
            if keys[at] == PROGRESS:
                cells.append(self._average(counted))
            elif keys[at] in SUMMED:
                cells.append(Cell(SUMMED[keys[at]](self.projects), Align.END))
            else:
                cells.append(self._between(at, columns, counted, last))
            at += cells[-1].span
        return Row([cell._replace(style=self.style, fill=self.fill) for cell in cells], keep=True)

    def _between(self, at: int, columns: Sequence[Column[Line]], counted: PillarSummary, last: int) -> Cell:
        """Give the cell that runs on to the next sum: the title at the beginning, the lights at the end."""
        end = next((to for to in range(at, len(columns)) if _adds_up(columns[to])), len(columns))
        title = f"{self.title}　{counted.projects} 项"
        if at > last:
            entries = _counts(counted) if at else [(None, title), *_counts(counted)]
            return Cell(LightCounts(entries, self.style), span=end - at)
        return Cell("" if at else title, span=end - at)

    def _average(self, counted: PillarSummary) -> Cell:
        if counted.average is None:
            return Cell(NOTHING, Align.MIDDLE)
        words = percent(counted.average)
        return Cell(ProgressBar(counted.average, self.schedule, AVERAGE_COLOUR, words, self.style))


def _adds_up(column: Column[Line]) -> bool:
    return column.head.key in SUMMED or column.head.key == PROGRESS


def _counts(counted: PillarSummary) -> list[tuple[Light | None, str]]:
    found: list[tuple[Light | None, str]] = [
        (light, f"{WORDS[light]} {number}") for light, number in counted.lights.items() if number
    ]
    if counted.average is not None:
        found.append((None, f"平均进度计 {counted.measured} 项"))
    return [*found, (None, f"本月未填报 {counted.unreported}")] if counted.unreported else found
