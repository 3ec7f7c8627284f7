"""Handlers of progress reports."""

from typing import Any

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import Conflict
from dongliu_desktop.domain.quantities import number, percent
from dongliu_desktop.domain.report_rules import check_report
from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.storage.records import ProgressReport
from dongliu_desktop.storage.unit_of_work import AlreadyThere, UnitOfWork


def add_report(report: AddReport, work: UnitOfWork) -> ChangeSet:
    """Enter a report. A report that is there already (a retry after an unclear commit) is not entered again.

    Raises:
        Refused: a rule forbids it.
        Conflict: the project is gone, or was reported on since; or the report is there already with other contents.
    """
    project = _project(report.project, work)
    if project.report == report.uid:
        return _once_more(report, project, work)
    check_report(report, project, work.today)
    fields = entered_fields(report) | {
        "qualifier": kept_qualifier(report, project.quantity, project.reported_qualifier)
    }
    work.add(ProgressReport(uid=report.uid, reporter=work.who, entered_at=work.moment(), **fields))
    try:
        return work.finish(_label(report, project), projects=[report.project])
    except AlreadyThere:
        return _once_more(report, project, work)


def kept_qualifier(report: AddReport, latest: float | None, qualifier: str) -> str:
    """Give what is printed with a quantity (余, 超过): that of the latest one, if it is still the same quantity."""
    return qualifier if report.quantity is not None and report.quantity == latest else ""


def entered_fields(report: AddReport) -> dict[str, Any]:
    """Give what a person entered, by column."""
    return {
        "project_uid": report.project,
        "as_of": report.as_of,
        "percent": report.percent,
        "quantity": report.quantity,
        "investment": report.investment,
        "done": report.done,
        "progress": report.progress,
        "problems": report.problems,
        "next_steps": report.next_steps,
        "reason": report.reason,
        "supersedes_uid": report.supersedes,
    }


def _once_more(report: AddReport, project: ProjectRow, work: UnitOfWork) -> ChangeSet:
    """Answer a report that is there already; what was typed since must not vanish without a word."""
    kept = work.get(ProgressReport, report.uid)
    if any(getattr(kept, name) != value for name, value in entered_fields(report).items()):
        raise Conflict("这条填报上次已经保存，之后改动的内容还没有保存；请看过时间线，再另填一条或作更正。")
    return ChangeSet("", "", (project,))


def _project(uid: str, work: UnitOfWork) -> ProjectRow:
    found = work.read.projects_by_uid([uid])
    if not found:
        raise Conflict("这个项目已经被删除，没有保存；您输入的内容还在。")
    return found[0]


def _label(report: AddReport, project: ProjectRow) -> str:
    verb = "更正" if report.supersedes else "填报"
    figures = [percent(report.percent)] if report.percent is not None else []
    if report.quantity is not None:
        figures.append(f"{number(report.quantity)}{project.unit}")
    return " ".join([verb, project.name, *figures])
