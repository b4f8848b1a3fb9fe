"""Where a record may lie: what the folder and the disk allow, told before anything is opened."""

import os
import stat
import sys
import threading
from pathlib import Path

from db.errors import KnownError

if sys.platform == "win32":
    import ctypes

SQLITE_MARK = b"SQLite format 3\x00"
NETWORK_SYSTEMS = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.davfs", "fuse.rclone")
)
_DRIVE_REMOTE = 4  # what GetDriveTypeW says of a mapped drive


def check_file(file: Path) -> None:
    """Raise the KnownError that tells why a path is no record we can open.

    Raises KnownError: network_folder, record_is_directory, record_missing, record_unreadable, not_a_record,
    bad_path.
    """
    try:
        found = file.stat()
    except FileNotFoundError as error:
        raise KnownError("record_missing", path=str(file)) from error
    except PermissionError as error:
        raise KnownError("record_unreadable", path=str(file)) from error
    except (OSError, ValueError) as error:  # a name that no disk takes
        raise KnownError("bad_path", path=str(file)) from error
    if stat.S_ISDIR(found.st_mode):
        raise KnownError("record_is_directory", path=str(file))
    if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
        raise KnownError("not_a_record", path=str(file))
    _check_mark(file)
    if on_network(file):
        raise KnownError("network_folder", path=str(file))


def _true(file: Path) -> Path:
    """Return the file behind links; one that leads to itself is taken as it is."""
    return Path(os.path.realpath(file))


_KEPT: dict[tuple[int, int], int] = {}
"""Device and number of each file that was looked at -> its handle, which stays open; see `_beginning`."""
_KEEPING = threading.Lock()


def _check_mark(file: Path) -> None:
    try:
        mark = _beginning(file)
    except OSError as error:
        raise KnownError("record_unreadable", path=str(file)) from error
    if mark != SQLITE_MARK:
        raise KnownError("not_a_record", path=str(file))


def _beginning(file: Path) -> bytes:
    """Return the first bytes of a file without letting go of the locks that SQLite may have on it.

    On POSIX systems closing a file lets go of every lock that the process has on it, those of SQLite's connections
    that still work too: the next other process to close the record would take itself for the last and remove the log
    that this one goes on writing (https://www.sqlite.org/howtocorrupt.html, 2.2). So what was opened here is closed
    only once the file was deleted.
    """
    if os.name == "nt":
        with file.open("rb") as opened:
            return opened.read(len(SQLITE_MARK))
    with _KEEPING:
        for known, handle in tuple(_KEPT.items()):
            if not os.fstat(handle).st_nlink:
                os.close(_KEPT.pop(known))
        found = file.stat()
        handle = _KEPT.get((found.st_dev, found.st_ino), -1)
        if handle < 0:
            handle = os.open(file, os.O_RDONLY)
            found = os.fstat(handle)  # of what was opened, should another file have taken its place
            if (found.st_dev, found.st_ino) in _KEPT:  # not closed either: it is the file of the handle that is kept
                raise OSError("exchanged while it was opened")
            _KEPT[found.st_dev, found.st_ino] = handle
        return os.pread(handle, len(SQLITE_MARK), 0)


def writable(file: Path) -> bool:
    """Return whether the file, and its folder (where SQLite keeps its log), can be written."""
    return os.access(file.parent, os.W_OK | os.X_OK) and os.access(file, os.W_OK)


def on_network(file: Path) -> bool:
    """Return whether a file lies on a shared folder, where SQLite's write-ahead log is not safe."""
    if sys.platform == "win32":
        place = file.absolute()
        return str(place).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _DRIVE_REMOTE
    mounts = Path("/proc/mounts")
    return mounts.exists() and mounted_as(file, mounts.read_text("utf-8", "replace")) in NETWORK_SYSTEMS


def mounted_as(file: Path, mounts: str) -> str:
    """Return the kind of file system `file` lies on, by a table like /proc/mounts; "" when it tells nothing."""
    place = _true(file)
    best, kind = 0, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = Path(words[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if (place == point or point in place.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), words[2]
    return kind


class SameFile:
    """Knows a file again: SQLite goes on in a deleted one without a word, and makes an empty one in its place."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known: tuple[int, int] | None = None

    def check(self) -> None:
        """Raise KnownError("record_gone") where the file that was there at the first call was moved or deleted."""
        if self._file is None:
            return
        try:
            found = self._file.stat()
        except FileNotFoundError as error:
            if self._known is not None:
                raise KnownError("record_gone", path=str(self._file)) from error
            return  # it is being made
        except OSError:
            return  # what is wrong is said where it is opened
        now = (found.st_dev, found.st_ino)
        if self._known is not None and now != self._known:
            raise KnownError("record_gone", path=str(self._file))
        self._known = now
