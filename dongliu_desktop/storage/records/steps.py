"""Steps: audit log, undo, exchange and "as at" are the same append-only rows. Triggers forbid UPDATE and DELETE."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dongliu_desktop.storage.records.base import Base, reference


class Step(Base):
    """操作: one change as the user made it. `clock` is a hybrid logical clock in ms; `at` is UTC."""

    __tablename__ = "step"

    uid: Mapped[str] = mapped_column(primary_key=True)
    replica: Mapped[str]
    seq: Mapped[int]
    clock: Mapped[int]
    at: Mapped[datetime]
    who: Mapped[str]
    label: Mapped[str]
    reverts: Mapped[str | None]

    __table_args__ = (UniqueConstraint("replica", "seq"),)


class StepChange(Base):
    """One changed field of a step, or a whole record that came or went (`field` NULL). Values are JSON.

    `parents` are the uids of the latest changes of that field which the editor saw, as a JSON list: with them
    two offline copies merge as a set union.
    """

    __tablename__ = "step_change"

    uid: Mapped[str] = mapped_column(primary_key=True)
    step_uid: Mapped[str] = mapped_column(reference("step.uid"), index=True)
    ordinal: Mapped[int]
    entity: Mapped[str]
    key: Mapped[str]
    field: Mapped[str | None]
    old: Mapped[str | None]
    new: Mapped[str | None]
    parents: Mapped[str]

    __table_args__ = (Index("ix_step_change_record", "entity", "key"),)


class Replica(Base):
    """This copy of the file; its random id is minted when the file is made (or restored, or copied)."""

    __tablename__ = "replica"

    uid: Mapped[str] = mapped_column(primary_key=True)
    minted_at: Mapped[datetime]
