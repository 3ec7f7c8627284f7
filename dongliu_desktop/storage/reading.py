"""The read side: compiled statements in, frozen rows out. Needs only the driver, not SQLAlchemy."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from dongliu_desktop.domain.lights import Facts, Light, LightRule, standing
from dongliu_desktop.domain.periods import Period
from dongliu_desktop.domain.rows import (
    MEASURES,
    QUANTITY,
    SITES,
    LinkRow,
    PillarRow,
    ProjectRow,
    ReadingRow,
    ReportRow,
    SiteRow,
    StepRow,
    WorkstreamRow,
    YearRow,
)
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage import stored
from dongliu_desktop.storage.stored import day, decoded, figure, known, moment

Tuple = tuple[Any, ...]
Execute = Callable[[str, Mapping[str, Any]], Iterable[Tuple]]
ALL = 1_000_000_000
YEARS = range(1900, 10_000)
LIGHTS = frozenset({None, "", *(light.value for light in Light)})
DIRECTORIES = {
    "SECTIONS": sql.SECTIONS,
    "COMMUNITIES": sql.COMMUNITIES,
    "POSTS": sql.POSTS,
    "KINDS": sql.KINDS,
    "THEMES": sql.THEMES,
}

REFERENCE = "coalesce(plan_year.reference_date, :today)"
ENTERED = "WITH progress_report AS NOT MATERIALIZED (SELECT * FROM main.progress_report WHERE entered_at <= :known) "
"""Before a statement: it sees the reports that had been entered by then, as if there were no others."""
AT_A_DAY = sql.PROJECTS_OF_YEAR.replace(REFERENCE, ":today")
"""The same question with the day that is asked for in place of the reference date."""


class Reading:
    """Answers questions about the file, inside the transaction that its connection is in.

    `execute` runs one statement with named parameters and gives all its rows.

    Attributes:
        today: stands in for the reference date of years that follow the calendar.
    """

    def __init__(self, execute: Execute, today: date) -> None:
        self._execute = execute
        self._rules: dict[tuple[str | None, str | None], LightRule] = {}
        self.today = today

    def at(self, day: date, known: datetime | None = None) -> "Reading":
        """Give the file as of another day: every question is answered with it in place of the reference dates.

        With `known` (UTC) it is also as it was known then: reports and corrections entered later are not there.
        """
        until = None if known is None else known.replace(tzinfo=None).isoformat(" ", "microseconds")

        def execute(statement: str, values: Mapping[str, Any]) -> Iterable[Tuple]:
            then = statement.replace(REFERENCE, ":today")
            return (
                self._execute(then, values)
                if until is None
                else self._execute(ENTERED + then, {**values, "known": until})
            )

        return Reading(execute, day)

    def fetch(self, statement: str, **values: Any) -> Iterable[Tuple]:  # noqa: ANN401 - what the statement asks with
        """Give the bare rows of a compiled statement: the way in for questions that stand with their register."""
        return self._execute(statement, values)

    def office_name(self) -> str:
        """Give the office's name, "" in an empty file."""
        return next((row[0] for row in self.fetch(sql.OFFICE)), "")

    def years(self) -> tuple[YearRow, ...]:
        """Give all plan years, oldest first."""
        rows = self.fetch(sql.YEARS, today=self.today.isoformat())
        return tuple(
            YearRow(uid, known(year, YEARS), title, day(reference), bool(fixed), bool(frozen), closing)
            for uid, year, title, reference, fixed, frozen, closing in rows
        )

    def pillars(self, year: int) -> tuple[PillarRow, ...]:
        """Give the pillars of a year in tab order."""
        return tuple(PillarRow(*row) for row in self.fetch(sql.PILLARS, year=year))

    def workstreams(self, year: int) -> tuple[WorkstreamRow, ...]:
        """Give the workstreams of a year, pillar by pillar."""
        return tuple(WorkstreamRow(*row) for row in self.fetch(sql.WORKSTREAMS, year=year))

    def projects(self, pillar: str) -> tuple[ProjectRow, ...]:
        """Give the projects of a pillar, workstream by workstream."""
        return self._projects(sql.PROJECTS_OF_PILLAR, {"pillar": pillar})

    def projects_of_year(self, year: int) -> tuple[ProjectRow, ...]:
        """Give all projects of a year, pillar by pillar."""
        return self._projects(sql.PROJECTS_OF_YEAR, {"year": year})

    def projects_at(self, year: int, day: date) -> tuple[ProjectRow, ...]:
        """Give all projects of a year as they stood at a past day, whatever its reference date is."""
        return self._projects(AT_A_DAY, {"year": year}, day)

    def projects_by_uid(self, uids: Iterable[str]) -> tuple[ProjectRow, ...]:
        """Give the named projects; those that do not exist are left out."""
        return self._projects(sql.PROJECTS_BY_UID, {"uids": json.dumps(list(uids))})

    def reports(self, project: str, limit: int = ALL) -> tuple[ReportRow, ...]:
        """Give the reports of a project, newest first, corrected ones included."""
        rows = self.fetch(sql.REPORTS, project=project, limit=limit)
        return tuple(_report(row) for row in rows)

    def sites(self, project: str) -> tuple[SiteRow, ...]:
        """Give the sites of a project."""
        return tuple(SiteRow(*row) for row in self.fetch(sql.SITES, project=project))

    def readings(self, year: int) -> tuple[ReadingRow, ...]:
        """Give all indicator readings of a year."""
        return tuple(_reading(row) for row in self.fetch(sql.READINGS, year=year))

    def links(self, year: int) -> tuple[LinkRow, ...]:
        """Give the lineage of a year's projects: which earlier projects they continue."""
        return tuple(LinkRow(*row) for row in self.fetch(sql.LINKS, year=year))

    def names(self, directory: str) -> tuple[str, ...]:
        """Give the names of one of the `DIRECTORIES`."""
        return tuple(row[0] for row in self.fetch(DIRECTORIES[directory]))

    def steps(self, limit: int) -> tuple[StepRow, ...]:
        """Give the newest steps of all replicas, newest first."""
        rows = self.fetch(sql.STEPS, limit=limit)
        return tuple(StepRow(uid, moment(at), who, label, reverts) for uid, at, who, label, reverts in rows)

    def project_history(self, project: str, limit: int) -> tuple[tuple[StepRow, str, str | None, Any, Any], ...]:
        """Give a project's field changes, newest first: (step, entity, field, old, new) with decoded values."""
        rows = self.fetch(sql.PROJECT_STEPS, project=project, limit=limit)
        return tuple(
            (StepRow(uid, moment(at), who, label, None), entity, field, decoded(old), decoded(new))
            for uid, at, who, label, entity, _key, field, old, new in rows
        )

    def own_steps(self, replica: str, limit: int) -> tuple[tuple[str, str, str | None], ...]:
        """Give (uid, label, reverts) of a replica's newest steps, newest first."""
        rows = self.fetch(sql.OWN_STEPS, replica=replica, limit=limit)
        return tuple((uid, label, reverts) for uid, label, reverts in rows)

    def _projects(self, statement: str, question: dict[str, Any], day: date | None = None) -> tuple[ProjectRow, ...]:
        rows = self._execute(statement, {**question, "today": (day or self.today).isoformat()})
        return tuple(_project(row, self._rules) for row in rows)


