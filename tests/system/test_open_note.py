"""The note beside an open file: somebody else is told of, leftovers are not."""

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from dongliu_desktop.system.open_note import Holder, holder, note_path, release, seize, take, told

NOW = datetime(2016, 6, 10, 9, 12)  # noqa: DTZ001 - the time where the person sits
GONE_PID = 2**22 + 1  # more than Linux gives out
pytestmark = pytest.mark.faults


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "东柳.dongliu"


def leave(file: Path, **changes: object) -> None:
    """Leave a note as another computer does."""
    note = {"host": "PC-2", "user": "李四", "pid": 7, "since": "2016-06-10 08:30", **changes}
    note_path(file).write_text(json.dumps(note), "utf-8")


def here(file: Path) -> Holder:
    return Holder(**json.loads(note_path(file).read_text("utf-8")))


def test_the_first_leaves_a_note_and_takes_it_away(file: Path) -> None:
    assert take(file, NOW) is None
    note = here(file)
    assert (note.host, note.pid, note.since) == (os.uname().nodename, os.getpid(), "2016-06-10 09:12")
    assert holder(file) is None  # ourselves
    release(file)
    assert list(file.parent.iterdir()) == []


def test_another_computer_is_told_of_and_its_note_stays(file: Path) -> None:
    leave(file)
    other = take(file, NOW)
    assert other is not None
    assert told(other) == "“李四”在电脑“PC-2”上从 2016-06-10 08:30 起打开着这个文件"
    release(file)
    assert here(file).host == "PC-2"


def test_another_computers_note_can_be_replaced(file: Path) -> None:
    leave(file)
    seize(file, NOW)
    assert here(file).pid == os.getpid()
    assert take(file, NOW) is None


def test_a_note_that_a_crash_here_left_is_taken_over(file: Path) -> None:
    take(file, NOW)
    own = here(file)
    leave(file, host=own.host, user=own.user, pid=GONE_PID)
    assert take(file, NOW) is None
    assert here(file).pid == os.getpid()


def test_another_user_of_this_computer_counts_while_alive(file: Path) -> None:
    leave(file, host=os.uname().nodename, user="值班", pid=os.getpid())
    assert take(file, NOW) is not None
    leave(file, host=os.uname().nodename, user="值班", pid=GONE_PID)
    assert take(file, NOW) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b"{}",
        b'{"host": 1, "user": "a", "pid": 1}',
        b'{"host": "a", "user": "b"}',
        b"[" * 9999,
    ],
    ids=range(7),
)
def test_garbage_is_no_note(file: Path, content: bytes) -> None:
    note_path(file).write_bytes(content)
    assert holder(file) is None
    assert take(file, NOW) is None
    assert here(file).pid == os.getpid()


def test_a_number_that_is_no_process_is_no_reason_to_fail(file: Path) -> None:
    for pid in (-1, 0, 2**70):
        leave(file, host=os.uname().nodename, user="值班", pid=pid)
        assert holder(file) is None


def test_what_stands_in_a_note_fits_into_a_sentence(file: Path) -> None:
    leave(file, host="P\n\u202eC" * 50, user="\x00李" * 100)
    other = holder(file)
    assert other is not None
    assert len(told(other)) < 130
    assert told(other).isprintable()


@pytest.mark.parametrize("name", ["a folder", "no folder"])
def test_where_no_note_can_be_left_work_goes_on(file: Path, name: str) -> None:
    if name == "a folder":
        note_path(file).mkdir()
    else:
        file = file.parent / "没有" / file.name
    assert take(file, NOW) is None
    release(file)


def test_what_is_no_file_or_far_too_large_is_no_note(file: Path) -> None:
    os.mkfifo(note_path(file))  # to read it would wait for ever
    assert holder(file) is None
    note_path(file).unlink()
    leave(file, since="x" * 5000)
    assert holder(file) is None
