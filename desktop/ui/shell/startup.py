"""Order of starting: the window is painted, what the record needs is loaded, then the pages; garbage collection."""

import gc
import importlib
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.ui.core.jobs import Step

RECORD_PARTS = ("sqlalchemy.orm", "db.opening", "db.queries.round_list", "db.queries.settings")
"""What opening a record needs and Qt has no part in: loaded in a worker while the window answers."""

PAINTED_AT_LATEST = 400  # ms: a window that nobody sees, such as a minimised one, is not painted
AFTER_FIRST_ROWS = 600  # ms
COLLECT_EVERY = 1_000  # ms
WITHOUT_SCREEN = ("offscreen", "minimal")
BETWEEN_STEPS = 30  # ms: the clerk's keys go between


class FirstPaint(QObject):
    """Calls once, when `widget` has been painted for the first time."""

    def __init__(self, widget: QWidget, call: Callable[[], None]) -> None:
        super().__init__(widget)
        self._call: Callable[[], None] | None = call
        widget.installEventFilter(self)
        QTimer.singleShot(PAINTED_AT_LATEST, self, self._once)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._once)
        return super().eventFilter(watched, event)

    def _once(self) -> None:
        if self._call is not None:
            call, self._call = self._call, None
            call()


def load_record_parts(_step: Step) -> None:
    """Import what the record needs; in a worker."""
    for name in RECORD_PARTS:
        importlib.import_module(name)


def load_changes(_step: Step) -> None:
    """Import every change, so that the journal's steps have names; in a worker."""
    importlib.import_module("db.changes.registry")


class IdleLoader(QObject):
    """Takes `steps` one by one once the first page stands: pages are loaded and built before they are asked for."""

    def __init__(self, steps: Iterator[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, interval=AFTER_FIRST_ROWS, singleShot=True)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            step()
            self._timer.start(BETWEEN_STEPS)
            return
        if not gc.get_freeze_count():  # once: what of a later window was frozen could not be collected after it
            gc.freeze()  # code and classes stay: walking them would stall the window for nothing


class GarbageCollector(QObject):
    """Switches Python's own collector off, which runs on whatever thread allocates, and does its work in idle ticks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=COLLECT_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due, as the interpreter itself would."""
        for generation, (many, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if many <= most:
                break
            gc.collect(generation)


def let_go_of_copied() -> None:
    """Let go of what was copied, at the very end, where there is no screen.

    Qt keeps the copy there until Python is gone, and calls it then: the process would end with a segmentation fault.
    With a screen it goes with the application, or the system takes it over.
    """
    if QGuiApplication.platformName() in WITHOUT_SCREEN:
        QGuiApplication.clipboard().clear()
