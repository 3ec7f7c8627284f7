from datetime import date

import pytest

from dongliu_desktop.domain.comparison import ComparedProject, Comparison, YearData, compare, counted
from dongliu_desktop.domain.indicators import (
    IndicatorPair,
    change,
    figure,
    headlines,
    indicator_pairs,
    printed_growth,
    rank_change,
)
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.lineage import Kind
from dongliu_desktop.domain.periods import Period
from dongliu_desktop.domain.rows import LinkRow, PillarRow, ProjectRow, ReadingRow, YearRow

YEARS = (2015, 2016)
TO_OCTOBER = Period("1-10月", 1, 10)
TO_NOVEMBER = Period("1-11月", 1, 11)
OCTOBER_ALONE = Period("10月", 10, 10, cumulative=False)
UNSTATED = Period("", None, None)

PROJECT = ProjectRow._make([""] * len(ProjectRow._fields))._replace(
    target_quantity=None, start=None, due=None, weight=1.0, report=None, as_of=None, entered_percent=None,
    quantity=None, done=False, percent=None, schedule=50.0, light=Light.GREY, version=1, position=0, frozen=False,
)  # fmt: skip


def project(uid: str, pillar: str = "乐居东柳", **changes: object) -> ProjectRow:
    year = 2016 if uid.startswith("b") else 2015
    reported = date(year, 11, 30) if "percent" in changes or "quantity" in changes else None
    given = {"name": uid, "pillar": pillar, "pillar_name": pillar, "year": year, "as_of": reported, **changes}
    return PROJECT._replace(uid=uid, **given)


def year(number: int, projects: list[ProjectRow], pillars: dict[str, str]) -> YearData:
    row = YearRow(str(number), number, "", date(number, 11, 30), True, False, 28)
    listed = [PillarRow(name, number, name, name, "", theme, 0) for name, theme in pillars.items()]
    return YearData(row, listed, projects, ())


def compared(earlier: list[ProjectRow], later: list[ProjectRow], *links: tuple[str, ...]) -> Comparison:
    return compare(
        year(2015, earlier, {"乐居东柳": "乐居", "乐活东柳": "乐活"}),
        year(2016, later, {"靓度·破": "乐居", "深度·提": "乐活", "厚度·合": "乐活"}),
        [LinkRow(*link, *[""] * (4 - len(link))) for link in links],
    )


def rows(comparison: Comparison) -> list[ComparedProject]:
    return [row for group in comparison.projects for row in group.rows]


def kinds(comparison: Comparison) -> dict[str, Kind]:
    return {row.key: row.kind for row in rows(comparison)}


def changes(comparison: Comparison) -> dict[str, str]:
    return {row.key: row.change for row in rows(comparison)}


def reading(number: int, value: float | None, period: Period = TO_OCTOBER, **changes: object) -> ReadingRow:
    printed = "" if value is None else f"{value:g}"
    row = ReadingRow("税收", "税收", "乐业", None, number, period, value, printed, "亿元", "", "", None, "", "", "", "")
    return row._replace(**changes)


def pair(earlier: ReadingRow | None, later: ReadingRow | None) -> IndicatorPair:
    found = indicator_pairs([earlier] if earlier else [], [later] if later else [], YEARS)
    assert len(found) == 1
    return found[0]


# ---------------------------------------------------------------- indicators


def test_same_months_give_a_difference_and_growth() -> None:
    found = pair(reading(2015, 7.5), reading(2016, 8.4))
    assert found.comparable
    assert change(found) == "+0.9亿元，同比 +12%"


@pytest.mark.parametrize(
    ("earlier", "later", "reason"),
    [
        (reading(2015, 2.8, TO_NOVEMBER), None, "2016年没有这个指标的数"),
        (None, reading(2016, 2.8), "2015年没有这个指标的数"),
        (reading(2015, 2.8, TO_NOVEMBER), reading(2016, 2.5), "统计期不同：2015年1-11月，2016年1-10月"),
        (
            reading(2015, 2.8, OCTOBER_ALONE),
            reading(2016, 2.5, OCTOBER_ALONE._replace(cumulative=True)),
            "一个是累计数，一个是当月数",
        ),
        (reading(2015, 7, UNSTATED), reading(2016, 8, UNSTATED), "两年都没有注明统计期，不能确认是否同期"),
        (reading(2015, 2.8), reading(2016, 25000, unit="万元"), "计量单位不同：2015年亿元，2016年万元"),
        (reading(2015, None, words="明显下降"), reading(2016, 3), "2015年没有数字，只有文字：明显下降"),
        (reading(2015, 3), reading(2016, None), "2016年没有数字"),
    ],
)
def test_anything_else_is_incomparable_and_says_why(
    earlier: ReadingRow | None, later: ReadingRow | None, reason: str
) -> None:
    found = pair(earlier, later)
    assert found.reason == reason
    assert (found.difference, found.growth, change(found)) == (None, None, "")


