from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.commands import (
    AddReport,
    DeleteProject,
    EditProject,
    ProjectForm,
    SetFrozen,
    SetReferenceDate,
)
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.lights import Light

TODAY = date(2016, 6, 10)
PROJECT = "中山路综合整治"


@pytest.fixture
def report(desk: Any) -> AddReport:
    project = desk.project(PROJECT)
    return AddReport("r1", project.uid, TODAY, percent=30, progress="管道完成", seen=project.report)


def test_a_report_changes_row_light_and_timeline_at_once(desk: Any, report: AddReport) -> None:
    changed = desk.do(
        report._replace(
            percent=35,
            problems=" 四明中学\0尚未签约 ",
            next_steps="下半年进场",
        )
    )

    (row,) = changed.rows
    assert (changed.label, changed.removed, changed.everything) == (f"填报 {row.name} 35%", frozenset(), False)
    assert changed.entities == {"progress_report"}
    assert (row.percent, row.as_of, row.progress, row.report) == (35, TODAY, "管道完成", "r1")
    assert (row.problems, row.next_steps) == ("四明中学尚未签约", "下半年进场")
    assert (row.light, row.reason) == (Light.YELLOW, "低于时序进度 6.7 个百分点")
    assert row.reported_this_month
    assert row == desk.row(row.uid)
    assert desk.reports(row.uid)[0][:9] == (
        "r1", row.uid, TODAY, 35, None, "", False, "管道完成", "四明中学尚未签约",
    )  # fmt: skip
    assert desk.reports(row.uid)[0].reporter == "测试"


@pytest.mark.parametrize(
    ("report", "label"),
    [
        ({"percent": 0.0}, "填报 {} 0%"),
        ({"percent": None, "quantity": 2.0}, "填报 {} 2家"),
        ({"percent": 12.5, "quantity": 3.0}, "填报 {} 12.5% 3家"),
        ({"percent": None, "progress": "已进场"}, "填报 {}"),
        ({"percent": None, "done": True}, "填报 {}"),
    ],
)
def test_the_label_says_what_was_entered(desk: Any, report: dict[str, Any], label: str) -> None:
    project = next(row for row in desk.projects(2016) if row.unit == "家" and row.report is None)

    changed = desk.do(AddReport("r1", project.uid, TODAY, seen=project.report)._replace(**report))

    assert changed.label == label.format(project.name)


def test_a_quantity_counts_against_its_target_and_may_pass_it(desk: Any) -> None:
    project = next(row for row in desk.projects(2016) if row.measure == "quantity" and row.target_quantity)
    beyond = project.target_quantity * 1.5

    (row,) = desk.do(AddReport("r1", project.uid, TODAY, quantity=beyond, seen=project.report)).rows

    assert (row.percent, row.light) == (150, Light.BLUE)


def test_a_later_report_without_words_keeps_the_last_words_in_the_table(desk: Any, report: AddReport) -> None:
    desk.do(report)

    (row,) = desk.do(report._replace(uid="r2", percent=40, progress="", seen="r1")).rows

    assert (row.percent, row.progress) == (40, "管道完成")


def test_a_report_for_an_earlier_day_stands_below_the_newer_one(desk: Any, report: AddReport) -> None:
    desk.do(report)

    (row,) = desk.do(report._replace(uid="r2", as_of=date(2016, 3, 31), percent=10, seen="r1")).rows

    assert (row.report, row.percent) == ("r1", 30)
    assert [entry.uid for entry in desk.reports(row.uid)][:2] == ["r1", "r2"]


def test_a_correction_takes_the_place_of_the_report_but_leaves_it_readable(desk: Any, report: AddReport) -> None:
    desk.do(report)

    changed = desk.do(report._replace(uid="r2", percent=20, supersedes="r1", reason="上次多报", seen="r1"))

    assert changed.label == f"更正 {changed.rows[0].name} 20%"
    assert (changed.rows[0].report, changed.rows[0].percent) == ("r2", 20)
    entries = {entry.uid: entry for entry in desk.reports(report.project)}
    assert (entries["r1"].superseded, entries["r2"].superseded) == (True, False)
    assert (entries["r2"].supersedes, entries["r2"].reason) == ("r1", "上次多报")


def test_a_report_past_the_reference_day_is_kept_and_not_yet_shown(desk: Any) -> None:
    project = desk.project(PROJECT, 2015)
    late = AddReport("r1", project.uid, date(2015, 12, 31), percent=100, seen=project.report)

    (row,) = desk.do(late).rows

    assert row.report == project.report
    assert desk.reports(project.uid)[0].uid == "r1"
    desk.do(SetReferenceDate(desk.year(2015).uid, date(2015, 12, 31)))
    assert desk.row(project.uid).light == Light.BLUE


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"percent": 101.0}, "形象进度应在 0 到 100 之间"),
        ({"as_of": date(2016, 6, 11)}, "还没有到"),
        ({"as_of": date(2015, 12, 31)}, "早于2016年"),
        ({"percent": None, "progress": "\u200b \0"}, "请至少填写"),
        ({"supersedes": "x", "reason": "\u200b"}, "更正已有的填报要写明原因"),
        ({"percent": 10.0}, "形象进度比上次（30%）低，请写明原因。"),
    ],
)
def test_what_breaks_a_rule_is_refused_and_leaves_no_trace(
    desk: Any, report: AddReport, wrong: dict[str, Any], sentence: str
) -> None:
    desk.do(report)
    before = desk.tables()

    with pytest.raises(Refused, match=sentence):
        desk.do(report._replace(uid="r2", seen="r1", **{"percent": 30.0, **wrong}))

    assert desk.tables() == before
    assert desk.office.undo_state().undo == f"填报 {desk.row(report.project).name} 30%"


