"""A new data file that is an office's own from the start."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from dongliu_desktop.domain.office_commands import SetUpOffice
from dongliu_desktop.domain.texts import fitted
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.offices import check_set_up
from dongliu_desktop.storage.opening import create_file, open_database


def make_own_file(path: Path, command: SetUpOffice, who: str, today: Callable[[], date]) -> None:
    """Make a new data file with this office in it, as one step that can be undone.

    Raises:
        Refused: something that must be there is missing, or there is a file of that name; nothing is made.
        StorageTrouble: the folder cannot be written.
    """
    check_set_up(fitted(command))
    create_file(path)
    office = Office(open_database(path), who, today)
    try:
        office.do(command)
    finally:
        office.close()
