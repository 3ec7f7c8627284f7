"""The main job, end to end: report, see it everywhere, undo, redo, compare, quit, start again: all is there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from dongliu_desktop.services.reader import Reader
from dongliu_desktop.ui.dialogs.preview import PreviewDialog
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor

Start = Callable[..., Any]
NAME = "中山路综合整治工程"


def compared(person: Any) -> float | None:
    """What 年度对比 says the project has reached in 2015."""
    person.look_at(2015, "年度对比")
    page = person.bench.shown_comparison()
    person.wait(lambda: page.compared() is not None)
    person.settle()
    rows = [row for group in page.compared().projects for row in group.rows if row.earlier and row.earlier.name == NAME]
    return rows[0].earlier.percent


def tiles(person: Any) -> dict[str, str]:
    return {tile.facts.label: tile.facts.figure for tile in person.page._tiles._tiles}


def labels(file: Path) -> list[str]:
    """What the audit log of a file says, newest first."""
    reader = Reader(file, lambda: date(2016, 6, 10))
    found = [step.label for step in reader.ask(lambda reading: reading.steps(4))]
    reader.close()
    return found


@pytest.fixture
def person(start: Start, record_file: Path) -> Any:
    """Somebody who has just reported on the project."""
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose(NAME)
    person.report(82, "南侧道路管道施工基本完成，3座桥梁处于收尾施工阶段。")
    return person


def test_a_report_is_seen_everywhere(person: Any) -> None:
    assert person.row.percent == 82
    assert "82%" in person.page.inspector._timeline.model().index(0, 0).data()
    assert tiles(person)["未定"] == "10"
    assert compared(person) == 82


def test_undo_and_redo_are_seen_everywhere(person: Any) -> None:
    person.trigger("undo")
    assert compared(person) is None
    person.look_at(2015, "乐居")
    assert person.row.percent is None
    assert tiles(person)["未定"] == "11"
    person.trigger("redo")
    person.settle()
    assert person.row.percent == 82
    assert compared(person) == 82


def test_all_is_there_after_a_restart(person: Any, start: Start, record_file: Path) -> None:
    person.trigger("undo")
    person.trigger("redo")
    person.close()
    again = start(record_file)
    assert again.choose(NAME).percent == 82
    assert again.row.progress.startswith("南侧道路")
    assert compared(again) == 82
    assert again.context.undo == f"填报 {NAME} 82%"
    again.trigger("undo")
    again.look_at(2015, "乐居")
    assert again.choose(NAME).percent is None
    again.close()
    told = f"填报 {NAME} 82%"
    assert labels(record_file) == [f"撤销：{told}", f"重做：{told}", f"撤销：{told}", told]


def test_the_status_sheet_of_the_chosen_project_is_previewed(person: Any) -> None:
    seen: list[tuple[str, int]] = []

    def look(dialog: PreviewDialog) -> None:
        person.wait(dialog.print_button.isEnabled)
        seen.append((dialog.windowTitle(), len(dialog._documents)))
        dialog.reject()

    person.answer(PreviewDialog, look)
    person.qtbot.mouseClick(person.window.header.print_button, Qt.MouseButton.LeftButton)
    person.wait(lambda: seen)
    assert seen == [(f"打印预览：{NAME}", 1)]


def test_what_is_shown_is_what_is_printed(start: Start, record_file: Path) -> None:
    person = start(record_file)
    titles: list[str] = []

    def look(dialog: PreviewDialog) -> None:
        titles.append(dialog.windowTitle())
        dialog.reject()

    def print_it(action: str) -> None:
        before = len(titles)
        person.answer(PreviewDialog, look)
        person.trigger(action)
        person.wait(lambda: len(titles) > before)

    person.look_at(2016, "总览")
    assert not person.window.header.print_button.isEnabled()
    print_it("sheet_comparison")
    person.look_at(2016, "年度对比")
    person.wait(lambda: person.bench.shown_comparison().compared() is not None)
    print_it("preview")
    person.look_at(2016, "热度")
    assert not person.window.header.print_button.isEnabled()  # nothing is chosen there
    print_it("preview_pillar")
    person.page.table.selectAll()
    person.page.table.setCurrentIndex(person.page.model.index(1, 1))
    print_it("preview")
    assert titles[:2] == ["打印预览：2015年与2016年对比表"] * 2
    assert titles[2].endswith("等16个项目")


def test_a_figure_typed_in_the_table_by_keyboard_alone(start: Start, record_file: Path) -> None:
    person = start(record_file)
    key = person.qtbot.keyClick
    key(person.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: person.context.page == "pillar")
    person.settle()
    table = person.page.table
    assert table.hasFocus()
    key(table, Qt.Key.Key_Down)
    key(table, Qt.Key.Key_F2)
    editor = table.findChild(FigureEditor)
    person.qtbot.keyClicks(editor, "35")
    key(editor, Qt.Key.Key_Return)
    person.wait(lambda: person.context.undo)
    assert 35.0 in (person.row.percent, person.row.quantity)
