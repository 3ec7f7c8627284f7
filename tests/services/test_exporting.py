import json
import re
import uuid
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport, EditProject, ProjectForm
from dongliu_desktop.domain.errors import Refused, StorageTrouble
from dongliu_desktop.services.exporting import VERSION, export_json
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.dump import PERSONAL, tables
from dongliu_desktop.storage.records import Base

SCHEMA = Path(__file__).parents[2] / "docs" / "export.schema.json"
PHONE = "13800000000"
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
KEEP_HOUSEHOLD = """
INSERT INTO household (uid, site_uid, holder, phone, id_number, bank_account)
SELECT 'h', uid, '张三', '13800000000', '', '' FROM site LIMIT 1;
INSERT INTO step (uid, replica, seq, clock, at, who, label) VALUES
('s', 'r', 1, 1, '2016-06-10 08:00:00.000000', '征迁办', '新增住户');
INSERT INTO step_change (uid, step_uid, ordinal, entity, key, field, old, new, parents)
SELECT 'c', 's', 0, 'household', 'h', NULL, NULL, json_object('uid', 'h', 'site_uid', site_uid, 'holder', '张三',
'phone', '13800000000', 'id_number', '', 'bank_account', '', 'compensation', NULL), '[]' FROM household;
INSERT INTO attachment_content VALUES ('x', CAST('abc' AS BLOB));
"""


def schema() -> dict[str, Any]:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def faults(value: Any, rule: dict[str, Any], defs: dict[str, Any], where: str = "") -> list[str]:
    """Say where a value breaks a JSON Schema; knows the keywords that ours is written with."""
    if "$ref" in rule:
        return faults(value, defs[rule["$ref"].removeprefix("#/$defs/")], defs, where)
    if "anyOf" in rule or "oneOf" in rule:
        fitting = [one for one in rule.get("anyOf") or rule["oneOf"] if not faults(value, one, defs)]
        if not fitting or ("oneOf" in rule and len(fitting) > 1):
            return [f"{where}: fits {len(fitting)} of several"]
    return [
        *_plain_faults(value, rule, where),
        *_object_faults(value, rule, defs, where),
        *(
            fault
            for at, item in enumerate(value if isinstance(value, list) and "items" in rule else [])
            for fault in faults(item, rule["items"], defs, f"{where}/{at}")
        ),
    ]


def _plain_faults(value: Any, rule: dict[str, Any], where: str) -> list[str]:
    wanted = rule.get("type", [])
    kinds = [wanted] if isinstance(wanted, str) else wanted
    fits = any(isinstance(value, TYPES[kind]) and isinstance(value, bool) == (kind == "boolean") for kind in kinds)
    broken = {
        "type": bool(kinds) and not fits,
        "const": "const" in rule and value != rule["const"],
        "enum": "enum" in rule and value not in rule["enum"],
        "pattern": "pattern" in rule and isinstance(value, str) and not re.search(rule["pattern"], value),
    }
    return [f"{where}: {keyword}, not {value!r}" for keyword, bad in broken.items() if bad]


