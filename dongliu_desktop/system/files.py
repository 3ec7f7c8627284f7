"""Small files of ours, written whole or not at all.

A full disk, a crash or a pulled plug leaves the old file or the new one, never half of one.
"""

import contextlib
import errno
import json
import os
import sys
import time
from collections.abc import Generator
from pathlib import Path
from typing import IO

_PATIENCE_SECONDS = 2.5
_PAUSE_SECONDS = 0.1


def write_whole(path: Path, data: bytes, *, private: bool = True) -> None:
    """Put data into path. Raises OSError, with the old file untouched and nothing left behind."""
    with whole_file(path, private=private) as file:
        file.write(data)


@contextlib.contextmanager
def whole_file(path: Path, *, private: bool = True) -> Generator[IO[bytes]]:
    """Give a file to write into, which takes path's place when the block ends without an error.

    It is a temporary file beside path; the old file is untouched until the new one is on the disk. A `private`
    file is its owner's alone (0600); one made for colleagues gets what the folder's users usually get (umask).
    Raises OSError, with nothing left behind.
    """
    import tempfile  # noqa: PLC0415 - costly to load, and nothing is written before the window is up

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if not private:
            temporary.chmod(0o666 & ~_umask())
        _replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):  # the first trouble is the one to tell
            temporary.unlink()
        raise
    sync_folder(path.parent)


def give_name(made: Path, path: Path) -> None:
    """Give a finished file its name, on the same disk. Not even a file that appeared meanwhile is overwritten.

    Raises OSError, FileExistsError among them.
    """
    try:
        path.hardlink_to(made)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk without hard links: a stick with FAT
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        made.rename(path)


def read_json(path: Path) -> object:
    """Give what a JSON file holds; None if it is no JSON at all. Raises OSError, FileNotFoundError among them."""
    content = path.read_bytes()
    try:
        return json.loads(content)
    except (ValueError, RecursionError):  # not JSON, not even UTF-8, or brackets without end
        return None


def set_aside(path: Path, why: str) -> Path:
    """Rename a file that cannot be used to "name.why" (then "name.why-2", …), and give the new path.

    Nothing that was set aside earlier is overwritten. Raises OSError.
    """
    aside = path.with_name(f"{path.name}.{why}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.name}.{why}-{number}")
        number += 1
    path.rename(aside)
    return aside


def _umask() -> int:
    """Give the process's umask; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _replace(temporary: Path, path: Path) -> None:
    """Swap the files; on Windows wait a little for a virus scanner that holds the old one."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            temporary.replace(path)
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable too. Windows has no such call and needs none. Raises OSError."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Wait until what is in a file is on the disk. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
