from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain import light_rules
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.domain.lights import (
    COMPARISONS,
    DEFAULT_CONDITIONS,
    FIELDS,
    Check,
    Condition,
    Facts,
    Light,
    LightRule,
    standing,
)

DAY = date(2016, 5, 31)
FACTS = Facts(2016, DAY, None, None, DAY, None, done=False, override=None, override_reason="")
DAYS = st.dates(date(2014, 1, 1), date(2018, 12, 31))
PERCENTS = st.none() | st.floats(0, 1000)
CHECKS = st.builds(Check, st.sampled_from(sorted(FIELDS)), st.sampled_from(sorted(COMPARISONS)), st.floats(-1000, 1000))
CONDITIONS = st.builds(
    Condition, st.sampled_from(Light), st.lists(CHECKS, min_size=1, max_size=3).map(tuple), st.text(max_size=5)
)
RULES = st.lists(CONDITIONS, min_size=1, max_size=6).map(lambda rows: LightRule("规则", tuple(rows)))


@given(RULES)
def test_a_rule_comes_back_from_the_file_as_it_was_written(rule: LightRule) -> None:
    assert light_rules.read(light_rules.written(rule.conditions)) == rule.conditions


def test_the_default_conditions_follow_the_program() -> None:
    assert light_rules.written(DEFAULT_CONDITIONS) == ""
    assert light_rules.read("") == DEFAULT_CONDITIONS


@given(
    RULES,
    st.builds(
        Facts,
        year=st.integers(2014, 2018),
        reference=DAYS,
        start=st.none() | DAYS,
        due=st.none() | DAYS,
        reported=st.none() | DAYS,
        percent=PERCENTS,
        done=st.booleans(),
        override=st.none(),
        override_reason=st.just(""),
        earlier=PERCENTS,
    ),
)
def test_whatever_an_office_writes_every_light_has_a_reason(rule: LightRule, facts: Facts) -> None:
    assert standing(facts, rule).reason


def test_the_first_condition_that_holds_counts() -> None:
    twice = (Condition(Light.YELLOW, (Check("percent", "<", 50),)), Condition(Light.RED, (Check("percent", "<", 90),)))

    found = [standing(FACTS._replace(percent=percent), LightRule("", twice)).light for percent in (40.0, 60.0, 95.0)]

    assert found == [Light.YELLOW, Light.RED, Light.GREY]


def test_all_checks_of_a_condition_must_hold_and_stand_in_the_reason() -> None:
    late = Condition(Light.ORANGE, (Check("percent", "<", 50), Check("days_left", "<=", 30)), "约谈")
    facts = FACTS._replace(percent=40.0, due=date(2016, 6, 10))

    assert standing(facts, LightRule("", (late,)))[1:] == (Light.ORANGE, "形象进度 40%，距完成时限 10 天，约谈")
    assert standing(facts._replace(due=date(2016, 12, 1)), LightRule("", (late,))).light == Light.GREY


def test_what_a_rule_leaves_open_is_grey_and_says_so() -> None:
    rule = LightRule("", (Condition(Light.RED, (Check("behind", ">", 30),)),))

    assert standing(FACTS._replace(percent=35.0), rule)[1:] == (
        Light.GREY,
        "低于时序进度 6.7 个百分点，亮灯规则没有规定这种情况",
    )


@pytest.mark.parametrize(("since", "light"), [(DAY, Light.RED), (date(2016, 6, 1), Light.YELLOW)])
def test_a_rule_holds_from_its_day_on(since: date, light: Light) -> None:
    strict = LightRule("从严", (Condition(Light.RED, (Check("behind", ">", 0),)),), since)

    assert standing(FACTS._replace(percent=40.0), strict).light == light


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (LightRule(" "), "请填写规则名称。"),
        (LightRule("规则", ()), "请至少写一个亮灯条件。"),
        (LightRule("规则", (Condition(Light.RED, ()),)), "第 1 个条件是空的"),
        (LightRule("规则", (Condition(Light.RED, (Check("moon"),)),)), "第 1 个条件看不懂"),
        (LightRule("规则", (Condition(Light.RED, (Check("behind", ">", float("nan")),)),)), "第 1 个条件看不懂"),
        (LightRule("规则", escalate_after=0), "连续红灯的月数应大于 0"),
    ],
)
def test_what_cannot_be_computed_is_refused(rule: LightRule, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        light_rules.checked(rule)
