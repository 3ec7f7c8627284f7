"""Sections, communities and posts in a real file: entered, renamed, merged, taken out, and who holds a post."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from dongliu_desktop.domain.commands import EditProject, ProjectForm, SetFrozen
from dongliu_desktop.domain.directories import COMMUNITY, POST, SECTION, EntryRow
from dongliu_desktop.domain.directory_commands import (
    AddEntry,
    Appoint,
    DeleteAppointment,
    DeleteEntry,
    EditEntry,
    EntryForm,
    MergeEntries,
)
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.services.checking import check
from dongliu_desktop.services.directory_questions import entries

MARCH, JUNE = date(2016, 3, 1), date(2016, 6, 1)
LISTS = ("supporting", "communities")


def entry(desk: Any, name: str, kind: str = SECTION) -> EntryRow:
    return next(row for row in desk.reader.ask(entries) if (row.kind, row.name) == (kind, name))


def names(desk: Any, kind: str = SECTION) -> list[str]:
    return [row.name for row in desk.reader.ask(entries) if row.kind == kind]


def add(desk: Any, name: str, kind: str = SECTION, section: str = "") -> EntryRow:
    desk.do(AddEntry(kind, uuid4().hex, EntryForm(name, section)))
    return entry(desk, name.strip(), kind)


def rename(desk: Any, row: EntryRow, name: str) -> Any:
    return desk.do(EditEntry(row.kind, row.uid, EntryForm(row.name, row.section), EntryForm(name, row.section)))


def edit(desk: Any, part: str, **fields: Any) -> None:
    row = desk.project(part)
    named = {field: getattr(row, field) for field in ProjectForm._fields if field not in LISTS}
    lists = {field: tuple(filter(None, getattr(row, field).split("、"))) for field in LISTS}
    desk.do(EditProject(row.uid, row.version, ProjectForm(**{**named, **lists, **fields})))


def test_a_new_entry_is_offered_to_projects_and_taken_back(desk: Any) -> None:
    before = desk.tables()
    row = add(desk, " 督查室 ")
    assert (row.name, row.former, row.uses.any) == ("督查室", (), False)
    assert "督查室" in desk.reader.ask(lambda read: read.names("SECTIONS"))
    with pytest.raises(Refused, match="已经有科室“督查室”了。"):
        add(desk, "督查室")
    desk.office.undo()
    assert desk.tables() == before


def test_a_renamed_entry_keeps_its_history_and_every_project_follows(desk: Any) -> None:
    edit(desk, "中山路", section="城管科", supporting=("经发科",))
    row = entry(desk, "城管科")
    changed = rename(desk, row, "综合管理科")

    assert changed.label == "科室 城管科 改名为 综合管理科"
    assert desk.project("中山路").section == "综合管理科"
    rename(desk, entry(desk, "综合管理科"), "城管办")
    assert entry(desk, "城管办").former == ("城管科", "综合管理科")
    assert entry(desk, "城管办").uses.projects == row.uses.projects
    desk.office.undo()
    assert entry(desk, "综合管理科").former == ("城管科",)
    desk.office.redo()
    assert entry(desk, "城管办").former == ("城管科", "综合管理科")
    with pytest.raises(Conflict, match="刚刚被别人改过"):
        rename(desk, row, "又一个")
    add(desk, "城管科")  # its key, made from the name, is taken by the renamed one
    with pytest.raises(Refused, match="已经有科室“城管科”了；两条其实是一条的，请用“合并到…”"):
        rename(desk, entry(desk, "城管办"), "城管科")


def test_merged_sections_are_one_in_all_that_named_them(desk: Any) -> None:
    edit(desk, "中山路", section="城管科", supporting=("经发科", "城管"))
    edit(desk, "生活垃圾分类", section="城管", supporting=("城管科", "城管"))
    add(desk, "城管专管员", POST, "城管")
    wrong, right = entry(desk, "城管"), entry(desk, "城管科")
    assert (wrong.uses.projects, wrong.uses.posts) == (2, 1)
    before = desk.tables()

    changed = desk.do(MergeEntries(SECTION, wrong.uid, right.uid))

    assert changed.label == "科室 城管 并入 城管科"
    assert "城管" not in names(desk)
    assert (desk.project("中山路").section, desk.project("中山路").supporting) == ("城管科", "经发科、城管科")
    assert (desk.project("生活垃圾分类").section, desk.project("生活垃圾分类").supporting) == ("城管科", "城管科")
    assert entry(desk, "城管专管员", POST).section == "城管科"
    after = desk.tables()
    desk.office.undo()
    assert desk.tables() == before
    desk.office.redo()
    assert desk.tables() == after
    assert check(desk.path).findings == ()


def test_merged_communities_and_posts(desk: Any) -> None:
    edit(desk, "中山路", communities=("东海社区",), leader="李主任", officer="李主任")
    wrong, right = entry(desk, "东海社区", COMMUNITY), entry(desk, "东海花园社区", COMMUNITY)
    desk.do(MergeEntries(COMMUNITY, wrong.uid, right.uid))
    assert desk.project("中山路").communities == "东海花园社区"

    post, other = entry(desk, "李主任", POST), add(desk, "街道办副主任", POST)
    desk.do(Appoint(uuid4().hex, post.uid, "李东", MARCH))
    desk.do(MergeEntries(POST, post.uid, other.uid))
    row = desk.project("中山路")
    assert (row.leader, row.officer) == ("街道办副主任", "街道办副主任")
    assert [one.person for one in entry(desk, "街道办副主任", POST).appointments] == ["李东"]


def test_what_a_frozen_year_names_is_not_merged(desk: Any) -> None:
    edit(desk, "中山路", section="城管")
    add(desk, "城管科室")
    desk.do(SetFrozen(desk.year(2016).uid, frozen=True))
    with pytest.raises(Refused, match="2016年已封存，那一年用到了“城管”"):
        desk.do(MergeEntries(SECTION, entry(desk, "城管").uid, entry(desk, "城管科室").uid))
    with pytest.raises(Refused, match="同一条"):
        desk.do(MergeEntries(SECTION, entry(desk, "城管").uid, entry(desk, "城管").uid))


def test_only_what_nothing_names_is_taken_out(desk: Any) -> None:
    edit(desk, "中山路", section="城管", officer="王科长")
    with pytest.raises(Refused, match="“城管”还在用（项目 1），不能删除；可以改名，或者合并到另一条。"):
        desk.do(DeleteEntry(SECTION, entry(desk, "城管").uid))
    edit(desk, "中山路", section="", officer="")
    desk.do(DeleteEntry(SECTION, entry(desk, "城管").uid))
    assert "城管" not in names(desk)

    post = entry(desk, "王科长", POST)
    desk.do(Appoint(uuid4().hex, post.uid, "王强", MARCH))
    before = desk.tables()
    desk.do(DeleteEntry(POST, post.uid))
    assert "王科长" not in names(desk, POST)
    desk.office.undo()
    assert desk.tables() == before


def test_a_post_changes_hands_on_a_day(desk: Any) -> None:
    post = add(desk, "城管科科长", POST)
    assert desk.do(Appoint(uuid4().hex, post.uid, " 王强 ", MARCH)).label == "城管科科长 2016年3月1日起由 王强 担任"
    second = uuid4().hex
    desk.do(Appoint(second, post.uid, "赵敏", JUNE))
    row = entry(desk, "城管科科长", POST)

    holders = [row.holder(day) for day in (date(2016, 2, 29), MARCH, date(2016, 5, 31), JUNE)]
    assert [one and one.person for one in holders] == [None, "王强", "王强", "赵敏"]
    with pytest.raises(Refused, match="“城管科科长”2016年6月1日已经由赵敏任职"):
        desk.do(Appoint(uuid4().hex, post.uid, "钱进", JUNE))
    with pytest.raises(Refused, match="请填写任职人的姓名。"):
        desk.do(Appoint(uuid4().hex, post.uid, " ", JUNE))

    assert desk.do(DeleteAppointment(second)).label == "删除 城管科科长 的任职：赵敏"
    now = entry(desk, "城管科科长", POST).holder(JUNE)
    assert now is not None
    assert now.person == "王强"


@pytest.mark.parametrize("kind", [SECTION, COMMUNITY, POST])
def test_a_name_is_needed(desk: Any, kind: str) -> None:
    with pytest.raises(Refused, match=r"请填写.+名称。"):
        add(desk, "  ", kind)
