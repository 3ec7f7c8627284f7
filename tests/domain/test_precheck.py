"""The check before sending: what each rule asks about, and what it leaves alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.findings import FIELDS
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.precheck import RULES, Case, Family, Finding, Scope, examined, families, rule_of
from dongliu_desktop.domain.precheck_facts import Ahead, Reported
from dongliu_desktop.domain.precheck_projects import closed_month
from dongliu_desktop.domain.readings import IndicatorRow, month_period
from dongliu_desktop.domain.rows import ProjectRow, ReadingRow
from dongliu_desktop.domain.sites import COUNT, SiteSums

DAY = date(2016, 6, 10)
SCOPE = Scope(2016, DAY, date(2016, 6, 20), 28)
SOUND = ProjectRow._make([""] * len(ProjectRow._fields))._replace(
    uid="p", name="三号桥", pillar_name="靓度", year=2016, reference=DAY, measure="quantity",
    target_quantity=10.0, unit="家",
    start=None, due=date(2016, 12, 31), as_of=date(2016, 5, 28), quantity=4.0, percent=40.0, entered_percent=None,
    total_investment=None, annual_investment=None, invested=None, invested_before=None,
    done=False, progress="累计签约4家", light=Light.YELLOW, schedule=43.0,
)  # fmt: skip
SUMS = SiteSums(COUNT, "家", 10, 0, 10.0, (), touched=True, moved=None)
MAY = Reported(date(2016, 5, 28), None, 4.0, "")
APRIL = Reported(date(2016, 4, 28), None, 3.0, "")
CASE = Case(SOUND, (MAY, APRIL), SUMS)
RANKED = IndicatorRow("tax", "税收", "亿元", "乐业", "", "", 0)
FIGURES = st.integers(0, 1000).map(float)


def of(case: Case, scope: Scope = SCOPE) -> list[tuple[str, str]]:
    return [(found.rule, found.sentence) for found in examined([case], [], scope)]


def changed(**parts: object) -> Case:
    return CASE._replace(project=SOUND._replace(**parts))  # type: ignore[arg-type]


def reading(last: int, value: float | None, printed: str = "", **other: object) -> ReadingRow:
    period = month_period(1, last, cumulative=True)
    row = ReadingRow("tax", "税收", "乐业", None, 2016, period, value, printed, "亿元", "", "", None, "", "", "", "")
    return row._replace(uid=f"r{last}", **other)  # type: ignore[arg-type]


def of_indicator(*rows: ReadingRow, **other: object) -> list[tuple[str, str]]:
    family = Family(RANKED, rows)._replace(**other)  # type: ignore[arg-type]
    return [(found.rule, found.sentence) for found in examined([], [family], SCOPE)]


def test_a_sound_project_is_left_alone() -> None:
    assert of(CASE) == []
    assert (
        of_indicator(reading(4, 1.0, "1"), reading(5, 1.2, "1.2", rank=3, rank_basis="增幅", rank_scope="全区")) == []
    )


@pytest.mark.parametrize(
    ("case", "rule", "sentence"),
    [
        (
            CASE._replace(reported=(MAY, APRIL._replace(quantity=6.0))),
            "fell",
            "完成数量由 6家（2016年4月28日）变成 4家（2016年5月28日），没有写原因。",
        ),
        (
            CASE._replace(reported=(MAY._replace(reason="上月多报"), APRIL._replace(quantity=6.0))),
            "fell",
            "完成数量由 6家（2016年4月28日）变成 4家（2016年5月28日），填报时写的原因：上月多报。",
        ),
        (CASE._replace(sums=SUMS._replace(total=9.0)), "parts", "点位 10 处合计 9家，年度目标是 10家，两者不等。"),
        (
            changed(quantity=12.0, progress="", target_quantity=None),
            "parts",
            "完成数量 12家，比全部点位合计的 10家 还多。",
        ),
        (changed(progress="累计签约5家"), "words", "进展情况写的是 5家，表里是 4家。"),
        (changed(progress="形象进度55%"), "words", "进展情况写的是 55%，表里是 40%。"),
        (
            changed(done=True, light=Light.BLUE),
            "finish",
            "已勾“已办结”，形象进度只有 40%。",
        ),
        (
            changed(percent=100.0, light=Light.BLUE, quantity=None),
            "finish",
            "形象进度已到 100%，没有勾“已办结”，查不到办结日期。",
        ),
        (
            changed(due=date(2016, 5, 31)),
            "overdue",
            "完成时限 2016年5月31日，已逾期 10 天，存在问题没有写，也没有列入督办。",
        ),
        (
            changed(start=date(2016, 6, 1), due=date(2016, 5, 1), problems="有"),
            "dates",
            "计划开工 2016年6月1日 晚于完成时限 2016年5月1日。",
        ),
        (
            CASE._replace(ahead=(Ahead(date(2016, 7, 1), "s", "杉杉股份", "签约"),)),
            "future",
            "点位“杉杉股份”的签约日期 2016年7月1日 还没有到。",
        ),
        (CASE._replace(ahead=(Ahead(date(2016, 7, 1)),)), "future", "有一次填报的截至日期 2016年7月1日 还没有到。"),
        (changed(as_of=None, quantity=None, percent=None), "unreported", "2016年还没有填报过。"),
        (
            changed(invested=520.0, annual_investment=500.0),
            "over",
            "本年完成投资 520万元，超过年度计划投资 500万元；确是超额完成的，照报即可。",
        ),
        (
            changed(invested=500.0, invested_before=600.0, annual_investment=500.0, total_investment=1000.0),
            "over",
            "开工以来累计完成投资 1,100万元，超过总投资 1,000万元；确是超额完成的，照报即可。",
        ),
        (changed(as_of=date(2016, 4, 28)), "unreported", "最近一次填报截至 2016年4月28日，5月没有填报。"),
    ],
)  # fmt: skip
def test_each_fault_of_a_project_is_asked_about_once(case: Case, rule: str, sentence: str) -> None:
    assert of(case) == [(rule, sentence)]


def test_more_than_planned_is_asked_about_together_with_the_missing_end() -> None:
    case = changed(quantity=12.0, percent=120.0, progress="", light=Light.BLUE)._replace(sums=None)
    assert of(case) == [
        ("over", "完成 12家，超过年度目标 10家；确是超额完成的，照报即可。"),
        ("finish", "形象进度已到 120%，没有勾“已办结”，查不到办结日期。"),
    ]


@pytest.mark.parametrize(
    "case",
    [
        changed(due=date(2016, 5, 31), problems="一家未签约"),
        changed(due=date(2016, 5, 31))._replace(supervised=True),
        changed(due=DAY),
        changed(as_of=None, quantity=None, percent=None, start=date(2016, 9, 1)),
        changed(as_of=None, done=True, light=Light.BLUE, percent=None),
        CASE._replace(sums=SUMS._replace(total=9.0, unsized=1)),
        CASE._replace(sums=SUMS._replace(total=9.0, unit="户")),
        changed(qualifier="不少于")._replace(sums=SUMS._replace(total=12.0)),
        CASE._replace(ahead=(Ahead(SCOPE.today),)),
        CASE._replace(reported=(MAY,)),
    ],
)
def test_what_is_explained_or_not_known_is_left_alone(case: Case) -> None:
    assert of(case) == []


@pytest.mark.parametrize(
    ("rows", "rule", "sentence"),
    [
        ((reading(4, 2.7), reading(5, 2.5)), "fell", "1-5月累计 2.5亿元，比1-4月的 2.7亿元 少。"),
        (
            (reading(5, 1.5, "1.5", rank=3, rank_scope="全区"),),
            "rank",
            "1-5月：全区第3，没有写按什么排（总量、增幅还是完成率）。",
        ),
        ((reading(8, 1.5, "1.5"),), "future", "1-8月：8月还没有到，已经有数 1.5亿元。"),
        ((reading(5, 1.5, "1.5", words="实现税收1.6亿元"),), "words", "1-5月：文字写的是 1.6亿元，表里是 1.5亿元。"),
    ],
)  # fmt: skip
def test_each_fault_of_an_indicator_is_asked_about_once(rows: tuple[ReadingRow, ...], rule: str, sentence: str) -> None:
    assert of_indicator(*rows) == [(rule, sentence)]


def test_months_that_do_not_add_up() -> None:
    single = month_period(2, 2, cumulative=False)
    january, may = reading(1, 1.0, "1"), reading(2, 1.8, "1.8")
    month = reading(2, 0.9, "0.9", period=single)._replace(uid="m")
    assert of_indicator(january, may, month) == [("parts", "2月：印的是 0.9亿元，累计数相减是 0.8亿元。")]


def test_growth_and_unit_are_held_against_the_year_before() -> None:
    now = reading(5, 1.2, "1.2", growth="10%")
    assert of_indicator(now, before=(reading(5, 1.0),)) == [
        ("growth", "1-5月：印的同比是 10%，按上年同期的数算是 20%。")
    ]
    assert of_indicator(now._replace(growth="20%"), before=(reading(5, 1.0),)) == []
    assert of_indicator(now._replace(growth=""), before=(reading(5, 12_000.0, "12000"),)) == [
        ("unit", "1-5月：今年 1.2亿元，上年同期 12000亿元，相差千倍以上，单位可能写错。")
    ]
    assert of_indicator(now._replace(growth=""), before=(reading(5, 1.0, unit="万元"),)) == [
        ("unit", "1-5月：单位是“亿元”，上年同期是“万元”，两年的数不能直接比。")
    ]


def test_a_share_is_what_its_two_indicators_give() -> None:
    part, whole = reading(5, 294.0, "294", unit="家"), reading(5, 320.0, "320", unit="家")
    share = reading(5, 91.8, "91.8", unit="%")
    assert of_indicator(share, part=(part,), whole=(whole,)) == [
        ("parts", "1-5月：印的是 91.8%，按 294家／320家 算是 91.88%。")
    ]
    assert of_indicator(share._replace(printed="91.9"), part=(part,), whole=(whole,)) == []
    assert of_indicator(share, part=(whole,), whole=(part,)) == [("parts", "1-5月：分项 320家 大于总数 294家。")]


def test_indicators_without_a_figure_in_the_year_are_not_looked_at() -> None:
    other = RANKED._replace(uid="trade")
    assert [family.indicator for family in families([RANKED, other], [reading(5, 1.0)], [])] == [RANKED]


@given(FIGURES, FIGURES, st.booleans())
def test_only_a_smaller_figure_has_fallen(old: float, new: float, by_percent: bool) -> None:
    field = "percent" if by_percent else "quantity"
    none = Reported(MAY.as_of, None, None, "")
    pair = (none._replace(**{field: new}), none._replace(as_of=APRIL.as_of, **{field: old}))
    told = [rule for rule, _ in of(CASE._replace(reported=pair))]
    assert told == (["fell"] if new < old else [])


@given(FIGURES, st.floats(1, 1000))
def test_only_what_passes_the_target_is_over_it(done: float, target: float) -> None:
    case = changed(quantity=done, target_quantity=target, progress="")._replace(sums=None)
    assert ("over" in [rule for rule, _ in of(case)]) == (done > target)


@given(st.dates(date(2016, 1, 1), date(2017, 12, 31)), st.integers(1, 31))
def test_the_closed_month_is_one_whose_closing_day_has_come(reference: date, closing_day: int) -> None:
    month = closed_month(Scope(2016, reference, reference, closing_day))
    after = (month or date(2015, 12, 1)) + timedelta(days=31)
    last = (after.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert month is None or (month.year == 2016 and month <= reference)
    if after.year == 2016:  # the month after it is not closed yet
        assert reference < last.replace(day=min(closing_day, last.day))
    if month is not None:
        end = after.replace(day=1) - timedelta(days=1)
        assert reference >= month.replace(day=min(closing_day, end.day))


def test_findings_follow_the_plan_and_know_their_place() -> None:
    first, second = changed(as_of=None, percent=None, quantity=None), changed(progress="签约5家")
    found = examined([first, second], [Family(RANKED, [reading(5, 1.0, "1", rank=2)])], SCOPE)
    assert [one.rule for one in found] == ["unreported", "words", "rank"]
    assert all(one.place.field in FIELDS and one.where for one in found)
    assert (found[1].place.project, found[2].place.indicator, found[2].place.reading) == ("p", "tax", "r5")
    assert len({one.uid for one in found}) == 3
    assert [rule_of(one.rule).title for one in found] == [one.title for one in found]


def test_other_figures_make_another_finding() -> None:
    first: Finding = examined([changed(progress="签约5家")], [], SCOPE)[0]
    assert examined([changed(progress="签约6家")], [], SCOPE)[0].uid != first.uid


def test_rules_have_keys_of_their_own() -> None:
    assert len({rule.key for rule in RULES}) == len({rule.title for rule in RULES}) == len(RULES)
    assert all(rule.of_project or rule.of_indicator for rule in RULES)
