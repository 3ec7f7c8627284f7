"""Handlers of projects and workstreams."""

import math
from collections.abc import Iterable

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.commands import (
    AddWorkstream,
    CreateProject,
    DeleteProject,
    EditProject,
    ProjectForm,
    RenameWorkstream,
)
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.storage.records import (
    Community,
    Pillar,
    PlanYear,
    Post,
    Project,
    ProjectCommunity,
    ProjectKind,
    ProjectSection,
    Section,
    Workstream,
)
from dongliu_desktop.storage.records.keys import directory_uid
from dongliu_desktop.storage.unit_of_work import UnitOfWork

MONEY = {"total_investment": "总投资", "annual_investment": "本年计划投资", "invested_before": "上年底累计完成投资"}
ORDINALS = "一二三四五六七八九十"


def create_project(command: CreateProject, work: UnitOfWork) -> ChangeSet:
    """Add a project at the end of its workstream.

    One that is there already (a retry after an unclear commit) is brought to what the form says now.
    """
    if work.exists(Project, command.uid):
        seen = work.get(Project, command.uid).version
        return edit_project(EditProject(command.uid, seen, command.form), work)._replace(everything=True)
    form = _checked(command.form)
    refuse_frozen(form.workstream, work)
    project = Project(uid=command.uid, workstream_uid=form.workstream, position=_end_of(form.workstream, work))
    _fill(project, form, work)
    work.add(project)
    _link(project, form, work)
    return work.finish(f"新增项目 {form.name}", projects=[command.uid], everything=True)


def edit_project(command: EditProject, work: UnitOfWork) -> ChangeSet:
    """Change a project; another workstream moves it there, to the end."""
    form = _checked(command.form)
    project = seen_project(command.uid, command.seen, work)
    moved = project.workstream_uid != form.workstream
    work.note_parents([project.uid])
    if moved:
        refuse_frozen(form.workstream, work)
        project.position = _end_of(form.workstream, work)
        project.workstream_uid = form.workstream
    _fill(project, form, work)
    if _link(project, form, work):
        project.version = command.seen + 1  # the lists are tables of their own: nothing else would count this edit
    label = f"{'移动' if moved else '修改'}项目 {form.name}"
    return work.finish(label, projects=[command.uid], everything=moved)


def delete_project(command: DeleteProject, work: UnitOfWork) -> ChangeSet:
    """Take a project out, with its reports, sites and all else it owns; undo brings everything back."""
    project = seen_project(command.uid, command.seen, work)
    work.note_parents([project.uid])
    work.delete(project)
    return work.finish(f"删除项目 {project.name}", removed=[command.uid], everything=True)


def add_workstream(command: AddWorkstream, work: UnitOfWork) -> ChangeSet:
    """Add a workstream at the end of a pillar, numbered 一是, 二是 … like the others."""
    name = command.name
    if not name:
        raise Refused("请填写条线名称。")
    year = _refuse_frozen_year(work.get(Pillar, command.pillar).year_uid, work)
    number = sum(row.pillar == command.pillar for row in work.read.workstreams(year))  # positions count the year's
    ordinal = f"{ORDINALS[number]}是" if number < len(ORDINALS) else ""
    position = work.last_position(Workstream, Workstream.pillar_uid, command.pillar) + 1
    work.add(Workstream(uid=command.uid, pillar_uid=command.pillar, position=position, ordinal=ordinal, name=name))
    return work.finish(f"新增条线 {name}", everything=True)


def rename_workstream(command: RenameWorkstream, work: UnitOfWork) -> ChangeSet:
    """Give a workstream another name."""
    name = command.name
    if not name:
        raise Refused("请填写条线名称。")
    workstream = work.get(Workstream, command.uid)
    refuse_frozen(command.uid, work)
    work.note_parents([command.uid])
    workstream.name = name
    return work.finish(f"条线改名为 {name}", everything=True)


