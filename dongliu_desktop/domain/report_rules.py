"""What a progress report must keep to, each rule with its sentence."""

import math
from datetime import date

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.quantities import chinese_date, number, percent
from dongliu_desktop.domain.rows import ProjectRow

FULL = 100


def check_report(report: AddReport, project: ProjectRow, today: date) -> None:
    """Let a report pass that keeps all rules.

    Raises:
        Refused: the first rule it breaks, in one sentence.
        Conflict: somebody reported since the editor looked.
    """
    if project.frozen:
        raise Refused(f"{project.year}年已封存，不能再填报；需要修改请先在“年度”菜单中解除封存。")
    _check_date(report.as_of, project.year, today)
    _check_figures(report)
    if report.seen != project.report:
        raise Conflict("这个项目刚刚有了新的填报，请看过后再保存；您输入的内容还在。")
    _check_reason(report, project)


def _check_date(as_of: date, year: int, today: date) -> None:
    if as_of > today:
        raise Refused(f"截至日期 {chinese_date(as_of)} 还没有到，不能晚于今天（{chinese_date(today)}）。")
    if as_of < date(year, 1, 1):
        raise Refused(f"截至日期 {chinese_date(as_of)} 早于{year}年，请检查年份。")


def _check_figures(report: AddReport) -> None:
    if report.percent is not None and not 0 <= report.percent <= FULL:
        raise Refused(f"形象进度应在 0 到 100 之间，现在是 {number(report.percent)}。")
    if report.quantity is not None and not 0 <= report.quantity < math.inf:
        raise Refused(f"完成数量应是不小于 0 的数，现在是 {number(report.quantity)}。")
    if report.investment is not None and not 0 <= report.investment < math.inf:
        raise Refused(f"本年完成投资应是不小于 0 的数，现在是 {number(report.investment)}。")
    figures = (report.percent, report.quantity, report.investment)
    if not any(figure is not None for figure in figures) and not (report.progress or report.done):
        raise Refused("请至少填写形象进度、完成数量、进展情况中的一项。")


def _check_reason(report: AddReport, project: ProjectRow) -> None:
    if report.reason:
        return
    if report.supersedes is not None:
        raise Refused("更正已有的填报要写明原因。")
    if project.as_of is None or report.as_of < project.as_of:
        return
    if _fell(report.percent, project.entered_percent):
        raise Refused(f"形象进度比上次（{percent(project.entered_percent)}）低，请写明原因。")
    if _fell(report.quantity, project.quantity):
        raise Refused(f"完成数量比上次（{number(project.quantity)}{project.unit}）少，请写明原因。")
    if _fell(report.investment, project.invested):
        raise Refused(f"本年完成投资比上次（{number(project.invested)}万元）少，请写明原因。")


def _fell(new: float | None, old: float | None) -> bool:
    return new is not None and old is not None and new < old
