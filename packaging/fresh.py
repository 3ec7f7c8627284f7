"""Tries the program on machines that have nothing: `python packaging/fresh.py [source] [deb]`, as root, on Debian.

source: a minimal Debian with git and python3; the README's two commands, the first one driven by keyboard.
deb:    the same without them; install the package, work offline as an ordinary user, upgrade, remove.
Prints what was done and how long it took; ends with 1 at the first thing that goes wrong.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fresh_root import CLERK, PATIENCE, Desk, Failed, Root, bootstrap, desk, scratch, wait

ROOT = Path(__file__).parents[1]
SOURCE = "/srv/dongliu"
PROJECT, FIGURE = "税收", "123"
STARTS = 7
MOST = 1.25  # times the start from the source tree
TITLE = "dongliu"  # the window's name ends with that of the file

Program = Sequence[str]


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print what is done and how long it took."""
    print(f"{what} …", flush=True)
    began = time.monotonic()
    yield
    print(f"    {time.monotonic() - began:.1f} s", flush=True)


def try_source(root: Root) -> None:
    """README, first and second command, from a clean clone."""
    with timed("git and python3"):
        root.run("apt-get", "update")
        root.run("apt-get", "install", "-y", "--no-install-recommends", "git", "python3", "ca-certificates")
    subprocess.run(["git", "clone", "-q", ROOT, root.folder / SOURCE[1:]], check=True)
    run: Program = ("python3", f"{SOURCE}/dev.py", "run")
    with timed("command one, without a screen: python3 dev.py run"):
        told = root.run(*run)
        _expect("out/" in told, f"It did not say where its results lie:\n{told}")
    with timed("command one again, with a screen: a report is saved, a sheet printed"), desk() as place:
        work(root, place, run, "root")
    with timed("command two: python3 dev.py test"):
        print(root.run("python3", f"{SOURCE}/dev.py", "test")[-400:])


def try_deb(root: Root, package: Path) -> None:
    """Install, start, upgrade, remove."""
    installed: Program = ("/usr/bin/dongliu",)
    with timed("install"):
        root.run("apt-get", "update")
        install(root, package)
        root.run("useradd", "--create-home", CLERK)
    with timed("as a user, without network: a report is saved, a sheet printed"), desk() as place:
        work(root, place, installed, CLERK)
    with timed("start-up against the source tree"), desk() as place:
        compare_starts(root, place, installed)
    before = root.run(*installed, "list", "--year", "2015", "--json", user=CLERK)
    with timed("upgrade"), tempfile.TemporaryDirectory() as folder:
        install(root, newer(package, Path(folder)))
    after = root.run(*installed, "list", "--year", "2015", "--json", user=CLERK)
    _expect(after == before, "The upgrade changed the data.")
    with timed("remove"):
        root.run("apt-get", "remove", "-y", "dongliu")
    left = [str(path) for path in (root.folder / "usr").rglob("*dongliu*")]
    _expect(not left, f"Files stayed behind: {left}")
    data = root.folder / "home" / CLERK / ".local/share/dongliu"
    _expect(list(data.glob("*.dongliu")), "The removal took the user's data.")


def install(root: Root, package: Path) -> None:
    """Install a package file, with what it depends on."""
    shutil.copyfile(package, root.folder / "tmp" / package.name)
    root.run("apt-get", "install", "-y", "--no-install-recommends", f"/tmp/{package.name}")  # noqa: S108 - in the root


def newer(package: Path, folder: Path) -> Path:
    """Give the same package under a higher version."""
    tree, target = folder / "tree", folder / f"newer-{package.name}"
    subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
    control = tree / "DEBIAN" / "control"
    text = control.read_text(encoding="utf-8")
    version = next(line for line in text.splitlines() if line.startswith("Version:"))
    control.write_text(text.replace(version, f"{version}+trial"), encoding="utf-8")
    subprocess.run(["dpkg-deb", "-Znone", "-b", tree, target], check=True, stdout=subprocess.DEVNULL)
    return target


