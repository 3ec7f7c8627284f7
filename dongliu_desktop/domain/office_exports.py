"""What is exported for other office programs, and what was read for it: plain values between questions and writers."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from dongliu_desktop.domain.month_entry import MonthRow
from dongliu_desktop.domain.rows import PillarRow, ProjectRow
from dongliu_desktop.domain.sites import Ledger


class Gathered(NamedTuple):
    """What was read for an export: the office, the year, the day its figures hold for, and the content."""

    office: str
    year: int
    day: date
    content: Any


class PillarProjects(NamedTuple):
    """The projects of one pillar in the order of the plan."""

    pillar: PillarRow
    projects: Sequence[ProjectRow]


class ProjectLedger(NamedTuple):
    """The register of sites of one project. Nothing personal is in it."""

    project: ProjectRow
    ledger: Ledger


class MonthSheet(NamedTuple):
    """All projects as they stand in a month."""

    month: int
    rows: Sequence[MonthRow]
