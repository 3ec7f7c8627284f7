"""What the templates of texts are filled with: plain words, lists and tables of words.

The names are the ones that an office writes into its own templates (docs/manual/export.md lists them); they stay.
"""

from collections.abc import Sequence
from typing import Any

from dongliu_desktop.documents.notice_words import Kind, annexes, parts
from dongliu_desktop.domain.lights import COLOUR_WORDS, WORDS
from dongliu_desktop.domain.notice import Notice
from dongliu_desktop.domain.office_exports import Gathered
from dongliu_desktop.domain.papers import ProjectFile
from dongliu_desktop.domain.quantities import chinese_date, percent, quantity
from dongliu_desktop.domain.rows import ProjectRow, ReportRow, SiteRow

Values = dict[str, Any]


def status_values(gathered: Gathered) -> Values:
    """Give the values of 单项目进度单: 单位, 年度, 截至, and 项目表 with one entry per project."""
    papers: Sequence[ProjectFile] = gathered.content
    return {**_heading(gathered), "项目表": [_project(paper) for paper in papers]}


def notice_values(gathered: Gathered) -> Values:
    """Give the values of 督查通报: 标题, 开头, 各节 with 节名 and 段落, and 附表 with one entry per table.

    The sentences are those of the printed sheet.
    """
    notice: Notice = gathered.content[0]
    opening: list[str] = []
    sections: list[Values] = []
    for part in parts(notice, gathered.office):
        if part.kind is Kind.FIRST:
            sections.append({"节名": part.text, "段落": []})
        elif sections:
            sections[-1]["段落"].append({"文字": part.text, "小标题": part.kind is Kind.SECOND})
        else:
            opening.append(part.text)
    tables = [{"表名": annex.title, "行": _numbered(annex.projects)} for annex in annexes(notice)]
    title = f"关于{notice.year}年重点工作推进情况的通报"
    return {**_heading(gathered), "标题": title, "开头": opening, "各节": sections, "附表": tables}


def _numbered(rows: Sequence[ProjectRow]) -> list[Values]:
    return [{"序号": str(at), **_facts(row)} for at, row in enumerate(rows, start=1)]


def _heading(gathered: Gathered) -> Values:
    return {"单位": gathered.office, "年度": str(gathered.year), "截至": chinese_date(gathered.day)}


def _project(paper: ProjectFile) -> Values:
    row = paper.project
    valid = [report for report in paper.reports if not report.superseded and report.as_of <= row.reference]
    reports = [_report(row, report) for report in sorted(valid, key=_age, reverse=True)]
    return {
        **_facts(row),
        "填报": reports,
        "点位": [_site(number, site) for number, site in enumerate(paper.sites, start=1)],
    }


def _facts(row: ProjectRow) -> Values:
    due = row.due_text or (chinese_date(row.due) if row.due else "")
    return {
        "名称": row.name, "板块": row.pillar_name, "条线": row.workstream_title, "类别": row.kind, "性质": row.nature,
        "年度目标": row.target, "时限": due, "分管领导": row.leader, "牵头科室": row.section, "责任人": row.officer,
        "社区": row.communities, "配合单位": row.supporting,
        "截至": chinese_date(row.as_of) if row.as_of else "",
        "形象进度": "" if row.percent is None else percent(row.percent), "时序进度": percent(row.schedule),
        "完成数量": "" if row.quantity is None else quantity(row.quantity, row.unit, row.reported_qualifier),
        "目标数量": "" if row.target_quantity is None else quantity(row.target_quantity, row.unit, row.qualifier),
        "亮灯": f"{COLOUR_WORDS[row.light]}（{WORDS[row.light]}）", "亮灯依据": row.reason,
        "进展情况": row.progress, "存在问题": row.problems, "下一步打算": row.next_steps,
    }  # fmt: skip


def _report(project: ProjectRow, report: ReportRow) -> Values:
    figures = [
        "" if report.percent is None else percent(report.percent),
        "" if report.quantity is None else quantity(report.quantity, project.unit, report.qualifier),
        "已完成" if report.done else "",
    ]
    return {
        "截至": chinese_date(report.as_of), "进度": "，".join(filter(None, figures)), "进展情况": report.progress,
        "存在问题": report.problems, "下一步打算": report.next_steps, "填报人": report.reporter,
    }  # fmt: skip


def _site(number: int, site: SiteRow) -> Values:
    counted = "" if site.counted is None else quantity(site.counted, site.unit)
    return {
        "序号": str(number), "名称": site.name, "数量": counted, "社区": site.community, "阶段": site.stages,
        "现状": site.status,
    }  # fmt: skip


def _age(report: ReportRow) -> tuple[Any, ...]:
    return report.as_of, report.entered_at
