"""Telling somebody who waits how far a long piece of work has come."""

from collections.abc import Callable

Progress = Callable[[str, int, int], object]
"""Told what is being done, how much of it is done and of how much (0 of 0 where that is not known).

Whoever waits may raise an exception from it to stop the work; nothing half done is left behind then.
"""


def untold(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""
