"""Passwords of data files in the window: asks for them, sets and changes them, and locks the screen.

Made when the first protected file is met or the menu asks; keys are made in a lane of their own, so that nobody who
wants to go on waits behind a backup.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from dongliu_desktop.domain.errors import PasswordNeeded, StorageTrouble
from dongliu_desktop.services import protection
from dongliu_desktop.services.protection import OlderBackups, Outcome, Wanted
from dongliu_desktop.system.paths import drafts_file
from dongliu_desktop.system.settings import LOCK_MINUTES
from dongliu_desktop.ui.background import Job, Lane
from dongliu_desktop.ui.dialogs.password import ChangePassword, UnlockFile
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.shell.memory import Memory
from dongliu_desktop.ui.shell.screen_lock import ScreenLock
from dongliu_desktop.ui.shell.window import MainWindow
from dongliu_desktop.ui.widgets.banner import Weight


class Host(Protocol):
    """What opens and closes the window's file; the composition root is one."""

    def show_file(self, path: Path) -> None:
        """Open a data file in place of the one that is open."""
        ...

    def leave_file(self) -> None:
        """Give the open file back."""
        ...


class Passwords(QObject):
    """`files` is the lane in which backups are made: a password is changed when none is under way."""

    def __init__(self, window: MainWindow, memory: Memory, host: Host, files: Lane) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._host = host
        self._files = files
        self._lane = Lane("keys", self)
        self._lane.crashed.connect(files.crashed)
        self._file: Path | None = None
        self._lock = ScreenLock(window, time.time)
        self._lock.password_given.connect(self._try_unlock)
        self._lock.quit_wanted.connect(window.close)

    def stop(self) -> None:
        """Watch and work no longer: the window closes."""
        self._lock.stop()
        self._lane.stop()

    # ------------------------------------------------------------ opening

    def ask(self, needed: PasswordNeeded, gave_up: Callable[[], None]) -> None:
        """Ask for the password of a file until it is right, and open the file; `gave_up` if the person does."""
        self._window.banner.hide()  # it may tell why this file, or another one, was not opened
        dialog = UnlockFile(tr("打开有密码的文件"), needed, self._lane, self._window)
        dialog.accepted.connect(lambda: self._host.show_file(needed.path))
        dialog.rejected.connect(gave_up)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def follow(self, path: Path) -> None:
        """Lock the screen after a while if this file, which was opened just now, is protected."""
        self._file = path
        if protection.is_unlocked(path):
            self._lock.follow(self._memory.settings.lock_minutes)
        else:
            self._lock.stop()

    # ------------------------------------------------------------ the menu

    def manage(self, path: Path) -> None:
        """Set, change or take away the password of the open file."""
        second_place = self._second_place()

        def look(_job: Job) -> tuple[bool, int]:
            protection.check_library()
            return protection.is_protected(path), len(protection.older_backups(path, second_place))

        self._lane.run(look, lambda found: self._show_change(path, *found), self._fail)

    def lock(self) -> None:
        """Cover all windows now."""
        if self._file is not None and protection.is_unlocked(self._file):
            self._lock.lock()
        else:
            told = tr("这个文件没有设密码，锁定了也没有密码可以打开；请先在“文件”菜单的“密码…”里设置。")
            self._window.banner.say(Weight.INFO, told)

    def choose_patience(self) -> None:
        """Ask after how long the screen is locked by itself."""
        words = [tr("{} 分钟").format(minutes) if minutes else tr("从不") for minutes in LOCK_MINUTES]
        present = self._memory.settings.lock_minutes
        at = LOCK_MINUTES.index(present) if present in LOCK_MINUTES else 1
        asked = tr("设有密码的文件打开着，多久没有人操作就锁定？")
        chosen, accepted = QInputDialog.getItem(self._window, tr("自动锁定"), asked, words, at, editable=False)
        if accepted:
            minutes = LOCK_MINUTES[words.index(chosen)]
            self._memory.settings = self._memory.settings._replace(lock_minutes=minutes)
            if self._file is not None:
                self.follow(self._file)

    # ------------------------------------------------------------ inside

    def _show_change(self, path: Path, protected: bool, backups: int) -> None:
        dialog = ChangePassword(path.name, backups, self._window, protected=protected)
        dialog.given.connect(lambda: self._check_present(path, dialog, protected=protected))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _check_present(self, path: Path, dialog: ChangePassword, *, protected: bool) -> None:
        """Try the present password before the file is closed for it."""
        present = dialog.change().present

        def answer(right: bool) -> None:
            if right:
                self._change(path, dialog)
            else:
                dialog.wrong(tr("现在的密码不对，没有改动；请再输入一次，注意大小写和输入法。"))

        self._lane.run(lambda _job: not protected or protection.check(path, present), answer, dialog.tell)

    def _change(self, path: Path, dialog: ChangePassword) -> None:
        wanted = Wanted(*dialog.change())
        self._host.leave_file()
        self._window.busy.start(tr("正在重写数据文件…"))

        def finish() -> None:
            self._window.busy.finish()
            self._host.show_file(path)

        def done(outcome: Outcome) -> None:
            dialog.accept()
            finish()
            self._window.banner.say(Weight.INFO, _words(wanted, outcome))

        def failed(error: Exception) -> None:
            finish()
            dialog.tell(error)

        second_place = self._second_place()
        self._files.run(lambda _job: protection.change(path, wanted, drafts_file(), second_place), done, failed)

    def _try_unlock(self, typed: str) -> None:
        path = self._file

        def answer(right: bool) -> None:
            if right:
                self._lock.unlock()
            else:
                self._lock.refuse(tr("密码不对，请再输入一次，注意大小写和输入法。"))

        if path is not None:
            self._lane.run(lambda _job: protection.check(path, typed), answer)

    def _second_place(self) -> Path | None:
        place = self._memory.settings.second_backup_place
        return Path(place) if place else None

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, (StorageTrouble, OSError)):
            raise error
        self._window.banner.say(Weight.ERROR, str(error))


def _words(wanted: Wanted, outcome: Outcome) -> str:
    told = tr("密码已设好，下次打开文件时要输入。") if wanted.new else tr("密码已取消，谁都可以打开这个文件。")
    if outcome.left and wanted.older is not OlderBackups.KEEP:
        told += tr("有 {} 份以前的备份没能跟着改，仍是原来的样子。").format(outcome.left)
    elif outcome.left and wanted.new:
        told += tr("以前的 {} 份备份仍是原来的样子。").format(outcome.left)
    return told
