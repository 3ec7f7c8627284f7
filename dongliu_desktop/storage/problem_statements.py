"""Questions about problems and supervised items."""

from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import aliased

from dongliu_desktop.storage.records import (
    Appointment,
    Attachment,
    Person,
    Pillar,
    PlanYear,
    Post,
    Problem,
    Project,
    Section,
    Workstream,
)

REFERENCE = func.coalesce(PlanYear.reference_date, bindparam("today"))
Owner = aliased(Post, name="owner")
Attached = (
    select(Attachment.problem_uid, func.count().label("number"))
    .where(Attachment.problem_uid.is_not(None))
    .group_by(Attachment.problem_uid)
    .subquery("attached")
)


def _problems() -> Select[*tuple[Any, ...]]:
    """Give items with the person who holds the owner's post at the reference date, in the order of the plan."""
    holder = (
        select(Person.name)
        .join(Appointment, Appointment.person_uid == Person.uid)
        .where(Appointment.post_uid == Problem.owner_uid, Appointment.valid_from <= REFERENCE)
        .order_by(Appointment.valid_from.desc(), Appointment.uid)
        .limit(1)
        .correlate(Problem, PlanYear)
        .scalar_subquery()
    )
    return (
        select(
            Problem.uid, PlanYear.year, PlanYear.frozen, REFERENCE.label("reference"), Problem.project_uid,
            func.coalesce(Project.name, "").label("project_name"), func.coalesce(Pillar.name, "").label("pillar_name"),
            func.coalesce(Section.name, "").label("section"), Problem.text, Problem.source,
            func.coalesce(Owner.name, "").label("owner"), func.coalesce(holder, "").label("holder"),
            Problem.measure, Problem.due, Problem.evidence, Problem.opened_on, Problem.closed_on, Problem.closed_by,
            Problem.struck_off_on, Problem.struck_off_by, Problem.reopened, Problem.sentence,
            func.coalesce(Attached.c.number, 0).label("attachments"),
        )
        .join(PlanYear, PlanYear.uid == Problem.year_uid)
        .outerjoin(Project, Project.uid == Problem.project_uid)
        .outerjoin(Workstream, Workstream.uid == Project.workstream_uid)
        .outerjoin(Pillar, Pillar.uid == Workstream.pillar_uid)
        .outerjoin(Section, Section.uid == Project.section_uid)
        .outerjoin(Owner, Owner.uid == Problem.owner_uid)
        .outerjoin(Attached, Attached.c.problem_uid == Problem.uid)
        .order_by(Pillar.position, Workstream.position, Project.position, Problem.opened_on, Problem.uid)
    )  # fmt: skip


STATEMENTS: dict[str, Select[*tuple[Any, ...]]] = {
    "PROBLEMS_OF_YEAR": _problems().where(PlanYear.year == bindparam("year")),
    "PROBLEMS_OF_PROJECT": _problems().where(Problem.project_uid == bindparam("project")),
    "PROBLEM_BY_UID": _problems().where(Problem.uid == bindparam("uid")),
}