def _checked(form: ProjectForm) -> ProjectForm:
    """Let a form pass that keeps the rules."""
    if not form.name:
        raise Refused("请填写项目名称。")
    if form.start and form.due and form.start > form.due:
        raise Refused("开始日期不能晚于完成时限。")
    if form.target_quantity is not None and not 0 < form.target_quantity < math.inf:
        raise Refused("目标数量应大于 0；还没有定下来的请留空。")
    for field, name in MONEY.items():
        money = getattr(form, field)
        if money is not None and not 0 <= money < math.inf:
            raise Refused(f"{name}应是不小于 0 的数；不知道的请留空。")
    return form


def _fill(project: Project, form: ProjectForm, work: UnitOfWork) -> None:
    """Set all fields of the form; unchanged ones leave no trace in the step."""
    for field in ("name", "nature", "measure", "target", "target_quantity", "unit", "qualifier"):
        setattr(project, field, getattr(form, field))
    for field in ("start", "due", "due_text", "weight", *MONEY):
        setattr(project, field, getattr(form, field))
    project.kind_uid = work.directory(ProjectKind, form.kind)
    project.section_uid = work.directory(Section, form.section)
    project.leader_uid = work.directory(Post, form.leader)
    project.officer_uid = work.directory(Post, form.officer)


def _link(project: Project, form: ProjectForm, work: UnitOfWork) -> bool:
    """Link a project with its supporting sections and its communities, and tell whether that changed anything.

    Links that stay are left alone and those that go are deleted one by one: so the step tells of each.
    """
    wanted = {link.uid: link for link in _wanted_links(project, form, work)}
    held = {link.uid: link for link in (*project.supporting, *project.communities)}
    before = {uid: link.position for uid, link in held.items()}
    for uid, link in wanted.items():
        if uid in held:
            held[uid].position = link.position
        else:
            work.add(link)
    for uid, link in held.items():
        if uid not in wanted:
            work.delete(link)
    return before != {uid: link.position for uid, link in wanted.items()}


def _wanted_links(project: Project, form: ProjectForm, work: UnitOfWork) -> Iterable[ProjectSection | ProjectCommunity]:
    own = project.uid
    for position, name in enumerate(form.supporting):
        uid = work.directory(Section, name) or ""
        link = directory_uid("link", f"{own}/{uid}")
        yield ProjectSection(uid=link, project_uid=own, section_uid=uid, position=position)
    for position, name in enumerate(form.communities):
        uid = work.directory(Community, name) or ""
        link = directory_uid("link", f"{own}/{uid}")
        yield ProjectCommunity(uid=link, project_uid=own, community_uid=uid, position=position)


def seen_project(uid: str, seen: int, work: UnitOfWork) -> Project:
    """Give a project to change that is as the editor saw it.

    Raises:
        Conflict: it is gone, or was changed since.
        Refused: its year is frozen.
    """
    project = open_project(uid, work)
    if project.version != seen:
        raise Conflict("这个项目刚刚被别人改过，请看过新内容再保存；您输入的内容还在。")
    return project


def open_project(uid: str, work: UnitOfWork) -> Project:
    """Give a project whose registers may be changed. Raises Conflict where it is gone, Refused in a frozen year."""
    project = work.get(Project, uid)
    refuse_frozen(project.workstream_uid, work)
    return project


def _end_of(workstream: str, work: UnitOfWork) -> int:
    return work.last_position(Project, Project.workstream_uid, workstream) + 1


def refuse_frozen(workstream: str, work: UnitOfWork) -> None:
    """Let a change pass whose year is open. Raises Refused where it is frozen."""
    pillar = work.get(Pillar, work.get(Workstream, workstream).pillar_uid)
    _refuse_frozen_year(pillar.year_uid, work)


def _refuse_frozen_year(uid: str, work: UnitOfWork) -> int:
    year = work.get(PlanYear, uid)
    if year.frozen:
        raise Refused(f"{year.year}年已封存，不能再修改；需要修改请先在“年度”菜单中解除封存。")
    return year.year
