"""Prints what a page shows: drawn in the printing process, asked for with one dialog, sent by a worker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from db.errors import KnownError
from db.rules.dates import short_date
from desktop.documents.certificate.calibration import Calibration
from desktop.papers.secret_list import NOBODY_SECRET, SecretTold
from desktop.spooler.options import PrintOptions, options_of, options_text
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Step
from desktop.ui.framework.shown import MOST_ROWS, Shown, ShownList, ShownPaper, ShownScan
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.print_dialog import PrintDialog
from desktop.ui.printing.print_tasks import DRAW_LIST, DRAW_SCAN, drawing, run_task
from desktop.ui.printing.printer import first_paper, page_count
from desktop.ui.printing.printer_features import PrinterReading
from desktop.ui.printing.printing_job import PrintingJob
from desktop.ui.printing.save_paper import secret_words
from desktop.ui.widgets.ask_file import Drawer, ask_save
from desktop.ui.widgets.message_bars import ProgressBar

T = TypeVar("T")
USUAL: Final = "print/printer"
OPTIONS: Final = "print/papers/{printer}"


@dataclass(frozen=True)
class Drawn:
    """One paper that lies ready to be printed."""

    title: str
    file: Path
    pages: int
    secret: SecretTold = NOBODY_SECRET


class WindowPrinting:
    """Answers `Page.print_requested` for all pages; `parent` is the parent of the dialogs."""

    def __init__(self, context: Context, parent: QWidget, progress: ProgressBar) -> None:
        self._context, self._parent, self._progress = context, parent, progress
        self._folder = TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        self._drawings = 0
        self._reading = PrinterReading(context.jobs)

    def print_shown(self, asked: Sequence[Shown]) -> None:
        """Draw everything asked for, then ask for the printer."""
        self._drawings += 1
        folder = Path(self._folder.name) / str(self._drawings)
        folder.mkdir()
        today, secret = self._context.today(), self._context.secret

        def work(step: Step) -> list[Drawn]:
            made = []
            for at, shown in enumerate(asked):
                step(at, len(asked))
                file, told = folder / f"{at}.pdf", NOBODY_SECRET
                if isinstance(shown, ShownPaper):
                    values = (str(self._context.database.url), shown.code, shown.subject_id, today, file)
                    told = self._context.jobs.in_process(run_task, drawing(secret), *values)(step)
                elif isinstance(shown, ShownScan):
                    scan = (str(self._context.database.url), shown.attachment_id, file)
                    self._context.jobs.in_process(run_task, DRAW_SCAN, *scan)(step)
                else:
                    self._context.jobs.in_process(run_task, DRAW_LIST, *self._list_values(shown), file, shown.chart)(
                        step
                    )
                made.append(Drawn(shown.title, file, page_count(file), told))
            return made

        self._start(work, self._ask, _("Drawing"))

    def _list_values(self, shown: ShownList) -> tuple[object, ...]:
        """Return the plain values of a list; in a worker. Raises KnownError("print_too_long")."""
        with self._context.database.read() as session:
            rows = [tuple(row) for row in shown.read(session)]
        if len(rows) > MOST_ROWS:
            raise KnownError("print_too_long", most=MOST_ROWS)
        columns = [(column.title, column.width, column.right) for column in shown.columns]
        printed = _("Printed {date}").format(date=short_date(self._context.today()))
        many = shown.left_out()
        secret = _("{n} of the secret list left out").format(n=many) if many else ""
        return shown.title, " · ".join(part for part in (shown.note, secret, printed) if part), columns, rows

    def _start(self, work: Callable[[Step], T], done: Callable[[T], None], words: str) -> None:
        progress = self._progress
        job = self._context.jobs.start(
            work,
            done,
            failed=self._failed,
            progressed=lambda at, many: progress.step(at, many, f"{at} / {many}") if many else None,
            cancelled=partial(progress.finish, "", []),
        )
        progress.start(words)
        progress.cancelled.connect(job.cancel)

    def _failed(self, error: Exception) -> None:
        self._progress.finish("", [])
        self._context.errors.handle(error)

    def _ask(self, drawn: Sequence[Drawn]) -> None:
        """Ask which printers there are, then for one of them."""
        self._progress.finish("", [])
        self._reading.names(lambda found: self._ask_printer(drawn, *found))

    def _ask_printer(self, drawn: Sequence[Drawn], printers: Sequence[str], usual: str) -> None:
        """Ask for the printer and print, or save where the clerk wants that."""
        dialog = PrintDialog(
            self._context.theme,
            [one.title for one in drawn],
            sum(one.pages for one in drawn),
            first_paper(drawn[0].file),
            printers,
            self._context.preferences.text(USUAL) or usual,
            self._parent,
            secret_words(reduce(SecretTold.most, (one.secret for one in drawn))),
            ask=self._reading.read,
            kept=self._kept,
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if dialog.saved:
            self._save(drawn)
            return
        name, options = dialog.printer_name(), dialog.options()
        self._context.preferences.set_text(USUAL, name)
        self._context.preferences.set_text(OPTIONS.format(printer=name), options_text(options))
        self.send(name, options, drawn)

    def _kept(self, printer: str) -> PrintOptions:
        """Return how papers were printed there the last time."""
        return options_of(self._context.preferences.text(OPTIONS.format(printer=printer)))

    def send(self, printer_name: str, options: PrintOptions, drawn: Sequence[Drawn]) -> None:
        """Send the papers to a printer, each as often as was asked."""
        told = _("{n} sheets were sent to the printer").format(n=options.copies * sum(one.pages for one in drawn))
        PrintingJob(self._context.jobs, self._progress, self._parent).start(
            [(one.file, range(one.pages)) for one in drawn],
            printer_name,
            options,
            Calibration(),
            lambda: self._progress.finish(told, []),
            lambda _handed: self._progress.finish("", []),
            lambda _handed, error: self._failed(error),
        )

    def _save(self, drawn: Sequence[Drawn]) -> None:
        """Copy what was drawn to a file that the clerk names; several papers each to one of its own."""
        for one in drawn:
            name = f"{one.title.replace('/', '-')}.pdf"
            asked = (self._context.preferences, self._parent, _("Save as PDF"), name, Drawer.PAPERS)
            out = ask_save(*asked, endings=("pdf",))
            if out is None:
                return
            self._context.jobs.start(partial(_copy, one.file, out), partial(self._saved, out), failed=self._failed)

    def _saved(self, out: Path, _size: int) -> None:
        self._progress.finish(_("Written: {file}").format(file=out.name), file_actions(self._context.theme, out))

    def close(self) -> None:
        """Delete what was drawn."""
        self._folder.cleanup()


def _copy(file: Path, out: Path, _step: Step) -> int:
    return out.write_bytes(file.read_bytes())
