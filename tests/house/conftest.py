"""The repository's own texts, as the structure tests read them."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP_FILES = (".editorconfig", ".gitignore", "LICENSE", "Makefile", "pyproject.toml", "dev.py", ".ci/run")
FOLDERS = ("dongliu_desktop", "resources", "tests", "packaging", "benchmarks", "docs")
TEXTS = {".py", ".md", ".toml", ".lock", ".json", ".svg", ".qss", ".ts", ".txt", ".ini", ".mako", ".desktop", ".xml"}


@pytest.fixture(scope="session")
def repository() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Every text file of the repository: path from its root -> text."""
    named = [ROOT / name for name in TOP_FILES] + sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("*.lock"))
    found = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.suffix in TEXTS]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in named + found}


@pytest.fixture(scope="session")
def python_sources(texts: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in texts.items() if path.endswith(".py")}
