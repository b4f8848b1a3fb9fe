"""Changes are written beside the window's thread: one that takes long lets the window paint and takes no keys."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

AT_ONCE = 0.012  # s: nearly every change is written by then, and nothing else happens in between
Result = TypeVar("Result")


class Written(QObject, Generic[Result]):
    """One call on a thread of its own."""

    _ended = Signal()

    def __init__(self, work: Callable[[], Result]) -> None:
        super().__init__()
        self._work = work
        self._result: Result | None = None
        self._error: Exception | None = None
        self._loop = QEventLoop()
        self._ended.connect(self._loop.quit, Qt.ConnectionType.QueuedConnection)

    def result(self) -> Result:
        """Do the work and return what came of it, or raise its error.

        While it lasts the window paints and hears answers of jobs; keys and clicks wait until it is over.
        """
        thread = threading.Thread(target=self._run)
        thread.start()
        thread.join(AT_ONCE)
        if thread.is_alive():
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            try:
                self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            finally:
                QGuiApplication.restoreOverrideCursor()
        thread.join()  # it may not be the last that knows this object: Qt's things are taken apart on their own thread
        error, self._error = self._error, None
        if error is not None:
            raise error
        return cast(Result, self._result)

    def _run(self) -> None:
        try:
            self._result = self._work()
        except Exception as error:  # noqa: BLE001 - raised again where the work was asked for
            self._error = error
        finally:
            self._ended.emit()


def written(work: Callable[[], Result]) -> Result:
    """Do `work`, which touches no widget, beside the window's thread; return what it returns, raise what it raises."""
    made: Written[Any] = Written(work)
    return cast(Result, made.result())
