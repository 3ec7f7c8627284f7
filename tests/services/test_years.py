from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddPillar, AddWorkstream, AddYear, SetFrozen, SetReferenceDate
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.lights import Light

TODAY = date(2016, 6, 10)


def test_the_reference_day_moves_lights_and_schedule(desk: Any) -> None:
    year = desk.year(2015)

    changed = desk.do(SetReferenceDate(year.uid, date(2015, 10, 31)))

    assert (changed.label, changed.everything) == ("2015年基准日改为2015年10月31日", True)
    assert desk.year(2015)._replace(reference=year.reference) == year
    assert desk.year(2015).reference == date(2015, 10, 31)
    assert {row.light for row in desk.projects(2015)} <= {Light.GREY, Light.RED}  # nothing was reported by then
    assert {row.reference for row in desk.projects(2015)} == {date(2015, 10, 31)}


def test_the_reference_day_may_follow_today(desk: Any) -> None:
    changed = desk.do(SetReferenceDate(desk.year(2016).uid, None))

    assert changed.label == "2016年基准日改为今天"
    assert (desk.year(2016).fixed, desk.year(2016).reference) == (False, TODAY)
    desk.close()
    desk.today = date(2016, 7, 1)
    desk.restart()
    assert desk.year(2016).reference == date(2016, 7, 1)


def test_the_same_reference_day_leaves_no_step(desk: Any) -> None:
    year = desk.year(2015)

    assert desk.do(SetReferenceDate(year.uid, year.reference)).step == ""


def test_a_year_is_frozen_and_opened_again(desk: Any) -> None:
    year = desk.year(2015)

    frozen = desk.do(SetFrozen(year.uid, frozen=True))
    rows = desk.projects(2015)
    with pytest.raises(Refused, match="2015年已封存，不能改基准日；需要修改请先解除封存。"):
        desk.do(SetReferenceDate(year.uid, None))
    opened = desk.do(SetFrozen(year.uid, frozen=False))

    assert (frozen.label, opened.label) == ("封存2015年", "解除封存2015年")
    assert frozen.everything
    assert opened.everything
    assert {row.frozen for row in rows} == {True}
    assert {row.frozen for row in desk.projects(2016)} == {False}
    assert not desk.year(2015).frozen


@pytest.mark.parametrize("command", [SetFrozen("gone", frozen=True), SetReferenceDate("gone", None)])
def test_a_year_that_is_gone_is_a_conflict(desk: Any, command: SetFrozen | SetReferenceDate) -> None:
    with pytest.raises(Conflict, match="这条记录已经被删除，请先刷新。"):
        desk.do(command)


def test_an_office_makes_its_own_year_and_pillar(desk: Any) -> None:
    assert desk.do(AddYear(2017)).label == "新增2017年"
    year = desk.year(2017)
    assert (year.fixed, year.reference, year.frozen) == (False, TODAY, False)

    desk.do(AddPillar("p1", year.uid, " 宜居 ", "乐居"))
    desk.do(AddPillar("p2", year.uid, "宜业", "新主题"))
    desk.do(AddWorkstream("w1", "p1", "地块拆迁"))

    pillars = desk.reader.ask(lambda reading: reading.pillars(2017))
    assert [(row.name, row.theme) for row in pillars] == [("宜居", "乐居"), ("宜业", "新主题")]
    for label in ("撤销：新增条线 地块拆迁", "撤销：新增板块 宜业", "撤销：新增板块 宜居", "撤销：新增2017年"):
        assert desk.office.undo().label == label
    assert 2017 not in [row.year for row in desk.reader.ask(lambda reading: reading.years())]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (AddYear(2016), "已经有2016年了。"),
        (AddYear(16), "年度应在 1990 到 2099 之间，现在是 16。"),
    ],
)
def test_a_year_is_added_once_and_sensibly(desk: Any, command: AddYear, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        desk.do(command)


def test_a_pillar_needs_a_name_and_an_open_year(desk: Any) -> None:
    year = desk.year(2016)
    with pytest.raises(Refused, match="请填写板块名称。"):
        desk.do(AddPillar("p", year.uid, "  "))
    desk.do(SetFrozen(year.uid, frozen=True))
    with pytest.raises(Refused, match="已封存"):
        desk.do(AddPillar("p", year.uid, "宜居"))
