"""Frozen values to show. They ride in every change message, so that no view has to read after a commit.

They are NamedTuples: immutable, cheap to define (start-up) and to make (thousands per tab).
"""

from datetime import date, datetime
from typing import NamedTuple

from dongliu_desktop.domain.lights import Light
from dongliu_desktop.domain.periods import Period

MONEY = "万元"  # the unit of all money
WORDS_ONLY = "words"
PERCENT = "percent"
QUANTITY = "quantity"
SITES = "sites"
MILESTONES = "milestones"

MEASURES: dict[str, str] = {
    PERCENT: "形象进度（百分比）",
    QUANTITY: "完成数量 / 目标",
    SITES: "点位阶段（自动计算）",
    MILESTONES: "节点（按权重）",
    WORDS_ONLY: "只写文字",
}
NATURES: tuple[str, ...] = ("", "新建", "续建", "结转", "前期")


class YearRow(NamedTuple):
    """A plan year. `reference` is the day at which lights are computed; `fixed` tells whether it stands still."""

    uid: str
    year: int
    title: str
    reference: date
    fixed: bool
    frozen: bool
    closing_day: int


class PillarRow(NamedTuple):
    """A policy pillar of one year: the lasting theme it continues, its projects, and the theme's indicators."""

    uid: str
    year: int
    name: str
    short: str
    goal: str
    theme: str
    projects: int
    indicators: int = 0


class WorkstreamRow(NamedTuple):
    """A workstream (一是/二是/三是) inside a pillar."""

    uid: str
    pillar: str
    ordinal: str
    name: str

    @property
    def title(self) -> str:
        """The line that groups the table: "一是 地块拆迁全力以赴"."""
        return f"{self.ordinal} {self.name}".strip()


class ProjectRow(NamedTuple):
    """A project with its latest report at the year's reference date and its light.

    `percent` is the effective percentage (0-100, more where a quantity passed its target), None for words only.
    `progress` is the latest non-empty 进展情况; `problems` and `next_steps` belong to the latest report.
    `reported_qualifier` is printed with `quantity` (余, 超过). `schedule` is 时序进度 in percent. `version` is what
    an editor saw. `computed` is the percentage that follows from sites or milestones, None where people enter it.
    `override` is the light that a person has set instead of the computed one, "" for none. Money is in 万元:
    `invested` since January by the latest report that tells it, `invested_before` until the end of last year.
    """

    uid: str
    version: int
    year: int
    frozen: bool
    reference: date
    pillar: str
    pillar_name: str
    workstream: str
    workstream_title: str
    position: int
    name: str
    kind: str
    nature: str
    measure: str
    target: str
    target_quantity: float | None
    unit: str
    qualifier: str
    start: date | None
    due: date | None
    due_text: str
    leader: str
    section: str
    supporting: str
    officer: str
    communities: str
    weight: float
    sentence: str
    report: str | None
    as_of: date | None
    entered_percent: float | None
    quantity: float | None
    reported_qualifier: str
    done: bool
    progress: str
    problems: str
    next_steps: str
    percent: float | None
    schedule: float
    light: Light
    reason: str
    computed: float | None = None
    override: str = ""
    override_reason: str = ""
    total_investment: float | None = None
    annual_investment: float | None = None
    invested_before: float | None = None
    invested: float | None = None

    @property
    def has_investment(self) -> bool:
        """Whether money is reported: where some was planned, or was reported already."""
        return not (self.total_investment is self.annual_investment is self.invested_before is self.invested is None)

    @property
    def invested_since_start(self) -> float | None:
        """万元 since the start, None where nobody told what was done before this year, or in it."""
        if self.invested_before is None or self.invested is None:
            return None
        return self.invested_before + self.invested

    @property
    def investment_percent(self) -> float | None:
        """投资完成率: what was done this year in percent of what was planned for it, None where one is not known."""
        if not self.annual_investment or self.invested is None:
            return None
        return self.invested / self.annual_investment * 100

    @property
    def reported_this_month(self) -> bool:
        """Whether nothing is owed: reported in the month of the reference date, or finished."""
        if self.as_of is None:
            return False
        same_month = (self.as_of.year, self.as_of.month) == (self.reference.year, self.reference.month)
        return same_month or self.light == Light.BLUE


class ReportRow(NamedTuple):
    """One progress report as it was entered. A corrected one stays, with `superseded` set. `attachments`: how many."""

    uid: str
    project: str
    as_of: date
    percent: float | None
    quantity: float | None
    qualifier: str
    done: bool
    progress: str
    problems: str
    next_steps: str
    reporter: str
    entered_at: datetime
    supersedes: str | None
    superseded: bool
    reason: str
    sentence: str
    attachments: int = 0
    investment: float | None = None


class ReadingRow(NamedTuple):
    """One reading of an indicator, as printed. `value` is the number behind `printed`; the target may be a range."""

    indicator: str
    name: str
    theme: str
    project: str | None
    year: int
    period: Period
    value: float | None
    printed: str
    unit: str
    qualifier: str
    growth: str
    rank: int | None
    rank_basis: str
    rank_scope: str
    words: str
    sentence: str
    uid: str = ""
    target_low: float | None = None
    target_high: float | None = None


class LinkRow(NamedTuple):
    """A project of an earlier year and the one that continues it; `relation` is 结转 or 延续."""

    earlier: str
    later: str
    relation: str
    note: str


class StepRow(NamedTuple):
    """One line of the audit log."""

    uid: str
    at: datetime
    who: str
    label: str
    reverts: str | None


class FieldChangeRow(NamedTuple):
    """What one step did to one field of one record; `field` is None where the whole record came or went."""

    step: str
    entity: str
    key: str
    field: str | None
    old: str | None
    new: str | None


class SiteRow(NamedTuple):
    """A place inside a project, with its state in words. `counted` is how many of `unit` it stands for, if known."""

    uid: str
    project: str
    name: str
    unit: str
    counted: float | None
    community: str
    status: str
    stages: str
    sentence: str