def _project(row: Tuple, rules: dict[tuple[str | None, str | None], LightRule]) -> ProjectRow:
    (
        uid, version, year, frozen, reference, pillar, pillar_name, workstream, ordinal, workstream_name, position,
        name, kind, nature, measure, target, target_quantity, unit, qualifier, start, due, due_text, leader, section,
        supporting, officer, communities, weight, sentence, override, override_reason, conditions, valid_from, earlier,
        computed, report, as_of, entered, quantity, reported_qualifier, done, progress, problems, next_steps,
        *money,
    ) = row  # fmt: skip
    today = day(reference)
    start_day, due_day, reported = _day(start), _day(due), _day(as_of)
    percent = figure(computed)
    told = reported or (today if measure == SITES and percent is not None else None)  # sites report by themselves
    if percent is None:
        percent = _effective(known(measure, MEASURES), figure(entered), figure(quantity), figure(target_quantity))
    by_hand = known(override, LIGHTS)
    facts = Facts(year, today, start_day, due_day, told, percent, bool(done), by_hand, override_reason, earlier)
    rule = rules.get((conditions, valid_from))  # thousands of projects share one
    if rule is None:
        rule = LightRule(conditions=stored.conditions(conditions), valid_from=_day(valid_from))
        rules[conditions, valid_from] = rule
    where = standing(facts, rule)
    return ProjectRow(
        uid, version, year, bool(frozen), today, pillar, pillar_name, workstream,
        f"{ordinal} {workstream_name}".strip(), position, name, kind, nature, measure, target, target_quantity, unit,
        qualifier, start_day, due_day, due_text, leader, section, supporting or "", officer, communities or "", weight,
        sentence, report, reported, entered, quantity, reported_qualifier or "",
        bool(done), progress or "", problems or "", next_steps or "",
        percent, where.schedule, where.light, where.reason, computed, override or "", override_reason,
        *map(figure, money),
    )  # fmt: skip


def _effective(measure: str, entered: float | None, quantity: float | None, target: float | None) -> float | None:
    """Give the percentage that counts: quantity done / target where the project is measured so."""
    if measure == QUANTITY and quantity is not None and target:
        return quantity / target * 100
    return entered


def _report(row: Tuple) -> ReportRow:
    (
        uid, project, as_of, percent, quantity, qualifier, done, progress, problems, next_steps, reporter, entered_at,
        supersedes, superseded, reason, sentence, attachments, investment,
    ) = row  # fmt: skip
    return ReportRow(
        uid, project, day(as_of), percent, quantity, qualifier, bool(done), progress, problems, next_steps,
        reporter, moment(entered_at), supersedes, bool(superseded), reason, sentence, attachments, figure(investment),
    )  # fmt: skip


def _reading(row: Tuple) -> ReadingRow:
    indicator, name, theme, project, year, period, from_month, to_month, cumulative, value, *printed = row
    months = Period(period, from_month, to_month, bool(cumulative))
    return ReadingRow(indicator, name, theme, project, year, months, value, *printed)


def _day(text: str | None) -> date | None:
    return None if text is None else day(text)
