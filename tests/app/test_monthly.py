"""The monthly grid in the running program: leaving it, closing the window over it, opening another file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from dongliu_desktop.services.reader import Reader
from dongliu_desktop.ui.models.month_table import AT
from tests.app.conftest import Start

FIGURE = AT["figure"]


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    person = start(record_file)
    person.look_at(2016, "月度填报")
    return person


def sheet(person: Any) -> Any:
    return person.bench.place("monthly")


def enter(person: Any, qtbot: QtBot, row: int, text: str) -> None:
    table = sheet(person).table
    table.go_to(row, FIGURE)
    qtbot.keyClicks(table, text[0])
    qtbot.keyClicks(table.open_editor(), text[1:])
    qtbot.keyClick(table.open_editor(), Qt.Key.Key_Return)


def press(words: str) -> Callable[[QMessageBox], None]:
    def act(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text().startswith(words)).click()

    return act


def stored(file: Path) -> list[str]:
    reader = Reader(file, date.today)
    try:
        return [step.label for step in reader.ask(lambda reading: reading.steps(1))]
    finally:
        reader.close()


def test_other_tabs_and_years_lose_nothing(person: Any, qtbot: QtBot) -> None:
    enter(person, qtbot, 0, "30")
    person.look_at(2016, "总览")
    person.look_at(2015, "月度填报")
    assert sheet(person).model.edits.count() == 0
    person.look_at(2016, "月度填报")
    assert sheet(person).model.text(0, FIGURE) == "30"
    person.trigger("save")
    person.settle()
    assert person.context.undo == "6月填报 1 项"


def test_closing_asks_and_saves(person: Any, qtbot: QtBot, record_file: Path) -> None:
    enter(person, qtbot, 0, "30")
    person.answer(QMessageBox, press("保存并退出"))
    person.window.close()
    assert not person.window.isVisible()
    assert stored(record_file) == ["6月填报 1 项"]


def test_closing_may_leave_it_for_the_next_time(person: Any, start: Start, qtbot: QtBot, record_file: Path) -> None:
    before = stored(record_file)
    enter(person, qtbot, 0, "30")
    person.answer(QMessageBox, press("先留着"))
    person.window.close()
    assert not person.window.isVisible()
    assert stored(record_file) == before
    again = start(record_file)
    again.look_at(2016, "月度填报")
    assert sheet(again).model.text(0, FIGURE) == "30"
    again.answer(QMessageBox, press("先留着"))
    again.window.close()


def test_what_cannot_be_saved_keeps_the_window_open(person: Any, qtbot: QtBot) -> None:
    enter(person, qtbot, 0, "abc")
    person.look_at(2016, "总览")
    person.answer(QMessageBox, press("保存并退出"))
    person.window.close()
    assert person.window.isVisible()
    person.wait(lambda: person.context.page == "monthly")
    assert sheet(person).model.text(0, FIGURE) == "abc"
    person.answer(QMessageBox, press("先留着"))
    person.window.close()


def test_a_cancelled_close_changes_nothing(person: Any, qtbot: QtBot) -> None:
    enter(person, qtbot, 0, "30")
    person.answer(QMessageBox, lambda box: box.reject())
    person.window.close()
    assert person.window.isVisible()
    assert sheet(person).model.text(0, FIGURE) == "30"
    person.trigger("save")
    person.settle()
    person.window.close()  # nothing is left to ask about
    assert not person.window.isVisible()
