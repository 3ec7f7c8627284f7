# ruff: noqa: S608 - the SQL is the tests' own
import json
import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport, DeleteProject, EditProject, ProjectForm, SetReferenceDate
from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.services.checking import SHOWN_PER_CHECK, check
from dongliu_desktop.storage import driver

BREAK_STEPS = "DROP TRIGGER step_change_no_update; DROP TRIGGER step_no_update; DROP TRIGGER step_no_delete;"
APPEND_ONLY = "CREATE TRIGGER {0}_no_{1} BEFORE {2} ON {0} BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;"
MEND_STEPS = "".join(
    APPEND_ONLY.format(table, verb, verb.upper())
    for table, verb in (("step_change", "update"), ("step", "update"), ("step", "delete"))
)
SHA = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of "abc"
ATTACH = "INSERT INTO attachment (uid, project_uid, name, sha256, size, media_type) SELECT 'a', uid, '照片.jpg', "


def spoil(path: Path, script: str) -> None:
    """Write into a file past all our rules, as damage and foreign programs do."""
    connection = driver.connect(path)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.executescript(script)
    connection.close()


def test_a_fresh_record_is_sound_and_tells_what_it_holds(record_file: Path) -> None:
    checked = check(record_file)

    assert checked.findings == ()
    assert "年度 2、" in checked.holds
    assert "操作 1 步" in checked.holds


def test_whatever_was_done_and_undone_can_be_told_from_the_steps(desk: Any) -> None:
    project = desk.project("中山路综合整治")
    day = date(2016, 6, 1)
    desk.do(AddReport(uuid.uuid4().hex, project.uid, day, percent=30, progress="一", seen=project.report))
    row = desk.row(project.uid)
    correction = AddReport(
        uuid.uuid4().hex, project.uid, day, percent=20.5, reason="误填", supersedes=row.report, seen=row.report
    )
    desk.do(correction)
    form = ProjectForm(
        project.workstream, "中山路", communities=("东海花园社区",), section="城管科", start=date(2016, 2, 1), weight=2
    )
    desk.do(EditProject(project.uid, desk.row(project.uid).version, form))
    desk.office.undo()
    desk.office.redo()
    desk.do(DeleteProject(project.uid, desk.row(project.uid).version))
    desk.office.undo()
    desk.do(SetReferenceDate(desk.year(2016).uid, None))

    assert check(desk.path).findings == ()


