"""A second start finds the window that has its file open; leftovers of killed ones are no window."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dongliu_desktop.system.sole_window import address, ask, request, show_elsewhere
from dongliu_desktop.ui.shell import sole_window
from dongliu_desktop.ui.shell.pipe_door import PipeDoor
from dongliu_desktop.ui.shell.sole_window import SocketDoor, SoleWindow

ROOT = Path(sole_window.__file__).parents[3]
SECOND = """
import sys
from pathlib import Path
from dongliu_desktop.system.sole_window import ask
print(ask(Path(sys.argv[1])))
"""
Listening = tuple[SoleWindow, list[str]]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets in the file system")


@pytest.fixture(autouse=True)
def _runtime_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))


@pytest.fixture(params=[SocketDoor, PipeDoor])
def window(request: pytest.FixtureRequest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listening]:
    assert qtbot
    monkeypatch.setattr(sole_window, "_door", request.param)
    parent, shown = QObject(), list[str]()
    window = SoleWindow(lambda: shown.append("shown"), parent)
    yield window, shown
    window.close()


def second_start(qtbot: QtBot, file: Path) -> str:
    """Ask from a process of its own, as a second start does, while this one goes on."""
    command = [sys.executable, "-c", SECOND, str(file)]
    asking = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: asking.poll() is not None, timeout=20_000)
    said, _error = asking.communicate()
    return said.strip()


def test_the_window_of_the_file_comes_to_the_front(window: Listening, qtbot: QtBot, tmp_path: Path) -> None:
    sole, shown = window
    sole.listen(tmp_path / "东柳 街道.dongliu")
    (tmp_path / "链接").symlink_to(tmp_path / "东柳 街道.dongliu")
    assert second_start(qtbot, tmp_path / "东柳 街道.dongliu") == repr(b"shown\n")
    assert second_start(qtbot, tmp_path / "链接") == repr(b"shown\n")
    assert shown == ["shown", "shown"]
    assert second_start(qtbot, tmp_path / "别的.dongliu") == "None"


def test_another_file_at_the_same_address_is_not_mistaken(window: Listening, qtbot: QtBot, tmp_path: Path) -> None:
    sole, shown = window
    sole.listen(tmp_path / "一.dongliu")
    at = address(tmp_path / "一.dongliu")
    (tmp_path / "run" / "同").symlink_to(at)
    Path(address(tmp_path / "二.dongliu")).symlink_to(at)
    assert second_start(qtbot, tmp_path / "二.dongliu") == repr(b"other\n")
    assert shown == []


def test_a_socket_left_by_a_killed_window_is_taken_over(window: Listening, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "一.dongliu"
    left = socket.socket(socket.AF_UNIX)
    left.bind(address(file))
    left.close()
    assert not show_elsewhere(file)
    sole, shown = window
    sole.listen(file)
    assert second_start(qtbot, file) == repr(b"shown\n")
    assert shown == ["shown"]


def test_garbage_at_the_address_is_no_window(window: Listening, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "一.dongliu"
    Path(address(file)).write_text("nothing", "utf-8")
    assert ask(file) is None
    window[0].listen(file)
    assert second_start(qtbot, file) == repr(b"shown\n")


def test_a_window_that_is_closed_or_on_another_file_answers_no_more(
    window: Listening, qtbot: QtBot, tmp_path: Path
) -> None:
    sole, _shown = window
    sole.listen(tmp_path / "一.dongliu")
    sole.listen(tmp_path / "二.dongliu")
    assert second_start(qtbot, tmp_path / "一.dongliu") == "None"
    sole.close()
    assert second_start(qtbot, tmp_path / "二.dongliu") == "None"
    assert list((tmp_path / "run").iterdir()) == []


def test_who_knocks_and_says_nothing_does_not_stop_the_window(window: Listening, qtbot: QtBot, tmp_path: Path) -> None:
    sole, shown = window
    file = tmp_path / "一.dongliu"
    sole.listen(file)
    silent = socket.socket(socket.AF_UNIX)
    silent.connect(address(file))
    assert second_start(qtbot, file) == repr(b"shown\n")
    silent.close()
    assert shown == ["shown"]
    assert request(file).endswith(b"\n")


def test_a_path_too_long_for_a_socket_is_no_reason_to_fail(
    window: Listening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("长" * 30) / ("长" * 30)
    deep.mkdir(parents=True)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    window[0].listen(tmp_path / "一.dongliu")
    assert not show_elsewhere(tmp_path / "一.dongliu")
