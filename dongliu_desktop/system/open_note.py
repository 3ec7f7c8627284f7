"""The note beside an open data file: which computer, who, since when. It is for people; locks are SQLite's own.

On one computer SQLite keeps two programs apart. On a share its locks cannot be relied on, so the other computer is
at least told. The note is a small JSON file; a crash leaves it behind, and it is taken over by the same person on
the same computer, or where its process is no longer alive.
"""

import json
import os
import stat
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, cast

from dongliu_desktop.system.files import read_json, write_whole

MOST_BYTES = 4096  # of a note; ours have some hundred
SHOWN = 40  # characters of a name that somebody else's note may put before our user


class Holder(NamedTuple):
    """Who has a data file open; `since` is local time there, "" where the note does not tell."""

    host: str
    user: str
    pid: int
    since: str


def note_path(file: Path) -> Path:
    """Give the place of the note."""
    return file.with_name(f".~{file.name}.lock")


def holder(file: Path) -> Holder | None:
    """Give who else has the file open: on another computer, or another user of this one. None for our own old notes.

    What is no note of ours counts for nothing: half a note, another program's file, a folder.
    """
    found = _read(file)
    if found is None or (found.host, found.user) == _me()[:2]:
        return None
    return None if found.host == _me().host and not _alive(found.pid) else found


def take(file: Path, now: datetime) -> Holder | None:
    """Leave our note, unless somebody else has the file open: then give who, and change nothing.

    A folder where no note can be left is no reason not to work.
    """
    note, content = note_path(file), _content(now)
    with suppress(OSError):
        try:
            handle = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)  # of two computers, one comes first
        except FileExistsError:
            other = holder(file)
            if other is not None:
                return other
            seize(file, now)
        else:
            with os.fdopen(handle, "wb") as opened:
                opened.write(content)
    return None


def seize(file: Path, now: datetime) -> None:
    """Put our note in place of whatever is there; no note can be left in some folders, which is no reason to stop."""
    with suppress(OSError):
        write_whole(note_path(file), _content(now), private=False)


def release(file: Path) -> None:
    """Take our note away; somebody else's stays."""
    found, me = _read(file), _me()
    if found is not None and found[:3] == me[:3]:
        with suppress(OSError):  # the stick is gone: the next one here takes the note over
            note_path(file).unlink()


def told(other: Holder) -> str:
    """Say who has the file open, as the beginning of a sentence."""
    since = f"从 {other.since} 起" if other.since else ""
    return f"“{other.user}”在电脑“{other.host}”上{since}打开着这个文件"


def _me() -> Holder:
    host = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    user = next((os.environ[name] for name in ("USERNAME", "USER", "LOGNAME") if os.environ.get(name)), "")
    number = "" if sys.platform == "win32" else str(os.getuid())
    return Holder(host or "?", user or number or "?", os.getpid(), "")


def _content(now: datetime) -> bytes:
    note = _me()._replace(since=f"{now:%Y-%m-%d %H:%M}")
    return json.dumps(note._asdict(), ensure_ascii=False).encode()


def _read(file: Path) -> Holder | None:
    note = note_path(file)
    try:
        found = note.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:  # a pipe would keep us waiting for ever
            return None
        raw = read_json(note)
    except OSError:
        return None
    if not isinstance(raw, dict):
        return None
    told = cast("dict[str, object]", raw)
    host, user, pid, since = (told.get(name) for name in Holder._fields)
    if not isinstance(host, str) or not isinstance(user, str) or not isinstance(pid, int):
        return None
    return Holder(_shown(host), _shown(user), pid, _shown(since) if isinstance(since, str) else "")


def _shown(text: str) -> str:
    """Give a name from a file that anybody may have written, fit to stand in a sentence."""
    return "".join(letter for letter in text if letter.isprintable())[:SHOWN]


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # to ask would end it: there os.kill knows no signal 0
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError, ValueError):
        return False
    except PermissionError:  # another user's
        return True
    return pid > 0
