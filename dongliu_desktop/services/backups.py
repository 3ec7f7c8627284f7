"""备份: when backups are made, where they go, which ones stay, and what a restore would do.

Needs no Qt and, but for a restore, no SQLAlchemy. Everything here reads or writes files for a while: a window runs
it in its lane for files.
"""

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, TypeVar

from dongliu_desktop.domain.backups import BackupRow, Reason, RestorePreview
from dongliu_desktop.domain.errors import Refused, StorageTrouble, Trouble
from dongliu_desktop.domain.quantities import chinese_date
from dongliu_desktop.domain.rotation import LIMIT, superfluous
from dongliu_desktop.storage import backup, backup_files, contents, driver, preflight, trouble
from dongliu_desktop.storage.driver import Connection
from dongliu_desktop.system.files import write_whole
from dongliu_desktop.system.settings import Settings

T = TypeVar("T")
LATER_STEPS_TOLD = 200
MEGABYTE = 1_000_000
BETWEEN_BACKUPS = timedelta(hours=1)
"""A computer that dies with its disk costs the work of so long at most, where a second place is set."""

NO_SECOND_PLACE = "第二备份位置“{}”不在，这次没有备份到那里；如在移动盘上，请看它是否插好。"
NO_FOLDER = "文件夹“{}”不存在，没有备份；如在移动盘上，请看它是否插好。"
NOT_FOUND = "找不到备份“{}”；可用 dongliu backup --list 查看有哪些备份。"
FLAG_TEXT = "数据文件有损坏，旧备份暂停清理，以便从中恢复。修复或恢复好以后，程序会删去这个文件。\n"


class Stopped(Exception):
    """Whoever waited has stopped the work."""


class Made(NamedTuple):
    """A backup that was made, and "" or one sentence on why it is in one of the two places only."""

    row: BackupRow
    told: str = ""