def test_a_frozen_year_takes_no_report(desk: Any, report: AddReport) -> None:
    desk.do(SetFrozen(desk.year(2016).uid, frozen=True))

    with pytest.raises(Refused, match="2016年已封存，不能再填报"):
        desk.do(report)


def test_a_report_on_a_deleted_project_is_a_conflict(desk: Any, report: AddReport) -> None:
    desk.do(DeleteProject(report.project, desk.row(report.project).version))

    with pytest.raises(Conflict, match="这个项目已经被删除，没有保存；您输入的内容还在。"):
        desk.do(report)


def test_a_report_upon_a_stale_view_is_a_conflict(desk: Any, report: AddReport) -> None:
    desk.do(report)

    with pytest.raises(Conflict, match="刚刚有了新的填报"):
        desk.do(report._replace(uid="r2"))


class TestRetry:
    """After an unclear commit the same report is sent again: it is entered once, whatever happened meanwhile."""

    def test_at_once(self, desk: Any, report: AddReport) -> None:
        first = desk.do(report)

        second = desk.do(report)

        assert (second.step, second.rows) == ("", first.rows)
        self.check_entered_once(desk, report)

    def test_of_a_report_that_is_not_the_latest(self, desk: Any, report: AddReport) -> None:
        desk.do(report)
        earlier = report._replace(uid="r2", as_of=date(2016, 3, 31), percent=10, seen="r1")
        desk.do(earlier)

        again = desk.do(earlier)

        assert (again.step, [row.report for row in again.rows]) == ("", ["r1"])
        self.check_entered_once(desk, earlier)

    def test_after_somebody_else_reported(self, desk: Any, report: AddReport) -> None:
        desk.do(report)
        desk.do(report._replace(uid="r2", seen="r1"))

        again = desk.do(report._replace(seen="r2"))

        assert (again.step, [row.report for row in again.rows]) == ("", ["r2"])
        self.check_entered_once(desk, report)

    def test_after_a_restart(self, desk: Any, report: AddReport) -> None:
        desk.do(report)
        desk.close()
        desk.restart()

        assert desk.do(report).step == ""
        self.check_entered_once(desk, report)

    def test_what_was_typed_since_is_not_swallowed(self, desk: Any, report: AddReport) -> None:
        desk.do(report)

        with pytest.raises(Conflict, match="这条填报上次已经保存，之后改动的内容还没有保存"):
            desk.do(report._replace(problems="四明中学尚未签约"))

        self.check_entered_once(desk, report)

    @staticmethod
    def check_entered_once(desk: Any, report: AddReport) -> None:
        assert [row.uid for row in desk.reports(report.project)].count(report.uid) == 1
        assert desk.office.undo_state().undo.startswith("填报")


def test_a_project_measured_in_words_stays_grey_until_done(desk: Any) -> None:
    project = next(row for row in desk.projects(2016) if row.measure == "words" and row.report is None)

    (worded,) = desk.do(AddReport("r1", project.uid, TODAY, progress="已启动", seen=None)).rows
    (done,) = desk.do(AddReport("r2", project.uid, TODAY, done=True, seen="r1")).rows

    assert (worded.light, worded.percent) == (Light.GREY, None)
    assert (done.light, done.reason, done.percent) == (Light.BLUE, "已完成（6月10日填报）", None)


def test_another_measure_reads_the_same_reports_anew(desk: Any, report: AddReport) -> None:
    desk.do(report._replace(percent=None, quantity=3))
    project = desk.row(report.project)
    form = ProjectForm(project.workstream, project.name, measure="quantity", target_quantity=4, unit="座")

    (row,) = desk.do(EditProject(project.uid, project.version, form)).rows

    assert (row.percent, row.quantity, row.unit) == (75, 3, "座")


def test_what_is_printed_with_a_quantity_stays_while_the_quantity_does(desk: Any) -> None:
    row = next(row for row in desk.projects(2015) if row.reported_qualifier)
    desk.do(AddReport("same", row.uid, row.reference, quantity=row.quantity, progress="继续推进", seen=row.report))
    assert desk.project(row.name, 2015).reported_qualifier == row.reported_qualifier
    more = AddReport("more", row.uid, row.reference, quantity=row.quantity + 1, seen="same")
    desk.do(more)
    assert desk.project(row.name, 2015).reported_qualifier == ""
