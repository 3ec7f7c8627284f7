"""Undo and redo: reverting a step is a step itself, so it is audited, survives a restart, and reaches every view."""

from collections.abc import Iterable
from typing import Any

from dongliu_desktop.domain.changes import ChangeSet, UndoState
from dongliu_desktop.domain.commands import Revert
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.rows import FieldChangeRow
from dongliu_desktop.storage.records import (
    ENTITIES,
    Disclosure,
    Household,
    PlanYear,
    PrintedSheet,
    Project,
    Record,
    Site,
    SiteStage,
)
from dongliu_desktop.storage.stored import decoded
from dongliu_desktop.storage.unit_of_work import UnitOfWork, plain, snapshot, typed

DEPTH = 200
UNDONE, REDONE = "撤销：", "重做："
CHANGED_SINCE = "之后又有人改过同一处，不能直接撤销；请先撤销后来的操作。"
SITE_TABLES = frozenset({"site", "site_stage", "household", "disclosure"})
PROJECT_ROWS = (
    frozenset(
        {"progress_report", "project", "project_section", "project_community", "problem", "attachment", "milestone"}
    )
    | SITE_TABLES
)
"""What views can show without reading again, or read again because a step names these tables; so they can where a
directory entry came or went."""
LOGS = frozenset({Disclosure.__tablename__, PrintedSheet.__tablename__})
DIRECTORIES = frozenset({"section", "community", "post", "project_kind"})
LISTS = frozenset({"project_section", "project_community"})
UPWARDS = {
    "site_uid": "site",
    "project_uid": "project",
    "later_uid": "project",
    "workstream_uid": "workstream",
    "pillar_uid": "pillar",
    "year_uid": "plan_year",
}
"""Columns that lead to the year a record belongs to, and the tables they lead to."""


def revert(command: Revert, work: UnitOfWork) -> ChangeSet:
    """Take a step back, last change first.

    Raises:
        Refused: the year was frozen since.
        Conflict: a field no longer holds what the step wrote; nothing is changed.
    """
    label, _reverts, changes = work.step_changes(command.step)
    if not changes:
        raise Refused("这一步没有可撤销的内容。")
    if any(change.entity in LOGS for change in changes):
        raise Refused("打印和查看个人信息的记录不能撤销。")
    _refuse_frozen(changes, work)
    work.note_parents({change.key for change in changes})
    held = _preloaded(changes, work)
    projects = {uid for change in changes for uid in _projects(change, work)}
    for change in reversed(changes):
        _revert_one(change, work)
    _refuse_orphans(work, {change.key for change in changes})
    _count_list_edits(changes, work)
    structural = any(_structural(change) for change in changes)
    del held
    new_label = REDONE + label[len(UNDONE) :] if label.startswith(UNDONE) else UNDONE + label.removeprefix(REDONE)
    return work.finish(new_label, projects=projects, everything=structural, reverts=command.step)


class UndoStacks:
    """Which step undo and redo would take next, kept from the steps of this copy of the file."""

    def __init__(self) -> None:
        self._undo: list[tuple[str, str]] = []
        self._redo: list[tuple[str, str]] = []

    def note(self, step: str, label: str, reverts: str | None) -> None:
        """Take in one more step, in the order they were made."""
        name = label.removeprefix(UNDONE).removeprefix(REDONE)
        if reverts is None:
            self._undo.append((step, name))
            self._redo.clear()
        elif self._undo and self._undo[-1][0] == reverts:
            self._undo.pop()
            self._redo.append((step, name))
        elif self._redo and self._redo[-1][0] == reverts:
            self._redo.pop()
            self._undo.append((step, name))

    def state(self) -> UndoState:
        """Give what undo and redo would do next, in words."""
        return UndoState(self._undo[-1][1] if self._undo else "", self._redo[-1][1] if self._redo else "")

    def next_undo(self) -> Revert:
        """Give the command that takes back the newest step.

        Raises:
            Refused: there is none.
        """
        if not self._undo:
            raise Refused("没有可以撤销的操作。")
        return Revert(self._undo[-1][0])

    def next_redo(self) -> Revert:
        """Give the command that does again what was undone last.

        Raises:
            Refused: there is none.
        """
        if not self._redo:
            raise Refused("没有可以重做的操作。")
        return Revert(self._redo[-1][0])


def _revert_one(change: FieldChangeRow, work: UnitOfWork) -> None:
    kind = ENTITIES[change.entity]
    if change.field is not None:
        _restore_field(work.get(kind, change.key), change)
    elif change.old is None:
        _remove(work.get(kind, change.key), change, work)
    else:
        _recreate(kind, change, work)


def _restore_field(record: Record, change: FieldChangeRow) -> None:
    field = change.field or ""
    if plain(getattr(record, field)) != decoded(change.new):
        raise Conflict(CHANGED_SINCE)
    setattr(record, field, typed(type(record), field, decoded(change.old)))


