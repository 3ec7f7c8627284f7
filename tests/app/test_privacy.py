"""What lies on the disk is its owner's alone, and nobody's data are where only technicians should look."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dongliu_desktop.system.paths import log_file, user_data_dir, user_state_dir
from dongliu_desktop.ui.dialogs.crash import CrashDialog

Start = Callable[..., "Driven"]  # noqa: F821 - of the conftest
IDENTITY, PHONE, NAME = "330204196602290017", "13805748866", "欧阳拆迁户"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="folders of a Windows user are private by inheritance")


@pytest.fixture
def _open_umask() -> Iterator[None]:
    """The worst that a system administrator can have set."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """Name what others than the owner may read, write or enter.

    The note of who has the file open is for others to read: they are told by it on a share. It holds nothing else.
    """
    found = [folder, *folder.rglob("*")]
    allowed = {path: 0o044 for path in found if path.name.endswith(".dongliu.lock")}
    return [
        str(path.relative_to(folder))
        for path in found
        if stat.S_IMODE(path.lstat().st_mode) & 0o077 & ~allowed.get(path, 0)
    ]


@POSIX
@pytest.mark.usefixtures("_open_umask")
@pytest.mark.parametrize("bugs", [["ValueError"]])
def test_all_that_a_session_leaves_is_its_owners_alone(start: Start, tmp_path: Path) -> None:
    driven = start()
    driven.wait(driven.window.backup_note.text)
    driven.look_at(2016, "靓度")
    driven.choose("中山路")
    driven.report(30.0, "已保存")
    driven.form.texts["progress"].setPlainText("没有保存")
    driven.wait((user_state_dir() / "drafts.json").exists)
    crash("x")
    driven.wait(lambda: isinstance(dialog(), CrashDialog))
    dialog().reject()

    names = {path.name.rsplit("-", 1)[-1] for path in user_data_dir().rglob("*.dongliu*")}
    assert {"wal", "shm"} <= names  # the file is open
    assert open_to_others(tmp_path / "data") == []
    assert open_to_others(tmp_path / "state") == []
    driven.close()
    assert {path.name for path in user_state_dir().iterdir()} >= {"drafts.json", "settings.json", "dongliu.log"}
    assert open_to_others(tmp_path / "data") == []
    assert open_to_others(tmp_path / "state") == []


@pytest.mark.parametrize("bugs", [["ValueError"]])
def test_a_crash_tells_nobodys_data(start: Start, record_file: Path) -> None:
    driven = start(record_file)
    driven.wait(driven.window.backup_note.text)
    driven.look_at(2016, "靓度")
    driven.choose("中山路")
    driven.report(30.0, f"{NAME}，{IDENTITY}，{PHONE}")
    for field in driven.form.texts.values():
        field.setPlainText(f"{NAME}，{IDENTITY}，{PHONE}")
    driven.window.header.search.setText(NAME)

    crash(f"{NAME} {IDENTITY} {PHONE}")
    driven.wait(lambda: isinstance(dialog(), CrashDialog))
    report = dialog()._report.toPlainText()
    dialog().copy()
    copied = QApplication.clipboard().text()
    dialog().reject()
    driven.close()

    names = "\n".join(str(path.relative_to(record_file.parent)) for path in record_file.parent.rglob("*"))
    notes = "".join(path.read_text("utf-8") for path in record_file.parent.rglob("*.sha256"))
    logged = log_file().read_text("utf-8")
    kept = (user_state_dir() / "settings.json").read_text("utf-8")
    assert "test_privacy:crash" in report
    assert "ValueError" in logged
    for told in (report, copied, logged, names, notes, kept):
        assert not [seeded for seeded in (IDENTITY, PHONE, NAME) if seeded in told]


def crash(message: str) -> None:
    def burst() -> None:
        raise ValueError(message)

    QTimer.singleShot(0, burst)


def dialog():  # noqa: ANN201 - of Qt
    return next((widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)), None)
