"""Handlers of milestones."""

import math

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.milestone_commands import DeleteMilestone, MoveMilestone, SaveMilestone
from dongliu_desktop.domain.milestones import MilestoneRow
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.texts import clean
from dongliu_desktop.services.milestone_questions import milestones
from dongliu_desktop.services.projects import open_project
from dongliu_desktop.storage.records import Milestone
from dongliu_desktop.storage.unit_of_work import UnitOfWork

FIELDS = ("name", "planned", "actual", "weight")


def save_milestone(command: SaveMilestone, work: UnitOfWork) -> ChangeSet:
    """Add or change a milestone.

    Raises:
        Refused: the name is missing, the weight is no weight, the actual day is to come, or the year is frozen.
        Conflict: somebody changed it since the editor saw it.
    """
    command = command._replace(name=clean(command.name))
    _check(command, work)
    project = open_project(command.project, work)
    if command.seen is None and not work.exists(Milestone, command.uid):
        place = len(milestones(work.read, project.uid))
        work.add(Milestone(uid=command.uid, project_uid=project.uid, position=place, **_values(command)))
        return work.finish(f"新增节点 {command.name}", projects=[project.uid])
    record = work.get(Milestone, command.uid)
    if command.seen is not None:
        _refuse_stale(record, command.seen)
    work.note_parents([record.uid])
    for field, value in _values(command).items():
        setattr(record, field, value)
    return work.finish(f"修改节点 {command.name}", projects=[project.uid])


def move_milestone(command: MoveMilestone, work: UnitOfWork) -> ChangeSet:
    """Move a milestone by one place; all of the project are numbered anew."""
    record = work.get(Milestone, command.uid)
    project = open_project(record.project_uid, work)
    order = [row.uid for row in milestones(work.read, project.uid)]
    at = order.index(record.uid)
    order.insert(min(max(at + command.by, 0), len(order) - 1), order.pop(at))
    work.note_parents(order)
    for place, uid in enumerate(order):
        work.get(Milestone, uid).position = place
    return work.finish(f"调整节点次序 {record.name}", projects=[project.uid])


def delete_milestone(command: DeleteMilestone, work: UnitOfWork) -> ChangeSet:
    """Take a milestone out that is as the editor saw it."""
    record = work.get(Milestone, command.seen.uid)
    project = open_project(record.project_uid, work)
    _refuse_stale(record, command.seen)
    work.note_parents([record.uid])
    work.delete(record)
    return work.finish(f"删除节点 {record.name}", projects=[project.uid])


def _check(command: SaveMilestone, work: UnitOfWork) -> None:
    if not command.name:
        raise Refused("请填写节点名称。")
    if not 0 < command.weight < math.inf:
        raise Refused("节点的权重应大于 0。")
    if command.actual is not None and command.actual > work.today:
        day, today = chinese_date(command.actual), chinese_date(work.today)
        raise Refused(f"实际完成日期 {day} 还没有到，不能晚于今天（{today}）。")


def _values(command: SaveMilestone) -> dict[str, object]:
    return {field: getattr(command, field) for field in FIELDS}


def _refuse_stale(record: Milestone, seen: MilestoneRow) -> None:
    if any(getattr(record, field) != getattr(seen, field) for field in FIELDS):
        raise Conflict("这个节点刚刚被别人改过，请看过新内容再改；您输入的内容还在。")
