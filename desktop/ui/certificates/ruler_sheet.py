"""The ruler sheet: print it, measure it with a steel ruler, and the printer is set right."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from db.errors import KnownError
from db.queries.sheet_list import KeptCalibration
from desktop.documents.certificate.calibration import Calibration
from desktop.documents.certificate.ruler_readings import IN_MM, Fitted, Readings, fitted
from desktop.spooler import cups
from desktop.spooler.options import PrintOptions
from desktop.ui.certificates.print_settings import PrintSettings
from desktop.ui.certificates.printer_offset import PrinterOffset
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _, sentence
from desktop.ui.core.jobs import Step
from desktop.ui.core.theme import Theme
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.print_dialog import PrintDialog
from desktop.ui.printing.print_tasks import RULER_SHEET, run_task
from desktop.ui.printing.printer import Move, first_paper, print_pages, printer_named
from desktop.ui.printing.printer_features import PrinterReading
from desktop.ui.printing.printing_job import PrintingJob
from desktop.ui.widgets.ask_file import Drawer, ask_save
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.message_bars import ProgressBar
from desktop.ui.widgets.millimetre_spin_box import MillimetreSpinBox
from desktop.ui.widgets.text import label

PAPERS = {"a3": (420.0, 297.0), "a4": (297.0, 210.0)}
FAR_MM = 15.0  # how far a reading may be off
NOT_READ = "–"
WHERE = {
    "a": N_("A: left edge to cross 1"),
    "b": N_("B: top edge to cross 1"),
    "c": N_("C: top edge to cross 2"),
    "d": N_("D: cross 1 to cross 2"),
    "e": N_("E: cross 1 to cross 3"),
    "f": N_("F: left edge to cross 3"),
}
UNKNOWN = {"width": N_("width"), "height": N_("height"), "turn": N_("turn")}
MOST = (30.0, 0.05, 3.0)  # mm, part, degrees that the record takes


def calibration_words(found: Calibration) -> str:
    """Return shift, stretch and turn as they are told to the clerk."""
    local = QLocale()
    right, down = (local.toString(value, "f", 1) for value in (found.dx_mm, found.dy_mm))
    wide, high = (local.toString(value * 100, "f", 2) for value in (found.scale_x, found.scale_y))
    turn = local.toString(found.rotation_deg, "f", 2)
    return _("Right {right} mm, down {down} mm; width {wide} %, height {high} %; turn {turn}°").format(
        right=right, down=down, wide=wide, high=high, turn=turn
    )


def left_words(found: Fitted) -> str:
    """Return how exact the measure is, and what was taken as right because nobody measured it."""
    words = _("A sheet may still lie {left} mm off.").format(left=QLocale().toString(found.left_mm, "f", 1))
    if not found.unknown:
        return words
    names = ", ".join(_(UNKNOWN[each]) for each in found.unknown)
    return f"{words} " + _("Not measured, taken as right: {names}.").format(names=names)


class ReadingBox(MillimetreSpinBox):
    """A reading in mm, "–" while nothing was read; the first step up or down puts in what a perfect printer gives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSpecialValueText(NOT_READ)
        self._right = 0.0

    def expect(self, right: float) -> None:
        """Wait for a reading near `right` mm; what was read before is forgotten."""
        self._right = right
        self.setRange(right - FAR_MM - 0.1, right + FAR_MM)
        self.setValue(self.minimum())

    def read(self) -> float | None:
        """Return what was read, None for nothing."""
        return None if self.value() == self.minimum() else self.value()

    def stepBy(self, steps: int) -> None:
        if self.read() is None:
            self.setValue(self._right)
        else:
            super().stepBy(steps)


