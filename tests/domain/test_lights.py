from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dongliu_desktop.domain.lights import (
    COLOUR_WORDS,
    WORDS,
    Check,
    Condition,
    Facts,
    Light,
    LightRule,
    points,
    standing,
)
from dongliu_desktop.domain.schedule import schedule_percent

NOVEMBER_END = date(2015, 11, 30)
SCHEDULE = schedule_percent(2015, NOVEMBER_END)  # 91.67
REPORTED = date(2015, 11, 27)
BLANK = Facts(
    year=2015,
    reference=NOVEMBER_END,
    start=None,
    due=None,
    reported=REPORTED,
    percent=None,
    done=False,
    override=None,
    override_reason="",
)
days = st.dates(date(2014, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("percent", "light", "reason"),
    [
        (SCHEDULE, Light.GREEN, "与时序进度持平"),
        (91.7, Light.GREEN, "与时序进度持平"),  # what is printed as level is level
        (SCHEDULE + 0.1, Light.GREEN, "高于时序进度 0.1 个百分点"),
        (99.0, Light.GREEN, "高于时序进度 7.3 个百分点"),
        (SCHEDULE - 0.1, Light.YELLOW, "低于时序进度 0.1 个百分点"),
        (SCHEDULE - 10.0, Light.YELLOW, "低于时序进度 10 个百分点"),
        (SCHEDULE - 10.1, Light.RED, "低于时序进度 10.1 个百分点"),
        (77.67, Light.RED, "低于时序进度 14 个百分点"),
        (0.0, Light.RED, "低于时序进度 91.7 个百分点"),
        (100.0, Light.BLUE, "已完成（11月27日填报）"),
        (130.0, Light.BLUE, "已完成（11月27日填报）"),  # a quantity past its target
    ],
)
def test_a_percentage_is_held_against_the_schedule(percent: float, light: Light, reason: str) -> None:
    found = standing(BLANK._replace(percent=percent), LightRule())

    assert (found.light, found.reason) == (light, reason)
    assert found.schedule == SCHEDULE


@pytest.mark.parametrize(
    ("facts", "light", "reason"),
    [
        (BLANK, Light.GREY, "没有百分比或目标数，无法比较"),
        (BLANK._replace(reported=None), Light.GREY, "尚未填报"),
        (BLANK._replace(done=True), Light.BLUE, "已完成（11月27日填报）"),
        (BLANK._replace(done=True, percent=40.0), Light.BLUE, "已完成（11月27日填报）"),
        (BLANK._replace(due=date(2015, 11, 29), percent=99.0), Light.RED, "已逾期 1 天"),
        (BLANK._replace(due=date(2015, 11, 18)), Light.RED, "已逾期 12 天"),
        (BLANK._replace(due=date(2015, 11, 18), reported=None), Light.RED, "已逾期 12 天"),
        (BLANK._replace(due=date(2015, 11, 18), percent=100.0), Light.BLUE, "已完成（11月27日填报）"),
        (BLANK._replace(due=NOVEMBER_END, percent=99.0), Light.YELLOW, "低于时序进度 1 个百分点"),
    ],
)
def test_what_stands_without_a_percentage(facts: Facts, light: Light, reason: str) -> None:
    found = standing(facts, LightRule())

    assert (found.light, found.reason) == (light, reason)


def test_a_person_may_overrule_the_figures_with_a_reason() -> None:
    facts = BLANK._replace(percent=100.0, override="red", override_reason="群众信访未化解")

    assert standing(facts, LightRule())[1:] == (Light.RED, "人工设定：群众信访未化解")


@pytest.mark.parametrize(("percent", "light"), [(SCHEDULE - 5.0, Light.YELLOW), (SCHEDULE - 5.1, Light.RED)])
def test_the_years_own_rule_is_used(percent: float, light: Light) -> None:
    strict = (
        Condition(Light.YELLOW, (Check("behind", ">", 0), Check("behind", "<=", 5))),
        Condition(Light.RED, (Check("behind", ">", 5),)),
    )

    assert standing(BLANK._replace(percent=percent), LightRule("从严", strict)).light == light


@given(
    facts=st.builds(
        Facts,
        year=st.integers(2014, 2018),
        reference=days,
        start=st.none() | days,
        due=st.none() | days,
        reported=st.none() | days,
        percent=st.none() | st.floats(0, 1000),
        done=st.booleans(),
        override=st.none() | st.sampled_from([light.value for light in Light]),
        override_reason=st.text(),
    )
)
def test_every_light_has_its_reason_and_words(facts: Facts) -> None:
    found = standing(facts, LightRule())

    assert found.reason
    assert WORDS[found.light]
    assert COLOUR_WORDS[found.light]


@given(low=st.floats(0, 100), high=st.floats(0, 100), reference=st.dates(date(2015, 1, 1), date(2015, 12, 31)))
def test_a_higher_percentage_never_has_a_worse_light(low: float, high: float, reference: date) -> None:
    assume(low <= high)
    best_first = list(Light)
    worse, better = (standing(BLANK._replace(percent=p, reference=reference), LightRule()) for p in (low, high))

    assert best_first.index(better.light) <= best_first.index(worse.light)


@pytest.mark.parametrize(("value", "text"), [(14.0, "14"), (7.33, "7.3"), (0.05, "0.1"), (10.0, "10"), (99.96, "100")])
def test_points_have_at_most_one_decimal(value: float, text: str) -> None:
    assert points(value) == text
