"""The real program on the monthly grid: opens it, types, moves, sorts and fills down. Arguments: file, times."""

import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer

from benchmarks.children.gui_thread import GuiThread
from benchmarks.children.program import Watched, press, run
from benchmarks.children.told import tell
from dongliu_desktop.ui.shell.desk import MONTHLY_TAB

if TYPE_CHECKING:
    from dongliu_desktop.ui.pages.monthly import MonthlyPage

Key = Qt.Key
Act = Callable[[], object]
MOVES = (Key.Key_Down, Key.Key_Right, Key.Key_PageDown, Key.Key_Up, Key.Key_End, Key.Key_Home)
BLOCK = 20


class AtGrid(Watched):
    """A person who fills in one pillar's month."""

    def _start(self) -> None:
        super()._start()
        self.bench.desk.hub.undo_changed.connect(self._begin, Qt.ConnectionType.SingleShotConnection)

    def _begin(self) -> None:
        QTimer.singleShot(0, self._work)

    def _work(self) -> None:
        gui, times = GuiThread(self.bench.desk.hub), int(sys.argv[2])
        gui.time(lambda: self.bench.go_to_year(self.bench.years[-1].year))
        opened = [gui.time(lambda: self.window.tabs.choose(MONTHLY_TAB))]
        self.page = cast("MonthlyPage", self.bench.place(MONTHLY_TAB))
        self.page.bar.months.setCurrentIndex(10)
        opened.append(gui.time(lambda: self.page.bar.months.activated.emit(10)))
        opened.append(gui.time(lambda: self.page.bar.pillars.choose(self.bench.pillars[0].uid)))
        found = {
            "open": opened,
            "cells": [gui.time(act) for act in islice(self._cells(gui), times)],
            "moves": [gui.time(act) for act in islice(self._moves(), times)],
            "fills": [gui.time(act) for act in islice(self._fills(), times)],
            "sorts": [gui.time(act) for act in islice(self._sorts(), times)],
        }
        tell(found)
        self.page.model.begin({})  # or closing would ask whether to save it
        self.window.close()

    def _cells(self, gui: GuiThread) -> Iterator[Act]:
        """Give the keys of one cell after the other: a figure, and Enter."""
        table = self.page.table
        for row in cycle(range(self.page.model.rowCount())):
            gui.time(lambda row=row: table.go_to(row, 1))
            yield lambda: press(table, Key.Key_8, "8")
            yield lambda: press(table.open_editor() or table, Key.Key_Return)

    def _moves(self) -> Iterator[Act]:
        for key in cycle(MOVES):
            yield lambda key=key: press(self.page.table, key)

    def _fills(self) -> Iterator[Act]:
        table = self.page.table
        for row in cycle(range(0, self.page.model.rowCount() - BLOCK, BLOCK)):
            table.go_to(row, 2)
            table.go_to(row + BLOCK, 2, extend=True)
            yield table.fill_down

    def _sorts(self) -> Iterator[Act]:
        for order in cycle(Qt.SortOrder):
            for at in (0, 1, 2, 3):
                yield lambda at=at, order=order: self.page.table.sortByColumn(at, order)


if __name__ == "__main__":
    run(AtGrid)
