from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.domain.commands import DeleteProject, SetFrozen
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.milestone_commands import DeleteMilestone, MoveMilestone, SaveMilestone
from dongliu_desktop.domain.milestones import MilestoneRow, days_late, percent_reached
from dongliu_desktop.services.checking import check
from dongliu_desktop.services.milestone_questions import milestones
from dongliu_desktop.storage import driver

DAYS = st.dates(date(2016, 1, 1), date(2016, 12, 31))
ROWS = st.builds(
    MilestoneRow, st.uuids().map(str), st.just("步"), st.none() | DAYS, st.none() | DAYS, st.floats(0.5, 9)
)


def rows(desk: Any) -> tuple[MilestoneRow, ...]:
    uid = desk.project("中山路").uid
    return desk.reader.ask(lambda reading: milestones(reading, uid))


def save(desk: Any, uid: str, name: str = "管道", **fields: Any) -> Any:
    return desk.do(SaveMilestone(uid, desk.project("中山路").uid, name, **fields))


def measure_by_milestones(desk: Any) -> None:
    connection = driver.connect(desk.path)
    connection.execute("UPDATE project SET measure = 'milestones'")
    connection.close()


@pytest.mark.parametrize(
    ("planned", "actual", "days"),
    [
        (date(2016, 6, 1), None, 9),
        (date(2016, 6, 1), date(2016, 6, 4), 3),
        (date(2016, 6, 1), date(2016, 6, 20), 9),  # not yet, at the reference date
        (date(2016, 6, 1), date(2016, 5, 20), 0),
        (date(2016, 6, 30), None, 0),
        (None, date(2016, 6, 4), 0),
    ],
)
def test_lateness_counts_to_the_actual_day_or_the_reference_date(
    planned: date | None, actual: date | None, days: int
) -> None:
    assert days_late(MilestoneRow("m", "步", planned, actual, 1.0), date(2016, 6, 10)) == days


def test_the_percentage_follows_the_weights_at_the_reference_date(desk: Any) -> None:
    save(desk, "m1", actual=date(2016, 5, 20), weight=3.0)
    save(desk, "m2", name="铺装", planned=date(2016, 6, 1), weight=1.0)
    measure_by_milestones(desk)
    row = desk.project("中山路")

    assert (row.computed, row.percent) == (75.0, 75.0)
    assert row.light != "grey"
    changed = save(desk, "m2", name="铺装", actual=date(2016, 5, 31), seen=rows(desk)[1])
    assert changed.rows[0].percent == 100.0
    assert changed.rows[0].reason == "已完成（自动计算）"
    assert changed.entities == {"milestone"}


def test_a_project_without_milestones_keeps_the_percentage_that_was_entered(desk: Any) -> None:
    before = desk.project("中山路").percent
    measure_by_milestones(desk)

    assert (desk.project("中山路").computed, desk.project("中山路").percent) == (None, before)


@given(found=st.lists(ROWS, max_size=6), day=DAYS)
def test_the_share_lies_between_nothing_and_all(found: list[MilestoneRow], day: date) -> None:
    percent = percent_reached(found, day)

    assert (percent is None) == (not found)
    assert percent is None or -1e-9 <= percent <= 100 + 1e-9


def test_the_file_computes_what_the_rule_says(desk: Any) -> None:
    for at, (day, weight) in enumerate([(date(2016, 2, 1), 1.5), (None, 2.0), (date(2016, 6, 10), 0.5)]):
        save(desk, f"m{at}", actual=day, weight=weight)
    measure_by_milestones(desk)
    row = desk.project("中山路")

    assert row.computed == pytest.approx(percent_reached(rows(desk), row.reference))


def test_changes_are_undone_one_by_one_and_the_file_stays_sound(desk: Any) -> None:
    save(desk, "m1")
    save(desk, "m2", name="铺装")
    desk.do(MoveMilestone("m2", -1))
    desk.do(DeleteMilestone(rows(desk)[1]))

    told = []
    for _step in range(4):
        told.append([row.name for row in rows(desk)])
        desk.office.undo()

    assert told == [["铺装"], ["铺装", "管道"], ["管道", "铺装"], ["管道"]]
    assert rows(desk) == ()
    assert check(desk.path).findings == ()


def test_moving_past_the_end_changes_nothing(desk: Any) -> None:
    save(desk, "m1")
    save(desk, "m2", name="铺装")

    assert desk.do(MoveMilestone("m2", 1)).step == ""
    assert [row.uid for row in rows(desk)] == ["m1", "m2"]


def test_a_second_try_enters_nothing_twice(desk: Any) -> None:
    save(desk, "m1")
    save(desk, "m1", name="管道二")

    assert [row.name for row in rows(desk)] == ["管道二"]


def test_a_deleted_project_takes_its_milestones_along_and_undo_brings_them_back(desk: Any) -> None:
    save(desk, "m1")
    project = desk.project("中山路")
    before = rows(desk)
    desk.do(DeleteProject(project.uid, project.version))
    desk.office.undo()

    assert rows(desk) == before


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "  "}, "请填写节点名称。"),
        ({"weight": 0.0}, "节点的权重应大于 0。"),
        ({"weight": float("inf")}, "节点的权重应大于 0。"),
        ({"actual": date(2016, 6, 11)}, "实际完成日期 2016年6月11日 还没有到，不能晚于今天（2016年6月10日）。"),
    ],
)
def test_what_is_no_milestone_is_refused(desk: Any, fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        save(desk, "m1", **fields)


def test_who_saw_something_else_is_told(desk: Any) -> None:
    save(desk, "m1")
    seen = rows(desk)[0]
    save(desk, "m1", name="管道二", seen=seen)

    for command in (SaveMilestone("m1", desk.project("中山路").uid, "三", seen=seen), DeleteMilestone(seen)):
        with pytest.raises(Conflict, match="这个节点刚刚被别人改过"):
            desk.do(command)


def test_a_frozen_year_keeps_its_milestones(desk: Any) -> None:
    save(desk, "m1")
    seen = rows(desk)[0]
    desk.do(SetFrozen(desk.year(2016).uid, frozen=True))

    commands = (SaveMilestone("m2", desk.project("中山路").uid, "二"), MoveMilestone("m1", 1), DeleteMilestone(seen))
    for command in commands:
        with pytest.raises(Refused, match="2016年已封存"):
            desk.do(command)
