"""Writes files atomically: a temporary file takes the place of the old one when it is complete."""

import errno
import logging
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from db.errors import KnownError

_CODES = {
    errno.ENOSPC: "output_disk_full",
    errno.EDQUOT: "output_disk_full",
    errno.EACCES: "output_not_allowed",
    errno.EPERM: "output_not_allowed",
    errno.EROFS: "output_not_allowed",
    errno.EISDIR: "output_is_directory",
    errno.ENOTDIR: "output_folder_missing",
    errno.ENOENT: "output_folder_missing",
    errno.ENAMETOOLONG: "output_name_too_long",
}


ABANDONED = 3600  # seconds since anybody wrote to it
_LEFT = re.compile(r"\..+\.(pdf|docx|xlsx|csv|txt|json)\.[a-z0-9_]{8}\.part", re.IGNORECASE)
_LOG = logging.getLogger(__name__)

WANTED: ContextVar[Callable[[], bool]] = ContextVar("WANTED", default=lambda: True)
"""Tells whether somebody still waits for what is being written; a job that is cancelled sets it to say no."""


class NoLongerWanted(Exception):  # noqa: N818 - not a fault: somebody stopped it, and nobody hears of it
    """Raised instead of replacing a file, once nobody waits for it any more."""


def _sweep(folder: Path) -> None:
    """Remove what processes left in a folder that were killed while they wrote a file there."""
    latest = time.time() - ABANDONED
    try:
        with os.scandir(folder) as entries:
            left = [each for each in entries if _LEFT.fullmatch(each.name) and each.is_file(follow_symlinks=False)]
        for each in left:
            if each.stat(follow_symlinks=False).st_mtime < latest:
                Path(each.path).unlink(missing_ok=True)
    except OSError as error:  # somebody else's: no reason not to write
        _LOG.info("not swept: %s", error)


@contextmanager
def atomic_write(path: Path | str) -> Iterator[Path]:
    """Yield a temporary path beside `path`; it replaces `path` when the block ends well, else it is removed.

    The file is readable by its owner only. What killed processes left in the folder an hour ago or longer goes.

    Raises NoLongerWanted, and KnownError: output_disk_full, output_not_allowed,
    output_is_directory, output_folder_missing, output_name_too_long.
    """
    target = Path(path)
    aside: Path | None = None
    try:
        if target.is_dir():
            raise KnownError("output_is_directory", path=str(target))
        _sweep(target.parent)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent)
        os.close(handle)  # made with mode 0600
        aside = Path(name)
        yield aside
        with aside.open("r+b") as written:
            os.fsync(written.fileno())
        if not WANTED.get()():
            raise NoLongerWanted
        aside.replace(target)
        aside = None
    except OSError as error:
        code = _CODES.get(error.errno or 0)
        if code is None:
            raise
        place = target.parent if code == "output_folder_missing" else target
        raise KnownError(code, path=str(place)) from error
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)
