"""Backups without being asked: before a day's first change, every hour of work, and at quit if anything changed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt

from dongliu_desktop.domain.backups import BackupRow, Reason
from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.system.settings import Settings
from dongliu_desktop.ui.background import Lane
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import mark, tr
from dongliu_desktop.ui.shell.memory import Memory
from dongliu_desktop.ui.shell.safekeeping import Safekeeping
from dongliu_desktop.ui.shell.window import MainWindow
from dongliu_desktop.ui.widgets.banner import Weight

BETWEEN_LOOKS = timedelta(hours=1)
DAMAGED = mark("数据文件有损坏，旧备份已暂停清理。请先检查，修不了的从备份恢复。")


class Kept(NamedTuple):
    """The newest backup, "" or a sentence on what did not go well, and whether the file is known to be damaged."""

    newest: BackupRow | None
    told: str
    damaged: bool


class BackupKeeper(QObject):
    """Keeps the backups of the open file in the lane for files; an edit never waits for them."""

    def __init__(self, window: MainWindow, memory: Memory, lane: Lane, safekeeping: Safekeeping) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._lane = lane
        self._safekeeping = safekeeping
        self._now = datetime.now
        self._path: Path | None = None
        self._looked: datetime | None = None

    def follow(self, path: Path, hub: Hub) -> None:
        """Keep the backups of this file from now on. The first look waits until changes are possible."""
        self._path = path
        self._looked = None
        hub.undo_changed.connect(self._look, Qt.ConnectionType.SingleShotConnection)
        hub.changed.connect(self._look)

    def finish(self, path: Path) -> None:
        """Back up what this session changed; the window is gone already, so nobody waits before it."""
        from dongliu_desktop.services.backups import Backups  # noqa: PLC0415 - after the start

        backups = Backups.of(path, self._now, self._memory.settings)
        try:
            if backups.changed():
                backups.make(Reason.QUIT)
        except StorageTrouble as trouble:
            from dongliu_desktop.system.logs import open_log  # noqa: PLC0415 - only for the rare failure
            from dongliu_desktop.system.paths import log_file  # noqa: PLC0415 - as above

            open_log(log_file()).warning("no backup at quit: %s", trouble.kind)

    def _look(self) -> None:
        """Make a backup if one is due; asked at every change, answered once an hour and when a day begins."""
        path, now, last = self._path, self._now(), self._looked
        if path is None or (last is not None and last.date() == now.date() and abs(now - last) < BETWEEN_LOOKS):
            return
        self._looked = now
        settings = self._memory.settings
        self._lane.run(lambda _job: _back_up_if_due(path, self._now, settings), self._tell, self._fail)

    def _tell(self, kept: Kept) -> None:
        if kept.newest is not None:
            self._safekeeping.note(kept.newest)
        if kept.damaged:
            self._safekeeping.tell_damage(tr(DAMAGED))
        elif kept.told:
            self._window.banner.say(Weight.WARNING, kept.told)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, StorageTrouble):
            self._lane.crashed.emit(error)
            return
        if error.kind == Trouble.DAMAGED:
            self._safekeeping.tell_damage(tr(DAMAGED))
            return
        self._window.banner.say(Weight.WARNING, tr("今天的备份没有做成：{}").format(error))


def _back_up_if_due(path: Path, now: Callable[[], datetime], settings: Settings) -> Kept:
    """Look whether the file is sound, make a backup that is due, and clear away old ones."""
    from dongliu_desktop.services.backups import Backups  # noqa: PLC0415 - after the start

    backups = Backups.of(path, now, settings)
    if not backups.look():  # told even where no backup can be made
        return Kept(next(iter(backups.list()), None), "", damaged=True)
    reason = backups.due()
    told = backups.make(reason).told if reason else ""
    backups.rotate()
    return Kept(next(iter(backups.list()), None), told, damaged=False)
