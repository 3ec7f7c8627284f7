"""What the window remembers, and what it does where it cannot."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QMainWindow
from pytestqt.qtbot import QtBot

from dongliu_desktop.system.paths import log_file
from dongliu_desktop.system.settings import Settings, load_settings
from dongliu_desktop.ui.shell.memory import Memory

KEYS = ["name", "progress", "due"]


@pytest.fixture
def header(qtbot: QtBot) -> QHeaderView:
    header = QHeaderView(Qt.Orientation.Horizontal)
    qtbot.addWidget(header)
    model = QStandardItemModel(0, len(KEYS), header)
    header.setModel(model)
    return header


def test_columns_come_back_as_they_were(header: QHeaderView, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "settings.json", Settings())
    header.resizeSection(0, 250)
    header.resizeSection(2, 77)
    header.setSectionHidden(2, True)
    memory.note_columns("projects", KEYS, header, frozenset({"due"}))
    memory.keep()

    again = Memory(tmp_path / "settings.json", load_settings(tmp_path / "settings.json").settings)
    assert again.hidden_columns("projects") == {"due"}
    header.setSectionHidden(2, False)
    for at in range(len(KEYS)):
        header.resizeSection(at, 30)
    again.restore_widths("projects", KEYS, header)
    assert [header.sectionSize(at) for at in (0, 2)] == [250, 77]


def test_before_the_first_start_nothing_is_known(header: QHeaderView, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "settings.json", Settings())
    assert memory.hidden_columns("projects") is None
    before = header.sectionSize(0)
    memory.restore_widths("projects", KEYS, header)
    assert header.sectionSize(0) == before


@pytest.mark.parametrize("geometry", ["", "00ff", "0123456789abcdef"])
def test_a_window_always_gets_a_sensible_size(qtbot: QtBot, tmp_path: Path, geometry: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Memory(tmp_path / "settings.json", Settings(window=geometry)).restore_window(window)
    assert window.width() > 0
    assert window.height() > 0


def test_settings_that_cannot_be_written_are_only_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "settings.json").mkdir()
    Memory(tmp_path / "settings.json", Settings()).keep()
    assert "settings not written" in log_file().read_text(encoding="utf-8")