class RulerForm(Dialog):
    """The dialog of six readings in mm, of which two are enough; shows the shift that follows before it is stored."""

    in_reading_order = False

    def __init__(
        self, theme: Theme, printer: str, print_sheet: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        words = _("Print the sheet on plain paper from the tray of the stock, then read each distance to 0.1 mm.")
        title = _("Measure {printer}").format(printer=printer)
        super().__init__(theme, title, _("Set the printer right"), _("Leave"), words=words, width=620, parent=parent)
        self.paper = combo_box([("A3", "a3"), ("A4", "a4")], "a3")
        sheet = ActionButton(theme, _("Print the ruler sheet…"), icon="printer", key="Ctrl+P")
        sheet.setAutoDefault(False)
        for asked in (sheet.clicked, QShortcut(QKeySequence("Ctrl+P"), self).activated):
            asked.connect(lambda: print_sheet(str(self.paper.currentData())))
        self.body.addWidget(Field(theme, _("Paper size"), self.paper, beside=(sheet,)))
        self.readings: dict[str, ReadingBox] = {}
        self._fields: dict[str, Field] = {}
        for name, where in WHERE.items():
            box = ReadingBox()
            self.readings[name] = box
            self._fields[name] = Field(theme, _(where), box)
            self.body.addWidget(self._fields[name])
            box.valueChanged.connect(lambda _value: self.check())
        self.calibration_label = label(theme, "", "name", wrap=True)
        self.left_label = label(theme, "", "small", "text2", wrap=True)
        self.body.addWidget(self.calibration_label)
        self.body.addWidget(self.left_label)
        self.paper.currentIndexChanged.connect(lambda _at: self.start())
        self.found: Calibration | None = None
        self.start()
        chain = (self.paper, *self.readings.values(), sheet)  # the sheet has a key of its own, and comes last
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def start(self) -> None:
        """Wait for the readings of this paper; beside each stands what a perfect printer would give."""
        width, height = PAPERS[self.paper.currentData()]
        right = {"d": width - 2 * IN_MM, "e": height - 2 * IN_MM}
        for name, box in self.readings.items():
            value = right.get(name, IN_MM)
            box.blockSignals(True)
            box.expect(value)
            box.blockSignals(False)
            box.setToolTip(_("Right: {mm} mm").format(mm=QLocale().toString(value, "f", 1)))
        self.check()

    def check(self) -> None:
        """Show what follows from the readings, or why nothing does."""
        self.found = None
        told = wrong = ""
        try:
            read = Readings(**{name: box.read() for name, box in self.readings.items()})
            fit = fitted(read, PAPERS[self.paper.currentData()])
            found = fit.calibration
            if (
                max(abs(found.dx_mm), abs(found.dy_mm)) > MOST[0]
                or max(abs(found.scale_x - 1), abs(found.scale_y - 1)) > MOST[1]
                or abs(found.rotation_deg) > MOST[2]
            ):
                wrong = _("This is more than a printer shifts. Look at the readings again.")
            else:
                self.found, told = found, left_words(fit)
        except KnownError as error:
            wrong = sentence(error)
        unread = all(box.read() is None for box in self.readings.values())
        self.note.show_message("stop", "" if unread else wrong)
        self.calibration_label.setText(calibration_words(self.found) if self.found else "")
        self.lacking = wrong if unread else ""
        self.left_label.setText(told)
        self.accept_button.setEnabled(self.found is not None)


class RulerActions:
    """Prints the ruler sheet and keeps what was measured for the printer and paper chosen in the settings."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        add_action: Callable[..., QAction],
        settings: PrintSettings,
        offset: PrinterOffset,
        progress: ProgressBar,
        reading: PrinterReading,
    ) -> None:
        self._context, self._parent, self._reading = context, parent, reading
        self._settings, self._offset, self._progress = settings, offset, progress
        self._folder = TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        words = _("Measure with the ruler sheet…")
        self.measure_action = add_action(words, self.measure, key="Ctrl+Shift+M", icon="ruler-dimension-line")
        settings.measure.follow(self.measure_action)

    def measure(self) -> None:
        """Take six readings; what follows from them is kept with printer and paper."""
        ask = RulerForm(self._context.theme, self._settings.printer_name(), self.print_sheet, self._parent)
        if ask.exec() == QDialog.DialogCode.Accepted and ask.found is not None:
            self._offset.set(KeptCalibration(**asdict(ask.found)))
            self._offset.read()

    def print_sheet(self, paper: str) -> None:
        """Print the ruler sheet as the printer would by itself: without any shift."""
        if self._settings.is_file():
            name = f"to-thuoc-{paper}.pdf"
            asked = (self._context.preferences, self._parent, _("Save as PDF"), name, Drawer.PAPERS)
            if chosen := ask_save(*asked, endings=("pdf",)):
                self._write(chosen, paper, self._saved)
            return
        if cups.is_here():
            self._write(Path(self._folder.name) / f"{paper}.pdf", paper, self.ask_spooler)
            return
        printer = printer_named(self._settings.printer_name())
        if QPrintDialog(printer, self._parent).exec() == QDialog.DialogCode.Accepted:
            self._write(Path(self._folder.name) / f"{paper}.pdf", paper, partial(self.print_on, printer))

    def _write(self, out: Path, paper: str, done: Callable[[Path], None]) -> None:
        jobs = self._context.jobs
        jobs.start(jobs.in_process(run_task, RULER_SHEET, str(out), paper), lambda _none: done(out))

    def _saved(self, out: Path) -> None:
        self._progress.finish(_("Written: {file}").format(file=out.name), file_actions(self._context.theme, out))

    def ask_spooler(self, file: Path) -> None:
        """Ask for the tray, then print the ruler sheet as it was drawn."""
        printer, theme = self._settings.printer_name(), self._context.theme
        dialog = PrintDialog(
            theme,
            [_("Ruler sheet")],
            1,
            first_paper(file),
            [printer],
            printer,
            self._parent,
            ask=self._reading.read,
            kept=lambda _printer: PrintOptions(tray=self._settings.tray_name()),
            sheets=True,
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self._settings.choose_tray(dialog.options().tray)
        words = _("{n} sheets were sent to the printer").format(n=1)
        PrintingJob(self._context.jobs, self._progress, self._parent).start(
            [(file, (0,))],
            printer,
            dialog.options(),
            Calibration(),
            lambda: self._progress.finish(words, []),
            lambda _handed: self._progress.finish("", []),
            self._failed,
        )

    def _failed(self, _handed: int, error: Exception) -> None:
        self._progress.finish("", [])
        self._context.errors.handle(error)

    def print_on(self, printer: QPrinter, file: Path) -> None:
        """Print the ruler sheet that was drawn into a file."""

        def work(step: Step) -> None:
            print_pages(file, (0,), printer, Move(), step)

        words = _("{n} sheets were sent to the printer").format(n=1)
        self._context.jobs.start(work, lambda _none: self._progress.finish(words, []))
