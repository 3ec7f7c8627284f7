"""The record of 2015 and 2016 as it arrives in a new file: all of it, nothing beside it, and alike on every PC."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.changes import UndoState
from dongliu_desktop.domain.lights import Light
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

RECORD = resources_dir() / "record"
OFFICE, Y2015, Y2016 = (
    tomllib.loads((RECORD / name).read_text("utf-8")) for name in ("office.toml", "2015.toml", "2016.toml")
)
TABLES = {"problem": "problem", "note": "year_note", "report": "progress_report", "link": "project_link"}
OFFICE_TABLES = {"kind": "project_kind"}
PILLARS = {2015: ["乐业东柳", "乐居东柳", "乐活东柳", "乐享东柳"], 2016: ["高度", "靓度", "深度", "厚度", "热度"]}


def test_every_row_of_the_record_is_in_the_file(desk: Any) -> None:
    listed = {name: [*Y2015.get(name, []), *Y2016.get(name, [])] for name in Y2015.keys() | Y2016.keys()}
    wanted = {TABLES.get(name, name): len(rows) for name, rows in listed.items() if name not in {"year", "indicator"}}
    wanted |= {OFFICE_TABLES.get(name, name): len(rows) for name, rows in OFFICE.items() if name != "office"}
    wanted["indicator"] = len({row["key"] for row in listed["indicator"]})  # one in both years is one indicator

    kept = {name: len(table) for name, table in desk.tables().items()}

    assert {name: kept[name] for name in wanted} == wanted
    assert kept["plan_year"] == 2
    assert kept["office"] == 1
    assert desk.reader.ask(lambda read: read.office_name()) == "东柳街道"


def test_nothing_is_in_the_file_that_the_source_does_not_say(desk: Any) -> None:
    kept = desk.tables()

    assert not any(kept[table] for table in ("person", "appointment", "post", "household", "milestone", "attachment"))
    assert all(report["percent"] is None for report in kept["progress_report"].values())
    assert all(stage["reached_on"] is None for stage in kept["site_stage"].values())
    assert all(row["light_override"] is None and row["start"] is None for row in kept["project"].values())
    assert {row.percent for year in (2015, 2016) for row in desk.projects(year) if row.target_quantity is None} == {
        None
    }


@pytest.mark.parametrize("table", ["project", "progress_report", "reading", "site", "problem", "year_note", "pillar"])
def test_every_fact_keeps_its_sentence(desk: Any, table: str) -> None:
    assert [row["uid"] for row in desk.tables()[table].values() if not row["sentence"]] == []


@pytest.mark.parametrize(("year", "data"), [(2015, Y2015), (2016, Y2016)])
def test_projects_stand_as_in_the_record(desk: Any, year: int, data: dict[str, Any]) -> None:
    rows = {row.name: row for row in desk.projects(year)}
    streams = {stream["key"]: stream for stream in data["workstream"]}

    assert list(rows) == [row["name"] for row in data["project"]]
    for told in data["project"]:
        row = rows[told["name"]]
        assert row.workstream_title == f"{streams[told['workstream']]['ordinal']} {streams[told['workstream']]['name']}"
        assert (row.kind, row.measure, row.nature) == (told["kind"], told["measure"], told.get("nature", ""))
        assert (row.target, row.target_quantity) == (told.get("target", ""), told.get("target_quantity"))
        assert (row.unit, row.qualifier) == (told.get("unit", ""), told.get("target_qualifier", ""))
        assert (row.due, row.due_text) == (told.get("due"), told.get("due_text", ""))
        assert row.communities == "、".join(told.get("communities", []))
        assert row.supporting == "、".join(told.get("supporting", []))


def test_reports_stand_as_in_the_record(desk: Any) -> None:
    rows = {row.name: row for row in desk.projects(2015)}
    names = {project["key"]: project["name"] for project in Y2015["project"]}

    for told in Y2015["report"]:
        row = rows[names[told["project"]]]
        assert (row.as_of, row.quantity, row.done) == (told["as_of"], told.get("quantity"), told.get("done", False))
        assert (row.progress, row.problems) == (told["progress"], told.get("problems", ""))
        assert row.reported_qualifier == told.get("qualifier", "")


def test_years_and_pillars_are_those_of_the_document(desk: Any) -> None:
    years = desk.reader.ask(lambda read: read.years())

    assert [(row.year, row.reference, row.fixed, row.frozen) for row in years] == [
        (2015, date(2015, 11, 30), True, False),
        (2016, date(2016, 6, 10), True, False),
    ]
    for year, names in PILLARS.items():
        pillars = desk.reader.ask(lambda read, year=year: read.pillars(year))
        assert [pillar.name[: len(name)] for pillar, name in zip(pillars, names, strict=True)] == names
        assert sum(pillar.projects for pillar in pillars) == len(desk.projects(year))
        assert all(pillar.theme for pillar in pillars)


def test_lights_say_no_more_than_the_source_does(desk: Any) -> None:
    """No percentage is printed, so 2015 is done, measured against a printed target, or open; 2016 was not reported."""
    lights = Counter(row.light for row in desk.projects(2015))
    done = [row for row in Y2015["report"] if row.get("done")]

    assert set(lights) <= {Light.BLUE, Light.GREY, Light.GREEN, Light.YELLOW, Light.RED}
    assert lights[Light.BLUE] >= len(done) > 0
    assert {row.light for row in desk.projects(2016)} == {Light.GREY}


def test_figures_stand_as_printed(desk: Any) -> None:
    readings = {(row.name, row.period.text): row for row in desk.reader.ask(lambda read: read.readings(2015))}

    printed = {row.printed for row in readings.values()}
    assert {"2.8", "7.5", "1.5", "6.1", "33182", "98.8", "91.8%"} <= {*printed, *(p + "%" for p in printed)}
    assert all(row.value is None or f"{row.value:g}" == row.printed.rstrip("%") for row in readings.values())


def test_lineage_leads_from_2015_to_2016(desk: Any) -> None:
    earlier, later = ({row.uid: row.name for row in desk.projects(year)} for year in (2015, 2016))
    links = desk.reader.ask(lambda read: read.links(2016))
    before, after = ({project["key"]: project["name"] for project in data["project"]} for data in (Y2015, Y2016))

    assert {(earlier[link.earlier], later[link.later], link.relation) for link in links} == {
        (before[link["from"]], after[link["to"]], link["relation"]) for link in Y2016["link"]
    }


def test_two_pcs_hold_the_very_same_record(made_record: Path, tmp_path: Path) -> None:
    """Or the first exchange of files would bring everything twice."""
    other = tmp_path / "另一台.dongliu"
    create_file(other, bundled_record(RECORD))

    assert held(other, but={"replica"}) == held(made_record, but={"replica"})
    assert held(other, but=set())["replica"] != held(made_record, but=set())["replica"]


def held(path: Path, but: set[str]) -> dict[str, list[tuple[Any, ...]]]:
    connection = driver.connect(path, mode="ro")
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = {
        name: [*connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')]  # noqa: S608 - our own names
        for name in names
        if name not in but
    }
    connection.close()
    return kept


def test_the_record_is_one_step_that_nobody_can_undo_by_mistake(desk: Any) -> None:
    (step,) = desk.reader.ask(lambda read: read.steps(10))

    assert (step.label, step.who) == ("载入东柳街道2015年工作总结与2016年工作思路", "东柳街道")
    assert desk.office.undo_state() == UndoState("", "")
    assert {name: table for name, table in desk.replayed().items() if table} == {
        name: table for name, table in desk.tables().items() if table
    }
