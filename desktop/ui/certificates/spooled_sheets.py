"""Certificates handed to the printing system as they are drawn: written down first, then sent in parts."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace

from PySide6.QtWidgets import QDialog, QWidget

from db.changes.print_runs import StopPrintRun
from db.queries.sheet_list import certificate_lines
from db.rules.terms import SheetState
from desktop.documents.certificate.calibration import Calibration
from desktop.papers.file_names import decision_stem
from desktop.spooler.options import PrintOptions
from desktop.ui.certificates.certificate_preview import CertificatePreview
from desktop.ui.certificates.left_out import LeftOut
from desktop.ui.certificates.print_settings import PrintSettings
from desktop.ui.certificates.printer_offset import PrinterOffset
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.printing.print_dialog import PrintDialog
from desktop.ui.printing.printer import first_paper
from desktop.ui.printing.printer_features import PrinterReading
from desktop.ui.printing.printing_job import PrintingJob
from desktop.ui.widgets.message_bars import ProgressBar


class SpooledSheets:
    """Asks for tray and colour, and prints; `write_down` records the sheets before the first is sent.

    `told` says what was done and who was left out, `failed` why nothing was.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        settings: PrintSettings,
        offset: PrinterOffset,
        preview: CertificatePreview,
        progress: ProgressBar,
        reading: PrinterReading,
        write_down: Callable[[int, Sequence[int], Callable[[], object]], None],
        told: Callable[[str, Sequence[LeftOut]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._context, self._parent, self._settings, self._offset = context, parent, settings, offset
        self._preview, self._progress, self._reading = preview, progress, reading
        self._write_down, self._told, self._failed = write_down, told, failed
        self.running = False

    def ask(self, decision: int, places: Sequence[int], out_of: Sequence[LeftOut]) -> None:
        """Ask for tray, colour and name in the queue, then print."""
        assert self._preview.file is not None
        settings, printer = self._settings, self._settings.printer_name()
        dialog = PrintDialog(
            self._context.theme,
            [_("Print certificates")],
            len(places),
            first_paper(self._preview.file),
            [printer],
            printer,
            self._parent,
            ask=self._reading.read,
            kept=lambda _printer: replace(self._offset.kept_options(), tray=settings.tray_name()),
            sheets=True,
        )
        with self._context.database.read() as session:
            dialog.job_name.setText(decision_stem(session, "certificates", decision))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            options = dialog.options()
            settings.choose_tray(options.tray)
            self._offset.keep_options(options)
            self.print_on(decision, places, options, out_of)

    def print_on(
        self, decision: int, places: Sequence[int], options: PrintOptions, out_of: Sequence[LeftOut] = ()
    ) -> None:
        """Write every sheet down, then hand the sheets over, moved as printer, tray and stock need it."""
        file = self._preview.file
        assert file is not None
        pages = [self._preview.drawn.pages.index(place) for place in places]
        printer, move = self._settings.printer_name(), Calibration(**asdict(self._offset.kept()))
        job = PrintingJob(self._context.jobs, self._progress, self._parent)

        def sent() -> None:
            self.running = False
            self._told(_("{n} sheets were sent to the printer.").format(n=len(pages)), out_of)

        def stopped(handed: int) -> None:
            self.running = False
            self._plan_anew(decision, places[handed:], _("Stopped. Ctrl+J records which sheets came out."))

        def failed(handed: int, error: Exception) -> None:
            self.running = False
            self._failed(error)
            self._plan_anew(decision, places[handed:], "")

        def send() -> None:
            self.running = True
            job.start([(file, pages)], printer, options, move, sent, stopped, failed)

        self._write_down(decision, places, send)

    def _plan_anew(self, decision: int, places: Sequence[int], words: str) -> None:
        """Take the sheets that never reached the printer out of the account again, and say so."""
        with self._context.database.read() as session:
            lines = certificate_lines(session, decision)
        unsent = tuple(lines[place].sheet_id for place in places if lines[place].state is SheetState.PRINTED)
        told = _("{n} sheets were not sent and are still to be printed.").format(n=len(unsent)) if unsent else ""

        def tell(_done: object = None) -> None:
            if words or told:
                self._progress.finish(" ".join(filter(None, (words, told))), [])

        if unsent:
            self._context.do(StopPrintRun((), (), unsent, ""), tell, self._failed)
        else:
            tell()
