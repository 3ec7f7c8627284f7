"""Runs all tests on the edges of what is supported: `python packaging/matrix.py [edge …]`.

The lowest PySide6 on the oldest Python, and the newest on the newer ones; the locked one is what `dev.py test` runs.
Each edge gets an environment of its own under out/matrix/, from the lock with only PySide6 changed. A Python that this
machine does not have is named and skipped; the exit code is 1 if any edge that was run is red.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out" / "matrix"
NOT_LOCKED = re.compile(r"^(pyside6-essentials|shiboken6)==")


class Edge(NamedTuple):
    """A Python and a PySide6."""

    python: str
    pyside: str

    @property
    def name(self) -> str:
        """How the edge is called on the command line."""
        return f"{self.python}-{self.pyside}"


EDGES = (Edge("3.11", "6.8"), Edge("3.12", "6.12"), Edge("3.13", "6.12"))


def main(names: list[str]) -> int:
    """Run the edges of those names, all if none."""
    red: list[str] = []
    for edge in EDGES:
        if names and edge.name not in names:
            continue
        python = shutil.which(f"python{edge.python}")
        if python is None:
            print(f"—  {edge.name}: no python{edge.python} here")
            continue
        done = subprocess.run([environment(edge, python), "-m", "pytest", "-q", "-n", "2"], cwd=ROOT, check=False)
        print(f"{'✗' if done.returncode else '✓'}  {edge.name}", flush=True)
        red += [edge.name] if done.returncode else []
    return int(bool(red))


def environment(edge: Edge, python: str) -> Path:
    """Make the edge's environment anew and give its Python; CalledProcessError where pip fails."""
    folder = OUT / edge.name
    subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
    pip = [folder / "bin/python", "-m", "pip", "install", "--quiet"]
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    kept = [line for line in locked if line and not line.lstrip().startswith("#") and not NOT_LOCKED.match(line)]
    lock = folder / "edge.lock"
    lock.write_text("\n".join(kept), encoding="utf-8")
    subprocess.run([*pip, "--require-hashes", "--only-binary=:all:", "-r", lock], check=True)
    subprocess.run([*pip, "--only-binary=:all:", f"PySide6-Essentials~={edge.pyside}.0"], check=True)
    return folder / "bin/python"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
