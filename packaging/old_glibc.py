"""Builds the program for systems with an old glibc: `python packaging/old_glibc.py`, as root, on Debian.

That is 银河麒麟 V10 and 统信UOS V20. Their glibc is older than 2.34, so the newest Qt cannot be loaded there, and their
Python is older than 3.11. So on a Debian 11 (glibc 2.31) made by debootstrap, Python is built from Debian's own source
package, and the program is frozen with PySide6 6.9.3, the last one whose wheels run on glibc 2.28. The folder is then
tried by keyboard on that system.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fresh import timed, work
from fresh_root import CLERK, Failed, Root, bootstrap, desk, mirror, scratch

sys.path.insert(0, str(Path(__file__).parents[1]))  # the program, when this is not run in its environment

from payload import MACHINES, ROOT, requirements

from dev import FONT_PACKAGE, LIBRARIES
from dongliu_desktop import __version__

SUITE, SOURCES = "bullseye", "bookworm"  # the old system, and the one that has Python 3.11
QT = Path(__file__).with_suffix(".lock")
PYTHON = "/opt/python/bin/python3.11"
TREE = "/srv/dongliu"
BUILT = ("pyside6-essentials", "shiboken6")
TOOLS = (
    "build-essential",
    "dpkg-dev",
    "xz-utils",
    "libbz2-dev",
    "libffi-dev",
    "liblzma-dev",
    "libsqlite3-dev",
    "libssl-dev",
    "zlib1g-dev",
)
# The original source: Debian's patches split the standard library and take pip out.
BUILD = """
cd /srv
apt-get source -qq --download-only python3.11
tar -xf python3.11_*.orig.tar.*
cd Python-3.11*/
./configure -q --prefix=/opt/python --enable-shared LDFLAGS=-Wl,-rpath,/opt/python/lib
make -s -j2
make -s install
"""


def build(root: Root, output: Path) -> Path:
    """Build the folder on the old system, try it there, and give its archive; Failed where something goes wrong."""
    sources = f"deb-src {mirror()} {SOURCES} main\n"
    (root.folder / "etc/apt/sources.list.d/python.list").write_text(sources, encoding="ascii")
    with timed("tools and Qt's libraries"):
        root.run("apt-get", "update")
        libraries = sorted(set(LIBRARIES.values()))
        root.run(
            "apt-get", "install", "-y", "--no-install-recommends", *TOOLS, *libraries, FONT_PACKAGE, "ca-certificates"
        )
    with timed("Python from its source"):
        root.run("sh", "-ec", BUILD)
    with timed("libraries, frozen"):
        lock = "\n".join([requirements(MACHINES["amd64"], without=BUILT), QT.read_text(encoding="ascii")])
        (root.folder / "srv/old.lock").write_text(lock, encoding="ascii")
        pip = (PYTHON, "-m", "pip", "install", "--quiet", "--only-binary=:all:")
        root.run(*pip, "--require-hashes", "-r", "/srv/old.lock")
        root.run(*pip, "pyinstaller")
        subprocess.run(["git", "clone", "-q", ROOT, root.folder / TREE[1:]], check=True)
        root.run(PYTHON, f"{TREE}/packaging/frozen/build.py", "--only-folder")
    folder = root.folder / TREE[1:] / "out" / "dongliu"
    print(f"    asks for glibc {newest_symbol(folder)}")
    root.run("useradd", "--create-home", CLERK)
    with timed("tried there by keyboard: a report is saved, a sheet printed"), desk() as place:
        work(root, place, (f"{TREE}/out/dongliu/dongliu",), CLERK)
    output.mkdir(parents=True, exist_ok=True)
    name = output / f"dongliu-{__version__}-linux-old-x86_64"
    return Path(shutil.make_archive(str(name), "xztar", folder.parent, folder.name))


def newest_symbol(folder: Path) -> str:
    """Give the newest glibc version that any library in the folder asks for."""
    found: set[tuple[int, ...]] = set()
    for library in folder.rglob("*"):
        if library.is_file() and library.read_bytes()[:4] == b"\x7fELF":
            told = subprocess.run(["objdump", "-T", library], check=False, capture_output=True, text=True).stdout
            found |= {tuple(map(int, version.split("."))) for version in re.findall(r"GLIBC_(\d[\d.]*)", told)}
    return ".".join(map(str, max(found)))


def main() -> int:
    """Make the base, build, say where it lies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=ROOT / "out")
    parser.add_argument("--bind", type=Path, action="append", default=[], help="a folder to be seen inside")
    given = parser.parse_args()
    with scratch() as folder:
        with timed(f"debootstrap {SUITE}"):
            bootstrap(folder / "root", SUITE)
        root = Root(folder / "root", given.bind)
        try:
            with root.mounted():
                made = build(root, given.output)
        except Failed as failed:
            print(f"✗ {failed}", file=sys.stderr)
            return 1
    print(f"✓ {made}  {made.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
