"""Percentages that are computed instead of entered, one subselect per measure: to add a measure, add a line."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, case, func, select

from dongliu_desktop.domain.rows import MILESTONES
from dongliu_desktop.storage.records import Milestone, PlanYear, Project

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


COMPUTED: dict[str, Callable[[ColumnElement[Any]], ScalarSelect[float | None]]] = {
    MILESTONES: milestones_percent,
}
"""By measure: what gives a project's percentage at a day, NULL where there is nothing to compute it from yet."""


def computed(day: ColumnElement[Any]) -> ColumnElement[float | None]:
    """Give the computed percentage of a project at `day`, NULL where its measure is entered by people."""
    return case(*((Project.measure == measure, percent(day)) for measure, percent in COMPUTED.items()), else_=None)
