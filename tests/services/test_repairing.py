# ruff: noqa: S608 - the SQL is the tests' own
"""What follows from the steps is mended, all of it or nothing, after a backup; steps are never touched."""

import hashlib
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.commands import AddReport, EditProject, ProjectForm
from dongliu_desktop.domain.errors import Conflict, StorageTrouble
from dongliu_desktop.services.backups import Backups
from dongliu_desktop.services.checking import check
from dongliu_desktop.services.repairing import Repaired, repair
from dongliu_desktop.storage import contents, driver

NOW = datetime(2016, 11, 23, 8, 30)  # noqa: DTZ001 - backups are named by local time
SHA = hashlib.sha256(b"abc").hexdigest()
NEWEST = "uid = (SELECT uid FROM project WHERE name LIKE '中山路%' ORDER BY rowid DESC LIMIT 1)"
RENAME = f"UPDATE project SET name = '改名' WHERE {NEWEST}"
FREE_STEPS = "DROP TRIGGER step_change_no_update;"
BIND_STEPS = (
    "CREATE TRIGGER step_change_no_update BEFORE UPDATE ON step_change "
    "BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END;"
)


def spoil(path: Path, script: str) -> None:
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.executescript(script)


def rows(path: Path, question: str) -> list[Any]:
    with closing(driver.connect(path)) as connection:
        return connection.execute(question).fetchall()


def steps(path: Path) -> list[Any]:
    return [rows(path, f"SELECT * FROM {table} ORDER BY uid") for table in ("step", "step_change")]


