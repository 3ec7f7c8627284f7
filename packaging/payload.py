"""The tree that a package for Linux carries: the program, and the wheels of its lock, trimmed to what it uses.

The wheels are unpacked, not frozen: they run on the system's own Python, start as fast as from the source tree, and
Qt stays a set of replaceable libraries, as its licence wants. One tree serves several versions of Python, because
the compiled modules of wheels carry the version in their names and lie beside each other.
"""

import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.run.lock"
PROGRAM = "dongliu_desktop"


class Machine(NamedTuple):
    """A kind of computer: Debian's name of it, Python's, the newest glibc (2.x) that may be asked for, and `strip`."""

    debian: str
    python: str
    newest_glibc: int
    strip: str

    @property
    def platforms(self) -> list[str]:
        """The platform tags of the wheels that run there, the newest first."""
        modern = [f"manylinux_2_{minor}_{self.python}" for minor in range(self.newest_glibc, 16, -1)]
        return [*modern, f"manylinux2014_{self.python}"]


MACHINES = {
    "amd64": Machine("amd64", "x86_64", 34, "x86_64-linux-gnu-strip"),
    # Qt's wheels for arm64 are made on a newer system than those for amd64: Debian 13, Ubuntu 24.04.
    "arm64": Machine("arm64", "aarch64", 39, "aarch64-linux-gnu-strip"),
}
# The first decides which wheels are taken; of the others only compiled modules are added. Debian 12 has 3.11,
# Ubuntu 24.04 3.12, Debian 13 3.13, Ubuntu 26.04 3.14.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")

# What Qt loads by itself, without any binding naming it. All other plugins stay out.
PLUGINS = {
    "iconengines": ("libqsvgicon.so",),
    "imageformats": ("libqgif.so", "libqico.so", "libqjpeg.so", "libqsvg.so", "libqwebp.so"),
    "platforminputcontexts": ("libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontextplugin.so"),
    "platforms": ("libqoffscreen.so", "libqwayland.so", "libqxcb.so"),
    "platformthemes": ("libqxdgdesktopportal.so",),
    "printsupport": ("libcupsprintersupport.so",),
    "wayland-decoration-client": ("libadwaita.so", "libbradient.so"),
    "wayland-graphics-integration-client": ("libqt-plugin-wayland-egl.so",),
    "wayland-shell-integration": ("libqt-shell.so", "libxdg-shell.so"),
    "xcbglintegrations": ("libqxcb-egl-integration.so", "libqxcb-glx-integration.so"),
}
TRANSLATIONS = ("qt_zh_CN.qm", "qtbase_zh_CN.qm")
NOT_SHIPPED = ("*.pyi", "*.pxd", "*.pxi", "*.pyx", "*.h", "*.c", "*.cpp", "*.hpp", "py.typed")
# Inside of wheels: tools, test suites, build aids, and what pikepdf does not ask of lxml and Pillow.
PARTS_NOT_SHIPPED = (
    "bin",
    "lxml/html",
    "lxml/includes",
    "lxml/isoschematron",
    "lxml/objectify.*",
    "sqlalchemy/testing",
    "alembic/testing",
    "alembic/templates",
    "mako/testing",
    "PIL/_avif.*",
    "PIL/_imagingft.*",
    "PIL/_imagingtk.*",
)


def make_payload(target: Path, machine: Machine) -> None:
    """Fill the empty folder `target` with everything that a package installs beside the launcher."""
    install_wheels(target, machine, PYTHONS[0])
    for version in PYTHONS[1:]:
        with tempfile.TemporaryDirectory() as folder:
            install_wheels(Path(folder), machine, version, without=("pyside6-essentials", "shiboken6"))
            add_compiled(Path(folder), target)
    trim(target, machine)
    copy_program(target)


def requirements(machine: Machine, without: Sequence[str] = ()) -> str:
    """Give the lines of the lock that hold for that machine and the oldest Python, with hashes, without markers."""
    surroundings = {
        "platform_machine": machine.python,
        "sys_platform": "linux",
        "python_version": PYTHONS[0],
        "python_full_version": f"{PYTHONS[0]}.0",
    }
    kept: list[str] = []
    for entry in LOCK.read_text(encoding="utf-8").replace("\\\n", "").splitlines():
        wanted, _, hashes = entry.partition(" --hash=")
        if not hashes:
            continue
        requirement = Requirement(wanted)
        applies = requirement.marker is None or requirement.marker.evaluate(surroundings)
        if applies and requirement.name not in without:
            kept.append(" ".join([f"{requirement.name}{requirement.specifier}", *f"--hash={hashes}".split()]))
    return "\n".join(kept)


