"""总览's lists: what falls due in which window, what changed since the last report date, and the 催办 for it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain import reminders
from dongliu_desktop.domain.agenda import changed_since, falling_due, last_report_day, longest_open
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.milestones import MilestoneRow
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.domain.rows import ProjectRow

DAY = date(2016, 6, 10)
SINCE = date(2016, 5, 28)


def project(uid: str = "p", **fields: Any) -> ProjectRow:
    blank: dict[str, Any] = {field: "" if kind is str else None for field, kind in ProjectRow.__annotations__.items()}
    own = {
        "uid": uid,
        "name": f"项目{uid}",
        "reference": DAY,
        "year": 2016,
        "light": Light.GREEN,
        "pillar_name": "靓度·破",
    }
    return ProjectRow(**{**blank, **own, **fields})


def problem(uid: str = "q", **fields: Any) -> ProblemRow:
    blank: dict[str, Any] = {field: "" if kind is str else None for field, kind in ProblemRow.__annotations__.items()}
    return ProblemRow(**{**blank, "uid": uid, "text": f"问题{uid}", "reference": DAY, "year": 2016, **fields})


def step(name: str, planned: date | None, actual: date | None = None) -> MilestoneRow:
    return MilestoneRow(name, name, planned, actual, 1.0)


@pytest.mark.parametrize(
    ("reference", "closing", "last"),
    [
        (DAY, 28, SINCE),
        (date(2016, 6, 28), 28, date(2016, 5, 28)),  # on the day itself the month is still open
        (date(2016, 6, 29), 28, date(2016, 6, 28)),
        (date(2016, 3, 10), 31, date(2016, 2, 29)),
        (date(2016, 1, 10), 25, date(2015, 12, 25)),
    ],
)
def test_the_last_report_day_is_the_newest_closing_day_before(reference: date, closing: int, last: date) -> None:
    assert last_report_day(reference, closing) == last


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 31))
def test_the_last_report_day_is_before_and_not_long_ago(reference: date, closing: int) -> None:
    assert timedelta(0) < reference - last_report_day(reference, closing) <= timedelta(31)


def test_what_falls_due_is_sorted_by_days_and_leaves_out_what_is_done() -> None:
    projects = [
        project("a", due=date(2016, 6, 13)),
        project("b", due=date(2016, 6, 12), light=Light.BLUE),
        project("c", due=date(2016, 8, 1)),
        project("d"),
    ]
    steps = {
        "d": [step("管道", date(2016, 6, 1)), step("铺装", date(2016, 6, 11), DAY), step("绿化", date(2016, 6, 30))]
    }
    items = [problem("q", due=DAY), problem("r", due=DAY, closed_on=DAY)]

    found = falling_due(projects, steps, items)

    assert [(row.name, row.days) for row in found] == [
        ("项目d：管道", -9),
        ("问题q", 0),
        ("项目a", 3),
        ("项目d：绿化", 20),
    ]
    assert [row.page for row in found] == ["milestones", "problems", "report", "milestones"]
    assert [row.project for row in found] == ["d", None, "a", "d"]


def test_changes_tell_figures_lights_words_milestones_and_problems() -> None:
    before = [project("a", percent=40.0, light=Light.YELLOW), project("b", light=Light.GREEN), project("c")]
    now = [
        project("a", percent=55.0, as_of=date(2016, 6, 8), progress="管道完工"),
        project("b", light=Light.RED),
        project("c", as_of=SINCE),
        project("d", as_of=DAY),
    ]
    steps = {"c": [step("签约", None, date(2016, 6, 2)), step("腾空", None, SINCE)]}
    items = [problem("q", project="c", project_name="项目c", opened_on=date(2016, 5, 1), closed_on=DAY), problem("r")]

    found = changed_since(SINCE, before, now, steps, items)

    assert [(row.project, row.told) for row in found] == [
        ("a", "40% → 55%，滞后 → 正常，管道完工"),
        ("b", "正常 → 严重滞后"),
        ("c", "完成节点：签约"),
        ("c", "督办办结：问题q"),
        ("d", "有新的填报"),
    ]


def test_the_longest_open_problem_comes_first_and_unknown_age_last() -> None:
    rows = [problem("new", opened_on=DAY), problem("age"), problem("old", opened_on=date(2016, 1, 1))]

    assert [row.uid for row in longest_open([*rows, problem("done", closed_on=DAY)])] == ["old", "new", "age"]


def test_a_reminder_is_worded_per_section() -> None:
    rows = [
        project("a", light=Light.RED, reason="已逾期 9 天", section="城管科", officer="科长", due=date(2016, 6, 1)),
        project("b", light=Light.YELLOW, reason="低于时序进度 4 个百分点"),
    ]

    assert reminders.of_delay(rows) == (
        "【催办】城管科：\n下列项目落后于计划（截至2016年6月10日），请抓紧推进，并报送原因和措施：\n"
        "1. 项目a：红灯，已逾期 9 天；责任人：科长；时限：2016年6月1日\n\n"
        "【催办】各责任单位：\n下列项目落后于计划（截至2016年6月10日），请抓紧推进，并报送原因和措施：\n"
        "1. 项目b：黄灯，低于时序进度 4 个百分点"
    )
    assert "请在2016年6月28日前报送进展：\n1. 项目a（从未填报）" in reminders.of_report(rows, 28)
    assert "请尽快报送进展" in reminders.of_report(rows, 5)
    assert reminders.of_delay([]) == reminders.of_report([], 28) == reminders.of_term([]) == ""


@pytest.mark.parametrize(
    ("due", "told"), [(date(2016, 6, 1), "已过 9 天"), (DAY, "今天到期"), (date(2016, 6, 12), "还有 2 天")]
)
def test_a_reminder_of_a_term_tells_the_days(due: date, told: str) -> None:
    assert reminders.of_term(falling_due([project(due=due)], {}, [])).endswith(f"，{told}")
