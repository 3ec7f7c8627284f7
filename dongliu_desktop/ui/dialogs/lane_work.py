"""Long work of a dialog: in the lane for files, with progress and 取消, and never answered into a closed dialog."""

from collections.abc import Callable
from typing import TypeVar

from dongliu_desktop.services.backups import Stopped, stoppable
from dongliu_desktop.ui.background import Cancelled, Job, Lane
from dongliu_desktop.ui.widgets.busy import BusyStrip

T = TypeVar("T")


class LaneWork:
    """Runs one piece of work at a time; a new one takes the place of one that is still under way."""

    def __init__(self, lane: Lane, busy: BusyStrip, failed: Callable[[Exception], None]) -> None:
        self._lane = lane
        self._busy = busy
        self._failed = failed
        self._running: Job | None = None

    def run(self, title: str, work: Callable[[Job], T], done: Callable[[T], None], *, whole: bool = False) -> None:
        """Do `work` in the lane. What is `whole` cannot be cancelled: it must not stop half-way."""
        self.stop()

        def on_done(result: T) -> None:
            if self._ended(job):
                done(result)

        def on_failed(error: Exception) -> None:
            if self._ended(job):
                self._failed(error)

        job = self._lane.run(work if whole else lambda job: _stoppable(job, work), on_done, on_failed)
        self._running = job
        job.progressed.connect(self._busy.set_progress)
        self._busy.start(title, None if whole else job.cancel)

    def stop(self) -> None:
        """Cancel what is under way and forget it."""
        job, self._running = self._running, None
        if job is not None:
            job.cancel()
            self._busy.finish()

    def _ended(self, job: Job) -> bool:
        if job is not self._running:
            return False
        self._running = None
        self._busy.finish()
        return True


def _stoppable(job: Job, work: Callable[[Job], T]) -> T:
    """Do work that ends as soon as its job is cancelled."""
    try:
        with stoppable(job.wanted):
            result = work(job)
    except Stopped as stopped:
        raise Cancelled from stopped
    if not job.wanted():  # what was read after that may be wrong
        raise Cancelled
    return result
