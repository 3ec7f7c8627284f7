"""板块汇总表: a pillar on A4 landscape - the total first, then workstream by workstream, every project whole."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dongliu_desktop.documents.columns import Column, chosen, filled, heads, named, place_of, shares
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
from dongliu_desktop.domain.quantities import chinese_date, percent, quantity
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


TABLE: tuple[Column[Line], ...] = (
    Column("number", "序号", 13, lambda line: str(line.number), Align.MIDDLE, always=True),
    Column("name", "项目名称", 37, lambda line: line.project.name, always=True),
    Column("section", "牵头科室", 21, lambda line: line.project.section, Align.MIDDLE, "责任分工"),
    Column("leader", "分管领导", 21, lambda line: line.project.leader, Align.MIDDLE, "责任分工"),
    Column("officer", "责任人", 18, lambda line: line.project.officer, Align.MIDDLE, "责任分工"),
    Column("goal", "年度目标", 38, _goal),
    Column("due", "完成时限", 21, _due, Align.MIDDLE),
    Column("quantity", "完成数量", 22, _quantity, Align.END, "进度"),
    Column(PROGRESS, "形象进度", 30, _progress, Align.MIDDLE, "进度", always=True, figure=_bar),
    Column("light", "亮灯", 26, lambda line: WORDS[line.project.light], Align.MIDDLE, "进度", "", True, _light),
    Column("words", "进展情况", 58, lambda line: line.project.progress, always=True),
    Column("problems", "存在问题", 38, lambda line: line.project.problems),
    Column("next", "下一步打算", 34, lambda line: line.project.next_steps),
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
    lines = [Line(number, row) for number, row in enumerate(content.projects, start=1)]
    columns = chosen(TABLE, lines, profile)
    yield from head_blocks(title, heading, profile, f"时序进度 {percent(content.schedule)}")
    rows = list(_rows(lines, columns, content.schedule, profile))
    yield Table(shares(columns), rows, heads(columns), profile.look(LOOK), keep=True)
    legend = Legend(tuple((light, WORDS[light]) for light in USUAL), "进度条上的竖线为时序进度", profile.sized(SMALL))
    yield Drawing(legend, keep=True)
    yield from foot_blocks(profile)


def _rows(lines: Sequence[Line], columns: Sequence[Column[Line]], schedule: float, profile: Profile) -> Iterator[Row]:
    body = profile.sized(BODY)
    total = _sums("合计", [line.project for line in lines], columns, profile)
    yield _summed(total, schedule, TOTAL_FILL)
    for title, group in groupby(lines, key=lambda line: line.project.workstream_title):
        found = list(group)
        yield _summed(_sums(title, [line.project for line in found], columns, profile), schedule, GROUP_FILL)
        yield from (filled(columns, line, body) for line in found)


class _Sums(NamedTuple):
    """A line of sums before it is laid out: its title, what is counted, and the columns that it runs over."""

    title: str
    counted: PillarSummary
    columns: int
    progress: int
    style: Style


def _sums(title: str, projects: Sequence[ProjectRow], columns: Sequence[Column[Line]], profile: Profile) -> _Sums:
    counted = summary("", title, "", projects)
    return _Sums(title, counted, len(columns), place_of(columns, PROGRESS), profile.sized(STRONG))


def _summed(sums: _Sums, schedule: float, fill: str) -> Row:
    """Give the line: title and count before the column of the progress, the average in it, the lights behind it."""
    title = f"{sums.title}　{sums.counted.projects} 项"
    before = sums.progress if sums.progress >= 0 else (sums.columns + 1) // 2
    after = sums.columns - before - (sums.progress >= 0)
    cells = [Cell(title, span=before)] if before else []
    if sums.progress >= 0:
        cells.append(_average(sums, schedule))
    if after:
        cells.append(Cell(LightCounts(_counts(sums.counted), sums.style), span=after))
    return Row([cell._replace(style=sums.style, fill=fill) for cell in cells], keep=True)


def _average(sums: _Sums, schedule: float) -> Cell:
    average = sums.counted.average
    if average is None:
        return Cell(NOTHING, Align.MIDDLE)
    return Cell(ProgressBar(average, schedule, AVERAGE_COLOUR, percent(average), sums.style))


def _counts(counted: PillarSummary) -> list[tuple[Light | None, str]]:
    found: list[tuple[Light | None, str]] = [
        (light, f"{WORDS[light]} {number}") for light, number in counted.lights.items() if number
    ]
    if counted.average is not None:
        found.append((None, f"平均进度计 {counted.measured} 项"))
    return [*found, (None, f"本月未填报 {counted.unreported}")] if counted.unreported else found
