"""The real window in a benchmark's process: opened and closed, and how long its event loop stood still meanwhile."""

import gc
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

TODAY = date(2025, 12, 20)
TICK = 1  # ms between two beats
FIRST = "backup"  # asks the record nothing, so that every other page can be opened for the first time
WAIT = 180  # seconds for anything but printing


class Beat(QObject):
    """Beats in the window's event loop and keeps the longest pause between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._done: Callable[[], bool] = lambda: True
        self._timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._reset()

    def _reset(self) -> None:
        self.gap = self.busy = 0.0
        self._last, self._work = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self.gap, self.busy = max(self.gap, now - self._last), max(self.busy, work - self._work)
        self._last, self._work = now, work
        if self._done() or now > self._until:
            self._loop.quit()

    def during(
        self, what: str, action: Callable[[], object], done: Callable[[], bool], wait: float = WAIT
    ) -> dict[str, object]:
        """Do `action` inside the loop and beat until `done`, at most `wait` seconds; times in ms."""
        self._until, self._done = time.perf_counter() + wait, lambda: False
        self._reset()
        self._timer.start()
        started: list[float] = []

        def act() -> None:
            started.append(time.perf_counter())
            action()
            self._done = done

        QTimer.singleShot(2 * TICK, act)
        self._loop.exec()
        self._timer.stop()
        spent = time.perf_counter() - started[0]
        if spent > wait:
            raise TimeoutError(what)
        return {"what": what, "ms": 1000 * spent, "gap": 1000 * self.gap, "work": 1000 * self.busy}


class Painted(QObject):
    """Tells when a widget was painted for the first time since `watch`."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = self.watched = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return super().eventFilter(watched, event)


def opened(record: str) -> tuple[QApplication, Any, Beat]:
    """Open the window on its first page and let it come to rest."""
    from desktop.ui.shell.app import Program

    app = QApplication(["so-vang"])
    app.setStyle("Fusion")
    program = Program(app, record, today=lambda: TODAY)
    program.preferences.set_text("page", FIRST)
    beat = Beat()
    beat.during("start", program.start, lambda: bool(program.window.page_name) and not program.jobs.busy())
    beat.during("rest", lambda: None, lambda: bool(gc.get_freeze_count()))  # the last page is loaded and built
    beat.during("rest", lambda: None, quiet(program, 1.0))
    return app, program, beat


def quiet(program: Any, seconds: float = 0.0) -> Callable[[], bool]:
    """Whether nothing is under way and `seconds` have passed since this was asked for."""
    until = time.perf_counter() + seconds
    return lambda: not program.busy() and time.perf_counter() >= until


def close(program: Any) -> None:
    """Close the window as its command does when it ends."""
    from desktop.ui.shell.startup import let_go_of_copied

    program.window.close()
    let_go_of_copied()
