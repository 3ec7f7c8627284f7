"""The real program with a file open and nothing going on. `python -m … FILE REST_MS`; tells its memory."""

import sys

from PySide6.QtCore import QTimer

from benchmarks.children.program import Watched, run
from benchmarks.children.told import resident, tell


class Resting(Watched):
    """The program, left alone from the moment when changes are possible."""

    def _start(self) -> None:
        super()._start()
        self.bench.desk.hub.undo_changed.connect(self._wait)

    def _wait(self) -> None:
        QTimer.singleShot(int(sys.argv[2]), self._on_rested)

    def _on_rested(self) -> None:
        tell({"resident": resident()})
        self.window.close()


if __name__ == "__main__":
    run(Resting)
