"""Prints the ruler sheet and keeps what was measured on it for the chosen printer and paper."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from db.queries.sheet_list import KeptCalibration
from desktop.ui.certificates.print_settings import PrintSettings
from desktop.ui.certificates.printer_offset import PrinterShift
from desktop.ui.certificates.ruler_form import RulerForm
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Step
from desktop.ui.framework.page import Page
from desktop.ui.printing.open_files import file_acts
from desktop.ui.printing.print_tasks import RULER_SHEET, called
from desktop.ui.printing.printer import Move, print_pages, printer_named
from desktop.ui.widgets.message_bars import ProgressLine


class RulerActs:
    """Belongs to the printer settings of the certificates page."""

    def __init__(self, page: Page, settings: PrintSettings, shift: PrinterShift, progress: ProgressLine) -> None:
        self._page, self._settings, self._shift, self._progress = page, settings, shift, progress
        self._folder = TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        words = _("Measure with the ruler sheet…")
        self.measure_act = page.act(words, self.measure, key="Ctrl+Shift+M", icon="ruler-dimension-line")
        settings.measure.follow(self.measure_act)

    def measure(self) -> None:
        """Take six readings; what follows from them is kept with printer and paper."""
        ask = RulerForm(self._page.look, self._settings.printer_name(), self.print_sheet, self._page)
        if ask.exec() == QDialog.DialogCode.Accepted and ask.found is not None:
            self._shift.set(KeptCalibration(**asdict(ask.found)))
            self._shift.read()

    def print_sheet(self, paper: str) -> None:
        """Print the ruler sheet as the printer would by itself: without any shift."""
        if self._settings.is_file():
            name = f"to-thuoc-{paper}.pdf"
            chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Save as PDF"), name, "PDF (*.pdf)")
            if chosen:
                self._write(Path(chosen), paper, self._saved)
            return
        printer = printer_named(self._settings.printer_name())
        if QPrintDialog(printer, self._page).exec() == QDialog.DialogCode.Accepted:
            self._write(Path(self._folder.name) / f"{paper}.pdf", paper, partial(self.print_on, printer))

    def _write(self, out: Path, paper: str, done: Callable[[Path], None]) -> None:
        jobs = self._page.context.jobs
        jobs.start(jobs.in_process(called, RULER_SHEET, str(out), paper), lambda _none: done(out))

    def _saved(self, out: Path) -> None:
        self._progress.finish(_("Written: {file}").format(file=out.name), file_acts(self._page.look, out))

    def print_on(self, printer: QPrinter, file: Path) -> None:
        def work(step: Step) -> None:
            print_pages(file, (0,), printer, Move(), step)

        words = _("{n} sheets were sent to the printer").format(n=1)
        self._page.context.jobs.start(work, lambda _none: self._progress.finish(words, []))
