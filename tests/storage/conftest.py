"""Real files, made by the real migrations; made once per run, because that takes half a second."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dongliu_desktop.services.bundled_record import bundled_record
from dongliu_desktop.storage.opening import create_file
from dongliu_desktop.system.paths import resources_dir


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("record") / "made.dongliu"
    create_file(made, bundled_record(resources_dir() / "record"))
    return made


@pytest.fixture(scope="session")
def made_empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("empty") / "made.dongliu"
    create_file(made)
    return made


@pytest.fixture
def record_file(made_record: Path, tmp_path: Path) -> Path:
    """The real record in a file of the test's own; nobody has it open."""
    return Path(shutil.copy(made_record, tmp_path / "东柳.dongliu"))


@pytest.fixture
def empty_file(made_empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_empty, tmp_path / "空.dongliu"))


@pytest.fixture
def digest() -> Callable[[Path], str]:
    """What a file holds, byte by byte; only for files that nobody has open."""
    return lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
