"""亮灯: one colour, one word and one reason for every project, computed by the rule of its year.

Thresholds differ by city, drive and year, so a rule is data: its conditions are tried in order, and the first that
holds gives the light. What they may ask for stands in `FIELDS`. The default rule holds until the office sets its own.
"""

import operator
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from dongliu_desktop.domain.schedule import schedule_percent

FULL = 100.0
ROUNDING = 0.05  # points; shown figures have one decimal, so smaller gaps count as level


class Light(StrEnum):
    """The lights, from best to least known; orange is for offices that use five colours."""

    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    GREY = "grey"


WORDS: dict[Light, str] = {
    Light.BLUE: "已完成",
    Light.GREEN: "正常",
    Light.YELLOW: "滞后",
    Light.ORANGE: "明显滞后",
    Light.RED: "严重滞后",
    Light.GREY: "未定",
}
COLOUR_WORDS: dict[Light, str] = {
    Light.BLUE: "蓝灯",
    Light.GREEN: "绿灯",
    Light.YELLOW: "黄灯",
    Light.ORANGE: "橙灯",
    Light.RED: "红灯",
    Light.GREY: "灰灯",
}
USUAL: tuple[Light, ...] = tuple(light for light in Light if light is not Light.ORANGE)
"""The lights that are named even where no project shows them."""


class Facts(NamedTuple):
    """All that the light of a project depends on. Percentages are 0-100 (quantities may exceed).

    `earlier` is the percentage at the end of the month before `reference`, None where it is not known.
    """

    year: int
    reference: date
    start: date | None
    due: date | None
    reported: date | None
    percent: float | None
    done: bool
    override: str | None
    override_reason: str
    earlier: float | None = None


class Field(NamedTuple):
    """Something a condition may ask for: its name in the editor, its unit, its value, and how a reason tells it.

    `value` gets the facts and 时序进度 in percent; None means that it is not known, and no condition on it holds.
    A field without a unit is a yes (1) or no (0). `told` gets the facts and the value.
    """

    title: str
    unit: str
    value: Callable[[Facts, float], float | None]
    told: Callable[[Facts, float], str]


class Check(NamedTuple):
    """One comparison: a key of `FIELDS`, a key of `COMPARISONS`, and a figure in the field's unit."""

    field: str
    comparison: str = "="
    figure: float = 1.0


class Condition(NamedTuple):
    """The light that a project shows if all checks hold; `words` are added to the reason."""

    light: Light
    checks: tuple[Check, ...]
    words: str = ""


DEFAULT_NAME = "缺省规则"
DEFAULT_CONDITIONS: tuple[Condition, ...] = (
    Condition(Light.BLUE, (Check("done"),)),
    Condition(Light.RED, (Check("overdue", ">", 0),)),
    Condition(Light.GREEN, (Check("behind", "<=", 0),)),
    Condition(Light.YELLOW, (Check("behind", "<=", 10),)),
    Condition(Light.RED, (Check("behind", ">", 10),)),
)
"""蓝 done, 红 past due, 绿 at or above 时序进度, 黄 below by up to 10 points, 红 by more, else 灰.

Our own choice, for want of the district's rule; the closest published one is that of 银川 2025.
"""


class LightRule(NamedTuple):
    """The rule of a year: conditions in the order they are tried, the day from which it is in force.

    After `escalate_after` months of red lights running a project belongs on the supervision list (None: never).
    `note` names the rule's source, or who approved it.
    """

    name: str = DEFAULT_NAME
    conditions: tuple[Condition, ...] = DEFAULT_CONDITIONS
    valid_from: date | None = None
    escalate_after: int | None = None
    note: str = ""


class Standing(NamedTuple):
    """Where a project stands: schedule in percent, its light, and the reason in words."""

    schedule: float
    light: Light
    reason: str


def standing(facts: Facts, rule: LightRule) -> Standing:
    """Give the light of one project at the year's reference date, always with its reason.

    Before the rule is in force the default rule holds.
    """
    schedule = schedule_percent(facts.year, facts.reference, facts.start, facts.due)
    if facts.override:
        return Standing(schedule, Light(facts.override), f"人工设定：{facts.override_reason}")
    in_force = rule.valid_from is None or rule.valid_from <= facts.reference
    for condition in rule.conditions if in_force else DEFAULT_CONDITIONS:
        told = _reason(condition, facts, schedule)
        if told is not None:
            return Standing(schedule, condition.light, told)
    return Standing(schedule, Light.GREY, _undecided(facts, schedule))


