"""Names that open a hole: they run what a file says, or store what cannot be read back safely."""

import ast

import pytest

# QSettings up to PySide6 6.11 runs pickles hidden in an INI file. JSON and TOML do all we need.
MODULES = {"pickle", "marshal", "shelve", "dill", "yaml"}
# Files from outside are read within bounds, in one place each: no entities, no bombs, nothing unpacked onto the disk.
ONE_PLACE = {
    "xml": "dongliu_desktop/system/xml_events.py",
    "lxml": "dongliu_desktop/system/xml_events.py",
    "zipfile": "dongliu_desktop/system/packages.py",
    "tarfile": "dongliu_desktop/system/packages.py",
}
NAMES = {"QSettings", "eval", "exec", "compile"}


def banned_in(source: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names if alias.name.split(".")[0] in MODULES}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {module} if module.split(".")[0] in MODULES else set()
                found |= {alias.name for alias in names if alias.name in NAMES}
            case ast.Name(id=name) if name in NAMES:
                found.add(name)
            case ast.Attribute(attr="QSettings"):
                found.add("QSettings")
    return found


def test_the_program_uses_none_of_them(python_sources: dict[str, str]) -> None:
    found = {path: banned_in(text) for path, text in python_sources.items() if path.startswith("dongliu_desktop/")}
    assert found
    assert not {path: names for path, names in found.items() if names}


def imported_by(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found |= {alias.name.split(".")[0] for alias in names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module.split(".")[0])
    return found


def test_packages_and_xml_from_outside_are_read_in_one_place(python_sources: dict[str, str]) -> None:
    program = {path: imported_by(text) for path, text in python_sources.items() if path.startswith("dongliu_desktop/")}
    strays = {
        (path, module) for path, modules in program.items() for module in modules if ONE_PLACE.get(module, path) != path
    }
    assert not strays
    assert {place for place in ONE_PLACE.values() if not program[place] & ONE_PLACE.keys()} == set()


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from pickle import loads",
        "import yaml.loader",
        "from PySide6.QtCore import QSettings",
        "from PySide6 import QtCore\nQtCore.QSettings()",
        "eval(text)",
        "list(map(exec, texts))",
    ],
)
def test_each_of_them_would_be_found(source: str) -> None:
    assert banned_in(source)


def test_like_sounding_calls_are_fine() -> None:
    assert not banned_in("application.exec(); re.compile(pattern); statement.compile()")
