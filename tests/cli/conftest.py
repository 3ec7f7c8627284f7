"""A command line to type into: in this process, where it is quick, or as the program people start."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from dongliu_desktop.__main__ import main
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

HARD_NAME = "东柳 街道#1?%41 副本.dongliu"


class Outcome(NamedTuple):
    """What a command left: exit code, and what it said on both streams."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("record") / "made.dongliu"
    create_file(made, bundled_record(resources_dir() / "record"))
    return made


@pytest.fixture
def file(made_record: Path, tmp_path: Path) -> Path:
    """The real record in a file whose name is as hard as names get."""
    return Path(shutil.copy(made_record, tmp_path / HARD_NAME))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test its own data and state folders, and a folder to stand in."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a command line in this process."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run


def environment(**changes: str) -> dict[str, str]:
    """Give the environment of a machine without any display."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    del kept["QT_QPA_PLATFORM"]
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONWARNINGS": "error", **changes}


@pytest.fixture
def started() -> Run:
    """Give the real program, as a process of its own on a machine without any display."""

    def run(*arguments: object, **changes: str) -> Outcome:
        command = [sys.executable, "-m", "dongliu_desktop", *map(str, arguments)]
        encoding = changes.get("PYTHONIOENCODING", "utf-8")
        done = subprocess.run(
            command, env=environment(**changes), capture_output=True, encoding=encoding, timeout=60, check=False
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run
