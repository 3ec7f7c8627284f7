"""The bundled record is sound: known fields, references that resolve, figures as their own sentence prints them."""

import calendar
import datetime as dt
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

RECORD = Path(__file__).parents[2] / "resources" / "record"
OFFICE, Y2015, Y2016 = (
    tomllib.loads((RECORD / name).read_text("utf-8")) for name in ("office.toml", "2015.toml", "2016.toml")
)
YEARS = [Y2015, Y2016]

Row = dict[str, Any]

# table: (fields each row has, fields a row may have)
FIELDS = {
    "theme": ("key name", ""),
    "kind": ("name", "track"),
    "stage_track": ("key name", ""),
    "stage": ("track name", "beside"),
    "community": ("name", ""),
    "pillar": ("key name short theme goal sentence", ""),
    "workstream": ("key pillar ordinal name sentence", ""),
    "project": (
        "key workstream name kind measure sentence",
        "nature target target_quantity unit target_qualifier due due_text communities supporting",
    ),
    "report": ("project as_of progress sentence", "done quantity qualifier problems next_steps"),
    "site": ("project name sentence", "unit count community status stages"),
    "indicator": ("key name theme", "unit project part whole"),
    "reading": (
        "indicator sentence",
        "period from_month to_month value unit qualifier cumulative growth rank rank_basis rank_scope words",
    ),
    "problem": ("key text source sentence", ""),
    "note": ("kind text sentence", "pillar"),
    "link": ("from to relation", "note"),
}

ALLOWED = {
    ("project", "nature"): {"新建", "续建", "结转", "前期"},
    ("project", "measure"): {"words", "quantity", "percent", "sites", "milestones"},
    ("link", "relation"): {"结转", "延续"},
    ("note", "kind"): {"荣誉", "调研", "媒体", "人物", "其他"},
    ("reading", "rank_basis"): {"增幅", "总量", ""},
    ("reading", "rank_scope"): {"全区"},
    ("workstream", "ordinal"): {"一是", "二是", "三是"},
}

NATURE_WORDS = {"续建": "继续|持续|深化|深入|进一步|完善", "新建": "启动|成立|创设|试行|发布|起草制定"}
DONE_WORDS = "圆满收官|全部完成|清零|提前完成|超额完成|全覆盖|成功创建"
CUTS = ("target", "progress", "problems", "next_steps", "status", "words", "due_text", "period", "growth")


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def rows(table: str, *files: Row) -> list[Row]:
    return [row for file in files or (OFFICE, *YEARS) for row in file.get(table, [])]


def keys(table: str, *files: Row) -> set[str]:
    return {row["key"] for row in rows(table, *files)}


def repeated(values: list[Any]) -> list[Any]:
    return [value for value, times in Counter(values).items() if times > 1]


def printed_forms(value: object, unit: str, qualifier: str | None) -> set[str]:
    """Give the ways a source prints a figure: 30余家, 98.8万余元, 超过1亿元, 320家."""
    if qualifier == "余":
        return {f"{value}余{unit}", f"{value}{unit[0]}余{unit[1:]}"}
    return {f"{qualifier or ''}{value}{unit}"}


@pytest.mark.parametrize("table", FIELDS)
def test_rows_have_known_fields_only(table: str) -> None:
    required, optional = (set(fields.split()) for fields in FIELDS[table])

    assert rows(table), "a table without rows would prove nothing"
    assert [row for row in rows(table) if not required <= set(row) <= required | optional] == []


def test_files_have_known_tables_only() -> None:
    assert set(OFFICE) == {"office", "theme", "kind", "stage_track", "stage", "community"}
    assert set(Y2016) - set(Y2015) == {"link"}
    assert {table for file in YEARS for table in file} <= {"year", *FIELDS}


def test_years_are_two_and_follow_each_other() -> None:
    assert [file["year"]["year"] for file in YEARS] == [2015, 2016]
    assert [file["year"]["reference_date"] for file in YEARS] == [dt.date(2015, 11, 30), dt.date(2016, 6, 10)]


@pytest.mark.parametrize(("table", "field"), ALLOWED)
def test_values_are_among_the_allowed(table: str, field: str) -> None:
    used = {row[field] for row in rows(table) if field in row}

    assert used, "a field nobody uses would prove nothing"
    assert used <= ALLOWED[table, field]


