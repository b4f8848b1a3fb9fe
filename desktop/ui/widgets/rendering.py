"""Pages of a PDF as pictures, by pypdfium2, one thread at a time: it is not safe in two."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from desktop.pdfium import PDFIUM

POINTS_PER_INCH = 72


@contextmanager
def seen(page: Any, scale: float) -> Iterator[QImage]:
    """Give one pdfium page as a picture in pdfium's own memory, gone afterwards; `scale` in pixels per point."""
    from pypdfium2 import PdfBitmap  # noqa: PLC0415 - loaded by whoever opened the page

    with PDFIUM:
        # memory of pdfium's own: Python would fill 35 MB with zeros while nobody else runs
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True, bitmap_maker=PdfBitmap.new_foreign)
    try:
        kind = QImage.Format.Format_RGBX8888
        yield QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind)
    finally:
        with PDFIUM:
            del bitmap  # the last to know it: pdfium frees it here


def picture(page: Any, scale: float) -> QImage:
    """Return one pdfium page as a picture of its own memory; `scale` in pixels per point."""
    with seen(page, scale) as image:
        return image.copy()


class Renderer(QObject):
    """Renders what is asked for, newest file only; answers come as signals on the window's thread."""

    opened = Signal(int)  # pages
    rendered = Signal(int, int, QImage)  # page, width asked for, picture
    _loaded = Signal(int, object)
    _made = Signal(int, int, int, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._sizes: list[tuple[float, float]] = []
        self._generation = 0
        self._asked: set[tuple[int, int]] = set()
        self._opening = False
        self._orders: queue.SimpleQueue[tuple[int, Path | None, int, int]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._loaded.connect(self._opened, Qt.ConnectionType.QueuedConnection)
        self._made.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def open(self, file: Path) -> None:
        """Read `file` in the worker; `opened` tells how many pages it has."""
        self._generation += 1
        self._asked.clear()
        self._opening = True
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="pages", daemon=True)
            self._thread.start()
        self._orders.put((self._generation, file, 0, 0))

    def ask(self, page: int, width: int) -> None:
        """Want `page` as a picture `width` device pixels wide."""
        if (page, width) not in self._asked and width > 0:
            self._asked.add((page, width))
            self._orders.put((self._generation, None, page, width))

    def size_of(self, page: int) -> tuple[float, float]:
        """Return width and height of `page` in points."""
        return self._sizes[page]

    def busy(self) -> bool:
        """Whether something that was asked for is still to come."""
        return self._opening or bool(self._asked)

    def close(self) -> None:
        """Stop the thread and close the file."""
        if self._thread is not None:
            self._generation += 1
            self._orders.put((-1, None, 0, 0))
            self._thread.join()
            self._thread = None

    def _opened(self, generation: int, sizes: list[tuple[float, float]]) -> None:
        if generation == self._generation:
            self._sizes, self.count = sizes, len(sizes)
            self._opening = False
            self.opened.emit(self.count)

    def _hand_over(self, generation: int, page: int, width: int, image: QImage) -> None:
        if generation == self._generation:
            self._asked.discard((page, width))
            self.rendered.emit(page, width, image)

    def _work(self) -> None:
        import pypdfium2  # noqa: PLC0415 - 58 ms that only a preview needs; loaded in its thread

        document: Any = None
        sizes: list[tuple[float, float]] = []
        while True:
            generation, file, page, width = self._orders.get()
            if generation == -1:
                break
            if generation != self._generation:
                continue
            if file is not None:
                with PDFIUM:
                    if document is not None:
                        document.close()
                    document = pypdfium2.PdfDocument(file.read_bytes())
                    sizes = [document.get_page_size(at) for at in range(len(document))]
                self._loaded.emit(generation, sizes)
            elif document is not None and page < len(sizes):
                with PDFIUM:
                    leaf = document[page]
                    scale = width / leaf.get_width()
                self._made.emit(generation, page, width, picture(leaf, scale))
                with PDFIUM:
                    leaf.close()
        if document is not None:
            with PDFIUM:
                document.close()
