"""Every sheet that the office prints, as data: to add one, add a line. Menus, preview, editor and command line read it.

The table itself holds words only: what reads and what lays out is imported when somebody prints.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from dongliu_desktop.domain.papers import Gathered, ProjectFile, Subject

if TYPE_CHECKING:
    from dongliu_desktop.documents.layout.items import Document
    from dongliu_desktop.documents.layout.text import Typesetter
    from dongliu_desktop.documents.profile import Heading, Profile

    Build = Callable[[Any, Profile, Heading, Typesetter], Document | Iterable[Document]]


class Scope(StrEnum):
    """What one printing of a sheet is made of: the chosen projects, a pillar, a whole year, or two years."""

    PROJECTS = "projects"
    PILLAR = "pillar"
    YEAR = "year"
    YEARS = "years"


class Sheet(NamedTuple):
    """A kind of sheet.

    `gather`, `build`, `designed` and `columns` are names as "module:name", below dongliu_desktop.

    Attributes:
        key: names it in the settings and on the command line.
        title: as it stands in the menu.
        scope: what it is printed of.
        gather: a question of services: (Reading, Subject) -> a list with one content per document.
        build: the layout: (content, Profile, Heading, Typesetter) -> a document, or several.
        designed: the Profile as it was designed.
        columns: pairs of key and title of the columns that the office may choose from; "" for none.
        edition: a word such as 内部版, given to the layout in the heading.
    """

    key: str
    title: str
    scope: Scope
    gather: str
    build: str
    designed: str
    columns: str = ""
    edition: str = ""

    @property
    def entry(self) -> str:
        """The words of its menu entry."""
        return f"{self.title}…"


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "status", "单项目进度单", Scope.PROJECTS, "services.paper_questions:project_files",
        "documents.status_sheet:status_sheet", "documents.status_sheet:DESIGNED", "documents.status_sheet:COLUMNS",
    ),
    Sheet(
        "comparison", "年度对比表", Scope.YEARS, "services.paper_questions:compared_years",
        "documents.comparison_sheet:comparison_sheet", "documents.comparison_sheet:DESIGNED",
        "documents.comparison_sheet:COLUMNS",
    ),
    Sheet(
        "pillar", "板块汇总表", Scope.PILLAR, "services.table_questions:pillar_tables",
        "documents.pillar_table:pillar_table", "documents.pillar_table:DESIGNED", "documents.pillar_table:COLUMNS",
    ),
    Sheet(
        "sites_public", "征迁台账（公示版）", Scope.PROJECTS, "services.table_questions:public_site_listings",
        "documents.site_sheet:site_sheet", "documents.site_sheet:PUBLIC", "documents.site_sheet:PUBLIC_COLUMNS",
        "公示版",
    ),
    Sheet(
        "sites", "征迁台账（内部版）", Scope.PROJECTS, "services.table_questions:site_listings",
        "documents.site_sheet:site_sheet", "documents.site_sheet:DESIGNED", "documents.site_sheet:COLUMNS", "内部版",
    ),
    Sheet(
        "indicators", "指标月报", Scope.YEAR, "services.table_questions:indicator_tables",
        "documents.indicator_table:indicator_table", "documents.indicator_table:DESIGNED",
        "documents.indicator_table:COLUMNS",
    ),
    Sheet(
        "problems", "督办清单", Scope.YEAR, "services.table_questions:problem_tables",
        "documents.problem_table:problem_table", "documents.problem_table:DESIGNED", "documents.problem_table:COLUMNS",
    ),
    Sheet(
        "slips", "催办单", Scope.YEAR, "services.table_questions:slips",
        "documents.reminder_slip:reminder_slip", "documents.reminder_slip:DESIGNED",
    ),
    Sheet(
        "notice", "督查通报", Scope.YEAR, "services.notice_questions:notice_of",
        "documents.notice:notice", "documents.notice:DESIGNED", "documents.notice:COLUMNS",
    ),
    Sheet(
        "wall", "作战图", Scope.YEAR, "services.wall_chart_questions:wall_chart_of",
        "documents.wall_chart:wall_chart", "documents.wall_chart:DESIGNED", "documents.wall_chart:COLUMNS",
    ),
    Sheet(
        "wall_a2", "作战图（拼成A2）", Scope.YEAR, "services.wall_chart_questions:wall_chart_of",
        "documents.wall_chart:wall_chart_a2", "documents.wall_chart:DESIGNED_TILED", "documents.wall_chart:COLUMNS",
    ),
    Sheet(
        "wall_a1", "作战图（拼成A1）", Scope.YEAR, "services.wall_chart_questions:wall_chart_of",
        "documents.wall_chart:wall_chart_a1", "documents.wall_chart:DESIGNED_TILED", "documents.wall_chart:COLUMNS",
    ),
)  # fmt: skip
BELOW = "/"  # between a sheet and the name of a profile
NAMED = 24  # characters of a title in a file name
STATUS, COMPARISON = "status", "comparison"
PILLAR, SITES, PUBLIC_SITES = "pillar", "sites", "sites_public"


def sheet_of(key: str) -> Sheet:
    """Give the sheet of that key. Raises KeyError."""
    return {sheet.key: sheet for sheet in SHEETS}[key]


def part(name: str) -> Any:  # noqa: ANN401 - a function, a profile or a table
    """Import what a line of the table names."""
    module, _, inside = name.partition(":")
    return getattr(import_module(f"dongliu_desktop.{module}"), inside)


def designed(sheet: Sheet) -> "Profile":
    """Give the sheet's profile as it was designed."""
    return part(sheet.designed)


