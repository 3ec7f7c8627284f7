"""Everything that is exported for other office programs, as data: to add one, add a line.

The table itself holds words only: what reads and what writes is imported when somebody exports.
"""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from dongliu_desktop.domain.office_exports import Gathered

WORKBOOK, TEXT = ".xlsx", ".docx"


class Scope(StrEnum):
    """What an export may be narrowed to."""

    PROJECTS = "projects"  # projects, a pillar or the year
    PILLAR = "pillar"  # a pillar or the year
    YEAR = "year"


class Export(NamedTuple):
    """One kind of export. `gather` and `build` are names as "module:name", below dongliu_desktop.

    Attributes:
        key: names it on the command line; of a text also its template.
        title: as it stands in the dialog and in file names.
        help: what is in it, in one line.
        scope: what it may be narrowed to.
        suffix: WORKBOOK or TEXT.
        gather: a question of services.
        build: Gathered -> worksheets, or the values that a template is filled with.
    """

    key: str
    title: str
    help: str
    scope: Scope
    suffix: str
    gather: str
    build: str


EXPORTS: tuple[Export, ...] = (
    Export("plan", "板块进展表", "每个板块一张工作表，按条线列出项目", Scope.PROJECTS, WORKBOOK,
           "services.export_questions:plan", "documents.office.project_tables:plan_workbook"),
    Export("overview", "总览", "板块汇总，以及滞后项目、未填报项目", Scope.YEAR, WORKBOOK,
           "services.export_questions:whole_year", "documents.office.year_tables:overview_workbook"),
    Export("month", "月度填报表", "一个月里各项目填报的数和文字", Scope.PILLAR, WORKBOOK,
           "services.export_questions:month", "documents.office.project_tables:month_workbook"),
    Export("sites", "点位台账", "每个项目一张工作表，各阶段的日期；不含住户信息", Scope.PROJECTS, WORKBOOK,
           "services.export_questions:registers", "documents.office.project_tables:ledger_workbook"),
    Export("indicators", "指标", "本年各期的数值、目标、同比和排名", Scope.PILLAR, WORKBOOK,
           "services.export_questions:readings", "documents.office.year_tables:indicators_workbook"),
    Export("problems", "督办清单", "问题、责任、时限、办结和销号", Scope.PILLAR, WORKBOOK,
           "services.export_questions:problems", "documents.office.year_tables:problems_workbook"),
    Export("comparison", "年度对比表", "与上一年度对比：主题、指标、项目衔接", Scope.YEAR, WORKBOOK,
           "services.export_questions:compared", "documents.office.year_tables:comparison_workbook"),
    Export("status", "单项目进度单", "文档，可继续编辑；版式由模板决定", Scope.PROJECTS, TEXT,
           "services.paper_questions:project_files", "documents.office.texts:status_values"),
    Export("notice", "督查通报", "公文文档，可继续编辑；文字由台账生成", Scope.YEAR, TEXT,
           "services.notice_questions:notice_of", "documents.office.texts:notice_values"),
)  # fmt: skip
NAMED = 24  # characters of a name in a file name
KINDS: dict[str, str] = {WORKBOOK: "Excel (*.xlsx)", TEXT: "Word (*.docx)"}


def part(name: str) -> Any:  # noqa: ANN401 - a question or a builder
    """Import what a line of the table names."""
    module, _, inside = name.partition(":")
    return getattr(import_module(f"dongliu_desktop.{module}"), inside)


def made(export: Export, gathered: Gathered, templates: Path) -> bytes:
    """Give the file. `templates` is the office's own folder of templates, which need not exist.

    Raises:
        Refused: the office's template cannot be used; the sentence says why.
    """
    built = part(export.build)(gathered)
    if export.suffix == WORKBOOK:
        from dongliu_desktop.documents.office.workbook import workbook  # noqa: PLC0415 - only what is exported

        return workbook(built, gathered.day)
    from dongliu_desktop.documents.office.word import filled, template_of  # noqa: PLC0415 - as above

    return filled(template_of(export.title, templates), built)


def file_name_of(export: Export, year: int, of: str = "") -> str:
    """Propose a name for the file of an export of a year. `of` is the pillar or project it is narrowed to."""
    narrowed = "".join("、" if letter in '\\/:*?"<>|' else letter for letter in of)[:NAMED]
    return f"{year}年{export.title}{f'-{narrowed}' if narrowed else ''}{export.suffix}"
