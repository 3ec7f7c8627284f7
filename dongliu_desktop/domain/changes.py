"""What one committed step changed, for every open view. Sent once per commit."""

from typing import NamedTuple

from dongliu_desktop.domain.rows import ProjectRow


class ChangeSet(NamedTuple):
    """The message after a commit.

    Attributes:
        step: uid of the step; "" where somebody else wrote the file.
        label: what was done, in words, for the undo entry and the status bar.
        rows: the touched projects as they are now; views swap them by uid.
        removed: uids of projects that are gone.
        everything: whether years, pillars or workstreams changed too, so that views must read again.
        entities: names of the tables in which records changed, for the views of registers.
    """

    step: str
    label: str
    rows: tuple[ProjectRow, ...] = ()
    removed: frozenset[str] = frozenset()
    everything: bool = False
    entities: frozenset[str] = frozenset()


class UndoState(NamedTuple):
    """What undo and redo would do next: labels of the steps, "" where there is none."""

    undo: str = ""
    redo: str = ""
