"""亮灯: one colour, one word and one reason for every project.

The default rule until the office sets its own: 蓝 done, 绿 at or above 时序进度, 黄 below by up to 10 points,
红 by more or past due, 灰 not yet reported or words only. Thresholds differ by city and year, so they are data.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dongliu_desktop.domain.schedule import schedule_percent

FULL = 100.0
ROUNDING = 0.05  # points; shown figures have one decimal, so smaller gaps count as level


class Light(StrEnum):
    """The five lights, from best to least known."""

    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


WORDS: dict[Light, str] = {
    Light.BLUE: "已完成",
    Light.GREEN: "正常",
    Light.YELLOW: "滞后",
    Light.RED: "严重滞后",
    Light.GREY: "未定",
}
COLOUR_WORDS: dict[Light, str] = {
    Light.BLUE: "蓝灯",
    Light.GREEN: "绿灯",
    Light.YELLOW: "黄灯",
    Light.RED: "红灯",
    Light.GREY: "灰灯",
}


class LightRule(NamedTuple):
    """When a light turns: `yellow_within` percentage points below 时序进度 are yellow, more is red."""

    name: str = "本程序缺省规则"
    yellow_within: float = 10.0


class Facts(NamedTuple):
    """All that the light of a project depends on. Percentages are 0-100 (quantities may exceed)."""

    year: int
    reference: date
    start: date | None
    due: date | None
    reported: date | None
    percent: float | None
    done: bool
    override: str | None
    override_reason: str


class Standing(NamedTuple):
    """Where a project stands: schedule in percent, its light, and the reason in words."""

    schedule: float
    light: Light
    reason: str


def standing(facts: Facts, rule: LightRule) -> Standing:
    """Give the light of one project at the year's reference date, always with its reason."""
    schedule = schedule_percent(facts.year, facts.reference, facts.start, facts.due)
    if facts.override:
        return Standing(schedule, Light(facts.override), f"人工设定：{facts.override_reason}")
    light, reason = _computed(facts, schedule, rule)
    return Standing(schedule, light, reason)


def _computed(facts: Facts, schedule: float, rule: LightRule) -> tuple[Light, str]:
    if facts.reported and (facts.done or (facts.percent is not None and facts.percent >= FULL)):
        return Light.BLUE, f"已完成（{facts.reported.month}月{facts.reported.day}日填报）"
    if facts.due and facts.reference > facts.due:
        return Light.RED, f"已逾期 {(facts.reference - facts.due).days} 天"
    if facts.reported is None:
        return Light.GREY, "尚未填报"
    if facts.percent is None:
        return Light.GREY, "没有百分比或目标数，无法与时序比较"
    return _against_schedule(facts.percent - schedule, rule)


def _against_schedule(gap: float, rule: LightRule) -> tuple[Light, str]:
    if abs(gap) < ROUNDING:
        return Light.GREEN, "与时序进度持平"
    if gap > 0:
        return Light.GREEN, f"高于时序进度 {points(gap)} 个百分点"
    light = Light.YELLOW if -gap <= rule.yellow_within + ROUNDING else Light.RED
    return light, f"低于时序进度 {points(-gap)} 个百分点"


def points(value: float) -> str:
    """Write percentage points with at most one decimal: 14, 7.3."""
    return f"{value:.1f}".removesuffix(".0")
