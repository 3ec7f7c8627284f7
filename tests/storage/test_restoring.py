"""A restore brings back what the backup holds, wholly or not at all, and loses nothing that was there."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import Refused, StorageTrouble, Trouble
from dongliu_desktop.services.checking import check
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver, preflight, restoring
from dongliu_desktop.storage.backup import list_backups, make_backup
from dongliu_desktop.storage.opening import open_database
from dongliu_desktop.storage.restoring import Signed, restore

TODAY = date(2016, 11, 23)
NOW = datetime(2016, 11, 23, 8, 30)  # noqa: DTZ001 - backups are named by local time
SIGNED = Signed(NOW, "李四", "从备份恢复：2016年11月22日 08:30（每日）")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
IN_USE = "数据文件正被另一个窗口或程序使用，没有恢复，也没有任何改动；请先把它关闭再试。"
HOLDER = """
import sys
from pathlib import Path
from dongliu_desktop.storage import driver
connection = driver.connect(Path(sys.argv[1]))
connection.execute(sys.argv[2]).fetchall()
print("open", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def backup(record_file: Path) -> Path:
    return make_backup(record_file, record_file.parent / "备份", Reason.DAILY, NOW - timedelta(days=1)).path


@pytest.fixture
def reported(record_file: Path, backup: Path) -> Path:
    """The file with a report that came after the backup."""
    assert backup
    report(record_file, "r1")
    return record_file


def report(path: Path, uid: str) -> None:
    office, reader = Office(open_database(path), "张三", lambda: TODAY), Reader(path, lambda: TODAY)
    project = reader.ask(lambda read: read.projects_of_year(2016))[0]
    office.do(AddReport(uid, project.uid, TODAY, percent=20, reason="核实", seen=project.report))
    office.close()
    reader.close()


def reports(path: Path) -> list[str]:
    with closing(driver.connect(path)) as connection:
        return [uid for (uid,) in connection.execute("SELECT uid FROM progress_report WHERE reporter = '张三'")]


def replica(path: Path) -> str:
    database = open_database(path)
    database.close()
    return database.replica


def names_in(folder: Path) -> list[str]:
    """Give what is in a folder, but for the empty journals that SQLite leaves where it writes no log ahead."""
    return sorted(
        found.name for found in folder.iterdir() if found.suffix != ".dongliu-journal" or found.stat().st_size
    )


# ---------------------------------------------------------------- what is there afterwards


def test_what_the_backup_holds_is_back_and_told_of(reported: Path, backup: Path) -> None:
    before = replica(reported)

    restore(reported, backup, SIGNED)

    assert reports(reported) == []
    assert replica(reported) != before
    reader = Reader(reported, lambda: TODAY)
    step = reader.ask(lambda read: read.steps(1))[0]
    reader.close()
    assert (step.label, step.who) == (SIGNED.label, "李四")
    assert check(reported).findings == ()
    assert names_in(reported.parent) == ["东柳.dongliu", "备份"]


def test_a_restore_is_not_undone_step_by_step_but_by_going_back_again(reported: Path, backup: Path) -> None:
    kept = restore(reported, backup, SIGNED)

    office = Office(open_database(reported), "李四", lambda: TODAY)
    assert office.undo_state().undo == ""
    office.close()
    assert kept is not None
    restore(reported, kept, Signed(NOW + timedelta(minutes=1), "李四", "再恢复"))
    assert reports(reported) == ["r1"]
    assert check(reported).findings == ()


def test_work_goes_on_after_a_restore(reported: Path, backup: Path) -> None:
    restore(reported, backup, SIGNED)

    report(reported, "r2")

    assert reports(reported) == ["r2"]
    assert check(reported).findings == ()


def test_what_was_there_is_one_more_backup(reported: Path, backup: Path, digest: Callable[[Path], str]) -> None:
    before = digest(backup)

    kept = restore(reported, backup, SIGNED)

    rows = list_backups(backup.parent)
    assert [(row.path, row.reason, row.verified) for row in rows] == [
        (kept, Reason.RESTORE, True),
        (backup, Reason.DAILY, True),
    ]
    assert rows[0].holds is not None
    assert (rows[0].holds.steps, rows[0].holds.reports) == (2, 69)
    assert digest(backup) == before


def test_the_new_id_counts_even_if_the_clock_was_set_back(reported: Path, backup: Path) -> None:
    with closing(driver.dbapi.connect(backup)) as connection:
        connection.execute("UPDATE replica SET minted_at = '2099-01-01 00:00:00.000000'")
        connection.commit()
    backup.with_name(backup.name + ".sha256").unlink()
    before = replica(Path(shutil.copy(backup, reported.with_name("x.dongliu"))))

    restore(reported, backup, SIGNED)

    assert replica(reported) != before


@pytest.mark.faults
def test_a_file_that_is_gone_comes_back_and_old_logs_do_not_spoil_it(reported: Path, backup: Path) -> None:
    """A log that is left lying beside a file that went would be played into the next one of that name."""
    if driver.journal_mode() != "WAL":
        pytest.skip("this SQLite is too old for a write-ahead log")
    with closing(driver.connect(reported)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("UPDATE office SET name = '旧日志里的名字'")
        log = reported.with_name(reported.name + "-wal").read_bytes()
    reported.unlink()
    reported.with_name(reported.name + "-wal").write_bytes(log)

    kept = restore(reported, backup, SIGNED)

    assert kept is not None
    assert names_in(kept) == ["东柳.dongliu-wal"]
    reader = Reader(reported, lambda: TODAY)
    assert reader.ask(lambda read: read.office_name()) == "东柳街道"
    reader.close()
    assert check(reported).findings == ()


def test_nothing_to_keep_is_no_hindrance(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "新电脑").mkdir()

    assert restore(tmp_path / "新电脑" / "东柳.dongliu", backup, SIGNED) is None

    assert reports(tmp_path / "新电脑" / "东柳.dongliu") == []
    assert names_in(tmp_path / "新电脑") == ["东柳.dongliu"]


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def torn(path: Path) -> None:
    with closing(driver.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'plan_year'").fetchone()[0]
    content = bytearray(path.read_bytes())
    start = (page - 1) * 4096
    content[start : start + 4096] = bytes(255 - byte for byte in content[start : start + 4096])
    path.write_bytes(content)


def newer(path: Path) -> None:
    with closing(driver.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={preflight.SCHEMA + 1}")


@pytest.mark.faults
@pytest.mark.parametrize("spoil", [emptied, noise, halved, torn, newer])
def test_a_file_that_cannot_be_backed_up_is_kept_as_it_is(
    reported: Path, backup: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(reported)
    before = reported.read_bytes()
    reported.with_name(reported.name + "-journal").write_bytes(b"left")

    kept = restore(reported, backup, SIGNED)

    assert kept == backup.parent / "恢复前-20161123-0830"
    was = (kept / reported.name).read_bytes()
    assert was[:18] + was[100:] == before[:18] + before[100:]  # the header tells that the log was folded in
    assert len(was) == len(before)
    assert reports(reported) == []
    assert check(reported).findings == ()


def test_what_is_kept_aside_overwrites_nothing(reported: Path, backup: Path) -> None:
    for content in (b"first", b"second"):
        reported.write_bytes(content * 1000)
        restore(reported, backup, SIGNED)

    kept = [backup.parent / name / reported.name for name in ("恢复前-20161123-0830", "恢复前-20161123-0830-2")]
    assert [path.read_bytes()[:6] for path in kept] == [b"firstf", b"second"]


def test_a_backup_of_an_older_version_is_brought_to_today(record_file: Path) -> None:
    with closing(driver.connect(record_file)) as connection:
        connection.execute("PRAGMA user_version=0")
    older = make_backup(record_file, record_file.parent / "备份", Reason.DAILY, NOW - timedelta(days=1)).path

    restore(record_file, older, SIGNED)

    assert preflight.inspect(record_file) == preflight.SCHEMA
    assert preflight.inspect(older) == 0
    assert check(record_file).findings == ()


# ---------------------------------------------------------------- what is not restored


@pytest.mark.faults
def test_a_spoilt_backup_changes_nothing(reported: Path, backup: Path, digest: Callable[[Path], str]) -> None:
    content = bytearray(backup.read_bytes())
    content[-100] ^= 1
    backup.write_bytes(content)
    before, known = digest(reported), names_in(backup.parent)

    with pytest.raises(StorageTrouble, match="与校验码不符") as trouble:
        restore(reported, backup, SIGNED)

    assert trouble.value.kind == Trouble.DAMAGED
    assert digest(reported) == before
    assert names_in(backup.parent) == known


@pytest.mark.bad_input
def test_a_backup_of_a_newer_version_is_not_restored(reported: Path, backup: Path) -> None:
    newer(backup)
    with pytest.raises(StorageTrouble, match="请先升级本软件"):
        restore(reported, backup, SIGNED)

    assert reports(reported) == ["r1"]


def test_a_file_is_not_restored_from_itself(reported: Path) -> None:
    with pytest.raises(Refused, match="正是现在的数据文件"):
        restore(reported, reported, SIGNED)


@pytest.mark.bad_input
def test_a_folder_is_not_replaced(reported: Path, backup: Path) -> None:
    (reported.parent / "文件夹").mkdir()

    with pytest.raises(StorageTrouble, match="是一个文件夹"):
        restore(reported.parent / "文件夹", backup, SIGNED)


@contextmanager
def held_elsewhere(path: Path, statement: str) -> Iterator[None]:
    """Let another process have the file open."""
    root = Path(driver.__file__).parents[2]
    command = [sys.executable, "-c", HOLDER, path, statement]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield
        process.communicate("\n")


@pytest.mark.faults
@pytest.mark.parametrize("statement", ["BEGIN IMMEDIATE", "SELECT * FROM office"])
def test_a_file_that_another_program_uses_is_left_alone(
    reported: Path, backup: Path, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if driver.journal_mode() != "WAL" and statement.startswith("SELECT"):
        pytest.skip("without a write-ahead log nobody notices who only has the file open")
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    known = names_in(backup.parent)

    with held_elsewhere(reported, statement), pytest.raises(StorageTrouble) as trouble:
        restore(reported, backup, SIGNED)

    assert (trouble.value.kind, str(trouble.value)) == (Trouble.LOCKED, IN_USE)
    assert reports(reported) == ["r1"]
    assert names_in(backup.parent) == known
    assert names_in(reported.parent) == ["东柳.dongliu", "备份"]
    restore(reported, backup, SIGNED)
    assert reports(reported) == []


@pytest.mark.faults
def test_a_file_that_is_open_in_this_very_program_is_left_alone(
    reported: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if driver.journal_mode() != "WAL":
        pytest.skip("without a write-ahead log nobody notices who only has the file open")
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    reader = Reader(reported, lambda: TODAY)

    with pytest.raises(StorageTrouble, match="请先把它关闭再试"):
        restore(reported, backup, SIGNED)

    assert len(reader.ask(lambda read: read.years())) == 2
    reader.close()


@pytest.mark.faults
@pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no file that somebody opens")
def test_a_program_that_starts_during_a_restore_writes_into_neither_file(
    reported: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has opened the old file and waits for the lock; when it gets it, the file of that name is another one."""
    outcome: list[str] = []
    set_aside = restoring._kept_as_backup
    late = sqlite_without_lock(reported)

    def write() -> None:
        try:
            late.execute("PRAGMA journal_mode=WAL").fetchall()
            late.execute("UPDATE office SET name = '迟到'")
            outcome.append("wrote")
        except driver.dbapi.Error as error:
            outcome.append(error.sqlite_errorname)

    started: list[Thread] = []

    def keep_and_let_start(*arguments: object) -> Path | None:
        kept = set_aside(*arguments)  # type: ignore[arg-type]
        started.append(Thread(target=write))
        started[0].start()
        return kept

    monkeypatch.setattr(restoring, "_kept_as_backup", keep_and_let_start)
    restore(reported, backup, SIGNED)
    started[0].join()
    late.close()

    assert outcome in (["SQLITE_READONLY_DBMOVED"], ["SQLITE_READONLY"])
    assert check(reported).findings == ()
    assert names_in(reported.parent) == ["东柳.dongliu", "备份"]


def sqlite_without_lock(path: Path) -> sqlite3.Connection:
    return driver.dbapi.connect(path, timeout=30, isolation_level=None, check_same_thread=False)


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource", reason="Windows knows no limits of this kind")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.faults
@POSIX
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_full_disk_leaves_the_old_file(reported: Path, backup: Path, share: float) -> None:
    known = names_in(backup.parent)

    with files_end_at(int(backup.stat().st_size * share)), pytest.raises(StorageTrouble) as trouble:
        restore(reported, backup, SIGNED)

    assert trouble.value.kind == Trouble.IO_ERROR
    assert str(trouble.value) == "读写磁盘失败，没有恢复；数据文件没有改动，请检查磁盘。"
    assert reports(reported) == ["r1"]
    assert names_in(backup.parent) == known
    assert names_in(reported.parent) == ["东柳.dongliu", "备份"]
