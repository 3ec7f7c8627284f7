"""问题、督办 on the real record: put on the list, settled, struck off by another person, opened again; each undone."""

from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport, DeleteProject, SetFrozen, SetReferenceDate
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.escalation import ESCALATED
from dongliu_desktop.domain.light_commands import UseLightRule
from dongliu_desktop.domain.lights import Light, LightRule
from dongliu_desktop.domain.problem_commands import (
    AddProblems,
    CloseProblem,
    DeleteProblem,
    EditProblem,
    NewProblem,
    ProblemForm,
    ReopenProblem,
    StrikeOffProblem,
)
from dongliu_desktop.domain.problems import ProblemRow, State
from dongliu_desktop.services.light_questions import kept_rules
from dongliu_desktop.services.problems_questions import (
    problem,
    problems_of_project,
    problems_of_year,
    proposed_escalations,
)
from dongliu_desktop.storage.records import Appointment, Person, Post

TODAY = date(2016, 6, 10)  # the reference date of 2016, which follows the calendar
FORM = ProblemForm("四明中学\0尚未签约 ", "月度填报", "城管科科长", "逐户上门", date(2016, 6, 1), "", date(2016, 5, 2))


@pytest.fixture
def project(desk: Any) -> Any:
    return desk.project("中山路综合整治")


@pytest.fixture
def add(desk: Any, project: Any) -> AddProblems:
    return AddProblems(desk.year(2016).uid, (NewProblem("p1", project.uid, FORM),))


def shown(desk: Any, uid: str = "p1") -> ProblemRow:
    found = desk.reader.ask(lambda read: problem(read, uid))
    assert found is not None
    return found


def settled(desk: Any, add: AddProblems) -> ProblemRow:
    desk.do(add)
    desk.do(CloseProblem("p1", shown(desk).form, date(2016, 6, 8), "签约书"))
    return shown(desk)


def test_an_item_is_on_the_lists_of_its_project_and_its_year(desk: Any, project: Any, add: AddProblems) -> None:
    changed = desk.do(add)

    assert (changed.label, changed.entities) == ("新增督办 四明中学尚未签约", {"problem", "post"})
    assert [row.uid for row in changed.rows] == [project.uid]
    row = shown(desk)
    assert (row.text, row.owner, row.project_name) == ("四明中学尚未签约", "城管科科长", project.name)
    assert (row.state, row.days_open, row.days_late) == (State.OVERDUE, 39, 9)
    assert desk.reader.ask(lambda read: problems_of_project(read, project.uid)) == (row,)
    assert row in desk.reader.ask(lambda read: problems_of_year(read, 2016))


def test_the_record_s_own_problems_have_no_day_that_nobody_wrote(desk: Any) -> None:
    rows = desk.reader.ask(lambda read: problems_of_year(read, 2015))

    assert sorted(row.text[:10] for row in rows) == ["发展要素有“短缺”:", "基层基础有“短腿”:", "队伍素质有“短板”:"]
    assert {(row.opened_on, row.days_open, row.due, row.project, row.state) for row in rows} == {
        (None, None, None, None, State.OPEN)
    }


def test_a_person_in_the_owner_s_post_is_named_from_the_day_of_the_appointment(desk: Any, add: AddProblems) -> None:
    desk.do(add)
    with desk.office._database.work("测试", TODAY) as work:
        post = work.directory(Post, "城管科科长")
        for number, (name, since) in enumerate([("王一", date(2015, 1, 1)), ("李二", date(2016, 7, 1))]):
            work.add(Person(uid=f"n{number}", name=name))
            work.add(Appointment(uid=f"a{number}", post_uid=post, person_uid=f"n{number}", valid_from=since))
        work.finish("任职")

    assert shown(desk).holder == "王一"
    settled_by_owner = CloseProblem("p1", shown(desk).form, TODAY, "")
    desk.do(settled_by_owner)
    with pytest.raises(Refused, match="“王 一”是责任人或办结人"):
        desk.do(StrikeOffProblem("p1", TODAY, "王 一"))


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (FORM._replace(text=" \n"), "请写明问题或督办事项。"),
        (FORM._replace(opened_on=date(2016, 6, 11)), "立项日期 2016年6月11日 还没有到"),
        (FORM._replace(due=date(2016, 5, 1)), "办结时限不能早于立项日期。"),
    ],
)
def test_a_form_that_cannot_be_followed_up_is_refused(
    desk: Any, add: AddProblems, form: ProblemForm, sentence: str
) -> None:
    desk.do(add)
    before = desk.tables()

    with pytest.raises(Refused, match=sentence):
        desk.do(add._replace(items=(NewProblem("p2", add.items[0].project, form),)))
    with pytest.raises(Refused, match=sentence):
        desk.do(EditProblem("p1", shown(desk).form, form))
    assert desk.tables() == before


