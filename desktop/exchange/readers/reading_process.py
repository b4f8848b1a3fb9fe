"""Opens files of units in a process of its own, which is ended when a file takes too long or too much memory.

What reads office files is partly native code: it cannot be asked to stop, and a file made for it can fill the memory or
end the process. So it runs where neither the window nor the record is.
"""

import contextlib
import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import ClassVar, Final

from db.errors import KnownError
from desktop import scratch
from desktop.exchange.readers import opening
from desktop.exchange.readers.opening import OpenedFile, open_file
from desktop.exchange.readers.workbook import ListRefusedError, Sheet, Workbook

if sys.platform != "win32":
    import resource

Waiting = Callable[[], None]
"""Called every now and then while a file is being opened; may raise to stop it."""

MEMORY: Final = 500 * 2**20
"""Bytes that the process may take to open one file, beyond what it has when it is ready."""
SECONDS: Final = 8.5
"""For a small file; with what it takes to end the process on a busy machine, the clerk has the answer within ten."""
SECONDS_A_MEGABYTE: Final = 3.0
"""Of a file: a large one may take longer, on an old computer too. A small one that takes long was made for it."""
_POLL: Final = 0.04
_START: Final = 60.0
_READY_SIZE: Final = 250 * 2**20  # bytes that the process has on Windows before it opens anything, at most
_MANY_ROWS = 50_000  # after which the process, grown large, is not used again
_ROWS_AT_ONCE = 2_000  # more, taken out of the pipe in one piece, would hold up every other thread
_CONVERTING, _DONE, _REFUSED = "converting", "done", "refused"
_JOB_LIMITS, _PROCESS_MEMORY, _ENDS_WITH_ITS_JOB = 9, 0x100, 0x2000  # JobObjectExtendedLimitInformation and its flags


def open_apart(path: Path, password: str | None = None, waiting: Waiting | None = None) -> OpenedFile:
    """Open a file as `opening.open_file` does, in the reading process; `waiting` is called while it lasts.

    Raises what `open_file` raises, and KnownError: list_takes_too_long, list_takes_too_much, list_reader_ended,
    list_reader_failed.
    """
    with _ONE_AT_A_TIME:
        return _PROCESS.open(path, password, waiting or (lambda: None))


