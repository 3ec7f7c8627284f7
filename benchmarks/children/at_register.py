"""The real program at a large register of sites, worked with. `python -m … FILE PROJECT TIMES FILLED`.

Tells, for every kind of act, what each took of the GUI thread: in all, and at the longest without a break (ms). And
for every column that was filled down, the seconds until it was saved.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer

from benchmarks.children.gui_thread import GuiThread
from benchmarks.children.program import Watched, press, run
from benchmarks.children.told import tell
from dongliu_desktop.ui.pages.site_ledger import SiteLedger
from dongliu_desktop.ui.shell.context import LEDGER

Key = Qt.Key
Act = Callable[[], object]
TYPED = "演示12幢"
CHOSEN = QItemSelectionModel.SelectionFlag.ClearAndSelect
DATES = [f"2015-{month}-{day:02}" for month in (9, 10) for day in range(1, 29)]


class AtRegister(Watched):
    """A person who opens a register again and again, sorts, searches, filters it, and fills its columns down."""

    def _start(self) -> None:
        super()._start()
        self.bench.desk.hub.undo_changed.connect(self._begin, Qt.ConnectionType.SingleShotConnection)

    def _begin(self) -> None:
        QTimer.singleShot(0, self._work)

    def _work(self) -> None:
        gui, times = GuiThread(self.bench.desk.hub), int(sys.argv[3])
        self.bench.go_to_project(sys.argv[2])
        gui.time(lambda: None)
        gui.time(lambda: self.bench.open_register(LEDGER))  # the first time is an import
        found: dict[str, object] = {"open": [self._opened(gui) for _ in range(max(3, times // 5))]}
        found["sorts"] = [gui.time(act) for act in islice(self._sorts(), times)]
        found["keys"] = [gui.time(act) for act in islice(self._keys(), times)]
        found["filters"] = [gui.time(act) for act in islice(self._filters(), times)]
        saved: list[float] = []
        found["fills"] = [gui.time(act) for act in islice(self._fills(gui, saved), max(3, times // 5))]
        tell({**found, "saved": saved})
        self.window.close()

    @property
    def _page(self) -> SiteLedger:
        page = self.bench.register()
        if page is None:
            raise RuntimeError("the register is not open")
        return page

    def _opened(self, gui: GuiThread) -> tuple[float, float]:
        gui.time(self.bench.leave_register)
        return gui.time(lambda: self.bench.open_register(LEDGER))

    def _sorts(self) -> Iterator[Act]:
        for order in cycle(Qt.SortOrder):
            for at in range(len(self._page.model.columns)):
                yield lambda at=at, order=order: self._page.model.sort(at, order)

    def _keys(self) -> Iterator[Act]:
        self._page.model.sort(-1)
        for _ in cycle([0]):
            for letter in TYPED:
                yield lambda letter=letter: press(self._page.search, Key.Key_unknown, letter)
            for _letter in TYPED:
                yield lambda: press(self._page.search, Key.Key_Backspace)

    def _filters(self) -> Iterator[Act]:
        self._page.search.clear()
        stages = [column.key for column in self._page.model.columns if column.title in ("签约", "腾空", "拆除")]
        for stage in cycle([*stages, ""]):
            yield lambda stage=stage: self._page.only_without(stage)

    def _fills(self, gui: GuiThread, saved: list[float]) -> Iterator[Act]:
        """Choose some rows of 拆除 that change all, with a new date on top, and fill them down."""
        page, count = self._page, int(sys.argv[4])
        gui.time(lambda: page.only_without(""))
        at = next(at for at, column in enumerate(page.model.columns) if column.title == "拆除")
        for number, day in enumerate(cycle(DATES)):
            first = 5 + number % 3 * count
            top, end = page.model.index(first, at), page.model.index(first + count, at)
            gui.time(lambda top=top, day=day: page.model.setData(top, day))
            block = QItemSelection(top, end)
            gui.time(lambda block=block: page.grid.selectionModel().select(block, CHOSEN))
            began: list[float] = []
            self.bench.desk.hub.changed.connect(
                lambda _changes, began=began: saved.append(time.perf_counter() - began[0]),
                Qt.ConnectionType.SingleShotConnection,
            )

            def fill(began: list[float] = began) -> None:
                began.append(time.perf_counter())
                page.grid.fill_down()

            yield fill


if __name__ == "__main__":
    run(AtRegister)
