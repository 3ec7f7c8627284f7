"""Backups: the one way of making a copy of a data file, and of telling what a copy holds.

A copy is made through SQLite (`VACUUM INTO`), never by reading the file: closing it would drop the locks that keep
two programs apart. It gets its name only after a look from a fresh connection has found in it all that was to be
copied: what a full disk leaves behind may look sound and hold no tables.
"""

import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from dongliu_desktop.domain.backups import PROTECTED, BackupRow, Reason
from dongliu_desktop.domain.errors import PasswordNeeded, StorageTrouble, Trouble
from dongliu_desktop.domain.rotation import Kept
from dongliu_desktop.storage import backup_files, driver, preflight, trouble
from dongliu_desktop.storage.backup_files import ALTERED, BackupName, Sum
from dongliu_desktop.storage.contents import Contents, contents, held, holds_all, sound
from dongliu_desktop.system.files import sync_file

NEEDED = frozenset({"step", "step_change", "replica", "project", "progress_report"})
UNMARKED = "没有校验码，不能确定它没有被改动过。"
ILLEGIBLE = "读不出内容，已损坏或不是数据文件。"
CHANGED = "“{}”与校验码不符，已被改动或损坏，不能用来恢复；请换一份备份。"
HOLLOW = "“{}”里没有数据，不是一份完整的备份，不能用来恢复；请换一份。"
BROKEN = "“{}”已损坏，不能用来恢复；请换一份备份。"
UNREAD = "读不了“{}”，请检查它是否还在、是否有权限，磁盘是否正常。"
WORDS: dict[Trouble, str] = {
    Trouble.DISK_FULL: "磁盘空间不足，这次没有备份成；以前的备份没有改动，请腾出空间后再备份。",
    Trouble.READ_ONLY: "备份文件夹不能写入，这次没有备份成；请检查它的权限。",
    Trouble.CANNOT_OPEN: "进不去备份文件夹，这次没有备份成；请检查它是否还在、是否有权限。",
    Trouble.IO_ERROR: "读写磁盘失败，这次没有备份成；以前的备份没有改动，请检查磁盘。",
    Trouble.LOCKED: "数据文件正被另一个程序占用，这次没有备份成；请稍候再备份。",
}
SICK = "数据文件已损坏，这次没有备份；以前的备份没有改动，请用“检查”（dongliu check）查看。"
OUT_OF_REACH = (Trouble.READ_ONLY, Trouble.CANNOT_OPEN, Trouble.IO_ERROR, Trouble.LOCKED)


def make_backup(path: Path, folder: Path, reason: Reason, now: datetime, *, mend: bool = False) -> BackupRow:
    """Put a checked copy of a data file into `folder`, which is made if only it is missing. `now` is local time.

    Others may go on writing meanwhile: the copy is one state of the file. `mend` builds the indexes of the copy
    anew: those of a damaged file are copied with their damage.

    Raises:
        StorageTrouble: the file cannot be read, or no whole copy could be made; then nothing new is in the folder.
    """
    place = preflight.located(path)
    preflight.inspect(place)
    with _told(place), closing(driver.connect(place)) as source:
        return save_copy(source, folder, BackupName(backup_files.stem_of(place), now, reason), place, mend=mend)


def save_copy(source: Connection, folder: Path, name: BackupName, path: Path, *, mend: bool = False) -> BackupRow:
    """Do as `make_backup`, by an open connection to `path` that is in no transaction."""
    with _told(path):
        folder.mkdir(mode=0o700, exist_ok=True)
        with _unfinished(folder) as copy:
            copy.touch(mode=0o600)  # SQLite fills an empty file, and leaves its permissions
            before = contents(source)
            source.execute("VACUUM INTO ?", (str(copy),))
            if mend:
                _reindex(copy)
            _refuse_unlike(copy, before)
            sync_file(copy)
            told = Sum(backup_files.digest_of(copy), backup_files.maker_of(path))
            return look_into(backup_files.put_in(copy, folder, name, told))


def copy_backup(backup: Path, folder: Path) -> BackupRow:
    """Put a backup that was just made into another folder as well, which must be there.

    Raises:
        StorageTrouble: the backup is no longer as it was made, or no whole copy could be made.
    """
    name, told = backup_files.parsed(backup.name), backup_files.read_sum(backup)
    if name is None or told is None:
        raise StorageTrouble(Trouble.DAMAGED, f"“{backup.name}”{UNMARKED}")
    with _told(backup), _unfinished(folder) as copy:
        backup_files.copy_bytes(backup, copy, told.sha256)
        return look_into(backup_files.put_in(copy, folder, name, told))


def list_backups(folder: Path, path: Path | None = None) -> list[BackupRow]:
    """Give the backups in a folder, all or those named after one data file, newest first; [] without such a folder.

    Every file is read once, for its checksum; at the usual sizes that takes a moment, at the limit of rotation a
    second or two: a window asks for it in the background.

    Raises:
        StorageTrouble: the folder cannot be read.
    """
    with _legible(folder):
        return [look_into(found) for found, _name in _newest_first(folder, path)]


