"""Work off the window's thread: it reports, can be stopped, and its signals arrive where it was started."""

import importlib
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from db.errors import KnownError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

    from db.connect import Database, Reader

Result = TypeVar("Result")
Step = Callable[[int, int], None]
POLL_MS = 40
PROCESSES = "multiprocessing"
GRACE = 1.5  # seconds in which a process that draws papers may come to its end
WANTED = "desktop.ui.core.cancellation"  # loaded with the first paper


class Cancelled(Exception):  # noqa: N818 - not a fault: somebody asked for it
    """Raised inside the work by `step` once the clerk wants it stopped."""


class BaseJob(QObject):
    """One piece of work; exactly one of done, failed and cancelled is called, on the thread that made it."""

    ended = Signal(object)  # the job itself, after one of the three
    _finished = Signal()
    _stepped = Signal(int, int)

    def __init__(self, work: Callable[[Step], object], done: Callable[[object], None]) -> None:
        super().__init__()
        self._work: Callable[[Step], object] | None = work
        self._done: Callable[[object], None] | None = done
        self._outcome: tuple[str, object] = ("cancelled", None)
        self.failed: Callable[[Exception], None] | None = None
        self.cancelled: Callable[[], None] | None = None
        self.progressed: Callable[[int, int], None] | None = None
        self._stop = threading.Event()
        # to methods of an object of this thread: a bare function would be called on the worker's
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._advance, Qt.ConnectionType.QueuedConnection)

    def step(self, done: int, total: int) -> None:
        """Report progress; on the worker's thread. Raises Cancelled once the job is to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._stepped.emit(done, total)

    def cancel(self) -> None:
        """Ask the job to stop at its next `step`; `cancelled` is called instead of `done`."""
        self._stop.set()

    def stopped(self) -> bool:
        """Return whether the job was asked to stop; on any thread."""
        return self._stop.is_set()

    def run(self) -> None:
        """Do the work; on the pool's thread, which keeps nothing of it once the job has spoken."""
        self._outcome = self._come_of_it()
        self._finished.emit()

    def _come_of_it(self) -> tuple[str, object]:
        assert self._work is not None
        try:
            return "done", self._work(self.step)
        except Cancelled:
            return "cancelled", None
        except Exception as error:  # noqa: BLE001 - handed to the window, which tells known errors from bugs
            return "failed", error

    def _advance(self, done: int, total: int) -> None:
        if self.progressed and not self._stop.is_set():
            self.progressed(done, total)

    def _deliver(self) -> None:
        how, what = self._outcome
        try:
            if self._stop.is_set():
                if self.cancelled:
                    self.cancelled()
            elif how == "done":
                assert self._done is not None
                self._done(what)
            elif self.failed:
                self.failed(cast(Exception, what))
        finally:
            self.ended.emit(self)
            self._release()

    def _release(self) -> None:
        """Forget everything that may hold a widget: here, on the window's thread."""
        self._work = self._done = self.failed = self.cancelled = self.progressed = None
        self._outcome = ("cancelled", None)
        self.ended.disconnect()


class Job(BaseJob, Generic[Result]):
    """A job whose `done` takes what its `work` returns."""

    def __init__(self, work: Callable[[Step], Result], done: Callable[[Result], None]) -> None:
        super().__init__(work, cast(Callable[[object], None], done))


