"""Copies that other programs are given to look at: in a folder of ours, never to be taken for the file itself."""

import atexit
import shutil
import tempfile
import time
from functools import cache
from pathlib import Path

from dongliu_desktop.system.paths import user_state_dir

PREFIX = "viewed-"
OLD = 86_400  # seconds after which a copy that was left behind by a crash goes
READ_ONLY = 0o400


def viewed_copy(key: str, name: str, data: bytes) -> Path:
    """Give a read-only copy under its name, owned by nobody else; it goes when the program ends. Raises OSError.

    `key` keeps apart what has the same name, and is a name that is safe on a disk.
    """
    folder = _folder() / key
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    if not path.exists():
        path.write_bytes(data)
        path.chmod(READ_ONLY)
    return path


@cache
def _folder() -> Path:
    """Make this process's folder, after clearing away what older ones left."""
    base = user_state_dir()
    for left in base.glob(f"{PREFIX}*"):
        if left.stat().st_mtime < time.time() - OLD:
            _clear(left)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
    atexit.register(_clear, folder)
    return folder


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)  # on Windows a viewer may still hold one; the next day clears it
