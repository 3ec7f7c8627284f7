"""The plan: years, pillars, workstreams, projects and their lineage."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dongliu_desktop.storage.records.base import Record, reference
from dongliu_desktop.storage.records.progress import (
    Attachment,
    Milestone,
    Problem,
    ProgressReport,
    Reading,
    Site,
)

OWNED = "all, delete-orphan"


class LightRuleRecord(Record):
    """亮灯规则, valid from a date on.

    `conditions` is JSON as `domain/light_rules.py` writes it, "" for the default ones. After `escalate_after` red
    months running a project is put under supervision.
    """

    __tablename__ = "light_rule"

    name: Mapped[str]
    valid_from: Mapped[date | None]
    conditions: Mapped[str] = mapped_column(default="")
    escalate_after: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")


class PlanYear(Record):
    """年度. `reference_date` NULL means "today"; `closing_day` is the month report's last day."""

    __tablename__ = "plan_year"

    year: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(default="")
    reference_date: Mapped[date | None]
    closing_day: Mapped[int] = mapped_column(default=28)
    frozen: Mapped[bool] = mapped_column(default=False)
    light_rule_uid: Mapped[str | None] = mapped_column(reference("light_rule.uid"))
    sentence: Mapped[str] = mapped_column(default="")

    __table_args__ = (CheckConstraint("closing_day BETWEEN 1 AND 31", name="closing_day"),)


class Theme(Record):
    """The lasting theme (乐业 乐居 乐活 乐享) that pillars of different years continue."""

    __tablename__ = "theme"

    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]


class Pillar(Record):
    """板块: one tab of its year."""

    __tablename__ = "pillar"

    year_uid: Mapped[str] = mapped_column(reference("plan_year.uid"), index=True)
    theme_uid: Mapped[str | None] = mapped_column(reference("theme.uid"))
    position: Mapped[int]
    name: Mapped[str]
    short: Mapped[str]
    goal: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")


class Workstream(Record):
    """条线: 一是/二是/三是 inside a pillar."""

    __tablename__ = "workstream"

    pillar_uid: Mapped[str] = mapped_column(reference("pillar.uid"), index=True)
    position: Mapped[int]
    ordinal: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    sentence: Mapped[str] = mapped_column(default="")


class ProjectKind(Record):
    """类别: 征迁, 综合整治, 专项行动 …; an editable list, each with its usual stage track."""

    __tablename__ = "project_kind"

    name: Mapped[str]
    position: Mapped[int]
    stage_track_uid: Mapped[str | None] = mapped_column(reference("stage_track.uid"))


class Project(Record):
    """项目. Money in 万元, `invested_before` until the end of last year.

    `version` counts edits, so that a stale editor is noticed.
    `site_basis` is what its sites count by; `stage_track_uid` NULL means the track of its kind.
    """

    __tablename__ = "project"

    workstream_uid: Mapped[str] = mapped_column(reference("workstream.uid"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    kind_uid: Mapped[str | None] = mapped_column(reference("project_kind.uid"))
    nature: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="percent")
    target: Mapped[str] = mapped_column(default="")
    target_quantity: Mapped[float | None]
    unit: Mapped[str] = mapped_column(default="")
    qualifier: Mapped[str] = mapped_column(default="")
    start: Mapped[date | None]
    due: Mapped[date | None]
    due_text: Mapped[str] = mapped_column(default="")
    leader_uid: Mapped[str | None] = mapped_column(reference("post.uid"))
    section_uid: Mapped[str | None] = mapped_column(reference("section.uid"))
    officer_uid: Mapped[str | None] = mapped_column(reference("post.uid"))
    weight: Mapped[float] = mapped_column(default=1.0)
    total_investment: Mapped[float | None]
    annual_investment: Mapped[float | None]
    invested_before: Mapped[float | None]
    site_basis: Mapped[str] = mapped_column(default="count", server_default="count")
    stage_track_uid: Mapped[str | None]  # no foreign key: SQLite adds none to a table that is there; tracks stay
    light_override: Mapped[str | None]
    light_override_reason: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    # No back references: relationships exist so that a deletion takes its children along as recorded changes.
    reports: Mapped[list[ProgressReport]] = relationship(cascade=OWNED)
    milestones: Mapped[list[Milestone]] = relationship(cascade=OWNED)
    sites: Mapped[list[Site]] = relationship(cascade=OWNED)
    readings: Mapped[list[Reading]] = relationship(cascade=OWNED)
    problems: Mapped[list[Problem]] = relationship(cascade=OWNED)
    attachments: Mapped[list[Attachment]] = relationship(cascade=OWNED)
    supporting: Mapped[list["ProjectSection"]] = relationship(cascade=OWNED)
    communities: Mapped[list["ProjectCommunity"]] = relationship(cascade=OWNED)
    earlier: Mapped[list["ProjectLink"]] = relationship(
        cascade=OWNED, foreign_keys="ProjectLink.later_uid", overlaps="later"
    )
    later: Mapped[list["ProjectLink"]] = relationship(cascade=OWNED, foreign_keys="ProjectLink.earlier_uid")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - declared by SQLAlchemy as a plain dict
    __table_args__ = (
        CheckConstraint("nature IN ('', '新建', '续建', '结转', '前期')", name="nature"),
        CheckConstraint("measure IN ('percent', 'quantity', 'sites', 'milestones', 'words')", name="measure"),
        CheckConstraint("site_basis IN ('count', 'area')", name="site_basis"),
        CheckConstraint("start IS NULL OR due IS NULL OR start <= due", name="dates"),
        CheckConstraint(
            "light_override IS NULL OR light_override IN ('blue', 'green', 'yellow', 'orange', 'red', 'grey')",
            name="light_override",
        ),
    )


class ProjectSection(Record):
    """配合单位: a section that supports a project."""

    __tablename__ = "project_section"

    project_uid: Mapped[str] = mapped_column(reference("project.uid"), index=True)
    section_uid: Mapped[str] = mapped_column(reference("section.uid"))
    position: Mapped[int]


class ProjectCommunity(Record):
    """社区 in which a project takes place."""

    __tablename__ = "project_community"

    project_uid: Mapped[str] = mapped_column(reference("project.uid"), index=True)
    community_uid: Mapped[str] = mapped_column(reference("community.uid"))
    position: Mapped[int]


class ProjectLink(Record):
    """Lineage: a later project continues an earlier one; projects may split and merge."""

    __tablename__ = "project_link"

    earlier_uid: Mapped[str] = mapped_column(reference("project.uid"), index=True)
    later_uid: Mapped[str] = mapped_column(reference("project.uid"), index=True)
    relation: Mapped[str]
    note: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("earlier_uid", "later_uid"),
        CheckConstraint("relation IN ('结转', '延续')", name="relation"),
    )


class YearNote(Record):
    """Facts of a year that are no project: honours, visits, the closing words."""

    __tablename__ = "year_note"

    year_uid: Mapped[str] = mapped_column(reference("plan_year.uid"), index=True)
    pillar_uid: Mapped[str | None] = mapped_column(reference("pillar.uid"))
    kind: Mapped[str]
    text: Mapped[str]
    sentence: Mapped[str] = mapped_column(default="")