@pytest.mark.parametrize("table", ["pillar", "workstream", "project"])
def test_keys_and_names_are_unique_within_a_year(table: str) -> None:
    for file in YEARS:
        assert repeated([row["key"] for row in file[table]]) == []
        assert repeated([row["name"] for row in file[table]]) == []


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("theme", "key"),
        ("kind", "name"),
        ("stage_track", "key"),
        ("stage", "name"),
        ("community", "name"),
        ("indicator", "key"),
        ("indicator", "name"),
        ("problem", "key"),
    ],
)
def test_keys_are_unique_in_the_record(table: str, field: str) -> None:
    assert repeated([row[field] for row in rows(table)]) == []


def test_references_resolve() -> None:
    kinds = {row["name"] for row in rows("kind")}
    communities = {row["name"] for row in rows("community")}
    stages = {row["name"] for row in rows("stage")}
    wanted: list[tuple[str, set[str]]] = []
    for file in YEARS:
        wanted += [(row["theme"], keys("theme")) for row in file["pillar"]]
        wanted += [(row["pillar"], keys("pillar", file)) for row in file["workstream"]]
        wanted += [(row["workstream"], keys("workstream", file)) for row in file["project"]]
        wanted += [(row["kind"], kinds) for row in file["project"]]
        wanted += [(name, communities) for row in file["project"] for name in row.get("communities", [])]
        for table in ("report", "site", "indicator"):
            wanted += [(row["project"], keys("project", file)) for row in file.get(table, []) if "project" in row]
        wanted += [(row["community"], communities) for row in file["site"] if "community" in row]
        wanted += [(stage["stage"], stages) for row in file["site"] for stage in row.get("stages", [])]
        wanted += [(row["pillar"], keys("pillar", file)) for row in file["note"] if "pillar" in row]
    wanted += [(row["track"], keys("stage_track")) for row in rows("kind") if "track" in row]
    wanted += [(row["track"], keys("stage_track")) for row in rows("stage")]
    wanted += [(row["theme"], keys("theme")) for row in rows("indicator")]
    wanted += [(row["indicator"], keys("indicator")) for row in rows("reading")]
    wanted += [(row[side], keys("indicator")) for row in rows("indicator") for side in ("part", "whole") if side in row]
    wanted += [(row["from"], keys("project", Y2015)) for row in rows("link")]
    wanted += [(row["to"], keys("project", Y2016)) for row in rows("link")]

    assert [reference for reference, known in wanted if reference not in known] == []


@pytest.mark.parametrize(
    ("table", "parent", "field"),
    [
        ("workstream", "pillar", "pillar"),
        ("project", "workstream", "workstream"),
    ],
)
def test_no_pillar_or_workstream_is_empty(table: str, parent: str, field: str) -> None:
    for file in YEARS:
        assert keys(parent, file) == {row[field] for row in file[table]}


def test_a_stage_of_a_site_is_done_started_or_intended() -> None:
    stages = [stage for row in rows("site") for stage in row.get("stages", [])]

    assert {frozenset(stage) for stage in stages} == {frozenset({"stage", "state"})}
    assert {stage["state"] for stage in stages} == {"done", "started", "intended"}


def test_a_project_measured_by_sites_has_sites_with_stages() -> None:
    for file in YEARS:
        staged = {row["project"] for row in file["site"] if "stages" in row}
        assert {row["key"] for row in file["project"] if row["measure"] == "sites"} <= staged


def test_every_project_of_the_summary_is_reported_and_none_of_the_plan() -> None:
    assert {row["project"] for row in Y2015["report"]} == keys("project", Y2015)
    assert "report" not in Y2016


def test_every_project_of_the_plan_has_its_target() -> None:
    assert [row["key"] for row in Y2016["project"] if "target" not in row] == []


def test_every_indicator_has_a_reading() -> None:
    assert {row["indicator"] for row in rows("reading")} == keys("indicator")


def test_words_are_cut_from_their_own_sentence() -> None:
    invented = [
        row[field]
        for table in FIELDS
        for row in rows(table)
        for field in CUTS
        if field in row and flat(row[field]) not in flat(row["sentence"])
    ]
    invented += [row["name"] for row in rows("site") if row["name"] not in row["sentence"]]
    invented += [name for row in rows("project") for name in row.get("supporting", []) if name not in row["sentence"]]

    assert invented == []


