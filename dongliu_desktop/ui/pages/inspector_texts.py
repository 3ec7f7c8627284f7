"""Rows of one project as the inspector words them: timeline entries, facts, and field changes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from dongliu_desktop.domain.lights import COLOUR_WORDS
from dongliu_desktop.domain.quantities import number, percent, quantity
from dongliu_desktop.domain.rows import MEASURES, MONEY, ProjectRow, ReportRow, SiteRow, StepRow
from dongliu_desktop.domain.schedule import schedule_percent
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.models.project_columns import due, target
from dongliu_desktop.ui.widgets.timeline import Entry

FIELD_NAMES: dict[str, str] = {
    "workstream_uid": mark("条线"),
    "position": mark("次序"),
    "name": mark("名称"),
    "kind_uid": mark("类别"),
    "nature": mark("性质"),
    "measure": mark("计量方式"),
    "target": mark("年度目标"),
    "target_quantity": mark("目标数量"),
    "unit": mark("单位"),
    "qualifier": mark("限定词"),
    "start": mark("开始日期"),
    "due": mark("完成时限"),
    "due_text": mark("时限说明"),
    "leader_uid": mark("分管领导"),
    "section_uid": mark("牵头科室"),
    "officer_uid": mark("责任人"),
    "weight": mark("权重"),
    "total_investment": mark("总投资"),
    "annual_investment": mark("本年计划投资"),
    "invested_before": mark("上年底累计完成投资"),
    "light_override": mark("人工亮灯"),
    "light_override_reason": mark("人工亮灯的原因"),
    "milestone.name": mark("节点"),
    "milestone.planned": mark("计划日期"),
    "milestone.actual": mark("实际日期"),
    "milestone.weight": mark("权重"),
    "problem.text": mark("问题"),
    "problem.source": mark("来源"),
    "problem.owner_uid": mark("责任人"),
    "problem.measure": mark("整改措施"),
    "problem.due": mark("办结时限"),
    "problem.evidence": mark("佐证材料"),
    "problem.opened_on": mark("立项日期"),
    "problem.closed_on": mark("办结日期"),
    "problem.closed_by": mark("办结人"),
    "problem.struck_off_on": mark("销号日期"),
    "problem.struck_off_by": mark("核验人"),
    "problem.reopened": mark("重新打开的原因"),
    "attachment.name": mark("附件名称"),
    "attachment.report_uid": mark("附件所属填报"),
    "attachment.site_uid": mark("附件所属点位"),
    "attachment.problem_uid": mark("附件所属督办"),
}
"""By field of the project, or by table and field."""
BY_NUMBER = frozenset({
    "workstream_uid", "kind_uid", "leader_uid", "section_uid", "officer_uid", "problem.owner_uid",
    "attachment.report_uid", "attachment.site_uid", "attachment.problem_uid",
})  # fmt: skip

WORDED: dict[str, dict[str, str]] = {
    "measure": MEASURES,
    "light_override": {str(light): word for light, word in COLOUR_WORDS.items()},
}
"""Fields whose values are keys of words."""


def report_entries(reports: Sequence[ReportRow], project: ProjectRow) -> list[Entry]:
    """Word the reports as a timeline, newest first; corrected ones are told as such."""
    valid = [report for report in reports if not report.superseded]
    before = dict(zip((report.uid for report in valid), valid[1:], strict=False))
    return [_report_entry(report, before.get(report.uid), project) for report in reports]


def _report_entry(report: ReportRow, before: ReportRow | None, project: ProjectRow) -> Entry:
    figures = [part for part in (_percent_step(report, before), _quantity(report, project)) if part]
    if report.investment is not None:
        figures.append(tr("投资 {}").format(_money(report.investment)))
    if report.done:
        figures.append(tr("已办结"))
    if report.superseded:
        figures.append(tr("（已更正）"))
    named = {tr("问题"): report.problems, tr("打算"): report.next_steps, tr("原因"): report.reason}
    texts = [report.progress, *(tr("{}：{}").format(name, text) for name, text in named.items() if text)]
    if report.attachments:
        texts.append(tr("附件 {} 个").format(report.attachments))
    texts.append(_signature(report.reporter, report.entered_at))
    return Entry(
        report.as_of.isoformat(), "  ".join(figures), "\n".join(text for text in texts if text), faded=report.superseded
    )


def _percent_step(report: ReportRow, before: ReportRow | None) -> str:
    if report.percent is None:
        return ""
    if before is None or before.percent is None:
        return percent(report.percent)
    return f"{percent(before.percent)} → {percent(report.percent)}"


def _quantity(report: ReportRow, project: ProjectRow) -> str:
    return "" if report.quantity is None else quantity(report.quantity, project.unit, report.qualifier)


def _signature(who: str, at: datetime) -> str:
    return tr("{} 录入于 {}").format(who or tr("（未署名）"), f"{at.astimezone():%Y-%m-%d %H:%M}")


def facts(project: ProjectRow, sites: Iterable[SiteRow], holders: Mapping[str, str]) -> list[tuple[str, str]]:
    """Word what is known of a project: (name, value), empty ones left out. `holders`: who holds which post."""
    schedule = schedule_percent(project.year, project.reference, project.start, project.due)
    found = [
        (tr("板块"), project.pillar_name),
        (tr("条线"), project.workstream_title),
        (tr("类别"), project.kind),
        (tr("性质"), project.nature),
        (tr("计量方式"), tr(MEASURES[project.measure])),
        (tr("年度目标"), target(project)),
        (tr("总投资"), _money(project.total_investment)),
        (tr("本年计划投资"), _money(project.annual_investment)),
        (tr("本年完成投资"), _invested(project)),
        (tr("开工以来完成投资"), _money(project.invested_since_start)),
        (tr("开始日期"), project.start.isoformat() if project.start else ""),
        (tr("完成时限"), due(project)),
        (tr("时序进度"), tr("{}（基准日 {}）").format(percent(schedule), project.reference.isoformat())),
        (tr("分管领导"), _post(project.leader, holders)),
        (tr("牵头科室"), project.section),
        (tr("配合单位"), project.supporting),
        (tr("责任人"), _post(project.officer, holders)),
        (tr("社区"), project.communities),
        (tr("权重"), number(project.weight) if project.weight != 1.0 else ""),
        (tr("点位"), "\n".join(_site(site) for site in sites)),
        (tr("出处原文"), project.sentence),
    ]
    return [(name, value) for name, value in found if value]


def _post(post: str, holders: Mapping[str, str]) -> str:
    return tr("{}（{}）").format(post, holders[post]) if post in holders else post


def _money(value: float | None) -> str:
    return "" if value is None else quantity(value, MONEY)


def _invested(project: ProjectRow) -> str:
    share = project.investment_percent
    told = _money(project.invested)
    return told if share is None else tr("{}（完成率 {}）").format(told, percent(share))


def _site(site: SiteRow) -> str:
    counted = site.counted and site.unit
    name = tr("{}（{}）").format(site.name, number(site.counted) + site.unit) if counted else site.name
    return tr("{}：{}").format(name, site.status) if site.status else name


def history_entries(changes: Iterable[tuple[StepRow, str, str | None, Any, Any]]) -> list[Entry]:
    """Word the steps that touched a project, newest first, with what they changed."""
    steps: dict[str, tuple[StepRow, list[str]]] = {}
    for step, entity, field, old, new in changes:
        _step, lines = steps.setdefault(step.uid, (step, []))
        told = _told(entity, field)
        if told:
            lines.append(_change(told, old, new))
    return [
        Entry(f"{step.at.astimezone():%Y-%m-%d %H:%M}", step.who, "\n".join([step.label, *lines]))
        for step, lines in sorted(steps.values(), key=lambda found: found[0].at, reverse=True)
    ]


def _told(entity: str, field: str | None) -> str:
    """Give the key under which a changed field has its name, "" for what the step's label tells alone."""
    if field is None:
        return ""
    return field if entity == "project" else f"{entity}.{field}" if f"{entity}.{field}" in FIELD_NAMES else ""


def _change(field: str, old: object, new: object) -> str:
    name = tr(FIELD_NAMES[field]) if field in FIELD_NAMES else field
    if field in BY_NUMBER:
        return tr("{} 已改").format(name)
    words = WORDED.get(field, {})
    return tr("{}：{} → {}").format(name, _shown(old, words), _shown(new, words))


def _shown(value: object, words: Mapping[str, str]) -> str:
    if value in {None, ""}:
        return "—"
    return tr(words[str(value)]) if str(value) in words else str(value)
