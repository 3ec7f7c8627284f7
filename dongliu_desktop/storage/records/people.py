"""Directories: the office, sections, communities, and posts with the person who holds them from a date on.

Names are not unique: two PCs may enter the same one offline. New entries get a uid made from their name
(`directory_uid`), so that the usual case merges by itself; the rest is joined by hand.
"""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from dongliu_desktop.storage.records.base import Record, reference


class OfficeRecord(Record):
    """The office that keeps this file; one row."""

    __tablename__ = "office"

    name: Mapped[str]
    district: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")


class Section(Record):
    """科室."""

    __tablename__ = "section"

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class Community(Record):
    """社区."""

    __tablename__ = "community"

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class Post(Record):
    """岗位: leaders and officers are named by post; the successor in a post takes over by itself."""

    __tablename__ = "post"

    name: Mapped[str]
    section_uid: Mapped[str | None] = mapped_column(reference("section.uid"))
    position: Mapped[int] = mapped_column(default=0)


class Person(Record):
    """A person of the office. Citizens are kept apart, in `household`."""

    __tablename__ = "person"

    name: Mapped[str]


class Appointment(Record):
    """Who holds a post from which day on."""

    __tablename__ = "appointment"

    post_uid: Mapped[str] = mapped_column(reference("post.uid"), index=True)
    person_uid: Mapped[str] = mapped_column(reference("person.uid"))
    valid_from: Mapped[date]
