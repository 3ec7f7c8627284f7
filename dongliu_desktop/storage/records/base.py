"""The common ground of all tables."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Date, DateTime, Float, ForeignKey, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.sql.schema import ScalarElementColumnDefault

# Without names SQLite's batch migrations cannot drop a constraint.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables. Python types map to one column type each."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {str: Text, float: Float, date: Date, datetime: DateTime}


class Record(Base):
    """A table whose changes are steps: keyed by a uid that is the same on every PC."""

    __abstract__ = True

    uid: Mapped[str] = mapped_column(primary_key=True)

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - one keyword per column
        """Fill in the columns' defaults at once, so that a step tells the record as it will stand in the file."""
        defaults = {
            column.key: column.default.arg
            for column in type(self).__table__.columns
            if isinstance(column.default, ScalarElementColumnDefault)
        }
        super().__init__(**{**defaults, **values})


def reference(column: str) -> ForeignKey:
    """Give a foreign key that is checked at the commit, so that records may be written in any order."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")