def test_headings_stand_in_their_own_sentence() -> None:
    for file in YEARS:
        assert [row for row in file["workstream"] if row["ordinal"] + row["name"] not in row["sentence"]] == []
        assert [row for row in file["pillar"] if row["goal"] not in flat(row["sentence"])] == []
        assert [row for row in file["pillar"] if row["short"] not in row["name"]] == []


def test_figures_stand_in_their_own_sentence_as_printed() -> None:
    units = {row["key"]: row.get("unit", "") for row in Y2015["project"]}
    figures = [
        (row, row["quantity"], units[row["project"]], row.get("qualifier"))
        for row in rows("report")
        if "quantity" in row
    ]
    figures += [(row, row["count"], row["unit"], None) for row in rows("site") if "count" in row]
    figures += [
        (row, row["target_quantity"], row["unit"], row.get("target_qualifier"))
        for row in rows("project")
        if "target_quantity" in row
    ]
    figures += [(row, row["value"], row["unit"], row.get("qualifier")) for row in rows("reading") if "value" in row]

    assert [
        (value, unit, qualifier)
        for row, value, unit, qualifier in figures
        if not any(
            re.search(rf"(?<![\d.]){re.escape(form)}", row["sentence"])
            for form in printed_forms(value, unit, qualifier)
        )
    ] == []


def test_no_percentage_but_the_printed() -> None:
    assert [row for table in FIELDS for row in rows(table) if "percent" in row or row.get("measure") == "percent"] == []
    assert [
        text
        for table in FIELDS
        for row in rows(table)
        for text in map(str, row.values())
        for percentage in re.findall(r"[\d.]+%", text)
        if percentage not in row["sentence"]
    ] == []


def test_ranks_stand_in_their_own_sentence() -> None:
    ranked = [row for row in rows("reading") if "rank" in row]

    assert [
        row for row in ranked if f"{row['rank_scope']}第{'一二三四五'[row['rank'] - 1]}" not in row["sentence"]
    ] == []
    assert [row for row in ranked if row["rank_basis"] not in row["sentence"]] == []
    assert [row for row in rows("reading") if {"rank_basis", "rank_scope"} & set(row) and "rank" not in row] == []


def test_months_are_those_of_the_printed_period() -> None:
    for row in rows("reading"):
        months = re.fullmatch(r"(\d+)-(\d+)月", row.get("period", ""))
        expected = (int(months[1]), int(months[2])) if months else (None, None)
        assert (row.get("from_month"), row.get("to_month")) == expected, row


def test_a_report_is_dated_by_the_end_of_its_printed_period() -> None:
    for row in rows("report"):
        month = re.search(r"1-(\d+)月", row["sentence"])
        last = int(month[1]) if month else 11
        assert row["as_of"] == dt.date(2015, last, calendar.monthrange(2015, last)[1]), row


def test_due_dates_stand_only_where_the_source_gives_a_limit() -> None:
    dated = [row for row in rows("project") if "due" in row or "due_text" in row]

    assert [(row["due"], row["due_text"]) for row in dated] == [(dt.date(2016, 12, 31), "年底前")]


def test_done_stands_only_where_the_sentence_says_so() -> None:
    done = [row for row in rows("report") if row.get("done")]

    assert done
    assert [row["project"] for row in done if not re.search(DONE_WORDS, row["sentence"])] == []


def test_nature_stands_only_where_the_sentence_says_so() -> None:
    told = [row for row in rows("project") if row.get("nature") in NATURE_WORDS]

    assert [row["key"] for row in told if not re.search(NATURE_WORDS[row["nature"]], row["sentence"])] == []


def test_only_unfinished_work_is_carried_over() -> None:
    carried = [link for link in rows("link") if link["relation"] == "结转"]
    finished = {row["project"] for row in rows("report") if row.get("done")}

    assert {link["to"] for link in carried} == {p["key"] for p in Y2016["project"] if p.get("nature") == "结转"}
    assert {link["from"] for link in carried} & finished == set()


def test_links_are_not_repeated() -> None:
    assert repeated([(link["from"], link["to"]) for link in rows("link")]) == []
