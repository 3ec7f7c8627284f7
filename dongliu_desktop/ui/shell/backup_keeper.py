"""Backups without being asked: before a day's first change, and at quit if anything changed since the newest one."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from dongliu_desktop.domain.backups import BackupRow, Reason
from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import day_text, tr
from dongliu_desktop.ui.shell.window import MainWindow
from dongliu_desktop.ui.widgets.banner import Weight

Kept = tuple[BackupRow | None, str]  # the newest backup, and "" or a sentence on what did not go well


class BackupKeeper(QObject):
    """Keeps the backups of the open file in the lane for files; an edit never waits for them."""

    def __init__(self, window: MainWindow, lane: Lane, now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window = window
        self._lane = lane
        self._now = now
        self._path: Path | None = None
        self._day: date | None = None

    def follow(self, path: Path, hub: Hub) -> None:
        """Keep the backups of this file from now on. The first look waits until changes are possible."""
        self._path = path
        self._day = None
        hub.undo_changed.connect(self._look, Qt.ConnectionType.SingleShotConnection)
        hub.changed.connect(self._look)

    def finish(self, path: Path) -> None:
        """Back up what this session changed; the window is gone already, so nobody waits before it."""
        from dongliu_desktop.services.backups import Backups  # noqa: PLC0415 - after the start

        backups = Backups(path, self._now)
        try:
            if backups.changed():
                backups.make(Reason.QUIT)
        except StorageTrouble as trouble:
            from dongliu_desktop.system.logs import open_log  # noqa: PLC0415 - only for the rare failure
            from dongliu_desktop.system.paths import log_file  # noqa: PLC0415 - as above

            open_log(log_file()).warning("no backup at quit: %s", trouble.kind)

    def _look(self) -> None:
        """Make the day's backup if none was made today; asked at every change, answered once a day."""
        path = self._path
        if path is None or self._day == self._now().date():
            return
        self._day = self._now().date()
        self._lane.run(lambda _job: _daily(path, self._now), self._tell, self._fail)

    def _tell(self, kept: Kept) -> None:
        newest, told = kept
        if newest is not None:
            moment = f"{day_text(newest.made_at)} {newest.made_at:%H:%M}"
            self._window.backup_note.setText(tr("上次备份：{}").format(moment))
        if told:
            self._window.banner.say(Weight.WARNING, told)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, StorageTrouble):
            self._lane.crashed.emit(error)
            return
        self._window.banner.say(Weight.WARNING, tr("今天的备份没有做成：{}").format(error))


def _daily(path: Path, now: Callable[[], datetime]) -> Kept:
    from dongliu_desktop.services.backups import Backups  # noqa: PLC0415 - after the start

    backups = Backups(path, now)
    told = backups.make(Reason.DAILY).told if backups.due_today() else ""
    backups.rotate()
    return next(iter(backups.list()), None), told
