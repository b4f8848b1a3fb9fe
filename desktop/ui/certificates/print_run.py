"""One print run: every sheet is written down before the first one is printed, both away from the window's thread."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from db.changes.certificates import MakeCertificates, StartPrintRun
from db.changes.change import deed_of
from db.queries.sheet_list import certificate_lines
from desktop.ui.certificates.print_settings import PrintSettings
from desktop.ui.certificates.printer_offset import PrinterOffset
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.jobs import Step
from desktop.ui.core.theme import Theme
from desktop.ui.printing.printer import Move, print_pages
from desktop.ui.widgets.dialog import Question
from desktop.ui.widgets.message_bars import ProgressBar

FAULTS = {
    "printer_no_such_paper": N_("This printer does not offer {paper} paper."),
    "printer_other_size": N_("The driver is set to another sheet than {paper}: the print would be shifted or clipped."),
    "printer_margins": N_("The driver keeps margins of its own: the print would be shifted."),
}


def fault_words(faults: Sequence[str], paper: str) -> str:
    """Return what would go wrong, one sentence after another, and what to do."""
    told = [_(FAULTS[fault]).format(paper=paper) for fault in faults]
    return " ".join([*told, _("Choose the right paper and 100 % in the printer's settings, without margins.")])


def print_all_the_same(theme: Theme, faults: Sequence[str], paper: str, parent: QWidget) -> bool:
    """Return whether to print although the driver would change the sheet; without a fault nothing is asked."""
    if not faults:
        return True
    words = fault_words(faults, paper)
    title, yes, no = _("The printer would change the sheet"), _("Print all the same"), _("Look again")
    ask = Question(theme, title, words, yes, no, parent)
    return ask.exec() == QDialog.DialogCode.Accepted


class PrintRun:
    """Belongs to the certificates page; `failed` says what could not be done."""

    def __init__(
        self,
        context: Context,
        settings: PrintSettings,
        shift: PrinterOffset,
        progress: ProgressBar,
        failed: Callable[[Exception], None],
    ) -> None:
        self._context, self._settings, self._shift = context, settings, shift
        self._progress, self._failed = progress, failed

    def write_down(self, decision: int, places: Sequence[int], then: Callable[[], None]) -> None:
        """Record every sheet in a worker: a thousand of them would stall the window."""
        database, kept, settings = self._context.database, self._shift.kept(), self._settings
        run_on = (settings.printer_name(), settings.on_stock(), kept.dx_mm, kept.dy_mm, settings.kind_of_stock())

        def write(_step: Step) -> tuple[frozenset[tuple[str, int]], str]:
            with database.read() as session:
                unmade = any(not line.id for line in certificate_lines(session, decision))
            made = database.do(MakeCertificates(decision)).touched if unmade else frozenset()
            with database.read() as session:
                lines = certificate_lines(session, decision)
            run = StartPrintRun(tuple(lines[place].id for place in places), *run_on)
            return made | database.do(run).touched, deed_of(run)

        def written(done: tuple[frozenset[tuple[str, int]], str]) -> None:
            self._context.history.adopt(*done)
            then()

        self._context.jobs.start(write, written, failed=self._failed)

    def print_on(self, printer: QPrinter, file: Path, pages: Sequence[int]) -> None:
        """Print these pages of a file at exact size, moved as the printer needs it."""
        work = partial(print_pages, file, pages, printer, Move(**asdict(self._shift.kept())))
        many, progress = len(pages), self._progress
        job = self._context.jobs.start(
            work,
            lambda _none: progress.finish(_("{n} sheets were sent to the printer").format(n=many), []),
            failed=self._failed,
            progressed=lambda done, total: progress.step(done, total, f"{done} / {total}"),
            cancelled=lambda: progress.finish(_("Stopped. Ctrl+J records which sheets came out."), []),
        )
        progress.start(_("Printing"))
        progress.cancelled.connect(job.cancel)