def test_the_same_open_item_is_not_put_on_the_list_twice(desk: Any, add: AddProblems) -> None:
    desk.do(add)

    assert desk.do(add).step == ""  # a retry of the same command
    with pytest.raises(Refused, match="“四明中学尚未签约”已经在督办清单里"):
        desk.do(add._replace(items=(add.items[0]._replace(uid="p2"),)))
    desk.do(CloseProblem("p1", shown(desk).form, TODAY, ""))
    desk.do(add._replace(items=(add.items[0]._replace(uid="p2"),)))  # it came back


def test_several_items_are_one_step(desk: Any, add: AddProblems) -> None:
    before = desk.tables()
    other = NewProblem("p2", None, FORM._replace(text="全街道的事"))

    changed = desk.do(add._replace(items=(*add.items, other)))

    assert changed.label == "新增督办 2 项"
    assert shown(desk, "p2").project is None
    desk.office.undo()
    assert desk.tables() == before


def test_an_edit_of_what_somebody_else_changed_is_a_conflict(desk: Any, add: AddProblems) -> None:
    desk.do(add)
    seen = shown(desk).form
    changed = desk.do(EditProblem("p1", seen, seen._replace(measure="约谈")))
    assert changed.label == "修改督办 四明中学尚未签约"
    assert desk.changes(changed.step) == [("problem", "measure", "逐户上门", "约谈")]

    for stale in (
        EditProblem("p1", seen, seen._replace(measure="发函")),
        CloseProblem("p1", seen, TODAY, ""),
        DeleteProblem("p1", seen),
    ):
        with pytest.raises(Conflict, match="刚刚被别人改过"):
            desk.do(stale)
    assert shown(desk).measure == "约谈"


def test_settling_stops_the_days_and_names_who_settled(desk: Any, add: AddProblems) -> None:
    row = settled(desk, add)

    assert (row.state, row.closed_by, row.evidence) == (State.CLOSED, "测试", "签约书")
    assert (row.days_open, row.days_late) == (37, 7)
    with pytest.raises(Conflict, match="已经办结了"):
        desk.do(CloseProblem("p1", row.form, TODAY, ""))


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2016, 6, 11), "还没有到"), (date(2016, 5, 1), "不能早于立项日期（2016年5月2日）")]
)
def test_a_day_of_settling_that_cannot_be_is_refused(desk: Any, add: AddProblems, day: date, sentence: str) -> None:
    desk.do(add)

    with pytest.raises(Refused, match=sentence):
        desk.do(CloseProblem("p1", shown(desk).form, day, ""))
    assert shown(desk).closed_on is None


@pytest.mark.parametrize(
    ("by", "day", "sentence"),
    [
        ("", TODAY, "请填写核验人"),
        (" 城管科 科长", TODAY, "不能自己核验"),
        ("测试", TODAY, "“测试”是责任人或办结人"),
        ("党政办", date(2016, 6, 7), "销号日期不能早于办结日期（2016年6月8日）"),
        ("党政办", date(2016, 6, 11), "销号日期 2016年6月11日 还没有到"),
    ],
)
def test_only_another_person_strikes_off(desk: Any, add: AddProblems, by: str, day: date, sentence: str) -> None:
    settled(desk, add)

    with pytest.raises(Refused, match=sentence):
        desk.do(StrikeOffProblem("p1", day, by))
    assert shown(desk).state == State.CLOSED


def test_struck_off_and_opened_again_with_a_reason(desk: Any, add: AddProblems) -> None:
    desk.do(add)
    with pytest.raises(Refused, match="还没有办结，不能销号"):
        desk.do(StrikeOffProblem("p1", TODAY, "党政办"))
    with pytest.raises(Conflict, match="没有办结，不用重新打开"):
        desk.do(ReopenProblem("p1", "回潮"))
    desk.do(CloseProblem("p1", shown(desk).form, TODAY, ""))
    desk.do(StrikeOffProblem("p1", TODAY, "党政办"))
    assert (shown(desk).state, shown(desk).struck_off_by) == (State.STRUCK_OFF, "党政办")
    with pytest.raises(Conflict, match="已经销号了"):
        desk.do(StrikeOffProblem("p1", TODAY, "党政办"))

    with pytest.raises(Refused, match="重新打开要写明原因"):
        desk.do(ReopenProblem("p1", " "))
    desk.do(ReopenProblem("p1", "问题回潮"))

    row = shown(desk)
    assert (row.state, row.reopened, row.closed_by, row.struck_off_by) == (State.OVERDUE, "问题回潮", "", "")
    desk.office.undo()
    assert shown(desk).state == State.STRUCK_OFF


