"""A backup is whole and just as the file was, or it is not there."""

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage import backup_files, contents, driver, preflight
from dongliu_desktop.storage.backup import copy_backup, examine, list_backups, look_into, make_backup

NOW = datetime(2016, 11, 23, 8, 30)  # noqa: DTZ001 - backups are named by local time
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions, limits and signals")
FULL = "磁盘空间不足，这次没有备份成；以前的备份没有改动，请腾出空间后再备份。"
FAILED = "读写磁盘失败，这次没有备份成；以前的备份没有改动，请检查磁盘。"


def all_rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(driver.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in tables}  # noqa: S608 - our own names


def names_in(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir())


def run_sql(path: Path, script: str) -> None:
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.executescript(script)


def with_damaged_index(path: Path) -> Path:
    """Let rows change behind an index's back, as a program of another's or a failing disk does."""
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        found = connection.execute(
            "SELECT rootpage, sql FROM sqlite_master WHERE name = 'ix_progress_report_latest'"
        ).fetchone()
        connection.execute("DELETE FROM sqlite_master WHERE name = 'ix_progress_report_latest'")
    with closing(driver.connect(path)) as connection:
        connection.execute("UPDATE progress_report SET as_of = '2015-11-29' WHERE rowid < 4")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "INSERT INTO sqlite_master VALUES ('index', 'ix_progress_report_latest', 'progress_report', ?, ?)", found
        )
    return path


# ---------------------------------------------------------------- what a backup is


def test_a_backup_holds_all_that_the_file_holds(record_file: Path, tmp_path: Path) -> None:
    row = make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW)

    assert row.path == tmp_path / "备份" / "东柳-20161123-0830-手动.dongliu"
    assert (row.made_at, row.reason, row.verified) == (NOW, Reason.MANUAL, True)
    assert row.holds is not None
    assert (row.holds.schema, row.holds.steps, row.holds.projects) == (preflight.SCHEMA, 1, 137)
    assert row.holds.label.startswith("载入")
    assert preflight.inspect(row.path) == preflight.SCHEMA
    assert all_rows(Path(shutil.copy(row.path, tmp_path / "x.dongliu"))) == all_rows(record_file)


@POSIX
def test_only_the_owner_may_read_a_backup(record_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "备份"
    make_backup(record_file, folder, Reason.MANUAL, NOW)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert (stat.S_IMODE(folder.stat().st_mode), modes) == (0o700, {0o600})


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="asks the system's own tool")
def test_the_system_can_check_a_backup_too(record_file: Path, tmp_path: Path) -> None:
    row = make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW)

    command = ["sha256sum", "--check", "--strict", f"{row.path.name}.sha256"]
    assert subprocess.run(command, cwd=row.path.parent, check=False, capture_output=True).returncode == 0


def test_backups_of_one_minute_stand_side_by_side(record_file: Path, tmp_path: Path) -> None:
    first, second, third = (make_backup(record_file, tmp_path / "备份", Reason.DAILY, NOW) for _ in range(3))

    assert second.path.name == "东柳-20161123-0830-每日-2.dongliu"
    assert third.path.name == "东柳-20161123-0830-每日-3.dongliu"
    assert [row.path for row in list_backups(tmp_path / "备份")] == [third.path, second.path, first.path]