def newest_backup(folder: Path, path: Path) -> tuple[Path, BackupName] | None:
    """Give the newest backup in a folder that is named after a data file; it is not looked into.

    Raises:
        StorageTrouble: the folder cannot be read.
    """
    with _legible(folder):
        return next(iter(_newest_first(folder, path)), None)


def own_copies(folder: Path, path: Path, *, checked: bool) -> list[Kept]:
    """Give the backups in a folder that were made of this data file on this computer; if `checked`, the sound ones.

    Raises:
        StorageTrouble: the folder cannot be read.
    """
    maker = backup_files.maker_of(path)
    with _legible(folder):
        return [
            Kept(found.name, name.made_at, name.reason, found.stat().st_size)
            for found, name in _newest_first(folder, path)
            if _maker(found) == maker and not (checked and _alteration(found))
        ]


def remove_backup(backup: Path) -> bool:
    """Take a backup away, and the sum beside it; False where something else holds it."""
    try:
        backup.unlink(missing_ok=True)
        backup_files.sum_path(backup).unlink(missing_ok=True)
    except OSError:  # a virus scanner, a stick that was pulled: next time
        return False
    return True


def look_into(path: Path) -> BackupRow:
    """Tell what a backup is, and what is in it. Raises OSError, if not even its size can be told."""
    name = backup_files.parsed(path.name)
    found = path.stat()
    made_at = name.made_at if name else datetime.fromtimestamp(found.st_mtime)  # noqa: DTZ006 - local time is shown
    holds = held(path)
    fault = _illegible(path) if holds is None else _alteration(path)
    return BackupRow(path, made_at, name.reason if name else None, found.st_size, holds, fault)


def examine(backup: Path) -> str:
    """Look through a backup before it is relied on, and give its SHA-256 in hex.

    Raises:
        StorageTrouble: it is altered, damaged, hollow, no data file, or of a newer version.
    """
    preflight.identify(backup)
    words = dict.fromkeys(OUT_OF_REACH, UNREAD.format(backup)) | {Trouble.DAMAGED: BROKEN.format(backup.name)}
    with trouble.reworded(words), trouble.told(backup):
        told, digest = backup_files.read_sum(backup), backup_files.digest_of(backup)
        with closing(driver.glance(backup)) as connection:
            whole = sound(connection)
            hollow = whole and not contents(connection).rows.keys() >= NEEDED
    for wrong, sentence in (
        (told is not None and told.sha256 != digest, CHANGED),
        (not whole, BROKEN),
        (hollow, HOLLOW),
    ):
        if wrong:
            raise StorageTrouble(Trouble.DAMAGED, sentence.format(backup.name))
    return digest


def _newest_first(folder: Path, path: Path | None) -> list[tuple[Path, BackupName]]:
    stem = None if path is None else backup_files.stem_of(path)
    found = [one for one in backup_files.named_files(folder) if stem in (None, one[1].stem)]
    return sorted(found, key=lambda one: (one[1].made_at, one[0].stat().st_mtime_ns), reverse=True)


@contextmanager
def _legible(folder: Path) -> Generator[None]:
    """Tell that a folder cannot be read, in one sentence."""
    with trouble.reworded(dict.fromkeys(OUT_OF_REACH, UNREAD.format(folder))), trouble.told(folder):
        yield


def _maker(path: Path) -> str:
    told = backup_files.read_sum(path)
    return told.maker if told else ""


def _alteration(path: Path) -> str:
    told = backup_files.read_sum(path)
    if told is None:
        return UNMARKED
    return "" if told.sha256 == backup_files.digest_of(path) else ALTERED


def _illegible(path: Path) -> str:
    try:
        preflight.identify(path)
    except PasswordNeeded:
        return PROTECTED
    except StorageTrouble:
        return ILLEGIBLE
    return ILLEGIBLE


def _reindex(copy: Path) -> None:
    with closing(driver.bare(copy, driver.key_of(copy))) as connection:
        connection.execute("REINDEX")


def _refuse_unlike(copy: Path, before: Contents) -> None:
    """Let a copy pass that holds what the file held, or more: others may have written since."""
    with closing(driver.glance(copy)) as connection:
        if not holds_all(connection, before):
            raise StorageTrouble(Trouble.IO_ERROR, WORDS[Trouble.IO_ERROR])
        if not sound(connection):  # of a damaged index the damage is copied
            raise StorageTrouble(Trouble.DAMAGED, SICK)


@contextmanager
def _unfinished(folder: Path) -> Generator[Path]:
    """Give a place in the folder for a copy that has no name yet; whatever is there at the end goes."""
    backup_files.tidy(folder)
    with tempfile.TemporaryDirectory(dir=folder, prefix=backup_files.UNFINISHED) as unfinished:
        yield Path(unfinished) / "copy"


@contextmanager
def _told(path: Path) -> Generator[None]:
    """Tell what goes wrong with a backup in its own words."""
    with trouble.reworded(WORDS), trouble.told(path):
        try:
            yield
        except driver.errors("IntegrityError") as doubled:  # two rows under one key: only damage can do that
            raise StorageTrouble(Trouble.DAMAGED, SICK) from doubled
