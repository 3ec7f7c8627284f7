"""One change: one transaction, one step with its field changes, and the fresh rows read before the commit."""

import json
import time
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import event, func, inspect, select
from sqlalchemy.orm import Session

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.storage.reading import Reading
from dongliu_desktop.storage.records import Record, Step, StepChange


class Clock:
    """A hybrid logical clock in milliseconds: follows the wall, never runs backwards."""

    def __init__(self) -> None:
        self._last = 0

    def tick(self) -> int:
        """Give a moment later than every one given before."""
        self._last = max(self._last + 1, time.time_ns() // 1_000_000)
        return self._last


class UnitOfWork:
    """What a handler gets: records to change, rows to check rules against, and `finish`.

    Attributes:
        session: for handlers' look-ups by key (`get`) and new records (`add`).
        read: rows inside this very transaction.
        who: who is typing.
        today: the day on which the change is made.
    """

    def __init__(self, session: Session, replica: str, clock: Clock, who: str, today: date) -> None:
        self.session = session
        self.who = who
        self.today = today
        self.read = Reading(lambda sql, values: session.connection().exec_driver_sql(sql, dict(values)).all(), today)
        self._replica = replica
        self._clock = clock
        self._step = Step(uid=uuid4().hex, replica=replica, who=who)
        self._changes: list[StepChange] = []
        self._parents: dict[tuple[str, str, str | None], list[str]] = {}
        event.listen(session, "before_flush", self._gather)

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
        """
        self._step.label = label
        self._step.reverts = reverts
        self.session.flush()
        if not self._changes:
            self.session.rollback()
            return ChangeSet("", "")
        touched = list(projects)
        rows = self.read.projects_by_uid(touched) if touched else ()
        self.session.commit()
        return ChangeSet(self._step.uid, label, rows, frozenset(removed), everything)

    def note_parents(self, changes: Iterable[tuple[str, str, str | None, str]]) -> None:
        """Remember which latest change of a field the editor saw: (entity, key, field, uid of that change)."""
        for entity, key, field, uid in changes:
            self._parents.setdefault((entity, key, field), []).append(uid)

    def heads(self, records: Iterable[Record]) -> None:
        """Look up the latest changes of these records' fields, which become the parents of the new ones."""
        keys = [record.uid for record in records]
        found = self.session.execute(
            select(StepChange.entity, StepChange.key, StepChange.field, StepChange.uid)
            .join(Step, Step.uid == StepChange.step_uid)
            .where(StepChange.key.in_(keys))
            .order_by(Step.clock, StepChange.ordinal)
        ).all()
        latest = {(entity, key, field): uid for entity, key, field, uid in found}
        self.note_parents((*field, uid) for field, uid in latest.items())

    def _gather(self, session: Session, _context: object, _instances: object) -> None:
        """Before every flush: turn what is about to be written into change rows of this step."""
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
        last = select(func.coalesce(func.max(Step.seq), 0)).where(Step.replica == self._replica)
        self._step.seq = (last.scalar_subquery() + 1).self_group()  # type: ignore[assignment] # pyright: ignore[reportAttributeAccessIssue] - SQLAlchemy takes an expression for a value
        self._step.clock = self._clock.tick()
        self._step.at = datetime.now(UTC).replace(tzinfo=None)
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
            uid=uuid4().hex,
            entity=entity,
            key=record.uid,
            field=field,
            old=None if whole and old is None else encode(old),
            new=None if whole and new is None else encode(new),
            parents=json.dumps(parents),
        )


def snapshot(record: Record) -> dict[str, Any]:
    """Give all columns of a record as JSON values."""
    return {column.key: plain(getattr(record, column.key)) for column in inspect(record).mapper.column_attrs}


def edited_fields(record: Record) -> list[tuple[str, Any, Any]]:
    """Give (field, old, new) of each changed column; the edit counter is not a field."""
    state = inspect(record)
    found: list[tuple[str, Any, Any]] = []
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if column.key != "version" and history.has_changes():
            old = history.deleted[0] if history.deleted else None
            found.append((column.key, old, history.added[0] if history.added else None))
    return found


def plain(value: Any) -> Any:  # noqa: ANN401 - any column
    """Give a column's value as JSON has it: dates and moments in ISO form."""
    return value.isoformat() if isinstance(value, date) else value


def encode(value: Any) -> str:  # noqa: ANN401 - any column
    """Write a column's value as JSON."""
    return json.dumps(plain(value), ensure_ascii=False)
