"""A stopwatch for the GUI thread."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent

from dongliu_desktop.ui.hub import Hub

PAUSE = 0.0003  # seconds between two looks at the queue; the database lane works meanwhile
QUIET = 20  # looks in a row that found nothing: longer than Qt waits before it repaints
NOTHING = 0.05  # ms; a look that found nothing takes less


class GuiThread:
    """Times an act and everything that the GUI thread does because of it, until nothing is left to do."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def time(self, act: Callable[[], object]) -> tuple[float, float]:
        """Give the ms that the GUI thread was busy, in all and at the longest without a break.

        Waiting for the database lane is no work of this thread; waiting for the disk inside `act` is.
        """
        slices = [_timed(act)]
        for _ in range(2):  # an answer may ask again
            answered: list[None] = []
            self._hub.ask(lambda _reading: None, answered.append)
            self._work_off(slices, answered)
        return sum(slices), max(slices)

    def _work_off(self, slices: list[float], answered: list[None]) -> None:
        quiet = 0
        while not answered or quiet < QUIET:
            taken = _timed(_handle_events)
            if taken > NOTHING:
                slices.append(taken)
            quiet = 0 if taken > NOTHING else quiet + 1
            time.sleep(PAUSE)


def _handle_events() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
