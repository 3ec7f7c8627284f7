"""Files of an older version: backed up, checked, and brought to today's schema, or left as they were."""

import stat
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from sqlite3 import Connection

import pytest

from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver, preflight
from dongliu_desktop.storage.opening import BACKUPS, back_up, create_file, open_database

TODAY = date(2016, 6, 10)


def contents(path: Path) -> list[tuple[object, ...]]:
    """Give all that a file holds, read through SQLite."""
    connection = driver.connect(path)
    held = [*connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name")]
    for name in [row[1] for row in held if row[0] == "table"]:
        held += connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608 - our own names
    connection.close()
    return held


def older(path: Path, *statements: str) -> Path:
    """Make the file one of the version before the first."""
    connection = driver.connect(path)
    for statement in (*statements, "PRAGMA user_version=0"):
        connection.execute(statement)
    connection.close()
    return path


@pytest.fixture
def version_0(tmp_path: Path) -> Path:
    """A file of ours from before the first migration, with something in it that is in the migration's way."""
    path = tmp_path / "很旧.dongliu"
    connection = driver.connect(path, mode="rwc")
    connection.execute(f"PRAGMA application_id={driver.APPLICATION_ID}")
    connection.execute("CREATE TABLE site_stage (uid TEXT)")
    connection.execute("INSERT INTO site_stage VALUES ('签约')")
    connection.close()
    return path


def test_an_older_file_is_backed_up_and_brought_to_today(record_file: Path) -> None:
    before = contents(older(record_file))

    open_database(record_file).close()

    backups = list((record_file.parent / BACKUPS).iterdir())
    assert preflight.inspect(record_file) == preflight.SCHEMA
    assert [contents(path) == before for path in backups] == [True]
    assert preflight.inspect(backups[0]) == 0
    assert backups[0].name.startswith("东柳-升级前-")
    assert contents(record_file) == before  # no revision was missing, only the mark


def test_a_reader_says_that_a_file_is_older(record_file: Path) -> None:
    reader = Reader(older(record_file), lambda: TODAY)

    assert reader.outdated
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_the_owner_may_read_a_backup(record_file: Path) -> None:
    open_database(older(record_file)).close()

    folder = record_file.parent / BACKUPS
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())]
    assert modes == [0o700, 0o600]


def test_a_migration_that_fails_half_way_leaves_the_file_as_it_was(version_0: Path) -> None:
    before = contents(version_0)

    with pytest.raises(driver.dbapi.OperationalError, match="site_stage already exists"):
        _open_as_driver(version_0)

    assert contents(version_0) == before
    assert preflight.inspect(version_0) == 0
    assert [contents(path) == before for path in (version_0.parent / BACKUPS).iterdir()] == [True]


def _open_as_driver(path: Path) -> None:
    """Open a file, and give the driver's own error where SQLAlchemy wraps it."""
    try:
        open_database(path)
    except Exception as error:
        raise getattr(error, "orig", error) from error


def test_a_migration_that_would_lose_rows_is_taken_back(record_file: Path) -> None:
    """A child without its parent stands for what a batch migration with foreign keys on would leave."""
    connection = driver.connect(record_file)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM project WHERE name LIKE '中山路%'")
    connection.close()
    before = contents(older(record_file))

    with pytest.raises(StorageTrouble, match="升级数据文件时发现数据对不上，已全部退回，原文件未作改动。"):
        open_database(record_file)

    assert contents(record_file) == before
    assert preflight.inspect(record_file) == 0


def test_a_backup_is_complete_while_another_program_writes(record_file: Path, tmp_path: Path) -> None:
    writer = driver.connect(record_file)
    writer.execute("CREATE TABLE counter (n INTEGER)")
    writer.execute("INSERT INTO counter VALUES (1)")  # committed, and still in the log
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO counter VALUES (2)")  # not committed

    back_up(record_file, tmp_path / "备份.dongliu")

    writer.execute("COMMIT")
    writer.close()
    assert count(driver.connect(tmp_path / "备份.dongliu")) == 1
    assert count(driver.connect(record_file)) == 2


def count(connection: Connection) -> int:
    found = connection.execute("SELECT count(*) FROM counter").fetchone()[0]
    connection.close()
    return found


def test_a_backup_takes_the_place_of_the_one_before(record_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "备份" / "东柳.dongliu"
    back_up(record_file, target)
    connection = driver.connect(record_file)
    connection.execute("UPDATE office SET name = '另一个街道'")
    connection.close()

    back_up(record_file, target)

    assert contents(target) == contents(record_file)
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_is_no_database_is_never_backed_up(tmp_path: Path, digest: Callable[[Path], str]) -> None:
    create_file(tmp_path / "好.dongliu")
    back_up(tmp_path / "好.dongliu", tmp_path / "备份.dongliu")
    good = digest(tmp_path / "备份.dongliu")
    (tmp_path / "坏.dongliu").write_bytes(bytes(range(256)) * 64)

    with pytest.raises(driver.dbapi.DatabaseError):
        back_up(tmp_path / "坏.dongliu", tmp_path / "备份.dongliu")

    assert digest(tmp_path / "备份.dongliu") == good
