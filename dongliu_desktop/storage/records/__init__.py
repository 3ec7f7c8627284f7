"""All tables, typed. Whoever creates or changes a record does it through a unit of work."""

from dongliu_desktop.storage.records.base import Base, Record
from dongliu_desktop.storage.records.people import Appointment, Community, OfficeRecord, Person, Post, Section
from dongliu_desktop.storage.records.plan import (
    LightRuleRecord,
    Pillar,
    PlanYear,
    Project,
    ProjectCommunity,
    ProjectKind,
    ProjectLink,
    ProjectSection,
    Theme,
    Workstream,
    YearNote,
)
from dongliu_desktop.storage.records.progress import (
    Attachment,
    AttachmentContent,
    Disclosure,
    Household,
    Indicator,
    Milestone,
    PrintedSheet,
    Problem,
    ProgressReport,
    Reading,
    Site,
    SiteStage,
    Stage,
    StageTrack,
)
from dongliu_desktop.storage.records.steps import Replica, Step, StepChange

ENTITIES: dict[str, type[Record]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Record)
}

__all__ = [
    "ENTITIES",
    "Appointment",
    "Attachment",
    "AttachmentContent",
    "Base",
    "Community",
    "Disclosure",
    "Household",
    "Indicator",
    "LightRuleRecord",
    "Milestone",
    "OfficeRecord",
    "Person",
    "Pillar",
    "PlanYear",
    "Post",
    "PrintedSheet",
    "Problem",
    "ProgressReport",
    "Project",
    "ProjectCommunity",
    "ProjectKind",
    "ProjectLink",
    "ProjectSection",
    "Reading",
    "Record",
    "Replica",
    "Section",
    "Site",
    "SiteStage",
    "Stage",
    "StageTrack",
    "Step",
    "StepChange",
    "Theme",
    "Workstream",
    "YearNote",
]
