"""Attachments in words: what one belongs to, its size, who put it in and when."""

from collections.abc import Iterable

from dongliu_desktop.domain.attachment_commands import Place
from dongliu_desktop.domain.attachments import AttachmentRow, size_told
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.domain.rows import ReportRow, SiteRow
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.widgets.picture_list import PictureEntry

SHORT = 18  # characters of a text that names an item
MOST_SITES = 200  # offered in a list; projects with more have their own ledger
OF_PROJECT = Place()
Named = tuple[str, Place]


def entry(row: AttachmentRow) -> PictureEntry:
    """Give an attachment as a row of a list."""
    line = tr(" · ").join((size_told(row.size), place_told(row)))
    icon_name = "image" if row.is_picture else "file-text"
    return PictureEntry(row.uid, row.name, line, added_told(row), icon_name, row.sha256 if row.is_picture else "")


def added_told(row: AttachmentRow) -> str:
    """Tell who put an attachment in, and when."""
    if row.added_at is None:
        return ""
    at = f"{row.added_at.astimezone():%Y-%m-%d %H:%M}"
    return tr("{} 添加于 {}").format(row.added_by or tr("（未署名）"), at)


def place_told(row: AttachmentRow) -> str:
    """Tell what an attachment belongs to."""
    if row.report_as_of is not None:
        return report_named(row.report_as_of.isoformat())
    if row.place.site is not None:
        return tr("点位 {}").format(short(row.site_name))
    if row.place.problem is not None:
        return tr("督办 {}").format(short(row.problem_text))
    return tr("整个项目")


def report_named(day: str) -> str:
    """Name a report by its day."""
    return tr("{} 填报").format(day)


def short(text: str) -> str:
    """Give the beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"


def places(reports: Iterable[ReportRow], sites: Iterable[SiteRow], problems: Iterable[ProblemRow]) -> list[Named]:
    """Give all that an attachment of a project may belong to, by name: the project first, then the newest report."""
    found = [(tr("整个项目"), OF_PROJECT)]
    valid = (one for one in reports if not one.superseded)
    found += [(report_named(one.as_of.isoformat()), Place(report=one.uid)) for one in valid]
    found += [(tr("督办 {}").format(short(one.text)), Place(problem=one.uid)) for one in problems]
    found += [(tr("点位 {}").format(short(one.name)), Place(site=one.uid)) for one in list(sites)[:MOST_SITES]]
    return found
