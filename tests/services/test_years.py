from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.commands import SetFrozen, SetReferenceDate
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
