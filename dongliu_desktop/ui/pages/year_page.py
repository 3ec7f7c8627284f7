"""A page as wide as the window that shows something of a whole year."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.rows import PillarRow, YearRow


class Unsaved(NamedTuple):
    """What is typed on a page and not saved, as it is asked about; `can_save`: it can all be saved there and then."""

    question: str
    consequence: str
    can_save: bool


class YearPage(QWidget):
    """What the window knows of such a page.

    Signals:
        project_activated: uid of the project that was opened; its pillar's tab is shown.
        indicator_activated: year, theme and uid of the indicator that was opened.
        page_activated: uid of a project, and the key of the page of the inspector that is to be shown of it.
        place_activated: domain.findings.Place of the field that is to be mended.
        pillar_activated: uid of the pillar that was opened, or the key of another tab.
        sheet_requested: what the page shows is to be printed.
    """

    project_activated = Signal(str)
    indicator_activated = Signal(int, str, str)
    page_activated = Signal(str, str)
    place_activated = Signal(object)
    pillar_activated = Signal(str)
    sheet_requested = Signal()

    def show_plan(self, years: Sequence[YearRow], year: YearRow | None, pillars: Sequence[PillarRow]) -> None:
        """Show a year, given with all years and its pillars in tab order."""
        raise NotImplementedError

    def apply(self, changes: ChangeSet) -> None:
        """Take in what changed."""
        raise NotImplementedError

    def save(self) -> None:
        """Save what is typed on the page; most have nothing to type."""

    def unsaved(self) -> "Unsaved | None":
        """Give what is typed and not saved, before the program ends; None for nothing."""

    def save_all(self) -> bool:
        """Save it before the program ends; tell whether it is saved. Where not, the page tells why."""
        raise NotImplementedError

    def keep_draft(self) -> None:
        """Keep what is typed and not saved: the file is left."""

    def lock(self, *, locked: bool) -> None:
        """Only show, or let things be edited again."""

    def choices(self) -> dict[str, str]:
        """Give what is chosen on the page and is to be chosen again at the next start: chooser -> value."""
        return {}

    def restore(self, choices: Mapping[str, str]) -> None:
        """Choose what was chosen last time, before the first year is shown."""
