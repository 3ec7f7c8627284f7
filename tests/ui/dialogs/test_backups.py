"""The dialogs of backups and check by themselves: nothing there yet, names for readers, words for every reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.system.settings import Settings
from dongliu_desktop.ui.background import Job, Lane
from dongliu_desktop.ui.dialogs.backups import BackupsDialog
from dongliu_desktop.ui.dialogs.check import CheckDialog
from dongliu_desktop.ui.dialogs.lane_work import LaneWork
from dongliu_desktop.ui.models.backup_columns import REASONS
from dongliu_desktop.ui.widgets.busy import BusyStrip


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    lane = Lane("files", qapp)
    yield lane
    lane.stop()


@pytest.fixture
def dialog(qtbot: QtBot, lane: Lane, record_file: Path) -> BackupsDialog:
    dialog = BackupsDialog(record_file, Settings(), lane)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._work._running is None)
    return dialog


def test_without_backups_there_is_a_word_and_a_button(dialog: BackupsDialog, qtbot: QtBot) -> None:
    assert dialog._stack.currentWidget() is dialog._nothing
    assert not dialog.panel.restore_button.isEnabled()

    dialog._nothing.findChild(QAbstractButton).click()

    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1 and dialog.panel.restore_button.isEnabled())
    assert dialog._stack.currentWidget() is dialog.table


def test_every_control_has_a_name(dialog: BackupsDialog, lane: Lane, qtbot: QtBot, record_file: Path) -> None:
    check = CheckDialog(record_file, Settings(), lane)
    qtbot.addWidget(check)
    for one in (dialog, check):
        kinds = (QAbstractButton, QAbstractSpinBox, QListWidget, QPlainTextEdit)
        controls = [widget for kind in kinds for widget in one.findChildren(kind) if not widget.objectName()]
        nameless = [
            widget
            for widget in controls
            if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
        ]
        shown = [widget for widget in nameless if widget.isVisible()]
        assert shown == []
    qtbot.waitUntil(lambda: check._work._running is None)


def test_every_reason_has_its_word() -> None:
    assert set(REASONS) == set(Reason)
    assert all(word == reason for reason, word in REASONS.items())


def test_what_is_cancelled_is_not_answered_and_fails_as_cancelled(lane: Lane, qtbot: QtBot) -> None:
    busy, failed, done = BusyStrip(), [], []
    qtbot.addWidget(busy)
    work = LaneWork(lane, busy, failed.append)

    def until_cancelled(job: Job) -> str:
        while job.wanted():
            pass
        return "too late"

    work.run("…", until_cancelled, done.append)
    busy._on_cancel()
    qtbot.waitUntil(lambda: bool(failed))
    assert [type(error).__name__ for error in failed] == ["Cancelled"]
    assert done == []
