"""督办清单: supervised items on A4 landscape - the total first, then state by state, the most pressing first."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from dongliu_desktop.documents.columns import Column, Head, chosen, filled, heads, named, shares
from dongliu_desktop.documents.layout.flow import compose, running_head
from dongliu_desktop.documents.layout.items import Document, Role, Style
from dongliu_desktop.documents.layout.marks import LightMark
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.documents.light_counts import LightCounts
from dongliu_desktop.documents.profile import Heading, Profile, foot_blocks, frame, head_blocks
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.problems import SOON_DAYS, STATE_LIGHTS, STATE_WORDS, ProblemRow, State, counts
from dongliu_desktop.domain.tables import ProblemTable

DESIGNED = Profile(landscape=True)
BODY = Style(Role.SONG, 9, pitch=12.5)
STRONG = Style(Role.HEI, 9, pitch=12.5)
LOOK = Look(text=BODY, head=STRONG, pad_x=3, pad_y=2.5)
TOTAL_FILL, GROUP_FILL = "#ececec", "#f7f7f7"


class Line(NamedTuple):
    """An item with its number in the table."""

    number: int
    problem: ProblemRow


def owner_words(row: ProblemRow) -> str:
    """Give the owner's post, with the person in it."""
    return f"{row.owner}（{row.holder}）" if row.holder else row.owner


def day_words(day: date | None) -> str:
    """Give a day, "" where there is none."""
    return "" if day is None else day.isoformat()


def term_words(row: ProblemRow) -> str:
    """Give the term, and by how many days it is passed."""
    late = f"\n逾期 {row.days_late} 天" if row.days_late else ""
    return f"{day_words(row.due)}{late}"


def _days(line: Line) -> str:
    return "" if line.problem.days_open is None else f"{line.problem.days_open} 天"


def _done(day: date | None, by: str) -> str:
    return "\n".join(part for part in (day_words(day), by) if part)


def _closed(line: Line) -> str:
    return _done(line.problem.closed_on, line.problem.closed_by)


def _struck_off(line: Line) -> str:
    return _done(line.problem.struck_off_on, line.problem.struck_off_by)


def _state(line: Line, style: Style) -> LightMark:
    return LightMark(STATE_LIGHTS[line.problem.state], STATE_WORDS[line.problem.state], style)


TABLE: tuple[Column[Line], ...] = (
    Column(Head("number", "序号", 13, always=True), lambda line: str(line.number), Align.MIDDLE),
    Column(Head("state", "状态", 25, always=True), lambda line: STATE_WORDS[line.problem.state], Align.MIDDLE, _state),
    Column(Head("text", "问题或督办事项", 62, always=True), lambda line: line.problem.text),
    Column(Head("project", "项目", 31), lambda line: line.problem.project_name),
    Column(Head("source", "来源", 21), lambda line: line.problem.source),
    Column(Head("section", "责任单位", 23), lambda line: line.problem.section, Align.MIDDLE),
    Column(Head("owner", "责任人", 25), lambda line: owner_words(line.problem), Align.MIDDLE),
    Column(Head("measure", "整改措施", 40), lambda line: line.problem.measure),
    Column(Head("opened", "立项日期", 28), lambda line: day_words(line.problem.opened_on), Align.MIDDLE),
    Column(Head("due", "办结时限", 28), lambda line: term_words(line.problem), Align.MIDDLE),
    Column(Head("days", "用时", 18), _days, Align.END),
    Column(Head("closed", "办结", 28), _closed, Align.MIDDLE),
    Column(Head("struck_off", "销号", 28), _struck_off, Align.MIDDLE),
)
COLUMNS = named(TABLE)


def problem_table(
    content: ProblemTable, profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out the list as it is ordered."""
    title = f"{content.year.year}年{content.pillar}督办事项清单"
    shown = profile.title or title
    blocks = _blocks(content, profile, heading, title)
    return compose(shown, blocks, frame(profile, running_head(shown)), typesetter or Typesetter())


def _blocks(content: ProblemTable, profile: Profile, heading: Heading, title: str) -> Iterator[Block]:
    lines = [Line(number, row) for number, row in enumerate(content.problems, start=1)]
    columns = chosen(TABLE, lines, profile)
    yield from head_blocks(title, heading, profile)
    rows = list(_rows(lines, columns, profile))
    yield Table(shares(columns), rows, heads(columns), profile.look(LOOK), keep=True)
    yield from foot_blocks(profile)


def _rows(lines: Sequence[Line], columns: Sequence[Column[Line]], profile: Profile) -> Iterator[Row]:
    body, strong = profile.sized(BODY), profile.sized(STRONG)
    entries = _totals([line.problem for line in lines])
    yield Row([Cell(LightCounts(entries, strong), span=len(columns), fill=TOTAL_FILL)], keep=True)
    for state, group in groupby(lines, key=lambda line: line.problem.state):
        found = list(group)
        title = f"{STATE_WORDS[state]}　{len(found)} 项"
        yield Row([Cell(title, span=len(columns), style=strong, fill=GROUP_FILL)], keep=True)
        yield from (filled(columns, line, body) for line in found)


def _totals(rows: Sequence[ProblemRow]) -> list[tuple[Light | None, str]]:
    found = counts(rows)
    entries: list[tuple[Light | None, str]] = [(None, f"合计　{found.total} 项")]
    entries += [(STATE_LIGHTS[state], f"{STATE_WORDS[state]} {found.states[state]}") for state in State]
    return [*entries, (None, f"{SOON_DAYS} 天内到期 {found.soon}")] if found.soon else entries
