"""Work off the window's thread: it reports, can be stopped, and its signals arrive where it was started."""

import importlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from db.errors import KnownError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from db.connect import Database

Result = TypeVar("Result")
Step = Callable[[int, int], None]
POLL_MS = 40


class Cancelled(Exception):  # noqa: N818 - not a fault: somebody asked for it
    """Raised inside the work by `step` once the clerk wants it stopped."""


class Job(QObject, Generic[Result]):
    """One piece of work; exactly one of done, failed and cancelled is called, on the thread that made it."""

    ended = Signal(object)  # the job itself, after one of the three
    _spoke = Signal(str, object)
    _stepped = Signal(int, int)

    def __init__(self, work: Callable[[Step], Result], done: Callable[[Result], None]) -> None:
        super().__init__()
        self._work, self._done = work, done
        self.failed: Callable[[Exception], None] | None = None
        self.cancelled: Callable[[], None] | None = None
        self.progressed: Callable[[int, int], None] | None = None
        self._stop = threading.Event()
        # to methods of an object of this thread: a bare function would be called on the worker's
        self._spoke.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._advance, Qt.ConnectionType.QueuedConnection)

    def step(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self._stepped.emit(done, total)

    def cancel(self) -> None:
        self._stop.set()

    def stopped(self) -> bool:
        return self._stop.is_set()

    def run(self) -> None:
        """Do the work; on the pool's thread."""
        try:
            result = self._work(self.step)
        except Cancelled:
            self._spoke.emit("cancelled", None)
        except Exception as error:  # noqa: BLE001 - handed to the window, which tells known errors from bugs
            self._spoke.emit("failed", error)
        else:
            self._spoke.emit("done", result)

    def _advance(self, done: int, total: int) -> None:
        if self.progressed and not self._stop.is_set():
            self.progressed(done, total)

    def _deliver(self, how: str, what: object) -> None:
        try:
            if self._stop.is_set():
                if self.cancelled:
                    self.cancelled()
            elif how == "done":
                self._done(cast(Result, what))
            elif self.failed:
                self.failed(cast(Exception, what))
        finally:
            self.ended.emit(self)


class _Run(QRunnable):
    """Runs a job in the pool; the job outlives it."""

    def __init__(self, job: Job[Any]) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


def printing_process() -> "ProcessPoolExecutor":
    """Return the one process for papers; what runs processes is loaded when the first paper is drawn."""
    futures, processes = importlib.import_module("concurrent.futures"), importlib.import_module("multiprocessing")
    made: ProcessPoolExecutor = futures.ProcessPoolExecutor(1, mp_context=processes.get_context("spawn"))
    return made


class Jobs(QObject):
    """Starts jobs and keeps them alive until they have spoken; closing the window waits for them here."""

    failed = Signal(object)
    idle = Signal()  # the last job that was under way has spoken

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)
        self._running: set[Job[Any]] = set()
        self._processes: ProcessPoolExecutor | None = None

    def start(
        self,
        work: Callable[[Step], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Job[Result]:
        """Run `work(step)` in a thread; without `failed` the window shows the error."""
        job: Job[Result] = Job(work, done)
        job.progressed, job.cancelled = progressed, cancelled
        return self._begin(job, failed)

    def read(
        self,
        database: "Database",
        query: Callable[[Any], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job[Result]:
        """Run `query(session)` in a thread; cancelled, it ends within a statement and is not heard of again."""

        def work(_step: Step) -> Result:
            with database.read(job.stopped) as session:
                return query(session)

        job: Job[Result] = Job(work, done)
        return self._begin(job, failed)

    def _begin(self, job: Job[Result], failed: Callable[[Exception], None] | None) -> Job[Result]:
        job.failed = failed or self.failed.emit
        job.ended.connect(self._forget)
        self._running.add(job)
        self._pool.start(_Run(job))
        return job

    def _forget(self, job: Job[Any]) -> None:
        self._running.discard(job)
        if not self._running:
            self.idle.emit()

    def in_process(self, work: Callable[..., Result], *values: object) -> Callable[[Step], Result]:
        """Return work that runs `work(*values)` in the one printing process; plain values in and out.

        A process leaves the window its whole thread. It is spawned, never forked: Qt is running here.
        """

        def waited(step: Step) -> Result:
            processes = self._processes = self._processes or printing_process()
            try:
                future: Future[Result] = processes.submit(work, *values)
                while True:
                    try:
                        return future.result(timeout=POLL_MS / 1000)
                    except TimeoutError:
                        step(0, 0)
            except importlib.import_module("concurrent.futures").BrokenExecutor as error:
                if self._processes is processes:
                    self._processes = None  # the next paper gets a new one
                raise KnownError("papers_stopped") from error

        return waited

    def busy(self) -> int:
        return len(self._running)

    def close(self) -> None:
        """Ask every job to stop and wait: nothing may write after the window has gone."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()
        if self._processes:
            self._processes.shutdown(wait=False, cancel_futures=True)
            self._processes = None


class Debounce(QObject):
    """Calls once things have been quiet for `milliseconds`: filters while typing, drafts."""

    def __init__(self, milliseconds: int, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=milliseconds, singleShot=True)
        self._timer.timeout.connect(call)
        self._call = call

    def poke(self) -> None:
        self._timer.start()

    def flush(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._call()
