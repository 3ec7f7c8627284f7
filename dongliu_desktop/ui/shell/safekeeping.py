"""Backups, restore and check from the menu and the banner; the dialogs are imported when they are first opened."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from dongliu_desktop.domain.backups import BackupRow
from dongliu_desktop.domain.errors import Refused, StorageTrouble
from dongliu_desktop.system.settings import Settings
from dongliu_desktop.ui.background import Job, Lane
from dongliu_desktop.ui.language import day_text, tr
from dongliu_desktop.ui.shell.memory import Memory
from dongliu_desktop.ui.shell.window import MainWindow
from dongliu_desktop.ui.widgets.banner import Weight


class Host(NamedTuple):
    """What the composition root does: tells the file, gives it back, opens it again, and who is typing."""

    file: Callable[[], Path]
    leave: Callable[[], None]
    show_file: Callable[[Path], None]
    who: Callable[[], str]


class Safekeeping(QObject):
    """Opens the dialogs, and puts a backup in the place of the file while nobody has that open."""

    def __init__(self, window: MainWindow, memory: Memory, lane: Lane, host: Host) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._lane = lane
        self._host = host

    def show_backups(self) -> None:
        """Show the backups of the file; go back to one if somebody wants to."""
        from dongliu_desktop.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415 - when it is first opened

        dialog = BackupsDialog(self._host.file(), self._memory.settings, self._lane, self._window)
        dialog.settings_changed.connect(self._take_settings)
        dialog.made.connect(self.note)
        dialog.folder_wanted.connect(self._show_folder)
        dialog.exec()
        wanted = dialog.wanted
        dialog.deleteLater()  # the window, its parent, would keep it
        if wanted is not None:
            self._restore(wanted)

    def check_file(self) -> None:
        """Check the file; who finds it beyond repair comes to the backups."""
        from dongliu_desktop.ui.dialogs.check import CheckDialog  # noqa: PLC0415 - when it is first opened

        dialog = CheckDialog(self._host.file(), self._memory.settings, self._lane, self._window)
        accepted = dialog.exec()
        restore_wanted, rescued = dialog.restore_wanted, dialog.rescued
        dialog.deleteLater()  # as above
        if restore_wanted:
            self.show_backups()
        elif accepted and rescued is not None:
            self._host.show_file(rescued)
            self._window.banner.say(Weight.INFO, tr("现在打开的是救出的文件：{}").format(rescued))

    def tell_damage(self, sentence: str) -> None:
        """Tell above the page that the file is damaged, with both ways out."""
        self._window.banner.say(Weight.ERROR, sentence, tr("检查…"), self.check_file)
        self._window.banner.offer(tr("从备份恢复…"), self.show_backups)

    def note(self, newest: BackupRow) -> None:
        """Tell in the status bar when the newest backup was made."""
        moment = f"{day_text(newest.made_at)} {newest.made_at:%H:%M}"
        self._window.backup_note.setText(tr("上次备份：{}").format(moment))

    # ------------------------------------------------------------ restore

    def _restore(self, row: BackupRow) -> None:
        """Give the file back, put the backup in its place, and open it again, whatever came of that."""
        path, who, settings = self._host.file(), self._host.who(), self._memory.settings
        self._window.banner.hide()
        self._host.leave()

        def work(_job: Job) -> Path | None:
            from dongliu_desktop.services.backups import Backups  # noqa: PLC0415 - as above

            return Backups.of(path, datetime.now, settings).restore(row, who)

        def on_done(kept: Path | None) -> None:
            self._window.busy.finish()
            self._host.show_file(path)
            done = tr("已恢复到 {} {} 的备份。").format(day_text(row.made_at), f"{row.made_at:%H:%M}")
            if kept is None:
                self._window.banner.say(Weight.INFO, done)
            else:
                told = tr("{}原来的文件留在：{}").format(done, kept)
                self._window.banner.say(Weight.INFO, told, tr("打开文件夹"), lambda: self._show_folder(kept.parent))

        def on_failed(error: Exception) -> None:
            self._window.busy.finish()
            self._host.show_file(path)
            if not isinstance(error, (Refused, StorageTrouble, OSError)):
                self._lane.crashed.emit(error)
                return
            self._window.banner.say(Weight.ERROR, str(error), tr("备份与恢复…"), self.show_backups)

        self._window.busy.start(tr("正在恢复…"))  # it cannot be cancelled: wholly or not at all
        self._lane.run(work, on_done, on_failed)

    # ------------------------------------------------------------ inside

    def _take_settings(self, settings: Settings) -> None:
        """Remember where backups go, and nothing else: the dialog knows of no other changes."""
        self._memory.settings = self._memory.settings._replace(
            second_backup_place=settings.second_backup_place, backup_megabytes=settings.backup_megabytes
        )
        self._memory.keep()

    def _show_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._window.banner.say(Weight.INFO, tr("备份在这里：{}").format(folder))
