"""The way in, for `dongliu` and `python -m dongliu_desktop`: no verb = the window, a verb = the command line."""

import builtins
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

FAILED, WRONG_USAGE = 1, 2
NO_DISPLAY = "这里没有图形界面，打不开窗口；请改用命令行，用法见 dongliu --help。"
CANCELLED = "已取消。"
FAILED_OUTSIDE = "没有完成{name}：{reason}。"
CRASHED = "程序出错了，没有完成；出错的位置（不含业务内容）已记入{log}，请把它发给维护人员。"
FILL_TEMPLATE = "--fill-template"  # how this program starts itself to fill a template; nobody types it
CRASHED_UNLOGGED = "程序出错了，没有完成，也写不了日志（{error}）。"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program on these arguments (those of the process if None) and give its exit code."""
    _open_streams()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        code = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read the list has seen enough
        _close_stdout()
        return 0
    except KeyboardInterrupt:
        _say(CANCELLED)
        return FAILED
    except OSError as error:  # a full disk under the list, a home folder that cannot be written
        _say(_surroundings(error))
        _close_stdout()
        return FAILED
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets one sentence and we get the log
        _say(_logged(error))
        return FAILED
    return code


def _run(given: list[str]) -> int:
    if not given:
        return _show_window(None)
    if len(given) == 1 and given[0].endswith(".dongliu"):  # a data file opened from the desktop
        return _show_window(Path(given[0]))
    if given == [FILL_TEMPLATE]:
        from dongliu_desktop.documents.office.word_child import main as fill  # noqa: PLC0415 - a process of its own

        return fill()
    from dongliu_desktop.cli import run  # noqa: PLC0415 - the window does not wait for it

    return run(given, _show_window)


def _show_window(file: Path | None) -> int:
    from dongliu_desktop.system.display import has_display  # noqa: PLC0415 - verbs need none

    if not has_display():
        _say(NO_DISPLAY)
        return WRONG_USAGE
    gc.disable()  # nothing of a start is garbage, and looking for it takes a sixth of the start; app turns it on again
    _import_without_features()
    from dongliu_desktop.app import main as show  # noqa: PLC0415 - Qt's widgets, for the window only

    return show((), file)


def _import_without_features() -> None:
    """Take PySide's import hook out again.

    It reads the source of every module imported later, looking for `__feature__` switches, which this program does
    not use: 20 MB of memory, and some 80 ms until the first change is possible. PySide keeps Python's own function by
    this name.
    """
    import_module("PySide6.QtCore")  # puts the hook in
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _open_streams() -> None:
    """Let a console that cannot show a character show "?" in its place; it must not stop the work."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _close_stdout() -> None:
    """Send to nowhere what is still to come, so that Python does not complain at its end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201 - the front door speaks to whoever stands before it


def _surroundings(error: OSError) -> str:
    from dongliu_desktop.services.output import reason  # noqa: PLC0415 - only for the rare failure

    return FAILED_OUTSIDE.format(name=f"（{error.filename}）" if error.filename else "", reason=reason(error))


def _logged(error: Exception) -> str:
    """Note where a bug struck, and give the sentence that says where it is noted."""
    from dongliu_desktop.system.logs import open_log  # noqa: PLC0415 - only for the rare crash
    from dongliu_desktop.system.paths import log_file  # noqa: PLC0415 - as above

    try:
        path = log_file()
        open_log(path).error("command failed", exc_info=error)
    except OSError:
        return CRASHED_UNLOGGED.format(error=type(error).__name__)
    return CRASHED.format(log=path)


if __name__ == "__main__":
    sys.exit(main())
