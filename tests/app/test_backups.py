"""Backups without being asked: one a day before the first change, one at quit if there was any."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.services.reader import Reader

Start = Callable[..., Any]


def kept(file: Path) -> list[Path]:
    return sorted((file.parent / "备份").glob("*.dongliu"))


def test_the_day_begins_with_a_backup_and_ends_with_one_of_the_changes(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.wait(person.window.backup_note.text)
    assert [Reason.DAILY in path.name for path in kept(record_file)] == [True]
    person.look_at(2016, "靓度")
    uid = person.choose("中山路").uid
    person.report(30.0)
    person.close()

    quit_copy = next(path for path in kept(record_file) if Reason.QUIT in path.name)
    reader = Reader(quit_copy, date.today)
    assert reader.ask(lambda reading: reading.projects_by_uid([uid]))[0].percent == 30.0
    reader.close()


def test_a_session_without_changes_leaves_no_second_backup(start: Start, record_file: Path) -> None:
    for _ in range(2):
        person = start(record_file)
        person.wait(person.window.backup_note.text)
        person.close()
    assert len(kept(record_file)) == 1


def test_an_hour_of_work_is_backed_up_while_it_goes_on(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.wait(person.window.backup_note.text)
    person.look_at(2016, "靓度")
    uid = person.choose("中山路").uid
    person.report(30.0)
    assert len(kept(record_file)) == 1

    person.program._keeper._now = lambda: datetime.now() + timedelta(hours=1)  # noqa: DTZ005 - local time
    person.report(40.0)
    person.wait(lambda: len(kept(record_file)) == 2)
    person.settle()

    newest = max(kept(record_file), key=lambda path: path.stat().st_mtime_ns)
    reader = Reader(newest, date.today)
    assert reader.ask(lambda reading: reading.projects_by_uid([uid]))[0].percent == 40.0
    reader.close()


@pytest.mark.faults
def test_a_backup_that_fails_is_told_and_stops_nobody(start: Start, record_file: Path) -> None:
    (record_file.parent / "备份").write_text("in the way")
    person = start(record_file)
    person.wait(person.told)
    assert "备份" in person.told()
    person.look_at(2016, "靓度")
    person.choose("中山路")
    person.report(30.0)
    assert person.row.percent == 30.0
