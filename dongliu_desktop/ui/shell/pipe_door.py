"""The door of the sole window on Windows, where Python has no sockets in the file system: a named pipe, by Qt."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket


class PipeDoor(QObject):
    """A pipe that only this user may use. Elsewhere than on Windows Qt makes a socket of it."""

    def __init__(self, answer: Callable[[bytes], bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)

    def listen(self, name: str) -> bool:
        """Listen at a name; False where somebody does, or did before a crash."""
        return self._server.listen(name)

    def clear(self, name: str) -> None:
        """Take away what a killed window has left; on Windows nothing is."""
        QLocalServer.removeServer(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_knock(self) -> None:
        knocking = self._server.nextPendingConnection()
        knocking.readyRead.connect(self._on_words)
        knocking.disconnected.connect(knocking.deleteLater)

    def _on_words(self) -> None:
        knocking = self.sender()
        if isinstance(knocking, QLocalSocket) and knocking.canReadLine():
            knocking.write(self._answer(bytes(knocking.readLine().data())))
            knocking.flush()
            knocking.disconnectFromServer()