def install_wheels(target: Path, machine: Machine, version: str, without: Sequence[str] = ()) -> None:
    """Unpack the lock's wheels into `target`, hashes checked, for a machine and Python that need not be this one."""
    with tempfile.NamedTemporaryFile("w", suffix=".lock") as lock:
        lock.write(requirements(machine, without))
        lock.flush()
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps", "--require-hashes"]
        command += ["--only-binary=:all:", "--implementation", "cp", "--python-version", version]
        for tag in (f"cp{version.replace('.', '')}", "abi3", "none"):
            command += ["--abi", tag]
        for platform in machine.platforms:
            command += ["--platform", platform]
        subprocess.run([*command, "--target", target, "-r", lock.name], check=True)


def add_compiled(source: Path, target: Path) -> None:
    """Add the shared libraries of `source` that `target` lacks: modules of another Python, and what they link to."""
    for library in source.rglob("*.so*"):
        beside = target / library.relative_to(source)
        if library.is_file() and not beside.exists():
            beside.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(library, beside)


def trim(target: Path, machine: Machine) -> None:
    """Take out what the program never loads, and the debugging symbols of the rest."""
    for part in PARTS_NOT_SHIPPED:
        for path in list(target.glob(part)):
            _remove(path)
    for pattern in NOT_SHIPPED:
        for file in list(target.rglob(pattern)):
            file.unlink()
    _trim_qt(target / "PySide6")
    for folder in target.glob("*.libs"):
        _keep_reachable(folder, [path for path in target.rglob("*.so") if path.parent != folder])
    libraries = [path for path in target.rglob("*.so*") if path.is_file()]
    subprocess.run([machine.strip, "--strip-unneeded", *libraries], check=True)
    for folder in sorted((path for path in target.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _trim_qt(pyside: Path) -> None:
    bound = {f"{name}.abi3.so" for name in bindings()}
    _keep(
        pyside, lambda path: path.suffix == ".py" or path.name in bound | {"Qt"} or path.name.startswith("libpyside6.")
    )
    qt = pyside / "Qt"
    _keep(qt, lambda path: path.name in {"lib", "plugins", "translations"})
    for kind in (qt / "plugins").iterdir():
        _keep(kind, lambda path: path.name in PLUGINS.get(path.parent.name, ()))
    _keep(qt / "translations", lambda path: path.name in TRANSLATIONS)
    _keep_reachable(qt / "lib", [*pyside.glob("*.so*"), *(qt / "plugins").rglob("*.so")])


def _keep(folder: Path, wanted: Callable[[Path], bool]) -> None:
    for path in list(folder.iterdir()):
        if not wanted(path):
            _remove(path)


def bindings() -> set[str]:
    """Give the names of the Qt modules that the program imports, wherever it does."""
    names: set[str] = set()
    for file in (ROOT / PROGRAM).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                names.add((node.module or "").split(".")[1])
    return names


def _keep_reachable(folder: Path, roots: Iterable[Path]) -> None:
    needed = _reachable(roots, folder)
    _keep(folder, lambda path: path.name in needed)


def _reachable(roots: Iterable[Path], folder: Path) -> set[str]:
    """Give the names of the libraries in `folder` that the roots link to, directly or through others."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        for name in _needed(waiting.pop()):
            if name not in found and (folder / name).exists():
                found.add(name)
                waiting.append(folder / name)
    return found


def _needed(library: Path) -> Iterator[str]:
    told = subprocess.run(["readelf", "-d", library], check=True, capture_output=True, text=True).stdout
    for line in told.splitlines():
        if "(NEEDED)" in line:
            yield line.partition("[")[2].rstrip("]")


def copy_program(target: Path) -> None:
    """Copy the program and its resources as the wheel holds them."""
    nothing_made = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / PROGRAM, target / PROGRAM, ignore=nothing_made)
    shutil.copytree(ROOT / "resources", target / PROGRAM / "resources", ignore=nothing_made)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
