"""What is asked of directories: their entries, who holds the posts, former names, and all that names an entry."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, literal, null, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from dongliu_desktop.domain.directories import KINDS
from dongliu_desktop.storage.records import (
    Appointment,
    Community,
    Person,
    Pillar,
    PlanYear,
    Post,
    Problem,
    Project,
    ProjectCommunity,
    ProjectSection,
    Record,
    Section,
    Site,
    Step,
    StepChange,
    Workstream,
)

WANTED: BindParameter[str] = bindparam("uid")
Rows = Select[*tuple[Any, ...]]
Column = InstrumentedAttribute[Any]


def _told(record: type[Record], names: Column) -> tuple[ColumnElement[Any], ...]:
    """Give table, column and key of what names an entry, and the entry."""
    table = literal(record.__tablename__).label("entity")
    return table, literal(names.key).label("field"), record.uid.label("key"), names.label("entry")


def _in_a_project(record: type[Record], names: Column, project: Column | None = None) -> Rows:
    """Give what names an entry and belongs to a project; without `project` it is the project itself."""
    rows = select(*_told(record, names), Project.uid.label("project"), PlanYear.year, PlanYear.frozen)
    if project is not None:
        rows = rows.join(Project, Project.uid == project)
    return (
        rows.join(Workstream, Workstream.uid == Project.workstream_uid)
        .join(Pillar, Pillar.uid == Workstream.pillar_uid)
        .join(PlanYear, PlanYear.uid == Pillar.year_uid)
        .where(*_wanted(names))
    )


def _elsewhere(record: type[Record], names: Column) -> Rows:
    """Give what names an entry and belongs to no year."""
    return select(*_told(record, names), null().label("project"), null().label("year"), null().label("frozen")).where(
        *_wanted(names)
    )


def _wanted(names: Column) -> tuple[ColumnElement[bool], ...]:
    """Ask for one entry, or with an empty uid for all."""
    return or_(WANTED == "", names == WANTED), names.is_not(None)


def _uses() -> Rows:
    """Give all that names entries of directories."""
    found = union_all(
        _in_a_project(Project, Project.section_uid),
        _in_a_project(Project, Project.leader_uid),
        _in_a_project(Project, Project.officer_uid),
        _in_a_project(ProjectSection, ProjectSection.section_uid, ProjectSection.project_uid),
        _in_a_project(ProjectCommunity, ProjectCommunity.community_uid, ProjectCommunity.project_uid),
        _in_a_project(Site, Site.community_uid, Site.project_uid),
        _in_a_project(Site, Site.officer_uid, Site.project_uid),
        select(*_told(Problem, Problem.owner_uid), Problem.project_uid, PlanYear.year, PlanYear.frozen)
        .join(PlanYear, PlanYear.uid == Problem.year_uid)
        .where(*_wanted(Problem.owner_uid)),
        _elsewhere(Post, Post.section_uid),
        _elsewhere(Appointment, Appointment.post_uid),
    ).subquery()
    return select(found)


def _entries() -> Rows:
    """Give the entries of all directories, each in its own order."""
    kinds: tuple[type[Section | Community | Post], ...] = (Section, Community, Post)
    found = union_all(
        *(
            select(
                literal(kind.__tablename__).label("kind"), kind.uid, kind.name, kind.position,
                (Post.section_uid if kind is Post else null()).label("section_uid"),
            )
            for kind in kinds
        )
    ).subquery()  # fmt: skip
    return (
        select(found.c.kind, found.c.uid, found.c.name, func.coalesce(Section.name, "").label("section"))
        .outerjoin(Section, Section.uid == found.c.section_uid)
        .order_by(found.c.kind, found.c.position, found.c.name)
    )


STATEMENTS: dict[str, Rows] = {
    "DIRECTORY_ENTRIES": _entries(),
    "DIRECTORY_USES": _uses(),
    "APPOINTMENTS": select(
        Appointment.uid, Appointment.post_uid, Person.name, Appointment.valid_from, Post.name.label("post")
    )
    .join(Person, Person.uid == Appointment.person_uid)
    .join(Post, Post.uid == Appointment.post_uid)
    .order_by(Appointment.valid_from, Appointment.uid),
    "NAME_CHANGES": select(StepChange.key, StepChange.old, StepChange.new, Step.reverts, Step.label)
    .join(Step, Step.uid == StepChange.step_uid)
    .where(or_(*(StepChange.entity == kind for kind in KINDS)), StepChange.field == "name")
    .order_by(Step.clock, StepChange.ordinal),
}