def test_an_empty_figure_is_not_nought() -> None:
    assert pair(reading(2015, 0.0), reading(2016, 3.0)).difference == 3.0
    assert pair(reading(2015, 0.0), reading(2016, 3.0)).growth is None
    assert pair(reading(2015, None), reading(2016, 3.0)).difference is None


def test_percentages_differ_by_points() -> None:
    found = pair(reading(2015, 91.8, unit="%"), reading(2016, 90, unit="%"))
    assert change(found) == "−1.8 个百分点"


def test_what_is_computed_from_rough_figures_says_so() -> None:
    found = pair(reading(2015, 700, unit="万元", qualifier="余"), reading(2016, 800, unit="万元"))
    assert change(found) == "约 +100万元，同比 +14.3%"
    assert figure(found.earlier) == "700余万元"
    assert figure(reading(2015, 8000, unit="平方米", qualifier="超过")) == "超过8,000平方米"
    assert figure(reading(2015, None, words="明显下降")) == "明显下降"


def test_printed_growth_stands_beside_the_computed_one() -> None:
    assert printed_growth(pair(reading(2015, 7.5, growth="79.1%"), reading(2016, 8.4))) == "2015年 79.1%"


def test_ranks_are_set_in_a_row_only_where_they_rank_the_same() -> None:
    first = reading(2015, 7.5, rank=1, rank_basis="增幅", rank_scope="全区")
    second = reading(2016, 8.4, rank=2, rank_basis="增幅", rank_scope="全区")
    assert rank_change(pair(first, second)) == "全区增幅排名 1 → 2"
    assert rank_change(pair(first, second._replace(rank_basis=""))) == "2015年全区增幅第 1，2016年全区第 2"
    assert rank_change(pair(first, None)) == "2015年全区增幅第 1"
    assert rank_change(pair(reading(2015, 1), None)) == ""


def test_several_readings_are_paired_by_their_months() -> None:
    before = [reading(2015, 6, TO_OCTOBER), reading(2015, 7, TO_NOVEMBER)]
    found = indicator_pairs(before, [reading(2016, 8, TO_OCTOBER)], YEARS)
    assert [(one.difference, one.reason) for one in found] == [(2, ""), (None, "2016年没有1-11月的数")]


def test_where_no_months_agree_the_newest_stand_against_each_other() -> None:
    before = [reading(2015, 6, OCTOBER_ALONE), reading(2015, 7, TO_NOVEMBER)]
    found = indicator_pairs(before, [reading(2016, 8, TO_OCTOBER)], YEARS)
    assert [(one.earlier.value, one.later and one.later.value) for one in found] == [(6, None), (7, 8)]
    assert found[0].reason == "2016年没有10月的数"


def test_money_with_its_months_printed_is_a_headline() -> None:
    assert pair(reading(2015, 2.8), None).headline
    assert not pair(reading(2015, 2.8, UNSTATED), None).headline
    assert not pair(reading(2015, 320, unit="家"), None).headline


def test_each_headline_shows_its_newest_comparable_pair() -> None:
    before = [reading(2015, 6, TO_OCTOBER), reading(2015, 7, TO_NOVEMBER)]
    found = headlines(indicator_pairs(before, [reading(2016, 8, TO_OCTOBER)], YEARS))
    assert [one.difference for one in found] == [2]
    assert headlines(indicator_pairs([reading(2015, 320, unit="家")], [], YEARS)) == []


# ---------------------------------------------------------------- projects


def test_every_project_is_listed_with_what_became_of_it() -> None:
    earlier = [project("a1"), project("a2"), project("a3", light=Light.BLUE), project("a4")]
    later = [project("b1", "靓度·破"), project("b2", "靓度·破"), project("b5", "靓度·破")]
    found = compared(earlier, later, ("a1", "b1", "结转"), ("a2", "b2", "延续"))
    assert kinds(found) == {
        "a1>b1": Kind.CARRIED, "a2>b2": Kind.CONTINUED, ">b5": Kind.ADDED, "a3>": Kind.FINISHED, "a4>": Kind.UNLISTED,
    }  # fmt: skip
    assert changes(found)[">b5"] == "2016年新增"
    assert changes(found)["a3>"] == "2015年办结"
    assert changes(found)["a4>"] == "2016年未列入"
    assert found.balance == (2, 1, 1, 2, 1)


