"""Where the windows meet the services: commands go in, one change message comes out to every view."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from dongliu_desktop.domain.changes import ChangeSet, UndoState
from dongliu_desktop.domain.commands import Command
from dongliu_desktop.domain.errors import Refused, StorageTrouble, Trouble
from dongliu_desktop.domain.rows import StepRow
from dongliu_desktop.services.reader import Reader, Reading
from dongliu_desktop.ui.background import Job, Lane

T = TypeVar("T")
WATCH_MS = 2000
IDLE_MS = 3000
LOOK_BACK = 50  # steps; who writes more than these between two looks is noticed all the same


class Changing(Protocol):
    """What the hub needs of an office; `services.office.Office` is one. Its import costs more than a window."""

    who: str

    def do(self, command: Command) -> ChangeSet:
        """Do one command."""
        ...

    def undo(self) -> ChangeSet:
        """Take back the newest step."""
        ...

    def redo(self) -> ChangeSet:
        """Do again what was undone last."""
        ...

    def undo_state(self) -> UndoState:
        """Give what undo and redo would do next."""
        ...

    def close(self) -> None:
        """Give the file back."""
        ...


class Hub(QObject):
    """The one door between widgets and services.

    Signals:
        changed: a ChangeSet, once per commit.
        refused: one sentence, where a rule forbade a command.
        troubled: a StorageTrouble, where the file or the disk failed.
        undo_changed: an UndoState, whenever undo or redo would do something else.
        opened_at: the moment of the newest step, once after opening; one in the future tells of a wrong clock.
        locked_changed: the StorageTrouble for which nothing can be changed from now on, None where it is over.
    """

    changed = Signal(object)
    refused = Signal(str)
    troubled = Signal(object)
    undo_changed = Signal(object)
    locked_changed = Signal(object)
    opened_at = Signal(object)

    def __init__(self, reader: Reader, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._lane = lane
        self._aside: Lane | None = None
        self._office: Changing | None = None
        self._opening: Job | None = None
        self._running: Job | None = None
        self._closed_by: StorageTrouble | None = None
        self._locks: dict[Trouble, StorageTrouble] = {}
        if reader.read_only:
            self._locks[Trouble.READ_ONLY] = StorageTrouble(Trouble.READ_ONLY, reader.read_only)
        self._known_steps = {""}
        self._version = -1
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look_for_others)
        self._idle = QTimer(self)
        self._idle.setInterval(IDLE_MS)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._fold_log)

    def open_office(self, opener: Callable[[], Changing]) -> None:
        """Open the office in the lane; until then commands wait for it."""

        def work(_job: Job) -> Changing:
            try:
                self._office = opener()
            except StorageTrouble as trouble:
                self._closed_by = trouble
                raise
            return self._office

        self._opening = self._lane.run(work, lambda office: self.undo_changed.emit(office.undo_state()), self._fail)

    def watch(self) -> None:
        """Take in what other programs do to the file: views read again what the command line, say, wrote into it."""
        self._watch.start()
        self._look_for_others()

    def locked(self) -> StorageTrouble | None:
        """Give why nothing can be changed now, None where all can be."""
        return next(reversed(self._locks.values()), None)

    def lock(self, trouble: StorageTrouble) -> None:
        """Let nothing be changed until `unlock` with the same kind."""
        if trouble.kind not in self._locks:
            self._locks[trouble.kind] = trouble
            self.locked_changed.emit(trouble)

    def unlock(self, kind: Trouble) -> None:
        """Take back a `lock`; what was never locked stays as it is."""
        if self._locks.pop(kind, None) is not None:
            self.locked_changed.emit(self.locked())

    def save_copy(self, target: Path) -> None:
        """Put all into a new file, from any thread, even if the open one is gone. Raises as `Reader.save_copy`."""
        self._reader.save_copy(target)

    def ask(self, question: Callable[[Reading], T], answer: Callable[[T], None]) -> Job:
        """Ask the file something in the lane; `answer` gets the rows on the GUI thread."""
        return self._lane.run(lambda _job: self._reader.ask(question), answer, self._fail)

    def aside(
        self, work: Callable[[Job], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> Job:
        """Do work that does not need the data file in a lane of its own, so that no question waits for it."""
        if self._aside is None:
            self._aside = Lane("aside", self)
            self._aside.crashed.connect(self._lane.crashed)
        return self._aside.run(work, done, failed or self._fail)

    def do(self, command: Command, refused: Callable[[str], None] | None = None) -> ChangeSet | None:
        """Do a command now; None where it was not done.

        A refusal's sentence goes to `refused`, which shows it beside the field, or to everybody by the signal.
        """
        return self._perform(lambda office: office.do(command), refused)

    def do_later(
        self, command: Command, done: Callable[[ChangeSet | None], None], refused: Callable[[str], None] | None = None
    ) -> None:
        """Do a command that takes long in the lane; `done` gets what `do` gives. Other commands wait for it."""
        if not self._may_change():
            done(None)
            return

        def work(_job: Job) -> ChangeSet | None:
            if self._closed_by is not None:
                raise self._closed_by
            return self._office.do(command) if self._office else None  # the lane opened it before this

        def on_done(changes: ChangeSet | None) -> None:
            self._running = None
            if changes is not None:
                self._tell(changes)
            done(changes)

        def on_failed(error: Exception) -> None:
            self._running = None
            if isinstance(error, Refused) and refused is not None:
                refused(str(error))
            else:
                self._fail(error)
            done(None)

        self._running = self._lane.run(work, on_done, on_failed)

    def sign(self, who: str) -> None:
        """Write this name into all further steps and reports."""
        if self._opening is not None:
            self._opening.finished.wait()
        if self._office is not None:
            self._office.who = who

    def undo(self) -> ChangeSet | None:
        """Take back the newest step."""
        return self._perform(lambda office: office.undo())

    def redo(self) -> ChangeSet | None:
        """Do again what was undone last."""
        return self._perform(lambda office: office.redo())

    def close(self) -> None:
        """Finish what runs, and give the file back."""
        self._watch.stop()
        self._idle.stop()
        if self._aside is not None:
            self._aside.stop()
        self._lane.stop()
        if self._office is not None:
            self._office.close()
        self._reader.close()

    def _perform(
        self, act: Callable[[Changing], ChangeSet], refused: Callable[[str], None] | None = None
    ) -> ChangeSet | None:
        if not self._may_change():
            return None
        for job in filter(None, (self._opening, self._running)):
            job.finished.wait()
        if self._office is None:
            if self._closed_by is not None:
                self.troubled.emit(self._closed_by)  # once more: this command, too, was not done
            return None
        try:
            changes = act(self._office)
        except Refused as refusal:
            (refused or self.refused.emit)(str(refusal))
            return None
        except StorageTrouble as trouble:
            self.troubled.emit(trouble)
            return None
        self._tell(changes)
        return changes

    def _may_change(self) -> bool:
        """Tell whether the file can be changed now; where it cannot, say why."""
        self._note_place(self._reader.strayed())  # a file that was deleted takes what is written into it along
        locked = self.locked()
        if locked is not None:
            self.troubled.emit(locked)
        return locked is None

    def _tell(self, changes: ChangeSet) -> None:
        self._known_steps.add(changes.step)
        self._idle.start()
        self.changed.emit(changes)
        if self._office is not None:
            self.undo_changed.emit(self._office.undo_state())

    def _fold_log(self) -> None:
        """Fold the log while nobody types, so that no commit has to."""
        self._lane.run(lambda _job: self._reader.fold_log(), lambda _none: None, self._fail)

    def _look_for_others(self) -> None:
        def newest(_job: Job) -> tuple[str, tuple[StepRow, ...]]:
            """Give where the file has gone, and the newest steps, own and others' ones, if it moved since last time."""
            strayed = self._reader.strayed()
            return strayed, () if strayed else newest_steps()

        def newest_steps() -> tuple[StepRow, ...]:
            version = self._reader.changed_by_others()
            if version == self._version:
                return ()
            self._version = version
            return self._reader.ask(lambda reading: reading.steps(LOOK_BACK))

        first = self._version < 0

        def answer(seen: tuple[str, tuple[StepRow, ...]]) -> None:
            strayed, steps = seen
            self._note_place(strayed)
            self._on_newest(frozenset(step.uid for step in steps), first=first)
            if first and steps:
                self.opened_at.emit(max(step.at for step in steps))

        self._lane.run(newest, answer, self._fail)

    def _note_place(self, strayed: str) -> None:
        """Stop editing while the file is not at its place; it may come back with the stick it lies on."""
        if strayed:
            self.lock(StorageTrouble(Trouble.GONE, strayed))
        else:
            self.unlock(Trouble.GONE)

    def _on_newest(self, steps: frozenset[str], *, first: bool) -> None:
        unknown = steps - self._known_steps
        self._known_steps |= unknown
        if unknown and not first:
            self.changed.emit(ChangeSet("", "", everything=True))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, StorageTrouble):
            self.troubled.emit(error)
        elif isinstance(error, Refused):
            self.refused.emit(str(error))
        else:
            raise error
