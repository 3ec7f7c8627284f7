"""Handlers of attachments: put to a project, renamed, moved to another place of it, taken away."""

from hashlib import sha256

from dongliu_desktop.domain.attachment_commands import (
    AddAttachments,
    AttachmentForm,
    DeleteAttachments,
    EditAttachment,
    NewAttachment,
    Place,
)
from dongliu_desktop.domain.attachments import AttachmentRow, check_size, check_together, with_suffix_of
from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.file_names import file_name
from dongliu_desktop.services.attachment_questions import attachment, attachments_of_project
from dongliu_desktop.services.frozen import refuse_frozen_project
from dongliu_desktop.storage.records import Attachment, Problem, ProgressReport, Site
from dongliu_desktop.storage.unit_of_work import UnitOfWork

CHANGED = "这个附件刚刚被别人改过，请看过新内容再改。"
PLACES = {"report": ProgressReport, "site": Site, "problem": Problem}
ALL_THERE = "选中的文件都已经在这里了，没有重复添加。"


def add_attachments(command: AddAttachments, work: UnitOfWork) -> ChangeSet:
    """Put files to a project. What is at the same place with the same content already is not put there twice."""
    refuse_frozen_project(command.project, work)
    _check_place(command.project, command.place, work)
    check_together(len(item.content) for item in command.items)
    known = {(row.sha256, row.place) for row in attachments_of_project(work.read, command.project)}
    added: list[str] = []
    for item in command.items:
        record = _record(item, command)
        if (record.sha256, command.place) not in known:
            known.add((record.sha256, command.place))
            work.keep_content(record.sha256, item.content)
            work.add(record)
            added.append(record.name)
    if not added:
        raise Refused(ALL_THERE)
    words = f" {added[0]}" if len(added) == 1 else f" {len(added)} 个"
    return work.finish(f"添加附件{words}", projects=[command.project])


def edit_attachment(command: EditAttachment, work: UnitOfWork) -> ChangeSet:
    """Give an attachment another name or place."""
    record, row = _seen(command.uid, command.seen, work)
    name = with_suffix_of(file_name(command.form.name, row.name), row.name)
    _check_place(row.project, command.form.place, work)
    record.name = name
    _put(record, command.form.place)
    return work.finish(f"修改附件 {name}", projects=[row.project])


def delete_attachments(command: DeleteAttachments, work: UnitOfWork) -> ChangeSet:
    """Take attachments away; their contents stay in the file, for undo."""
    found = [_seen(uid, seen, work) for uid, seen in command.items]
    for record, _row in found:
        work.delete(record)
    words = f" {found[0][1].name}" if len(found) == 1 else f" {len(found)} 个"
    return work.finish(f"删除附件{words}", projects={row.project for _record, row in found})


def _record(item: NewAttachment, command: AddAttachments) -> Attachment:
    check_size(item.name, len(item.content))
    record = Attachment(
        uid=item.uid,
        project_uid=command.project,
        name=file_name(item.name),
        sha256=sha256(item.content).hexdigest(),
        size=len(item.content),
        media_type=item.media_type,
    )
    _put(record, command.place)
    return record


def _put(record: Attachment, place: Place) -> None:
    record.report_uid, record.site_uid, record.problem_uid = place.report, place.site, place.problem


def _check_place(project: str, place: Place, work: UnitOfWork) -> None:
    """Let a place pass that belongs to the project. Raises Conflict where it is gone or another project's."""
    for name, uid in place._asdict().items():
        if uid is not None and work.get(PLACES[name], uid).project_uid != project:
            raise Conflict("附件只能放在同一个项目的填报、点位或督办里；请先刷新再看。")


def _seen(uid: str, seen: AttachmentForm, work: UnitOfWork) -> tuple[Attachment, AttachmentRow]:
    record = work.get(Attachment, uid)
    refuse_frozen_project(record.project_uid, work)
    row = attachment(work.read, uid)
    if row is None or row.form != seen:
        raise Conflict(CHANGED)
    work.note_parents([uid])
    return record, row
