"""What stands in a file may be anything: a bit flips, a disk gives back another file's block, somebody tinkers.

SQLite has no checksums and takes most of it for sound. Whatever is asked of such a file, the answer is rows or the
one sentence that it is damaged; never a crash, and nothing is written.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.services.comparing import comparison
from dongliu_desktop.services.light_questions import kept_rules
from dongliu_desktop.services.problems_questions import problems_of_year
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.storage import driver
from dongliu_desktop.storage.reading import DIRECTORIES

TODAY = date(2016, 6, 10)
PAGE = 4096
FLIPS = 160
DAMAGE = {Trouble.DAMAGED, Trouble.NOT_OURS, Trouble.NEWER}  # the header tells whose file it is, and how new
NONSENSE = ("'2016-13-45 q'", "9e99", "-1", "CAST(x'ff41' AS TEXT)")


def ask_everything(read: Reading) -> None:
    read.office_name()
    read.steps(50)
    kept_rules(read)
    for name in DIRECTORIES:
        read.names(name)
    for year in read.years():
        for of_year in (read.pillars, read.workstreams, read.readings, read.links):
            of_year(year.year)
        problems_of_year(read, year.year)
        for project in read.projects_of_year(year.year)[:5]:
            read.reports(project.uid)
            read.sites(project.uid)
            read.project_history(project.uid, 50)
    comparison(read, 2015, 2016)


def answer(path: Path) -> StorageTrouble | None:
    """Ask a file everything; give what it is told to suffer from."""
    try:
        with closing(Reader(path, lambda: TODAY)) as reader:
            reader.ask(ask_everything)
    except StorageTrouble as told:
        return told
    return None


def spoilt(whole: bytes, chosen: random.Random) -> Iterator[bytes]:
    """Give the file with a bit flipped, a block of noise in it, or a page turned over."""
    for number in range(FLIPS):
        content, at = bytearray(whole), chosen.randrange(len(whole))
        if number % 4 == 0:
            content[at : at + 64] = chosen.randbytes(min(64, len(whole) - at))
        elif number % 4 == 1:
            start = at - at % PAGE
            content[start : start + PAGE] = bytes(255 - byte for byte in content[start : start + PAGE])
        else:
            content[at] ^= 1 << chosen.randrange(8)
        yield bytes(content)


@pytest.mark.faults
def test_whatever_flips_in_a_file_it_answers_or_is_called_damaged(
    record_file: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("faults", FLIPS)
    told: list[StorageTrouble] = []
    for content in spoilt(record_file.read_bytes(), random.Random(20160610)):  # noqa: S311 - the same ones each time
        record_file.write_bytes(content)
        found = answer(record_file)
        told += [found] if found else []
        assert record_file.read_bytes() == content
        for log in record_file.parent.glob(f"{record_file.name}-*"):
            log.unlink()
    assert {trouble.kind for trouble in told} <= DAMAGE
    assert len(told) > FLIPS / 10


def columns(path: Path) -> list[tuple[str, str]]:
    with closing(driver.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [(table, row[1]) for table in tables for row in connection.execute(f"PRAGMA table_info({table})")]


def put_nonsense(path: Path, table: str, column: str, nonsense: str) -> None:
    with closing(driver.connect(path)) as connection:
        for setting in ("foreign_keys=OFF", "ignore_check_constraints=ON", "journal_mode=DELETE"):
            connection.execute(f"PRAGMA {setting}")
        steps_may_change = "DROP TRIGGER IF EXISTS {0}_no_update"
        connection.execute(steps_may_change.format(table))
        last = f"SELECT max(rowid) FROM {table}"  # noqa: S608 - names of our own tables
        connection.execute(f"UPDATE {table} SET {column} = {nonsense} WHERE rowid = ({last})")  # noqa: S608 - as above


@pytest.mark.faults
def test_nonsense_in_any_field_is_shown_or_called_damage(
    record_file: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    fields = columns(record_file)
    record_property("faults", len(fields))
    kinds = set()
    for (table, column), nonsense in zip(fields, cycle(NONSENSE), strict=False):
        path = Path(shutil.copy(record_file, tmp_path / "胡话.dongliu"))
        put_nonsense(path, table, column, nonsense)
        found = answer(path)
        kinds.add(found and found.kind)
    assert kinds == {None, Trouble.DAMAGED}


def test_the_sentence_names_the_ways_out(record_file: Path) -> None:
    put_nonsense(record_file, "project", "due", "'2016-13-45'")
    told = answer(record_file)
    assert str(told) == "数据文件里有读不出的内容，可能已损坏，请检查文件或从备份恢复；原文件未作改动。（东柳.dongliu）"
