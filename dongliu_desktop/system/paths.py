"""Where things lie: the program's own resources, the user's data, the user's state.

Data is what the office would miss (the file with the record). State is what makes the program comfortable:
settings, drafts, logs. Both folders are named "dongliu" and are readable by their owner alone.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

PORTABLE = "portable.txt"
"""Beside the frozen program, it says that data and state go into the program's own folder: a stick carries all."""

_FOLDER = "dongliu"
FOR_OTHERS = 0o077
_PACKAGE = Path(__file__).resolve().parent.parent


def resources_dir() -> Path:
    """Give the folder of icons, styles, translations and the bundled record.

    An installed package carries it inside; a source tree has it beside the package.
    """
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def user_data_dir() -> Path:
    """Give the folder of the user's data file; made if missing (0700). OSError where that is impossible."""
    if carried := _carried():
        return _made(carried)
    if sys.platform == "win32":
        return _made(_windows_base() / _FOLDER)
    if sys.platform == "darwin":
        return _made(_macos_base() / _FOLDER)
    return _made(_xdg("XDG_DATA_HOME", ".local/share") / _FOLDER)


def user_state_dir() -> Path:
    """Give the folder of settings, drafts and logs; made if missing (0700). OSError where that is impossible."""
    if carried := _carried():
        return _made(carried / "state")
    if sys.platform == "win32":
        return _made(_windows_base() / _FOLDER / "state")
    if sys.platform == "darwin":
        return _made(_macos_base() / _FOLDER / "state")
    return _made(_xdg("XDG_STATE_HOME", ".local/state") / _FOLDER)


def default_file() -> Path:
    """Give the data file that is opened when none is named; it need not exist yet."""
    return user_data_dir() / "东柳街道.dongliu"


def settings_file() -> Path:
    """Give the file of `system.settings`."""
    return user_state_dir() / "settings.json"


def drafts_file() -> Path:
    """Give the file of `system.drafts`."""
    return user_state_dir() / "drafts.json"


def log_file() -> Path:
    """Give the file of `system.logs`."""
    return user_state_dir() / "dongliu.log"


def _carried() -> Path | None:
    """Give the data folder of a portable copy; None for an installed program or a source tree."""
    beside = Path(sys.executable).parent
    return beside / "数据" if getattr(sys, "frozen", False) and (beside / PORTABLE).is_file() else None


def _made(folder: Path) -> Path:
    make_private(folder)
    if sys.platform != "win32" and folder.stat().st_mode & FOR_OTHERS:  # made by hand, or by an older program
        with suppress(OSError):  # not ours: an administrator may have set it up
            folder.chmod(0o700)
    return folder


def make_private(folder: Path) -> None:
    """Make a folder, and what is missing above it, for its owner alone, whatever the umask is. Raises OSError."""
    if not folder.is_dir():
        if not folder.parent.is_dir():
            make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _windows_base() -> Path:
    # The roaming folder travels over the network at every logon: the data file must not lie there.
    local = os.environ.get("LOCALAPPDATA")
    return Path(local) if local else Path.home() / "AppData" / "Local"


def _macos_base() -> Path:
    return Path.home() / "Library" / "Application Support"


def _xdg(variable: str, default: str) -> Path:
    """Read one variable of the XDG Base Directory Specification, which says to ignore relative paths."""
    path = os.environ.get(variable, "")
    return Path(path) if path.startswith("/") else Path.home() / default
