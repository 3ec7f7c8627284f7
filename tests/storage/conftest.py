"""Files of the tests' own, made by the real migrations."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dongliu_desktop.storage.opening import create_file


@pytest.fixture(scope="session")
def made_empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("empty") / "made.dongliu"
    create_file(made)
    return made


@pytest.fixture
def empty_file(made_empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_empty, tmp_path / "空.dongliu"))


@pytest.fixture
def digest() -> Callable[[Path], str]:
    """What a file holds, byte by byte; only for files that nobody has open."""
    return lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
