from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dongliu_desktop.domain.commands import (
    AddReport,
    AddWorkstream,
    CreateProject,
    DeleteProject,
    EditProject,
    ProjectForm,
    RenameWorkstream,
    SetFrozen,
)
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.rows import ProjectRow

TODAY = date(2016, 6, 10)
PROJECT = "中山路综合整治"
FULL = {
    "kind": "综合整治",
    "nature": "续建",
    "measure": "quantity",
    "target": "完成12幢外立面整治",
    "target_quantity": 12.0,
    "unit": "幢",
    "qualifier": "余",
    "start": date(2016, 3, 1),
    "due": date(2016, 11, 30),
    "due_text": "11月底前",
    "leader": "分管城建副主任",
    "section": "城管科",
    "supporting": ("社区科", "综治科"),
    "officer": "城管科科长",
    "communities": ("东海花园社区", "新设社区"),
    "weight": 2.0,
}


def form_of(row: ProjectRow, **changed: Any) -> ProjectForm:
    """Give the form as an editor would show it."""
    same = {name: getattr(row, name) for name in ProjectForm._fields}
    lists = {name: tuple(filter(None, getattr(row, name).split("、"))) for name in ("supporting", "communities")}
    return ProjectForm(**{**same, **lists, **changed})


class TestCreate:
    def test_a_new_project_stands_at_the_end_of_its_workstream(self, desk: Any) -> None:
        stream = desk.workstream("靓度", 1)
        before = [row.uid for row in desk.projects(2016) if row.workstream == stream.uid]

        changed = desk.do(CreateProject("p1", ProjectForm(stream.uid, "  背街小巷整治\0 ", **FULL)))

        (row,) = changed.rows
        assert (changed.label, changed.everything) == ("新增项目 背街小巷整治", True)
        assert (row.uid, row.name, row.workstream_title, row.version) == ("p1", "背街小巷整治", stream.title, 1)
        assert form_of(row) == ProjectForm(stream.uid, "背街小巷整治", **FULL)
        assert row == desk.row("p1")
        assert [row.uid for row in desk.projects(2016) if row.workstream == stream.uid] == [*before, "p1"]
        assert desk.pillar("靓度").projects == sum(row.pillar_name.startswith("靓度") for row in desk.projects(2016))

    def test_new_names_enter_the_directories_and_known_ones_are_found(self, desk: Any) -> None:
        stream = desk.workstream("靓度").uid
        communities = desk.reader.ask(lambda read: read.names("COMMUNITIES"))

        desk.do(CreateProject("p1", ProjectForm(stream, "一", **FULL)))
        desk.do(CreateProject("p2", ProjectForm(stream, "二", **FULL)))

        assert desk.reader.ask(lambda read: read.names("COMMUNITIES")).count("新设社区") == 1
        assert set(desk.reader.ask(lambda read: read.names("COMMUNITIES"))) == {*communities, "新设社区"}
        assert {"城管科", "社区科", "综治科"} <= set(desk.reader.ask(lambda read: read.names("SECTIONS")))
        assert set(desk.reader.ask(lambda read: read.names("POSTS"))) == {"分管城建副主任", "城管科科长"}

    def test_a_name_given_twice_counts_once(self, desk: Any) -> None:
        stream = desk.workstream("靓度").uid
        names = ("新设社区", " 新设社区", "", "东海花园社区", "新设社区\u200b")

        (row,) = desk.do(CreateProject("p1", ProjectForm(stream, "一", communities=names))).rows

        assert row.communities == "新设社区、东海花园社区"

    def test_a_retry_after_an_unclear_commit_makes_no_second_project(self, desk: Any) -> None:
        command = CreateProject("p1", ProjectForm(desk.workstream("靓度").uid, "一"))
        desk.do(command)
        before = desk.tables()

        again = desk.do(command)

        assert (again.step, again.everything) == ("", True)
        assert desk.tables() == before

    def test_a_retry_with_another_form_changes_the_project(self, desk: Any) -> None:
        form = ProjectForm(desk.workstream("靓度").uid, "一")
        desk.do(CreateProject("p1", form))

        again = desk.do(CreateProject("p1", form._replace(name="二")))

        assert (again.label, again.everything, desk.row("p1").name) == ("修改项目 二", True, "二")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " \u200b\0 "}, "请填写项目名称。"),
        ({"start": date(2016, 7, 1), "due": date(2016, 6, 30)}, "开始日期不能晚于完成时限。"),
        ({"target_quantity": 0.0}, "目标数量应大于 0；还没有定下来的请留空。"),
        ({"target_quantity": -1.0}, "目标数量应大于 0；还没有定下来的请留空。"),
        ({"target_quantity": float("nan")}, "目标数量应大于 0；还没有定下来的请留空。"),
    ],
)
def test_a_form_that_breaks_a_rule_is_refused(desk: Any, wrong: dict[str, Any], sentence: str) -> None:
    row = desk.project(PROJECT)
    before = desk.tables()

    for command in (
        CreateProject("p1", form_of(row, **wrong)),
        EditProject(row.uid, row.version, form_of(row, **wrong)),
    ):
        with pytest.raises(Refused) as refusal:
            desk.do(command)
        assert str(refusal.value) == sentence

    assert desk.tables() == before


