import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dongliu_desktop.system import paths

FOLDERS = [paths.user_data_dir, paths.user_state_dir]


def test_resources_hold_the_bundled_record() -> None:
    assert (paths.resources_dir() / "record").is_dir()


def test_an_installed_package_carries_its_resources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "package/resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "package")
    assert paths.resources_dir() == tmp_path / "package/resources"


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders")
@pytest.mark.parametrize("folder", FOLDERS)
def test_only_the_owner_can_look_into_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Callable[[], Path]
) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert folder() == tmp_path / "dongliu"
    assert folder().stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders")
@pytest.mark.parametrize("value", ["", "relative/path"])
def test_without_a_usable_variable_the_standard_place_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", value)
    monkeypatch.setenv("XDG_STATE_HOME", value)
    assert paths.user_data_dir() == tmp_path / ".local/share/dongliu"
    assert paths.user_state_dir() == tmp_path / ".local/state/dongliu"


def test_windows_keeps_the_record_off_the_roaming_profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert paths.default_file() == tmp_path / "dongliu/东柳街道.dongliu"
    assert paths.settings_file() == tmp_path / "dongliu/state/settings.json"


def test_macos_has_its_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.log_file() == tmp_path / "Library/Application Support/dongliu/state/dongliu.log"
    assert paths.drafts_file().parent == paths.log_file().parent


def test_a_portable_copy_keeps_data_and_settings_in_its_own_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "dongliu.exe"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert paths.default_file().is_relative_to(tmp_path / "home")
    (tmp_path / paths.PORTABLE).touch()
    assert paths.default_file() == tmp_path / "数据/东柳街道.dongliu"
    assert paths.settings_file() == tmp_path / "数据/state/settings.json"
