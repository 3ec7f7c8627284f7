from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport, SetFrozen
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.light_commands import OverrideLight, UseLightRule
from dongliu_desktop.domain.lights import DEFAULT_NAME, Check, Condition, Light, LightRule
from dongliu_desktop.services.light_questions import KeptRule, kept_rules, light_changes

SAID = LightRule("有话就绿", (Condition(Light.GREEN, (Check("idle", "=", 0),)),), note="办公室试用")


def rule_of(desk: Any, year: int) -> KeptRule:
    return next(row for row in desk.reader.ask(kept_rules) if year in row.years)


def use(desk: Any, year: int, rule: LightRule, uid: str = "new") -> Any:
    return desk.do(UseLightRule(desk.year(year).uid, uid, rule, rule_of(desk, year).uid))


def test_a_year_gets_a_rule_of_its_own_and_others_keep_theirs(desk: Any) -> None:
    before = desk.projects(2015)

    changed = use(desk, 2016, SAID)

    assert (changed.label, changed.everything) == ("2016年亮灯规则改为“有话就绿”", True)
    assert {row.light for row in desk.projects(2016)} == {Light.GREEN}
    assert desk.projects(2015) == before
    assert [(row.rule.name, row.years) for row in desk.reader.ask(kept_rules)] == [
        ("有话就绿", (2016,)),
        (DEFAULT_NAME, (2015,)),
    ]


def test_a_rule_that_one_year_alone_uses_is_changed_where_it_is(desk: Any) -> None:
    use(desk, 2016, SAID)
    use(desk, 2016, SAID._replace(name="改过名"), uid="other")

    assert [row.rule.name for row in desk.reader.ask(kept_rules)] == ["改过名", DEFAULT_NAME]


def test_going_back_to_a_kept_rule_enters_nothing_new(desk: Any) -> None:
    use(desk, 2016, SAID)
    use(desk, 2016, rule_of(desk, 2015).rule, uid="other")

    assert rule_of(desk, 2016).years == (2015, 2016)
    assert len(desk.reader.ask(kept_rules)) == 2


def test_undo_brings_rule_and_lights_back(desk: Any) -> None:
    before = desk.projects(2016), desk.reader.ask(kept_rules)

    use(desk, 2016, SAID)
    desk.office.undo()

    assert (desk.projects(2016), desk.reader.ask(kept_rules)) == before


def test_the_preview_names_what_would_change_and_nothing_else(desk: Any) -> None:
    before = {row.uid: row for row in desk.projects(2016)}

    told = desk.reader.ask(lambda reading: light_changes(reading, 2016, SAID))
    use(desk, 2016, SAID)
    after = {row.uid: row for row in desk.projects(2016)}

    assert {change.project.uid for change in told} == {uid for uid in before if before[uid].light != after[uid].light}
    assert all(
        (row.then.light, row.then.reason) == (after[row.project.uid].light, after[row.project.uid].reason)
        for row in told
    )
    assert told


def test_a_month_that_caught_up_is_known_from_the_report_before(desk: Any) -> None:
    caught_up = Condition(Light.YELLOW, (Check("caught_up"),))
    project = desk.project("中山路")
    desk.today = desk.today.replace(day=30)
    desk.do(AddReport("may", project.uid, desk.today.replace(month=5, day=20), percent=10.0, seen=project.report))
    desk.do(AddReport("june", project.uid, desk.today.replace(day=8), percent=90.0, seen="may"))

    told = desk.reader.ask(lambda reading: light_changes(reading, 2016, LightRule("赶上", (caught_up,))))
    use(desk, 2016, LightRule("赶上", (caught_up,)))

    row = desk.row(project.uid)
    assert (row.light, row.reason) == (Light.YELLOW, "上月滞后、本月已赶上")
    assert [change.then.light for change in told if change.project.uid == project.uid] == [Light.YELLOW]


def test_a_frozen_year_keeps_its_rule(desk: Any) -> None:
    desk.do(SetFrozen(desk.year(2015).uid, frozen=True))

    with pytest.raises(Refused, match="2015年已封存，不能改亮灯规则；需要修改请先解除封存。"):
        use(desk, 2015, SAID)


def test_who_saw_another_rule_is_told(desk: Any) -> None:
    with pytest.raises(Conflict, match="这个年度的亮灯规则刚刚被改过"):
        desk.do(UseLightRule(desk.year(2016).uid, "new", SAID, "older"))


def test_a_person_sets_a_light_with_a_reason_and_takes_it_back(desk: Any) -> None:
    project = desk.project("中山路")

    desk.do(OverrideLight(project.uid, project.version, Light.ORANGE, " 信访未化解 "))
    row = desk.row(project.uid)
    changed = desk.do(OverrideLight(project.uid, row.version, None))

    assert (row.light, row.reason, row.override) == (Light.ORANGE, "人工设定：信访未化解", "orange")
    assert changed.label == f"{project.name} 亮灯恢复自动计算"
    assert desk.row(project.uid)._replace(version=project.version) == project


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_light_is_not_set_without_a_reason(desk: Any, reason: str) -> None:
    project = desk.project("中山路")

    with pytest.raises(Refused, match="人工设定亮灯要写明原因。"):
        desk.do(OverrideLight(project.uid, project.version, Light.GREEN, reason))


def test_the_light_of_a_frozen_year_stays(desk: Any) -> None:
    project = desk.project("中山路")
    desk.do(SetFrozen(desk.year(2016).uid, frozen=True))

    with pytest.raises(Refused, match="2016年已封存"):
        desk.do(OverrideLight(project.uid, project.version, Light.GREEN, "原因"))
