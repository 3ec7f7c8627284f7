"""How an office wants a sheet: paper, margins, type, columns, who signs. Data that the office can change.

A profile is plain JSON in the settings, one per kind of sheet. What a profile says that makes no sense is left at the
default and told; a bad profile never keeps an office from printing.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, cast

from dongliu_desktop.documents.layout.flow import Frame, Margins, Paragraph, Running, Space, page_number
from dongliu_desktop.documents.layout.items import Paper, Role, Style, pt
from dongliu_desktop.documents.layout.marks import SignatureLine
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align
from dongliu_desktop.domain.quantities import chinese_date

PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
}
"""Short and long side in millimetres (ISO 216)."""

TYPE_SIZES = (0.7, 1.6)  # least and greatest share of the designed type size
WHITE = (5.0, 60.0)  # least and greatest margin in millimetres: printers cannot reach the edge
SIGNATORIES = ("分管领导", "审核人", "填表人")
SIGNING = (3.0, 10.0)  # least and greatest room to sign in beside a name, in ems
DAY_LINE = "日期：　　　年　　月　　日"
DAY_ROOM = len(DAY_LINE) + 1.0


class Profile(NamedTuple):
    """One sheet as one office wants it.

    Attributes:
        paper: a key of PAPERS.
        landscape: whether the paper lies on its side.
        margins: white on the four sides, in millimetres.
        type_size: share of the designed type sizes, within TYPE_SIZES.
        columns: keys of the shown columns from left to right; () for all, in the designed order.
        title: the title instead of the designed one; "" for that.
        office: the office's name instead of the one in the data file; "" for that.
        unit: what stands right above the table, as "单位：万元"; "" for nothing.
        signatories: whose names are signed below, from left to right; () for no such line.
        notes: lines under the table, as "注：1. …".
        page_numbers: whether every page tells its number.
    """

    paper: str = "A4"
    landscape: bool = False
    margins: Margins = Margins(top=18, right=15, bottom=17, left=15)
    type_size: float = 1.0
    columns: tuple[str, ...] = ()
    title: str = ""
    office: str = ""
    unit: str = ""
    signatories: tuple[str, ...] = SIGNATORIES
    notes: str = ""
    page_numbers: bool = True

    def sheet_of_paper(self) -> Paper:
        """Give the paper as it lies."""
        short, long = PAPERS[self.paper]
        return Paper(self.paper, short, long, self.landscape)

    def style(self, role: Role, size: float, pitch: float = 0.0, colour: str = "#000000") -> Style:
        """Give a style of a designed size and pitch (in points) as large as the office wants it."""
        return Style(role, size * self.type_size, colour=colour, pitch=pitch * self.type_size)

    def sized(self, style: Style) -> Style:
        """Give a designed style as large as the office wants it."""
        return style if self.type_size == 1.0 else _sized(style, self.type_size)

    def look(self, look: Look) -> Look:
        """Give a designed look of a table with its type as large as the office wants it."""
        return look._replace(text=self.sized(look.text), head=self.sized(look.head))

    def chosen(self, columns: Sequence[str]) -> list[str]:
        """Give the keys of the columns to show, from those that the sheet has."""
        return [key for key in self.columns if key in columns] or list(columns)


class Heading(NamedTuple):
    """What stands over every sheet: the office, the day its figures hold for, and what edition it is.

    `edition` is "" or a word such as 内部版, 公示版.
    """

    office: str
    day: date
    edition: str = ""


TITLE = Style(Role.TITLE, 20, pitch=28)
DAY = Style(Role.KAI, 11, pitch=16)
LINE = Style(Role.SONG, 10.5)
NOTE = Style(Role.KAI, 9.5, pitch=13.5)
PLAIN = Look(text=LINE, head=LINE, rule=0, frame=0, pad_x=0, pad_y=2)


def head_blocks(title: str, heading: Heading, profile: Profile, middle: str = "") -> list[Block]:
    """Give title, day, and the line with the office (盖章) on the left, `middle`, the unit at its end."""
    edition = f"，{heading.edition}" if heading.edition else ""
    return [
        Paragraph(profile.title or title, profile.sized(TITLE), Align.MIDDLE, keep=True),
        Paragraph(
            f"（截至{chinese_date(heading.day)}{edition}）", profile.sized(DAY), Align.MIDDLE, after=4, keep=True
        ),
        _line_above(f"填报单位（盖章）：{heading.office}", middle, profile),
    ]


def _line_above(office: str, middle: str, profile: Profile) -> Table:
    beside = [text for text in (middle, f"单位：{profile.unit}" if profile.unit else "") if text] or [""]
    cells = [Cell(office), *(Cell(text, Align.MIDDLE) for text in beside[:-1]), Cell(beside[-1], Align.END)]
    shares = (len(beside), *(1 for _ in beside))
    return Table(shares, [Row(cells)], look=profile.look(PLAIN), keep=True)


def frame(profile: Profile, header: Running | None = None) -> Frame:
    """Give the paper with its margins, the page number at its foot and the running head of a sheet."""
    footer = page_number if profile.page_numbers else None
    return Frame(profile.sheet_of_paper(), profile.margins, header, footer)


def foot_blocks(profile: Profile) -> list[Block]:
    """Give the notes and the line to sign on."""
    blocks: list[Block] = []
    if profile.notes:
        style = profile.sized(NOTE)
        blocks += [Paragraph(text, style, before=3) for text in profile.notes.splitlines()]
    if profile.signatories:
        blocks += [Space(10), _signatures(profile)]
    return blocks


def _signatures(profile: Profile) -> Table:
    """Give a rule to sign on behind each name, as long for each, and the day to fill in."""
    line = profile.sized(LINE)
    names = [f"{name}：" for name in profile.signatories]
    room = frame(profile).body.width / pt(line.size) - sum(map(len, names)) - DAY_ROOM
    least, greatest = SIGNING
    signing = min(max(room / len(names), least), greatest)
    cells = [*(Cell(SignatureLine(name, line)) for name in names), Cell(DAY_LINE, Align.END, Align.END)]
    shares = [*(len(name) + signing for name in names), DAY_ROOM + max(0.0, room - signing * len(names))]
    return Table(shares, [Row(cells)], look=profile.look(PLAIN._replace(pad_x=4)))


@lru_cache(maxsize=64)
def _sized(style: Style, share: float) -> Style:
    return style._replace(size=style.size * share, pitch=style.pitch * share)


def from_json(stored: Mapping[str, Any], designed: Profile) -> tuple[Profile, list[str]]:
    """Read a profile as it was stored; give it and the names of the entries that made no sense and were left out."""
    found: dict[str, Any] = {}
    wrong: list[str] = []
    for name, value in stored.items():
        reader = _READERS.get(name)
        read = reader(value) if reader else None
        if read is None:
            wrong.append(name)
        else:
            found[name] = read
    return designed._replace(**found), wrong


def to_json(profile: Profile, designed: Profile) -> dict[str, Any]:
    """Give what differs from the design, for the settings."""
    given = {name: value for name, value in profile._asdict().items() if value != getattr(designed, name)}
    return {
        name: list(cast("tuple[Any, ...]", value)) if isinstance(value, tuple) else value
        for name, value in given.items()
    }


def _text(value: Any) -> str | None:  # noqa: ANN401 - whatever the file held
    return value[:400] if isinstance(value, str) else None


def _texts(value: Any) -> tuple[str, ...] | None:  # noqa: ANN401 - as above
    if not isinstance(value, list):
        return None
    texts = cast("list[Any]", value)
    return tuple(str(text)[:40] for text in texts) if all(isinstance(text, str) for text in texts) else None


def _yes_or_no(value: Any) -> bool | None:  # noqa: ANN401 - as above
    return value if isinstance(value, bool) else None


def _share(value: Any) -> float | None:  # noqa: ANN401 - as above
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    least, greatest = TYPE_SIZES
    return float(value) if least <= value <= greatest else None


def _margins(value: Any) -> Margins | None:  # noqa: ANN401 - as above
    if not isinstance(value, list):
        return None
    sides = cast("list[Any]", value)
    least, greatest = WHITE
    sound = [side for side in sides if isinstance(side, int | float) and least <= side <= greatest]
    return Margins(*map(float, sound)) if len(sound) == len(sides) == len(Margins._fields) else None


def _paper(value: Any) -> str | None:  # noqa: ANN401 - as above
    return value if value in PAPERS else None


_READERS = {
    "paper": _paper,
    "landscape": _yes_or_no,
    "margins": _margins,
    "type_size": _share,
    "columns": _texts,
    "title": _text,
    "office": _text,
    "unit": _text,
    "signatories": _texts,
    "notes": _text,
    "page_numbers": _yes_or_no,
}
