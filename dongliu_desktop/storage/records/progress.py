"""What happens in a project: reports, milestones, sites, readings, problems, attachments."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from dongliu_desktop.storage.records.base import Base, Record, reference

OWNED = "all, delete-orphan"


class ProgressReport(Record):
    """填报. Never overwritten: a correction is a new report that supersedes the old one, with a reason.

    `entered_at` is UTC; `percent` 0-100; `investment` 万元 since January;
    `qualifier` is what the source prints with the quantity (余, 超过).
    """

    __tablename__ = "progress_report"

    project_uid: Mapped[str] = mapped_column(reference("project.uid"))
    as_of: Mapped[date]
    percent: Mapped[float | None]
    quantity: Mapped[float | None]
    qualifier: Mapped[str] = mapped_column(default="")
    investment: Mapped[float | None]
    done: Mapped[bool] = mapped_column(default=False)
    progress: Mapped[str] = mapped_column(default="")
    problems: Mapped[str] = mapped_column(default="")
    next_steps: Mapped[str] = mapped_column(default="")
    reporter: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[datetime]
    # No foreign key: a correction may arrive from another PC before the report it corrects.
    supersedes_uid: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("percent IS NULL OR percent BETWEEN 0 AND 100", name="percent"),
        CheckConstraint("quantity IS NULL OR quantity >= 0", name="quantity"),
        Index("ix_progress_report_latest", "project_uid", "as_of", "entered_at", "uid"),
        Index(
            "ix_progress_report_supersedes",
            "supersedes_uid",
            sqlite_where=text("supersedes_uid IS NOT NULL"),
        ),
        # Few reports tell money: without it the newest one that does is looked for among all of a project.
        Index(
            "ix_progress_report_investment",
            "project_uid",
            "as_of",
            "entered_at",
            "uid",
            sqlite_where=text("investment IS NOT NULL"),
        ),
    )


class Milestone(Record):
    """节点."""

    __tablename__ = "milestone"

    project_uid: Mapped[str] = mapped_column(reference("project.uid"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    planned: Mapped[date | None]
    actual: Mapped[date | None]
    weight: Mapped[float] = mapped_column(default=1.0)
    sentence: Mapped[str] = mapped_column(default="")


class StageTrack(Record):
    """The stages that sites of one kind of project pass through."""

    __tablename__ = "stage_track"

    name: Mapped[str] = mapped_column(unique=True)


class Stage(Record):
    """One stage; `beside` ones (司法程序) run beside the track and count for nothing in the rates."""

    __tablename__ = "stage"

    track_uid: Mapped[str] = mapped_column(reference("stage_track.uid"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    weight: Mapped[float] = mapped_column(default=1.0)
    beside: Mapped[bool] = mapped_column(default=False)


class Site(Record):
    """点位: household, firm, parcel, bridge, staircase …, counted in its own unit (户 家 宗 个 幢 座).

    `count` is NULL where the source names a group and not how many.
    """

    __tablename__ = "site"

    project_uid: Mapped[str] = mapped_column(reference("project.uid"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    count: Mapped[float | None]
    area: Mapped[float | None]
    community_uid: Mapped[str | None] = mapped_column(reference("community.uid"))
    officer_uid: Mapped[str | None] = mapped_column(reference("post.uid"))
    status: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")

    stages: Mapped[list["SiteStage"]] = relationship(cascade=OWNED)
    household: Mapped[list["Household"]] = relationship(cascade=OWNED)
    attachments: Mapped[list["Attachment"]] = relationship()  # they stay with the project when a site goes


class SiteStage(Record):
    """Where a site stands in one stage: a date, or only a state where the source gives no date."""

    __tablename__ = "site_stage"

    site_uid: Mapped[str] = mapped_column(reference("site.uid"), index=True)
    stage_uid: Mapped[str] = mapped_column(reference("stage.uid"))
    reached_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="done")

    __table_args__ = (
        UniqueConstraint("site_uid", "stage_uid"),
        CheckConstraint("state IN ('done', 'started', 'intended')", name="state"),
    )


class Household(Record):
    """Personal data of a site's household, kept apart and masked by default. Money in 元."""

    __tablename__ = "household"

    site_uid: Mapped[str] = mapped_column(reference("site.uid"), index=True)
    holder: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    id_number: Mapped[str] = mapped_column(default="")
    bank_account: Mapped[str] = mapped_column(default="")
    compensation: Mapped[float | None]


