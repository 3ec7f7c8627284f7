"""Handler of the monthly grid (月度填报): many reports, one step."""

from collections.abc import Sequence
from typing import NamedTuple

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import AddReport, EnterMonth
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.month_entry import MonthRow, check_entry, named
from dongliu_desktop.services.month_questions import month_rows
from dongliu_desktop.services.progress import entered_fields, kept_qualifier
from dongliu_desktop.storage.records import ProgressReport
from dongliu_desktop.storage.unit_of_work import UnitOfWork


class _Refusal(NamedTuple):
    name: str
    why: Refused


def enter_month(command: EnterMonth, work: UnitOfWork) -> ChangeSet:
    """Enter the reports of a month, all or none. Those that are there already are not entered again.

    Raises:
        Refused: a rule forbids some of them; the sentence names the projects.
        Conflict: some projects are gone, or were reported on since; or the reports are there with other contents.
    """
    reports = command.reports
    uids = [report.project for report in reports]
    rows = {row.project.uid: row for row in month_rows(work.read, work.read.projects_by_uid(uids), command.month)}
    if len(rows) < len(uids):
        raise Conflict(f"有 {len(uids) - len(rows)} 个项目已经被删除，都没有保存；您输入的内容还在。")
    if all(rows[report.project].seen == report.uid for report in reports):
        return _once_more(reports, rows, work)
    _refuse_together(reports, rows, work)
    at = work.moment()
    for one in reports:
        latest = rows[one.project].latest
        kept = kept_qualifier(one, latest.quantity, latest.qualifier) if latest else ""
        work.add(ProgressReport(uid=one.uid, reporter=work.who, entered_at=at, qualifier=kept, **entered_fields(one)))
    label = f"{command.month.month}月填报 {len(reports)} 项"
    return work.finish(label, projects=uids)


def _refuse_together(reports: Sequence[AddReport], rows: dict[str, MonthRow], work: UnitOfWork) -> None:
    """Check every report, and say at once what is wrong with which."""
    refusals: list[_Refusal] = []
    for report in reports:
        row = rows[report.project]
        try:
            check_entry(report, row, work.today)
        except Refused as why:
            refusals.append(_Refusal(row.project.name, why))
    if not refusals:
        return
    first = refusals[0]
    kind = Conflict if isinstance(first.why, Conflict) else Refused
    if len(reports) == 1:
        raise kind(str(first.why))
    names = named([refusal.name for refusal in refusals])
    raise kind(f"{names}没有通过，{len(reports)} 项都没有保存。“{first.name}”：{first.why}")


def _once_more(reports: Sequence[AddReport], rows: dict[str, MonthRow], work: UnitOfWork) -> ChangeSet:
    """Answer reports that are there already; what was typed since must not vanish without a word."""
    for report in reports:
        kept = work.get(ProgressReport, report.uid)
        if any(getattr(kept, name) != value for name, value in entered_fields(report).items()):
            raise Conflict("这些填报上次已经保存，之后改动的内容还没有保存；请看过后再保存一次。")
    return ChangeSet("", "", tuple(row.project for row in rows.values()))
