"""设置 from the menu: shows the dialog, and puts every wish into force at once."""

from functools import partial
from typing import Protocol

from dongliu_desktop.domain.office_commands import RenameOffice
from dongliu_desktop.system.paths import settings_file
from dongliu_desktop.system.settings import Settings
from dongliu_desktop.ui.dialogs.settings import Place, SettingsDialog
from dongliu_desktop.ui.shell.memory import Memory
from dongliu_desktop.ui.shell.window import MainWindow
from dongliu_desktop.ui.shell.workbench import Workbench
from dongliu_desktop.ui.theme.theme import Mode, Theme


class Files(Protocol):
    """What a wish may ask for besides; the composition root is one."""

    def open_file(self) -> None:
        """Ask for a file and open it in place of the present one."""
        ...

    def show_backups(self) -> None:
        """Show the backups, and go back to one."""
        ...

    def lock_after(self, minutes: int) -> None:
        """Lock the screen after so long without a sign of life, from now on."""
        ...


class Preferences:
    """Carries wishes from the dialog to where they apply; `bench` is None where no file is open."""

    def __init__(self, window: MainWindow, theme: Theme, memory: Memory, files: Files, bench: Workbench | None) -> None:
        self._window = window
        self._theme = theme
        self._memory = memory
        self._files = files
        self._bench = bench

    def show(self) -> None:
        """Show the dialog until it is closed."""
        bench = self._bench
        office = bench.office if bench is not None and bench.desk.hub.locked() is None else ""
        place = Place(bench.desk.file if bench else None, office, settings_file())
        dialog = SettingsDialog(self._memory.settings, place, self._window)
        dialog.changed.connect(self._apply)
        dialog.office_named.connect(partial(self._rename, dialog))
        wanted: list[str] = []
        dialog.file_wanted.connect(lambda: wanted.append("file"))
        dialog.backups_wanted.connect(lambda: wanted.append("backups"))
        dialog.exec()
        dialog.deleteLater()  # the window, its parent, would keep it
        self._memory.keep()
        if wanted:  # after this dialog, not above it
            (self._files.open_file if wanted == ["file"] else self._files.show_backups)()

    def _apply(self, wanted: Settings) -> None:
        before = self._memory.settings
        self._memory.settings = before._replace(
            theme=wanted.theme,
            language=wanted.language,
            second_backup_place=wanted.second_backup_place,
            backup_megabytes=wanted.backup_megabytes,
        )
        if wanted.theme != before.theme:
            self._theme.use(Mode(wanted.theme))
        if wanted.lock_minutes != before.lock_minutes:
            self._files.lock_after(wanted.lock_minutes)
        if wanted.who != before.who:
            self._sign(wanted.who)

    def _sign(self, who: str) -> None:
        if self._bench is not None:
            self._bench.sign(who)
        else:
            self._memory.settings = self._memory.settings._replace(who=who)

    def _rename(self, dialog: SettingsDialog, name: str) -> None:
        bench = self._bench
        if bench is None:
            return
        bench.desk.hub.troubled.connect(dialog.show_trouble)
        done = bench.desk.hub.do(RenameOffice(bench.office, name), dialog.tell)
        bench.desk.hub.troubled.disconnect(dialog.show_trouble)
        if done is not None:
            bench.office = name
            dialog.show_office(name)
