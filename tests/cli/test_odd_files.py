"""The verbs named an odd file: one sentence, exit code 1, the file as it was, nothing made beside it."""

import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from odd_files import ODD_CASES, ODD_NAMES, POSIX, odd, traces

from dongliu_desktop.system.open_note import note_path

Run = Callable[..., Any]
VERBS = {
    "list": ("list", "--year", "2015"),
    "report": ("report", "--year", "2015", "--project", "中山路", "--as-of", "2015-10-31", "--percent", "30"),
}
CHANGES = {"report": VERBS["report"], "undo": ("undo",), "check --repair": ("check", "--repair")}


@pytest.mark.faults
@pytest.mark.parametrize("name", ODD_CASES)
@pytest.mark.parametrize("verb", VERBS)
def test_an_odd_file_is_told_and_left_alone(
    typed: Run, made_record: Path, tmp_path: Path, verb: str, name: str
) -> None:
    path, sentence = odd(name, made_record, tmp_path / "处")
    before = traces(tmp_path / "处")

    outcome = typed(*VERBS[verb], "--file", path)

    assert outcome.code == 1
    assert sentence in outcome.err
    assert outcome.err.count("\n") == 1  # one sentence, no traceback
    assert outcome.out == ""
    assert traces(tmp_path / "处") == before


@pytest.mark.parametrize("name", ODD_NAMES)
@POSIX
def test_a_file_of_any_name_is_opened_and_no_other(typed: Run, made_record: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "目 录#?%41" / name
    path.parent.mkdir()
    shutil.copy(made_record, path)

    assert typed(*VERBS["report"], "--file", path).code == 0
    assert "30" in typed(*VERBS["list"], "--file", path).out
    assert {found.name for found in path.parent.iterdir() if found.is_file()} == {name}


@pytest.fixture(params=["file", "folder"])
def read_only(request: pytest.FixtureRequest, made_record: Path, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "盘" / "东柳.dongliu"
    path.parent.mkdir()
    shutil.copy(made_record, path)
    locked = path if request.param == "file" else path.parent
    mode = stat.S_IMODE(locked.stat().st_mode)
    locked.chmod(mode & 0o555)
    yield path
    locked.chmod(mode)


@POSIX
@pytest.mark.faults
def test_what_is_read_only_can_be_listed(typed: Run, read_only: Path) -> None:
    before = traces(read_only.parent)

    listed = typed(*VERBS["list"], "--file", read_only)

    assert listed.code == 0
    assert "中山路" in listed.out
    assert traces(read_only.parent) == before


@POSIX
@pytest.mark.faults
@pytest.mark.parametrize("verb", CHANGES)
def test_what_is_read_only_is_not_changed(typed: Run, read_only: Path, verb: str) -> None:
    before = traces(read_only.parent)

    outcome = typed(*CHANGES[verb], "--file", read_only)

    assert outcome.code == 1
    assert "只读" in outcome.err
    assert "复制到可写的位置再打开" in outcome.err
    assert outcome.err.count("\n") == 1
    assert traces(read_only.parent) == before


@pytest.mark.faults
@pytest.mark.parametrize("verb", [*CHANGES, "restore"])
def test_a_file_open_on_another_computer_is_not_changed(typed: Run, file: Path, verb: str) -> None:
    note_path(file).write_text('{"host": "PC-2", "user": "李四", "pid": 7, "since": "2016-06-10 08:30"}', "utf-8")
    before = traces(file.parent)

    outcome = typed(*CHANGES.get(verb, ("restore", "一份备份.dongliu")), "--file", file)

    assert outcome.code == 1
    assert "“李四”在电脑“PC-2”上从 2016-06-10 08:30 起打开着这个文件，没有改动" in outcome.err
    assert traces(file.parent) == before
    assert typed(*VERBS["list"], "--file", file).code == 0