def everything(path: Path) -> dict[str, list[Any]]:
    """Give all that is kept, but for the counter of edits."""
    found: dict[str, list[Any]] = {}
    for (table,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        columns = [name for (name,) in rows(path, f"SELECT name FROM pragma_table_info('{table}')")]
        listed = ", ".join(f'"{name}"' for name in columns if name != "version")
        found[table] = sorted(rows(path, f'SELECT {listed} FROM "{table}"'), key=str)
    return found


def repaired(path: Path) -> Repaired:
    return repair(path, Backups(path, lambda: NOW))


def test_a_sound_file_is_not_touched(record_file: Path) -> None:
    before = record_file.read_bytes()

    found = repaired(record_file)

    assert (found.backup, found.done, found.after.findings) == (None, (), ())
    assert record_file.read_bytes() == before
    assert [path.name for path in record_file.parent.iterdir()] == [record_file.name]


@pytest.mark.faults
@pytest.mark.parametrize(
    ("script", "done"),
    [
        (
            RENAME,
            "项目 {project} 已按操作记录改回（name）。",
        ),
        (f"DELETE FROM project WHERE {NEWEST}", "项目 {project} 已按操作记录补回。"),
        (
            "INSERT INTO community (uid, name, position) VALUES ('c1', '新社区', 9)",
            "社区 c1 没有操作记录，已移出；修复前的备份里还有。",
        ),
        (
            "UPDATE progress_report SET entered_at = '2001-01-01 00:00:00.000000', as_of = '2001-01-01'",
            "已按操作记录改回",
        ),
        ("UPDATE site SET project_uid = 'gone'", "已按操作记录改回（project_uid）。"),
        ("DELETE FROM year_note; DELETE FROM reading; UPDATE plan_year SET frozen = 1", "年度记事 "),
        (
            (
                "UPDATE community SET name = name || '乙' WHERE rowid = 1;"
                "UPDATE community SET name = (SELECT substr(name, 1, length(name) - 1) FROM community WHERE rowid = 1)"
                " WHERE rowid = 2"
            ),
            "已按操作记录改回（name）。",
        ),
        (f"INSERT INTO attachment_content VALUES ('{SHA}', CAST('abc' AS BLOB))", f"内容 {SHA[:12]}… 已清除。"),
    ],
)
def test_what_differs_from_the_steps_is_brought_back_row_by_row(record_file: Path, script: str, done: str) -> None:
    project = rows(record_file, f"SELECT uid FROM project WHERE {NEWEST}")[0][0]
    before, before_steps = everything(record_file), steps(record_file)
    spoil(record_file, script)

    found = repaired(record_file)

    assert found.after.findings == ()
    assert any(done.format(project=project) in sentence for sentence in found.done), found.done
    assert steps(record_file) == before_steps
    assert everything(record_file) == before


def test_what_was_there_before_the_repair_is_in_a_backup(record_file: Path) -> None:
    spoil(record_file, RENAME)

    found = repaired(record_file)

    assert found.backup is not None
    assert (found.backup.reason, found.backup.verified) == (Reason.REPAIR, True)
    with closing(driver.glance(found.backup.path)) as connection:
        assert connection.execute("SELECT count(*) FROM project WHERE name = '改名'").fetchone() == (1,)


@pytest.mark.faults
def test_without_a_backup_nothing_is_repaired(record_file: Path) -> None:
    spoil(record_file, RENAME)
    (record_file.parent / "备份").write_text("a file where the folder should be", "utf-8")
    before = everything(record_file)

    with pytest.raises(StorageTrouble, match="没有备份成"):
        repaired(record_file)

    assert everything(record_file) == before


@pytest.mark.faults
def test_indexes_are_built_anew(record_file: Path) -> None:
    name = "ix_progress_report_latest"
    found = rows(record_file, f"SELECT rootpage, sql FROM sqlite_master WHERE name = '{name}'")[0]
    spoil(record_file, f"PRAGMA writable_schema=ON; DELETE FROM sqlite_master WHERE name = '{name}'")
    spoil(record_file, "UPDATE progress_report SET as_of = '2015-11-29' WHERE rowid < 4")
    with closing(driver.connect(record_file)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(f"INSERT INTO sqlite_master VALUES ('index', '{name}', 'progress_report', ?, ?)", found)
    assert "数据库结构损坏" in check(record_file).findings[0]

    mended = repaired(record_file)

    assert mended.done[0] == "索引已按表重建。"
    assert mended.after.findings == ()
    with closing(driver.connect(record_file)) as connection:
        assert contents.sound(connection)


def torn(path: Path) -> None:
    page = rows(path, "SELECT rootpage FROM sqlite_master WHERE name = 'plan_year'")[0][0]
    content = bytearray(path.read_bytes())
    start = (page - 1) * 4096
    content[start : start + 4096] = bytes(255 - byte for byte in content[start : start + 4096])
    path.write_bytes(content)


def trapped(path: Path) -> None:
    """Let a foreign trigger wait for the first row that is mended."""
    spoil(
        path,
        "CREATE TRIGGER trap AFTER DELETE ON community BEGIN DELETE FROM progress_report; END;"
        "INSERT INTO community (uid, name, position) VALUES ('c1', '新社区', 9)",
    )


@pytest.mark.faults
@pytest.mark.parametrize("harm", [torn, trapped])
def test_what_cannot_be_trusted_is_left_alone(record_file: Path, harm: Any) -> None:
    harm(record_file)
    before = record_file.read_bytes()

    found = repaired(record_file)

    assert (found.backup, found.done) == (None, ())
    assert found.after.findings
    assert record_file.read_bytes() == before


def test_steps_that_cannot_be_read_stay_and_are_told(record_file: Path) -> None:
    script = "UPDATE step_change SET new = '{{' WHERE entity = 'office';"
    spoil(
        record_file,
        FREE_STEPS + script + BIND_STEPS + RENAME,
    )
    before = steps(record_file)

    found = repaired(record_file)

    assert [sentence[-10:] for sentence in found.done] == ["录改回（name）。"]
    assert len(found.after.findings) == 1
    assert "的操作记录读不通" in found.after.findings[0]
    assert steps(record_file) == before


def test_what_would_not_fit_together_is_not_done_at_all(record_file: Path) -> None:
    """The steps tell of a site of a project that they do not tell of: bringing the tables back would cut it off."""
    project = rows(record_file, "SELECT project_uid FROM site")[0][0]
    script = f"UPDATE step_change SET entity = 'ghost' WHERE entity = 'project' AND key = '{project}';"
    spoil(record_file, FREE_STEPS + script + BIND_STEPS)
    before = everything(record_file)

    found = repaired(record_file)

    assert found.backup is not None
    assert found.done == ()
    assert found.after.findings
    assert everything(record_file) == before


def test_work_goes_on_after_a_repair_and_a_stale_editor_is_noticed(desk: Any) -> None:
    project = desk.project("中山路综合整治")
    seen = project.version
    desk.do(AddReport("r1", project.uid, date(2016, 6, 1), percent=20, seen=project.report))
    spoil(
        desk.path,
        f"{RENAME}; DELETE FROM progress_report WHERE uid = 'r1'",
    )

    found = repaired(desk.path)

    assert len(found.done) == 2
    assert found.after.findings == ()
    assert desk.row(project.uid).report == "r1"
    with pytest.raises(Conflict):
        desk.do(EditProject(project.uid, seen, ProjectForm(project.workstream, "甲")))
    desk.office.undo()
    assert check(desk.path).findings == ()
