"""A page as wide as the window that shows something of a whole year."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.rows import PillarRow, YearRow


class YearPage(QWidget):
    """What the window knows of such a page.

    Signals:
        project_activated: uid of the project that was opened; its pillar's tab is shown.
        indicator_activated: year, theme and uid of the indicator that was opened.
        pillar_activated: uid of the pillar that was opened.
        sheet_requested: what the page shows is to be printed.
    """

    project_activated = Signal(str)
    indicator_activated = Signal(int, str, str)
    pillar_activated = Signal(str)
    sheet_requested = Signal()

    def show_plan(self, years: Sequence[YearRow], year: YearRow | None, pillars: Sequence[PillarRow]) -> None:
        """Show a year, given with all years and its pillars in tab order."""
        raise NotImplementedError

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed."""
        raise NotImplementedError
