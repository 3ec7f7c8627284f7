"""One change: one transaction, one step with its field changes, and the fresh rows read before the commit."""

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

from sqlalchemy import event, func, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.rows import FieldChangeRow
from dongliu_desktop.storage.reading import Reading
from dongliu_desktop.storage.records import (
    ENTITIES,
    AttachmentContent,
    Community,
    Pillar,
    Post,
    Problem,
    Project,
    ProjectKind,
    Record,
    Section,
    Site,
    Step,
    StepChange,
    Theme,
    Workstream,
)
from dongliu_desktop.storage.records.keys import directory_uid

EDIT_COUNTER = "version"  # counts edits of this copy; not a fact of the office, so not part of a step
KNOWN_UID = re.compile(r"UNIQUE constraint failed: \w+\.uid$")

R = TypeVar("R", bound=Record)
Directory = Section | Community | Post | ProjectKind | Theme


class AlreadyThere(Exception):
    """A new record is in the file already: an attempt whose end nobody saw had put it there."""


EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - moments are stored in UTC, without zone
LATEST = 32_503_680_000_000  # ms, the year 3000: what stands later in a file was no clock


class Clock:
    """A hybrid logical clock in milliseconds: follows the wall, never runs backwards, not even past a restart."""

    def __init__(self, last: int = 0) -> None:
        self._last = min(last, LATEST)

    def tick(self) -> int:
        """Give a moment later than every one given before."""
        self._last = max(self._last + 1, time.time_ns() // 1_000_000)
        return self._last


def utc_now() -> datetime:
    """Give the moment, as it is stored: UTC, without zone."""
    return datetime.now(UTC).replace(tzinfo=None)


class Origin(NamedTuple):
    """Where a step comes from: the copy of the file, who typed, on which day, its clocks and its maker of uids."""

    replica: str
    who: str
    today: date
    tick: Callable[[], int]
    make_uid: Callable[[], str] = lambda: uuid4().hex
    now: Callable[[], datetime] = utc_now


class UnitOfWork:
    """What a handler gets: records to change, rows to check rules against, and `finish`.

    Attributes:
        read: rows inside this very transaction.
        who: who is typing.
        today: the day on which the change is made.
    """

    def __init__(self, session: Session, origin: Origin) -> None:
        self.who = origin.who
        self.today = origin.today
        self.read = Reading(self._rows, origin.today)
        self._session = session
        self._origin = origin
        self._step = Step(uid=origin.make_uid(), replica=origin.replica, who=origin.who)
        self._changes: list[StepChange] = []
        self._parents: dict[tuple[str, str, str | None], list[str]] = {}
        self._entered: dict[tuple[type[Record], str], str] = {}
        event.listen(session, "before_flush", self._gather)

    def get(self, kind: type[R], uid: str) -> R:
        """Give a record to change.

        Raises:
            Conflict: it is gone.
        """
        found = self._session.get(kind, uid)
        if found is None:
            raise Conflict("这条记录已经被删除，请先刷新。")
        return found

    def only(self, kind: type[R]) -> R | None:
        """Give the record of a kind of which a file has one, None before it is there."""
        return self._session.scalars(select(kind)).first()

    def exists(self, kind: type[Record], uid: str) -> bool:
        """Tell whether a record is there."""
        return self._session.get(kind, uid) is not None

    def records(self, kind: type[R], column: InstrumentedAttribute[str], values: Iterable[str]) -> list[R]:
        """Give all records whose column has one of the values, in one question. They stay known while they are held."""
        given = func.json_each(json.dumps(list(values))).table_valued("value")
        return list(self._session.scalars(select(kind).where(column.in_(select(given.c.value)))))

    def add(self, *records: Record) -> None:
        """Put new records into the file."""
        self._session.add_all(records)

    def keep_content(self, sha256: str, content: bytes) -> None:
        """Keep the bytes of an attachment under their hash, once however many attachments have them."""
        known = select(AttachmentContent.sha256).where(AttachmentContent.sha256 == sha256)
        new = (one for one in self._session.new if isinstance(one, AttachmentContent))
        if self._session.scalars(known).first() is None and all(one.sha256 != sha256 for one in new):
            self._session.add(AttachmentContent(sha256=sha256, content=content))

    def delete(self, record: Record) -> None:
        """Take a record out, with all that it owns."""
        self._session.delete(record)

    def directory(self, kind: type[Directory], name: str) -> str | None:
        """Give the uid of a directory entry by its name, entering it if it is new; None for an empty name."""
        if not name:
            return None
        if (kind, name) not in self._entered:
            self._entered[kind, name] = self._find_or_enter(kind, name)
        return self._entered[kind, name]

    def last_position(
        self, kind: type[Project | Workstream | Pillar], parent: InstrumentedAttribute[str], uid: str
    ) -> int:
        """Give the highest position among the children of `parent`, 0 where there is none."""
        highest = self._session.scalars(select(func.max(kind.position)).where(parent == uid)).one()
        return highest or 0

    def moment(self) -> datetime:
        """Give the moment of this change (UTC, without zone) by the copy's clock, which never runs backwards.

        What is entered later stands later, though the computer's clock was set back meanwhile.
        """
        return EPOCH + timedelta(milliseconds=self._clock)

    def step_changes(self, step: str) -> tuple[str, str | None, list[FieldChangeRow]]:
        """Give a step's label, what it reverts, and its changes in the order they were made.

        Raises:
            Refused: there is no such step.
        """
        found = self._session.get(Step, step)
        if found is None:
            raise Refused("找不到要撤销的操作。")
        changes = self._session.scalars(
            select(StepChange).where(StepChange.step_uid == step).order_by(StepChange.ordinal)
        ).all()
        rows = [FieldChangeRow(step, c.entity, c.key, c.field, c.old, c.new) for c in changes]
        return found.label, found.reverts, rows

    def pending_deletions(self) -> list[Record]:
        """Give the records that the commit will delete, owned ones included."""
        return [record for record in self._session.deleted if isinstance(record, Record)]

    def finish(
        self,
        label: str,
        *,
        projects: Iterable[str] = (),
        removed: Iterable[str] = (),
        everything: bool = False,
        reverts: str | None = None,
    ) -> ChangeSet:
        """Write the records and the step that tells of them, read the touched projects afresh, and commit.

        A change that changes nothing leaves no step and gives an empty ChangeSet.

        Raises:
            AlreadyThere: a new record was put in before; nothing is changed now.
        """
        self._step.label = label
        self._step.reverts = reverts
        self._flush()
        if not self._changes:
            self._session.rollback()
            return ChangeSet("", "")
        touched = list(projects)
        rows = self.read.projects_by_uid(touched) if touched else ()
        entities = frozenset(change.entity for change in self._changes)
        self._session.commit()
        return ChangeSet(self._step.uid, label, rows, frozenset(removed), everything, entities)

    def note_parents(self, keys: Iterable[str]) -> None:
        """Look up the latest changes of these records: the editor saw them, so they are the new ones' parents."""
        given = func.json_each(json.dumps(list(keys))).table_valued("value")  # there may be thousands
        found = self._session.execute(
            select(StepChange.entity, StepChange.key, StepChange.field, StepChange.uid)
            .join(Step, Step.uid == StepChange.step_uid)
            .where(StepChange.entity.in_(ENTITIES), StepChange.key.in_(select(given.c.value)))  # both: the index
            .order_by(Step.clock, StepChange.ordinal)
        ).all()
        self._parents = {(entity, key, field): [uid] for entity, key, field, uid in found}

    def _flush(self) -> None:
        try:
            self._session.flush()
        except IntegrityError as error:
            if not KNOWN_UID.search(str(error.orig)):
                raise
            self._session.rollback()
            raise AlreadyThere from error

    def _find_or_enter(self, kind: type[Directory], name: str) -> str:
        found = self._session.scalars(select(kind.uid).where(kind.name == name)).first()
        if found is not None:
            return found
        uid = directory_uid(kind.__tablename__, name)
        if self.exists(kind, uid):  # entered under this name once, renamed since
            uid = self._origin.make_uid()
        self._session.add(kind(uid=uid, name=name, position=0))
        return uid

    @cached_property
    def _clock(self) -> int:
        return self._origin.tick()

    def _rows(self, sql: str, values: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
        return self._session.connection().exec_driver_sql(sql, dict(values)).all()

    def _gather(self, session: Session, _context: object, _instances: object) -> None:
        """Before every flush: turn what is about to be written into change rows of this step."""
        _let_go_of_attachments(session)
        found = [*self._created(session), *self._edited(session), *self._deleted(session)]
        if not found:
            return
        if not self._changes:
            self._start_step(session)
        for change in found:
            change.step_uid = self._step.uid
            change.ordinal = len(self._changes)
            self._changes.append(change)
            session.add(change)

    def _start_step(self, session: Session) -> None:
        last = select(func.coalesce(func.max(Step.seq), 0)).where(Step.replica == self._origin.replica)
        self._step.seq = (last.scalar_subquery() + 1).self_group()  # type: ignore[assignment] # pyright: ignore[reportAttributeAccessIssue] - SQLAlchemy takes an expression for a value
        self._step.clock = self._clock
        self._step.at = self._origin.now()
        session.add(self._step)

    def _created(self, session: Session) -> list[StepChange]:
        new = [record for record in session.new if isinstance(record, Record)]
        return [self._change(record, None, None, snapshot(record)) for record in new]

    def _deleted(self, session: Session) -> list[StepChange]:
        gone = [record for record in session.deleted if isinstance(record, Record)]
        return [self._change(record, None, snapshot(record), None) for record in gone]

    def _edited(self, session: Session) -> list[StepChange]:
        dirty = [record for record in session.dirty if isinstance(record, Record)]
        return [self._change(record, field, old, new) for record in dirty for field, old, new in edited_fields(record)]

    def _change(self, record: Record, field: str | None, old: Any, new: Any) -> StepChange:  # noqa: ANN401 - any column
        entity = record.__tablename__
        parents = self._parents.get((entity, record.uid, field)) or self._parents.get((entity, record.uid, None), [])
        whole = field is None
        return StepChange(
            uid=self._origin.make_uid(),
            entity=entity,
            key=record.uid,
            field=field,
            old=None if whole and old is None else encode(old),
            new=None if whole and new is None else encode(new),
            parents=json.dumps(parents),
        )


def _let_go_of_attachments(session: Session) -> None:
    """Part attachments from what is deleted. SQLAlchemy would do so within the flush, and no step would tell of it."""
    gone = [record for record in session.deleted if isinstance(record, (Problem, Site))]
    for attachment in (one for record in gone for one in record.attachments if one not in session.deleted):
        if any(attachment.problem_uid == record.uid for record in gone):
            attachment.problem_uid = None
        else:
            attachment.site_uid = None


def snapshot(record: Record) -> dict[str, Any]:
    """Give all columns of a record as JSON values, the edit counter left out."""
    columns = inspect(record).mapper.column_attrs
    return {column.key: plain(getattr(record, column.key)) for column in columns if column.key != EDIT_COUNTER}


def edited_fields(record: Record) -> list[tuple[str, Any, Any]]:
    """Give (field, old, new) of each changed column; the edit counter is not a field."""
    state = inspect(record)
    found: list[tuple[str, Any, Any]] = []
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if column.key != EDIT_COUNTER and history.has_changes():
            old = history.deleted[0] if history.deleted else None
            found.append((column.key, old, history.added[0] if history.added else None))
    return found


def plain(value: Any) -> Any:  # noqa: ANN401 - any column
    """Give a column's value as JSON has it: dates and moments in ISO form."""
    return value.isoformat() if isinstance(value, date) else value


def typed(kind: type[Record], field: str, value: Any) -> Any:  # noqa: ANN401 - a JSON value of any column
    """Give a JSON value as its column has it: the reverse of `plain`."""
    wanted = column_types(kind)[field]
    if value is not None and wanted in (date, datetime):
        return wanted.fromisoformat(value)
    return value


def encode(value: Any) -> str:  # noqa: ANN401 - any column
    """Write a column's value as JSON."""
    return json.dumps(plain(value), ensure_ascii=False)


def column_types(kind: type[Record]) -> dict[str, type]:
    """Give the Python type of each column of a table."""
    return {column.key: column.columns[0].type.python_type for column in inspect(kind).column_attrs}
