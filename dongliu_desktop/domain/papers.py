"""What a sheet is printed of, and what was read for it: plain values between the questions and the layouts."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from dongliu_desktop.domain.findings import Finding
from dongliu_desktop.domain.lineage import Kind
from dongliu_desktop.domain.rows import ProjectRow, ReportRow, SiteRow


class Subject(NamedTuple):
    """What a sheet is printed of; each kind of sheet reads what it needs.

    Attributes:
        year: plan year.
        pillar: uid of one pillar of it; "" for all.
        projects: uids of projects, in the order of printing; () for all of the pillar or year.
        earlier: the year to compare with; None for the one before, among those the file has.
        day: the day as of which all is shown; None for the year's reference date.
        known: the moment (UTC) up to which reports had been entered; None for all there are.
        month: 1-12, 0 for the month that is reported on at the reference date.
        theme, kinds: what a comparison is narrowed to; "" and none for all of it.
    """

    year: int
    pillar: str = ""
    projects: tuple[str, ...] = ()
    earlier: int | None = None
    day: date | None = None
    known: datetime | None = None
    theme: str = ""
    kinds: frozenset[Kind] = frozenset()
    month: int = 0


class ProjectFile(NamedTuple):
    """All that a project's own sheet shows: reports in any order, the corrected ones among them."""

    project: ProjectRow
    reports: Sequence[ReportRow]
    sites: Sequence[SiteRow]


class Gathered(NamedTuple):
    """What was read for a sheet: the office, the day its figures hold for, and one content per document to make.

    `findings` are what should be looked at before it is signed.
    """

    office: str
    day: date
    contents: Sequence[Any]
    findings: Sequence[Finding] = ()
