"""Percentages that are computed instead of entered, one subselect per measure: to add a measure, add a line."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, case, func, or_, select

from dongliu_desktop.domain.rows import MILESTONES, SITES
from dongliu_desktop.storage.records import Milestone, PlanYear, Project, ProjectKind, Site, SiteStage, Stage

PERCENT_OF_ONE = 100


def milestones_percent(day: ColumnElement[Any]) -> ScalarSelect[float | None]:
    """Give the share of the weights whose milestones were reached by `day`, in percent; NULL without milestones.

    `day` may be of the project or of its year.
    """
    reached = func.sum(case((Milestone.actual <= day, Milestone.weight), else_=0))
    return (
        select(reached * PERCENT_OF_ONE / func.nullif(func.sum(Milestone.weight), 0))
        .where(Milestone.project_uid == Project.uid)
        .correlate(Project, PlanYear)
        .scalar_subquery()
    )


SIZE = case((Project.site_basis == "area", Site.area), else_=Site.count)
TRACK = func.coalesce(Project.stage_track_uid, ProjectKind.stage_track_uid)


def sites_percent(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """Give what `domain.sites.site_progress` gives, for all projects of a tab at once.

    NULL where a site has no size, or no stage of the track has been entered by `day`.
    """
    outer = (Project, PlanYear, ProjectKind)
    done = (
        select(func.sum(case((SiteStage.state == "done", SIZE * Stage.weight), else_=0)))
        .select_from(Site)
        .join(SiteStage, SiteStage.site_uid == Site.uid)
        .join(Stage, Stage.uid == SiteStage.stage_uid)
        .where(Site.project_uid == Project.uid, Stage.track_uid == TRACK, ~Stage.beside)
        .where(or_(SiteStage.reached_on.is_(None), SiteStage.reached_on <= day))
    )
    total = select(case((func.count(SIZE) == func.count(Site.uid), func.sum(SIZE)), else_=None)).where(
        Site.project_uid == Project.uid
    )
    weights = select(func.sum(Stage.weight)).where(Stage.track_uid == TRACK, ~Stage.beside)
    found = (part.correlate(*outer).scalar_subquery() for part in (done, total, weights))
    reached, whole, shares = found
    return reached * PERCENT_OF_ONE / func.nullif(whole * shares, 0)


COMPUTED: dict[str, Callable[[ColumnElement[Any]], ColumnElement[Any]]] = {
    MILESTONES: milestones_percent,
    SITES: sites_percent,
}
"""By measure: what gives a project's percentage at a day, NULL where there is nothing to compute it from yet."""


def computed(day: ColumnElement[Any]) -> ColumnElement[float | None]:
    """Give the computed percentage of a project at `day`, NULL where its measure is entered by people."""
    return case(*((Project.measure == measure, percent(day)) for measure, percent in COMPUTED.items()), else_=None)