@pytest.mark.faults
@pytest.mark.parametrize(
    ("script", "finding"),
    [
        ("UPDATE project SET name = '改名' WHERE name LIKE '中山路%'", "与操作记录不符（name）。"),
        ("UPDATE progress_report SET quantity = 1 WHERE quantity = 2.8", "与操作记录不符（quantity）。"),
        ("INSERT INTO community (uid, name, position) VALUES ('c1', '新社区', 9)", "社区 c1 没有操作记录。"),
        ("DELETE FROM year_note", "在操作记录里有，在表里没有。"),
        ("DROP TRIGGER step_no_update", "触发器 step_no_update 缺少、多余或被改动过。"),
        ("DROP INDEX ix_progress_report_latest", "索引 ix_progress_report_latest 缺少、多余或被改动过。"),
        ("CREATE VIEW spy AS SELECT 1", "视图 spy 缺少、多余或被改动过。"),
        ("ALTER TABLE theme ADD COLUMN extra", "表 theme 缺少、多余或被改动过。"),
        ("UPDATE alembic_version SET version_num = 'x'", "升级记录却是 x"),
        ("UPDATE site SET project_uid = 'gone'", "有一条点位指向不存在的项目。"),
        (
            "UPDATE progress_report SET supersedes_uid = 'gone' WHERE quantity = 2.8",
            "项目“税收”的填报 {tax} 更正的是一条不存在的填报。",
        ),
        (
            "UPDATE progress_report SET supersedes_uid = uid WHERE quantity = 2.8",
            "互相更正，成了一个圈：{tax} → {tax}。",
        ),
        (
            "UPDATE progress_report SET supersedes_uid = '{tax}' WHERE quantity = 7.5",
            "更正的是别的项目的填报。",
        ),
        (
            (
                "INSERT INTO project_link (uid, earlier_uid, later_uid, relation, note)"
                " SELECT 'l', later_uid, earlier_uid, relation, '' FROM project_link LIMIT 1"
            ),
            "几个项目互为前后，成了一个圈：",
        ),
        (f"{ATTACH} '{SHA}', 3, 'image/jpeg' FROM project LIMIT 1", "附件“照片.jpg”的内容不在文件里。"),
        (
            (
                f"{ATTACH} '{SHA}', 4, 'image/jpeg' FROM project LIMIT 1;"
                f" INSERT INTO attachment_content VALUES ('{SHA}', CAST('abc' AS BLOB))"
            ),
            "附件“照片.jpg”应有 4 字节，实有 3 字节。",
        ),
        (
            f"INSERT INTO attachment_content VALUES ('{SHA}', CAST('abd' AS BLOB))",
            f"附件内容 {SHA[:12]}… 与校验码不符，已被改动或损坏。",
        ),
        (
            f"{BREAK_STEPS} UPDATE step_change SET new = '{{{{' WHERE entity = 'office'; {MEND_STEPS}",
            "单位 {office} 的操作记录读不通。",
        ),
        (f"{BREAK_STEPS} UPDATE step SET seq = 3; {MEND_STEPS}", "的操作记录中间缺少 2 步。"),
        (f"{BREAK_STEPS} UPDATE step SET reverts = 'gone'; {MEND_STEPS}", "所撤销的操作不在记录里。"),
        (
            f"{BREAK_STEPS} UPDATE step_change SET entity = 'ghost' WHERE entity = 'office'; {MEND_STEPS}",
            "操作记录里有本程序不认识的内容“ghost”。",
        ),
        ("UPDATE progress_report SET entered_at = '20x6' WHERE quantity = 2.8", "与操作记录不符（entered_at）。"),
        ("UPDATE progress_report SET done = 9 WHERE quantity = 2.8", "与操作记录不符（done）。"),
        (f"{BREAK_STEPS} UPDATE step SET at = 'never'; {MEND_STEPS}", "这一步没有可读的时间。"),
        ("UPDATE community SET name = CAST(x'ff41' AS TEXT)", "操作记录：读到一半出错，数据可能已损坏。"),
    ],
)
def test_every_kind_of_damage_is_told_in_a_sentence(record_file: Path, script: str, finding: str) -> None:
    connection = driver.connect(record_file, mode="ro")
    names = {
        "tax": connection.execute("SELECT uid FROM progress_report WHERE quantity = 2.8").fetchone()[0],
        "office": connection.execute("SELECT uid FROM office").fetchone()[0],
    }
    connection.close()
    spoil(record_file, script.format(**names))

    findings = check(record_file).findings

    assert any(finding.format(**names) in told for told in findings), findings


@pytest.mark.faults
@pytest.mark.parametrize(("column", "change"), [("new", 0), ("old", 1)])
def test_a_value_of_the_past_that_was_altered_is_found(desk: Any, column: str, change: int) -> None:
    """Nobody sees it any more, but history, undo and "as at" rely on it."""
    year = desk.year(2016).uid
    for day in (date(2016, 5, 31), date(2016, 6, 1), date(2016, 6, 2)):
        desk.do(SetReferenceDate(year, day))
    desk.close()
    assert check(desk.path).findings == ()

    altered = (
        f"SELECT uid FROM step_change WHERE key = '{year}' AND field IS NOT NULL ORDER BY rowid LIMIT 1 OFFSET {change}"
    )
    spoil(
        desk.path,
        f"{BREAK_STEPS} UPDATE step_change SET {column} = '\"2016-06-09\"' WHERE uid = ({altered}); {MEND_STEPS}",
    )

    (finding,) = check(desk.path).findings
    assert finding == f"年度 {year} 的操作记录读不通。"


