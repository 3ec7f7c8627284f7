import os
from pathlib import Path

import pytest

from dongliu_desktop.system.files import set_aside, write_whole


def test_writes_and_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "设置.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    write_whole(path, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_set_aside_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    for content in ("first", "second", "third"):
        path.write_text(content)
        set_aside(path, "damaged")
    kept = {found.name: found.read_text() for found in tmp_path.iterdir()}
    assert kept == {
        "drafts.json.damaged": "first",
        "drafts.json.damaged-2": "second",
        "drafts.json.damaged-3": "third",
    }


def test_a_file_for_colleagues_is_theirs_to_read(tmp_path: Path) -> None:
    write_whole(tmp_path / "own", b"x")
    write_whole(tmp_path / "shared", b"x", private=False)
    before = os.umask(0o027)
    os.umask(before)
    assert (tmp_path / "own").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "shared").stat().st_mode & 0o777 == 0o666 & ~before
