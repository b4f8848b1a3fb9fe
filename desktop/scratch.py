"""The folder for what a process writes aside; one that a killed process left is removed at the next start.

Each process has a folder of its own and locks a file in it for as long as it lives. The system takes the lock back
whatever ends the process, so a folder whose lock can be had belongs to nobody any more.
"""

import atexit
import os
import shutil
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PREFIX: Final = "so-vang-of-"
LOCK: Final = "alive"
_TRIES: Final = 3
_HELD: dict[Path, IO[bytes]] = {}


def begin() -> Path:
    """Let everything that this process and its libraries write aside stand in one folder, gone at its end; return it.

    Called again it changes nothing. Where no folder can be made, the system's own stays in use.
    """
    if _HELD:
        return next(iter(_HELD))
    for _again in range(_TRIES):
        try:
            folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            opened = (folder / LOCK).open("wb")
        except OSError:
            break
        if _lock(opened) and (folder / LOCK).exists():
            _HELD[folder] = opened
            tempfile.tempdir = str(folder)
            atexit.register(_end, folder)
            return folder
        opened.close()  # another start took it for one that was left, before it was locked
    return Path(tempfile.gettempdir())


def sweep() -> list[Path]:
    """Remove and return the folders of processes that were killed: those of this user, locked by nobody."""
    own = next(iter(_HELD), None)
    place = own.parent if own else Path(tempfile.gettempdir())
    removed = []
    with suppress(OSError):  # a folder that cannot be listed has nothing of ours to be removed
        for folder in place.iterdir():
            if folder.name.startswith(PREFIX) and folder != own and _removed(folder):
                removed.append(folder)
    return removed


def _removed(folder: Path) -> bool:
    """Remove a folder that nobody holds, under its lock: who is just making it sees that and makes another."""
    try:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or (sys.platform != "win32" and found.st_uid != os.geteuid()):
            return False
        with (folder / LOCK).open("r+b") as opened:
            if not _lock(opened):
                return False
            shutil.rmtree(folder, ignore_errors=True)
    except OSError:  # another process has just made it, or is removing it
        return False
    shutil.rmtree(folder, ignore_errors=True)  # Windows keeps the lock's file for as long as it is open
    return True


def _lock(opened: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(opened.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(opened.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _end(folder: Path) -> None:
    opened = _HELD.pop(folder, None)
    if opened is not None:
        opened.close()
        shutil.rmtree(folder, ignore_errors=True)
