from datetime import date

import pytest

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.report_rules import check_report
from dongliu_desktop.domain.rows import ProjectRow

TODAY = date(2016, 6, 10)
BEFORE = date(2016, 5, 31)
PROJECT = ProjectRow._make([""] * len(ProjectRow._fields))._replace(
    uid="project",
    year=2016,
    frozen=False,
    unit="家",
    target_quantity=10,
    report="latest",
    as_of=BEFORE,
    entered_percent=30.0,
    quantity=3.0,
    light=Light.GREEN,
)
UNREPORTED = PROJECT._replace(report=None, as_of=None, entered_percent=None, quantity=None)
REPORT = AddReport("new", "project", as_of=TODAY, percent=45.0, seen="latest")


@pytest.mark.parametrize(
    "report",
    [
        REPORT,
        REPORT._replace(percent=30.0),  # no progress is no fall
        REPORT._replace(percent=0.0, reason="返工"),
        REPORT._replace(percent=100.0),
        REPORT._replace(percent=None, quantity=3.0),
        REPORT._replace(percent=None, quantity=25.0),  # 超额: more than the target
        REPORT._replace(percent=None, quantity=0.0, reason="重新核实"),
        REPORT._replace(percent=None, progress="管道施工基本完成"),
        REPORT._replace(percent=None, done=True),
        REPORT._replace(as_of=date(2016, 1, 1), percent=5.0),  # filled in later: not held against a newer figure
        REPORT._replace(as_of=BEFORE, percent=20.0, supersedes="latest", reason="上次多报"),
    ],
)
def test_a_sound_report_passes(report: AddReport) -> None:
    check_report(report, PROJECT, TODAY)


def test_a_first_report_needs_no_reason() -> None:
    check_report(REPORT._replace(percent=0.0, quantity=0.0, seen=None), UNREPORTED, TODAY)


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (
            REPORT._replace(as_of=date(2016, 6, 11)),
            "截至日期 2016年6月11日 还没有到，不能晚于今天（2016年6月10日）。",
        ),
        (REPORT._replace(as_of=date(2015, 12, 31)), "截至日期 2015年12月31日 早于2016年，请检查年份。"),
        (REPORT._replace(percent=-0.1), "形象进度应在 0 到 100 之间，现在是 -0.1。"),
        (REPORT._replace(percent=100.5), "形象进度应在 0 到 100 之间，现在是 100.5。"),
        (REPORT._replace(percent=float("nan")), "形象进度应在 0 到 100 之间，现在是 nan。"),
        (REPORT._replace(quantity=-1.0), "完成数量应是不小于 0 的数，现在是 -1。"),
        (REPORT._replace(quantity=float("nan")), "完成数量应是不小于 0 的数，现在是 nan。"),
        (REPORT._replace(quantity=float("inf")), "完成数量应是不小于 0 的数，现在是 inf。"),
        (REPORT._replace(percent=None), "请至少填写形象进度、完成数量、进展情况中的一项。"),
        (
            REPORT._replace(percent=None, problems="四明中学尚未签约"),
            "请至少填写形象进度、完成数量、进展情况中的一项。",
        ),
        (REPORT._replace(percent=29.9), "形象进度比上次（30%）低，请写明原因。"),
        (REPORT._replace(as_of=BEFORE, percent=29.0), "形象进度比上次（30%）低，请写明原因。"),
        (REPORT._replace(percent=None, quantity=2.0), "完成数量比上次（3家）少，请写明原因。"),
        (REPORT._replace(supersedes="latest", percent=90.0), "更正已有的填报要写明原因。"),
    ],
)
def test_each_rule_has_its_sentence(report: AddReport, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_report(report, PROJECT, TODAY)

    assert str(refusal.value) == sentence


def test_a_frozen_year_takes_no_report() -> None:
    with pytest.raises(Refused, match="2016年已封存，不能再填报"):
        check_report(REPORT, PROJECT._replace(frozen=True), TODAY)


@pytest.mark.parametrize("seen", [None, "an-older-one"])
def test_a_report_upon_a_stale_view_is_a_conflict(seen: str | None) -> None:
    with pytest.raises(Conflict, match="这个项目刚刚有了新的填报"):
        check_report(REPORT._replace(seen=seen), PROJECT, TODAY)
