"""Copies for other programs: under their own name, read-only, and gone afterwards."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dongliu_desktop.system.paths import user_state_dir
from dongliu_desktop.system.viewed_files import OLD, _clear, _folder, viewed_copy


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    _folder.cache_clear()


def test_copies_have_their_names_and_cannot_be_mistaken_for_the_file_itself() -> None:
    first, second = viewed_copy("aa", "批复.pdf", b"1"), viewed_copy("bb", "批复.pdf", b"2")

    assert (first.name, second.name) == ("批复.pdf", "批复.pdf")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    assert stat.S_IMODE(first.stat().st_mode) == 0o400
    assert stat.S_IMODE(first.parent.parent.stat().st_mode) == 0o700
    assert viewed_copy("aa", "批复.pdf", b"1") == first
    _clear(_folder())


def test_what_a_crash_left_behind_is_cleared_a_day_later() -> None:
    old, fresh = user_state_dir() / "viewed-old", user_state_dir() / "viewed-fresh"
    for left in (old, fresh):
        left.mkdir()
        (left / "批复.pdf").write_bytes(b"1")
    before = time.time() - OLD - 60
    os.utime(old, (before, before))

    viewed_copy("aa", "照片.jpg", b"1")

    assert not old.exists()
    assert fresh.exists()  # another window may be using it
    _clear(_folder())


def test_copies_go_when_the_program_ends(tmp_path: Path) -> None:
    code = (
        "from dongliu_desktop.system.viewed_files import viewed_copy; print(viewed_copy('aa', 'a.pdf', b'1').exists())"
    )
    environment = os.environ | {"XDG_STATE_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert ended.stdout.strip() == "True"
    assert list((tmp_path / "dongliu").glob("viewed-*")) == []