class Disclosure(Record):
    """Who looked at a household's personal data unmasked, and why; never the data. The step tells who and when."""

    __tablename__ = "disclosure"

    # No foreign key: it stays when the site is gone.
    site_uid: Mapped[str] = mapped_column(index=True)
    shown_at: Mapped[datetime]
    reason: Mapped[str]


class PrintedSheet(Record):
    """A sheet that was printed or saved, with all it takes to print it again; the log is only added to.

    `printed_at` is UTC; `subject` and `profile` are JSON (domain.printed); `file` is "" for a printer.
    """

    __tablename__ = "printed_sheet"

    printed_at: Mapped[datetime] = mapped_column(index=True)
    who: Mapped[str]
    sheet: Mapped[str]
    title: Mapped[str]
    subject: Mapped[str]
    profile: Mapped[str]
    pages: Mapped[int]
    copies: Mapped[int]
    file: Mapped[str]
    digest: Mapped[str]


class Indicator(Record):
    """指标: what is measured, in which unit. `part` and `whole` are the two indicators of which it is the share."""

    __tablename__ = "indicator"

    theme_uid: Mapped[str | None] = mapped_column(reference("theme.uid"))
    position: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    part_uid: Mapped[str | None] = mapped_column(reference("indicator.uid"))
    whole_uid: Mapped[str | None] = mapped_column(reference("indicator.uid"))


class Reading(Record):
    """A figure as printed: value, unit, qualifier, period, growth, rank and its basis, target (a range)."""

    __tablename__ = "reading"

    indicator_uid: Mapped[str] = mapped_column(reference("indicator.uid"), index=True)
    year_uid: Mapped[str] = mapped_column(reference("plan_year.uid"), index=True)
    project_uid: Mapped[str | None] = mapped_column(reference("project.uid"), index=True)
    period: Mapped[str] = mapped_column(default="")
    from_month: Mapped[int | None]
    to_month: Mapped[int | None]
    cumulative: Mapped[bool] = mapped_column(default=True)
    value: Mapped[float | None]
    printed: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    qualifier: Mapped[str] = mapped_column(default="")
    growth: Mapped[str] = mapped_column(default="")
    rank: Mapped[int | None]
    rank_basis: Mapped[str] = mapped_column(default="")
    rank_scope: Mapped[str] = mapped_column(default="")
    target_low: Mapped[float | None]
    target_high: Mapped[float | None]
    words: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("from_month IS NULL OR from_month BETWEEN 1 AND 12", name="from_month"),
        CheckConstraint("to_month IS NULL OR to_month BETWEEN from_month AND 12", name="to_month"),
    )


class Problem(Record):
    """问题、督办: source, owner, measure, due, evidence, 办结 and 销号 (struck off after a check).

    `reopened` is the reason why it was opened again last; the steps keep what was cleared then.
    """

    __tablename__ = "problem"

    year_uid: Mapped[str] = mapped_column(reference("plan_year.uid"), index=True)
    project_uid: Mapped[str | None] = mapped_column(reference("project.uid"), index=True)
    text: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
    owner_uid: Mapped[str | None] = mapped_column(reference("post.uid"))
    measure: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(default="")
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    closed_by: Mapped[str] = mapped_column(default="")
    struck_off_on: Mapped[date | None]
    struck_off_by: Mapped[str] = mapped_column(default="")
    reopened: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")

    attachments: Mapped[list["Attachment"]] = relationship()  # they stay with the project when a problem goes


class Attachment(Record):
    """附件: what a file is called and which content it has; the bytes lie in `attachment_content`."""

    __tablename__ = "attachment"

    project_uid: Mapped[str] = mapped_column(reference("project.uid"), index=True)
    report_uid: Mapped[str | None] = mapped_column(reference("progress_report.uid"))
    site_uid: Mapped[str | None] = mapped_column(reference("site.uid"))
    problem_uid: Mapped[str | None] = mapped_column(reference("problem.uid"))
    name: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    media_type: Mapped[str]


class AttachmentContent(Base):
    """The bytes of an attachment, once per content; kept out of the steps, which name them by hash."""

    __tablename__ = "attachment_content"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
