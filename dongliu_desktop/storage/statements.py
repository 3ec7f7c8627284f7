"""Every question the program asks of the file, as SQLAlchemy statements over the typed records.

They are compiled when the program is made, into `compiled_sql.py` (`python -m dongliu_desktop.storage.statements`;
a test holds both in step). Reading then needs only the driver: the record is on screen before SQLAlchemy, whose
import takes longer than showing a window, has been imported.
"""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, case, func, or_, select, union_all
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import InstrumentedAttribute, aliased

from dongliu_desktop.domain.light_rules import CAUGHT_UP
from dongliu_desktop.domain.rows import QUANTITY
from dongliu_desktop.storage import (
    attachment_statements,
    directory_statements,
    month_statements,
    precheck_statements,
    problem_statements,
)
from dongliu_desktop.storage.computed_statements import PERCENT_OF_ONE, computed
from dongliu_desktop.storage.indicator_statements import INDICATOR_STATEMENTS
from dongliu_desktop.storage.records import (
    Attachment,
    Community,
    Disclosure,
    Indicator,
    LightRuleRecord,
    Milestone,
    OfficeRecord,
    Pillar,
    PlanYear,
    Post,
    PrintedSheet,
    Problem,
    ProgressReport,
    Project,
    ProjectCommunity,
    ProjectKind,
    ProjectLink,
    ProjectSection,
    Reading,
    Section,
    Site,
    SiteStage,
    Stage,
    Step,
    StepChange,
    Theme,
    Workstream,
)
from dongliu_desktop.storage.sites_statements import SITES_STATEMENTS

Statement = Select[*tuple[Any, ...]]

SEPARATOR = "、"
TARGET = Path(__file__).with_name("compiled_sql.py")

REFERENCE = func.coalesce(PlanYear.reference_date, bindparam("today"))
MONTH_BEFORE = func.date(REFERENCE, "start of month", "-1 day")
Leader = aliased(Post, name="leader")
Officer = aliased(Post, name="officer")
Latest = aliased(ProgressReport, name="latest")
Correction = aliased(ProgressReport, name="correction")


def _listed(
    names: InstrumentedAttribute[str], link: type[ProjectSection | ProjectCommunity], on: ColumnElement[bool]
) -> ScalarSelect[str]:
    """Give the names that a project is linked with, in the order given, joined by 、."""
    inner = (
        select(names.label("name"))
        .join(link, on)
        .where(link.project_uid == Project.uid)
        .order_by(link.position)
        .correlate(Project)
        .subquery()
    )
    return select(func.group_concat(inner.c.name, SEPARATOR)).scalar_subquery()


def _newest(
    column: str, *, worded: bool = False, told: bool = False, day: ColumnElement[Any] = REFERENCE
) -> ScalarSelect[Any]:
    """Give a column of the newest report at a day (the reference date) that no correction replaced.

    `worded` asks for reports with words on the progress, `told` for those that tell the column.
    """
    name = "worded" if worded else "telling" if told else "candidate" if day is REFERENCE else "before"
    candidate = aliased(ProgressReport, name=name)
    corrected = select(Correction.uid).where(Correction.supersedes_uid == candidate.uid).exists()
    found = select(getattr(candidate, column)).where(
        candidate.project_uid == Project.uid, candidate.as_of <= day, ~corrected
    )
    if worded:
        found = found.where(candidate.progress != "")
    if told:
        found = found.where(getattr(candidate, column).is_not(None))
    newest_first = (candidate.as_of.desc(), candidate.entered_at.desc(), candidate.uid.desc())
    return found.order_by(*newest_first).limit(1).correlate(Project, PlanYear).scalar_subquery()


def _earlier_percent() -> ColumnElement[float | None]:
    """Give the percentage that counted at the end of the month before the reference date."""
    done = _newest("quantity", day=MONTH_BEFORE) * PERCENT_OF_ONE / func.nullif(Project.target_quantity, 0)
    by_quantity = case((Project.measure == QUANTITY, done), else_=None)
    return func.coalesce(computed(MONTH_BEFORE), by_quantity, _newest("percent", day=MONTH_BEFORE))


