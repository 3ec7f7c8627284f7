"""催办单: what one section or owner is late with, on one slip of A4: projects behind, reports owed, items unsettled."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from dongliu_desktop.documents.columns import Column, Head, filled, heads, shares
from dongliu_desktop.documents.layout.flow import Margins, Paragraph, compose, running_head
from dongliu_desktop.documents.layout.items import Document, Role, Style
from dongliu_desktop.documents.layout.marks import LightMark
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Look, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.documents.problem_table import owner_words, term_words
from dongliu_desktop.documents.profile import TITLE as TITLE_STYLE
from dongliu_desktop.documents.profile import Heading, Profile, foot_blocks, frame
from dongliu_desktop.domain.agenda import Matter
from dongliu_desktop.domain.lights import COLOUR_WORDS
from dongliu_desktop.domain.problems import STATE_LIGHTS, STATE_WORDS, ProblemRow
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.reminders import ASKED_OF_TERM, NOBODY, asked_of_delay, asked_of_report, term
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.tables import Slip

TITLE = "重点工作催办单"
DESIGNED = Profile(margins=Margins(top=22, right=22, bottom=20, left=25), signatories=("经办人", "签收人"))
TEXT = Style(Role.FANGSONG, 12, pitch=20)
BODY = Style(Role.SONG, 9.5, pitch=13.5)
LOOK = Look(text=BODY, head=Style(Role.HEI, 9.5, pitch=13.5), pad_x=3.5, pad_y=2.5)
ASKED_OF_ITEMS = "下列督办事项还没有办结，请抓紧办理，并于办结后报送办结情况和佐证材料："
INDENT = 2.0

T = TypeVar("T")


class Line(NamedTuple, Generic[T]):
    """Something late, with its number in its list."""

    number: int
    row: T


def _number(line: Line[T]) -> str:
    return str(line.number)


def _light(line: Line[ProjectRow], style: Style) -> LightMark:
    return LightMark(line.row.light, COLOUR_WORDS[line.row.light], style)


def _state(line: Line[ProblemRow], style: Style) -> LightMark:
    return LightMark(STATE_LIGHTS[line.row.state], STATE_WORDS[line.row.state], style)


def _latest(line: Line[ProjectRow]) -> str:
    return "从未填报" if line.row.as_of is None else chinese_date(line.row.as_of)


def _matter(line: Line[ProblemRow]) -> str:
    project = f"（{line.row.project_name}）" if line.row.project_name else ""
    return f"{line.row.text}{project}"


def _term(line: Line[Matter]) -> str:
    return f"{line.row.day.isoformat()}\n{term(line.row)}"


NUMBER = Head("number", "序号", 11, always=True)
BEHIND: tuple[Column[Line[ProjectRow]], ...] = (
    Column(NUMBER, _number, Align.MIDDLE),
    Column(Head("name", "项目", 50, always=True), lambda line: line.row.name),
    Column(Head("light", "亮灯", 18, always=True), lambda line: COLOUR_WORDS[line.row.light], Align.MIDDLE, _light),
    Column(Head("officer", "责任人", 18), lambda line: line.row.officer, Align.MIDDLE),
    Column(Head("reason", "原因", 70, always=True), lambda line: line.row.reason),
)
OWED: tuple[Column[Line[ProjectRow]], ...] = (
    Column(NUMBER, _number, Align.MIDDLE),
    Column(Head("name", "项目", 70, always=True), lambda line: line.row.name),
    Column(Head("pillar", "板块", 28, always=True), lambda line: line.row.pillar_name, Align.MIDDLE),
    Column(Head("officer", "责任人", 18), lambda line: line.row.officer, Align.MIDDLE),
    Column(Head("latest", "最近填报", 30, always=True), _latest, Align.MIDDLE),
)
LATE: tuple[Column[Line[Matter]], ...] = (
    Column(NUMBER, _number, Align.MIDDLE),
    Column(Head("name", "项目和节点", 90, always=True), lambda line: line.row.name),
    Column(Head("owner", "责任人", 27), lambda line: line.row.owner, Align.MIDDLE),
    Column(Head("due", "时限", 30, always=True), _term, Align.MIDDLE),
)
ITEMS: tuple[Column[Line[ProblemRow]], ...] = (
    Column(NUMBER, _number, Align.MIDDLE),
    Column(Head("text", "督办事项", 58, always=True), _matter),
    Column(Head("state", "状态", 19, always=True), lambda line: STATE_WORDS[line.row.state], Align.MIDDLE, _state),
    Column(Head("owner", "责任人", 27), lambda line: owner_words(line.row), Align.MIDDLE),
    Column(Head("measure", "整改措施", 40), lambda line: line.row.measure),
    Column(Head("due", "办结时限", 23), lambda line: term_words(line.row), Align.MIDDLE),
)


def reminder_slip(content: Slip, profile: Profile, heading: Heading, typesetter: Typesetter | None = None) -> Document:
    """Lay out the slip of one section or owner."""
    whom = content.whom or NOBODY
    blocks = _blocks(content, profile, heading, whom)
    paper = frame(profile, running_head(f"{profile.title or TITLE}　{whom}"))
    return compose(f"{TITLE}-{whom}", blocks, paper, typesetter or Typesetter())


def _blocks(content: Slip, profile: Profile, heading: Heading, whom: str) -> Iterator[Block]:
    yield Paragraph(profile.title or TITLE, profile.sized(TITLE_STYLE), Align.MIDDLE, keep=True)
    yield Paragraph(f"{whom}：", profile.sized(TEXT), before=12, keep=True)
    yield from _listed(asked_of_delay(heading.day), BEHIND, _numbered(content.behind), profile)
    asked = asked_of_report(heading.day, content.year.closing_day)
    yield from _listed(asked, OWED, _numbered(content.unreported), profile)
    yield from _listed(ASKED_OF_TERM, LATE, _numbered(content.late), profile)
    yield from _listed(ASKED_OF_ITEMS, ITEMS, _numbered(content.problems), profile)
    yield Paragraph(f"{heading.office}（盖章）", profile.sized(TEXT), Align.END, before=14, keep=True)
    yield Paragraph(chinese_date(heading.day), profile.sized(TEXT), Align.END, keep=True)
    yield from foot_blocks(profile)


def _numbered(rows: Iterable[T]) -> list[Line[T]]:
    return [Line(at, row) for at, row in enumerate(rows, start=1)]


def _listed(
    asked: str, columns: Sequence[Column[Line[T]]], rows: Sequence[Line[T]], profile: Profile
) -> Iterator[Block]:
    """Give what is asked and the list that it is asked of; nothing where that is empty."""
    if not rows:
        return
    shown = [column for column in columns if column.head.always or any(map(column.text, rows))]
    body = profile.sized(BODY)
    yield Paragraph(asked, profile.sized(TEXT), indent=INDENT, justify=True, before=6, after=3, keep=True)
    yield Table(shares(shown), [filled(shown, row, body) for row in rows], heads(shown), profile.look(LOOK), keep=True)