class Newest:
    """Holds on to what was asked for last: an answer to an earlier asking would take the place of its answer.

    Answers come in the order in which they are ready, not in that in which they were asked for.
    """

    def __init__(self) -> None:
        self._job: BaseJob | None = None

    def take(self, job: BaseJob) -> BaseJob:
        """Wait for this one from now on, and return it; the one before is not heard of again."""
        self.drop()
        self._job = job
        return job

    def drop(self) -> None:
        """Wait for nothing any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def is_held(self, job: BaseJob) -> bool:
        """Return whether this is the one that was asked for last."""
        return job is self._job


class _Run(QRunnable):
    """Runs a job in the pool, then puts it down in `spent`, which is emptied on the window's thread.

    A job may be the last to know a widget. Let go of here, it would take that widget apart beside the window's thread,
    and Qt crashes at whatever it does with widgets just then: so the job is moved, and no name of this thread holds it.
    """

    def __init__(self, job: BaseJob, spent: list[BaseJob]) -> None:
        super().__init__()
        self._held, self._spent = [job], spent

    def run(self) -> None:
        self._held[0].run()
        self._spent.append(self._held.pop())


class PrintingProcess:
    """The one process for papers; what runs processes is loaded when the first paper is drawn."""

    def __init__(self) -> None:
        futures, self._processes = importlib.import_module("concurrent.futures"), importlib.import_module(PROCESSES)
        self._executor: ProcessPoolExecutor = futures.ProcessPoolExecutor(
            1, mp_context=self._processes.get_context("spawn")
        )
        self._own: set[BaseProcess] = set()

    def submit(self, work: Callable[..., Result], *values: object) -> "Future[Result]":
        """Begin work."""
        before = set(self._processes.active_children())
        future = self._executor.submit(work, *values)
        self._own |= {each for each in self._processes.active_children() if each not in before and not each.daemon}
        return future

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        """End the process, by force where it does not come to its end: nobody waits for its papers any more."""
        self._executor.shutdown(wait=wait, cancel_futures=cancel_futures)
        ends = time.monotonic() + GRACE
        for process in self._own:
            process.join(max(0.0, ends - time.monotonic()))
            process.kill()
            process.join()


def printing_process() -> PrintingProcess:
    """Return a new process for papers."""
    return PrintingProcess()


class Jobs(QObject):
    """Starts jobs and keeps them alive until they have spoken; closing the window waits for them here."""

    failed = Signal(object)
    idle = Signal()  # the last job that was under way has spoken

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)
        self._running: set[BaseJob] = set()
        self._readings: set[BaseJob] = set()
        self._when_read: list[Callable[[], object]] = []
        self._spent: list[BaseJob] = []
        self._processes: PrintingProcess | None = None
        self._closed = False

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
        query: "Callable[[Reader], Result]",
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job[Result]:
        """Run `query(session)` in a thread; cancelled, it ends within a statement and is not heard of again."""

        def work(_step: Step) -> Result:
            with database.read(job.stopped) as session:
                return query(session)

        job: Job[Result] = Job(work, done)
        self._readings.add(job)
        return self._begin(job, failed)

    def when_read(self, call: Callable[[], object]) -> None:
        """Call once nothing is being read any more, what follows from an answer included; at once where nothing is."""
        if self._readings:
            self._when_read.append(call)
        else:
            call()

    def _begin(self, job: Job[Result], failed: Callable[[Exception], None] | None) -> Job[Result]:
        job.failed = failed or self.failed.emit
        if self._closed:  # asked for by what is being taken apart: nobody is left to hear the answer
            job.cancel()
            self._readings.discard(job)
            return job
        job.ended.connect(self._forget)
        self._running.add(job)
        self._pool.start(_Run(job, self._spent))
        return job

    def _forget(self, job: BaseJob) -> None:
        self._running.discard(job)
        self._readings.discard(job)
        self._spent.clear()
        if not self._readings:
            for call in self._when_read:
                QTimer.singleShot(0, self, call)  # it may ask, and this job would end when that is answered
            self._when_read.clear()
        if not self._running:
            self.idle.emit()

    def in_process(self, work: Callable[..., Result], *values: object) -> Callable[[Step], Result]:
        """Return work that runs `work(*values)` in the one printing process; plain values in and out.

        A process leaves the window its whole thread. It is spawned, never forked: Qt is running here. Work that was
        stopped writes no file any more.

        Raises KnownError: papers_stopped.
        """

        def waited(step: Step) -> Result:
            processes = self._processes = self._processes or printing_process()
            stopping = importlib.import_module(WANTED)
            try:
                with stopping.wanted() as mark:
                    future: Future[Result] = processes.submit(stopping.run, mark, work, *values)
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
        """Return how many jobs have not handed their result on yet."""
        return len(self._running)

    def close(self) -> None:
        """Ask every job to stop and wait, begin none any more: nothing may write after the window has gone."""
        self._closed = True
        self._when_read.clear()
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()
        for job in tuple(self._running):  # what they still have to say is said while there is a window to say it in
            QCoreApplication.sendPostedEvents(job, QEvent.Type.MetaCall)
        self._spent.clear()
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

    def start(self) -> None:
        """Start waiting, or start again: called at every change."""
        self._timer.start()

    def flush(self) -> None:
        """Call at once what is waited for; nothing where nothing is."""
        if self._timer.isActive():
            self._timer.stop()
            self._call()