def test_every_step_is_undone_and_done_again(desk: Any, add: AddProblems) -> None:
    states = [desk.tables()]
    steps = [
        lambda: add,
        lambda: EditProblem("p1", shown(desk).form, shown(desk).form._replace(owner="")),
        lambda: CloseProblem("p1", shown(desk).form, TODAY, "照片"),
        lambda: StrikeOffProblem("p1", TODAY, "党政办"),
        lambda: ReopenProblem("p1", "回潮"),
        lambda: DeleteProblem("p1", shown(desk).form),
    ]
    for step in steps:
        desk.do(step())
        states.append(desk.tables())

    for before in reversed(states[:-1]):
        assert not desk.office.undo().everything  # views of the plan need not read again
        assert {name: rows for name, rows in desk.tables().items() if name != "post"} == {
            name: rows for name, rows in before.items() if name != "post"
        }
    for after in states[1:]:
        desk.office.redo()
        assert desk.tables()["problem"] == after["problem"]
    assert desk.replayed()["problem"] == desk.tables()["problem"]


def test_a_frozen_year_takes_no_change(desk: Any, add: AddProblems) -> None:
    settled(desk, add)
    desk.do(SetFrozen(desk.year(2016).uid, frozen=True))
    before = desk.tables()

    for command in (
        add._replace(items=(NewProblem("p2", None, FORM),)),
        EditProblem("p1", shown(desk).form, FORM),
        StrikeOffProblem("p1", TODAY, "党政办"),
        ReopenProblem("p1", "回潮"),
        DeleteProblem("p1", shown(desk).form),
    ):
        with pytest.raises(Refused, match="2016年已封存"):
            desk.do(command)
    assert desk.tables() == before


def test_a_deleted_project_takes_its_items_along_and_brings_them_back(desk: Any, add: AddProblems) -> None:
    row = settled(desk, add)

    desk.do(DeleteProject(row.project or "", desk.project("中山路综合整治").version))
    assert desk.reader.ask(lambda read: problem(read, "p1")) is None
    desk.office.undo()

    assert shown(desk) == row


def test_a_project_red_for_months_running_is_put_forward_with_the_months_named(desk: Any, project: Any) -> None:
    def proposed() -> list[str]:
        return [
            one.reason
            for one in desk.reader.ask(lambda read: proposed_escalations(read, 2016, problems_of_year(read, 2016)))
        ]

    for number, (day, percent) in enumerate([(2, 15), (3, 5), (4, 6), (5, 7)]):
        seen = desk.project("中山路综合整治").report
        reason = "重新核定" if number == 1 else ""
        report = AddReport(f"r{number}", project.uid, date(2016, day, 20), percent=percent, reason=reason, seen=seen)
        desk.do(report)
    assert desk.row(project.uid).light == Light.RED
    assert proposed() == []  # the rule says nothing of supervision
    rule = desk.reader.ask(kept_rules)[0]
    desk.do(UseLightRule(desk.year(2016).uid, "rule", LightRule("本街道规则", escalate_after=4), rule.uid))

    assert rule.rule.escalate_after is None
    assert proposed() == ["连续 4 个月红灯（2016年3月、4月、5月、6月）"]
    desk.do(SetReferenceDate(desk.year(2016).uid, date(2016, 5, 31)))
    assert proposed() == []
    desk.do(SetReferenceDate(desk.year(2016).uid, None))
    form = ProblemForm("升级", ESCALATED, opened_on=TODAY)
    desk.do(AddProblems(desk.year(2016).uid, (NewProblem("p1", project.uid, form),)))
    assert proposed() == []


def test_the_history_of_the_project_tells_of_its_items(desk: Any, add: AddProblems, project: Any) -> None:
    settled(desk, add)

    told = [step.label for step, *_change in desk.reader.ask(lambda read: read.project_history(project.uid, 50))]
    assert told[0] == "办结督办 四明中学尚未签约"
    assert "新增督办 四明中学尚未签约" in told