def _projects() -> Statement:
    return (
        select(
            Project.uid, Project.version, PlanYear.year, PlanYear.frozen, REFERENCE.label("reference"),
            Pillar.uid.label("pillar"), Pillar.name.label("pillar_name"), Workstream.uid.label("workstream"),
            Workstream.ordinal, Workstream.name.label("workstream_name"), Project.position, Project.name,
            func.coalesce(ProjectKind.name, "").label("kind"), Project.nature, Project.measure, Project.target,
            Project.target_quantity, Project.unit, Project.qualifier, Project.start, Project.due, Project.due_text,
            func.coalesce(Leader.name, "").label("leader"), func.coalesce(Section.name, "").label("section"),
            _listed(Section.name, ProjectSection, ProjectSection.section_uid == Section.uid).label("supporting"),
            func.coalesce(Officer.name, "").label("officer"),
            _listed(
                Community.name, ProjectCommunity, ProjectCommunity.community_uid == Community.uid
            ).label("communities"),
            Project.weight, Project.sentence, Project.light_override, Project.light_override_reason,
            LightRuleRecord.conditions, LightRuleRecord.valid_from,
            case((LightRuleRecord.conditions.contains(CAUGHT_UP), _earlier_percent()), else_=None).label("earlier"),
            computed(REFERENCE).label("computed"),
            Latest.uid.label("report"), Latest.as_of, Latest.percent, Latest.quantity,
            Latest.qualifier.label("reported_qualifier"), Latest.done,
            _newest("progress", worded=True).label("progress"), Latest.problems, Latest.next_steps,
            Project.total_investment, Project.annual_investment, Project.invested_before,
            _newest("investment", told=True).label("invested"),
        )
        .join(Workstream, Workstream.uid == Project.workstream_uid)
        .join(Pillar, Pillar.uid == Workstream.pillar_uid)
        .join(PlanYear, PlanYear.uid == Pillar.year_uid)
        .outerjoin(ProjectKind, ProjectKind.uid == Project.kind_uid)
        .outerjoin(Section, Section.uid == Project.section_uid)
        .outerjoin(Leader, Leader.uid == Project.leader_uid)
        .outerjoin(Officer, Officer.uid == Project.officer_uid)
        .outerjoin(LightRuleRecord, LightRuleRecord.uid == PlanYear.light_rule_uid)
        .outerjoin(Latest, Latest.uid == _newest("uid"))
        .order_by(Pillar.position, Workstream.position, Project.position, Project.uid)
    )  # fmt: skip


def _reports() -> Statement:
    corrected = select(Correction.uid).where(Correction.supersedes_uid == ProgressReport.uid).exists()
    attached = (
        select(Attachment.report_uid, func.count().label("number"))
        .where(Attachment.project_uid == bindparam("project"), Attachment.report_uid.is_not(None))
        .group_by(Attachment.report_uid)
        .subquery("attached")
    )
    return (
        select(
            ProgressReport.uid, ProgressReport.project_uid, ProgressReport.as_of, ProgressReport.percent,
            ProgressReport.quantity, ProgressReport.qualifier, ProgressReport.done, ProgressReport.progress,
            ProgressReport.problems,
            ProgressReport.next_steps, ProgressReport.reporter, ProgressReport.entered_at,
            ProgressReport.supersedes_uid, corrected.label("superseded"), ProgressReport.reason,
            ProgressReport.sentence, func.coalesce(attached.c.number, 0).label("attachments"),
            ProgressReport.investment,
        )
        .outerjoin(attached, attached.c.report_uid == ProgressReport.uid)
        .where(ProgressReport.project_uid == bindparam("project"))
        .order_by(ProgressReport.as_of.desc(), ProgressReport.entered_at.desc(), ProgressReport.uid.desc())
        .limit(bindparam("limit"))
    )  # fmt: skip


def _readings() -> Statement:
    return (
        select(
            Indicator.uid, Indicator.name, func.coalesce(Theme.name, "").label("theme"), Reading.project_uid,
            PlanYear.year, Reading.period, Reading.from_month, Reading.to_month, Reading.cumulative, Reading.value,
            Reading.printed, Reading.unit, Reading.qualifier, Reading.growth, Reading.rank, Reading.rank_basis,
            Reading.rank_scope, Reading.words, Reading.sentence, Reading.uid, Reading.target_low, Reading.target_high,
        )
        .join(Indicator, Indicator.uid == Reading.indicator_uid)
        .join(PlanYear, PlanYear.uid == Reading.year_uid)
        .outerjoin(Theme, Theme.uid == Indicator.theme_uid)
        .where(PlanYear.year == bindparam("year"))
        .order_by(Indicator.position, Reading.to_month, Reading.uid)
    )  # fmt: skip


def _sites() -> Statement:
    inner = (
        select(Stage.name.label("name"))
        .join(SiteStage, SiteStage.stage_uid == Stage.uid)
        .where(SiteStage.site_uid == Site.uid, SiteStage.state == "done")
        .order_by(Stage.position)
        .correlate(Site)
        .subquery()
    )
    reached = select(func.group_concat(inner.c.name, SEPARATOR)).scalar_subquery()
    return (
        select(
            Site.uid, Site.project_uid, Site.name, Site.unit, Site.count,
            func.coalesce(Community.name, "").label("community"), Site.status,
            func.coalesce(reached, "").label("stages"), Site.sentence,
        )
        .outerjoin(Community, Community.uid == Site.community_uid)
        .where(Site.project_uid == bindparam("project"))
        .order_by(Site.position)
    )  # fmt: skip