class TestEdit:
    def test_every_field_can_be_changed_and_only_changed_ones_are_told(self, desk: Any) -> None:
        row = desk.project(PROJECT)

        changed = desk.do(EditProject(row.uid, row.version, form_of(row, name="中山路整治", due=date(2016, 12, 30))))
        told = {(entity, field) for entity, field, _old, _new in desk.changes(changed.step)}
        (whole,) = desk.do(
            EditProject(row.uid, changed.rows[0].version, ProjectForm(row.workstream, "整治", **FULL))
        ).rows

        assert (changed.label, changed.everything) == ("修改项目 中山路整治", False)
        assert told == {("project", "name"), ("project", "due")}
        assert form_of(whole) == ProjectForm(row.workstream, "整治", **FULL)
        assert whole.version == row.version + 2
        assert whole == desk.row(row.uid)

    @pytest.mark.parametrize("year", [2015, 2016])
    def test_an_edit_that_changes_nothing_leaves_no_step(self, desk: Any, year: int) -> None:
        before, steps, rows = desk.tables(), desk.steps(), desk.projects(year)

        left = [changed.step for row in rows for changed in [desk.do(EditProject(row.uid, row.version, form_of(row)))]]

        assert left == [""] * len(rows)
        assert (desk.tables(), desk.steps(), desk.projects(year)) == (before, steps, rows)

    def test_another_workstream_moves_it_to_the_end_there(self, desk: Any) -> None:
        row = desk.project(PROJECT)
        stream = desk.workstream("深度")
        assert stream.uid != row.workstream

        changed = desk.do(EditProject(row.uid, row.version, form_of(row, workstream=stream.uid)))

        assert (changed.label, changed.everything) == (f"移动项目 {row.name}", True)
        assert changed.rows[0].pillar == stream.pillar
        assert [found.uid for found in desk.projects(2016) if found.workstream == stream.uid][-1] == row.uid

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (("甲社区", "乙社区"), ()),
            (("甲社区",), ("甲社区", "乙社区")),
            (("甲社区", "乙社区"), ("乙社区",)),
            (("甲社区", "乙社区"), ("乙社区", "甲社区")),
            (("甲社区", "乙社区"), ("甲社区", "丙社区", "乙社区")),
        ],
    )
    def test_lists_of_names_change_with_a_full_account(
        self, desk: Any, before: tuple[str, ...], after: tuple[str, ...]
    ) -> None:
        row = desk.project(PROJECT)
        form = form_of(row, communities=before, supporting=before)
        (first,) = desk.do(EditProject(row.uid, row.version, form)).rows
        kept = desk.tables()

        (second,) = desk.do(
            EditProject(row.uid, first.version, form._replace(communities=after, supporting=after))
        ).rows

        assert (second.communities, second.supporting) == ("、".join(after), "、".join(after))
        assert second.version > first.version  # or a stale editor would not be noticed
        desk.office.undo()
        assert (desk.row(row.uid).communities, desk.row(row.uid).supporting) == ("、".join(before), "、".join(before))
        assert desk.tables()["project_community"] == kept["project_community"]
        assert desk.tables()["project_section"] == kept["project_section"]
        desk.office.redo()
        assert (desk.row(row.uid).communities, desk.row(row.uid).supporting) == ("、".join(after), "、".join(after))

    def test_a_stale_editor_is_told(self, desk: Any, open_desk: Callable[..., Any]) -> None:
        row = desk.project(PROJECT)
        open_desk("别人").do(EditProject(row.uid, row.version, form_of(row, communities=("新设社区",))))

        with pytest.raises(Conflict, match="刚刚被别人改过，请看过新内容再保存；您输入的内容还在。"):
            desk.do(EditProject(row.uid, row.version, form_of(row, name="另一个名字")))

        assert desk.row(row.uid).name == row.name


