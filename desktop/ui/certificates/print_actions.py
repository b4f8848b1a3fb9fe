"""Saving certificates as a PDF and printing them at exact size, with a record of every sheet."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from db.changes.certificates import MakeCertificates, SayIssuerLine, StartPrintRun
from db.changes.change import change_name
from db.errors import KnownError
from db.queries.sheet_list import CertificateLine, certificate_lines
from desktop.papers.file_names import decision_stem
from desktop.spooler import cups
from desktop.ui.certificates.certificate_preview import CertificatePreview
from desktop.ui.certificates.left_out import LeftOut, left_out_words, out_words
from desktop.ui.certificates.preflight_panel import PreflightPanel
from desktop.ui.certificates.print_settings import PrintSettings
from desktop.ui.certificates.printer_offset import PrinterOffset
from desktop.ui.certificates.ranges import sheets_meant
from desktop.ui.certificates.sheet_actions import OPEN, to_print
from desktop.ui.certificates.spooled_sheets import SpooledSheets
from desktop.ui.certificates.stock_forms import IssuerLineForm
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _, paper_fact
from desktop.ui.core.jobs import Step
from desktop.ui.core.theme import Theme
from desktop.ui.printing.draw_result import DrawResult
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.printer import Move, faults, first_paper, prepare, print_pages, printer_named
from desktop.ui.printing.printer_features import PrinterReading
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.ask_file import Drawer, ask_save
from desktop.ui.widgets.buttons import ActionButton
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


def printer_question(theme: Theme, faults: Sequence[str], paper: str, parent: QWidget) -> Question:
    """Return the question whether to print although the driver would change the sheet."""
    title, yes, no = _("The printer would change the sheet"), _("Print all the same"), _("Look again")
    return Question(theme, title, fault_words(faults, paper), yes, no, parent)


def print_all_the_same(theme: Theme, faults: Sequence[str], paper: str, parent: QWidget) -> bool:
    """Return whether to print although the driver would change the sheet; without a fault nothing is asked."""
    if not faults:
        return True
    return printer_question(theme, faults, paper, parent).exec() == QDialog.DialogCode.Accepted


RunOn: TypeAlias = tuple[str, bool, float, float, int | None]
"""What a run goes to: printer, stock or not, its shift right and down in mm, the kind of stock."""


class PrintActions:
    """Saves and prints the certificates of one decision; every printed sheet is recorded before it is sent.

    `shown` returns the id of the decision and its certificates; `parent` is the parent of the dialogs.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        settings: PrintSettings,
        offset: PrinterOffset,
        preview: CertificatePreview,
        preflight: PreflightPanel,
        table: RecordTable,
        progress: ProgressBar,
        reading: PrinterReading,
        shown: Callable[[], tuple[int, list[CertificateLine]]],
    ) -> None:
        self._context, self._parent = context, parent
        self._settings, self._offset, self._table = settings, offset, table
        self._preview, self._preflight, self._progress = preview, preflight, progress
        self._shown = shown
        self._sending = False
        self.spooled = SpooledSheets(
            context,
            parent,
            settings,
            offset,
            preview,
            progress,
            reading,
            lambda decision, places, then: self.write_down(decision, places, self._run_on(), then),
            self._told,
            self._failed,
        )

    def _decision(self) -> int:
        return self._shown()[0]

    def places(self) -> list[int]:
        """Return which recipients can be printed of those meant, as places in the decision from 0."""
        return self.sort_out(self.asked())[0]

    def asked(self) -> list[int]:
        """Return which recipients are meant, as places in the decision from 0."""
        _decision, lines = self._shown()
        if self._settings.range.isChecked():
            if not self._settings.check():
                return []
            return [number - 1 for number in sheets_meant(self._settings.sheets.value(), len(lines))]
        if self._settings.chosen.isChecked():
            wanted = set(self._table.selected_ids())
            return [at for at, line in enumerate(lines) if line.recipient_id in wanted]
        return [at for at, line in enumerate(lines) if not line.sheet_id or line.state in OPEN]

    def sort_out(self, asked: Sequence[int]) -> tuple[list[int], list[LeftOut]]:
        """Return which places can be printed, and who is left out: revoked ones, and those that have their sheet."""
        _decision, lines = self._shown()
        wanted = {line.recipient_id for line in to_print(lines)}
        places = [at for at in asked if lines[at].recipient_id in wanted]
        others = [lines[at] for at in asked if lines[at].recipient_id not in wanted]
        return places, [LeftOut(each, out_words(each)) for each in others]

    def drawn_of(self, places: Sequence[int]) -> tuple[list[int], list[LeftOut]]:
        """Return which places have a page in the preview, and who has none because something stops it."""
        _decision, lines = self._shown()
        why = {each.index: paper_fact(each) for each in self._preview.drawn.problems if each.stops}
        drawn = [at for at in places if at in self._preview.drawn.pages]
        return drawn, [LeftOut(lines[at], why.get(at, _("not drawn yet"))) for at in places if at not in drawn]

    def meant(self) -> list[int]:
        """Return which recipients are meant; where there are none, say so and lead to where that is mended."""
        places = self.asked()
        if not places and self._settings.all.isChecked():
            words = _("Every sheet is printed. To print one again, mark it spoiled first: Shift+F9.")
            self._progress.finish(words, [])
        elif not places and self._settings.range.isChecked():
            self._settings.sheets.setFocus(Qt.FocusReason.OtherFocusReason)  # why stands below it
        elif not places:
            self._progress.finish(_("No sheet is chosen. Choose rows of the list, or all sheets at the right."), [])
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        return places

    def save_pdf(self) -> None:
        """Ask for a file and draw the chosen certificates into it, to be looked at: each page says so."""
        if not self._to_look_at():
            return
        if chosen := self._ask_file():
            self.save_to(chosen)

    def _ask_file(self) -> Path | None:
        """Ask for a file that is called by the decision's number."""
        with self._context.database.read() as session:
            name = f"{decision_stem(session, 'certificates', self._decision())}.pdf"
        asked = (self._context.preferences, self._parent, _("Save as PDF"), name, Drawer.PAPERS)
        return ask_save(*asked, endings=("pdf",))

    def save_to(self, out: Path) -> None:
        """Draw what is chosen into a file that the clerk keeps; no sheet is accounted for, so none is handed over."""
        places = self._to_look_at()
        if places:
            decision, lines = self._shown()
            self._preview.draw_to(
                out,
                decision,
                places,
                **self._settings.sheet(),
                done=partial(self._saved, out, lines),
                specimen=True,
                failed=self._failed,
            )

    def _to_look_at(self) -> list[int]:
        """Return what is chosen, printed or not; all of it where every sheet is printed already."""
        if self._settings.all.isChecked() and not self.asked():
            return list(range(len(self._shown()[1])))
        return self.meant()

    def _saved(self, out: Path, lines: Sequence[CertificateLine], drawn: DrawResult) -> None:
        out_of = [LeftOut(lines[each.index], paper_fact(each)) for each in drawn.problems if each.stops]
        words = _("{n} specimens in {file}; certificates are printed with Ctrl+P.").format(
            n=len(drawn.pages), file=out.name
        )
        self._told(words, out_of, file_actions(self._context.theme, out))

    def _told(self, words: str, out_of: Sequence[LeftOut], actions: Sequence[ActionButton] = ()) -> None:
        """Say what was done, and below who was left out."""
        self._progress.finish(" ".join(filter(None, (words, left_out_words(out_of)))), list(actions))

    def _failed(self, error: Exception) -> None:
        """Say why nothing was printed or saved; what is shown stays."""
        self._progress.finish("", [])
        self._context.errors.handle(error)

    def print_sheets(self) -> None:
        """Ask with the system's dialog, then print at exact size; every sheet is written down first."""
        meant = self.meant()
        if meant and (self._preview.waiting or self._preflight.waiting):
            words = _("The sheets are not drawn and looked over yet: wait until they stand here. F5 begins anew.")
            self._progress.finish(words, [])
            return
        wanted, barred = self.sort_out(meant)
        places, undrawn = self.drawn_of(wanted)
        out_of = [*barred, *undrawn]
        if meant and (not places or self._preview.file is None):
            self._told(_("Nothing can be printed."), out_of)
        if not places or self._preview.file is None or self.doubted(places):
            return
        if self._settings.issuer_is_unsaid():
            self.ask_issuer_line()
            return
        if self._settings.is_file():
            self.print_to_file(places, out_of)
            return
        if cups.is_here():
            self.spooled.ask(self._decision(), places, out_of)
            return
        printer = printer_named(self._settings.printer_name())
        dialog = QPrintDialog(printer, self._parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
        if dialog.exec() == QDialog.DialogCode.Accepted and self.sheet_agrees(printer):
            self.print_on(printer, places, out_of)

    def ask_issuer_line(self) -> None:
        """Ask once whether the stock chosen carries the issuer's line; the sheets are drawn anew with the answer."""
        kind = self._settings.kind_of_stock()
        if kind is None:
            return
        ask = IssuerLineForm(self._context.theme, self._settings.kind_name(), None, self._parent)
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        words = _("The answer is kept with the stock. Look at the sheets once more, then print with Ctrl+P.")
        self._context.do(
            SayIssuerLine(kind, ask.carries()), lambda _none: self._progress.finish(words, []), self._failed
        )

    def doubted(self, places: Sequence[int]) -> bool:
        """Lead to the first doubt about these sheets that was neither mended nor accepted."""
        doubts = self._preflight.doubted(places)
        if doubts:
            words = _("{name}: look at what stands at the left, then print.").format(name=doubts[0].name)
            self._progress.finish(words, [])
            self._preflight.again.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(doubts)

    def sheet_agrees(self, printer: QPrinter) -> bool:
        """Name what the driver would do to the sheet; the clerk may stop before the first one."""
        assert self._preview.file is not None
        paper = first_paper(self._preview.file)
        prepare(printer, paper)
        return print_all_the_same(self._context.theme, faults(printer, paper), paper.name, self._parent)

    def print_to_file(self, places: Sequence[int], out_of: Sequence[LeftOut] = ()) -> None:
        """Draw into a file that is printed elsewhere: its sheets are accounted for like those of a printer.

        The file takes its name only when they are: what the record refuses leaves no certificates behind.
        """
        if out := self._ask_file():
            sheet, decision, run_on = self._settings.sheet(), self._decision(), self._run_on()
            aside = out.with_name(f".{out.name}.so-vang")

            def refused(error: Exception) -> None:
                aside.unlink(missing_ok=True)
                self._failed(error)

            def drawn(made: DrawResult) -> None:  # another decision, or printer, may be chosen by now
                put_in_place = partial(self._put_in_place, aside, out, made, out_of)
                self.write_down(decision, made.pages, run_on, put_in_place, refused)

            self._preview.draw_to(aside, decision, places, **sheet, done=drawn, failed=self._failed)

    def _put_in_place(self, aside: Path, out: Path, drawn: DrawResult, out_of: Sequence[LeftOut]) -> None:
        """Give the drawn file its name; where another program holds that file, it keeps the other name and says so."""
        try:
            aside.replace(out)
        except OSError:
            words = _("{file} is open elsewhere; the certificates lie beside it in {other}.")
            self._told(words.format(file=out.name, other=aside.name), out_of, file_actions(self._context.theme, aside))
            return
        words = _("{n} certificates in {file}").format(n=len(drawn.pages), file=out.name)
        self._told(words, out_of, file_actions(self._context.theme, out))

    def print_on(self, printer: QPrinter, places: Sequence[int], out_of: Sequence[LeftOut] = ()) -> None:
        """Write every sheet down, then print at exact size."""
        assert self._preview.file is not None
        pages = [self._preview.drawn.pages.index(place) for place in places]
        send = partial(self._send, printer, self._preview.file, pages, out_of)
        self.write_down(self._decision(), places, self._run_on(), send)

    def _run_on(self) -> RunOn:
        """Return what a run that begins now goes to."""
        kept, settings = self._offset.kept(), self._settings
        return settings.printer_name(), settings.on_stock(), kept.dx_mm, kept.dy_mm, settings.kind_of_stock()

    def write_down(
        self,
        decision: int,
        places: Sequence[int],
        run_on: RunOn,
        then: Callable[[], object],
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        """Record every sheet in a worker: a thousand of them would stall the window.

        One of an award that was revoked before its certificate was made is told as KnownError("revoked_already").
        """
        database = self._context.database

        def write(_step: Step) -> tuple[frozenset[tuple[str, int]], str]:
            with database.read() as session:
                lines = certificate_lines(session, decision)
                unmade = any(not lines[place].id for place in places)
            made = database.do(MakeCertificates(decision)).touched if unmade else frozenset()
            with database.read() as session:
                lines = certificate_lines(session, decision)
            for place in places:
                if not lines[place].id:  # none is made for an award that was revoked before
                    raise KnownError("revoked_already", name=lines[place].name)
            run = StartPrintRun(tuple(lines[place].id for place in places), *run_on)
            return made | database.do(run).touched, change_name(run)

        def written(done: tuple[frozenset[tuple[str, int]], str]) -> None:
            self._context.history.adopt(*done)
            then()

        self._context.jobs.start(write, written, failed=refused or self._failed)

    def _send(self, printer: QPrinter, file: Path, pages: Sequence[int], out_of: Sequence[LeftOut]) -> None:
        """Print these pages of a file at exact size, moved as the printer needs it."""
        work = partial(print_pages, file, pages, printer, Move(**asdict(self._offset.kept())))
        many, progress = len(pages), self._progress
        self._sending = True
        job = self._context.jobs.start(
            work,
            lambda _none: self._told(_("{n} sheets were sent to the printer.").format(n=many), out_of),
            failed=self._failed,
            progressed=lambda done, total: progress.step(done, total, f"{done} / {total}"),
            cancelled=lambda: progress.finish(_("Stopped. Ctrl+J records which sheets came out."), []),
        )
        job.ended.connect(self._sent)
        progress.start(_("Printing"))
        progress.cancelled.connect(job.cancel)

    def _sent(self, _job: object) -> None:
        self._sending = False

    def is_printing(self) -> bool:
        """Return whether sheets are on their way to the printer: the progress tells of them alone."""
        return self._sending or self.spooled.running
