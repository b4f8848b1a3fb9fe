"""One window per record: a second start raises the first and goes away."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


class SingleStart(QObject):
    """Holds the lock of one record's file for as long as the window lives."""

    raised = Signal()

    def __init__(self, record: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        mark = hashlib.sha256(str(record.resolve()).encode()).hexdigest()[:16]
        self._name = f"so-vang-{mark}"
        record.parent.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(record.parent / f".{record.name}.window"))
        self._lock.setStaleLockTime(0)  # the holder's process is asked for, not its age
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Return whether this is the first window; another one was raised if not."""
        if not self._lock.tryLock(0):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(WAIT_MS):
                socket.write(b"raise")
                socket.waitForBytesWritten(WAIT_MS)
                socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # left over by a crash
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._heard)
        self._server.listen(self._name)
        return True

    def _heard(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.raised.emit()

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()
