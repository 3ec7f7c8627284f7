"""Handlers of directories: entries are entered, renamed, merged and taken out; posts change hands."""

from collections.abc import Iterable

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.directories import COMMUNITY, KINDS, POST, SECTION, uses_text
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
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.texts import clean
from dongliu_desktop.services.directory_questions import Named, Use, appointments, count_uses, names, uses
from dongliu_desktop.storage.records import (
    ENTITIES,
    Appointment,
    Community,
    Person,
    Post,
    Project,
    ProjectCommunity,
    ProjectSection,
    Section,
)
from dongliu_desktop.storage.records.keys import directory_uid
from dongliu_desktop.storage.unit_of_work import UnitOfWork

Entry = Section | Community | Post
RECORDS: dict[str, type[Entry]] = {SECTION: Section, COMMUNITY: Community, POST: Post}
CHANGED = "这一条刚刚被别人改过，请看过新内容再保存；您输入的内容还在。"
LISTS = frozenset({"project_section", "project_community"})


def add_entry(command: AddEntry, work: UnitOfWork) -> ChangeSet:
    """Enter a new name."""
    form = _checked(command.kind, None, command.form, work)
    kind = RECORDS[command.kind]
    uid = directory_uid(command.kind, form.name)
    record = kind(uid=command.uid if work.exists(kind, uid) else uid, name=form.name)  # there under another name since
    record.position = sum(row.kind == command.kind for row in names(work.read))
    if isinstance(record, Post):
        record.section_uid = work.directory(Section, form.section)
    work.add(record)
    return work.finish(f"新增{KINDS[command.kind]} {form.name}", everything=True)


def edit_entry(command: EditEntry, work: UnitOfWork) -> ChangeSet:
    """Rename an entry, or give a post another section. Steps keep the former name."""
    record = work.get(RECORDS[command.kind], command.uid)
    row = _named(command.uid, work)
    if EntryForm(row.name, row.section) != command.seen:
        raise Conflict(CHANGED)
    form = _checked(command.kind, command.uid, command.form, work)
    work.note_parents([command.uid])
    record.name = form.name
    if isinstance(record, Post):
        record.section_uid = work.directory(Section, form.section)
    told = f"改名为 {form.name}" if form.name != row.name else f"归到{form.section or '（无科室）'}"
    return work.finish(f"{KINDS[command.kind]} {row.name} {told}", everything=True)


def merge_entries(command: MergeEntries, work: UnitOfWork) -> ChangeSet:
    """Put an entry into another one of the same directory."""
    if command.uid == command.into:
        raise Refused("要合并的是同一条，请另选一条。")
    kind = RECORDS[command.kind]
    record, into = work.get(kind, command.uid), work.get(kind, command.into)
    found = uses(work.read, command.uid)
    _refuse_frozen(record.name, found)
    projects = {use.project for use in found if use.project}
    work.note_parents([command.uid, *(use.key for use in found), *projects])
    _move(found, command.into, work)
    if isinstance(record, Post) and isinstance(into, Post) and into.section_uid is None:
        into.section_uid = record.section_uid
    work.delete(record)
    return work.finish(f"{KINDS[command.kind]} {record.name} 并入 {into.name}", projects=projects, everything=True)


def delete_entry(command: DeleteEntry, work: UnitOfWork) -> ChangeSet:
    """Take out an entry that nothing names."""
    record = work.get(RECORDS[command.kind], command.uid)
    found = uses(work.read, command.uid)
    used = count_uses(found).get(command.uid)
    if used:
        raise Refused(f"“{record.name}”还在用（{uses_text(used)}），不能删除；可以改名，或者合并到另一条。")
    for use in found:  # who held a post goes with it
        work.delete(work.get(Appointment, use.key))
    work.delete(record)
    return work.finish(f"删除{KINDS[command.kind]} {record.name}", everything=True)


def appoint(command: Appoint, work: UnitOfWork) -> ChangeSet:
    """Note who holds a post from a day on."""
    post, name = work.get(Post, command.post), clean(command.person)
    if not name:
        raise Refused("请填写任职人的姓名。")
    same = [one for one in appointments(work.read) if (one.post, one.valid_from) == (post.uid, command.valid_from)]
    if same and same[0].uid != command.uid:
        raise Refused(
            f"“{post.name}”{chinese_date(command.valid_from)}已经由{same[0].person}任职；写错了的请先删掉那一条。"
        )
    if not same:
        person = directory_uid(Person.__tablename__, name)
        if not work.exists(Person, person):
            work.add(Person(uid=person, name=name))
        work.add(Appointment(uid=command.uid, post_uid=post.uid, person_uid=person, valid_from=command.valid_from))
    return work.finish(f"{post.name} {chinese_date(command.valid_from)}起由 {name} 担任", everything=True)


def delete_appointment(command: DeleteAppointment, work: UnitOfWork) -> ChangeSet:
    """Take out an appointment that was entered by mistake; the person stays known."""
    record = work.get(Appointment, command.uid)
    post, person = work.get(Post, record.post_uid), work.get(Person, record.person_uid)
    work.delete(record)
    return work.finish(f"删除 {post.name} 的任职：{person.name}", everything=True)


def _move(found: Iterable[Use], into: str, work: UnitOfWork) -> None:
    """Let all that names an entry name another one; a list that holds both keeps one."""
    relinked: set[str] = set()
    for use in found:
        if use.entity in LISTS:
            _relink(use, into, work)
            relinked.add(use.project or "")
        else:
            setattr(work.get(ENTITIES[use.entity], use.key), use.field, into)
    for uid in relinked:  # an edit of a list counts as one of its project, so that a stale editor is noticed
        project = work.get(Project, uid)
        project.version = project.version + 1


def _relink(use: Use, into: str, work: UnitOfWork) -> None:
    """Links are keyed by both ends: the old one goes, and a new one comes unless it is there."""
    kind = ProjectSection if use.entity == ProjectSection.__tablename__ else ProjectCommunity
    link = work.get(kind, use.key)
    uid = directory_uid("link", f"{link.project_uid}/{into}")
    if not work.exists(kind, uid):
        work.add(kind(uid=uid, project_uid=link.project_uid, position=link.position, **{use.field: into}))
    work.delete(link)


def _refuse_frozen(name: str, found: Iterable[Use]) -> None:
    closed = sorted({use.year for use in found if use.frozen and use.year})
    if closed:
        raise Refused(f"{closed[0]}年已封存，那一年用到了“{name}”；需要合并请先在“年度”菜单中解除封存。")


def _named(uid: str, work: UnitOfWork) -> Named:
    return next(row for row in names(work.read) if row.uid == uid)


def _checked(kind: str, uid: str | None, form: EntryForm, work: UnitOfWork) -> EntryForm:
    form = EntryForm(clean(form.name), clean(form.section) if kind == POST else "")
    if not form.name:
        raise Refused(f"请填写{KINDS[kind]}名称。")
    if any(row.name == form.name and row.kind == kind and row.uid != uid for row in names(work.read)):
        hint = "" if uid is None else "；两条其实是一条的，请用“合并到…”"
        raise Refused(f"已经有{KINDS[kind]}“{form.name}”了{hint}。")
    return form
