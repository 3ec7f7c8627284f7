"""What a backup is called, and the file beside it that tells its checksum and who made it.

A name tells which file, when and why: 东柳街道-20161123-0830-手动.dongliu. The file beside it, of the same name with
".sha256", is what `sha256sum --check` reads; its comment names the maker, so that nobody clears away the backups
of another computer that uses the same stick.
"""

import hashlib
import platform
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from dongliu_desktop.domain.backups import Reason
from dongliu_desktop.domain.errors import StorageTrouble, Trouble
from dongliu_desktop.storage.preflight import NAME_BYTES
from dongliu_desktop.system.files import give_name, sync_file, sync_folder, write_whole

FOLDER = "备份"  # beside the data file
SUFFIX = ".dongliu"
SUM_SUFFIX = ".sha256"
UNFINISHED = ".备份-"
STAMP = "%Y%m%d-%H%M"
NAME = re.compile(
    rf"(?P<stem>.+)-(?P<stamp>\d{{8}}-\d{{4}})-(?P<reason>{'|'.join(Reason)})(?:-(?P<number>\d+))?{re.escape(SUFFIX)}"
)
ROOM_FOR_THE_REST = len("-20161123-0830--9999") + max(len(reason.encode()) for reason in Reason) + len(SUFFIX)
ALTERED = "与校验码不符，已被改动或损坏。"
STRAY_SECONDS = 24 * 3600.0


class BackupName(NamedTuple):
    """The parts of a backup's name: the data file's stem, local time to the minute, why, and which of that minute."""

    stem: str
    made_at: datetime
    reason: Reason
    number: int = 1

    @property
    def text(self) -> str:
        """The name as it is written."""
        again = f"-{self.number}" if self.number > 1 else ""
        return f"{self.stem}-{self.made_at.strftime(STAMP)}-{self.reason}{again}{SUFFIX}"


class Sum(NamedTuple):
    """What is told beside a backup: its SHA-256 in hex, and who made it ("" if that is not told)."""

    sha256: str
    maker: str


def parsed(name: str) -> BackupName | None:
    """Give the parts of a name, None for one that is no backup's."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    with suppress(ValueError):  # 20161399-9999
        made_at = datetime.strptime(found["stamp"], STAMP)  # noqa: DTZ007 - names tell local time
        return BackupName(found["stem"], made_at, Reason(found["reason"]), int(found["number"] or 1))
    return None


def stem_of(path: Path) -> str:
    """Give what the names of a data file's backups start with: its own name, cut if it is very long."""
    return path.stem.encode()[: NAME_BYTES - ROOM_FOR_THE_REST].decode(errors="ignore")


def maker_of(path: Path) -> str:
    """Give a short code for this data file on this computer; it tells neither name."""
    return hashlib.sha256(f"{platform.node()}\n{path.resolve()}".encode()).hexdigest()[:16]


def sum_path(backup: Path) -> Path:
    """Give the place of the file beside a backup."""
    return backup.with_name(backup.name + SUM_SUFFIX)


def read_sum(backup: Path) -> Sum | None:
    """Give what is told beside a backup, None where nothing is. Raises OSError."""
    try:
        text = sum_path(backup).read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return None
    found = re.match(r"(?P<sha256>[0-9a-f]{64}) [ *].*\n(?:# (?P<maker>\w+))?", text)
    return Sum(found["sha256"], found["maker"] or "") if found else Sum("", "")


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file that nobody has open, in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_bytes(source: Path, target: Path, sha256: str) -> None:
    """Copy a file that nobody has open to where none is, for its owner alone, and wait until it is on the disk.

    Raises:
        StorageTrouble: what has arrived is not what the checksum says.
        OSError: the disk does not do what it should.
    """
    target.touch(mode=0o600, exist_ok=False)
    shutil.copyfile(source, target)
    sync_file(target)
    if digest_of(target) != sha256:
        raise StorageTrouble(Trouble.DAMAGED, f"“{source.name}”{ALTERED}")


def put_in(made: Path, folder: Path, wanted: BackupName, told: Sum) -> Path:
    """Give a finished file the first free name of its minute, with its sum beside it, and give the place.

    The sum comes first: it holds the name against others, and no backup is ever seen without it. Raises OSError.
    """
    for number in count(wanted.number):
        target = folder / wanted._replace(number=number).text
        note = made.with_name("sum")
        write_whole(note, f"{told.sha256}  {target.name}\n# {told.maker}\n".encode())
        try:
            give_name(note, sum_path(target))
        except FileExistsError:
            continue
        try:
            give_name(made, target)
        except BaseException as error:
            sum_path(target).unlink()
            if isinstance(error, FileExistsError):
                continue
            raise
        sync_folder(folder)
        return target
    raise AssertionError  # numbers do not end


def named_files(folder: Path) -> Iterator[tuple[Path, BackupName]]:
    """Give the files in a folder that are called as backups are, with the parts of their names. Raises OSError."""
    for path in folder.iterdir() if folder.is_dir() else ():
        name = parsed(path.name)
        if name is not None and path.is_file():
            yield path, name


def tidy(folder: Path, prefix: str = UNFINISHED) -> None:
    """Clear away the folders, named with this prefix, in which a program that was killed left something half done.

    What is younger than a day may be somebody's work under way. Raises OSError.
    """
    youngest = time.time() - STRAY_SECONDS
    for found in folder.iterdir():
        if found.name.startswith(prefix) and found.is_dir() and found.lstat().st_mtime < youngest:
            shutil.rmtree(found, ignore_errors=True)  # what cannot go now goes next time
