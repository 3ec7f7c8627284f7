"""What people type is shown as it is: nothing of it is taken for markup, and no file named in it is loaded."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QWidget

from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage import driver
from dongliu_desktop.ui.dialogs.notes import ask_whether, show_note
from dongliu_desktop.ui.dialogs.project import ProjectDialog

Start = Callable[..., Any]
MARKUP = "<b>粗</b><img src='file:///etc/hostname'> & 甲"
EVERYWHERE = {
    "project": ("name", "target", "due_text"),
    "workstream": ("name",),
    "pillar": ("name", "short"),
    "section": ("name",),
    "post": ("name",),
    "community": ("name",),
    "office": ("name",),
    "progress_report": ("progress", "problems", "next_steps", "reporter"),
}
pytestmark = pytest.mark.bad_input


@pytest.fixture
def marked_up(record_file: Path) -> Path:
    """The record with markup before every text, in a file whose name is markup too."""
    with closing(driver.connect(record_file)) as connection:
        for table, columns in EVERYWHERE.items():
            for column in columns:
                add = f"UPDATE {table} SET {column} = ? || {column}"  # noqa: S608 - names of our own tables
                connection.execute(add, (MARKUP,))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return record_file.rename(record_file.with_name("<b>东柳<br>.dongliu"))


def as_markup() -> list[str]:
    """Name what would be shown as markup now, in all windows: labels and tool tips."""
    found: list[str] = []
    for window in QApplication.topLevelWidgets():
        for widget in [window, *window.findChildren(QWidget)]:
            if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and "<" in widget.text():
                found.append(f"{type(widget).__name__}: {widget.text()}")
            tip = widget.toolTip()
            if "<b>" in tip or "<img" in tip:  # made plain, they would be written &lt;b&gt;
                found.append(f"tool tip of {type(widget).__name__}: {tip}")
    return found


def test_the_window_shows_all_of_it_as_it_is(start: Start, marked_up: Path) -> None:
    person = start(marked_up)
    for year, tab in ((2015, "乐居"), (2015, "总览"), (2015, "年度对比"), (2016, "总览"), (2015, "乐居")):
        person.look_at(year, tab)
        assert as_markup() == []
    person.choose("中山路")
    inspector = person.page.inspector
    for at in range(inspector._tabs.count()):
        inspector._tabs.setCurrentIndex(at)
        person.settle()
        assert as_markup() == []
    person.report(60, MARKUP)
    assert as_markup() == []
    assert "&& 甲" in person.program._menus.actions["undo"].text()
    for trouble in (Trouble.DISK_FULL, Trouble.LOCKED):
        person.bench.desk.hub.troubled.emit(StorageTrouble(trouble, MARKUP))
        assert person.told() == MARKUP
        assert as_markup() == []


def test_dialogs_show_it_as_it_is(start: Start, marked_up: Path) -> None:
    person = start(marked_up)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        seen.append(as_markup())
        dialog.reject()

    person.answer(ProjectDialog, look)
    person.trigger("edit_project")
    person.wait(lambda: len(seen) == 1)
    for act in (
        lambda: person.trigger("delete_project"),
        lambda: ask_whether(person.window, MARKUP, MARKUP, MARKUP),
    ):
        person.answer(QMessageBox, look)
        act()
    person.answer(QDialog, look)
    show_note(person.window, MARKUP, MARKUP)
    assert seen == [[], [], [], []]
