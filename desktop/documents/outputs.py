"""Files are written aside and renamed: what stands under a name is always whole, and its owner's alone."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import KnownError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Yield a file beside `path` to write to; it takes the name when the block ends well, else it is removed.

    Raises KnownError: output_is_directory, output_folder_missing, output_not_allowed, disk_full.
    """
    aside = _made_aside(path)
    try:
        yield aside
        _kept(aside)
        aside.replace(path)
    except OSError as error:
        raise _known(error, path) from error
    finally:
        aside.unlink(missing_ok=True)


def _made_aside(path: Path) -> Path:
    """Make an empty file that only its owner may read, in the folder of the one to come."""
    if path.is_dir():
        raise KnownError("output_is_directory", path=str(path))
    try:
        number, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _known(error, path) from error
    os.close(number)
    return Path(name)


def _kept(aside: Path) -> None:
    """Wait until the file is on the disk, its rights those of its owner even if the writer made it anew."""
    aside.chmod(0o600)
    with aside.open("rb+") as file:
        os.fsync(file.fileno())


def _known(error: OSError, path: Path) -> KnownError:
    """Return what the clerk can mend about a file that could not be written."""
    if error.errno in FULL:
        return KnownError("disk_full", path=str(path))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return KnownError("output_folder_missing", path=str(path.parent))
    return KnownError("output_not_allowed", path=str(path))
