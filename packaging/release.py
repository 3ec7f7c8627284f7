"""Builds and checks all that an office gets: `python packaging/release.py`, as root, on Debian.

In this order, and not further than the first thing that goes wrong: the working tree is clean and its version is
written down; all checks and tests; the packages for amd64 and arm64, that for amd64 twice with the same bytes; lintian
and the validators; the package on machines that have nothing. What was built lies in out/, with its checksums.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from deb import build_deb
from payload import MACHINES, ROOT

from dongliu_desktop import __version__

OUT = ROOT / "out"
HERE = Path(__file__).parent
SUITES = ("bookworm", "trixie")


class Refused(Exception):
    """The release must not go out. The message says why, in one sentence."""


def stated() -> None:
    """See that what is built is what was committed, and that the change log tells of it."""
    if run("git", "status", "--porcelain"):
        raise Refused("The working tree has changes that are not committed.")
    if f"## [{__version__}]" not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        raise Refused(f"CHANGELOG.md has no section for {__version__}.")


def tested() -> None:
    """Run what continuous integration runs."""
    show(sys.executable, ROOT / "dev.py", "test")


def built() -> None:
    """Build the packages; the same commit must give the same bytes."""
    for machine in MACHINES.values():
        package = build_deb(machine, OUT)
        print(f"    {package.name}  {package.stat().st_size / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        again = build_deb(MACHINES["amd64"], Path(folder))
        if digest(again) != digest(OUT / again.name):
            raise Refused("Two builds of the same commit differ.")


def validated() -> None:
    """Ask lintian."""
    for package in packages():
        found = run("lintian", "--fail-on", "error", "--tag-display-limit", "0", package)
        print(f"    {package.name}: {found or 'nothing to say'}")


def tried(binds: list[str]) -> None:
    """Install, use, upgrade and remove the package on fresh machines."""
    package = next(path for path in packages() if "amd64" in path.name)
    for suite in SUITES:
        show(sys.executable, HERE / "fresh.py", "deb", "--suite", suite, "--package", package, *binds)


def summed() -> None:
    """Write the checksums."""
    lines = [f"{digest(path)}  {path.name}" for path in packages()]
    (OUT / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def packages() -> list[Path]:
    """Give the packages of this version."""
    return sorted(OUT.glob(f"dongliu_{__version__}-*.deb"))


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(*command: str | Path) -> str:
    """Run a program and give what it said; CalledProcessError where it fails."""
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def show(*command: str | Path) -> None:
    """Run a program that speaks for itself; CalledProcessError where it fails."""
    subprocess.run(command, cwd=ROOT, check=True)


def main() -> int:
    """Take all steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bind", action="append", default=[], help="a folder to be seen on the fresh machines")
    binds = [part for folder in parser.parse_args().bind for part in ("--bind", folder)]
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("stated", stated),
        ("tested", tested),
        ("built", built),
        ("validated", validated),
        ("tried on fresh machines", lambda: tried(binds)),
        ("summed up", summed),
    )
    missing = [name for name in ("dpkg-deb", "lintian", "debootstrap", "strip") if shutil.which(name) is None]
    if missing:
        print(f"✗ not installed: {', '.join(missing)}", file=sys.stderr)
        return 1
    for name, step in steps:
        print(f"{name} …", flush=True)
        began = time.monotonic()
        try:
            step()
        except (Refused, subprocess.CalledProcessError) as failed:
            print(f"✗ {failed}", file=sys.stderr)
            return 1
        print(f"    {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
