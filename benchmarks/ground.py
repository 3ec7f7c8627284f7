"""What every benchmark stands on: a private X server, folders of its own, and processes started the same way."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.children.told import BEGAN
from benchmarks.sample import sample_file
from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir

ROOT = Path(__file__).parents[1]
SCREEN = "1920x1080x24"
PATIENCE = 300  # seconds; the longest child takes a third of it
RECORD_YEAR, SAMPLE_YEAR = 2015, 2024
Told = dict[str, Any]


class Ground(NamedTuple):
    """Where the measuring takes place: how many runs, the display, the folder of all files, the two data files."""

    quick: bool
    display: str
    folder: Path
    record: Path
    sample: Path

    def run(self, child: str, *arguments: str, file: Path | None = None) -> Told:
        """Run a child in a home of its own and give what it told; `file` is the one its settings remember a tab of."""
        home = Path(tempfile.mkdtemp(dir=self.folder))
        if file is not None:
            year = SAMPLE_YEAR if file == self.sample else RECORD_YEAR
            remember_tab(home, file, year)
        command = [sys.executable, "-m", f"benchmarks.children.{child}", *arguments]
        env = environment(self.display, home)
        env[BEGAN] = str(time.monotonic_ns())
        done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
        shutil.rmtree(home)
        if done.returncode or not done.stdout:
            raise RuntimeError(f"{child}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def prepared(*, quick: bool) -> Generator[Ground]:
    """Start the X server and make both data files; all is gone afterwards but the sample, which takes a while."""
    with tempfile.TemporaryDirectory(prefix="dongliu-bench-") as name, x_server() as display:
        folder = Path(name)
        record = folder / "东柳街道.dongliu"
        create_file(record, bundled_record(resources_dir() / "record"))
        sample = Path(shutil.copy(sample_file(), folder / "演示数据.dongliu"))
        yield Ground(quick, display, folder, record, sample)


@contextmanager
def x_server() -> Generator[str]:
    """Run an X server of our own: nobody else's windows, and it does not reset when its last client leaves."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-noreset", "-nolisten", "tcp", "-screen", "0", SCREEN]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield ":" + told.readline().strip()
    finally:
        server.terminate()
        server.wait()


def environment(display: str, home: Path) -> dict[str, str]:
    """Give the environment of a child: a person's own, without what would make its start unlike a person's."""
    dropped = ("QT_", "XDG_", "WAYLAND_", "PYTHONDONTWRITEBYTECODE")
    env = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    folders = {f"XDG_{kind}_HOME": str(home) for kind in ("DATA", "STATE", "CONFIG", "CACHE")}
    return {**env, **folders, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def remember_tab(home: Path, file: Path, year: int) -> None:
    """Write the settings of somebody who looked at the second pillar of a year last."""
    reader = Reader(file, date.today)
    tab = reader.ask(lambda reading: reading.pillars(year))[1].uid
    reader.close()
    folder = home / "dongliu"
    folder.mkdir()
    settings = {"version": 1, "last_year": year, "last_tab": tab}
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


def interleaved(runs: int, contenders: Mapping[str, Callable[[], Told]]) -> dict[str, list[Told]]:
    """Run all contenders in turn, so that what else the machine does meets them alike; the first round warms up."""
    found: dict[str, list[Told]] = {name: [] for name in contenders}
    for at in range(runs + 1):
        for name, run in contenders.items():
            told = run()
            if at:
                found[name].append(told)
    return found


def median(told: Sequence[Told], name: str) -> float:
    """Give the median of one finding."""
    return statistics.median(one[name] for one in told)


def high(values: Sequence[float], share: float = 0.99) -> float:
    """Give the value that `share` of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * len(ordered)))]
