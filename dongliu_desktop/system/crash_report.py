"""The text of a crash report: enough to find the bug, nothing about the office.

Left out on purpose: the messages of exceptions (they quote what was typed, file names, SQL parameters), the
values of variables, paths (they hold user names), the computer's name.
"""

from types import TracebackType
from typing import NamedTuple

_SAFE_DETAILS: dict[type[BaseException], str] = {
    AttributeError: "name",
    NameError: "name",
    ImportError: "name",
}
"""Kinds of exceptions with an attribute that holds a name from source code and nothing else."""

_MOST_FRAMES = 60


class Crash(NamedTuple):
    """What one call of `CrashReport.add` found: how often this very traceback has come by now (1 = it is new)."""

    times: int
    traceback: tuple[str, ...]


class CrashReport:
    """Gathers the crashes of one run; the same traceback is kept once and counted."""

    def __init__(self, program_version: str, qt_version: str) -> None:
        self._program_version = program_version
        self._qt_version = qt_version
        self._times: dict[tuple[str, ...], int] = {}

    def add(self, error: BaseException) -> Crash:
        """Take in an exception that nobody expected."""
        lines = traceback_lines(error)
        self._times[lines] = self._times.get(lines, 0) + 1
        return Crash(self._times[lines], lines)

    def text(self) -> str:
        """Give the whole report, to be shown and copied; starts with the versions."""
        import platform  # noqa: PLC0415 - costly to load, and needed only once something has gone wrong

        parts = [
            f"dongliu {self._program_version}",
            f"Python {platform.python_version()} · Qt {self._qt_version}",
            platform.platform(),
        ]
        for lines, times in self._times.items():
            parts += ["", f"[× {times}]", *lines]
        return "\n".join(parts)


def traceback_lines(error: BaseException) -> tuple[str, ...]:
    """Give an exception and those it came from, the first cause first, as lines "module:function:line"."""
    lines: list[str] = []
    for link in _chain(error):
        lines += [*_frames(link.__traceback__), _kind(link)]
    return tuple(lines)


def _chain(error: BaseException) -> list[BaseException]:
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return links[::-1]


def _frames(traceback: TracebackType | None) -> list[str]:
    lines: list[str] = []
    while traceback is not None:
        frame = traceback.tb_frame
        module = str(frame.f_globals.get("__name__", "?"))
        lines.append(f"  {module}:{frame.f_code.co_qualname}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    if len(lines) > _MOST_FRAMES:  # endless recursion: both ends tell enough
        half = _MOST_FRAMES // 2
        lines[half:-half] = [f"  … {len(lines) - 2 * half} more"]
    return lines


def _kind(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    detail = _detail(error)
    return f"{kind}: {detail}" if detail else kind


def _detail(error: BaseException) -> str:
    """Give what can be told of an exception without quoting anybody: an error number, a name from the source."""
    if isinstance(error, OSError):
        import errno  # noqa: PLC0415 - only for the rare crash

        return errno.errorcode.get(error.errno or 0, "")
    sqlite_name = getattr(error, "sqlite_errorname", None)  # sqlite3.Error and its twins in other drivers
    if isinstance(sqlite_name, str):
        return sqlite_name
    for kind, attribute in _SAFE_DETAILS.items():
        if isinstance(error, kind):
            return str(getattr(error, attribute) or "")
    return ""
