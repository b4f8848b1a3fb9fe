"""Garbage is collected on the window's thread only: a worker that collects takes widgets apart under Qt's feet."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1_000  # ms


class GarbageCollector(QObject):
    """Switches Python's own collector off, which runs on whatever thread allocates, and does its work in idle ticks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due, as the interpreter itself would."""
        for generation, (many, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if many <= most:
                break
            gc.collect(generation)
