"""The password of a data file: giving it, setting, changing and taking it away, and what becomes of older backups.

Needs neither Qt nor SQLAlchemy. Making a key takes a quarter of a second and writing a file anew longer: a window
runs both in a lane.
"""

from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from dongliu_desktop.domain.errors import PasswordNeeded, Refused, StorageTrouble
from dongliu_desktop.services.sealed_drafts import SealedDrafts, drafts_of
from dongliu_desktop.storage import backup_files, driver, keys, preflight, protecting
from dongliu_desktop.storage.backup import own_copies, remove_backup
from dongliu_desktop.storage.backup_files import named_files, stem_of
from dongliu_desktop.storage.keys import Key
from dongliu_desktop.storage.protecting import is_protected, unlock
from dongliu_desktop.system.drafts import DraftStore

__all__ = [
    "OlderBackups",
    "Outcome",
    "Wanted",
    "adopt",
    "change",
    "check",
    "check_library",
    "forget",
    "is_locked",
    "is_protected",
    "is_unlocked",
    "older_backups",
    "release",
    "unlock",
]

EMPTY = "密码不能为空；要取消密码请用“取消密码”（dongliu password --remove）。"
NOT_PRESENT = "现在的密码不对，没有改动；请再输入一次，注意大小写和输入法。"


class OlderBackups(StrEnum):
    """What becomes of the backups made before: they stay as they are, follow the file, or go."""

    KEEP = "keep"
    FOLLOW = "follow"
    DELETE = "delete"


class Outcome(NamedTuple):
    """How many older backups were left as they were, and how many followed or went."""

    left: int
    done: int


def check(path: Path, password: str) -> bool:
    """Tell whether this is the password of an open file. Takes a quarter of a second."""
    key = keys.held(preflight.located(path))
    return key is not None and keys.fits(key, password)


def check_library() -> None:
    """Let files be protected here at all.

    Raises:
        StorageTrouble: what is needed for it is not installed; tells what to install.
    """
    driver.cipher()


def is_unlocked(path: Path) -> bool:
    """Tell whether an open file is protected; asks no disk."""
    return keys.held(path) is not None


def is_locked(path: Path) -> bool:
    """Tell whether a file asks for a password that nobody has given yet; False for one that is missing or damaged."""
    try:
        preflight.identify(preflight.located(path))
    except PasswordNeeded:
        return True
    except StorageTrouble:
        return False
    return False


def adopt(path: Path) -> None:
    """Hold the key of a file for itself that was opened by the key of another: it was saved from that one."""
    place = preflight.located(path)
    key = driver.key_of(place)
    if key is not None:
        keys.hold(place, key)


def release(former: Path, present: Path) -> None:
    """Keep the key of a file no longer that was closed, unless the file that is open now has the same."""
    if keys.held(former) != keys.held(present):
        keys.forget_key(former)


def forget(path: Path) -> None:
    """Keep the key of a file no longer: it was closed."""
    keys.forget_key(preflight.located(path))


def older_backups(path: Path, second_place: Path | None = None) -> tuple[Path, ...]:
    """Give the backups of a data file: those are what a new password does not protect by itself.

    In the second place only those that were made here: others may use the same stick.

    Raises:
        StorageTrouble: the path leads nowhere, or the second place cannot be read.
        OSError: the folder beside the file cannot be read.
    """
    place = preflight.located(path)
    found = named_files(place.parent / backup_files.FOLDER)
    beside = sorted(backup for backup, name in found if name.stem == stem_of(place))
    own = own_copies(second_place, place, checked=False) if second_place is not None else []
    return (*beside, *(second_place / kept.name for kept in own if second_place is not None))


class Wanted(NamedTuple):
    """What is asked for: the present password ("" if there is none), the new one ("" for none), and the backups."""

    present: str
    new: str
    older: OlderBackups = OlderBackups.KEEP


def change(path: Path, wanted: Wanted, drafts: Path, second_place: Path | None = None) -> Outcome:
    """Set, change or take away the password of a file that nobody else has open; it is unlocked afterwards.

    `drafts` is the file of plain drafts: what is typed and not saved follows the file.

    Raises:
        Refused: the present password is not the right one.
        StorageTrouble: the file is in use, or the disk does not do what it should; all is as it was.
        OSError: drafts or backups cannot be read or written.
    """
    place = preflight.located(path)
    _check_present(place, wanted)
    former = keys.held(place)
    key = keys.make(wanted.new) if wanted.new else None
    backups = older_backups(place, second_place)
    _rewrite(place, key, drafts)
    return _take_along(backups, former, key, wanted.older)


def _check_present(place: Path, wanted: Wanted) -> None:
    if not is_protected(place):
        if not wanted.new:
            raise Refused(EMPTY)
        return
    if keys.held(place) is None:
        try:
            unlock(place, wanted.present)
        except PasswordNeeded as wrong:
            raise Refused(NOT_PRESENT) from wrong
    elif not check(place, wanted.present):
        raise Refused(NOT_PRESENT)


def _rewrite(place: Path, key: Key | None, plain: Path) -> None:
    """Write the file anew; drafts are in the new store before, so that a kill in between loses none."""
    former = drafts_of(place, plain)
    target = DraftStore(plain) if key is None else SealedDrafts(plain.parent, key)
    typed = former.of_file(str(place))
    target.keep_all(str(place), typed)
    try:
        protecting.rewrite(place, key)
    except BaseException:
        with suppress(OSError):
            target.discard_all(str(place))
        raise
    if isinstance(former, SealedDrafts):
        former.remove()
    else:
        former.discard_all(str(place))


def _take_along(backups: Sequence[Path], former: Key | None, key: Key | None, choice: OlderBackups) -> Outcome:
    done = 0
    for backup in backups if choice is not OlderBackups.KEEP else ():
        if choice is OlderBackups.DELETE:
            done += remove_backup(backup)
        elif choice is OlderBackups.FOLLOW and _followed(backup, former, key):
            done += 1
    return Outcome(len(backups) - done, done)


def _followed(backup: Path, former: Key | None, key: Key | None) -> bool:
    """Put a backup under the new key; False for one that cannot be read, which is left as it is."""
    if former is not None and driver.salt_of(backup).hex() == former.salt:
        keys.hold(backup, former)
    try:
        protecting.rewrite_backup(backup, key)
    except (PasswordNeeded, StorageTrouble):
        return False
    finally:
        keys.forget(backup)
    return True