def columns(sheet: Sheet) -> Sequence[tuple[str, str]]:
    """Give keys and titles of the sheet's columns, () where there is nothing to choose from."""
    return part(sheet.columns) if sheet.columns else ()


def made(sheet: Sheet, gathered: Gathered, profile: "Profile") -> "Iterator[Document]":
    """Lay out what was read, one document after the other; in any thread."""
    from dongliu_desktop.documents.layout.items import Document  # noqa: PLC0415 - a start reads the table only
    from dongliu_desktop.documents.layout.text import Typesetter  # noqa: PLC0415 - as above
    from dongliu_desktop.documents.profile import Heading  # noqa: PLC0415 - as above

    build: Build = part(sheet.build)
    heading = Heading(profile.office or gathered.office, gathered.day, sheet.edition)
    typesetter = Typesetter()  # one for all: it remembers how wide words are
    for content in gathered.contents:
        laid = build(content, profile, heading, typesetter)
        yield from [laid] if isinstance(laid, Document) else laid


def profile_of(sheet: Sheet, stored: Mapping[str, Mapping[str, Any]]) -> "tuple[Profile, list[str]]":
    """Give the office's profile of a sheet from the settings, and the names of its entries that made no sense."""
    from dongliu_desktop.documents.profile import from_json  # noqa: PLC0415 - as above

    return from_json(stored.get(sheet.key, {}), designed(sheet))


def saved_profiles(sheet: Sheet, stored: Mapping[str, Mapping[str, Any]]) -> "dict[str, Profile]":
    """Give the profiles that the office keeps under names; in the settings they are "sheet/name"."""
    from dongliu_desktop.documents.profile import from_json  # noqa: PLC0415 - as above

    prefix = sheet.key + BELOW
    named = {key.removeprefix(prefix): said for key, said in stored.items() if key.startswith(prefix)}
    return {name: from_json(said, designed(sheet))[0] for name, said in named.items()}


def stored_with(
    stored: Mapping[str, Mapping[str, Any]], sheet: Sheet, profile: "Profile", saved: "Mapping[str, Profile]"
) -> dict[str, dict[str, Any]]:
    """Give the settings with this sheet's profile in force and its saved ones in place of those they had."""
    from dongliu_desktop.documents.profile import to_json  # noqa: PLC0415 - as above

    others = {key: dict(said) for key, said in stored.items() if key.partition(BELOW)[0] != sheet.key}
    profiles = {sheet.key: profile, **{f"{sheet.key}{BELOW}{name}": kept for name, kept in saved.items()}}
    return others | {key: to_json(wanted, designed(sheet)) for key, wanted in profiles.items()}


def title_of(sheet: Sheet, subject: Subject, gathered: Gathered) -> str:
    """Name what is printed, for windows, files and the PDF: "2016年与2015年…", a project, "…等3个项目"."""
    if sheet.scope == Scope.PROJECTS and all(isinstance(content, ProjectFile) for content in gathered.contents):
        first, count = gathered.contents[0].project, len(gathered.contents)
        if subject.pillar:
            return f"{first.year}年{first.pillar_name}"
        return first.name if count == 1 else f"{first.name}等{count}个项目"
    if subject.earlier is not None:
        return f"{subject.earlier}年与{subject.year}年{sheet.title.removeprefix('年度')}"
    return f"{subject.year}年{sheet.title}"


def file_name_of(sheet: Sheet, subject: Subject, title: str) -> str:
    """Propose a name for the PDF of what is called `title`."""
    known = sheet.scope != Scope.PROJECTS
    return f"{title}.pdf" if known else f"{subject.year}年{sheet.title}-{title[:NAMED].replace('/', '-')}.pdf"
