"""The program's log: what it did and what failed, never what anybody typed.

Messages are fixed texts with ids and numbers as arguments; an exception is logged without its message, as
`crash_report` tells it. Import this module once the window is up: logging and its handlers are slow to load.
"""

import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from dongliu_desktop.system.crash_report import traceback_lines

_MOST_BYTES = 500_000
_OLD_FILES = 3

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def open_log(path: Path) -> logging.Logger:
    """Give the program's logger ("dongliu"), writing to path; a full file becomes path.1, …, path.3.

    The file is made with its first record; it cannot fail here. A second call moves the log to the new path.
    """
    logger = logging.getLogger("dongliu")
    for former in logger.handlers[:]:
        logger.removeHandler(former)
        former.close()
    handler = _PrivateFile(path, maxBytes=_MOST_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(_NamelessFormatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False  # an office has no console to look at
    return logger


class _PrivateFile(RotatingFileHandler):
    """A log that its owner alone can read."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()


class _NamelessFormatter(logging.Formatter):
    """Writes exceptions without messages and paths: both may hold what somebody typed, or their name."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's name
        return "\n".join(traceback_lines(ei[1])) if ei[1] else ""
