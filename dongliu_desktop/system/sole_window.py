"""Finding the window that has a data file open, so that a second start shows it instead of opening another.

One window per data file: another file opens a window of its own. A first start pays for one look at one name; a
second one is over before anything of Qt is imported.
"""

import os
import sys
import zlib
from pathlib import Path

from dongliu_desktop.system.paths import user_state_dir

PATIENCE_SECONDS = 1.5  # for a window that is there but busy
SHOWN, OTHER = b"shown\n", b"other\n"


def address(file: Path) -> str:
    """Give the name at which this user's window of a file listens. It may be another file's: the answer tells."""
    name = f"dongliu-{zlib.crc32(request(file)):08x}"
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}-{os.environ.get('USERNAME', '')}"
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    return str((Path(given) if given.startswith("/") and Path(given).is_dir() else user_state_dir()) / name)


def request(file: Path) -> bytes:
    """Give the line that asks for a file."""
    return os.fsencode(file.resolve()).hex().encode() + b"\n"


def show_elsewhere(file: Path) -> bool:
    """Have the window that has a file open come to the front; False where there is none, or it does not answer."""
    return ask(file) == SHOWN


def ask(file: Path) -> bytes | None:
    """Ask whoever listens for a file; None where nobody does, b"" where nobody answers in time."""
    name = address(file)
    if not os.path.exists(name):  # noqa: PTH110 - a pipe's name is no path
        return None
    return _ask_pipe(name, request(file)) if sys.platform == "win32" else _ask_socket(name, request(file))


def _ask_socket(name: str, line: bytes) -> bytes | None:
    import socket  # noqa: PLC0415 - for a second start only

    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(PATIENCE_SECONDS)
        try:
            asking.connect(name)
        except OSError:  # left by a window that was killed
            return None
        try:
            asking.sendall(line)
            return asking.recv(len(SHOWN))
        except OSError:
            return b""


def _ask_pipe(name: str, line: bytes) -> bytes | None:
    try:
        with Path(name).open("r+b", buffering=0) as pipe:
            pipe.write(line)
            return pipe.readline()
    except OSError:
        return None
