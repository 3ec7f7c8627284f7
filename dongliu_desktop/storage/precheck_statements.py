"""What the check before sending (报前体检) asks beside what the tables show anyway."""

from typing import Any

from sqlalchemy import Select, bindparam, func, select

from dongliu_desktop.storage.records import (
    Pillar,
    PlanYear,
    ProgressReport,
    Project,
    Site,
    SiteStage,
    Stage,
    Workstream,
)
from dongliu_desktop.storage.sites_statements import REFERENCE

Statement = Select[*tuple[Any, ...]]
PAIR = 2


def _in_year(statement: Statement) -> Statement:
    return (
        statement.join(Workstream, Workstream.uid == Project.workstream_uid)
        .join(Pillar, Pillar.uid == Workstream.pillar_uid)
        .join(PlanYear, PlanYear.uid == Pillar.year_uid)
        .where(PlanYear.year == bindparam("year"))
    )


def _newest_pairs() -> Statement:
    """Per project: its two newest reports up to the reference date that no correction replaced, the newest first."""
    correction = select(ProgressReport.supersedes_uid).where(ProgressReport.supersedes_uid.is_not(None))
    place = func.row_number().over(
        partition_by=ProgressReport.project_uid,
        order_by=(ProgressReport.as_of.desc(), ProgressReport.entered_at.desc(), ProgressReport.uid.desc()),
    )
    report = ProgressReport
    ranked = (
        _in_year(
            select(
                report.project_uid.label("project"), report.as_of, report.percent, report.quantity, report.reason,
                place.label("place"),
            ).join(Project, Project.uid == report.project_uid)
        )
        .where(report.uid.not_in(correction), report.as_of <= REFERENCE)
        .subquery("ranked")
    )  # fmt: skip
    shown = (ranked.c.project, ranked.c.as_of, ranked.c.percent, ranked.c.quantity, ranked.c.reason)
    return select(*shown).where(ranked.c.place <= PAIR).order_by(ranked.c.project, ranked.c.place)


def _reports_ahead() -> Statement:
    correction = select(ProgressReport.supersedes_uid).where(ProgressReport.supersedes_uid.is_not(None))
    found = select(ProgressReport.project_uid, func.max(ProgressReport.as_of).label("day")).join(
        Project, Project.uid == ProgressReport.project_uid
    )
    return (
        _in_year(found)
        .where(ProgressReport.uid.not_in(correction), ProgressReport.as_of > bindparam("today"))
        .group_by(ProgressReport.project_uid)
        .order_by(ProgressReport.project_uid)
    )


def _marks_ahead() -> Statement:
    found = (
        select(Site.project_uid, SiteStage.reached_on, Site.uid, Site.name, Stage.name.label("stage"))
        .select_from(SiteStage)
        .join(Site, Site.uid == SiteStage.site_uid)
        .join(Stage, Stage.uid == SiteStage.stage_uid)
        .join(Project, Project.uid == Site.project_uid)
    )
    return _in_year(found).where(SiteStage.reached_on > bindparam("today")).order_by(Site.position, Site.uid)


STATEMENTS: dict[str, Statement] = {
    "NEWEST_PAIRS": _newest_pairs(),
    "REPORTS_AHEAD": _reports_ahead(),
    "MARKS_AHEAD": _marks_ahead(),
}
