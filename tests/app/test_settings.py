"""设置, 日志 and 关于 in the running program: every wish applies at once, and lasts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from dongliu_desktop.system.logs import open_log
from dongliu_desktop.system.paths import log_file, settings_file
from dongliu_desktop.system.settings import load_settings
from dongliu_desktop.system.version import full_version
from dongliu_desktop.ui.dialogs.about import AboutDialog
from dongliu_desktop.ui.dialogs.backups import BackupsDialog
from dongliu_desktop.ui.dialogs.log import MOST, LogDialog
from dongliu_desktop.ui.dialogs.settings import SettingsDialog
from dongliu_desktop.ui.theme.tokens import DARK

Start = Callable[..., Any]
Act = Callable[[SettingsDialog], object]


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    return start(record_file)


def in_settings(person: Any, act: Act) -> None:
    in_dialog(person, SettingsDialog, "settings", act)
    person.settle()


def in_dialog(person: Any, kind: type[QDialog], action: str, act: Callable[[Any], object]) -> None:
    """Open a dialog from the menu, act, and close it, whatever came of that."""
    failed: list[Exception] = []

    def whole(dialog: QDialog) -> None:
        person.wait(dialog.isActiveWindow)
        try:
            act(dialog)
        except (AssertionError, AttributeError) as error:
            failed.append(error)
        finally:
            dialog.close()

    person.answer(kind, whole)
    person.trigger(action)
    for error in failed:
        raise error


def choose(field: Any, data: object) -> None:
    """Go to an entry of a field by its keys, as from the keyboard."""
    while field.currentData() != data:
        at = field.currentIndex()
        QTest.keyClick(field, Qt.Key.Key_Down if at < field.findData(data) else Qt.Key.Key_Up)
        assert field.currentIndex() != at


def test_who_types_is_signed_at_once(person: Any) -> None:
    def act(dialog: SettingsDialog) -> None:
        assert dialog.who.hasFocus()
        QTest.keyClicks(dialog.who, "zhang")
        QTest.keyClick(dialog.who, Qt.Key.Key_Return)
        assert person.window.who_note.text() == "录入人：zhang"

    in_settings(person, act)
    assert person.bench.desk.hub._office.who == "zhang"
    assert load_settings(settings_file()).settings.who == "zhang"  # at once, not only at the end


def test_a_name_still_being_typed_is_taken_when_the_dialog_is_closed(person: Any) -> None:
    in_settings(person, lambda dialog: QTest.keyClicks(dialog.who, "qian"))
    assert person.window.who_note.text() == "录入人：qian"
    in_settings(person, lambda dialog: dialog.who.clear())
    assert (person.window.who_note.text(), person.bench.desk.hub._office.who) == ("录入人：本机", "本机")


def test_colours_language_and_lock_by_keyboard(person: Any) -> None:
    def act(dialog: SettingsDialog) -> None:
        choose(dialog.theme, "dark")
        assert person.program._theme.tokens is DARK
        choose(dialog.language, "en")
        choose(dialog.lock, 30)

    in_settings(person, act)
    kept = load_settings(settings_file()).settings
    assert (kept.theme, kept.language, kept.lock_minutes) == ("dark", "en", 30)


def test_the_office_is_renamed_as_a_step(person: Any) -> None:
    def act(dialog: SettingsDialog) -> None:
        dialog.office.clear()
        QTest.keyClick(dialog.office, Qt.Key.Key_Return)
        assert dialog.message.text() == "请填写单位名称。"
        QTest.keyClicks(dialog.office, "Dongliu Office")
        QTest.keyClick(dialog.office, Qt.Key.Key_Return)
        assert dialog.message.isHidden()

    in_settings(person, act)
    assert person.window.windowTitle().startswith("Dongliu Office重点工作进度管理")
    person.trigger("undo")
    person.settle()
    assert person.window.windowTitle().startswith("东柳街道重点工作进度管理")


def test_where_nothing_can_be_changed_the_office_keeps_its_name(person: Any) -> None:
    from dongliu_desktop.domain.errors import StorageTrouble, Trouble  # noqa: PLC0415 - here only

    person.bench.desk.hub.lock(StorageTrouble(Trouble.READ_ONLY, "只读"))
    in_settings(person, lambda dialog: dialog.office.isEnabled() and pytest.fail("may be renamed"))


def test_backups_are_a_step_away(person: Any) -> None:
    shown: list[str] = []

    def look(dialog: BackupsDialog) -> None:
        shown.append(dialog.windowTitle())
        dialog.close()

    def act(dialog: SettingsDialog) -> None:
        dialog.backups.room.setValue(700)
        person.answer(BackupsDialog, look)
        dialog.backups_button.click()

    in_settings(person, act)
    person.wait(lambda: shown)
    assert load_settings(settings_file()).settings.backup_megabytes == 700


def test_settings_without_a_file(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "没有.dongliu", opens=False)
    person.wait(lambda: person.possible("settings"))
    in_dialog(person, SettingsDialog, "settings", lambda dialog: QTest.keyClicks(dialog.who, "sun"))
    assert load_settings(settings_file()).settings.who == "sun"


def test_the_end_of_the_log_is_shown_and_copied(person: Any) -> None:
    log = open_log(log_file())
    for number in range(2 * MOST // 60):
        log.info("line %d of many lines that fill the log until its beginning is of no use", number)
    last = 2 * MOST // 60 - 1

    def act(dialog: LogDialog) -> None:
        assert f"line {last} of" in dialog.text.toPlainText()
        assert "line 0 of" not in dialog.text.toPlainText()
        dialog.copy_button.click()

    in_dialog(person, LogDialog, "log", act)
    assert QGuiApplication.clipboard().text().rstrip().endswith("of no use")


def test_no_log_is_good_news(person: Any, tmp_path: Path) -> None:
    dialog = LogDialog(tmp_path / "none.log", person.window)
    assert not dialog.empty.isHidden()
    assert not dialog.copy_button.isEnabled()
    dialog.deleteLater()


def test_about_tells_version_and_licences(person: Any) -> None:
    def act(dialog: AboutDialog) -> None:
        names = [dialog.list.item(row).text().split(" ")[0] for row in range(dialog.list.count())]
        assert "SQLAlchemy" in names
        while dialog.list.currentRow() < names.index("SQLAlchemy"):
            QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert "Permission is hereby granted" in dialog.text.toPlainText()
        dialog.copy_button.click()

    in_dialog(person, AboutDialog, "about", act)
    assert QGuiApplication.clipboard().text() == f"dongliu {full_version()}"
