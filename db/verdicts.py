"""What a failure of the driver or of the disk means: a driver's code is a suspicion, so the disk itself is asked.

SQLite says "malformed" of a file whose last page found no room, and "disk I/O error" of a quota. Before a clerk is told
that the record is damaged, the file is looked at, and the room that is left.
"""

import errno
import os
import shutil
import sqlite3
import tempfile
from contextlib import suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from db import dialect

SECONDS = 2.0  # for the quick check before a verdict
LEAST = 64 * 1024  # bytes that any write needs

ERRNO = {
    errno.ENOSPC: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EDQUOT: "quota_full",
    errno.EROFS: "record_read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EBUSY: "record_locked",
    errno.ETXTBSY: "record_locked",
    errno.EAGAIN: "record_locked",
    errno.EIO: "disk_failed",
    errno.ENODEV: "disk_gone",
    errno.ENXIO: "disk_gone",
    errno.ENOENT: "disk_gone",
    errno.ESTALE: "disk_gone",
    errno.ENOTCONN: "disk_gone",
    errno.ENAMETOOLONG: "bad_path",
    errno.ELOOP: "bad_path",
    errno.EINVAL: "bad_path",
}
WINDOWS = {
    5: "no_permission",
    19: "record_read_only",
    32: "record_locked",
    33: "record_locked",
    39: "disk_full",
    112: "disk_full",
    1295: "quota_full",
    **dict.fromkeys((23, 27, 29, 30, 31, 483, 1117, 1392, 1393), "disk_failed"),
    **dict.fromkeys((2, 3, 15, 20, 21, 53, 55, 59, 64, 67, 121, 1167, 1231), "disk_gone"),
    **dict.fromkeys((123, 161, 206), "bad_path"),
}
"""System error codes of Windows: Python's errno tells several of them apart from nothing."""

_OF_ROOM = frozenset(("disk_full", "quota_full", "record_read_only", "disk_failed"))
OF_THE_DISK = _OF_ROOM | {"disk_gone", "no_permission"}
"""What is told where a disk refuses, as against what stands in a file."""
_SUSPICIONS = frozenset(("record_damaged", "disk_failed", "disk_full", "cannot_open", "not_a_record"))


def os_code(error: OSError) -> str:
    """Return the code of the sentence for what the system said of a file, on Windows by its own number."""
    number = getattr(error, "winerror", None)
    if number in WINDOWS:
        return WINDOWS[number]
    return ERRNO.get(error.errno or 0, "no_permission")


def code_of(error: DBAPIError | sqlite3.Error, file: Path | None) -> str | None:
    """Return the code of the sentence for a failure of the database at `file`, None where it is a bug of ours."""
    code = dialect.known_code(error)
    return asked(file, code) if file is not None and code in _SUSPICIONS else code


def asked(file: Path, suspicion: str) -> str:
    """Return what is wrong after looking at the file, the room left and, where damage is suspected, at every page."""
    try:
        file.stat()
    except OSError as error:
        found = os_code(error)
        return suspicion if found == "disk_gone" and suspicion == "cannot_open" else _gone(file, found)
    if suspicion in ("cannot_open", "not_a_record"):
        return suspicion
    closed = not file.with_name(file.name + "-wal").exists()  # while somebody has it open, there is a log
    faults = dialect.quick_faults(file, SECONDS, as_it_is=closed) if suspicion == "record_damaged" else []
    if faults:
        return "record_damaged"
    room = room_in(file.parent)
    if room is not None:
        return room
    if suspicion == "record_damaged":
        return "record_damaged" if faults is None else "disk_failed"  # None: too large to be looked through in time
    return suspicion


def _gone(file: Path, found: str) -> str:
    return "record_gone" if found == "disk_gone" and file.parent.is_dir() else found


def room_in(folder: Path) -> str | None:
    """Return why nothing can be written into a folder now: disk_full, quota_full, record_read_only, disk_failed."""
    with suppress(OSError):
        if shutil.disk_usage(folder).free < LEAST:
            return "disk_full"
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".so-vang-", suffix=".part", dir=folder)
        try:
            os.write(handle, bytes(LEAST))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        code = os_code(error)
        return code if code in _OF_ROOM else None
    finally:
        if name:
            with suppress(OSError):
                Path(name).unlink()
    return None
