"""The lists below the form of the status sheet: the project's sites, and its reports from the newest down."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from dongliu_desktop.documents.layout.flow import Paragraph
from dongliu_desktop.documents.layout.items import Role, Style
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.table import Cell, Look, Row, Table
from dongliu_desktop.documents.layout.text import Align
from dongliu_desktop.documents.profile import Profile
from dongliu_desktop.domain.quantities import chinese_date, percent, quantity
from dongliu_desktop.domain.rows import ProjectRow, ReportRow, SiteRow

HEADING = Style(Role.HEI, 11, pitch=17)
NOTE = Style(Role.KAI, 9, pitch=13, colour="#333333")
LOOK = Look(text=Style(Role.SONG, 9.5, pitch=13.5), head=Style(Role.HEI, 9.5, pitch=13.5), pad_x=3.5, pad_y=2)
DONE = "已完成"


class Column(NamedTuple):
    """A column of a list: its key in profiles, its title, and its width in millimetres (of 170).

    `always`: it stays even where it is empty in every row; others give their width to the column that `grows`.
    """

    key: str
    title: str
    width: float
    align: float = Align.START
    always: bool = False
    grows: bool = False


SITE_COLUMNS: tuple[Column, ...] = (
    Column("number", "序号", 12, Align.MIDDLE, always=True),
    Column("site", "点位名称", 44, always=True),
    Column("count", "数量", 18, Align.MIDDLE),
    Column("community", "所在社区", 26),
    Column("stages", "已完成阶段", 28),
    Column("standing", "现状", 42, always=True, grows=True),
)
REPORT_COLUMNS: tuple[Column, ...] = (
    Column("day", "截至日期", 20, Align.MIDDLE, always=True),
    Column("figures", "进度", 28, Align.MIDDLE),
    Column("progress", "进展情况", 69, always=True, grows=True),
    Column("problems", "存在问题", 35),
    Column("reporter", "填报人", 18, Align.MIDDLE, always=True),
)


def site_blocks(sites: Sequence[SiteRow], profile: Profile) -> Iterator[Block]:
    """Give the list of sites under its heading; nothing for a project without sites."""
    if not sites:
        return
    yield _heading("点位情况", profile)
    texts = [_site_texts(number, site) for number, site in enumerate(sites, start=1)]
    listed = _table(SITE_COLUMNS, texts, profile)
    tied = {0, len(sites) - 2}  # neither the first nor the last row stands alone on a page
    yield listed._replace(rows=[row._replace(keep=number in tied) for number, row in enumerate(listed.rows)])


def report_blocks(project: ProjectRow, reports: Sequence[ReportRow], profile: Profile) -> Iterator[Block]:
    """Give the valid reports up to the reference date, newest first, tied to what follows them.

    Corrected reports are left out, the ones that correct them say so. Later reports are counted, not shown: the
    form above them does not know them either.
    """
    valid = sorted((report for report in reports if not report.superseded), key=_age, reverse=True)
    shown = [report for report in valid if report.as_of <= project.reference]
    day = chinese_date(project.reference)
    if shown:
        yield _heading(f"填报记录（共 {len(shown)} 次，由近及远）", profile)
        yield _report_table(project, shown, profile)._replace(keep=True)
    else:
        yield _heading("填报记录", profile)
        yield Paragraph(f"截至{day}没有填报。", profile.sized(LOOK.text), keep=True)
    if later := len(valid) - len(shown):
        yield Paragraph(f"另有 {later} 次填报晚于{day}，未列入。", profile.sized(NOTE), before=3, keep=True)


def _report_table(project: ProjectRow, reports: Sequence[ReportRow], profile: Profile) -> Table:
    """Give the columns that the office wants, in its order."""
    at = {column.key: number for number, column in enumerate(REPORT_COLUMNS)}
    wanted = [at[key] for key in profile.chosen(list(at))]
    texts = [_report_texts(project, report) for report in reports]
    rows = [[found[number] for number in wanted] for found in texts]
    return _table([REPORT_COLUMNS[number] for number in wanted], rows, profile)


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]], profile: Profile) -> Table:
    """Give the table of these texts; a column in which nothing stands makes room for the others."""
    filled = [column.always or any(texts) for column, texts in zip(columns, zip(*rows, strict=True), strict=True)]
    kept = list(compress(columns, filled))
    spare = sum(column.width for column in columns) - sum(column.width for column in kept)
    body = [
        Row([Cell(text, column.align) for column, text in zip(kept, compress(texts, filled), strict=True)])
        for texts in rows
    ]
    widths = [column.width + (spare if column.grows else 0) for column in kept]
    return Table(widths, body, [Row([Cell(column.title) for column in kept])], profile.look(LOOK))


def _site_texts(number: int, site: SiteRow) -> tuple[str, ...]:
    counted = "" if site.counted is None else quantity(site.counted, site.unit)
    return str(number), site.name, counted, site.community, site.stages, site.status


def _age(report: ReportRow) -> tuple[object, ...]:
    return report.as_of, report.entered_at, report.uid


def _heading(text: str, profile: Profile) -> Paragraph:
    return Paragraph(text, profile.sized(HEADING), before=9, after=3, keep=True)


def _report_texts(project: ProjectRow, report: ReportRow) -> tuple[str, ...]:
    words = "\n".join(filter(None, (report.progress, _reason(report))))
    return report.as_of.isoformat(), _figures(project, report), words, report.problems, report.reporter


def _figures(project: ProjectRow, report: ReportRow) -> str:
    """Give what was entered, one figure per line; a report in words alone has none."""
    figures = (
        percent(report.percent) if report.percent is not None else "",
        quantity(report.quantity, project.unit, report.qualifier) if report.quantity is not None else "",
        DONE if report.done else "",
    )
    return "\n".join(filter(None, figures))


def _reason(report: ReportRow) -> str:
    if report.supersedes is None:
        return f"（说明：{report.reason}）" if report.reason else ""
    return f"（更正：{report.reason}）" if report.reason else "（更正）"
