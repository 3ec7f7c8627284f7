"""An input method at the project table's figures, in a cell that is not open yet."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dongliu_desktop.ui.models.project_columns import COLUMNS
from dongliu_desktop.ui.widgets.figure_editor import FigureEditor

FIGURE = next(at for at, column in enumerate(COLUMNS) if column.edits)


def commit(text: str, preedit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.mark.parametrize("letters", [["8", "5"], ["８", "５"], ["85"], ["８５"]])
def test_figures_from_an_input_method_are_entered(pillar: Any, qtbot: QtBot, letters: list[str]) -> None:
    row = pillar.choose("中山路")
    pillar.table.setFocus()
    pillar.table.setCurrentIndex(pillar.page.model.index(pillar.page.model.row_of(row.uid), FIGURE))
    for letter in letters:
        commit(letter)
    editor = pillar.table.findChild(FigureEditor)
    assert editor.figure() == 85.0
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pillar.table.findChild(FigureEditor) is None)
    pillar.settle()
    assert pillar.row.percent == 85.0
