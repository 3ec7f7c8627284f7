"""点位台账 on A3 landscape: 公示版 for the board inside the block, 内部版 for the file; every page says which."""

from collections.abc import Iterator

from dongliu_desktop.documents.layout.flow import (
    Frame,
    Margins,
    Paragraph,
    Space,
    compose,
    page_number,
    running_head,
)
from dongliu_desktop.documents.layout.items import A3_LANDSCAPE, Document, Role, Style
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.site_listing import EDITIONS, Edition, Listed, SiteListing

MARGINS = Margins(top=18, right=15, bottom=17, left=15)
TITLE = Style(Role.TITLE, 22, pitch=30)
SUBTITLE = Style(Role.KAI, 12)
SIGNATURE = Style(Role.SONG, 11)
LOOK = Look(text=Style(Role.SONG, 9.5), head=Style(Role.HEI, 9.5), pad_x=3, pad_y=2.5)
SIGNATURES = "填表人：　　　　　　　　审核人：　　　　　　　　分管领导：　　　　　　　　　　　　年　　月　　日"


def site_sheet(listing: SiteListing, office: str) -> Document:
    """Lay out a register of sites; the edition stands in the title and in the head of every page."""
    title = f"{office}{listing.project.name}点位台账（{EDITIONS[listing.edition]}）"
    frame = Frame(A3_LANDSCAPE, MARGINS, header=running_head(title), footer=page_number)
    return compose(title, _blocks(listing, title), frame, Typesetter())


def _blocks(listing: SiteListing, title: str) -> Iterator[Block]:
    yield Paragraph(title, TITLE, Align.MIDDLE)
    told = f"数据截至{chinese_date(listing.project.reference)}；{listing.told}"
    yield Paragraph(told, SUBTITLE, Align.MIDDLE, after=6)
    head = [Row([Cell(column.title) for column in listing.columns])]
    rows = [Row([_cell(column, text) for column, text in zip(listing.columns, row, strict=True)])
            for row in listing.rows]  # fmt: skip
    yield Table([column.share for column in listing.columns], rows, head, LOOK)
    if listing.edition is not Edition.PUBLIC:
        yield Space(14)
        yield Paragraph(SIGNATURES, SIGNATURE, Align.END)


def _cell(column: Listed, text: str) -> Cell:
    return Cell(text, Align.END if column.right else Align.START)
