"""催办单: what one section or owner is late with, on one slip of A4: projects behind, reports owed, items unsettled."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from dongliu_desktop.documents.columns import Column, filled, heads, shares
from dongliu_desktop.documents.layout.flow import Margins, Paragraph, compose, running_head
from dongliu_desktop.documents.layout.items import Document, Role, Style
from dongliu_desktop.documents.layout.marks import LightMark
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Look, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.documents.problem_table import owner_words, term_words
from dongliu_desktop.documents.profile import TITLE as TITLE_STYLE
from dongliu_desktop.documents.profile import Heading, Profile, foot_blocks, frame
from dongliu_desktop.domain.lights import COLOUR_WORDS
from dongliu_desktop.domain.problems import STATE_LIGHTS, STATE_WORDS, ProblemRow
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.domain.tables import Slip

TITLE = "重点工作催办单"
DESIGNED = Profile(margins=Margins(top=22, right=22, bottom=20, left=25), signatories=("经办人", "签收人"))
TEXT = Style(Role.FANGSONG, 12, pitch=20)
HEADING = Style(Role.HEI, 11, pitch=17)
BODY = Style(Role.SONG, 9.5, pitch=13.5)
LOOK = Look(text=BODY, head=Style(Role.HEI, 9.5, pitch=13.5), pad_x=3.5, pad_y=2.5)
WHOM = "各责任单位"  # where the register names nobody
INDENT = 2.0

T = TypeVar("T")


class Line(NamedTuple):
    """A project with its number in its list."""

    number: int
    row: ProjectRow


class Item(NamedTuple):
    """A supervised item with its number in its list."""

    number: int
    row: ProblemRow


def _light(line: Line, style: Style) -> LightMark:
    return LightMark(line.row.light, COLOUR_WORDS[line.row.light], style)


def _state(item: Item, style: Style) -> LightMark:
    return LightMark(STATE_LIGHTS[item.row.state], STATE_WORDS[item.row.state], style)


def _latest(line: Line) -> str:
    return "从未填报" if line.row.as_of is None else chinese_date(line.row.as_of)


def _held(line: Line) -> str:
    return line.row.officer or line.row.leader


def _matter(item: Item) -> str:
    project = f"（{item.row.project_name}）" if item.row.project_name else ""
    return f"{item.row.text}{project}"


BEHIND: tuple[Column[Line], ...] = (
    Column("number", "序号", 11, lambda line: str(line.number), Align.MIDDLE, always=True),
    Column("name", "项目", 46, lambda line: line.row.name, always=True),
    Column("light", "亮灯", 17, lambda line: COLOUR_WORDS[line.row.light], Align.MIDDLE, always=True, figure=_light),
    Column("officer", "责任人", 18, _held, Align.MIDDLE),
    Column("reason", "原因", 70, lambda line: line.row.reason, always=True),
)
OWED: tuple[Column[Line], ...] = (
    Column("number", "序号", 11, lambda line: str(line.number), Align.MIDDLE, always=True),
    Column("name", "项目", 70, lambda line: line.row.name, always=True),
    Column("pillar", "板块", 28, lambda line: line.row.pillar_name, Align.MIDDLE, always=True),
    Column("officer", "责任人", 18, _held, Align.MIDDLE),
    Column("latest", "最近填报", 30, _latest, Align.MIDDLE, always=True),
)
ITEMS: tuple[Column[Item], ...] = (
    Column("number", "序号", 11, lambda item: str(item.number), Align.MIDDLE, always=True),
    Column("text", "督办事项", 58, _matter, always=True),
    Column("state", "状态", 19, lambda item: STATE_WORDS[item.row.state], Align.MIDDLE, always=True, figure=_state),
    Column("owner", "责任人", 27, lambda item: owner_words(item.row), Align.MIDDLE),
    Column("measure", "整改措施", 40, lambda item: item.row.measure),
    Column("due", "办结时限", 23, lambda item: term_words(item.row), Align.MIDDLE),
)


def reminder_slip(content: Slip, profile: Profile, heading: Heading, typesetter: Typesetter | None = None) -> Document:
    """Lay out the slip of one section or owner."""
    whom = content.whom or WHOM
    blocks = _blocks(content, profile, heading, whom)
    paper = frame(profile, running_head(f"{profile.title or TITLE}　{whom}"))
    return compose(f"{TITLE}-{whom}", blocks, paper, typesetter or Typesetter())


def _blocks(content: Slip, profile: Profile, heading: Heading, whom: str) -> Iterator[Block]:
    month = f"{heading.day.year}年{heading.day.month}月"
    yield Paragraph(profile.title or TITLE, profile.sized(TITLE_STYLE), Align.MIDDLE, keep=True)
    yield Paragraph(f"{whom}：", profile.sized(TEXT), before=12, keep=True)
    yield Paragraph(_plea(content, heading), profile.sized(TEXT), indent=INDENT, justify=True, after=4)
    lists = (
        ("落后的项目", BEHIND, [Line(at, row) for at, row in enumerate(content.behind, start=1)]),
        (f"{month}未填报的项目", OWED, [Line(at, row) for at, row in enumerate(content.unreported, start=1)]),
    )
    for title, columns, lines in lists:
        yield from _listed(title, columns, lines, profile)
    items = [Item(at, row) for at, row in enumerate(content.problems, start=1)]
    yield from _listed("未办结的督办事项", ITEMS, items, profile)
    yield Paragraph(f"{heading.office}（盖章）", profile.sized(TEXT), Align.END, before=14, keep=True)
    yield Paragraph(chinese_date(heading.day), profile.sized(TEXT), Align.END, keep=True)
    yield from foot_blocks(profile)


def _plea(content: Slip, heading: Heading) -> str:
    counted = (
        (len(content.behind), "项落后于进度或已经逾期"),
        (len(content.unreported), "项本月尚未填报进展"),
        (len(content.problems), "项督办事项还没有办结"),
    )
    told = "，".join(f"{count} {words}" for count, words in counted if count)
    asked = [
        "按时限推进落后的项目" if content.behind else "",
        "尽快补报进展" if content.unreported else "",
        "督办事项办结后报送办结情况和佐证材料" if content.problems else "",
    ]
    return f"截至{chinese_date(heading.day)}，重点工作中有 {told}，名单附后。请{'，'.join(filter(None, asked))}。"


def _listed(title: str, columns: Sequence[Column[T]], rows: Sequence[T], profile: Profile) -> Iterator[Block]:
    """Give a list under its heading; nothing where it is empty."""
    if not rows:
        return
    shown = [column for column in columns if column.always or any(map(column.text, rows))]
    body = profile.sized(BODY)
    yield Paragraph(f"{title}（{len(rows)} 项）", profile.sized(HEADING), before=7, after=2, keep=True)
    yield Table(shares(shown), [filled(shown, row, body) for row in rows], heads(shown), profile.look(LOOK), keep=True)
