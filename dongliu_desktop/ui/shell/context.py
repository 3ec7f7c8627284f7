"""What is shown and chosen now."""

from typing import NamedTuple

from dongliu_desktop.domain.rows import ProjectRow, YearRow

PILLAR, OVERVIEW, MONTHLY, SUPERVISION, COMPARISON = "pillar", "overview", "monthly", "supervision", "comparison"
PRECHECK = "precheck"
LEDGER = "ledger"  # the register of sites of one project, opened from a pillar


class Context(NamedTuple):
    """What decides whether an action is possible right now.

    `page` is PILLAR or the key of another tab, "" before a file is open; `undo` and `redo` are what they would do.
    `locked` tells that the open file cannot be changed, only looked at.
    """

    page: str = ""
    year: YearRow | None = None
    project: ProjectRow | None = None
    undo: str = ""
    redo: str = ""
    busy: bool = False
    locked: bool = False
