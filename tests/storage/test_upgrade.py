"""Files of an older version: backed up, checked, and brought to today's schema, or left as they were."""

import stat
import sys
from datetime import date
from pathlib import Path

import pytest
from alembic import command

from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.services.checking import check
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage import driver, preflight
from dongliu_desktop.storage.backup_files import FOLDER, SUM_SUFFIX
from dongliu_desktop.storage.database import make_engine
from dongliu_desktop.storage.migrate import config
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)
GONE = {"yellow_within": 10.0}
"""Columns that later versions have not, and what stood in them."""


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


@pytest.fixture
def version_1(record_file: Path, tmp_path: Path) -> Path:
    """The real record, as the first version of the program kept it."""
    forget(record_file, "indicator", "part_uid", "whole_uid")
    path = tmp_path / "第一版.dongliu"
    engine = make_engine(path, mode="rwc")
    made = config()
    with engine.begin() as connected:
        made.attributes["connection"] = connected
        command.upgrade(made, "0001")
        connected.exec_driver_sql(f"PRAGMA application_id={driver.APPLICATION_ID}")
        connected.exec_driver_sql("PRAGMA user_version=1")
    engine.dispose()
    connection = driver.connect(path)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("ATTACH ? AS today", (str(record_file),))
    names = [row[0] for row in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
    for name in set(names) - {"alembic_version"}:
        then, now = (
            [row[1] for row in connection.execute(f'PRAGMA {schema}.table_info("{name}")')]
            for schema in ("main", "today")
        )
        columns = ", ".join(f'"{column}"' for column in then if column in now)
        gone = {column: GONE[column] for column in then if column not in now}
        into, out = (", ".join([columns, *more]) for more in (gone, map(str, gone.values())))
        connection.execute(f'INSERT INTO main."{name}" ({into}) SELECT {out} FROM today."{name}"')  # noqa: S608 - our own names
    connection.close()
    return path


def test_the_real_record_of_the_first_version_comes_along_whole(version_1: Path, record_file: Path) -> None:
    open_database(version_1).close()

    assert rows_of(version_1) == rows_of(record_file)
    assert check(version_1).findings == ()


def forget(path: Path, entity: str, *columns: str) -> None:
    """Take out of a file what the record told later than the first version, from the table and from the steps."""
    connection = driver.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for column in columns:
        connection.execute(f'UPDATE "{entity}" SET "{column}" = NULL')  # noqa: S608 - our own names
        connection.execute("UPDATE step_change SET new = json_remove(new, ?) WHERE entity = ?", (f"$.{column}", entity))
    connection.close()


def rows_of(path: Path) -> dict[str, list[dict[str, object]]]:
    """Give all rows by table, by name of their columns: a migration may put a column at another place."""
    connection = driver.connect(path)
    connection.row_factory = driver.dbapi.Row
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    held = {
        name: [{key: row[key] for key in sorted(row.keys())} for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - our own names
        for name in names
    }
    connection.close()
    return held
