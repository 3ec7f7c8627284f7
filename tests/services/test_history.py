"""Undo and redo are steps themselves: they survive a restart, reach every view, and respect what others did since."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.changes import UndoState
from dongliu_desktop.domain.commands import (
    AddReport,
    AddWorkstream,
    CreateProject,
    DeleteProject,
    EditProject,
    ProjectForm,
    RenameWorkstream,
    Revert,
    SetFrozen,
    SetReferenceDate,
)
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.storage import driver

TODAY = date(2016, 6, 10)
PROJECT = "中山路综合整治"
CHANGED_SINCE = "之后又有人改过同一处，不能直接撤销；请先撤销后来的操作。"

COMMANDS: dict[str, Callable[[Any], Any]] = {
    "report": lambda desk: AddReport("r1", desk.project(PROJECT).uid, TODAY, percent=30, progress="一"),
    "new project": lambda desk: CreateProject(
        "p1",
        ProjectForm(desk.workstream("靓度").uid, "一", communities=("新设社区",), section="新科室", leader="新岗位"),
    ),
    "edit": lambda desk: EditProject(
        desk.project(PROJECT).uid,
        1,
        ProjectForm(
            desk.project(PROJECT).workstream,
            "另一个名字",
            due=date(2016, 9, 30),
            kind="新类别",
            communities=("新设社区",),
            supporting=("新科室",),
        ),
    ),
    "move": lambda desk: EditProject(
        desk.project(PROJECT).uid, 1, ProjectForm(desk.workstream("深度").uid, "另一个名字")
    ),
    "delete": lambda desk: DeleteProject(desk.project(PROJECT, 2015).uid, 1),
    "new workstream": lambda desk: AddWorkstream("w1", desk.pillar("靓度").uid, "背街小巷"),
    "rename workstream": lambda desk: RenameWorkstream(desk.workstream("靓度").uid, "另一个名字"),
    "reference day": lambda desk: SetReferenceDate(desk.year(2015).uid, None),
    "freeze": lambda desk: SetFrozen(desk.year(2015).uid, frozen=True),
}


@pytest.mark.parametrize("make", COMMANDS.values(), ids=COMMANDS)
def test_whatever_is_done_can_be_undone_and_done_again(desk: Any, make: Callable[[Any], Any]) -> None:
    start = desk.tables()
    done = desk.do(make(desk))
    after = desk.tables()
    assert after != start

    undone = desk.office.undo()
    assert (undone.label, undone.everything) == (f"撤销：{done.label}", done.everything)
    assert desk.tables() == start
    assert desk.office.undo_state() == UndoState("", done.label)

    redone = desk.office.redo()
    assert (redone.label, redone.everything) == (f"重做：{done.label}", done.everything)
    assert desk.tables() == after
    assert desk.office.undo_state() == UndoState(done.label, "")

    again = desk.office.undo()
    assert again.label == f"撤销：{done.label}"
    assert desk.tables() == start
    assert desk.steps() == 1 + 4


def test_a_deleted_project_comes_back_with_all_it_owned(desk: Any) -> None:
    row = desk.project(PROJECT, 2015)
    reports, sites = desk.reports(row.uid), desk.reader.ask(lambda read: read.sites(row.uid))
    links, readings = desk.reader.ask(lambda read: (read.links(2016), read.readings(2015)))
    assert reports
    assert sites
    assert any(link.earlier == row.uid for link in links)
    desk.do(DeleteProject(row.uid, row.version))

    (back,) = desk.office.undo().rows

    assert back == row
    assert desk.reports(row.uid) == reports
    assert desk.reader.ask(lambda read: read.sites(row.uid)) == sites
    assert desk.reader.ask(lambda read: (read.links(2016), read.readings(2015))) == (links, readings)


def test_undo_and_redo_survive_a_restart(desk: Any) -> None:
    start = desk.tables()
    project = desk.project(PROJECT)
    states = [start]
    for number, seen in ((1, None), (2, "r1"), (3, "r2")):
        desk.do(AddReport(f"r{number}", project.uid, TODAY, percent=10 * number, seen=seen))
        states.append(desk.tables())

    for expected in (states[2], states[1]):
        desk.close()
        desk.restart()
        desk.office.undo()
        assert desk.tables() == expected
    desk.close()
    desk.restart()
    assert desk.office.undo_state() == UndoState(f"填报 {project.name} 10%", f"填报 {project.name} 20%")
    for expected in (states[2], states[3]):
        desk.office.redo()
        assert desk.tables() == expected
        desk.close()
        desk.restart()
    for expected in reversed(states[:-1]):
        desk.office.undo()
        assert desk.tables() == expected

    assert desk.office.undo_state().undo == ""


def test_a_new_change_clears_what_could_be_done_again(desk: Any) -> None:
    desk.do(COMMANDS["report"](desk))
    desk.office.undo()

    desk.do(COMMANDS["freeze"](desk))

    assert desk.office.undo_state() == UndoState("封存2015年", "")
    with pytest.raises(Refused, match="没有可以重做的操作。"):
        desk.office.redo()
    desk.close()
    desk.restart()
    assert desk.office.undo_state() == UndoState("封存2015年", "")


def test_there_is_nothing_to_undo_in_a_new_file(desk: Any) -> None:
    assert desk.office.undo_state() == UndoState("", "")
    with pytest.raises(Refused, match="没有可以撤销的操作。"):
        desk.office.undo()
    with pytest.raises(Refused, match="没有可以重做的操作。"):
        desk.office.redo()


def test_an_unknown_step_is_refused(desk: Any) -> None:
    with pytest.raises(Refused, match="找不到要撤销的操作。"):
        desk.do(Revert("nowhere"))


def test_the_views_get_the_row_of_an_undone_report(desk: Any) -> None:
    row = desk.project(PROJECT)
    desk.do(COMMANDS["report"](desk))

    undone = desk.office.undo()

    assert undone.rows == (row,)


def test_who_undid_what_stands_in_the_log(desk: Any) -> None:
    done = desk.do(COMMANDS["report"](desk))
    undone = desk.office.undo()

    newest, before = desk.reader.ask(lambda read: read.steps(2))
    assert (newest.uid, newest.label, newest.reverts, newest.who) == (undone.step, undone.label, done.step, "测试")
    assert before.uid == done.step


class TestTwoAtOneFile:
    """Two offices on one file, as the window and the command line."""

    @pytest.fixture
    def other(self, open_desk: Callable[..., Any]) -> Any:
        return open_desk("别人")

    def test_undo_is_refused_where_the_other_changed_the_same_field(self, desk: Any, other: Any) -> None:
        row = desk.project(PROJECT)
        desk.do(COMMANDS["edit"](desk))
        seen = desk.row(row.uid)
        other.do(EditProject(row.uid, seen.version, ProjectForm(row.workstream, "别人的名字", due=seen.due)))
        before = desk.tables()

        with pytest.raises(Conflict, match=CHANGED_SINCE):
            desk.office.undo()

        assert desk.tables() == before
        assert desk.office.undo_state().undo == "修改项目 另一个名字"

    def test_undo_goes_where_the_other_changed_another_field(self, desk: Any, other: Any) -> None:
        stream = desk.workstream("靓度")
        desk.do(RenameWorkstream(stream.uid, "我的名字"))
        other.do(SetFrozen(desk.year(2015).uid, frozen=True))

        desk.office.undo()

        assert desk.workstream("靓度").name == stream.name
        assert desk.year(2015).frozen

    def test_undo_takes_nothing_of_the_others_along(self, desk: Any, other: Any) -> None:
        desk.do(CreateProject("p1", ProjectForm(desk.workstream("靓度").uid, "一")))
        other.do(AddReport("r1", "p1", TODAY, percent=10))

        with pytest.raises(Conflict, match=CHANGED_SINCE):
            desk.office.undo()

        assert desk.row("p1").report == "r1"

    def test_undo_leaves_what_the_other_has_come_to_use(self, desk: Any, other: Any) -> None:
        desk.do(COMMANDS["new project"](desk))  # enters 新科室
        other.do(CreateProject("p2", ProjectForm(desk.workstream("靓度").uid, "二", section="新科室")))
        before = desk.tables()

        with pytest.raises(Conflict, match="还有别的内容与它相连，这样改会断开，没有改动；请先刷新再看。"):
            desk.office.undo()

        assert desk.tables() == before

    def test_undo_of_a_report_leaves_the_others_report(self, desk: Any, other: Any) -> None:
        desk.do(COMMANDS["report"](desk))
        other.do(AddReport("r2", desk.project(PROJECT).uid, TODAY, percent=40, seen="r1"))

        (row,) = desk.office.undo().rows

        assert (row.report, row.percent) == ("r2", 40)

    @pytest.mark.parametrize("name", ["report", "new project", "edit", "move", "new workstream", "rename workstream"])
    def test_undo_is_refused_in_a_year_that_was_frozen_since(self, desk: Any, other: Any, name: str) -> None:
        desk.do(COMMANDS[name](desk))
        other.do(SetFrozen(desk.year(2016).uid, frozen=True))
        before = desk.tables()

        with pytest.raises(Refused, match="2016年已封存"):
            desk.office.undo()

        assert desk.tables() == before

    @pytest.mark.parametrize("name", ["delete", "reference day"])
    def test_undo_is_refused_in_2015_too(self, desk: Any, other: Any, name: str) -> None:
        desk.do(COMMANDS[name](desk))
        other.do(SetFrozen(desk.year(2015).uid, frozen=True))

        with pytest.raises(Refused, match="2015年已封存"):
            desk.office.undo()

    def test_an_undone_list_is_noticed_by_an_editor_opened_before(self, desk: Any, other: Any) -> None:
        row = desk.project(PROJECT)
        form = ProjectForm(row.workstream, row.name, row.kind, row.nature, row.measure, row.target)
        form = form._replace(target_quantity=row.target_quantity, unit=row.unit, due=row.due, due_text=row.due_text)
        (edited,) = desk.do(EditProject(row.uid, row.version, form._replace(communities=("新设社区",)))).rows
        desk.office.undo()

        with pytest.raises(Conflict, match="刚刚被别人改过"):
            other.do(EditProject(row.uid, edited.version, form._replace(communities=("新设社区", "东海花园社区"))))

    def test_the_second_of_two_edits_is_a_conflict_whoever_is_first(self, desk: Any, other: Any) -> None:
        row = desk.project(PROJECT)
        report = AddReport("r1", row.uid, TODAY, percent=30, seen=row.report)
        other.do(report)

        with pytest.raises(Conflict, match="刚刚有了新的填报"):
            desk.do(report._replace(uid="r2"))

    def test_steps_of_both_are_numbered_without_gap(self, desk: Any, other: Any) -> None:
        for number, at in enumerate((desk, other, desk, other)):
            at.do(RenameWorkstream(desk.workstream("靓度").uid, f"名字{number}"))

        connection = driver.connect(desk.path, mode="ro")
        rows = connection.execute("SELECT seq, who FROM step WHERE replica <> 'bundled-record' ORDER BY seq").fetchall()
        connection.close()
        assert rows == [(1, "测试"), (2, "别人"), (3, "测试"), (4, "别人")]


def test_a_computers_clock_that_is_set_back_keeps_the_order_of_steps(desk: Any) -> None:
    """The order of steps decides which change of a field is the latest."""
    desk.do(COMMANDS["freeze"](desk))
    connection = driver.connect(desk.path)
    future = 4_000_000_000_000
    own = connection.execute("SELECT replica FROM step ORDER BY clock DESC").fetchone()[0]
    connection.execute(
        "INSERT INTO step (uid, replica, seq, clock, at, who, label) VALUES ('s', ?, 2, ?, '2096-10-02', '', '')",
        (own, future),
    )
    connection.close()
    desk.close()
    desk.restart()

    changed = desk.do(COMMANDS["reference day"](desk)._replace(year=desk.year(2016).uid))

    assert desk.reader.ask(lambda read: read.steps(1))[0].uid == changed.step


def test_an_edit_names_the_changes_that_its_editor_saw(desk: Any) -> None:
    """With these parents two offline copies merge: a field with two unseen values shows as a conflict."""
    stream = desk.workstream("靓度").uid
    desk.do(RenameWorkstream(stream, "一"))
    desk.do(RenameWorkstream(stream, "二"))
    desk.office.undo()

    connection = driver.connect(desk.path, mode="ro")
    rows = connection.execute(
        "SELECT c.uid, c.parents FROM step_change c JOIN step s ON s.uid = c.step_uid "
        "WHERE c.entity = 'workstream' AND c.key = ? ORDER BY s.clock",
        (stream,),
    ).fetchall()
    connection.close()
    uids, parents = [uid for uid, _ in rows], [json.loads(parents) for _, parents in rows]
    assert parents == [[], *([uid] for uid in uids[:-1])]
