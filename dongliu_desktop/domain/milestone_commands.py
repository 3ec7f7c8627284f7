"""What may be done with milestones (节点) of a project."""

from datetime import date
from typing import NamedTuple

from dongliu_desktop.domain.milestones import MilestoneRow


class SaveMilestone(NamedTuple):
    """Add a milestone at the end (`seen` is None), or change one that the editor saw as `seen`."""

    uid: str
    project: str
    name: str
    planned: date | None = None
    actual: date | None = None
    weight: float = 1.0
    seen: MilestoneRow | None = None


class MoveMilestone(NamedTuple):
    """Move a milestone one place up (-1) or down (1) in its project; at the end nothing happens."""

    uid: str
    by: int


class DeleteMilestone(NamedTuple):
    """Take a milestone out."""

    seen: MilestoneRow


MilestoneCommand = SaveMilestone | MoveMilestone | DeleteMilestone