def test_a_file_without_a_sum_keeps_its_name(record_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "备份"
    folder.mkdir()
    somebodys = folder / "东柳-20161123-0830-手动.dongliu"
    somebodys.write_text("别人的文件", "utf-8")

    row = make_backup(record_file, folder, Reason.MANUAL, NOW)

    assert row.path.name == "东柳-20161123-0830-手动-2.dongliu"
    assert somebodys.read_text("utf-8") == "别人的文件"
    assert len(names_in(folder)) == 3


@POSIX
@pytest.mark.parametrize(
    "name", ["东柳 重点#1?%41 'x' \"y\".dongliu", "很" * 60 + ".dongliu", "a-20161123-0830-手动.dongliu"]
)
def test_a_file_of_any_name_has_backups(record_file: Path, tmp_path: Path, name: str) -> None:
    path = record_file.rename(tmp_path / name)

    rows = [make_backup(path, tmp_path / "备份", Reason.MANUAL, NOW) for _ in range(2)]

    assert list_backups(tmp_path / "备份", path) == rows[::-1]
    assert [examine(row.path) for row in rows]


def test_neither_the_file_nor_its_folder_is_changed(
    record_file: Path, tmp_path: Path, digest: Callable[[Path], str]
) -> None:
    with closing(driver.connect(record_file)):
        pass  # it may be brought to the journal mode of this SQLite
    before = digest(record_file)

    make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW)

    assert digest(record_file) == before
    assert names_in(tmp_path) == ["东柳.dongliu", "备份"]


# ---------------------------------------------------------------- while others write


def test_a_backup_holds_what_is_committed_and_nothing_else(record_file: Path, tmp_path: Path) -> None:
    if driver.journal_mode() != "WAL":
        pytest.skip("without a write-ahead log nobody reads while somebody writes")
    with closing(driver.connect(record_file)) as writer:
        writer.execute("UPDATE office SET name = '一'")  # committed, and still in the log
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE office SET name = '二'")

        row = make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW)
        writer.execute("COMMIT")

    with closing(driver.glance(row.path)) as connection:
        assert connection.execute("SELECT name FROM office").fetchall() == [("一",)]


@pytest.fixture
def office(record_file: Path) -> Iterator[Popen[str]]:
    """An office that reports as fast as it can, in a process of its own."""
    script, root = Path(__file__).with_name("office_process.py"), Path(driver.__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, script, record_file]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True, env=environment, start_new_session=True) as started:
        yield started
        os.killpg(started.pid, 9)


@pytest.mark.faults
@POSIX
def test_backups_end_and_are_whole_while_another_process_writes_flat_out(
    office: Popen[str], record_file: Path, tmp_path: Path
) -> None:
    if driver.journal_mode() != "WAL":
        pytest.skip("without a write-ahead log nobody reads while somebody writes")
    assert office.stdin
    assert office.stdout
    office.stdin.write("\n")
    office.stdin.flush()
    office.stdout.readline()  # its process id

    for number in range(1, 6):
        acknowledged = {office.stdout.readline().strip() for _ in range(5)}
        row = make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW + timedelta(minutes=number))

        assert row.verified
        with closing(driver.glance(row.path)) as connection:
            reports = {uid for (uid,) in connection.execute("SELECT uid FROM progress_report")}
            mine = connection.execute("SELECT count(*) FROM progress_report WHERE reporter = '测试'").fetchone()[0]
            steps = connection.execute("SELECT count(*) FROM step WHERE who = '测试'").fetchone()[0]
        assert acknowledged <= reports
        assert mine == steps


# ---------------------------------------------------------------- what cannot be backed up


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
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_no_backup_is_left_half_done(
    record_file: Path, tmp_path: Path, digest: Callable[[Path], str], share: float
) -> None:
    folder = tmp_path / "备份"
    earlier = make_backup(record_file, folder, Reason.DAILY, NOW - timedelta(days=1))
    before, known = digest(earlier.path), names_in(folder)

    with files_end_at(int(earlier.size * share)), pytest.raises(StorageTrouble) as trouble:
        make_backup(record_file, folder, Reason.DAILY, NOW)

    assert (trouble.value.kind, str(trouble.value)) == (Trouble.IO_ERROR, FAILED)
    assert names_in(folder) == known
    assert digest(earlier.path) == before
    assert make_backup(record_file, folder, Reason.DAILY, NOW).verified


@pytest.mark.faults
def test_a_folder_that_is_not_there_is_not_made_up(record_file: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="进不去备份文件夹"):
        make_backup(record_file, tmp_path / "没有" / "备份", Reason.MANUAL, NOW)

    assert names_in(tmp_path) == ["东柳.dongliu"]


