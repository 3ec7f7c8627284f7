"""Which backups may go: the older they are, the fewer are kept. Pure rules; nothing is deleted here.

Days, weeks and months count only if backups were made in them. So a year without the program, or a clock that was
set to 2099 for a while, costs no old backup; in daily use the rules are those of a calendar.
"""

from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from dongliu_desktop.domain.backups import Reason

LIMIT = 500_000_000  # bytes
CLOCK_ERROR = timedelta(days=1)
"""A backup from further in the future was named by a clock that went wrong; it stands in for no other one."""


class Kept(NamedTuple):
    """A sound backup: its file's name, when (local time) and why it was made, and its size in bytes."""

    name: str
    made_at: datetime
    reason: Reason
    size: int


Period = Callable[[Kept], Hashable]


def _day(copy: Kept) -> Hashable:
    return copy.made_at.date()


def _week(copy: Kept) -> Hashable:
    return copy.made_at.isocalendar()[:2]


def _month(copy: Kept) -> Hashable:
    return copy.made_at.year, copy.made_at.month


WHOLE_DAYS = 2
"""Of so many days every backup is kept."""

NEWEST_OF_EACH: tuple[tuple[int, Period], ...] = ((14, _day), (8, _week), (24, _month))
"""Of so many days, weeks and months the newest one is kept."""

BEFORE_GREAT_CHANGES = frozenset({Reason.UPGRADE, Reason.RESTORE, Reason.REPAIR, Reason.IMPORT, Reason.ROLLOVER})
GREAT_CHANGE_DAYS = 60
"""Of so many days every backup is kept that was made before one of these."""


def superfluous(copies: Collection[Kept], now: datetime, limit: int = LIMIT) -> frozenset[str]:
    """Give the names of the backups that need not be kept any more; `limit` is the room for all of them, in bytes.

    Where the rules leave too many for the room, the oldest go first; the newest is never given.
    """
    ordered = sorted(copies, key=lambda copy: (copy.made_at, copy.name))
    credible = [copy for copy in ordered if copy.made_at <= now + CLOCK_ERROR]
    ahead = ordered[len(credible) :]
    wanted = _wanted(credible) | _wanted(ahead)
    newest = {copy.name for copy in (credible or ahead)[-1:]}
    wanted -= _too_much([copy for copy in ordered if copy.name in wanted], newest, limit)
    return frozenset(copy.name for copy in ordered) - wanted


def _wanted(ordered: list[Kept]) -> set[str]:
    wanted = _of_the_last(WHOLE_DAYS, ordered)
    for most, period in NEWEST_OF_EACH:
        wanted |= {copy.name for copy in list({period(copy): copy for copy in ordered}.values())[-most:]}
    special = _of_the_last(GREAT_CHANGE_DAYS, ordered)
    return wanted | {copy.name for copy in ordered if copy.reason in BEFORE_GREAT_CHANGES and copy.name in special}


def _of_the_last(days: int, ordered: Iterable[Kept]) -> set[str]:
    by_day: dict[Hashable, set[str]] = {}
    for copy in ordered:
        by_day.setdefault(_day(copy), set()).add(copy.name)
    return {name for names in list(by_day.values())[-days:] for name in names}


def _too_much(ordered: list[Kept], newest: set[str], limit: int) -> set[str]:
    room = limit - sum(copy.size for copy in ordered)
    gone: set[str] = set()
    for copy in ordered:
        if room >= 0:
            break
        if copy.name not in newest:
            gone.add(copy.name)
            room += copy.size
    return gone
