"""Makes the list of steps whole again after some were lost: every number is there, every change has its step."""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple
from uuid import uuid4

from dongliu_desktop.storage import driver

LOST = "（这一步的记录已损坏，救不出来）"
NUMBERED = "SELECT replica, seq, clock, at FROM step ORDER BY replica, seq"
WITHOUT_STEP = """
SELECT step_uid FROM step_change WHERE step_uid NOT IN (SELECT uid FROM step) GROUP BY step_uid ORDER BY min(rowid)
"""
UNKNOWN_REVERTS = "UPDATE step SET reverts = NULL WHERE reverts NOT IN (SELECT uid FROM step)"
MOMENTLESS = """
UPDATE step SET at = strftime('%Y-%m-%d %H:%M:%f000', clock / 1000.0, 'unixepoch') WHERE datetime(at) IS NULL
"""
STAND_IN = "INSERT INTO step (uid, replica, seq, clock, at, who, label) VALUES (?, ?, ?, ?, ?, '', ?)"


class _Place(NamedTuple):
    """Where a step is missing: copy of the file, number, and clock and moment of its neighbour."""

    replica: str
    seq: int
    clock: int
    at: str


def complete_steps(raw: driver.Connection) -> int:
    """Put a stand-in where a step is missing, and give how many that were.

    Changes whose step is gone come under stand-ins in the order they were made.
    """
    found = [_Place(*row) for row in raw.execute(NUMBERED)]
    orphans = [uid for (uid,) in raw.execute(WITHOUT_STEP)]
    missing = list(_missing(found))
    places = [*missing, *_beyond(found, max(0, len(orphans) - len(missing)))]
    uids = [*orphans, *(uuid4().hex for _ in range(len(places) - len(orphans)))]
    raw.executemany(STAND_IN, [(uid, *place, LOST) for uid, place in zip(uids, places, strict=True)])
    raw.execute(UNKNOWN_REVERTS)
    raw.execute(MOMENTLESS)  # the clock tells nearly the same
    return len(places)


def _missing(found: list[_Place]) -> Iterator[_Place]:
    """Give the numbers that are missing in between, in the order of the clock."""
    gaps: list[_Place] = []
    before: _Place | None = None
    for step in found:
        same = before is not None and before.replica == step.replica
        neighbour = before if same and before is not None else step
        first = neighbour.seq + 1 if same else 1
        gaps += [neighbour._replace(seq=seq) for seq in range(first, step.seq)]
        before = step
    return iter(sorted(gaps, key=lambda place: (place.clock, place.replica, place.seq)))


def _beyond(found: list[_Place], wanted: int) -> Iterator[_Place]:
    """Give so many numbers after the last step of all."""
    last = max(found, key=lambda place: place.clock, default=_Place(uuid4().hex, 0, 0, "1970-01-01 00:00:00.000000"))
    highest = max((place.seq for place in found if place.replica == last.replica), default=0)
    return (last._replace(seq=seq) for seq, _ in zip(count(highest + 1), range(wanted), strict=False))