class ReadingProcess:
    """The process and the pipe to it; made with the first file, and anew after one that it was ended for."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int:
        """The number of the process, 0 while there is none."""
        return (self._process.pid or 0) if self._process is not None else 0

    def open(self, path: Path, password: str | None, waiting: Waiting) -> OpenedFile:
        """Open one file.

        Raises what `open_file` raises, and KnownError: list_takes_too_long, list_takes_too_much, list_reader_ended,
        list_reader_failed.
        """
        try:
            pipe = self._ready(waiting)
            limit = _seconds(path)
            pipe.send((str(path), password, limit))
            kind, told, blocks = self._answer(pipe, path, limit, waiting)
            found = pickle.loads(told)  # noqa: S301 - from our own process
            if kind == _DONE:
                self._take_rows(pipe, found, blocks, waiting)
        except (EOFError, OSError) as error:
            self.end()
            raise ListRefusedError("too_large", "list_reader_ended", name=path.name) from error
        except BaseException:
            self.end()
            raise
        if blocks * _ROWS_AT_ONCE > _MANY_ROWS or getattr(found, "kind", "") == "too_large":
            self.end()  # it may have grown large, and keeps what it has
        if isinstance(found, OpenedFile):
            return found
        raise found

    def _answer(self, pipe: Connection, path: Path, limit: float, waiting: Waiting) -> tuple[str, bytes, int]:
        ends = time.monotonic() + limit
        while True:
            while not pipe.poll(_POLL):
                waiting()
                if time.monotonic() > ends:
                    raise ListRefusedError("too_large", "list_takes_too_long", name=path.name, seconds=round(limit))
            kind, told, blocks = pipe.recv()
            if kind != _CONVERTING:
                return kind, told, blocks
            ends = time.monotonic() + opening.CONVERSION_SECONDS + limit

    @staticmethod
    def _take_rows(pipe: Connection, found: OpenedFile, blocks: int, waiting: Waiting) -> None:
        sheets = _sheets(found.book)
        for _block in range(blocks):
            waiting()
            at, rows = pickle.loads(pipe.recv_bytes())  # noqa: S301 - from our own process
            sheets[at].rows.extend(rows)

    def _ready(self, waiting: Waiting) -> Connection:
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._pipe
        self.end()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), name="so-vang-reading", daemon=True)
        self._process.start()
        theirs.close()
        ends = time.monotonic() + _START
        while not self._pipe.poll(_POLL):
            waiting()
            if time.monotonic() > ends:
                raise EOFError
        self._pipe.recv()
        return self._pipe

    def end(self) -> None:
        """End the process with all that it started; the next file gets a new one."""
        process, self._process = self._process, None
        if process is not None and process.pid is not None:
            if sys.platform != "win32":
                with contextlib.suppress(ProcessLookupError, PermissionError):  # it has ended, or is not yet a group
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.join()
            process.close()
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


_PROCESS: Final = ReadingProcess()
_ONE_AT_A_TIME: Final = threading.Lock()


def _seconds(path: Path) -> float:
    try:
        return SECONDS + SECONDS_A_MEGABYTE * max(0.0, path.stat().st_size / 2**20 - 1)
    except OSError:  # told by what opens it
        return SECONDS


def _sheets(book: Workbook) -> list[Sheet]:
    """Return each sheet of a workbook and of the lists in it once, in their order."""
    found = {id(sheet): sheet for sheet in book.sheets}
    for part in book.parts:
        found |= {id(sheet): sheet for sheet in _sheets(part)}
    return list(found.values())


def _serve(pipe: Connection) -> None:
    """Open files until the pipe is closed, in the reading process; the rows of a file follow it in blocks."""
    _be_alone()
    scratch.begin()
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)  # what native code says when it falls is no sentence
    opening.CONVERTING = lambda: pipe.send((_CONVERTING, b"", 0))
    pipe.send("ready")
    while True:
        try:
            path, password, limit = pipe.recv()
        except EOFError:
            return
        watch = threading.Timer(limit + opening.CONVERSION_SECONDS, os._exit, (1,))  # nobody waits any more
        watch.daemon = True
        watch.start()
        found = _opened(Path(path), password)
        watch.cancel()
        if isinstance(found, KnownError):
            pipe.send((_REFUSED, pickle.dumps(found), 0))
            continue
        kept = [sheet.rows for sheet in _sheets(found.book)]
        for sheet in _sheets(found.book):
            sheet.rows = []
        blocks = [
            (at, rows[first : first + _ROWS_AT_ONCE])
            for at, rows in enumerate(kept)
            for first in range(0, len(rows), _ROWS_AT_ONCE)
        ]
        pipe.send((_DONE, pickle.dumps(found), len(blocks)))
        for block in blocks:
            pipe.send_bytes(pickle.dumps(block))


def _opened(path: Path, password: str | None) -> OpenedFile | KnownError:
    try:
        return open_file(path, password)
    except MemoryError:
        return ListRefusedError("too_large", "list_takes_too_much", name=path.name, megabytes=MEMORY // 2**20)
    except KnownError as refused:
        return refused
    except Exception as bug:  # noqa: BLE001 - a fault of a reader is told with its place, and no list is guessed at
        last = traceback.extract_tb(bug.__traceback__)[-1]
        where = f"{type(bug).__name__}, {Path(last.filename).name}:{last.lineno}"
        return ListRefusedError("corrupt", "list_reader_failed", name=path.name, where=where)


if sys.platform == "win32":

    def _be_alone() -> None:
        """Take no more memory than a list needs, and have what is started here ended with this process."""
        size, count, whole, flags = ctypes.c_size_t, ctypes.c_ulonglong, ctypes.c_longlong, ctypes.c_uint32

        class Limits(ctypes.Structure):
            """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of the Windows API."""

            _fields_: ClassVar = [
                *(("times", whole * 2), ("flags", flags), ("sets", size * 2), ("processes", flags)),
                *(("affinity", size), ("priority", flags), ("scheduling", flags), ("counters", count * 6)),
                *(("process_memory", size), ("job_memory", size), ("peaks", size * 2)),
            ]

        told = Limits(flags=_PROCESS_MEMORY | _ENDS_WITH_ITS_JOB, process_memory=_READY_SIZE + MEMORY)
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        kernel.SetInformationJobObject(job, _JOB_LIMITS, ctypes.byref(told), ctypes.sizeof(told))
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))

else:

    def _be_alone() -> None:
        """Take no more memory than a list needs, and have what is started here ended with this process."""
        os.setsid()
        statement = Path("/proc/self/statm")  # macOS has none, and keeps to no limit
        if statement.exists():
            most = int(statement.read_text("ascii").split()[0]) * resource.getpagesize() + MEMORY
            resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
