"""Questions about sites and their stages; part of `statements.py`."""

from typing import Any

from sqlalchemy import Select, and_, bindparam, case, func, or_, select

from dongliu_desktop.storage.computed_statements import SIZE, TRACK
from dongliu_desktop.storage.records import (
    Community,
    Disclosure,
    Household,
    Pillar,
    PlanYear,
    Post,
    Project,
    ProjectKind,
    Site,
    SiteStage,
    Stage,
    StageTrack,
    Step,
    StepChange,
    Workstream,
)

Statement = Select[*tuple[Any, ...]]

REFERENCE = func.coalesce(PlanYear.reference_date, bindparam("today"))
ENTERED = or_(SiteStage.reached_on.is_(None), SiteStage.reached_on <= REFERENCE)


def _given(name: str) -> Select[Any]:
    listed = func.json_each(bindparam(name)).table_valued("value")
    return select(listed.c.value)


def _totals() -> Statement:
    """Per project: what its sites come to, whatever their stages."""
    return (
        select(
            Project.uid, Project.site_basis, func.count(Site.uid), func.sum(SIZE.is_(None)),
            func.coalesce(func.sum(SIZE), 0), func.min(Site.unit), func.max(Site.unit),
        )
        .join(Site, Site.project_uid == Project.uid)
        .where(Project.uid.in_(_given("uids")))
        .group_by(Project.uid)
    )  # fmt: skip


def _reached() -> Statement:
    """Per project and stage of any track: the size that reached it by the reference date, and the last day."""
    return (
        select(
            Project.uid, SiteStage.stage_uid,
            func.coalesce(func.sum(case((SiteStage.state == "done", SIZE), else_=0)), 0),
            func.max(SiteStage.reached_on),
        )
        .join(Workstream, Workstream.uid == Project.workstream_uid)
        .join(Pillar, Pillar.uid == Workstream.pillar_uid)
        .join(PlanYear, PlanYear.uid == Pillar.year_uid)
        .join(Site, Site.project_uid == Project.uid)
        .join(SiteStage, SiteStage.site_uid == Site.uid)
        .where(Project.uid.in_(_given("uids")), ENTERED)
        .group_by(Project.uid, SiteStage.stage_uid)
    )  # fmt: skip


def _tracks_of_projects() -> Statement:
    """Per project: the stages of its track, in order."""
    return (
        select(Project.uid, Stage.uid, Stage.name, Stage.weight, Stage.beside)
        .outerjoin(ProjectKind, ProjectKind.uid == Project.kind_uid)
        .join(Stage, Stage.track_uid == TRACK)
        .where(Project.uid.in_(_given("uids")))
        .order_by(Project.uid, Stage.beside, Stage.position)
    )


def _columns() -> Statement:
    """Give the stages of a project's track, and behind them those of other tracks that its sites are in."""
    used = (
        select(SiteStage.stage_uid)
        .join(Site, Site.uid == SiteStage.site_uid)
        .where(Site.project_uid == bindparam("project"))
    )
    own = func.coalesce(Stage.track_uid == TRACK, 0)
    return (
        select(Stage.uid, Stage.name, Stage.weight, Stage.beside, own.label("own"))
        .select_from(Project)
        .outerjoin(ProjectKind, ProjectKind.uid == Project.kind_uid)
        .join(Stage, or_(Stage.track_uid == TRACK, Stage.uid.in_(used)))
        .where(Project.uid == bindparam("project"))
        .order_by(own.desc(), Stage.beside, Stage.position)
    )


def _ledger() -> Statement:
    private = select(Household.uid).where(Household.site_uid == Site.uid).exists()
    return (
        select(
            Site.uid, Site.position, Site.name, Site.unit, Site.count, Site.area,
            func.coalesce(Community.name, "").label("community"), func.coalesce(Post.name, "").label("officer"),
            Site.status, Site.sentence, private.label("private"),
        )
        .outerjoin(Community, Community.uid == Site.community_uid)
        .outerjoin(Post, Post.uid == Site.officer_uid)
        .where(Site.project_uid == bindparam("project"))
        .order_by(Site.position, Site.uid)
    )  # fmt: skip


