"""What the program is made of is told from what is installed, by pip and in a package."""

import re
import shutil
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from dongliu_desktop.system import licences
from dongliu_desktop.system.licences import components

ROOT = Path(__file__).parents[2]


def key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_all_that_is_asked_for_is_told_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {key(re.split(r"[>=<;~ ]", wanted)[0]) for wanted in project["dependencies"]}
    found = {key(one.name): one for one in components()}

    installed = {key(one.name) for one in metadata.distributions()}
    assert asked & installed <= set(found)
    assert {"shiboken6", "lucide", "markupsafe"} <= set(found)  # what those ask for in turn, and the icons
    assert not {"pytest", "ruff", "hypothesis"} & set(found)  # the tools are not part of the program
    assert not [name for name, one in found.items() if not one.licence and not one.words()]
    assert "Permission is hereby granted" in found["sqlalchemy"].words()
    assert found["pyside6-essentials"].licence.startswith("LGPL")


def test_a_package_keeps_the_texts_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside, packaged = tmp_path / "lib", tmp_path / "licenses"
    info = Path(str(metadata.distribution("alembic").locate_file("x"))).parent
    source = next(info.glob("alembic-*.dist-info"))
    shutil.copytree(source, beside / source.name)
    shutil.rmtree(beside / source.name / "licenses")
    kept = packaged / source.name.removesuffix(".dist-info")
    kept.mkdir(parents=True)
    (kept / "LICENSE").write_text("may be used", encoding="utf-8")
    monkeypatch.setattr(licences, "OWN", "not-installed-at-all")

    found = {one.name: one for one in components(beside, packaged)}
    assert set(found) == {"alembic", "Lucide"}
    assert found["alembic"].words() == "may be used"
