"""For scale: how long other programs take until their window is there, in bare windows. Absent ones are skipped.

All are watched from outside, by asking the X server for a window with a name.
"""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL

from benchmarks.children.told import BEGAN
from benchmarks.figures import Figure
from benchmarks.ground import PATIENCE, ROOT, Ground, environment

ROUNDS, FEW = 5, 1
ROWS = 100
"""Lines of the sheet that LibreOffice Calc opens."""
BARE = [sys.executable, "-m", "benchmarks.children.bare_window", str(PATIENCE * 1000)]
ANY_WINDOW = ["xdotool", "search", "--onlyvisible", "--name", "."]


def measure(ground: Ground) -> list[Figure]:
    """Start bare windows and each installed program in turn."""
    sheet = ground.folder / "表格.csv"
    sheet.write_text("\n".join(f"项目{at},{at}" for at in range(ROWS)), encoding="utf-8")
    programs: dict[str, tuple[str, list[str]]] = {
        "sqlitebrowser": ("sqlitebrowser，1 万行的表", ["--table", "project", str(ground.sample)]),
        "soffice": (f"LibreOffice Calc，{ROWS} 行", ["--norestore", "--nologo", "--calc", str(sheet)]),
    }
    return [
        _compared(ground, name, title, [name, *arguments])
        for name, (title, arguments) in programs.items()
        if _is_there(name)
    ]


def _is_there(name: str) -> bool:
    found = shutil.which(name) is not None
    if not found:
        print(f"没有安装 {name}，不作比较。", file=sys.stderr, flush=True)
    return found


def _compared(ground: Ground, name: str, title: str, command: Sequence[str]) -> Figure:
    taken: dict[str, list[float]] = {"bare": [], "other": []}
    for _ in range((FEW if ground.quick else ROUNDS) + 1):
        taken["bare"].append(_until_window(ground, BARE))
        taken["other"].append(_until_window(ground, command))
    bare, other = (statistics.median(values[1:]) for values in taken.values())
    return Figure(f"scale.{name}", f"启动 → 窗口出现：{title}", other / bare, "×", note=f"{other:.0f} ms")


def _until_window(ground: Ground, command: Sequence[str]) -> float:
    """Give the ms until a program has a visible window; then it and all that it started is ended."""
    home = Path(tempfile.mkdtemp(dir=ground.folder))
    env = {**environment(ground.display, home), "HOME": str(home), BEGAN: "0"}
    began = time.monotonic()
    program = subprocess.Popen(command, env=env, cwd=ROOT, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    try:
        while subprocess.run(ANY_WINDOW, env=env, stdout=DEVNULL, stderr=DEVNULL, check=False).returncode:
            if time.monotonic() - began > PATIENCE:
                raise TimeoutError(command[0])
        return (time.monotonic() - began) * 1000
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
