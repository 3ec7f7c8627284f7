"""Questions about attachments."""

from typing import Any

from sqlalchemy import ScalarSelect, Select, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute

from dongliu_desktop.storage.records import (
    Attachment,
    AttachmentContent,
    Pillar,
    PlanYear,
    Problem,
    ProgressReport,
    Project,
    Site,
    Step,
    StepChange,
    Workstream,
)


def _added(what: InstrumentedAttribute[Any]) -> ScalarSelect[Any]:
    """Give something of the step that first put an attachment in; undo and redo put it in again."""
    return (
        select(what)
        .join(StepChange, StepChange.step_uid == Step.uid)
        .where(
            StepChange.entity == Attachment.__tablename__,
            StepChange.key == Attachment.uid,
            StepChange.field.is_(None),
            StepChange.new.is_not(None),
        )
        .order_by(Step.clock, Step.uid)
        .limit(1)
        .correlate(Attachment)
        .scalar_subquery()
    )


def _attachments() -> Select[*tuple[Any, ...]]:
    added_at = _added(Step.at).label("added_at")
    return (
        select(
            Attachment.uid, Attachment.project_uid, PlanYear.frozen, Attachment.name, Attachment.sha256,
            Attachment.size, Attachment.media_type, Attachment.report_uid, Attachment.site_uid, Attachment.problem_uid,
            ProgressReport.as_of, func.coalesce(Site.name, "").label("site_name"),
            func.coalesce(Problem.text, "").label("problem_text"), added_at,
            func.coalesce(_added(Step.who), "").label("added_by"),
        )
        .join(Project, Project.uid == Attachment.project_uid)
        .join(Workstream, Workstream.uid == Project.workstream_uid)
        .join(Pillar, Pillar.uid == Workstream.pillar_uid)
        .join(PlanYear, PlanYear.uid == Pillar.year_uid)
        .outerjoin(ProgressReport, ProgressReport.uid == Attachment.report_uid)
        .outerjoin(Site, Site.uid == Attachment.site_uid)
        .outerjoin(Problem, Problem.uid == Attachment.problem_uid)
        .order_by(added_at.desc(), Attachment.name, Attachment.uid)
    )  # fmt: skip


STATEMENTS: dict[str, Select[*tuple[Any, ...]]] = {
    "ATTACHMENTS_OF_PROJECT": _attachments().where(Attachment.project_uid == bindparam("project")),
    "ATTACHMENT_BY_UID": _attachments().where(Attachment.uid == bindparam("uid")),
    "ATTACHMENT_CONTENT": select(AttachmentContent.content).where(AttachmentContent.sha256 == bindparam("sha256")),
    "ATTACHMENT_BYTES": select(func.coalesce(func.sum(func.length(AttachmentContent.content)), 0)),
}