def _marks() -> Statement:
    return (
        select(SiteStage.site_uid, SiteStage.stage_uid, SiteStage.state, SiteStage.reached_on)
        .join(Site, Site.uid == SiteStage.site_uid)
        .where(Site.project_uid == bindparam("project"))
    )


def _site_steps() -> Statement:
    """Give the steps that touched the sites of a project, newest first; they tell no values."""
    sites = select(Site.uid).where(Site.project_uid == bindparam("project"))
    of_sites = [
        StepChange.key.in_(select(kind.uid).where(kind.site_uid.in_(sites)))
        for kind in (SiteStage, Household, Disclosure)
    ]
    whole = func.coalesce(StepChange.new, StepChange.old)  # of a site that came or went
    gone = and_(
        StepChange.entity == "site",
        StepChange.field.is_(None),
        func.json_extract(whole, "$.project_uid") == bindparam("project"),
    )
    touched = select(StepChange.step_uid).where(
        or_(and_(StepChange.entity == "site", StepChange.key.in_(sites)), gone, *of_sites)
    )
    return (
        select(Step.uid, Step.at, Step.who, Step.label)
        .where(Step.uid.in_(touched))
        .order_by(Step.clock.desc())
        .limit(bindparam("limit"))
    )


def _tracks() -> Statement:
    used = select(SiteStage.uid).where(SiteStage.stage_uid == Stage.uid).exists()
    return (
        select(
            StageTrack.uid, StageTrack.name, Stage.uid, Stage.name, Stage.weight, Stage.beside, used.label("used")
        )
        .outerjoin(Stage, Stage.track_uid == StageTrack.uid)
        .order_by(StageTrack.name, StageTrack.uid, Stage.position)
    )  # fmt: skip


SITES_STATEMENTS: dict[str, Statement] = {
    "SITE_TOTALS": _totals(),
    "SITE_REACHED": _reached(),
    "SITE_TRACKS": _tracks_of_projects(),
    "LEDGER": _ledger(),
    "LEDGER_STAGES": _columns(),
    "LEDGER_MARKS": _marks(),
    "LEDGER_HEAD": select(Project.site_basis, func.coalesce(TRACK, "").label("track"))
    .outerjoin(ProjectKind, ProjectKind.uid == Project.kind_uid)
    .where(Project.uid == bindparam("project")),
    "SITE_STEPS": _site_steps(),
    "TRACKS": _tracks(),
    "TRACK_PROJECTS": select(Project.uid)
    .outerjoin(ProjectKind, ProjectKind.uid == Project.kind_uid)
    .where(bindparam("track") == TRACK),
    "HOUSEHOLD": select(
        Household.uid, Household.holder, Household.phone, Household.id_number, Household.bank_account,
        Household.compensation,
    ).where(Household.site_uid == bindparam("site")),
    "HOUSEHOLDS": select(
        Household.site_uid, Household.holder, Household.phone, Household.id_number, Household.bank_account,
        Household.compensation,
    )
    .join(Site, Site.uid == Household.site_uid)
    .where(Site.project_uid == bindparam("project")),
    "FROZEN_WITH_SITES": select(PlanYear.year)
    .select_from(Project)
    .join(Workstream, Workstream.uid == Project.workstream_uid)
    .join(Pillar, Pillar.uid == Workstream.pillar_uid)
    .join(PlanYear, and_(PlanYear.uid == Pillar.year_uid, PlanYear.frozen))
    .outerjoin(ProjectKind, ProjectKind.uid == Project.kind_uid)
    .where(bindparam("track") == TRACK)
    .limit(1),
}  # fmt: skip
