"""Brings the first window to the front when the program is started again; loaded late, since QtNetwork loads slowly."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


def raise_window(name: str) -> None:
    """Ask the window that answers to `name` to come to the front, if it listens already."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if socket.waitForConnected(WAIT_MS):
        socket.write(b"raise")
        socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()


class InstanceServer(QObject):
    """Listens under `name` for as long as it lives."""

    raise_requested = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QLocalServer.removeServer(name)  # left over by a crash
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(name)

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.raise_requested.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
