"""The main job, off screen: works the real program like a person, checks every step, keeps pictures and papers.

`python3 dev.py run` comes here where there is no display, `python3 dev.py shots` for the pictures of the manual.
Nothing of the user's own is touched: the record is made afresh in a folder that is gone afterwards.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

NEUTRAL = "东柳演示"  # the status bar tells the file's path, and pictures are shown to others
FIRST, SECOND = "first", "second"
NOISE = "This plugin does not support "
SCREEN = {"name": "tour", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96}


def main(arguments: Sequence[str]) -> int:
    """Make the tour as two starts of the program, one after the other; give 0 only if all was as it should be."""
    wanted = _parser().parse_args(arguments)
    if wanted.day:
        from tour_days import run_day  # noqa: PLC0415 - Qt is for the started program only

        return run_day(wanted.day, Path(wanted.out), Path.cwd() if wanted.pictures else Path(wanted.out))
    out = Path(wanted.out).resolve()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"建不了文件夹“{wanted.out}”：{error.strerror}。", file=sys.stderr)
        return 1
    with _working_folder() as folder:
        _prepare(folder, dark=wanted.dark)
        extra = ["--pictures"] if wanted.pictures else []
        for day in (FIRST, SECOND):
            command = [sys.executable, str(Path(__file__).resolve()), str(out), "--day", day, *extra]
            code = _run(command, folder, wanted.scale)
            if code:
                print(f"演示没有走完（退出码 {code}）。", file=sys.stderr)
                return 1
    kept = [f"{len(list(out.glob('*.png')))} 张截图"] + ([] if wanted.pictures else ["3 份 PDF"])
    print(f"全部完成，每一步的结果都已核对；{'、'.join(kept)}在 {wanted.out}。")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="不开窗口，把主要功能从头到尾做一遍，留下截图和 PDF")
    parser.add_argument("out", help="放截图和 PDF 的文件夹")
    parser.add_argument("--dark", action="store_true", help="用深色")
    parser.add_argument("--scale", type=float, default=1.0, help="缩放倍数，如 1.5")
    parser.add_argument("--pictures", action="store_true", help="只留截图，不留 PDF")
    parser.add_argument("--day", choices=(FIRST, SECOND), default="", help=argparse.SUPPRESS)
    return parser


@contextmanager
def _working_folder() -> Generator[Path]:
    """Give an empty folder, and take it away afterwards."""
    folder = Path(tempfile.gettempdir()).resolve() / NEUTRAL
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:  # another tour is under way, or one was killed
        folder = Path(tempfile.mkdtemp(prefix=f"{NEUTRAL}-")).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path, *, dark: bool) -> None:
    """Fix the look: a screen of known size, and the colours, which the program reads from its own settings."""
    (folder / "screen.json").write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    fonts = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "fonts"
    if fonts.is_dir():  # the data folder is exchanged below, and Linux looks for fonts there too
        (folder / "fonts").symlink_to(fonts)
    settings = {"version": 1, "theme": "dark" if dark else "light", "language": "zh_CN"}
    for state in (folder / "state/dongliu", folder / "dongliu/state"):  # the second one is Windows'
        state.mkdir(parents=True, exist_ok=True)
        (state / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


def _run(command: Sequence[str], folder: Path, scale: float) -> int:
    """Run one day and give its exit code. What the platform off screen says of itself is kept from people."""
    with subprocess.Popen(  # noqa: S603 - this very file
        command, cwd=folder, env=_environment(folder, scale), stderr=subprocess.PIPE, text=True, errors="replace"
    ) as day:
        for line in day.stderr or ():
            if not line.startswith(NOISE):
                print(line, end="", file=sys.stderr)
    return day.returncode


def _environment(folder: Path, scale: float) -> dict[str, str]:
    """Give what the program is started with: no screen, no settings of the user, Chinese."""
    own = {
        "QT_QPA_PLATFORM": "offscreen:configfile=screen.json",
        "QT_SCALE_FACTOR": str(scale),
        "XDG_DATA_HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "LOCALAPPDATA": str(folder),
    }
    if sys.platform == "darwin":
        own["HOME"] = str(folder)
    root = str(Path(__file__).resolve().parents[1])
    return {**os.environ, **own, "PYTHONPATH": root}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
