"""The recipes for packages: what can be known of them without building anything."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from dongliu_desktop import __version__
from dongliu_desktop.cli import VERBS
from dongliu_desktop.storage.driver import APPLICATION_ID
from dongliu_desktop.system import version

ROOT = Path(__file__).parents[2]
DEBIAN = ROOT / "packaging/debian"
WINDOWS = ROOT / "packaging/frozen"
METAINFO = DEBIAN / "net.dongliu.Dongliu.metainfo.xml"


@pytest.fixture
def recipes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Imports what is run as a script: modules of packaging/ and packaging/frozen/."""
    for folder in (WINDOWS, ROOT / "packaging"):
        monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield import_module
    for name in set(sys.modules) - before:
        if str(ROOT / "packaging") in (getattr(sys.modules[name], "__file__", "") or ""):
            del sys.modules[name]


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def test_the_store_tells_of_the_version_that_is_built() -> None:
    newest = ET.parse(METAINFO).getroot().find("releases/release")  # noqa: S314 - our own file
    assert newest is not None
    assert newest.get("version") == __version__
    assert f"## [{__version__}] - {newest.get('date')}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_desktop_knows_our_files_by_what_the_program_writes_into_them() -> None:
    match = re.search(
        r'type="big32" value="0x([0-9A-F]+)" offset="68"', (DEBIAN / "dongliu-mime.xml").read_text("utf-8")
    )
    assert match is not None
    assert int(match[1], 16) == APPLICATION_ID
    assert "MimeType=application/x-dongliu;" in (DEBIAN / "dongliu.desktop").read_text(encoding="utf-8")


def test_the_manual_page_tells_every_verb_with_every_option(recipes: Callable[[str], ModuleType]) -> None:
    page = recipes("man_page").man_page("1.2.3", "2026-01-02").replace("\\-", "-")
    for verb in VERBS:
        assert f".SS {verb.name}\n{verb.help}。" in page
        assert all(f".B {option.shown}\n{option.help}" in page for option in verb.options)


def test_no_template_leaves_a_place_open() -> None:
    for template in sorted(DEBIAN.iterdir()):
        places = set(re.findall(r"@([A-Z]+)@", template.read_text(encoding="utf-8")))
        assert places <= {"VERSION", "DATE", "LIBDIR"}, template.name


@pytest.mark.parametrize("machine", ["amd64", "arm64"])
def test_a_package_takes_from_the_lock_what_runs_on_its_machine(
    recipes: Callable[[str], ModuleType], machine: str
) -> None:
    """One Qt for all Pythons of the package: the one that Python 3.11 can run."""
    payload = recipes("payload")
    lines = payload.requirements(payload.MACHINES[machine]).splitlines()
    assert all(re.fullmatch(r"[a-z0-9._-]+==[0-9.]+( --hash=sha256:[0-9a-f]{64})+", line) for line in lines)
    names = [line.split("==")[0] for line in lines]
    assert len(names) == len(set(names))
    assert {"pyside6-essentials", "sqlalchemy", "sqlcipher3"} <= set(names)
    assert ("pysqlite3" in names) == (machine == "amd64")  # there is no wheel of it for arm64
    assert [line.split()[0] for line in lines if line.startswith("pyside6")] == ["pyside6-essentials==6.11.3"]


def test_a_package_holds_the_bindings_that_the_program_imports_and_no_others(
    recipes: Callable[[str], ModuleType],
) -> None:
    found = recipes("payload").bindings()
    assert {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport"} <= found
    assert not found & {"QtQml", "QtQuick", "QtTest", "QtDesigner"}


def test_a_built_program_tells_from_what_it_was_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert version.full_version() == __version__
    monkeypatch.setattr(version, "resources_dir", lambda: tmp_path)
    version.stamp_file(tmp_path).write_text("2026-11-23 构建，1a2b3c4d5e6f\n", encoding="utf-8")
    assert version.full_version() == f"{__version__}（2026-11-23 构建，1a2b3c4d5e6f）"


@needs("desktop-file-validate")
def test_the_menu_entry_is_valid() -> None:
    subprocess.run(["desktop-file-validate", DEBIAN / "dongliu.desktop"], check=True)


@needs("appstreamcli")
def test_the_description_for_the_store_is_valid() -> None:
    subprocess.run(["appstreamcli", "validate", "--no-net", METAINFO], check=True)


@needs("sh")
def test_the_scripts_of_the_package_can_be_read_by_sh() -> None:
    for name in ("dongliu", "postinst", "prerm"):
        subprocess.run(["sh", "-n", DEBIAN / name], check=True)


@needs("makensis")
def test_the_installer_for_windows_is_made_without_a_warning(
    recipes: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of a folder with stand-ins for the program: what cannot be run here can at least be put together."""
    build = recipes("build")
    folder = tmp_path / "dongliu"
    (folder / "_internal").mkdir(parents=True)
    for name in ("dongliu.exe", "dongliuc.exe", "_internal/python311.dll"):
        (folder / name).write_bytes(b"stand-in")
    build.make_icon(tmp_path / "dongliu.ico")
    monkeypatch.setattr(build, "ICON", tmp_path / "dongliu.ico")
    made = build.make_installer(folder, tmp_path / f"dongliu-setup-{__version__}.exe", __version__)
    assert made.read_bytes()[:2] == b"MZ"


def test_the_installer_for_windows_asks_for_no_rights_and_leaves_the_data() -> None:
    script = (WINDOWS / "dongliu.nsi").read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    removed = re.findall(r"^\s*(?:RMDir|Delete)\b.*$", script, re.MULTILINE)
    assert removed
    assert not [line for line in removed if r"LOCALAPPDATA\dongliu" in line]