def test_a_listed_project_that_began_before_is_not_called_new() -> None:
    found = compared([], [project("b1", "靓度·破", nature="续建")])
    assert changes(found) == {">b1": "2016年新列入（续建）"}


def test_split_and_merged_projects_stand_together() -> None:
    earlier = [project("a1"), project("a2"), project("a3")]
    later = [project("b1", "靓度·破"), project("b2", "靓度·破")]
    found = compared(earlier, later, ("a1", "b1", "延续"), ("a1", "b2", "延续"), ("a3", "b2", "延续"))
    lines = [row.key for row in rows(found) if row.kind is Kind.CONTINUED]
    assert lines == ["a1>b1", "a1>b2", "a3>b2"]
    assert changes(found)["a1>b1"] == "分为 2 项"
    assert changes(found)["a1>b2"] == "分为 2 项；由 2 项合并"
    assert found.balance.continued == 2


def test_differences_are_in_points_and_name_months_that_differ() -> None:
    earlier = [project("a1", percent=45), project("a2", percent=82), project("a3", quantity=15, unit="个小区")]
    later = [
        project("b1", "靓度·破", percent=62),
        project("b2", "靓度·破", percent=30, as_of=date(2016, 6, 10)),
        project("b3", "靓度·破", quantity=20, unit="个小区"),
    ]
    found = compared(earlier, later, ("a1", "b1", "结转"), ("a2", "b2", "结转"), ("a3", "b3", "延续"))
    assert changes(found) == {
        "a1>b1": "+17 个百分点", "a2>b2": "−52 个百分点（11月 → 6月）", "a3>b3": "15 → 20 个小区",
    }  # fmt: skip


def test_a_finished_project_may_go_on() -> None:
    found = compared([project("a1", light=Light.BLUE)], [project("b1", "靓度·破")], ("a1", "b1", "延续"))
    assert kinds(found) == {"a1>b1": Kind.CONTINUED}
    assert changes(found) == {"a1>b1": "2015年已完成，2016年继续"}


def test_links_lead_through_the_years_between() -> None:
    first = year(2014, [project("a1")], {"乐居东柳": "乐居"})
    last = year(2016, [project("b1", "靓度·破"), project("b2", "靓度·破")], {"靓度·破": "乐居"})
    links = [LinkRow("a1", "m", "结转", "先"), LinkRow("m", "b1", "延续", "后")]
    found = compare(first, last, links)
    assert kinds(found) == {"a1>b1": Kind.CONTINUED, ">b2": Kind.ADDED}
    assert changes(found) == {"a1>b1": "先；后", ">b2": "2014年之后新增"}


def test_links_in_a_circle_do_no_harm() -> None:
    found = compared([project("a1")], [project("b1", "靓度·破")], ("a1", "a1", "延续"), ("a1", "b1", "延续"))
    assert kinds(found) == {"a1>b1": Kind.CONTINUED}


# ---------------------------------------------------------------- themes


def test_themes_line_up_the_pillars_of_both_years() -> None:
    found = compared([project("a1"), project("a2", "乐活东柳")], [project("b1", "厚度·合")])
    assert [counts.title for counts in found.themes] == ["乐居东柳 → 靓度·破", "乐活东柳 → 深度·提 / 厚度·合"]
    assert [(counts.earlier.projects, counts.later.projects) for counts in found.themes] == [(1, 0), (1, 1)]


def test_a_project_that_crossed_over_stands_where_it_is_now() -> None:
    found = compared([project("a1")], [project("b1", "深度·提")], ("a1", "b1", "结转"))
    assert [group.theme for group in found.projects] == ["乐活"]


def test_averages_are_never_invented() -> None:
    assert counted([project("a1"), project("a2")]).average is None
    found = counted([project("a1", percent=50, weight=3.0), project("a2", percent=90), project("a3")])
    assert (found.projects, found.reported, found.measured, found.average) == (3, 2, 2, 60.0)


def test_narrowing_keeps_totals() -> None:
    earlier = [project("a1"), project("a2", "乐活东柳")]
    found = compared(earlier, [project("b1", "靓度·破")], ("a1", "b1", "结转"))
    narrow = found.narrowed(frozenset({Kind.UNLISTED}), "")
    assert list(kinds(narrow)) == ["a2>"]
    assert found.narrowed(frozenset(), "乐居").themes == found.themes[:1]
    assert found.narrowed(frozenset(), "") == found
    assert narrow.total == found.total
