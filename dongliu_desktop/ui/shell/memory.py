"""What the window remembers from one start to the next."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QHeaderView, QMainWindow

from dongliu_desktop.system.paths import log_file
from dongliu_desktop.system.settings import Settings, save_settings

HIDDEN = "-"  # before the name of a hidden column, whose width is kept as well


class Memory:
    """The settings, read once and written at the end; `settings` are those in force now."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.settings = settings
        self._path = path

    def keep(self) -> None:
        """Write the settings. A disk that refuses is only logged: nothing depends on them."""
        try:
            save_settings(self._path, self.settings)
        except OSError as error:
            from dongliu_desktop.system.logs import open_log  # noqa: PLC0415 - logging costs start-up, failures are rare

            open_log(log_file()).warning("settings not written: errno %s", error.errno)

    def restore_window(self, window: QMainWindow) -> None:
        """Put the window where it was, or in the middle at a sensible size."""
        if self.settings.window:
            window.restoreGeometry(QByteArray.fromHex(self.settings.window.encode()))
        else:
            room = window.screen().availableGeometry()
            window.resize(min(1480, round(room.width() * 0.94)), min(920, round(room.height() * 0.92)))

    def note_window(self, window: QMainWindow) -> None:
        """Remember where the window is."""
        geometry = bytes(window.saveGeometry().toHex().data()).decode()
        self.settings = self.settings._replace(window=geometry)

    def hidden_columns(self, table: str) -> frozenset[str] | None:
        """Give the keys of the columns hidden last time, None at the first start."""
        known = self.settings.column_widths.get(table)
        return None if known is None else frozenset(key[1:] for key in known if key.startswith(HIDDEN))

    def restore_widths(self, table: str, keys: Sequence[str], header: QHeaderView) -> None:
        """Give the columns of a table the widths they had."""
        known = self.settings.column_widths.get(table, {})
        for at, key in enumerate(keys):
            width = known.get(key) or known.get(HIDDEN + key)
            if width:
                header.resizeSection(at, width)

    def note_columns(self, table: str, keys: Sequence[str], header: QHeaderView, hidden: frozenset[str]) -> None:
        """Remember the columns of a table."""
        widths: dict[str, int] = {}
        for at, key in enumerate(keys):
            shown = not header.isSectionHidden(at)
            header.setSectionHidden(at, False)  # a hidden section has no size to ask for
            widths[HIDDEN + key if key in hidden else key] = max(1, header.sectionSize(at))
            header.setSectionHidden(at, not shown)
        self.settings = self.settings._replace(column_widths={**self.settings.column_widths, table: widths})