def _remove(record: Record, change: FieldChangeRow, work: UnitOfWork) -> None:
    if snapshot(record) != decoded(change.new):
        raise Conflict(CHANGED_SINCE)
    work.delete(record)


def _recreate(kind: type[Record], change: FieldChangeRow, work: UnitOfWork) -> None:
    if work.exists(kind, change.key):
        raise Conflict(CHANGED_SINCE)
    values: dict[str, Any] = decoded(change.old) or {}
    work.add(kind(**{field: typed(kind, field, value) for field, value in values.items()}))


def _preloaded(changes: list[FieldChangeRow], work: UnitOfWork) -> list[Record]:
    """Give the records of a step, read in one question per table: they stay known as long as they are held."""
    keys: dict[str, list[str]] = {}
    for change in changes:
        keys.setdefault(change.entity, []).append(change.key)
        whole: dict[str, Any] = (decoded(change.new or change.old) if change.field is None else None) or {}
        if site := whole.get("site_uid"):
            keys.setdefault("site", []).append(site)
    found = [record for entity, uids in keys.items() for record in _read(ENTITIES[entity], uids, work)]
    sites = {record.site_uid for record in found if isinstance(record, (SiteStage, Household, Disclosure))}
    return [*found, *_read(Site, sites, work)]


def _read(kind: type[Record], uids: Iterable[str], work: UnitOfWork) -> list[Record]:
    return list(work.records(kind, kind.uid, uids))


def _refuse_orphans(work: UnitOfWork, own: set[str]) -> None:
    """Refuse to take along what other steps have put under the record since."""
    if any(record.uid not in own for record in work.pending_deletions()):
        raise Conflict(CHANGED_SINCE)


def _projects(change: FieldChangeRow, work: UnitOfWork) -> list[str]:
    """Give the projects that a change shows up in."""
    if change.entity == "project":
        return [change.key]
    kind = ENTITIES[change.entity]
    if change.entity in SITE_TABLES - {"site"}:
        return _project_of_site(change, work)
    if not hasattr(kind, "project_uid"):
        return []
    record = decoded(change.new or change.old) if change.field is None else None
    owner = record["project_uid"] if record else getattr(work.get(kind, change.key), "project_uid")  # noqa: B009 - not every record has one
    return [owner] if owner else []


def _project_of_site(change: FieldChangeRow, work: UnitOfWork) -> list[str]:
    """Give the project of a site's stage or household; a site that the step took along tells of it itself."""
    record = decoded(change.new or change.old) if change.field is None else None
    site = record["site_uid"] if record else getattr(work.get(ENTITIES[change.entity], change.key), "site_uid")  # noqa: B009 - not every record has one
    return [work.get(Site, site).project_uid] if work.exists(Site, site) else []


def _structural(change: FieldChangeRow) -> bool:
    if change.entity == "project":
        return change.field is None or change.field == "workstream_uid"
    return change.entity not in PROJECT_ROWS and not (change.entity in DIRECTORIES and change.field is None)


def _count_list_edits(changes: list[FieldChangeRow], work: UnitOfWork) -> None:
    """Count an undone list of a project as an edit of it, so that a stale editor is noticed."""
    whole = {change.key for change in changes if change.entity == "project" and change.field is None}
    lists = (change for change in changes if change.entity in LISTS)
    for uid in {uid for change in lists for uid in _projects(change, work)} - whole:
        project = work.get(Project, uid)
        project.version = project.version + 1


def _refuse_frozen(changes: list[FieldChangeRow], work: UnitOfWork) -> None:
    """Refuse to change a frozen year, were it only back; opening the year itself is not refused."""
    told = {(change.entity, change.key): change.new or change.old for change in changes if change.field is None}
    years = {uid for change in changes if change.field != "frozen" for uid in _years(change, told, work)}
    for uid in years:
        if ("plan_year", uid) in told and not work.exists(PlanYear, uid):
            continue  # the step brings the year back itself
        year = work.get(PlanYear, uid)
        if year.frozen:
            raise Refused(f"{year.year}年已封存，不能撤销；需要撤销请先在“年度”菜单中解除封存。")


def _years(change: FieldChangeRow, told: dict[tuple[str, str], str | None], work: UnitOfWork) -> Iterable[str]:
    """Give the year of a changed record, and the year it came from if it was moved."""
    yield from _upwards(change.entity, change.key, told, work)
    if change.field in UPWARDS:
        yield from _upwards(UPWARDS[change.field], decoded(change.old), told, work)


def _upwards(entity: str, key: str, told: dict[tuple[str, str], str | None], work: UnitOfWork) -> Iterable[str]:
    """Climb from a record to its year; records that the step itself made or deleted are as the step tells them."""
    if entity == "plan_year":
        yield key
        return
    record = told.get((entity, key))
    values = decoded(record) if record else snapshot(work.get(ENTITIES[entity], key))
    for column, parent in UPWARDS.items():
        if values.get(column):
            yield from _upwards(parent, values[column], told, work)
            return