def _object_faults(value: Any, rule: dict[str, Any], defs: dict[str, Any], where: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    missing = [f"{where}: no {name}" for name in rule.get("required", []) if name not in value]
    parts = ((name, part) for name, part in rule.get("properties", {}).items() if name in value)
    return missing + [fault for name, part in parts for fault in faults(value[name], part, defs, f"{where}/{name}")]


def exported(path: Path, *, personal: bool = False) -> dict[str, Any]:
    target = path.with_name(f"{uuid.uuid4().hex}.json")
    export_json(path, target, personal=personal)
    return json.loads(target.read_text(encoding="utf-8"))


@pytest.fixture
def busy_file(desk: Any) -> Path:
    """The record after some work: reports, an edit, an undo."""
    project = desk.project("中山路综合整治")
    desk.do(AddReport("r1", project.uid, date(2016, 6, 1), percent=30, progress="进场“一”\n二", seen=project.report))
    desk.do(EditProject(project.uid, desk.row(project.uid).version, ProjectForm(project.workstream, "中山路")))
    desk.office.undo()
    return desk.path


@pytest.fixture
def household_file(record_file: Path) -> Path:
    connection = driver.connect(record_file)
    connection.executescript(KEEP_HOUSEHOLD)
    connection.close()
    return record_file


@pytest.mark.parametrize("personal", [False, True])
def test_an_export_keeps_to_the_documented_schema(household_file: Path, personal: bool) -> None:
    rules = schema()

    assert faults(exported(household_file, personal=personal), rules, rules["$defs"]) == []


def test_the_schema_tells_wrong_from_right(busy_file: Path) -> None:
    rules = schema()
    data = exported(busy_file)
    project = data["tables"]["project"][0]
    project |= {"nature": "旧建", "start": "1.5.2016", "weight": "1", "version": None, "name": True}
    del data["steps"][0]["changes"][0]["new"], data["tables"]["site"]

    told = "\n".join(faults(data, rules, rules["$defs"]))

    for part in ("/nature: enum", "/start: fits 0", "/weight: type", "/version: type", "/name: type", ": no site"):
        assert part in told, told
    assert "/changes/0: fits 0" in told


def test_the_schema_names_every_table_and_every_field() -> None:
    rules = schema()

    assert rules["properties"]["version"]["const"] == VERSION
    assert list(rules["properties"]["tables"]["properties"]) == list(tables())
    for table in tables():
        columns = [column.name for column in Base.metadata.tables[table].columns]
        assert list(rules["$defs"][table]["properties"]) == columns, table
        assert rules["$defs"][table]["required"] == columns, table
        assert all(part["description"] for part in rules["$defs"][table]["properties"].values()), table


def test_everything_is_there_as_it_was_entered(busy_file: Path) -> None:
    data = exported(busy_file)

    assert len(data["tables"]["project"]) == 137
    report = next(row for row in data["tables"]["progress_report"] if row["uid"] == "r1")
    assert (report["as_of"], report["percent"], report["done"]) == ("2016-06-01", 30.0, False)
    assert report["progress"] == "进场“一”\n二"
    assert [len(step["changes"]) > 0 for step in data["steps"]] == [True] * 4
    assert data["steps"][0]["changes"][0]["new"] is not None


def test_the_same_data_give_the_same_bytes(busy_file: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "一.json", tmp_path / "二.json"
    export_json(busy_file, first)
    export_json(busy_file, second)

    assert first.read_bytes() == second.read_bytes()


def test_households_stay_out_unless_they_are_asked_for(household_file: Path) -> None:
    data = exported(household_file)

    assert data["left_out"] == [PERSONAL]
    assert PERSONAL not in data["tables"]
    assert PHONE not in json.dumps(data)
    (withheld,) = (step["changes"][0] for step in data["steps"] if step["uid"] == "s")
    assert withheld == {
        "uid": "c", "entity": "household", "key": "h", "field": None, "parents": [], "withheld": True,
    }  # fmt: skip

    data = exported(household_file, personal=True)
    assert data["left_out"] == []
    assert data["tables"][PERSONAL][0]["phone"] == PHONE
    assert next(step for step in data["steps"] if step["uid"] == "s")["changes"][0]["new"]["phone"] == PHONE


def test_what_was_written_is_counted(household_file: Path, tmp_path: Path) -> None:
    written = export_json(household_file, tmp_path / "x.json")
    data = json.loads((tmp_path / "x.json").read_bytes())

    assert written.rows == sum(len(rows) for rows in data["tables"].values())
    assert (written.steps, written.withheld) == (2, 1)


def test_attachments_go_along(household_file: Path) -> None:
    assert exported(household_file)["tables"]["attachment_content"] == [{"sha256": "x", "content": "YWJj"}]


def test_the_tables_can_be_rebuilt_from_the_steps_as_documented(busy_file: Path) -> None:
    data = exported(busy_file)
    built: dict[str, dict[str, dict[str, Any]]] = {}
    for step in sorted(data["steps"], key=lambda step: (step["clock"], step["replica"], step["seq"])):
        for change in step["changes"]:
            records = built.setdefault(change["entity"], {})
            if change["field"] is not None:
                records[change["key"]][change["field"]] = change["new"]
            elif change["new"] is None:
                del records[change["key"]]
            else:
                records[change["key"]] = change["new"]

    for table in set(data["tables"]) - {"replica", "attachment_content"}:
        rows = {
            row["uid"]: {name: value for name, value in row.items() if name != "version"}
            for row in data["tables"][table]
        }
        assert built.get(table, {}) == rows, table


def test_a_target_that_cannot_be_written_leaves_everything_as_it_was(record_file: Path, tmp_path: Path) -> None:
    before = record_file.read_bytes()
    with pytest.raises(Refused, match="文件夹不存在"):
        export_json(record_file, tmp_path / "没有" / "x.json")
    with pytest.raises(Refused, match="正是数据文件"):
        export_json(record_file, record_file)

    assert record_file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [record_file.name]


def test_somebody_who_waits_can_stop_it(record_file: Path, tmp_path: Path) -> None:
    uids = json.dumps([uuid.uuid4().hex for _ in range(2000)])
    connection = driver.connect(record_file)
    connection.execute("INSERT INTO section (uid, name, position) SELECT value, '', 0 FROM json_each(?)", (uids,))
    connection.close()
    target = tmp_path / "x.json"
    target.write_text("old")

    class Enough(Exception):
        pass

    def stop(_what: str, done: int, total: int) -> None:
        assert 0 < done < total
        raise Enough

    with pytest.raises(Enough):
        export_json(record_file, target, progress=stop)

    assert target.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2


def test_texts_that_cannot_be_read_are_called_damage(record_file: Path, tmp_path: Path) -> None:
    connection = driver.connect(record_file)
    connection.execute("UPDATE community SET name = CAST(x'ff41' AS TEXT)")
    connection.close()

    with pytest.raises(StorageTrouble, match="有读不出的内容，可能已损坏"):
        export_json(record_file, tmp_path / "x.json")
    assert not (tmp_path / "x.json").exists()
