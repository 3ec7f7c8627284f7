"""Locks: two programs on one file never write into each other's work."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from sqlite3 import Connection

import pytest

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)
PROBE = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)  # where SQLite's readers hold their lock
    except OSError:
        print("locked", end="")
"""


def seen_from_outside(path: Path) -> str:
    return subprocess.run([sys.executable, "-S", "-c", PROBE, path], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def other(record_file: Path) -> Iterator[Connection]:
    """Another program with the file open."""
    connection = driver.connect(record_file)
    yield connection
    connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its locks whoever closes the file")
def test_opening_the_office_keeps_the_readers_locks(record_file: Path) -> None:
    """POSIX drops all locks of a process on a file as soon as it closes that file anywhere."""
    reader = Reader(record_file, lambda: TODAY)

    def while_reading(read: Reading) -> str:
        read.years()
        open_database(record_file).close()
        Reader(record_file, lambda: TODAY).close()
        return seen_from_outside(record_file)

    assert reader.ask(while_reading) == "locked"
    reader.close()


@pytest.mark.faults
def test_a_lock_held_by_another_program_is_said_and_passes(
    record_file: Path, other: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)
    database = open_database(record_file)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageTrouble, match="正被另一个程序占用，本次没有保存") as trouble:  # noqa: SIM117 - what raises
        with database.work("测试", TODAY) as work:
            work.read.years()

    assert trouble.value.kind == Trouble.LOCKED
    other.execute("ROLLBACK")
    with database.work("测试", TODAY) as work:
        assert len(work.read.years()) == 2
    database.close()


def test_whoever_reads_does_not_hold_up_whoever_writes(record_file: Path, other: Connection) -> None:
    if driver.journal_mode() != "WAL":
        pytest.skip("this SQLite is too old for a write-ahead log")
    reader = Reader(record_file, lambda: TODAY)

    def while_reading(read: Reading) -> tuple[str, str]:
        before = read.office_name()
        other.execute("UPDATE office SET name = '另一个街道'")
        return before, read.office_name()

    assert reader.ask(while_reading) == ("东柳街道", "东柳街道")  # one question sees one state
    assert reader.ask(Reading.office_name) == "另一个街道"
    reader.close()


def test_a_reader_notices_what_others_write(record_file: Path, other: Connection) -> None:
    reader = Reader(record_file, lambda: TODAY)
    before = reader.changed_by_others()

    assert reader.changed_by_others() == before
    other.execute("UPDATE office SET name = '另一个街道'")

    assert reader.changed_by_others() != before
    reader.close()


def test_a_question_that_fails_leaves_the_reader_able_to_answer(record_file: Path) -> None:
    reader = Reader(record_file, lambda: TODAY)

    with pytest.raises(ZeroDivisionError):
        reader.ask(lambda read: len(read.years()) / 0)

    assert len(reader.ask(Reading.years)) == 2
    reader.close()


def test_what_is_committed_is_on_the_disk(record_file: Path) -> None:
    database = open_database(record_file)
    connection = driver.connect(record_file)

    assert connection.execute("PRAGMA journal_mode").fetchone()[0].upper() == driver.journal_mode()
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()
    database.close()
