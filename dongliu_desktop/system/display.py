"""Whether a window can be shown here, and whether Chinese can be typed into it. Asked before Qt is loaded.

Qt itself calls abort() when there is no display, so the question has to be put first, without Qt.
"""

import os
import sys
from collections.abc import Mapping, MutableMapping


def has_display() -> bool:
    """Tell whether a window can be shown: always on Windows and macOS, elsewhere if a display server answers.

    A look at $DISPLAY alone would not do: it may be stale, or access may be refused.
    """
    if sys.platform in {"win32", "darwin"}:
        return True
    return _wayland_answers(os.environ) or _x11_answers()


def prepare_input_method(env: MutableMapping[str, str]) -> None:
    """Let fcitx5 users type Chinese; to be called before QApplication is made.

    PySide6's wheels carry no fcitx plugin, but fcitx5 also speaks IBus' protocol through its portal. Real
    IBus desktops and Wayland (which has its own protocol) are left alone.
    """
    if sys.platform != "linux" or env.get("WAYLAND_DISPLAY"):
        return
    if any("fcitx" in env.get(name, "").lower() for name in ("QT_IM_MODULE", "XMODIFIERS")):
        env["QT_IM_MODULE"] = "ibus"
        env["IBUS_USE_PORTAL"] = "1"


def _wayland_answers(env: Mapping[str, str]) -> bool:
    name = env.get("WAYLAND_DISPLAY")
    if not name:
        return False
    import socket  # noqa: PLC0415 - only Wayland desktops pay for it

    path = os.path.join(env.get("XDG_RUNTIME_DIR", ""), name)  # noqa: PTH118 - the name may be absolute; pathlib is slow to load
    with socket.socket(socket.AF_UNIX) as server:
        try:
            server.connect(path)
        except OSError:  # no such socket, or its compositor is gone
            return False
    return True


def _x11_answers() -> bool:
    import ctypes  # noqa: PLC0415 - the window itself never asks, and pays for every import

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:  # not installed: Qt could not show a window either
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)  # never NULL: a failed connection is an object with an error
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