def work(root: Root, place: Desk, program: Program, user: str) -> None:
    """Do the main job by keyboard: open, report a figure, print the sheet into a file."""
    home = root.folder / ("root" if user == "root" else f"home/{user}")
    pdf = home / "sheet.pdf"
    running = root.start(*program, user=user, offline=True, DISPLAY=place.display, QT_QPA_PLATFORM="xcb")
    try:
        place.focus(place.window(TITLE))
        place.press("ctrl+Next")  # from the overview to the first pillar
        verb = [*program[:-1], "run"] if "dev.py" in " ".join(program) else list(program)
        _until("the figure in the file", lambda: _enter(place), lambda: _reported(root, verb, user))
        place.press("ctrl+p")
        place.focus(place.window("打印预览"))
        _until("the file dialog", lambda: place.press("ctrl+s"), lambda: _found(place, "另存为 PDF"))
        place.focus(place.window("另存为 PDF"))
        place.press("ctrl+a")
        place.type(str(Path("/") / pdf.relative_to(root.folder)))
        place.press("Return")
        _expect(wait(pdf.exists), "The sheet was not printed into the file.")
    except Failed:
        place.picture(ROOT / "out" / "fresh-failed.png")
        raise
    finally:
        running.kill()
        running.wait()
    words = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
    _expect(PROJECT in words, f"The sheet does not name the project: {words[:200]}")


def _expect(held: object, otherwise: str) -> None:
    if not held:
        raise Failed(otherwise)


def _enter(place: Desk) -> None:
    place.press("Home", "F2", "ctrl+a")
    place.type(FIGURE)
    place.press("Return")


def _reported(root: Root, program: Program, user: str) -> bool:
    rows = json.loads(root.run(*program, "list", "--year", "2015", "--json", user=user))
    return any(row["name"] == PROJECT and row["quantity"] == float(FIGURE) for row in rows)


def _found(place: Desk, name: str) -> bool:
    try:
        return bool(place.window(name))
    except Failed:
        return False


def _until(what: str, act: Callable[[], None], done: Callable[[], bool]) -> None:
    """Act until it worked: keys that come before the window is ready go nowhere."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        act()
        if wait(done, 2, 0.2):
            return
    raise Failed(f"{what} never came.")


def compare_starts(root: Root, place: Desk, installed: Program) -> None:
    """Print process start to window of the package, against the same Python on the files of the source tree."""
    tree = root.folder / "opt" / "source"
    shutil.copytree(ROOT / "dongliu_desktop", tree / "dongliu_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "resources", tree / "resources")
    path = "import sys; sys.path[:0] = ['/opt/source', '/usr/lib/dongliu']"
    source = ("python3", "-c", f"{path}; from dongliu_desktop.__main__ import main; main([])")
    root.run("python3", "-m", "compileall", "-q", "/opt/source")
    times: dict[str, list[float]] = {"package": [], "source": []}
    for _ in range(STARTS + 1):
        for name, program in (("package", installed), ("source", source)):
            times[name].append(_start(root, place, program))
    package, plain = (statistics.median(found[1:]) for found in times.values())  # the first ones warm the caches
    print(f"    {package:.2f} s against {plain:.2f} s: {package / plain:.2f} × (target {MOST})")
    _expect(package / plain <= MOST, "The package starts too slowly.")


def _start(root: Root, place: Desk, program: Program) -> float:
    began = time.monotonic()
    running = root.start(*program, user=CLERK, offline=True, DISPLAY=place.display, QT_QPA_PLATFORM="xcb")
    try:
        place.window(TITLE)
        return time.monotonic() - began
    finally:
        running.kill()
        running.wait()


def main() -> int:
    """Make the trials that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trials", nargs="*", default=["source", "deb"], help="source, deb (both if none)")
    parser.add_argument("--suite", default="bookworm", help="bookworm, trixie")
    parser.add_argument("--base", type=Path, help="where the minimal system is kept, or lies already")
    parser.add_argument("--package", type=Path, help="the .deb to try")
    parser.add_argument("--bind", type=Path, action="append", default=[], help="a folder to be seen inside")
    given = parser.parse_args()
    with scratch() as folder:
        base = given.base or folder / "base"
        if not base.exists():
            with timed(f"debootstrap {given.suite}"):
                bootstrap(base, given.suite)
        for trial in given.trials:
            print(f"\n== {trial}", flush=True)
            root = Root(folder / trial, given.bind)
            subprocess.run(["cp", "-a", base, root.folder], check=True)
            try:
                with root.mounted():
                    if trial == "source":
                        try_source(root)
                    else:
                        try_deb(root, given.package)
            except Failed as failed:
                print(f"\n✗ {failed}", file=sys.stderr)
                return 1
    print("\n✓ all went well")
    return 0


if __name__ == "__main__":
    sys.exit(main())
