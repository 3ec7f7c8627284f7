"""The real program on the large file, worked with. `python -m … FILE TIMES`.

Tells, for every kind of act, what each took of the GUI thread: in all, and at the longest without a break (ms). And
the SQL statements of one edit.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from threading import current_thread, main_thread
from typing import Any

from PySide6.QtCore import Qt, QTimer

from benchmarks.children.gui_thread import GuiThread
from benchmarks.children.program import Watched, press, run
from benchmarks.children.told import tell
from dongliu_desktop.domain.rows import QUANTITY
from dongliu_desktop.storage import driver
from dongliu_desktop.ui.models.project_columns import COLUMNS
from dongliu_desktop.ui.shell.desk import COMPARISON_TAB, OVERVIEW_TAB

Key = Qt.Key
Act = Callable[[], object]
TYPED = "演示项目01 综合整治"  # what is looked for, key by key; then it is taken back, key by key
statements: list[str] = []


class AtWork(Watched):
    """A person who has looked at every page, stays on a pillar, and works fast."""

    def _start(self) -> None:
        super()._start()
        self.bench.desk.hub.undo_changed.connect(self._begin, Qt.ConnectionType.SingleShotConnection)

    def _begin(self) -> None:
        QTimer.singleShot(0, self._work)

    def _work(self) -> None:
        gui, times = GuiThread(self.bench.desk.hub), int(sys.argv[2])
        home = self.window.tabs.current_key()
        pillars = [pillar.uid for pillar in self.bench.pillars]
        found = {
            "first_tabs": [gui.time(act) for act in self._tabs([*pillars, OVERVIEW_TAB, COMPARISON_TAB, home])],
            "tabs": [gui.time(act) for act in islice(self._tabs(cycle(pillars)), times)],
            "pages": [gui.time(act) for act in islice(self._tabs(cycle([OVERVIEW_TAB, home, COMPARISON_TAB])), times)],
        }
        gui.time(lambda: self.window.tabs.choose(home))
        found["edits"] = [gui.time(act) for act in islice(self._edits(gui), times)]
        found["sorts"] = [gui.time(act) for act in islice(self._sorts(), times)]
        found["keys"] = [gui.time(act) for act in islice(self._keys(), times)]
        tell({**found, "statements": one_edit(statements)})
        self.window.close()

    def _tabs(self, keys: Iterable[str]) -> Iterator[Act]:
        for key in keys:
            yield lambda key=key: self.window.tabs.choose(key)

    def _edits(self, gui: GuiThread) -> Iterator[Act]:
        """Give an edit of one project after the other; choosing the project is no part of it."""
        page = self.bench.pillar
        column = next(at for at, column in enumerate(COLUMNS) if column.edits)
        for project in [row for row in page.model.shown_rows() if row.measure != QUANTITY]:
            gui.time(lambda uid=project.uid: page.table.choose(uid))
            index = page.model.index(page.model.row_of(project.uid), column)
            yield lambda index=index, old=project.entered_percent: page.model.setData(index, (old or 0.0) + 1)

    def _sorts(self) -> Iterator[Act]:
        table = self.bench.pillar.table
        shown = [at for at in range(len(COLUMNS)) if not table.isColumnHidden(at)]
        for order in cycle(Qt.SortOrder):
            for at in shown:
                yield lambda at=at, order=order: table.sortByColumn(at, order)

    def _keys(self) -> Iterator[Act]:
        field = self.window.header.search
        for _ in cycle([0]):
            for letter in TYPED:
                yield lambda letter=letter: press(field, Key.Key_unknown, letter)
            for _letter in TYPED:
                yield lambda: press(field, Key.Key_Backspace)


def one_edit(traced: list[str]) -> list[str]:
    """Give the statements of the last transaction that was committed, triggers left out."""
    own = [text for text in traced if not text.startswith("--")]
    end = max(at for at, text in enumerate(own) if text == "COMMIT")
    begin = max(at for at, text in enumerate(own[:end]) if text.startswith("BEGIN"))
    return own[begin : end + 1]


def trace() -> None:
    """Note every statement that the GUI thread runs: it waits for the edits alone."""
    connect = driver.connect

    def traced(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as `driver.connect`
        connection = connect(*given, **named)
        connection.set_trace_callback(
            lambda text: statements.append(text) if current_thread() is main_thread() else None
        )
        return connection

    driver.connect = traced


if __name__ == "__main__":
    trace()
    run(AtWork)
