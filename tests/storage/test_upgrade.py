"""Files of an older version: backed up, checked, and brought to today's schema, or left as they were."""

import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver, preflight
from dongliu_desktop.storage.backup_files import FOLDER, SUM_SUFFIX
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)


def contents(path: Path) -> list[tuple[object, ...]]:
    """Give all that a file holds, read through SQLite."""
    connection = driver.connect(path)
    held = [*connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name")]
    for name in [row[1] for row in held if row[0] == "table"]:
        held += connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608 - our own names
    connection.close()
    return held


def backups_beside(path: Path) -> list[Path]:
    return [found for found in (path.parent / FOLDER).iterdir() if found.suffix != SUM_SUFFIX]


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

    backups = backups_beside(record_file)
    assert preflight.inspect(record_file) == preflight.SCHEMA
    assert [contents(path) == before for path in backups] == [True]
    assert preflight.inspect(backups[0]) == 0
    assert backups[0].name.startswith("东柳-")
    assert backups[0].name.endswith("-升级前.dongliu")
    assert contents(record_file) == before  # no revision was missing, only the mark


def test_a_reader_says_that_a_file_is_older(record_file: Path) -> None:
    reader = Reader(older(record_file), lambda: TODAY)

    assert reader.outdated
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_the_owner_may_read_a_backup(record_file: Path) -> None:
    open_database(older(record_file)).close()

    folder = record_file.parent / FOLDER
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())]
    assert modes == [0o700, 0o600, 0o600]


@pytest.mark.faults
def test_a_migration_that_fails_half_way_leaves_the_file_as_it_was(version_0: Path) -> None:
    before = contents(version_0)

    with pytest.raises(driver.dbapi.OperationalError, match="site_stage already exists"):
        _open_as_driver(version_0)

    assert contents(version_0) == before
    assert preflight.inspect(version_0) == 0
    assert [contents(path) == before for path in backups_beside(version_0)] == [True]


def _open_as_driver(path: Path) -> None:
    """Open a file, and give the driver's own error where SQLAlchemy wraps it."""
    try:
        open_database(path)
    except Exception as error:
        raise getattr(error, "orig", error) from error


@pytest.mark.faults
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