@pytest.mark.faults
def test_a_torn_page_is_found_and_ends_the_check(record_file: Path) -> None:
    content = bytearray(record_file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = bytes(byte ^ 0xFF for byte in content[middle : middle + 4096])
    record_file.write_bytes(content)

    findings = check(record_file).findings

    assert findings[0].startswith("数据库结构损坏：")
    assert findings[-1] == "数据库结构已损坏，其余检查没有进行。"


def test_a_thousand_findings_of_a_kind_are_counted_not_listed(record_file: Path) -> None:
    numbered = ", ".join(f"('c{number}', '社区', 0)" for number in range(1020))
    spoil(record_file, f"INSERT INTO community (uid, name, position) VALUES {numbered}")

    findings = check(record_file).findings

    assert len(findings) == SHOWN_PER_CHECK + 1
    assert findings[-1] == "操作记录：另有 1,000 处同类问题。"


@pytest.mark.faults
def test_a_clock_that_was_set_back_does_not_change_the_order(desk: Any) -> None:
    project = desk.project("中山路综合整治")
    for name in ("甲", "乙"):
        desk.do(EditProject(project.uid, desk.row(project.uid).version, ProjectForm(project.workstream, name)))
    desk.close()
    last = "(SELECT max(seq) FROM step WHERE replica <> 'bundled-record')"
    back = f"UPDATE step SET clock = clock - 90000000 WHERE replica <> 'bundled-record' AND seq = {last};"
    spoil(desk.path, BREAK_STEPS + back + MEND_STEPS)
    desk.restart()

    assert check(desk.path).findings == ()


def test_steps_of_an_older_program_know_nothing_of_newer_columns(record_file: Path) -> None:
    older = "UPDATE step_change SET new = json_remove(new, '$.qualifier', '$.reason') WHERE entity = 'progress_report';"
    gone = "UPDATE step_change SET new = json_set(new, '$.gone', 1) WHERE entity = 'project';"
    connection = driver.connect(record_file)
    connection.execute("UPDATE progress_report SET qualifier = '' WHERE qualifier <> ''")
    connection.close()
    spoil(record_file, BREAK_STEPS + older + gone + MEND_STEPS)

    assert check(record_file).findings == ()


def test_an_older_file_is_not_called_damaged(record_file: Path) -> None:
    spoil(record_file, "PRAGMA user_version = 0")

    checked = check(record_file)

    assert checked.findings == ()
    assert "旧版格式" in checked.holds


def test_checking_changes_nothing_and_leaves_nothing(record_file: Path) -> None:
    before = record_file.read_bytes()
    check(record_file)

    assert record_file.read_bytes() == before
    assert [path.name for path in record_file.parent.iterdir()] == [record_file.name]


def test_somebody_who_waits_is_told_how_far_it_is(record_file: Path) -> None:
    uids = [uuid.uuid4().hex for _ in range(1200)]
    spoil(
        record_file,
        f"INSERT INTO section (uid, name, position) SELECT value, '', 0 FROM json_each('{json.dumps(uids)}')",
    )
    told: list[tuple[str, int, int]] = []

    check(record_file, lambda *progress: told.append(progress))

    assert told[0][0] == "文件结构"
    assert told[1][:2] == ("与操作记录核对", 1000)
    assert told[1][2] > 1200


@pytest.mark.bad_input
@pytest.mark.parametrize("content", [b"", b"no database of anybody" * 50])
def test_what_is_no_data_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.dongliu"
    path.write_bytes(content)

    with pytest.raises(StorageTrouble):
        check(path)


def test_the_check_sees_one_state_while_others_write(open_desk: Callable[..., Any]) -> None:
    writer = open_desk()
    project = writer.project("中山路综合整治")
    entered: list[str] = []

    def interfere(*_progress: object) -> None:
        if not entered:
            entered.append(uuid.uuid4().hex)
            writer.do(AddReport(entered[0], project.uid, date(2016, 6, 1), percent=5, seen=project.report))

    assert check(writer.path, interfere).findings == ()
    assert writer.row(project.uid).report == entered[0]