class Backups:
    """The backups of one data file: in a folder beside it, and in a second place if one is set.

    `now` gives local time; `limit` is the room for the backups of each place, in bytes.

    Attributes:
        folder: the folder beside the data file.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime], second_place: Path | None = None, limit: int = LIMIT
    ) -> None:
        self._path = preflight.located(path)
        self._now = now
        self._second_place = second_place
        self._limit = limit
        self.folder = self._path.parent / backup_files.FOLDER
        self._flag = self.folder / f"{backup_files.stem_of(self._path)}-已损坏.txt"

    @classmethod
    def of(cls, path: Path, now: Callable[[], datetime], settings: Settings) -> "Backups":
        """Give the backups of a file as the user has set them up: second place and room."""
        second_place = Path(settings.second_backup_place) if settings.second_backup_place else None
        return cls(path, now, second_place, settings.backup_megabytes * MEGABYTE)

    # ------------------------------------------------------------ making

    def due(self) -> Reason | None:
        """Tell why a backup is to be made now, None where none is: asked when the file is opened, and at changes.

        One for the day, as `due_today`; and one whenever the newest is an hour old and something has changed since.
        A clock that was set back counts as an hour gone by.

        Raises:
            StorageTrouble: the file cannot be read.
        """
        if self.due_today():
            return Reason.DAILY
        newest = backup.newest_backup(self.folder, self._path)
        if newest is None or abs(self._now() - newest[1].made_at) < BETWEEN_BACKUPS:
            return None
        return Reason.HOURLY if self.changed() else None

    def due_today(self) -> bool:
        """Tell whether the file holds changes that are in no backup, and none was made today.

        Asked when the file is opened, and when a day begins: so what was there before a day's first change is kept.

        Raises:
            StorageTrouble: the file cannot be read.
        """
        newest = backup.newest_backup(self.folder, self._path)
        made_today = newest is not None and newest[1].made_at.date() == self._now().date()
        return not made_today and self.changed()

    def changed(self) -> bool:
        """Tell whether the file holds anything that the newest backup does not hold. Raises as `due_today`."""
        newest = backup.newest_backup(self.folder, self._path)
        return newest is None or contents.held(newest[0]) != self._ask(contents.holds)

    def make(self, reason: Reason, *, mend: bool = False) -> Made:
        """Make a backup beside the data file, and in the second place.

        Where it cannot be made beside the file, the second place alone has it; for `mend` see `make_backup`.

        Raises:
            StorageTrouble: no backup could be made; a damaged file is flagged, see `flag`.
        """
        try:
            row = backup.make_backup(self._path, self.folder, reason, self._now(), mend=mend)
        except StorageTrouble as met:
            return Made(self._in_second_place_alone(met, reason), str(met))
        if self._second_place is None:
            return Made(row)
        return Made(row, self._copy_to(self._second_place, row))

    def make_in(self, folder: Path, reason: Reason) -> BackupRow:
        """Make a backup in any folder.

        Raises:
            Refused: there is no such folder.
            StorageTrouble: no backup could be made.
        """
        if not folder.is_dir():  # if it were made, a stick that is not plugged in would become a folder of this disk
            raise Refused(NO_FOLDER.format(folder))
        return backup.make_backup(self._path, folder, reason, self._now())

    # ------------------------------------------------------------ keeping

    def rotate(self) -> tuple[Path, ...]:
        """Take away the backups that need not be kept, by `domain.rotation`, and tell which.

        None goes while the data file is known to be damaged, and none that was not made here of this very file.

        Raises:
            StorageTrouble: the file or a folder cannot be read.
        """
        if not self.look():
            return ()
        places = [self.folder, *([self._second_place] if self._second_place else [])]
        return tuple(gone for place in places for gone in self._thin(place))

    def look(self) -> bool:
        """Take a quick look whether the data file is sound, and was when it was last checked; damage is flagged.

        Raises:
            StorageTrouble: the file cannot be read.
        """
        if self.flagged():
            return False
        if self._ask(contents.seems_sound):
            return True
        self.flag()
        return False

    def flag(self) -> None:
        """Note that the data file is damaged: no backup is taken away from now on."""
        with suppress(OSError):  # no backups yet, or a full disk: whoever meets the damage again flags it again
            write_whole(self._flag, FLAG_TEXT.encode())

    def unflag(self) -> None:
        """Note that the data file is sound again. Raises OSError."""
        self._flag.unlink(missing_ok=True)

    def flagged(self) -> bool:
        """Tell whether the data file was found damaged."""
        return self._flag.exists()

    # ------------------------------------------------------------ going back

    def list(self) -> tuple[BackupRow, ...]:
        """Give the backups of this file in both places, newest first; of two of one name the sound one.

        Raises:
            StorageTrouble: a folder cannot be read.
        """
        rows = backup.list_backups(self.folder, self._path)
        if self._second_place is not None:
            rows += backup.list_backups(self._second_place, self._path)
        by_name: dict[str, BackupRow] = {}
        for row in rows:
            if row.path.name not in by_name or (row.verified and not by_name[row.path.name].verified):
                by_name[row.path.name] = row
        return tuple(sorted(by_name.values(), key=attrgetter("made_at"), reverse=True))

    def find(self, name: str) -> BackupRow:
        """Give a backup by its name in one of the two places, or by the path of any file.

        Raises:
            Refused: there is none.
        """
        places = [Path(name), self.folder / name, *([self._second_place / name] if self._second_place else [])]
        found = next((place for place in places if place.is_file()), None)
        if found is None:
            raise Refused(NOT_FOUND.format(name))
        with trouble.told(found):
            return backup.look_into(found)

    def preview(self, row: BackupRow) -> RestorePreview:
        """Tell what a restore would do; the backup is looked through first.

        Raises:
            StorageTrouble: the backup cannot be relied on.
        """
        backup.examine(row.path)
        with closing(driver.glance(row.path)) as connection:
            known = contents.steps(connection)
        try:
            return self._ask(lambda connection: _compared(row, known, connection))
        except StorageTrouble:  # damaged or gone: that may be why somebody restores
            return RestorePreview(row, None, 0)

    def restore(self, row: BackupRow, who: str) -> Path | None:
        """Put a backup in the place of the data file; give the place where that is kept (None if there was none).

        Whoever has the file open closes it first. Raises as `storage.restoring.restore`.
        """
        from dongliu_desktop.storage.restoring import Signed, restore  # noqa: PLC0415 - SQLAlchemy

        why = f"（{row.reason}）" if row.reason else ""
        label = f"从备份恢复：{chinese_date(row.made_at)} {row.made_at:%H:%M}{why}"
        kept = restore(self._path, row.path, Signed(self._now(), who, label))
        with trouble.told(self._path):
            self.unflag()
        return kept

    # ------------------------------------------------------------ inside

    def _ask(self, question: Callable[[Connection], T]) -> T:
        """Ask the data file something."""
        preflight.inspect(self._path)
        with trouble.told(self._path), closing(driver.connect(self._path)) as connection:
            return question(connection)

    def _in_second_place_alone(self, met: StorageTrouble, reason: Reason) -> BackupRow:
        if met.kind == Trouble.DAMAGED:
            self.flag()
        elif self._second_place is not None and self._second_place.is_dir():
            return self.make_in(self._second_place, reason)
        raise met

    def _copy_to(self, place: Path, row: BackupRow) -> str:
        """Copy a fresh backup; give "" or one sentence on why that was not possible."""
        if not place.is_dir():
            return NO_SECOND_PLACE.format(place)
        try:
            backup.copy_backup(row.path, place)
        except StorageTrouble as met:
            return f"第二备份位置“{place}”：{met}"
        return ""

    def _thin(self, place: Path) -> tuple[Path, ...]:
        """Take superfluous backups away. Altered ones neither go nor stand in for others of their day."""
        if not superfluous(backup.own_copies(place, self._path, checked=False), self._now(), self._limit):
            return ()
        gone = superfluous(backup.own_copies(place, self._path, checked=True), self._now(), self._limit)
        return tuple(place / name for name in sorted(gone) if backup.remove_backup(place / name))


def _compared(row: BackupRow, known: frozenset[str], connection: Connection) -> RestorePreview:
    """Compare the present file with the steps of a backup."""
    later = contents.steps(connection) - known
    newest = contents.later_steps(connection, known, LATER_STEPS_TOLD)
    return RestorePreview(row, contents.holds(connection), len(later), newest)


@contextmanager
def stoppable(go_on: Callable[[], bool]) -> Generator[None]:
    """Let long work with files inside the block stop once `go_on` says no; nothing half done is left behind.

    Raises:
        Stopped: it was stopped.
    """
    try:
        with driver.stoppable(go_on):
            yield
    except Exception as met:
        if not go_on():
            raise Stopped from met
        raise