class TestDelete:
    def test_a_project_goes_with_all_it_owns(self, desk: Any) -> None:
        row = desk.project(PROJECT, 2015)
        assert desk.reports(row.uid)
        assert desk.reader.ask(lambda read: read.sites(row.uid))

        changed = desk.do(DeleteProject(row.uid, row.version))

        assert (changed.label, changed.rows, changed.everything) == (f"删除项目 {row.name}", (), True)
        assert changed.removed == {row.uid}
        assert row.uid not in str(desk.tables())

    def test_a_stale_view_does_not_delete(self, desk: Any) -> None:
        row = desk.project(PROJECT)
        desk.do(EditProject(row.uid, row.version, form_of(row, name="另一个名字")))

        with pytest.raises(Conflict, match="刚刚被别人改过"):
            desk.do(DeleteProject(row.uid, row.version))

    def test_what_is_gone_is_a_conflict(self, desk: Any) -> None:
        row = desk.project(PROJECT)
        desk.do(DeleteProject(row.uid, row.version))

        for command in (DeleteProject(row.uid, row.version), EditProject(row.uid, row.version, form_of(row))):
            with pytest.raises(Conflict, match="这条记录已经被删除，请先刷新。"):
                desk.do(command)


class TestWorkstreams:
    def test_a_new_one_stands_last_and_is_numbered_on(self, desk: Any) -> None:
        pillar = desk.pillar("靓度")
        last = [row for row in desk.reader.ask(lambda read: read.workstreams(2016)) if row.pillar == pillar.uid][-1]

        changed = desk.do(AddWorkstream("w1", pillar.uid, " 背街小巷 "))

        rows = [row for row in desk.reader.ask(lambda read: read.workstreams(2016)) if row.pillar == pillar.uid]
        assert (changed.label, changed.everything) == ("新增条线 背街小巷", True)
        assert rows[-1][::3] == ("w1", "背街小巷")
        numbers = "一二三四五六七八九十"
        assert numbers.index(rows[-1].ordinal[0]) == numbers.index(last.ordinal[0]) + 1

    def test_the_eleventh_has_no_number(self, desk: Any) -> None:
        pillar = desk.pillar("靓度").uid
        for number in range(11):
            desk.do(AddWorkstream(f"w{number}", pillar, f"条线{number}"))

        rows = desk.reader.ask(lambda read: read.workstreams(2016))
        assert next(row for row in rows if row.uid == "w10").title == "条线10"

    def test_a_new_name_is_seen_in_the_table(self, desk: Any) -> None:
        row = desk.project(PROJECT)

        changed = desk.do(RenameWorkstream(row.workstream, "区块\0整治"))

        assert (changed.label, changed.everything) == ("条线改名为 区块整治", True)
        assert desk.row(row.uid).workstream_title.endswith(" 区块整治")

    def test_a_name_must_say_something(self, desk: Any) -> None:
        for command in (AddWorkstream("w1", desk.pillar("靓度").uid, " "), RenameWorkstream("any", "\u200b")):
            with pytest.raises(Refused, match="请填写条线名称。"):
                desk.do(command)

    def test_the_same_name_leaves_no_step(self, desk: Any) -> None:
        stream = desk.workstream("靓度")

        assert desk.do(RenameWorkstream(stream.uid, stream.name)).step == ""


def test_a_frozen_year_is_not_changed(desk: Any) -> None:
    row = desk.project(PROJECT)
    elsewhere = desk.project(PROJECT, 2015)
    desk.do(SetFrozen(desk.year(2016).uid, frozen=True))
    before = desk.tables()

    for command in (
        CreateProject("p1", ProjectForm(row.workstream, "一")),
        EditProject(row.uid, row.version, form_of(row, name="二")),
        EditProject(elsewhere.uid, elsewhere.version, form_of(elsewhere, workstream=row.workstream)),
        DeleteProject(row.uid, row.version),
        AddWorkstream("w1", row.pillar, "三"),
        RenameWorkstream(row.workstream, "四"),
    ):
        with pytest.raises(Refused, match="2016年已封存，不能再修改；需要修改请先在“年度”菜单中解除封存。"):
            desk.do(command)

    assert desk.tables() == before


def test_a_workstream_that_is_gone_takes_no_project(desk: Any) -> None:
    with pytest.raises(Conflict, match="这条记录已经被删除，请先刷新。"):
        desk.do(CreateProject("p1", ProjectForm("nowhere", "一")))


def test_a_project_with_reports_keeps_them_when_it_moves(desk: Any) -> None:
    row = desk.project(PROJECT)
    desk.do(AddReport("r1", row.uid, TODAY, percent=30, seen=row.report))
    stream = desk.workstream("深度")

    (moved,) = desk.do(EditProject(row.uid, row.version, form_of(row, workstream=stream.uid))).rows

    assert (moved.report, moved.percent) == ("r1", 30)