def with_torn_page(path: Path) -> Path:
    with closing(driver.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'plan_year'").fetchone()[0]
    content = bytearray(path.read_bytes())
    start = (page - 1) * 4096
    content[start : start + 4096] = bytes(255 - byte for byte in content[start : start + 4096])
    path.write_bytes(content)
    return path


@pytest.mark.faults
@pytest.mark.parametrize("spoil", [with_torn_page, with_damaged_index])
def test_a_damaged_file_never_stands_among_the_backups(
    record_file: Path, tmp_path: Path, spoil: Callable[[Path], Path]
) -> None:
    folder = tmp_path / "备份"
    make_backup(record_file, folder, Reason.DAILY, NOW - timedelta(days=1))
    known = names_in(folder)

    with pytest.raises(StorageTrouble) as trouble:
        make_backup(spoil(record_file), folder, Reason.DAILY, NOW)

    assert trouble.value.kind == Trouble.DAMAGED
    assert names_in(folder) == known


def test_before_a_repair_the_copy_alone_gets_its_indexes_mended(record_file: Path, tmp_path: Path) -> None:
    row = make_backup(with_damaged_index(record_file), tmp_path / "备份", Reason.REPAIR, NOW, mend=True)

    with closing(driver.connect(record_file)) as connection:
        assert not contents.sound(connection)
    examine(row.path)


@pytest.mark.bad_input
def test_what_is_no_data_file_is_never_backed_up(tmp_path: Path) -> None:
    (tmp_path / "坏.dongliu").write_bytes(bytes(range(256)) * 64)

    with pytest.raises(StorageTrouble, match="不是本软件的数据文件"):
        make_backup(tmp_path / "坏.dongliu", tmp_path / "备份", Reason.MANUAL, NOW)

    assert names_in(tmp_path) == ["坏.dongliu"]


# ---------------------------------------------------------------- what is no backup any more


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def hollow(path: Path) -> None:
    """Leave what a full disk leaves of a bad program's copy: a sound database of ours, without tables."""
    path.unlink()
    with closing(driver.dbapi.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={driver.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={preflight.SCHEMA}")
    backup_files.sum_path(path).write_text(f"{backup_files.digest_of(path)}  {path.name}\n", "utf-8")


def one_bit_flipped(path: Path) -> None:
    """Change a letter in a text: no check of SQLite's finds that."""
    content = path.read_bytes()
    path.write_bytes(content.replace("东柳街道".encode(), "东柳街邓".encode(), 1))


def torn(path: Path) -> None:
    with_torn_page(path)
    backup_files.sum_path(path).unlink()


def exchanged(path: Path) -> None:
    with closing(driver.dbapi.connect(path)) as connection:
        connection.execute("UPDATE office SET name = '另一个街道'")
        connection.commit()


@pytest.mark.faults
@pytest.mark.parametrize(
    ("spoil", "sentence", "fault"),
    [
        (halved, "不完整", "读不出内容"),
        (emptied, "为空（0 字节）", "读不出内容"),
        (hollow, "里没有数据，不是一份完整的备份", "读不出内容"),
        (one_bit_flipped, "与校验码不符", "与校验码不符"),
        (torn, "已损坏，不能用来恢复", "没有校验码"),
        (exchanged, "与校验码不符", "与校验码不符"),
    ],
)
def test_a_spoilt_backup_is_told_and_not_relied_on(
    record_file: Path, tmp_path: Path, spoil: Callable[[Path], None], sentence: str, fault: str
) -> None:
    row = make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW)
    spoil(row.path)

    with pytest.raises(StorageTrouble, match=sentence):
        examine(row.path)
    assert fault in list_backups(tmp_path / "备份")[0].fault


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(5))
def test_no_flipped_bit_escapes(record_file: Path, tmp_path: Path, seed: int) -> None:
    row = make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW)
    content = bytearray(row.path.read_bytes())
    place = random.Random(seed).randrange(len(content))  # noqa: S311 - any place will do
    content[place] ^= 1 << seed
    row.path.write_bytes(content)

    with pytest.raises(StorageTrouble):
        examine(row.path)
    assert not look_into(row.path).verified


