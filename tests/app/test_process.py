"""The real program, as a process on an X server of its own, driven by the keyboard alone."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dongliu_desktop.domain.rows import ProjectRow
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.system.drafts import DraftStore
from dongliu_desktop.ui.shell.actions import ACTIONS
from dongliu_desktop.ui.shell.menu_names import FILE

NEEDED = ("Xvfb", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
ROOT = Path(__file__).parents[2]
PATIENCE = 30.0  # seconds for whatever is waited for
AGAIN = 0.7  # seconds before keys are pressed again that may have come too early
RECORD, ASKING, CHANGING = "^东柳街道", "^打开有密码的文件", "^密码："  # titles of windows
FIRST_PILLAR, FIRST_PROJECT = "乐业东柳", "税收"


def wait(condition: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Look until something holds, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    return None


@pytest.fixture
def display() -> Iterator[str]:
    """An X server with nobody on it; it picks its number itself."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    command.append("-noreset")  # it would start anew, deaf for a moment, whenever its only client leaves
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait()


class Machine:
    """A computer with one screen, one keyboard, and the program."""

    def __init__(self, display: str, home: Path) -> None:
        places = {name: str(home / name.lower()) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
        here = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        (home / "run").mkdir(mode=0o700)
        self.environment = {**os.environ, **places, **here, "XDG_RUNTIME_DIR": str(home / "run")}
        self.file = home / "xdg_data_home" / "dongliu" / "东柳街道.dongliu"
        self.drafts = DraftStore(home / "xdg_state_home" / "dongliu" / "drafts.json")
        self._home = home
        self.program: subprocess.Popen[bytes] | None = None

    def start(self, title: str = "dongliu") -> None:
        """Start the program, and wait until a window, by default the record, is on the screen with the keyboard."""
        with (self._home / "said.txt").open("ab") as said:
            self.program = subprocess.Popen(
                [sys.executable, "-m", "dongliu_desktop"], env=self.environment, stdout=said, stderr=said
            )
        self.turn_to(title)

    def turn_to(self, title: str) -> None:
        """Wait until a window is on the screen, and give it the keyboard, as nothing else manages windows here."""
        window = wait(lambda: self.windows(title))
        assert window, f"no window “{title}” on the screen; the program said: {self.said()}"
        self._xdotool("windowfocus", "--sync", window.split()[0])

    def start_again(self, *arguments: object) -> int:
        """Start the program once more beside the first one, and wait until the second has ended."""
        command = [sys.executable, "-m", "dongliu_desktop", *map(str, arguments)]
        return subprocess.run(command, env=self.environment, timeout=PATIENCE, check=False).returncode

    def listens(self) -> bool:
        return any((self._home / "run").glob("dongliu-*"))

    def windows(self, title: str) -> str:
        """Give the numbers of the windows on the screen whose titles match."""
        return self._xdotool("search", "--onlyvisible", "--name", title)

    def said(self) -> str:
        return (self._home / "said.txt").read_text(encoding="utf-8")

    def press(self, *keys: str) -> None:
        self._xdotool("key", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "20", text)

    def ended(self) -> int:
        assert self.program is not None
        return self.program.wait(PATIENCE)

    def kill(self) -> None:
        """Pull the plug."""
        assert self.program is not None
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()

    def ask(self, question: Callable[[Reading], Any]) -> Any:
        with closing(Reader(self.file, lambda: date(2016, 6, 10))) as reader:
            return reader.ask(question)

    def project(self) -> ProjectRow:
        rows = self.ask(lambda reading: reading.projects_of_year(2015))
        return next(row for row in rows if row.name == FIRST_PROJECT and row.pillar_name == FIRST_PILLAR)

    def labels(self) -> list[str]:
        """The newest steps, oldest first, without the one that loaded the record."""
        return [step.label for step in self.ask(lambda reading: reading.steps(100))][-2::-1]

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()


@pytest.fixture
def machine(display: str, tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(display, tmp_path)
    yield machine
    if machine.program is not None and machine.program.poll() is None:
        machine.kill()


def enter_in_the_table(machine: Machine, figure: str) -> None:
    """Type a figure into the first project's cell; keys that come before the rows do nothing, and may come again."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        machine.press("Home", "F2", "ctrl+a")
        machine.type(figure)
        machine.press("Return")
        if wait(lambda: machine.project().quantity == float(figure), AGAIN):
            return
    raise AssertionError(f"{figure} never reached the file; the program said: {machine.said()}")


def test_the_main_job_by_keyboard(machine: Machine) -> None:
    machine.start()  # the first start: the file with the record is made
    machine.press("ctrl+Next")
    enter_in_the_table(machine, "3.5")

    machine.press("ctrl+r", "ctrl+a")
    machine.type("4")
    machine.press("Tab")
    machine.type("site visit 12")
    machine.press("ctrl+s")
    assert wait(lambda: machine.project().quantity == 4.0), machine.said()
    assert machine.project().progress == "site visit 12"

    machine.press("ctrl+z")
    assert wait(lambda: machine.project().quantity == 3.5), machine.said()
    machine.press("ctrl+y")
    assert wait(lambda: machine.project().quantity == 4.0), machine.said()
    machine.press("ctrl+q")
    assert machine.ended() == 0
    first, second = f"填报 {FIRST_PROJECT} 3.5亿元", f"填报 {FIRST_PROJECT} 4亿元"
    assert machine.labels() == [first, second, f"撤销：{second}", f"重做：{second}"]
    assert machine.said() == ""


@pytest.mark.kills
def test_what_was_typed_when_the_plug_was_pulled_is_there_at_the_next_start(machine: Machine) -> None:
    machine.start()
    machine.press("ctrl+Next")
    enter_in_the_table(machine, "3.5")
    machine.press("ctrl+r", "Tab")
    machine.type("not saved yet")
    uid = machine.project().uid
    assert wait(lambda: machine.drafts.get(str(machine.file), uid).get("progress") == "not saved yet"), machine.said()
    machine.kill()
    assert machine.project().quantity == 3.5  # what was saved is saved

    machine.start()
    machine.press("ctrl+Next")
    end = time.monotonic() + PATIENCE
    while machine.project().progress != "not saved yet" and time.monotonic() < end:
        machine.press("Home", "ctrl+s")
        wait(lambda: machine.project().progress == "not saved yet", AGAIN)
    assert machine.project().progress == "not saved yet"
    machine.press("ctrl+q")
    assert machine.ended() == 0


@pytest.mark.parametrize("named", ["by nothing", "by its name", "by --file"])
def test_a_second_start_shows_the_first_window(machine: Machine, named: str) -> None:
    machine.start()
    assert wait(machine.listens), machine.said()
    arguments = {"by nothing": (), "by its name": (machine.file,), "by --file": ("--file", machine.file)}[named]

    assert machine.start_again(*arguments) == 0

    assert machine.program is not None
    assert machine.program.poll() is None
    machine.press("ctrl+Next")
    enter_in_the_table(machine, "3.5")  # the first window goes on
    machine.press("ctrl+q")
    assert machine.ended() == 0
    assert not machine.listens()
    assert machine.said() == ""


@pytest.mark.kills
def test_after_a_kill_the_next_start_opens_a_window(machine: Machine) -> None:
    machine.start()
    assert wait(machine.listens), machine.said()
    machine.kill()
    assert machine.listens()  # what it left
    machine.start()
    machine.press("ctrl+Next")
    enter_in_the_table(machine, "3.5")
    machine.press("ctrl+q")
    assert machine.ended() == 0


def choose_from_the_file_menu(machine: Machine, key: str) -> None:
    """Open the menu and go up from its end: that is how far entries are from it whatever stands above them."""
    entries = [action.id for action in ACTIONS if action.menu.rstrip("/") == FILE]
    machine.press("alt+f", *["Up"] * (len(entries) - entries.index(key)), "Return")


PASSWORD = "first one"  # noqa: S105 - a password for tests


def plain(machine: Machine) -> bool:
    return machine.file.read_bytes().startswith(b"SQLite")


def unlock(machine: Machine, title: str) -> None:
    """Answer the dialog of this title, wrongly at first, until it is gone; what is typed while it tries may be lost."""
    machine.turn_to(title)
    machine.type("wrong")
    machine.press("Return")
    end = time.monotonic() + PATIENCE
    while machine.windows(title) and time.monotonic() < end:
        machine.press("ctrl+a")
        machine.type(PASSWORD)
        machine.press("Return")
        wait(lambda: not machine.windows(title), 3 * AGAIN)
    assert not machine.windows(title), machine.said()


def test_a_password_is_set_asked_for_and_taken_away_by_keyboard(machine: Machine) -> None:
    pytest.importorskip("sqlcipher3", reason="no wheel of sqlcipher3 for this platform")
    machine.start()
    machine.press("ctrl+Next")
    enter_in_the_table(machine, "3.5")
    choose_from_the_file_menu(machine, "password")
    machine.turn_to(CHANGING)
    for end in ("Tab", "Return"):
        machine.type(PASSWORD)
        machine.press(end)
    assert wait(lambda: not plain(machine) and not machine.windows(CHANGING)), machine.said()
    machine.turn_to(RECORD)
    machine.press("ctrl+q")
    assert machine.ended() == 0

    machine.start(ASKING)
    unlock(machine, ASKING)
    machine.turn_to(RECORD)
    machine.press("ctrl+l")
    unlock(machine, "^解锁")

    machine.turn_to(RECORD)
    choose_from_the_file_menu(machine, "password")
    machine.turn_to(CHANGING)
    machine.type(PASSWORD)
    machine.press("shift+Tab", "space", "Return")
    assert wait(lambda: plain(machine) and not machine.windows(CHANGING)), machine.said()
    machine.turn_to(RECORD)
    machine.press("ctrl+q")
    assert machine.ended() == 0
    assert machine.project().quantity == 3.5
    assert machine.said() == ""


# ---------------------------------------------------------------- an input method

FCITX = ("dbus-daemon", "fcitx5")
PINYIN = Path("/usr/share/fcitx5/inputmethod/pinyin.conf")
NO_FCITX = [name for name in FCITX if shutil.which(name) is None] + ([] if PINYIN.is_file() else ["fcitx5-pinyin"])
PROFILE = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n[Groups/0/Items/0]\nName=pinyin\nLayout=\n"


@pytest.fixture
def pinyin(machine: Machine, tmp_path: Path) -> Iterator[Machine]:
    """The machine with a real fcitx5 on a message bus of its own, switched to pinyin, as its desktop sets it up."""
    config = Path(machine.environment["XDG_CONFIG_HOME"]) / "fcitx5"
    config.mkdir(parents=True)
    (config / "profile").write_text(f"{PROFILE}\n[GroupOrder]\n0=Default\n", encoding="utf-8")
    with ExitStack() as open_till_the_end:

        def started(*command: str, **streams: Any) -> "subprocess.Popen[str]":
            process = subprocess.Popen(command, env=machine.environment, text=True, **streams)
            open_till_the_end.callback(process.wait)
            open_till_the_end.callback(process.terminate)
            return process

        said = open_till_the_end.enter_context((tmp_path / "fcitx.txt").open("w+"))
        bus = started("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        assert bus.stdout is not None
        with bus.stdout as told:
            machine.environment["DBUS_SESSION_BUS_ADDRESS"] = told.readline().strip()
        machine.environment.update({"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"})
        started("fcitx5", "-D", stdout=said, stderr=said)
        log = tmp_path / "fcitx.txt"
        assert wait(lambda: "Loaded addon pinyin\n" in log.read_text()), log.read_text()
        yield machine
        if machine.program is not None and machine.program.poll() is None:
            machine.kill()


@pytest.mark.skipif(bool(NO_FCITX), reason=f"not installed: {', '.join(NO_FCITX)}")
def test_chinese_is_typed_through_fcitx5_into_a_cell_that_was_not_open(pinyin: Machine) -> None:
    state = Path(pinyin.environment["XDG_STATE_HOME"]) / "dongliu"
    state.mkdir(parents=True)
    settings = {"version": 1, "last_year": 2015, "last_tab": "monthly"}
    (state / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    pinyin.start()

    def progress() -> list[str]:
        rows = pinyin.ask(lambda reading: reading.projects_of_year(2015))
        return [row.progress for row in rows if "你好" in row.progress]

    end = time.monotonic() + PATIENCE
    while not progress() and time.monotonic() < end:
        pinyin.press("ctrl+Home", "Tab", "Tab")
        pinyin.type("nihao ")
        pinyin.press("Return", "ctrl+s")
        wait(progress, AGAIN)
    assert progress() == ["你好"], pinyin.said()
    assert pinyin.said() == ""
