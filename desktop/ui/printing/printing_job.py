"""Sends pages of a PDF to a printer away from the window's thread: as they are through CUPS, elsewhere as Qt prints.

What keeps the printer (no paper, a jam) is told beside the progress, and how many sheets were handed over when it ends.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desktop.documents.certificate.calibration import Calibration
from desktop.labels.printer_words import trouble_words
from desktop.spooler import cups
from desktop.spooler.options import PrintOptions
from desktop.spooler.run import print_in_parts
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Jobs, Step
from desktop.ui.printing.printer import Move, print_pages, printer_named, set_up
from desktop.ui.widgets.message_bars import ProgressBar


class PrintingJob(QObject):
    """One paper, or one run of sheets, on its way to the printer.

    `done` is called once the printer has taken all; `stopped` with how many sheets were handed over where the clerk
    stopped it; `failed` with how many, and why.
    """

    _troubled = Signal(object)

    def __init__(self, jobs: Jobs, progress: ProgressBar, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._progress = jobs, progress
        self._handed = 0
        self._at, self._trouble = (0, 0), ""
        self._troubled.connect(self._tell_trouble, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        files: Sequence[tuple[Path, Sequence[int]]],
        printer: str,
        options: PrintOptions,
        move: Calibration,
        done: Callable[[], None],
        stopped: Callable[[int], None],
        failed: Callable[[int, Exception], None],
    ) -> None:
        """Print pages (from 0) of files, one after another."""
        total = sum(len(pages) for _file, pages in files)

        def work(step: Step) -> None:
            before = 0
            for file, pages in files:
                self._print(file, pages, printer, options, move, partial(_count_on, step, before, total), before)
                before += len(pages)

        job = self._jobs.start(
            work,
            lambda _none: done(),
            failed=lambda error: failed(self._handed, error),
            progressed=self._tell,
            cancelled=lambda: stopped(self._handed),
        )
        job.ended.connect(lambda _job: self.deleteLater())
        self._progress.start(_("Printing"))
        self._progress.cancelled.connect(job.cancel)

    def _print(
        self,
        file: Path,
        pages: Sequence[int],
        printer: str,
        options: PrintOptions,
        move: Calibration,
        step: Step,
        before: int,
    ) -> None:
        """Print one file; in the job's thread."""

        def hand(many: int) -> None:
            self._handed = before + many

        if cups.is_here():
            print_in_parts(file, pages, printer, options, move, step, self._troubled.emit, hand)
            return

        def counted(at: int, of: int) -> None:
            hand(at)
            step(at, of)

        for _copy in range(options.copies):
            print_pages(file, pages, set_up(printer_named(printer), options), Move(**asdict(move)), counted)

    def _tell(self, at: int, total: int) -> None:
        self._at = (at, total)
        self._progress.step(at, total, " · ".join(filter(None, (f"{at} / {total}", self._trouble))))

    def _tell_trouble(self, reasons: tuple[str, ...]) -> None:
        self._trouble = trouble_words(reasons)
        self._tell(*self._at)


def _count_on(step: Step, before: int, total: int, done: int, _all: int) -> None:
    step(before + done, total)
