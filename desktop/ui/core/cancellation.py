"""Work in the printing process that was stopped: it is not begun any more, or its file not put in place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

from desktop import scratch
from desktop.documents.engine.atomic_file import WANTED, NoLongerWanted

Result = TypeVar("Result")


@contextmanager
def wanted() -> Iterator[Path]:
    """Give a file that is there for as long as somebody waits for the work; a process can look for it."""
    with NamedTemporaryFile(prefix="so-vang-wanted-") as mark:
        yield Path(mark.name)


def run(mark: Path, work: Callable[..., Result], *values: object) -> Result:
    """Do the work in the printing process while it is wanted. Raises NoLongerWanted."""
    scratch.begin()
    if not mark.exists():
        raise NoLongerWanted
    WANTED.set(mark.exists)
    return work(*values)
