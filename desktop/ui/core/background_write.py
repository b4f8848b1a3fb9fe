"""Runs writes one after the other on a thread of their own, without a nested event loop."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QMenu, QWidget

AT_ONCE = 0.012  # s: nearly every write has ended by then, and its result is handed on before anything else happens
Result = TypeVar("Result")
Then = Callable[[Result], object]
Failed = Callable[[Exception], object]

INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.ContextMenu,
        QEvent.Type.Wheel,
        QEvent.Type.Drop,
    }
)


TYPED = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})
"""What goes to the field with the focus; an input method sends it there itself, not through the window."""


def reachable(receiver: QObject) -> bool:
    """Whether the clerk can still reach it: False for what is gone, hidden, disabled or behind a dialog."""
    if not shiboken6.isValid(receiver):
        return False
    if isinstance(receiver, QWindow):
        return QGuiApplication.modalWindow() in (None, receiver)
    if isinstance(receiver, QShortcut):
        owners = [receiver.parent()]
    elif isinstance(receiver, QAction):
        shown_by = receiver.associatedObjects() if receiver.isEnabled() else []
        owners = [each.parent() if isinstance(each, QMenu) else each for each in shown_by]
    else:
        owners = [receiver]
    return any(_in_front(each) for each in owners if isinstance(each, QWidget))


def _in_front(widget: QWidget) -> bool:
    dialog = QApplication.activeModalWidget()
    free = dialog is None or widget.window() in (dialog, QApplication.activePopupWidget())
    return free and widget.isVisible() and widget.isEnabled()


@dataclass(frozen=True)
class _Input:
    """A key or click that was held back; `typed` into the field that had the focus then."""

    receiver: QObject
    event: QEvent
    typed: bool

    def receiver_now(self) -> QObject:
        """Return who gets it: what was typed after a Tab that was held back too belongs to the next field."""
        focused = QApplication.focusWidget()
        if self.typed and focused is not None and focused.window() is cast(QWidget, self.receiver).window():
            return focused
        return self.receiver


class InputHold(QObject):
    """Holds keys and clicks back while a slow write runs, and sends them again in their order when it has ended.

    What cannot be reached any more by then gets none: a second Ctrl+Enter does not write a form that was closed.
    """

    _next = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[_Input] | None = None
        self._released: deque[_Input] = deque()
        self._next.connect(self._send_next, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Hold input back from now on and show the busy cursor; the window goes on painting."""
        if self._held is None:
            self._held = []
            cast(QCoreApplication, QCoreApplication.instance()).installEventFilter(self)
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)

    def stop(self) -> None:
        """Let input through again, what was held back first."""
        if self._held is None:
            return
        held, self._held = self._held, None
        cast(QCoreApplication, QCoreApplication.instance()).removeEventFilter(self)
        QGuiApplication.restoreOverrideCursor()
        self._released.extend(held)
        for _each in held:
            self._next.emit()

    def _send_next(self) -> None:
        """Send what was held back first; during another slow write the filter holds it back again."""
        sent = self._released.popleft()
        if reachable(sent.receiver):
            QCoreApplication.sendEvent(sent.receiver_now(), sent.event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a copy of every key and click and stop it here."""
        if self._held is None or event.type() not in INPUT:
            return False
        typed = event.type() in TYPED and watched is QApplication.focusWidget()
        self._held.append(_Input(watched, event.clone(), typed))
        return True


@dataclass
class _Write:
    """One write: `prepare` runs on the window's thread when its turn comes, what it returns runs on the other."""

    prepare: Callable[[], Callable[[], None] | None]
    then: Callable[[], object]
    failed: Failed
    work: Callable[[], None] | None = None
    thread: threading.Thread | None = None
    error: Exception | None = None
    ended: bool = False

    def run(self) -> None:
        """Do the work; on a thread that keeps no reference: a widget must not be deleted there."""
        try:
            cast(Callable[[], None], self.work)()
        except Exception as error:  # noqa: BLE001 - handed to `failed` on the window's thread
            self.error = error


class BackgroundWriter(QObject):
    """A queue of writes; one runs at a time, and its `then` is called before the next begins."""

    idle = Signal()
    """The last write of the queue has ended."""
    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[_Write] = deque()
        self._running: _Write | None = None
        self._hold = InputHold(self)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a write is running or waiting; the record may not be closed then."""
        return self._running is not None or bool(self._queue)

    def start(self, prepare: Callable[[], Callable[[], Result] | None], then: Then[Result], failed: Failed) -> None:
        """Queue a write that touches no widget.

        `prepare` is called on the window's thread when the write's turn comes and returns the work, or None where
        there is nothing to write. A write that ends within `AT_ONCE` calls `then` or `failed` before this returns;
        of a slower one they are called from a queued signal. Both are called on the window's thread.
        """
        results: list[Result] = []

        def prepared() -> Callable[[], None] | None:
            work = prepare()
            return None if work is None else lambda: results.append(work())

        self._queue.append(_Write(prepared, lambda: then(results.pop()), failed))
        self._start_next(AT_ONCE)

    def finish(self) -> None:
        """Wait for every write of the queue and hand its result on; for when the record is closed."""
        while self.busy:
            if self._running is not None:
                self._deliver()
            self._start_next(None)

    def _start_next(self, longest: float | None) -> None:
        """Begin what waits while nothing runs; wait `longest` seconds for each, None for its end."""
        while self._running is None and self._queue:
            write = self._queue.popleft()
            write.work = write.prepare()
            if write.work is None:
                continue
            self._running = write
            write.thread = threading.Thread(target=self._run, args=(write,))
            write.thread.start()
            write.thread.join(longest)
            if write.thread.is_alive():
                self._hold.start()
            else:
                self._deliver()

    def _run(self, write: _Write) -> None:
        write.run()
        write.ended = True
        self._ended.emit()

    def _on_ended(self) -> None:
        if self._running is not None and self._running.ended:
            self._deliver()
        self._start_next(AT_ONCE)

    def _deliver(self) -> None:
        """Hand the result of the running write on, once it has ended; another write may start from there."""
        write = cast(_Write, self._running)
        cast(threading.Thread, write.thread).join()
        self._running = None
        self._hold.stop()
        try:
            if write.error is not None:
                write.failed(write.error)
            else:
                write.then()
        finally:
            if self._queue:
                self._ended.emit()  # the queue goes on where `then` itself fails
            elif self._running is None:
                self.idle.emit()