def test_a_backup_without_its_sum_is_told_but_may_be_used(record_file: Path, tmp_path: Path) -> None:
    row = make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW)
    copied = Path(shutil.copy(row.path, tmp_path / "从U盘拷来.dongliu"))

    found = look_into(copied)

    assert (found.reason, found.fault) == (None, "没有校验码，不能确定它没有被改动过。")
    assert found.holds == row.holds
    assert examine(copied)


def test_what_is_no_backup_is_not_listed(record_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "备份"
    row = make_backup(record_file, folder, Reason.MANUAL, NOW)
    for name in ("说明.txt", "东柳-20161399-0830-手动.dongliu", "东柳-20161123-0830-随便.dongliu", "东柳.dongliu"):
        (folder / name).write_text("x", "utf-8")
    (folder / "东柳-20161123-0831-手动.dongliu").mkdir()

    assert list_backups(folder) == [row]
    assert list_backups(tmp_path / "没有") == []


# ---------------------------------------------------------------- a second copy, and what a kill leaves


def test_a_backup_is_copied_bit_by_bit(record_file: Path, tmp_path: Path, digest: Callable[[Path], str]) -> None:
    (tmp_path / "U盘").mkdir()
    row = make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW)

    copied = copy_backup(row.path, tmp_path / "U盘")

    assert copied == row._replace(path=tmp_path / "U盘" / row.path.name)
    assert digest(copied.path) == digest(row.path)


@pytest.mark.faults
def test_a_backup_that_is_no_longer_what_it_was_is_not_copied(record_file: Path, tmp_path: Path) -> None:
    (tmp_path / "U盘").mkdir()
    row = make_backup(record_file, tmp_path / "备份", Reason.MANUAL, NOW)
    one_bit_flipped(row.path)

    with pytest.raises(StorageTrouble, match="与校验码不符"):
        copy_backup(row.path, tmp_path / "U盘")

    assert names_in(tmp_path / "U盘") == []


@pytest.mark.faults
def test_what_a_killed_backup_left_is_cleared_away_a_day_later(record_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "备份"
    for name, hours in ((".备份-old", 25), (".备份-young", 1), ("别的文件夹", 25)):
        (folder / name).mkdir(parents=True)
        (folder / name / "copy").touch()
        then = datetime.now().astimezone() - timedelta(hours=hours)
        os.utime(folder / name, (then.timestamp(), then.timestamp()))

    make_backup(record_file, folder, Reason.MANUAL, NOW)

    left = [name for name in names_in(folder) if not name.startswith("东柳-")]
    assert left == [".备份-young", "别的文件夹"]


@pytest.mark.kills
@POSIX
@pytest.mark.parametrize(("act", "least"), [("backup", 25), ("restore", 40), ("upgrade", 25)])
def test_no_kill_leaves_anything_half_done(
    record_file: Path, tmp_path: Path, act: str, least: int, record_property: Callable[[str, object], None]
) -> None:
    """At every step in the file system, and at moments in between; what is left is told in backup_process.py."""
    script, root = Path(__file__).with_name("backup_process.py"), Path(driver.__file__).parents[2]
    (tmp_path / "rounds").mkdir()
    command = [sys.executable, script, record_file, tmp_path / "rounds", act]

    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= least
    record_property("kills", int(done.stdout))


def test_todays_names_are_read_back(record_file: Path, tmp_path: Path) -> None:
    for reason in Reason:
        row = make_backup(record_file, tmp_path / "备份", reason, NOW)
        name = backup_files.parsed(row.path.name)
        assert name is not None
        assert (name.stem, name.made_at, name.reason, name.number) == ("东柳", NOW, reason, 1)
        assert name.made_at.date() == date(2016, 11, 23)
