"""One window per data file: the first one listens for second starts, and comes to the front.

Qt's local server would cost 3 MB of memory for its library; where there are sockets in the file system, Python's own
are already there.
"""

import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier

from dongliu_desktop.system.sole_window import OTHER, SHOWN, address, ask, request

MOST = 4096  # bytes of a request: a path, in hex
PATIENCE_SECONDS = 0.2  # for who knocks and says nothing


class Door(Protocol):
    """Where second starts knock. `answer` gives what is said to a request."""

    def listen(self, name: str) -> bool:
        """Listen at a name; False where somebody does, or did before a crash."""
        ...

    def clear(self, name: str) -> None:
        """Take away what a killed window has left."""
        ...

    def close(self) -> None:
        """Listen no more."""
        ...


class SoleWindow(QObject):
    """Listens for second starts on the open file; `show` brings the window to the front."""

    def __init__(self, show: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._asked = b""
        self._door = _door(self._answer, self)

    def listen(self, file: Path) -> None:
        """Answer for this file from now on. Where another window does, or nobody can listen, this one keeps quiet."""
        self.close()
        self._asked = request(file)
        name = address(file)
        if not self._door.listen(name) and ask(file) is None:
            self._door.clear(name)
            self._door.listen(name)

    def close(self) -> None:
        """Answer no more."""
        self._door.close()

    def _answer(self, asked: bytes) -> bytes:
        if asked != self._asked:
            return OTHER
        self._show()
        return SHOWN


class SocketDoor(QObject):
    """A socket in the user's runtime folder."""

    def __init__(self, answer: Callable[[bytes], bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._answer = answer
        self._server: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._name = ""

    def listen(self, name: str) -> bool:
        """Listen at a path; False where there is something, or where no socket can be made."""
        server = socket.socket(socket.AF_UNIX)
        try:
            server.bind(name)
            server.listen()
        except OSError:
            server.close()
            return False
        self._server, self._name = server, name
        self._notifier = QSocketNotifier(server.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_knock)
        return True

    def clear(self, name: str) -> None:
        """Take away a socket that nobody listens at."""
        with suppress(OSError):  # then nobody will listen here either
            Path(name).unlink()

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None and self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self.clear(self._name)
            self._server.close()
            self._server = self._notifier = None

    def _on_knock(self) -> None:
        if self._server is None:
            return
        with suppress(OSError):  # who knocked is gone
            knocking, _address = self._server.accept()
            with knocking:
                knocking.settimeout(PATIENCE_SECONDS)
                knocking.sendall(self._answer(knocking.recv(MOST)))


def _door(answer: Callable[[bytes], bytes], parent: QObject) -> Door:
    if sys.platform == "win32":
        from dongliu_desktop.ui.shell.pipe_door import PipeDoor  # noqa: PLC0415 - Qt's network, on Windows only

        return PipeDoor(answer, parent)
    return SocketDoor(answer, parent)
