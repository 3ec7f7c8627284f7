"""督查通报 laid out as an official document by GB/T 9704-2012: 22 lines of 28 characters, tables in annexes.

Type: title 二号 小标宋, text 三号 仿宋, headings 黑体 and 楷体, page number 四号 宋体. What stands in for one that is
absent is in layout/fonts.py; the preview tells it. 28 letters of 三号 fill a line: 15.75 pt, its size among the 号; the
16 pt of word processors would need 2 mm more than the 版心 has.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import floor
from typing import NamedTuple

from dongliu_desktop.documents.layout.flow import Frame, Margins, NewPage, compose
from dongliu_desktop.documents.layout.items import UNITS_PER_POINT, Box, Document, Item, Role, Style, mm, pt
from dongliu_desktop.documents.layout.marks import LightMark
from dongliu_desktop.documents.layout.strips import Block, Gap, Place, Strip, TextStrip
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter, Wrap
from dongliu_desktop.documents.notice_words import BLANK, LONG_BLANK, Annex, Kind, annexes, parts
from dongliu_desktop.documents.profile import Heading, Profile
from dongliu_desktop.domain.lights import WORDS
from dongliu_desktop.domain.notice import Notice
from dongliu_desktop.domain.outcomes import NOTHING
from dongliu_desktop.domain.quantities import chinese_date, percent
from dongliu_desktop.domain.rows import ProjectRow

LINES, LETTERS = 22, 28  # of a page, of a line (GB/T 9704-2012, 5.2.3)
DESIGNED = Profile(margins=Margins(top=37, right=26, bottom=35, left=28), signatories=())
TITLE_SIZE, NUMBER_SIZE, TABLE_SIZE = 22.0, 14.0, 10.5  # 二号, 四号, 五号
NUMBER_BELOW = mm(7)  # from the 版心 to the line of the page number (5.2.4, 7.5)
DATE_INSET = 4.0  # characters that stay free behind the date (7.3.5)
ROLES = {Kind.FIRST: Role.HEI, Kind.SECOND: Role.KAI, Kind.TEXT: Role.FANGSONG}
LOOK = Look(text=Style(Role.FANGSONG, TABLE_SIZE), head=Style(Role.HEI, TABLE_SIZE), head_fill=None, pad_x=3, pad_y=3)


def _middle(text: str) -> Cell:
    return Cell(text, Align.MIDDLE)


def _number(number: int, _row: ProjectRow, _text: Style) -> Cell:
    return _middle(str(number))


def _name(_number: int, row: ProjectRow, _text: Style) -> Cell:
    return Cell(row.name)


def _section(_number: int, row: ProjectRow, _text: Style) -> Cell:
    return _middle(row.section or NOTHING)


def _due(_number: int, row: ProjectRow, _text: Style) -> Cell:
    return _middle(row.due_text or (chinese_date(row.due) if row.due else NOTHING))


def _percent(_number: int, row: ProjectRow, _text: Style) -> Cell:
    return _middle(percent(row.percent))


def _light(_number: int, row: ProjectRow, text: Style) -> Cell:
    return Cell(LightMark(row.light, WORDS[row.light], text))


def _reason(_number: int, row: ProjectRow, _text: Style) -> Cell:
    return Cell(row.reason)


class Column(NamedTuple):
    """A column of the annexes: key in profiles, title, share of the width, and its cell.

    `cell` gets the number of the row, the project and the style of the table's text.
    """

    key: str
    title: str
    share: float
    cell: Callable[[int, ProjectRow, Style], Cell]


TABLE: tuple[Column, ...] = (
    Column("number", "序号", 7, _number),
    Column("name", "项目", 25, _name),
    Column("section", "责任科室", 13, _section),
    Column("due", "完成时限", 14, _due),
    Column("percent", "形象进度", 13, _percent),
    Column("light", "亮灯", 17, _light),
    Column("reason", "说明", 24, _reason),
)
COLUMNS = tuple((column.key, column.title) for column in TABLE)


class Ruled(NamedTuple):
    """A paragraph on the page's grid of lines: none of them moves for the sake of others, so that a page has them all.

    `indent` of the first line and `inset` from the right are in characters; `keep` stays with what follows.
    """

    text: str
    style: Style
    align: float = Align.START
    indent: float = 2.0
    inset: float = 0.0
    keep: bool = False

    def strips(self, typesetter: Typesetter, width: float) -> Iterable[Strip]:
        """Give one strip per line."""
        em = pt(self.style.size)
        room = width - self.inset * em
        justify = self.align == Align.START
        for line in typesetter.lines(self.text, self.style, Wrap(room, self.indent * em, justify)):
            yield TextStrip(self, line, self.style, Place(room, self.align), keep=self.keep)


class Blank(NamedTuple):
    """An empty line of the grid."""

    style: Style

    def strips(self, typesetter: Typesetter, width: float) -> Iterable[Strip]:
        """Give the gap."""
        del typesetter, width
        yield Gap(self, self.style.line, keep=True)


def notice(content: Notice, profile: Profile, heading: Heading, typesetter: Typesetter | None = None) -> Document:
    """Lay out the bulletin with its annexes."""
    footer = outer_number if profile.page_numbers else None
    place = Frame(profile.sheet_of_paper(), profile.margins, footer=footer)
    title = profile.title or f"关于{content.year}年重点工作推进情况的通报"
    typesetter = typesetter or Typesetter()
    setting = _Setting(profile, place.body, typesetter)
    return compose(title, _blocks(content, title, heading, setting), place, typesetter)


def outer_number(typesetter: Typesetter, box: Box, page: int, pages: int) -> Iterable[Item]:
    """Write "— 1 —" below the outer corner of the text: on the right of odd pages, on the left of even ones."""
    del pages
    style = Style(Role.SONG, NUMBER_SIZE)
    em = pt(NUMBER_SIZE)
    slot = Box(box.x + em, box.y + NUMBER_BELOW - style.line / 2, box.width - 2 * em, style.line)
    return typesetter.place(f"— {page} —", style, slot, Align.END if page % 2 else Align.START)


class _Setting:
    """The styles of a page whose text is so large: 22 lines of 28 characters, whatever its margins are."""

    def __init__(self, profile: Profile, body: Box, typesetter: Typesetter) -> None:
        self.typesetter, self.width, self.profile = typesetter, body.width, profile
        self._size = floor(body.width / LETTERS) / UNITS_PER_POINT * profile.type_size
        self._pitch = body.height / LINES / UNITS_PER_POINT * profile.type_size

    def style(self, role: Role, size: float = 0.0) -> Style:
        return Style(role, size * self.profile.type_size or self._size, pitch=self._pitch)

    def title(self, text: str) -> list[Block]:
        """Give a title in lines of about one length, the later ones not longer."""
        style = self.style(Role.TITLE, TITLE_SIZE)
        return [Ruled(line, style, Align.MIDDLE, 0.0, keep=True) for line in self._balanced(text, style)]

    def _balanced(self, text: str, style: Style) -> list[str]:
        lines = len(self.typesetter.lines(text, style, Wrap(self.width)))
        share = -(-len(text) // lines)
        return [text[start : start + share] for start in range(0, len(text), share)]


def _blocks(content: Notice, title: str, heading: Heading, setting: _Setting) -> Iterator[Block]:
    text = setting.style(Role.FANGSONG)
    found = annexes(content)
    yield Ruled(f"〔{content.day.year}〕{BLANK}号", text, Align.MIDDLE, 0.0, keep=True)
    yield Blank(text)
    yield from setting.title(title)
    yield Blank(text)
    yield Ruled(f"{LONG_BLANK}：", text, indent=0.0)
    for part in parts(content, heading.office):
        yield Ruled(part.text, setting.style(ROLES[part.kind]), keep=part.kind is not Kind.TEXT)
    yield from _listed(found, text)
    yield Blank(text)
    yield Blank(text)
    yield Ruled(heading.office, text, Align.END, 0.0, DATE_INSET, keep=True)
    yield Ruled(f"{BLANK}年{BLANK}月{BLANK}日", text, Align.END, 0.0, DATE_INSET)
    for number, annex in enumerate(found, start=1):
        yield from _annex(annex, str(number) if len(found) > 1 else "", setting)


def _listed(found: Sequence[Annex], text: Style) -> Iterator[Block]:
    """Name the annexes below the text, the second and further ones under the first."""
    if not found:
        return
    yield Blank(text)
    for number, annex in enumerate(found, start=1):
        named = f"{number}.{annex.title}" if len(found) > 1 else annex.title
        yield Ruled(f"附件：{named}" if number == 1 else named, text, indent=2.0 if number == 1 else 5.0)


def _annex(annex: Annex, label: str, setting: _Setting) -> Iterator[Block]:
    """Give an annex on a page of its own: its number top left in 黑体, its title on the third line (7.3.7)."""
    text = setting.style(Role.FANGSONG)
    yield NewPage()
    yield Ruled(f"附件{label}", setting.style(Role.HEI), indent=0.0, keep=True)
    yield Blank(text)
    yield from setting.title(annex.title)
    yield Blank(text)
    keys = setting.profile.chosen([column.key for column in TABLE])
    shown = [column for key in keys for column in TABLE if column.key == key]
    style = setting.profile.sized(LOOK.text)
    rows = [
        Row([column.cell(number, row, style) for column in shown]) for number, row in enumerate(annex.projects, start=1)
    ]
    head = Row([Cell(column.title) for column in shown])
    yield Table([column.share for column in shown], rows, [head], setting.profile.look(LOOK))
