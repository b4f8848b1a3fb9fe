"""One window per record: a second start finds it taken."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile


class SingleInstance:
    """Holds the lock of one record's file for as long as the window lives."""

    def __init__(self, record: Path) -> None:
        place = os.path.realpath(record).encode(errors="surrogatepass")
        mark = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).toHex().toStdString()
        self.name = f"so-vang-{mark[:16]}"
        with suppress(OSError):  # opening the record says why it cannot be there
            record.parent.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(record.parent / f".{record.name}.window"))
        self._lock.setStaleLockTime(0)  # the holder's process is asked for, not its age

    def take(self) -> bool:
        """Return whether this is the first window on the record.

        Where no lock can be made (nobody may write there, a full disk) nobody else has one: opening says what is wrong.
        """
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Let another window open the record."""
        self._lock.unlock()
