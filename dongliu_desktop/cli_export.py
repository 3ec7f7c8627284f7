"""The verb `dongliu export`: everything as JSON, or tables and texts for other office programs."""

from pathlib import Path
from typing import Any

from dongliu_desktop.documents.office.exports import EXPORTS, TEXT, WORKBOOK, Export, Scope, made, part
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.services.finding import find_pillar, find_project, find_year
from dongliu_desktop.services.output import writing
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.system.arguments import Option, Verb, WrongUsage
from dongliu_desktop.system.files import write_whole

Values = dict[str, Any]
LAST_MONTH = 12


def _typed(suffix: str) -> list[Export]:
    return [export for export in EXPORTS if export.suffix == suffix]


def _found(text: str, suffix: str) -> Export:
    """Give the export whose title is, or holds, `text`. Raises ValueError where there is none, or more than one."""
    listed = _typed(suffix)
    found = [export for export in listed if text in {export.key, export.title}]
    found = found or [export for export in listed if text and text in export.title]
    if len(found) != 1:
        raise ValueError(f"只能是：{'、'.join(export.title for export in listed)}。")
    return found[0]


def typed_table(text: str) -> Export:
    """Give the kind of workbook whose title is, or holds, `text`. Raises ValueError with one sentence."""
    return _found(text, WORKBOOK)


def typed_text(text: str) -> Export:
    """Give the kind of text whose title is, or holds, `text`. Raises ValueError with one sentence."""
    return _found(text, TEXT)


def typed_month(text: str) -> int:
    """Give a month, 1-12. Raises ValueError with one sentence."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= LAST_MONTH:
        raise ValueError(f"“{text}”不是月份，请写 1 到 12。")
    return int(text)


def verb(everywhere: tuple[Option, ...]) -> Verb:
    """Give the verb. `everywhere` are year, pillar, project and where to write, as other verbs have them."""
    tables, texts = ("、".join(one.title for one in _typed(suffix)) for suffix in (WORKBOOK, TEXT))
    return Verb(
        "export",
        "导出：整个数据文件、一张表，或一份文书（格式说明见使用手册“导出格式”一页）",
        (
            Option("--json", "整个数据文件，JSON 格式", group="format"),
            Option("--xlsx", f"一张表：{tables}", "表", typed_table, group="format"),
            Option("--docx", f"一份文书：{texts}", "文书", typed_text, group="format"),
            *everywhere,
            Option("--month", "月度填报表的月份（缺省：基准日所在的月）", "月份", typed_month),
            Option("--personal", "只用于 JSON：连同住户的个人信息一起导出（缺省不导出）"),
        ),
        (
            "dongliu export --json -o 东柳.json",
            "dongliu export --xlsx 板块进展表 --year 2016 -o 进展.xlsx",
            "dongliu export --docx 单项目进度单 --year 2015 --project 中山路 -o 中山路.docx",
        ),
    )


def asked_export(values: Values) -> Export | None:
    """Give the table or text that is asked for, None for JSON.

    Raises:
        WrongUsage: it is not said what is to be exported, of which year, or of what it cannot be.
    """
    export: Export | None = values.get("xlsx") or values.get("docx")
    if export is None:
        if not values["json"]:
            raise WrongUsage("请写明导出什么：--json、--xlsx 表 或 --docx 文书。")
        return None
    if "year" not in values:
        raise WrongUsage(f"请用 --year 指定{export.title}的年度。")
    if values["personal"]:
        raise WrongUsage("--personal 只用于 --json；表和文书里没有住户的个人信息。")
    if export.scope != Scope.PROJECTS and "project" in values:
        raise WrongUsage(f"{export.title}不能只导出一个项目。")
    if export.scope == Scope.YEAR and "pillar" in values:
        raise WrongUsage(f"{export.title}总是整个年度的，不能只导出一个板块。")
    return export


def export_office(reader: Reader, export: Export, values: Values, target: Path) -> None:
    """Write a table or text.

    Raises:
        Refused: there is nothing to export, the office's template cannot be used, or the file cannot be written.
    """
    from dongliu_desktop.documents.office.word import own_templates  # noqa: PLC0415 - for this verb only
    from dongliu_desktop.services.export_questions import gathered  # noqa: PLC0415 - as above

    found = reader.ask(lambda reading: gathered(reading, _wanted(reading, values), part(export.gather)))
    data = made(export, found, own_templates(reader.path))
    with writing(target):
        write_whole(target, data, private=False)


def _wanted(reading: Reading, values: Values) -> Subject:
    year = find_year(reading.years(), values["year"]).year
    pillar = find_pillar(reading.pillars(year), values["pillar"]).uid if "pillar" in values else ""
    projects: tuple[str, ...] = ()
    if "project" in values:
        rows = reading.projects(pillar) if pillar else reading.projects_of_year(year)
        projects = (find_project(list(rows), values["project"]).uid,)
    return Subject(year, pillar, projects, values.get("month", 0))