def _steps() -> Statement:
    return select(Step.uid, Step.at, Step.who, Step.label, Step.reverts).order_by(Step.clock.desc(), Step.uid.desc())


def _pillars() -> Statement:
    counted = (
        select(func.count(Project.uid))
        .join(Workstream, Workstream.uid == Project.workstream_uid)
        .where(Workstream.pillar_uid == Pillar.uid)
        .correlate(Pillar)
        .scalar_subquery()
    )
    own = Indicator.theme_uid == Pillar.theme_uid
    measured = select(func.count(Indicator.uid)).where(own).correlate(Pillar).scalar_subquery()
    return (
        select(
            Pillar.uid, PlanYear.year, Pillar.name, Pillar.short, Pillar.goal,
            func.coalesce(Theme.name, "").label("theme"), counted.label("projects"), measured.label("indicators"),
        )
        .join(PlanYear, PlanYear.uid == Pillar.year_uid)
        .outerjoin(Theme, Theme.uid == Pillar.theme_uid)
        .where(PlanYear.year == bindparam("year"))
        .order_by(Pillar.position)
    )  # fmt: skip


def _links() -> Statement:
    later = aliased(Project)
    stream = aliased(Workstream)
    pillar = aliased(Pillar)
    year = aliased(PlanYear)
    return (
        select(ProjectLink.earlier_uid, ProjectLink.later_uid, ProjectLink.relation, ProjectLink.note)
        .join(later, later.uid == ProjectLink.later_uid)
        .join(stream, stream.uid == later.workstream_uid)
        .join(pillar, pillar.uid == stream.pillar_uid)
        .join(year, year.uid == pillar.year_uid)
        .where(year.year == bindparam("year"))
        .order_by(pillar.position, stream.position, later.position, ProjectLink.uid)
    )


def _given(name: str) -> Select[Any]:
    """Give a JSON list parameter as rows, so that one compiled statement takes any number of values."""
    listed = func.json_each(bindparam(name)).table_valued("value")
    return select(listed.c.value)


LOGS = (Disclosure, PrintedSheet)  # what is only noted in them is no change that could be taken back


def _own_steps() -> Statement:
    """Give the newest steps of one replica, for undo and redo; the load of the bundled record is not one of them.

    Nor is a look at personal data, or a sheet that was printed: nothing was changed, and neither can be taken back.
    """
    noted = or_(*(StepChange.entity == kind.__tablename__ for kind in LOGS))
    looked = select(StepChange.step_uid).where(StepChange.step_uid == Step.uid, noted).exists()
    return (
        select(Step.uid, Step.label, Step.reverts)
        .where(Step.replica == bindparam("replica"), ~looked)
        .order_by(Step.seq.desc())
        .limit(bindparam("limit"))
    )


OWN = (Milestone, Problem, Attachment)  # registers that tell their changes in the history of their project


def _project_steps() -> Statement:
    """Give the field changes of one project and its registers, newest first, with the step they belong to."""
    made = aliased(StepChange, name="made")  # what was deleted since has its history all the same
    own = union_all(
        select(ProgressReport.uid).where(ProgressReport.project_uid == bindparam("project")),
        select(made.key).where(
            or_(*(made.entity == kind.__tablename__ for kind in OWN)),
            made.field.is_(None),
            func.json_extract(func.coalesce(made.new, made.old), "$.project_uid") == bindparam("project"),
        ),
    )
    return (
        select(
            Step.uid, Step.at, Step.who, Step.label, StepChange.entity, StepChange.key, StepChange.field,
            StepChange.old, StepChange.new,
        )
        .join(StepChange, StepChange.step_uid == Step.uid)
        .where((StepChange.key == bindparam("project")) | StepChange.key.in_(own))
        .order_by(Step.clock.desc(), StepChange.ordinal)
        .limit(bindparam("limit"))
    )  # fmt: skip


