"""单项目进度单: one project on A4 portrait - the form, its sites, its reports, and the lines to sign on."""

from collections.abc import Iterator, Sequence

from dongliu_desktop.documents.layout.flow import (
    Frame,
    Margins,
    Paragraph,
    Space,
    compose,
    page_number,
    running_head,
)
from dongliu_desktop.documents.layout.items import A4, Document, Role, Style
from dongliu_desktop.documents.layout.marks import SignatureLine
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align, Typesetter, clean
from dongliu_desktop.documents.status_sheet_form import form
from dongliu_desktop.documents.status_sheet_records import NOTE, report_blocks, site_blocks
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.rows import ProjectRow, ReportRow, SiteRow

TITLE_TEXT = "重点工作项目进度单"
MARGINS = Margins(top=18, right=20, bottom=17, left=20)
TITLE = Style(Role.TITLE, 22, pitch=30)
DAY = Style(Role.KAI, 12, pitch=17)
LINE = Style(Role.SONG, 10.5)
PLAIN = Look(text=LINE, rule=0, frame=0, pad_x=0, pad_y=2)
SIGN = Style(Role.SONG, 10)
SIGN_LOOK = PLAIN._replace(text=SIGN, pad_x=4)
SIGN_SHARES = (147, 97, 97, 141)  # as much room to sign after each name


def status_sheet(
    project: ProjectRow,
    reports: Sequence[ReportRow],
    sites: Sequence[SiteRow],
    office: str,
    typesetter: Typesetter | None = None,
) -> Document:
    """Lay out the status sheet of a project as of its year's reference date.

    `reports` come in any order and with the corrected ones among them. `office` is printed as 填报单位. For many
    sheets pass one `typesetter`: it remembers fonts and measures.
    """
    name = " ".join(clean(project.name).split())
    frame = Frame(A4, MARGINS, header=running_head(name, f"　{TITLE_TEXT}（续）"), footer=page_number)
    return compose(name, _blocks(project, reports, sites, office), frame, typesetter or Typesetter())


def _blocks(
    project: ProjectRow, reports: Sequence[ReportRow], sites: Sequence[SiteRow], office: str
) -> Iterator[Block]:
    yield Paragraph(TITLE_TEXT, TITLE, Align.MIDDLE)
    yield Paragraph(f"（截至{chinese_date(project.reference)}）", DAY, Align.MIDDLE, after=5)
    yield _line_above(project, office)
    yield form(project)
    yield from site_blocks(sites)
    yield from report_blocks(project, reports)
    if project.sentence:
        yield Paragraph(f"出处原文：{project.sentence}", NOTE, justify=True, before=5, keep=True)
    yield Space(8)
    yield _signatures()


def _line_above(project: ProjectRow, office: str) -> Table:
    year = f"{project.year}年度（已封存）" if project.frozen else f"{project.year}年度"
    cells = [Cell(f"填报单位（盖章）：{office}"), Cell(f"{year}　{project.pillar_name}", Align.END)]
    return Table((1, 1), [Row(cells)], look=PLAIN, keep=True)


def _signatures() -> Table:
    names = ("分管领导（签字）：", "审核人：", "填表人：")
    day = Cell("日期：　　　年　　月　　日", Align.END, Align.END)
    return Table(SIGN_SHARES, [Row([*(Cell(SignatureLine(name, SIGN)) for name in names), day])], look=SIGN_LOOK)
