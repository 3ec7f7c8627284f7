"""Sets, changes and takes away the password of a data file: a new file is written beside it and takes its place.

The old file is locked against everybody meanwhile. The new one takes its place in one move, after a look from a fresh
connection has found everything in it: whoever is killed at any moment leaves the old file or the new one.
"""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection

from dongliu_desktop.domain.errors import PasswordNeeded, StorageTrouble, Trouble
from dongliu_desktop.storage import backup_files, driver, keys, preflight, trouble
from dongliu_desktop.storage.backup import examine
from dongliu_desktop.storage.backup_files import Sum
from dongliu_desktop.storage.contents import Contents, contents, holds_all, sound
from dongliu_desktop.storage.keys import Key
from dongliu_desktop.system.files import sync_file, sync_folder, write_whole

UNFINISHED = ".密码-"
EXCLUSIVE = ("PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=DELETE", "BEGIN EXCLUSIVE", "COMMIT")
WRONG = "密码不对，没有打开“{}”；请再输入一次，注意大小写和输入法。"
LONGEST_PREFIX = 220  # bytes; a name has at most 255, and a random part follows
NOT_SAME = "新写的文件与原来的不一致，没有改密码；原文件未作改动，请检查磁盘。"
WORDS: dict[Trouble, str] = {
    Trouble.DISK_FULL: "磁盘空间不足，密码没有改动；请腾出与数据文件一样大的空间后再试。",
    Trouble.READ_ONLY: "数据文件或所在文件夹是只读的，密码没有改动。",
    Trouble.IO_ERROR: "读写磁盘失败，密码没有改动；请检查磁盘。",
    Trouble.LOCKED: "数据文件正被另一个窗口或程序使用，密码没有改动；请先把它关闭再试。",
}


def is_protected(path: Path) -> bool:
    """Tell whether a file has a password.

    Raises:
        StorageTrouble: it cannot be opened, for any other reason than the password.
    """
    place = preflight.located(path)
    try:
        preflight.identify(place)
    except PasswordNeeded:
        return True
    return driver.key_of(place) is not None


def unlock(path: Path, password: str) -> None:
    """Take the password of a file, so that it can be opened from now on. Takes a quarter of a second.

    Raises:
        PasswordNeeded: this password is not the right one.
        StorageTrouble: the file cannot be opened, or not without a component that is not installed.
    """
    place = preflight.located(path)
    driver.cipher()
    with trouble.told(place):
        key = keys.make(password, driver.salt_of(place))
    before = keys.held(place)
    keys.hold(place, key)
    try:
        preflight.identify(place)
    except StorageTrouble as met:
        if before is None:
            keys.forget(place)
        else:
            keys.hold(place, before)
        if isinstance(met, PasswordNeeded):
            raise PasswordNeeded(place, WRONG.format(place.name)) from met
        raise
    _clear_strays(place)


def rewrite(path: Path, key: Key | None) -> None:
    """Write a data file anew under a key, or None for one that anybody can read. It is held open from now on.

    Raises:
        StorageTrouble: the file is in use, cannot be read, or the disk does not do what it should; it is as it was.
    """
    place = preflight.located(path)
    preflight.inspect(place)
    with trouble.reworded(WORDS), trouble.told(place):
        _clear_strays(place)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=_prefix(place)) as folder:
            made = Path(folder) / place.name
            present = driver.key_of(place)
            with _alone(place, present) as source:
                before = contents(source)
                _export(source, made, key)
                _refuse_unlike(made, key, before)
                sync_file(made)
                made.replace(place)
                sync_folder(place.parent)
        if key is None:
            keys.forget(place)
        else:
            keys.hold(place, key)


def like(made: Path, place: Path) -> None:
    """Protect a new file, which nobody has open, as the file that it is to replace is protected.

    Raises:
        StorageTrouble: the disk does not do what it should.
    """
    wanted = keys.held(place)
    if wanted is not None and driver.key_of(made) != wanted:
        _replace_by_export(made, wanted)


def rewrite_backup(backup: Path, key: Key | None) -> None:
    """Put a backup under another key, or none, its checksum with it; it is looked through first.

    Raises:
        PasswordNeeded: it has a password of its own.
        StorageTrouble: it is not sound, or the disk does not do what it should.
    """
    examine(backup)
    told = backup_files.read_sum(backup)
    with trouble.reworded(WORDS), trouble.told(backup):
        backup_files.sum_path(backup).unlink(missing_ok=True)  # no sum rather than a wrong one, if we are killed here
        _replace_by_export(backup, key)
        if told is not None:
            note = f"{backup_files.digest_of(backup)}  {backup.name}\n# {Sum(*told).maker}\n"
            write_whole(backup_files.sum_path(backup), note.encode())


def _replace_by_export(path: Path, key: Key | None) -> None:
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=_prefix(path)) as folder:
        made = Path(folder) / path.name
        with closing(driver.by_cipher(path, driver.key_of(path))) as source:
            before = contents(source)
            _export(source, made, key)
        _refuse_unlike(made, key, before)
        sync_file(made)
        made.replace(path)
        sync_folder(path.parent)


def _export(source: Connection, made: Path, key: Key | None) -> None:
    """Write all that a connection of SQLCipher's reads into a new file."""
    made.touch(mode=0o600)
    source.execute("ATTACH ? AS made KEY ?", (str(made), "" if key is None else key.literal))
    try:
        source.execute("PRAGMA made.synchronous=FULL")
        source.execute("SELECT sqlcipher_export('made')").fetchall()
        for name in ("application_id", "user_version"):
            value = source.execute(f"PRAGMA main.{name}").fetchone()[0]
            source.execute(f"PRAGMA made.{name}={value}")
    finally:
        source.execute("DETACH made")


def _refuse_unlike(made: Path, key: Key | None, before: Contents) -> None:
    if made.stat().st_size and _is_plain(made) == (key is None):
        with closing(driver.by_cipher(made, key)) as connection:
            if holds_all(connection, before) and sound(connection):
                return
    raise StorageTrouble(Trouble.IO_ERROR, NOT_SAME)


def _is_plain(made: Path) -> bool:
    return driver.salt_of(made) == b"SQLite format 3\0"


@contextmanager
def _alone(place: Path, key: Key | None) -> Generator[Connection]:
    """Hold a data file against everybody else, its log folded in, by SQLCipher's driver even if it is plain."""
    connection = driver.by_cipher(place, key)
    try:
        for statement in EXCLUSIVE:
            connection.execute(statement).fetchall()
        yield connection
    finally:
        connection.close()


def _clear_strays(place: Path) -> None:
    """Clear away what a program left that was killed while it wrote this file anew: that may be plain text."""
    for found in place.parent.glob("*"):
        if found.name.startswith(_prefix(place)) and found.is_dir():
            shutil.rmtree(found, ignore_errors=True)


def _prefix(place: Path) -> str:
    """Give how the folders are called in which this file, and no other one, is written anew."""
    return f"{UNFINISHED}{place.name}-".encode()[:LONGEST_PREFIX].decode(errors="ignore")
