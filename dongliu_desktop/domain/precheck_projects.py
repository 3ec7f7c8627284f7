"""Rules of the check before sending that look at one project."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from dongliu_desktop.domain.findings import AS_OF, DONE, FIGURE, PLAN, PROBLEMS, PROGRESS, SITES
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.precheck_facts import Case, Scope, Told
from dongliu_desktop.domain.quantities import FULL, chinese_date, number, percent, quantity
from dongliu_desktop.domain.rows import QUANTITY, ProjectRow
from dongliu_desktop.domain.said import contradict, said_amounts, said_percents

PAIR = 2  # reports that can be compared


def figure_fell(case: Case, _scope: Scope) -> Iterable[Told]:
    """Find a cumulative figure below the one reported before; a reason that was given is quoted."""
    if len(case.reported) < PAIR:
        return
    now, before = case.reported[:PAIR]
    reason = f"填报时写的原因：{now.reason}" if now.reason else "没有写原因"
    unit = case.project.unit
    pairs = (("形象进度", before.percent, now.percent, "%"), ("完成数量", before.quantity, now.quantity, unit))
    for name, old, new, printed in pairs:
        if old is not None and new is not None and new < old:
            told = f"{name}由 {number(old)}{printed}（{chinese_date(before.as_of)}）变成 {number(new)}{printed}"
            yield Told(f"{told}（{chinese_date(now.as_of)}），{reason}。", FIGURE)


def sites_and_target(case: Case, _scope: Scope) -> Iterable[Told]:
    """Find sites that do not come to the target, or to less than is reported; only where each tells its number."""
    project, sums = case.project, case.sums
    if sums is None or not sums.sites or sums.unsized or project.measure != QUANTITY or sums.unit != project.unit:
        return
    total = quantity(sums.total, sums.unit)
    if project.target_quantity is not None and sums.total != project.target_quantity and not project.qualifier:
        target = quantity(project.target_quantity, project.unit)
        yield Told(f"点位 {sums.sites} 处合计 {total}，年度目标是 {target}，两者不等。", SITES)
    if project.quantity is not None and project.quantity > sums.total:
        done = quantity(project.quantity, project.unit, project.reported_qualifier)
        yield Told(f"完成数量 {done}，比全部点位合计的 {total} 还多。", SITES)


def figure_words(case: Case, _scope: Scope) -> Iterable[Told]:
    """Find a 进展情况 that tells other figures than stand in the table."""
    project = case.project
    if project.measure == QUANTITY and project.quantity is not None:
        amounts = said_amounts(project.progress, project.unit)
        if contradict(amounts, project.quantity):
            shown = quantity(project.quantity, project.unit, project.reported_qualifier)
            yield Told(f"进展情况写的是 {_listed(said.text for said in amounts)}，表里是 {shown}。", PROGRESS)
    if project.percent is not None:
        shares = said_percents(project.progress)
        if contradict(shares, project.percent) and not any(said.means(project.percent) for said in shares):
            told = _listed(said.text for said in shares)
            yield Told(f"进展情况写的是 {told}，表里是 {percent(project.percent)}。", PROGRESS)


def over_target(case: Case, _scope: Scope) -> Iterable[Told]:
    """Find more done than was planned: often true (超额完成), sometimes a month's figure added twice."""
    project = case.project
    if project.quantity is not None and project.target_quantity and project.quantity > project.target_quantity:
        done = quantity(project.quantity, project.unit, project.reported_qualifier)
        target = quantity(project.target_quantity, project.unit, project.qualifier)
        yield Told(f"完成 {done}，超过年度目标 {target}；确是超额完成的，照报即可。", FIGURE)
    money = (
        ("本年完成投资", project.invested, "年度计划投资", project.annual_investment),
        ("开工以来累计完成投资", project.invested_since_start, "总投资", project.total_investment),
    )
    for name, spent, plan, planned in money:
        if spent is not None and planned and spent > planned:
            told = f"{name} {number(spent)}万元，超过{plan} {number(planned)}万元；确是超额完成的，照报即可。"
            yield Told(told, FIGURE)


def finished_unmarked(case: Case, _scope: Scope) -> Iterable[Told]:
    """Find 100 % without 办结, so that nobody knows the day; or 办结 below 100 %."""
    project = case.project
    if project.percent is None:
        return
    if project.percent >= FULL and not project.done:
        yield Told(f"形象进度已到 {percent(project.percent)}，没有勾“已办结”，查不到办结日期。", DONE)
    if project.percent < FULL and project.done:
        yield Told(f"已勾“已办结”，形象进度只有 {percent(project.percent)}。", FIGURE)


def overdue_unexplained(case: Case, _scope: Scope) -> Iterable[Told]:
    """Find what is past its term and not finished, without a word on why."""
    project = case.project
    late = project.due is not None and project.due < project.reference and not _is_finished(project)
    if project.due is not None and late and not project.problems.strip() and not case.supervised:
        days = (project.reference - project.due).days
        told = f"完成时限 {chinese_date(project.due)}，已逾期 {days} 天，存在问题没有写，也没有列入督办。"
        yield Told(told, PROBLEMS)


def wrong_way_round(case: Case, _scope: Scope) -> Iterable[Told]:
    """Find a start after the term."""
    start, due = case.project.start, case.project.due
    if start is not None and due is not None and start > due:
        yield Told(f"计划开工 {chinese_date(start)} 晚于完成时限 {chinese_date(due)}。", PLAN)


def days_to_come(case: Case, scope: Scope) -> Iterable[Told]:
    """Find a day that is told as past and is not there yet."""
    for ahead in case.ahead:
        if ahead.day <= scope.today:
            continue
        day = chinese_date(ahead.day)
        if ahead.site:
            yield Told(f"点位“{ahead.name}”的{ahead.stage}日期 {day} 还没有到。", SITES, site=ahead.site)
        else:
            yield Told(f"有一次填报的截至日期 {day} 还没有到。", AS_OF)


def unreported(case: Case, scope: Scope) -> Iterable[Told]:
    """Find what was not reported for the month that was closed last, by the closing day of the year."""
    project = case.project
    month = closed_month(scope)
    begun = project.start is None or project.start <= scope.reference
    if month is None or not begun or _is_finished(project) or (project.as_of and project.as_of >= month):
        return
    if project.as_of is None:
        yield Told(f"{scope.year}年还没有填报过。", FIGURE)
    else:
        told = f"最近一次填报截至 {chinese_date(project.as_of)}，{month.month}月没有填报。"
        yield Told(told, FIGURE)


@lru_cache(maxsize=8)  # thousands of projects ask for the same
def closed_month(scope: Scope) -> date | None:
    """Give the first day of the month whose reports were due last at the reference date; None before the first."""
    first = min(scope.reference, date(scope.year, 12, 31)).replace(day=1)
    if scope.reference < _closing(first, scope.closing_day):
        first = (first - timedelta(days=1)).replace(day=1)
    return first if first.year == scope.year else None


def _closing(first: date, closing_day: int) -> date:
    return first.replace(day=min(closing_day, monthrange(first.year, first.month)[1]))


def _is_finished(project: ProjectRow) -> bool:
    return project.light == Light.BLUE or project.done


def _listed(texts: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(texts))
