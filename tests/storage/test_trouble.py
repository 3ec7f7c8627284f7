"""Disks and files that fail: one sentence each, the file as it was, and work goes on once the trouble is over."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)
SCRIPT = Path(__file__).with_name("disk_process.py")
NAMESPACE = ["unshare", "--map-root-user", "--mount"]


def can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0


def on_a_small_disk(record_file: Path, scenario: str) -> dict[str, Any]:
    disk = record_file.with_name("disk")
    disk.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(Path(driver.__file__).parents[2])}
    command = [*NAMESPACE, sys.executable, SCRIPT, record_file, disk, scenario]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)


needs_mounts = pytest.mark.skipif(not can_mount(), reason="needs mount namespaces")


@pytest.mark.faults
@needs_mounts
def test_a_full_disk_is_said_and_work_goes_on_once_there_is_room(record_file: Path) -> None:
    seen = on_a_small_disk(record_file, "full")

    sentence = "磁盘空间不足，本次没有保存；腾出空间后再保存一次即可，输入的内容还在。（{}）"
    full = [Trouble.DISK_FULL, sentence.format("东柳.dongliu")]
    assert seen["report"] == full
    assert seen["again"] == full
    assert seen["read"] == 2
    backup = "磁盘空间不足，这次没有备份成；以前的备份没有改动，请腾出空间后再备份。"
    assert seen["backup"] == [Trouble.DISK_FULL, backup]
    assert seen["new"] == [Trouble.DISK_FULL, sentence.format("新.dongliu")]
    copy = "磁盘空间不足，没有另存成；请换一个位置，或腾出空间后再试。"
    assert seen["copy"] == [Trouble.DISK_FULL, copy]
    assert {name.removesuffix("-wal").removesuffix("-shm") for name in seen["files"]} == {"ballast", "东柳.dongliu"}
    assert seen["after"] is None
    assert seen["integrity"] == "ok"
    assert seen["reports"] == ["1"]


@pytest.mark.faults
@needs_mounts
def test_a_read_only_disk_is_said(record_file: Path) -> None:
    seen = on_a_small_disk(record_file, "read_only")

    copy_it = "“东柳.dongliu”所在的文件夹是只读的，请把文件复制到可写的位置再打开。"
    elsewhere = "数据文件或所在文件夹是只读的，不能保存；请换到可写的位置再打开。（新.dongliu）"
    assert seen["office"] == [Trouble.READ_ONLY, copy_it]
    assert seen["new"] == [Trouble.READ_ONLY, elsewhere]


@pytest.mark.faults
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_read_only_file_can_be_read_and_is_not_opened_for_writing(record_file: Path) -> None:
    record_file.chmod(0o400)
    reader = Reader(record_file, lambda: TODAY)

    assert len(reader.ask(lambda read: read.years())) == 2
    assert reader.read_only == "“东柳.dongliu”是只读文件，只能查看；要填报，请另存一份到可写的位置。"
    with pytest.raises(StorageTrouble, match="是只读文件，请把文件复制到可写的位置再打开。") as trouble:
        open_database(record_file)

    assert trouble.value.kind == Trouble.READ_ONLY
    reader.close()
    assert [path.name for path in record_file.parent.iterdir()] == [record_file.name]


@pytest.mark.faults
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_read_only_file_of_an_older_version_is_refused(record_file: Path) -> None:
    connection = driver.connect(record_file)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    record_file.chmod(0o400)

    with pytest.raises(StorageTrouble, match="又是旧版本的，不能就地升级；请复制到可写的位置再打开。"):
        Reader(record_file, lambda: TODAY)


@pytest.mark.faults
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_read_only_file_is_read_with_the_log_beside_it(record_file: Path) -> None:
    """Another computer, which may write it, has it open: what it has entered is in the log."""
    if driver.journal_mode() != "WAL":
        pytest.skip("this SQLite is too old for a write-ahead log")
    other = driver.connect(record_file)
    other.execute("UPDATE office SET name = '另一个街道'")
    record_file.chmod(0o400)
    reader = Reader(record_file, lambda: TODAY)

    assert reader.ask(lambda read: read.office_name()) == "另一个街道"
    reader.close()
    other.close()


@pytest.mark.faults
def test_a_copy_of_an_open_file_that_is_gone_holds_all_and_is_a_file_of_its_own(
    record_file: Path, tmp_path: Path
) -> None:
    office = Office(open_database(record_file), "测试", lambda: TODAY)
    reader = Reader(record_file, lambda: TODAY)
    project = reader.ask(lambda read: read.projects_of_year(2016))[0]
    office.do(AddReport("1", project.uid, TODAY, percent=20, seen=project.report))
    record_file.unlink()

    reader.save_copy(tmp_path / "救回.dongliu")

    copy = open_database(tmp_path / "救回.dongliu")
    with closing(Reader(copy.path, lambda: TODAY)) as saved:
        assert saved.ask(lambda read: read.reports(project.uid))[0].uid == "1"
    assert copy.replica != office._database.replica
    copy.close()
    office.close()
    reader.close()


@contextmanager
def no_file_may_grow() -> Iterator[None]:
    """Live under a quota: every write beyond a file's first byte fails."""
    resource = pytest.importorskip("resource", reason="Windows knows no limits of this kind")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.faults
def test_a_failed_write_is_said_and_the_same_report_goes_in_later(record_file: Path) -> None:
    reader = Reader(record_file, lambda: TODAY)
    project = reader.ask(lambda read: read.projects_of_year(2016))[0]
    office = Office(open_database(record_file), "测试", lambda: TODAY)
    report = AddReport("1", project.uid, TODAY, percent=20, seen=project.report)

    with no_file_may_grow(), pytest.raises(StorageTrouble, match="写入数据文件失败，请检查磁盘") as trouble:
        office.do(report)

    assert trouble.value.kind == Trouble.IO_ERROR
    assert office.undo_state().undo == ""
    office.do(report)
    assert [row.uid for row in reader.ask(lambda read: read.reports(project.uid))] == ["1"]
    office.close()
    reader.close()


@pytest.mark.faults
def test_a_damaged_page_is_said(record_file: Path) -> None:
    connection = driver.connect(record_file)
    root, page = connection.execute(
        "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master WHERE name = 'plan_year'"
    ).fetchone()
    connection.close()
    content = bytearray(record_file.read_bytes())
    start = (root - 1) * page
    content[start : start + page] = bytes(255 - byte for byte in content[start : start + page])
    record_file.write_bytes(content)
    reader = Reader(record_file, lambda: TODAY)

    with pytest.raises(StorageTrouble, match="数据文件已损坏，请从备份恢复；原文件未作改动。") as trouble:
        reader.ask(lambda read: read.years())

    assert trouble.value.kind == Trouble.DAMAGED
    reader.close()