def points(value: float) -> str:
    """Write percentage points with at most one decimal: 14, 7.3."""
    return f"{value:.1f}".removesuffix(".0")


def _reason(condition: Condition, facts: Facts, schedule: float) -> str | None:
    """Give why a condition holds, None if it does not."""
    told: dict[str, str] = {}
    for check in condition.checks:
        field = FIELDS[check.field]
        value = field.value(facts, schedule)
        if value is None or not COMPARISONS[check.comparison](value, check.figure):
            return None
        told[check.field] = field.told(facts, value)
    return "，".join([*told.values(), condition.words] if condition.words else told.values())


def _undecided(facts: Facts, schedule: float) -> str:
    behind = _behind(facts, schedule)
    if behind is not None:
        return f"{_told_behind(facts, behind)}，亮灯规则没有规定这种情况"
    return "尚未填报" if facts.reported is None else "没有百分比或目标数，无法比较"


def _words(text: str, nought: str = "") -> Callable[[Facts, float], str]:
    """Give what puts a figure into `text`, or tells a nought in words of its own."""
    return lambda _facts, value: text.format(points(value)) if value or not nought else nought


def _done(facts: Facts, _schedule: float) -> float:
    full = facts.percent is not None and facts.percent >= FULL
    return float(full or (facts.done and facts.reported is not None))


def _told_done(facts: Facts, value: float) -> str:
    if not value:
        return "未完成"
    day = facts.reported
    return "已完成（自动计算）" if day is None else f"已完成（{day.month}月{day.day}日填报）"


def _overdue(facts: Facts, _schedule: float) -> float | None:
    return None if facts.due is None else float(max((facts.reference - facts.due).days, 0))


def _days_left(facts: Facts, _schedule: float) -> float | None:
    return None if facts.due is None else float((facts.due - facts.reference).days)


def _behind(facts: Facts, schedule: float) -> float | None:
    """Give the points below 时序进度, rounded as they are told: what is printed as level is level."""
    return None if facts.percent is None else round(schedule - facts.percent, 1)


def _told_behind(_facts: Facts, value: float) -> str:
    if not value:
        return "与时序进度持平"
    return f"{'低' if value > 0 else '高'}于时序进度 {points(abs(value))} 个百分点"


def _share(facts: Facts, schedule: float) -> float | None:
    return None if facts.percent is None or not schedule else facts.percent / schedule * FULL


def _percent(facts: Facts, _schedule: float) -> float | None:
    return facts.percent


def _idle(facts: Facts, _schedule: float) -> float:
    """Give the months since the planned start, this one included, in which nothing was begun; 0 where it was."""
    begun = facts.percent if facts.percent is not None else facts.reported
    if facts.start is None or facts.start > facts.reference or begun or facts.done:
        return 0.0
    return float((facts.reference.year - facts.start.year) * 12 + facts.reference.month - facts.start.month + 1)


def _told_idle(facts: Facts, value: float) -> str:
    return f"应于{facts.start}开工，第 {points(value)} 个月仍未开工" if value else "已按时开工"


def _caught_up(facts: Facts, schedule: float) -> float:
    """Tell whether a project that was behind at the end of the month before is level now (1), else 0."""
    then = facts.reference.replace(day=1) - timedelta(days=1)
    behind = _behind(facts, schedule)
    if facts.earlier is None or behind is None or then.year != facts.year:
        return 0.0
    was_behind = round(schedule_percent(facts.year, then, facts.start, facts.due) - facts.earlier, 1) > 0
    return float(was_behind and behind <= 0)


FIELDS: dict[str, Field] = {
    "done": Field("已完成", "", _done, _told_done),
    "overdue": Field("逾期", "天", _overdue, _words("已逾期 {} 天")),
    "behind": Field("低于时序进度", "个百分点", _behind, _told_behind),
    "share": Field(
        "进度占时序的比例", "%", _share, _words("完成了时序进度的 {}%")
    ),
    "percent": Field("形象进度", "%", _percent, _words("形象进度 {}%")),
    "idle": Field("应开工未开工", "个月", _idle, _told_idle),
    "caught_up": Field(
        "上月滞后、本月赶上", "", _caught_up, _words("上月滞后、本月已赶上", "上月没有滞后，或本月没有赶上")
    ),
    "days_left": Field("距完成时限", "天", _days_left, _words("距完成时限 {} 天")),
}  # fmt: skip
COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
    "=": operator.eq,
}
