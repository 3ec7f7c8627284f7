"""Small files of ours, written whole or not at all.

A full disk, a crash or a pulled plug leaves the old file or the new one, never half of one.
"""

import contextlib
import os
import sys
import time
from pathlib import Path

_PATIENCE_SECONDS = 2.5
_PAUSE_SECONDS = 0.1


def write_whole(path: Path, data: bytes) -> None:
    """Put data into path by way of a temporary file (0600) beside it.

    The old file is untouched until the new one is on the disk. Raises OSError, with nothing left behind.
    """
    import tempfile  # noqa: PLC0415 - costly to load, and nothing is written before the window is up

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):  # the first trouble is the one to tell
            temporary.unlink()
        raise
    _sync_folder(path.parent)


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


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
