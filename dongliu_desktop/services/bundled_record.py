"""The real record of 2015 and 2016, from resources/record into a new file, as one step.

Every uid is made from the record's own keys, so that the files of two offices' PCs hold the very same record.
"""

import itertools
import tomllib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.lights import DEFAULT_NAME
from dongliu_desktop.storage.opening import Filling
from dongliu_desktop.storage.records import (
    Community,
    Indicator,
    LightRuleRecord,
    OfficeRecord,
    Pillar,
    PlanYear,
    Problem,
    ProgressReport,
    Project,
    ProjectCommunity,
    ProjectKind,
    ProjectLink,
    ProjectSection,
    Reading,
    Record,
    Section,
    Site,
    SiteStage,
    Stage,
    StageTrack,
    Theme,
    Workstream,
    YearNote,
)
from dongliu_desktop.storage.records.keys import DEFAULT_RULE, directory_uid
from dongliu_desktop.storage.unit_of_work import Origin, UnitOfWork

Table = dict[str, Any]
REPLICA = "bundled-record"
PUBLISHED = date(2016, 6, 10)
ENTERED = datetime(2016, 6, 10)  # noqa: DTZ001 - stored as UTC without zone
YEARS = (2015, 2016)


def bundled_record(folder: Path) -> Filling:
    """Give the filling of a new file from the record under `folder` (resources/record)."""
    numbers = itertools.count()
    milliseconds = int(ENTERED.replace(tzinfo=UTC).timestamp() * 1000)
    origin = Origin(
        REPLICA,
        "东柳街道",
        PUBLISHED,
        tick=lambda: milliseconds,
        make_uid=lambda: directory_uid("bundled-step", str(next(numbers))),
        now=lambda: ENTERED,
    )
    return Filling(origin, partial(_fill, folder))


def _fill(folder: Path, work: UnitOfWork) -> ChangeSet:
    office = _parsed(folder / "office.toml")
    years = {year: _parsed(folder / f"{year}.toml") for year in YEARS}
    work.add(*_office(office), *_sections(years.values()))
    stages = {stage["name"]: _stage_uid(stage["track"], stage["name"]) for stage in office.get("stage", [])}
    for year, data in years.items():
        work.add(*_year(_Year(year, data, stages)))
    return work.finish("载入东柳街道2015年工作总结与2016年工作思路", everything=True)


def _parsed(path: Path) -> Table:
    with path.open("rb") as file:
        return tomllib.load(file)


def _office(data: Table) -> Iterable[Record]:
    office = data["office"]
    yield OfficeRecord(
        uid=directory_uid("office", office["name"]),
        name=office["name"],
        district=office.get("district", ""),
        source=office.get("source", ""),
    )
    yield LightRuleRecord(
        uid=directory_uid("light_rule", DEFAULT_RULE), name=DEFAULT_NAME, valid_from=None, escalate_after=None, note=""
    )
    for position, theme in enumerate(data.get("theme", [])):
        yield Theme(uid=directory_uid("theme", theme["key"]), name=theme["name"], position=position)
    for position, community in enumerate(data.get("community", [])):
        name = community["name"]
        yield Community(uid=directory_uid("community", name), name=name, position=position)
    yield from _tracks(data)
    for position, kind in enumerate(data.get("kind", [])):
        track = kind.get("track")
        yield ProjectKind(
            uid=directory_uid("project_kind", kind["name"]),
            name=kind["name"],
            position=position,
            stage_track_uid=directory_uid("stage_track", track) if track else None,
        )


def _tracks(data: Table) -> Iterable[Record]:
    for track in data.get("stage_track", []):
        yield StageTrack(uid=directory_uid("stage_track", track["key"]), name=track["name"])
    for position, stage in enumerate(data.get("stage", [])):
        yield Stage(
            uid=_stage_uid(stage["track"], stage["name"]),
            track_uid=directory_uid("stage_track", stage["track"]),
            position=position,
            name=stage["name"],
            weight=stage.get("weight", 1.0),
            beside=stage.get("beside", False),
        )


