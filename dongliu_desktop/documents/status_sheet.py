"""单项目进度单: one project on A4 portrait - the form, its sites, its reports, and the lines to sign on."""

from collections.abc import Iterator

from dongliu_desktop.documents.layout.flow import Margins, Paragraph, compose, running_head
from dongliu_desktop.documents.layout.items import Document
from dongliu_desktop.documents.layout.strips import Block
from dongliu_desktop.documents.layout.text import Typesetter, clean
from dongliu_desktop.documents.profile import Heading, Profile, foot_blocks, frame, head_blocks
from dongliu_desktop.documents.status_sheet_form import form
from dongliu_desktop.documents.status_sheet_records import NOTE, REPORT_COLUMNS, report_blocks, site_blocks
from dongliu_desktop.domain.papers import ProjectFile

TITLE = "重点工作项目进度单"
DESIGNED = Profile(
    margins=Margins(top=18, right=20, bottom=17, left=20), signatories=("分管领导（签字）", "审核人", "填表人")
)
COLUMNS = tuple((column.key, column.title) for column in REPORT_COLUMNS)


def status_sheet(
    content: ProjectFile, profile: Profile, heading: Heading, typesetter: Typesetter | None = None
) -> Document:
    """Lay out the status sheet of a project as of its year's reference date.

    The office's columns are those of the list of reports. For many sheets pass one `typesetter`: it remembers fonts
    and measures.
    """
    project = content.project
    name = " ".join(clean(project.name).split())
    running = running_head(name, f"　{profile.title or TITLE}（续）")
    dated = heading._replace(day=project.reference)
    return compose(name, _blocks(content, profile, dated), frame(profile, running), typesetter or Typesetter())


def _blocks(content: ProjectFile, profile: Profile, heading: Heading) -> Iterator[Block]:
    project = content.project
    year = f"{project.year}年度（已封存）" if project.frozen else f"{project.year}年度"
    yield from head_blocks(TITLE, heading, profile, f"{year}　{project.pillar_name}")
    yield form(project, profile)
    yield from site_blocks(content.sites, profile)
    yield from report_blocks(project, content.reports, profile)
    if project.sentence:
        yield Paragraph(f"出处原文：{project.sentence}", profile.sized(NOTE), justify=True, before=5, keep=True)
    yield from foot_blocks(profile)
