"""Work off the GUI thread: one lane for the database, one for files. Results come back on the GUI thread."""

import sys
from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
TURN = 0.001  # seconds after which a lane lets the GUI thread go on; Python's own 5 ms add up to a picture too late


class Cancelled(Exception):
    """The work was stopped by the user; nothing of it stays."""


class Job(QObject):
    """One piece of work under way.

    Signals:
        done: the result; on the GUI thread.
        failed: the exception; on the GUI thread. A cancelled job fails with `Cancelled`.
        progressed: (steps done, steps in all); on the GUI thread.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, work: Callable[["Job"], Any]) -> None:
        super().__init__()
        self._work = work
        self._cancelled = Event()
        self.finished = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def wanted(self) -> bool:
        """Tell whether nobody has cancelled it."""
        return not self._cancelled.is_set()

    def progress(self, steps: int, total: int) -> bool:
        """Tell how far the work is, from its own thread; False asks it to stop."""
        self.progressed.emit(steps, total)
        return not self._cancelled.is_set()

    def run(self) -> None:
        """Do the work; called by a lane, in its thread."""
        try:
            if self._cancelled.is_set():
                raise Cancelled  # noqa: TRY301 - the same way out as a stop half-way
            result = self._work(self)
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, where somebody is told
            self.failed.emit(error)
        else:
            self.done.emit(result)
        finally:
            self.finished.set()


class Lane(QObject):
    """A thread that does its jobs one after the other.

    Signals:
        crashed: an exception that no one asked to be told of; a bug of ours, for the crash report.
    """

    crashed = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._open: dict[int, Job] = {}
        self._numbers = count()
        self._spent: Job | None = None
        sys.setswitchinterval(TURN)
        self._thread = Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Queue `work`; it gets its job, for progress and cancel. `done` and `failed` run on the GUI thread."""
        job, number = Job(work), next(self._numbers)

        def on_done(result: T) -> None:
            if self._put_away(number):
                done(result)

        def on_failed(error: Exception) -> None:
            if self._put_away(number):
                (failed or self.crashed.emit)(error)

        job.done.connect(on_done, Qt.ConnectionType.QueuedConnection)
        job.failed.connect(on_failed, Qt.ConnectionType.QueuedConnection)
        self._open[number] = job
        self._jobs.put(job)
        return job

    def stop(self) -> None:
        """Cancel what waits, wait for what runs, and deliver nothing any more."""
        for job in self._open.values():
            job.cancel()
        self._jobs.put(None)
        self._thread.join()
        self._open.clear()

    def _put_away(self, number: int) -> bool:
        """Tell whether a job is still to be answered: whoever asked may be gone since the lane was stopped.

        It is kept until the next one is answered. By then the lane's thread holds nothing of it any more, so that it
        is this thread, where its widgets live, that frees it.
        """
        job = self._open.pop(number, None)
        self._spent = job or self._spent
        return job is not None

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            job.run()
