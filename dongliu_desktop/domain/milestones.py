"""节点: the planned steps of a project, how late each one is, and what share of the project they make up."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class MilestoneRow(NamedTuple):
    """A planned step with its planned and actual day. `weight` counts against those of the project's other steps."""

    uid: str
    name: str
    planned: date | None
    actual: date | None
    weight: float
    sentence: str = ""


def reached(row: MilestoneRow, day: date) -> bool:
    """Tell whether a milestone was reached by `day`."""
    return row.actual is not None and row.actual <= day


def days_late(row: MilestoneRow, day: date) -> int:
    """Give by how many days a milestone is late at `day`, or was when it was reached; 0 where it is not."""
    if row.planned is None:
        return 0
    end = row.actual if row.actual is not None and row.actual <= day else day
    return max((end - row.planned).days, 0)


def percent_reached(rows: Iterable[MilestoneRow], day: date) -> float | None:
    """Give the share of the weights reached by `day`, in percent; None without milestones.

    The file computes the same for every project (`storage/computed_statements.py`); a test compares them.
    """
    weights = [(row.weight, reached(row, day)) for row in rows]
    total = sum(weight for weight, _done in weights)
    return sum(weight for weight, done in weights if done) / total * 100 if total else None