def _sections(years: Iterable[Table]) -> Iterable[Record]:
    """Make a section of every unit that the source names as taking part."""
    named = [name for data in years for project in data.get("project", []) for name in project.get("supporting", [])]
    for position, name in enumerate(dict.fromkeys(named)):
        yield Section(uid=directory_uid("section", name), name=name, position=position)


def _stage_uid(track: str, name: str) -> str:
    return directory_uid("stage", f"{track}/{name}")


class _Year:
    """Makes the records of one year's file; keys of the file become uids."""

    def __init__(self, year: int, data: Table, stages: dict[str, str]) -> None:
        self.year = year
        self.data = data
        self.uid = directory_uid("plan_year", str(year))
        self.stages = stages  # by name: no two tracks share one

    def key(self, table: str, key: str) -> str:
        """Give the uid of something named in this year's file."""
        return directory_uid(table, f"{self.year}/{key}")

    def own(self, table: str, number: int) -> str:
        """Give the uid of something that the file does not name: the n-th of its table."""
        return directory_uid(table, f"{self.year}/#{number}")

    def plan_year(self) -> Iterable[Record]:
        """Make the year itself."""
        year = self.data["year"]
        yield PlanYear(
            uid=self.uid,
            year=self.year,
            title=year.get("title", ""),
            reference_date=year["reference_date"],
            closing_day=28,
            frozen=False,
            light_rule_uid=directory_uid("light_rule", DEFAULT_RULE),
            sentence="".join(year.get("sentences", [])),
        )

    def pillar(self, number: int, row: Table) -> Iterable[Record]:
        """Make a pillar."""
        yield Pillar(
            uid=self.key("pillar", row["key"]),
            year_uid=self.uid,
            theme_uid=directory_uid("theme", row["theme"]),
            position=number,
            **_texts(row, "name", "short", "goal", "sentence"),
        )

    def workstream(self, number: int, row: Table) -> Iterable[Record]:
        """Make a workstream."""
        yield Workstream(
            uid=self.key("workstream", row["key"]),
            pillar_uid=self.key("pillar", row["pillar"]),
            position=number,
            **_texts(row, "ordinal", "name", "sentence"),
        )

    def project(self, number: int, row: Table) -> Iterable[Record]:
        """Make a project with its communities and supporting sections."""
        uid = self.key("project", row["key"])
        kind = row.get("kind")
        yield Project(
            uid=uid,
            workstream_uid=self.key("workstream", row["workstream"]),
            position=number,
            kind_uid=directory_uid("project_kind", kind) if kind else None,
            nature=row.get("nature", ""),
            measure=row.get("measure", "words"),
            target_quantity=row.get("target_quantity"),
            start=row.get("start"),
            due=row.get("due"),
            qualifier=row.get("target_qualifier", ""),
            weight=1.0,
            light_override_reason="",
            **_texts(row, "name", "target", "unit", "due_text", "sentence"),
        )
        for position, name in enumerate(row.get("communities", [])):
            community = directory_uid("community", name)
            yield ProjectCommunity(
                uid=directory_uid("link", f"{uid}/{community}"),
                project_uid=uid,
                community_uid=community,
                position=position,
            )
        for position, name in enumerate(row.get("supporting", [])):
            section = directory_uid("section", name)
            yield ProjectSection(
                uid=directory_uid("link", f"{uid}/{section}"), project_uid=uid, section_uid=section, position=position
            )

    def report(self, number: int, row: Table) -> Iterable[Record]:
        """Make a report, entered on the day the document was published."""
        yield ProgressReport(
            uid=self.own("progress_report", number),
            project_uid=self.key("project", row["project"]),
            as_of=row["as_of"],
            percent=row.get("percent"),
            quantity=row.get("quantity"),
            done=row.get("done", False),
            reporter="东柳街道",
            entered_at=ENTERED,
            supersedes_uid=None,
            reason="",
            **_texts(row, "qualifier", "progress", "problems", "next_steps", "sentence"),
        )

    def site(self, number: int, row: Table) -> Iterable[Record]:
        """Make a site and the stages the source says it is in; the source gives no dates."""
        uid = self.own("site", number)
        community = row.get("community")
        yield Site(
            uid=uid,
            project_uid=self.key("project", row["project"]),
            position=number,
            count=row.get("count"),
            community_uid=directory_uid("community", community) if community else None,
            **_texts(row, "name", "unit", "status", "sentence"),
        )
        for stage in row.get("stages", []):
            stage_uid = self.stages[stage["stage"]]
            yield SiteStage(
                uid=directory_uid("link", f"{uid}/{stage_uid}"), site_uid=uid, stage_uid=stage_uid, state=stage["state"]
            )

    def indicator(self, number: int, row: Table) -> Iterable[Record]:
        """Make an indicator; one of the same key in two years is the same indicator."""
        theme = row.get("theme")
        share = {f"{side}_uid": directory_uid("indicator", row[side]) for side in ("part", "whole") if side in row}
        yield Indicator(
            uid=directory_uid("indicator", row["key"]),
            theme_uid=directory_uid("theme", theme) if theme else None,
            **share,
            position=number,
            **_texts(row, "name", "unit"),
        )

    def reading(self, number: int, row: Table) -> Iterable[Record]:
        """Make a reading, its figure both as printed and as a number."""
        indicators = {entry["key"]: entry for entry in self.data.get("indicator", [])}
        indicator = indicators[row["indicator"]]
        project = indicator.get("project")
        printed = str(row.get("value", ""))
        yield Reading(
            uid=self.own("reading", number),
            indicator_uid=directory_uid("indicator", row["indicator"]),
            year_uid=self.uid,
            project_uid=self.key("project", project) if project else None,
            from_month=row.get("from_month"),
            to_month=row.get("to_month"),
            cumulative=row.get("cumulative", True),
            value=float(printed.rstrip("%")) if printed else None,
            printed=printed,
            rank=row.get("rank"),
            unit=row.get("unit", indicator.get("unit", "")),
            **_texts(row, "period", "qualifier", "growth", "rank_basis", "rank_scope", "words", "sentence"),
        )

    def problem(self, number: int, row: Table) -> Iterable[Record]:
        """Make a problem of the year."""
        yield Problem(
            uid=self.own("problem", number),
            year_uid=self.uid,
            measure="",
            evidence="",
            struck_off_by="",
            **_texts(row, "text", "source", "sentence"),
        )

    def note(self, number: int, row: Table) -> Iterable[Record]:
        """Make a note: a fact of the year that is no project."""
        pillar = row.get("pillar")
        yield YearNote(
            uid=self.own("year_note", number),
            year_uid=self.uid,
            pillar_uid=self.key("pillar", pillar) if pillar else None,
            **_texts(row, "kind", "text", "sentence"),
        )

    def link(self, number: int, row: Table) -> Iterable[Record]:
        """Make a link to a project of the year before."""
        yield ProjectLink(
            uid=self.own("project_link", number),
            earlier_uid=directory_uid("project", f"{self.year - 1}/{row['from']}"),
            later_uid=self.key("project", row["to"]),
            **_texts(row, "relation", "note"),
        )


# In the order in which the file is easiest to read; references are checked at the commit.
MAKERS: tuple[tuple[str, Callable[[_Year, int, Table], Iterable[Record]]], ...] = (
    ("pillar", _Year.pillar),
    ("workstream", _Year.workstream),
    ("project", _Year.project),
    ("report", _Year.report),
    ("site", _Year.site),
    ("indicator", _Year.indicator),
    ("reading", _Year.reading),
    ("problem", _Year.problem),
    ("note", _Year.note),
    ("link", _Year.link),
)


def _year(maker: _Year) -> Iterable[Record]:
    yield from maker.plan_year()
    for table, make in MAKERS:
        for number, row in enumerate(maker.data.get(table, []), start=1):
            yield from make(maker, number, row)


def _texts(row: Table, *names: str) -> dict[str, str]:
    """Give the named texts of a row; absent ones are empty."""
    return {name: row.get(name, "") for name in names}