STATEMENTS: dict[str, Statement] = {
    "OFFICE": select(OfficeRecord.name, OfficeRecord.district, OfficeRecord.source),
    "YEARS": select(
        PlanYear.uid, PlanYear.year, PlanYear.title, REFERENCE.label("reference"),
        PlanYear.reference_date.is_not(None).label("fixed"), PlanYear.frozen, PlanYear.closing_day,
    ).order_by(PlanYear.year),
    "PILLARS": _pillars(),
    "WORKSTREAMS": select(Workstream.uid, Workstream.pillar_uid, Workstream.ordinal, Workstream.name)
    .join(Pillar, Pillar.uid == Workstream.pillar_uid)
    .join(PlanYear, PlanYear.uid == Pillar.year_uid)
    .where(PlanYear.year == bindparam("year"))
    .order_by(Pillar.position, Workstream.position),
    "PROJECTS_OF_PILLAR": _projects().where(Pillar.uid == bindparam("pillar")),
    "PROJECTS_OF_YEAR": _projects().where(PlanYear.year == bindparam("year")),
    "PROJECTS_BY_UID": _projects().where(Project.uid.in_(_given("uids"))),
    "EARLIER_PERCENTS": select(Project.uid, _earlier_percent().label("earlier"))
    .join(Workstream, Workstream.uid == Project.workstream_uid)
    .join(Pillar, Pillar.uid == Workstream.pillar_uid)
    .join(PlanYear, PlanYear.uid == Pillar.year_uid)
    .where(PlanYear.year == bindparam("year")),
    "RULES_OF_YEARS": select(PlanYear.year, PlanYear.light_rule_uid)
    .where(PlanYear.light_rule_uid.is_not(None))
    .order_by(PlanYear.year),
    "LIGHT_RULES": select(
        LightRuleRecord.uid, LightRuleRecord.name, LightRuleRecord.conditions, LightRuleRecord.valid_from,
        LightRuleRecord.escalate_after, LightRuleRecord.note,
    ).order_by(LightRuleRecord.valid_from, LightRuleRecord.name, LightRuleRecord.uid),
    "MILESTONES": select(
        Milestone.uid, Milestone.name, Milestone.planned, Milestone.actual, Milestone.weight, Milestone.sentence
    )
    .where(Milestone.project_uid == bindparam("project"))
    .order_by(Milestone.position, Milestone.uid),
    "MILESTONES_OF_YEAR": select(
        Milestone.project_uid, Milestone.uid, Milestone.name, Milestone.planned, Milestone.actual, Milestone.weight,
        Milestone.sentence,
    )
    .join(Project, Project.uid == Milestone.project_uid)
    .join(Workstream, Workstream.uid == Project.workstream_uid)
    .join(Pillar, Pillar.uid == Workstream.pillar_uid)
    .join(PlanYear, PlanYear.uid == Pillar.year_uid)
    .where(PlanYear.year == bindparam("year"))
    .order_by(Milestone.project_uid, Milestone.position, Milestone.uid),
    "REPORTS": _reports(),
    "SITES": _sites(),
    "READINGS": _readings(),
    "LINKS": _links(),
    "SECTIONS": select(Section.name).order_by(Section.position, Section.name),
    "COMMUNITIES": select(Community.name).order_by(Community.position, Community.name),
    "POSTS": select(Post.name).order_by(Post.position, Post.name),
    "THEMES": select(Theme.name).order_by(Theme.position, Theme.name),
    "KINDS": select(ProjectKind.name).order_by(ProjectKind.position, ProjectKind.name),
    "OWN_STEPS": _own_steps(),
    "PROJECT_STEPS": _project_steps(),
    "PRINTED_SHEETS": select(
        PrintedSheet.uid, PrintedSheet.printed_at, PrintedSheet.who, PrintedSheet.sheet, PrintedSheet.title,
        PrintedSheet.subject, PrintedSheet.profile, PrintedSheet.pages, PrintedSheet.copies, PrintedSheet.file,
        PrintedSheet.digest,
    ).order_by(PrintedSheet.printed_at.desc(), PrintedSheet.uid).limit(bindparam("limit")),
    "STEPS": _steps().limit(bindparam("limit")),
    **directory_statements.STATEMENTS,
    **problem_statements.STATEMENTS,
    **attachment_statements.STATEMENTS,
    **INDICATOR_STATEMENTS,
    **SITES_STATEMENTS,
    **month_statements.STATEMENTS,
    **precheck_statements.STATEMENTS,
}  # fmt: skip


def compiled(statement: Statement) -> str:
    """Give the statement as SQLite reads it; constants are written out, questions stay `:name` parameters."""
    made = statement.compile(dialect=sqlite.dialect(paramstyle="named"))
    constants = {name: bind.value for name, bind in made.binds.items() if not bind.required}
    return re.sub(r":(\w+)", lambda found: _written(constants, found), str(made)).replace(" \n", "\n")


def _written(constants: dict[str, Any], found: re.Match[str]) -> str:
    value = constants.get(found[1], found[0])
    if value == found[0]:
        return found[0]
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def module_text() -> str:
    """Give the whole text of `compiled_sql.py`."""
    head = '"""Compiled from statements.py; do not edit (python -m dongliu_desktop.storage.statements)."""\n'
    body = "".join(f'\n{name} = """\n{compiled(statement)}\n"""\n' for name, statement in STATEMENTS.items())
    return head + body


if __name__ == "__main__":
    TARGET.write_text(module_text(), encoding="utf-8")
