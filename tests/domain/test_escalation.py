"""升级督办: red months in a row, named, and put forward once."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.escalation import ESCALATED, Month, escalations, red_run
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.problems import ProblemRow

DAY = date(2016, 6, 10)


def item(**fields: Any) -> ProblemRow:
    empty = ProblemRow(
        "p", 2016, False, DAY, "x", "中山路整治", "靓度", "城管科", "四明中学尚未签约。", "", "", "", "",
        None, "", None, None, "", None, "", "", "",
    )  # fmt: skip
    return empty._replace(**fields)


def months(*lights: Light, first: int = 9) -> list[Month]:
    return [Month(2015 + (first + at - 1) // 12, (first + at - 1) % 12 + 1, light) for at, light in enumerate(lights)]


@given(st.lists(st.sampled_from(list(Light))), st.integers(0, 5))
def test_a_run_is_what_is_red_up_to_the_last_month(before: list[Light], reds: int) -> None:
    run = red_run(months(*before, Light.GREEN, *[Light.RED] * reds))

    assert len(run) == reds
    assert all(month.light == Light.RED for month in run)


class Named:
    """What is asked of a project here."""

    def __init__(self, uid: str) -> None:
        self.uid, self.name, self.reason = uid, f"项目{uid}", "低于时序进度 20 个百分点"


def test_red_months_in_a_row_are_escalated_once_with_the_months_named() -> None:
    projects: list[Any] = [Named("a"), Named("b"), Named("c"), Named("d")]
    red = months(Light.RED, Light.GREEN, Light.RED, Light.RED, Light.RED)
    lights = {"a": red, "b": months(Light.RED, Light.RED), "c": red, "d": red}
    listed = [
        item(project="c", source=ESCALATED, closed_on=DAY),  # on its way, not struck off yet
        item(project="d", source=ESCALATED, closed_on=DAY, struck_off_on=DAY),
        item(project="a", source="月度填报"),
    ]

    found = escalations(projects, lights, 3, listed)

    assert [one.project.uid for one in found] == ["a", "d"]
    assert found[0].reason == "连续 3 个月红灯（2015年11月、12月、2016年1月）"
    assert found[0].text == "项目a连续 3 个月红灯（2015年11月、12月、2016年1月）：低于时序进度 20 个百分点"
