"""Who has the record open for writing: one writer per file, seen by everyone else.

The lock is the operating system's on a file beside the record, so a crash frees it; the file's text only tells who.
"""

import getpass
import json
import os
import socket
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from db import verdicts
from db.errors import KnownError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@dataclass(frozen=True)
class Owner:
    """Who opened a record, on which machine, since when (local time, ISO 8601)."""

    name: str
    host: str
    pid: int
    since: str


class OwnerLock:
    """Held while a record is open for writing; released on close, and by the system after a crash."""

    def __init__(self, record: Path, name: str = "") -> None:
        """Raises KnownError("record_in_use", owner, host, since) while another program holds it."""
        self.path = record.with_name(record.name + ".owner")
        while True:
            try:
                handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                code = verdicts.os_code(error)
                raise KnownError("record_read_only" if code == "no_permission" else code, path=str(record)) from error
            self._file: IO[str] | None = os.fdopen(handle, "r+", encoding="utf-8")
            if not _lock(self._file):
                owner = read_owner(self.path)
                self._file.close()
                raise KnownError("record_in_use", owner=owner.name, host=owner.host, since=shown_since(owner))
            if _still_there(handle, self.path):
                break
            self._file.close()  # its last holder removed it between our opening and our locking
        told = Owner(name or account(), socket.gethostname(), os.getpid(), datetime.now().isoformat("T", "seconds"))
        try:
            os.ftruncate(handle, _TEXT)
            os.lseek(handle, _TEXT, os.SEEK_SET)
            os.write(handle, json.dumps(told.__dict__, ensure_ascii=False).encode())  # nothing of it waits in memory
        except OSError as error:
            self.release()
            raise KnownError(verdicts.os_code(error), path=str(record)) from error

    def release(self) -> None:
        """Let go. The file goes while it is still ours, so that no other program's lock is removed by mistake."""
        if self._file is not None:
            if sys.platform == "win32":  # nobody can remove an open file there; it stays, empty of meaning
                self._file.seek(0)
                self._file.truncate()
            else:
                self.path.unlink(missing_ok=True)
            self._file.close()
            self._file = None


_TEXT = 1
"""Where the text begins: Windows locks the first byte, and a locked byte cannot be read."""


def account() -> str:
    """Return the name of the account that runs the program; the journal and the lock tell it where nobody said more."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such account, or no variable that names one
        return "?"


def read_owner(path: Path) -> Owner:
    """Return who is written in an owner file, as far as it can be read."""
    try:
        with path.open(encoding="utf-8") as file:
            file.seek(_TEXT)
            return Owner(**json.loads(file.read()))
    except (OSError, ValueError, TypeError):
        return Owner("?", "?", 0, datetime.now().isoformat("T", "seconds"))


def _still_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def owner_of(record: Path) -> Owner | None:
    """Return who holds a record now, or None; what a crash left written counts as nobody."""
    path = record.with_name(record.name + ".owner")
    try:
        with path.open("r+", encoding="utf-8") as file:
            return None if _lock(file) else read_owner(path)
    except OSError:
        return None


def shown_since(owner: Owner) -> str:
    """Return the hour, and the day when it was not today: "08:12" or "08:12 22/11/2026"."""
    try:
        since = datetime.fromisoformat(owner.since)
    except ValueError:
        return owner.since
    return since.strftime("%H:%M" if since.date() == datetime.now().date() else "%H:%M %d/%m/%Y")


def _lock(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
