"""Handlers of projects and workstreams."""

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
from dongliu_desktop.domain.rows import QUANTITY
from dongliu_desktop.domain.texts import clean
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

ORDINALS = "一二三四五六七八九十"


def create_project(command: CreateProject, work: UnitOfWork) -> ChangeSet:
    """Add a project at the end of its workstream."""
    form = _checked(command.form)
    _refuse_frozen(form.workstream, work)
    project = Project(uid=command.uid, workstream_uid=form.workstream, position=_end_of(form.workstream, work))
    _fill(project, form, work)
    work.add(project)
    return work.finish(f"新增项目 {form.name}", projects=[command.uid], everything=True)


def edit_project(command: EditProject, work: UnitOfWork) -> ChangeSet:
    """Change a project; another workstream moves it there, to the end."""
    form = _checked(command.form)
    project = _seen(command.uid, command.seen, work)
    moved = project.workstream_uid != form.workstream
    _refuse_frozen(project.workstream_uid, work)
    work.note_parents([project.uid])
    if moved:
        _refuse_frozen(form.workstream, work)
        project.position = _end_of(form.workstream, work)
        project.workstream_uid = form.workstream
    _fill(project, form, work)
    label = f"{'移动' if moved else '修改'}项目 {form.name}"
    return work.finish(label, projects=[command.uid], everything=moved)


def delete_project(command: DeleteProject, work: UnitOfWork) -> ChangeSet:
    """Take a project out, with its reports, sites and all else it owns; undo brings everything back."""
    project = _seen(command.uid, command.seen, work)
    _refuse_frozen(project.workstream_uid, work)
    work.note_parents([project.uid])
    work.delete(project)
    return work.finish(f"删除项目 {project.name}", removed=[command.uid], everything=True)


def add_workstream(command: AddWorkstream, work: UnitOfWork) -> ChangeSet:
    """Add a workstream at the end of a pillar, numbered 一是, 二是 … like the others."""
    name = clean(command.name)
    if not name:
        raise Refused("请填写条线名称。")
    _refuse_frozen_year(work.get(Pillar, command.pillar).year_uid, work)
    position = work.last_position(Workstream, Workstream.pillar_uid, command.pillar) + 1
    ordinal = f"{ORDINALS[position - 1]}是" if position <= len(ORDINALS) else ""
    work.add(Workstream(uid=command.uid, pillar_uid=command.pillar, position=position, ordinal=ordinal, name=name))
    return work.finish(f"新增条线 {name}", everything=True)


def rename_workstream(command: RenameWorkstream, work: UnitOfWork) -> ChangeSet:
    """Give a workstream another name."""
    name = clean(command.name)
    if not name:
        raise Refused("请填写条线名称。")
    workstream = work.get(Workstream, command.uid)
    _refuse_frozen(command.uid, work)
    work.note_parents([command.uid])
    workstream.name = name
    return work.finish(f"条线改名为 {name}", everything=True)


def _checked(form: ProjectForm) -> ProjectForm:
    """Clean the texts of a form and let it pass if it keeps the rules."""
    texts = {name: clean(value) for name, value in form._asdict().items() if isinstance(value, str)}
    form = form._replace(**texts, supporting=_names(form.supporting), communities=_names(form.communities))
    if not form.name:
        raise Refused("请填写项目名称。")
    if form.start and form.due and form.start > form.due:
        raise Refused("开始日期不能晚于完成时限。")
    if form.measure == QUANTITY and not form.target_quantity:
        raise Refused("按数量计算进度的项目，请填写目标数量（大于 0）。")
    if form.target_quantity is not None and form.target_quantity < 0:
        raise Refused("目标数量不能是负数。")
    return form


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Clean a list of names; each counts once, the first place wins."""
    return tuple(dict.fromkeys(name for name in map(clean, names) if name))


def _fill(project: Project, form: ProjectForm, work: UnitOfWork) -> None:
    """Set all fields of the form; unchanged ones leave no trace in the step."""
    for field in ("name", "nature", "measure", "target", "target_quantity", "unit", "qualifier"):
        setattr(project, field, getattr(form, field))
    for field in ("start", "due", "due_text", "weight"):
        setattr(project, field, getattr(form, field))
    project.kind_uid = work.directory(ProjectKind, form.kind)
    project.section_uid = work.directory(Section, form.section)
    project.leader_uid = work.directory(Post, form.leader)
    project.officer_uid = work.directory(Post, form.officer)
    _link_sections(project, form.supporting, work)
    _link_communities(project, form.communities, work)


def _link_sections(project: Project, names: tuple[str, ...], work: UnitOfWork) -> None:
    wanted = [work.directory(Section, name) or "" for name in names]
    if [link.section_uid for link in sorted(project.supporting, key=lambda link: link.position)] != wanted:
        project.supporting = [
            ProjectSection(uid=_link_uid(project, uid), project_uid=project.uid, section_uid=uid, position=n)
            for n, uid in enumerate(wanted)
        ]


def _link_communities(project: Project, names: tuple[str, ...], work: UnitOfWork) -> None:
    wanted = [work.directory(Community, name) or "" for name in names]
    if [link.community_uid for link in sorted(project.communities, key=lambda link: link.position)] != wanted:
        project.communities = [
            ProjectCommunity(uid=_link_uid(project, uid), project_uid=project.uid, community_uid=uid, position=n)
            for n, uid in enumerate(wanted)
        ]


def _link_uid(project: Project, uid: str) -> str:
    return directory_uid("link", f"{project.uid}/{uid}")


def _seen(uid: str, seen: int, work: UnitOfWork) -> Project:
    project = work.get(Project, uid)
    if project.version != seen:
        raise Conflict("这个项目刚刚被别人改过，请看过新内容再保存；您输入的内容还在。")
    return project


def _end_of(workstream: str, work: UnitOfWork) -> int:
    return work.last_position(Project, Project.workstream_uid, workstream) + 1


def _refuse_frozen(workstream: str, work: UnitOfWork) -> None:
    pillar = work.get(Pillar, work.get(Workstream, workstream).pillar_uid)
    _refuse_frozen_year(pillar.year_uid, work)


def _refuse_frozen_year(uid: str, work: UnitOfWork) -> None:
    year = work.get(PlanYear, uid)
    if year.frozen:
        raise Refused(f"{year.year}年已封存，不能再修改；需要修改请先在“年度”菜单中解除封存。")
