"""F1 opens the page of the manual that tells of what is in front of the person."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog

from dongliu_desktop.ui.dialogs.settings import SettingsDialog
from dongliu_desktop.ui.widgets.tabs import PillarTabs

Start = Callable[..., Any]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that the desktop was asked to open."""
    found: list[str] = []

    def note(url: QUrl) -> bool:
        name = url.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        found.append(Path(url.toLocalFile()).name + (f"#{name}" if name else ""))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return found


def press_f1(person: Any) -> None:
    """Press it where the keyboard is; two pages opened by one key would both be noted."""
    person.wait(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(QApplication.activeModalWidget() or person.window, Qt.Key.Key_F1)


def test_every_place_opens_its_page(start: Start, record_file: Path, opened: list[str]) -> None:
    person = start(record_file)
    wanted = {
        "总览": "overview.html",
        "乐居": "pillar.html",
        "月度": "monthly.html",
        "督办": "supervision.html",
        "年度对比": "comparison.html",
    }
    for tab in wanted:
        person.look_at(2015, tab)
        press_f1(person)
    assert opened == list(wanted.values())


def test_a_page_of_the_inspector_opens_its_own(start: Start, record_file: Path, opened: list[str]) -> None:
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    inspector = person.page.inspector
    inspector.focus_form()
    press_f1(person)
    inspector.turn_to("attachments")
    person.settle()
    inspector.findChild(PillarTabs).setFocus()
    press_f1(person)
    person.page.table.setFocus()
    press_f1(person)
    assert opened == ["pillar.html#填报一次进展", "attachments.html", "pillar.html"]


@pytest.mark.parametrize(
    ("kind", "action", "page"),
    [(SettingsDialog, "settings", "settings.html#设置"), (QInputDialog, "new_year", "overview.html")],
)
def test_a_dialog_opens_its_own(
    start: Start, record_file: Path, opened: list[str], kind: type[QDialog], action: str, page: str
) -> None:
    person = start(record_file)
    person.look_at(2015, "总览")

    def act(dialog: QDialog) -> None:
        person.wait(dialog.isActiveWindow)
        press_f1(person)
        dialog.reject()

    person.answer(kind, act)
    person.trigger(action)
    assert opened == [page]


def test_the_quick_guide_is_opened(start: Start, record_file: Path, opened: list[str]) -> None:
    person = start(record_file)
    person.trigger("quick_guide")
    assert opened == ["quick-guide.pdf"]


def test_where_no_browser_opens_the_place_is_told(
    start: Start, record_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_url: QUrl) -> bool:
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    person = start(record_file)
    person.trigger("manual")
    assert "overview.html" in person.told()
