"""Asks for printer, tray, sides, colour and copies before printing; without any printer, papers can be saved."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from desktop.labels.printer_words import tray_words
from desktop.spooler.options import PrinterFeatures, PrintOptions, paper_name
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.printing.printer import PaperSize
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field, Note
from desktop.ui.widgets.text import NfcLineEdit

MOST_COPIES = 99
LONGEST_NAME = 120
Ask = Callable[[str, Callable[[PrinterFeatures], None]], None]


def _unknown(_printer: str, then: Callable[[PrinterFeatures], None]) -> None:
    then(PrinterFeatures())


class PrintDialog(Dialog):
    """The dialog for printer, tray, sides, colour and copies; `saved` is true where the clerk wants a file instead.

    `ask` reads what a printer offers and calls back; `kept` returns how it was used last. `sheets` are certificates:
    their printer was chosen beside them, each is printed once, on one side. `secret` says what the papers hold of the
    secret list.
    """

    def __init__(
        self,
        theme: Theme,
        titles: Sequence[str],
        pages: int,
        paper: PaperSize,
        printers: Sequence[str],
        usual: str = "",
        parent: QWidget | None = None,
        secret: str = "",
        *,
        ask: Ask = _unknown,
        kept: Callable[[str], PrintOptions] = lambda _printer: PrintOptions(),
        sheets: bool = False,
    ) -> None:
        words = _("{n} pages, {paper}").format(n=pages, paper=paper.name)
        if sheets:
            words = _("{n} sheets, {paper}, one side, 100 %: never fitted to the page").format(
                n=pages, paper=paper.name
            )
        if len(titles) > 1:
            words = f"{', '.join(titles)}: {words}"
        heading = titles[0] if len(titles) == 1 else _("{n} papers").format(n=len(titles))
        super().__init__(theme, heading, _("Print"), _("Leave"), words=words, width=460, parent=parent)
        self.setWindowTitle(_("Print…"))
        self._paper, self._sheets = paper, sheets
        self._ask, self._kept = ask, kept
        self._features = PrinterFeatures()
        self.saved = False
        self.secret = Note(theme)
        self.secret.show_message("warn", secret)
        self.body.addWidget(self.secret)
        self._add_fields(printers, usual, heading)
        self._add_save_button()
        self.printer.currentIndexChanged.connect(lambda _at: self.ask_printer())
        self.tray.currentIndexChanged.connect(lambda _at: self.check())
        self.ask_printer()

    def _add_fields(self, printers: Sequence[str], usual: str, heading: str) -> None:
        self.printer = combo_box([(name, name) for name in printers], usual)
        self.copies = QSpinBox(minimum=1, maximum=MOST_COPIES, value=1)
        self.tray = combo_box([(_("As the printer is set"), "")], "")
        self.two_sided = QCheckBox(_("On both sides"))
        self.black = QCheckBox(_("In black only"))
        self.job_name = NfcLineEdit(heading[:LONGEST_NAME])
        self.job_name.setMaxLength(LONGEST_NAME)
        self._fields = {
            editor: Field(self.theme, text, editor)
            for text, editor in (
                (_("Printer"), self.printer),
                (_("Tray"), self.tray),
                (_("How many copies"), self.copies),
                (_("Sides"), self.two_sided),
                (_("Colour"), self.black),
                (_("Name in the queue"), self.job_name),
            )
        }
        for field in self._fields.values():
            field.setVisible(bool(printers))
            self.body.addWidget(field)
        if self._sheets:
            self._fields[self.copies].hide()
            self.printer.setEnabled(False)

    def _add_save_button(self) -> None:
        self.save_button = ActionButton(self.theme, _("Save as PDF…"), icon="file-down", key="Ctrl+S")
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save)
        self.save_button.setVisible(not self._sheets)
        self.foot.insertWidget(0, self.save_button)

    def first_field(self) -> QWidget | None:
        """Return where the focus begins; sheets are printed as the last time by Enter alone."""
        if self._sheets:
            return self.accept_button
        return super().first_field() or self.save_button

    def ask_printer(self) -> None:
        """Ask what the printer offers; until the answer is there nothing of it is doubted."""
        name = self.printer_name()
        self._offer(name, PrinterFeatures())
        if name:
            self._ask(name, lambda found: self._offer(name, found))

    def _offer(self, printer: str, features: PrinterFeatures) -> None:
        """Offer what a printer has, as it was used last; the answer of one that was left meanwhile is dropped."""
        if printer != self.printer_name():
            return
        self._features = features
        kept = self._kept(printer)
        self.tray.blockSignals(True)
        self.tray.clear()
        self.tray.addItem(_("As the printer is set"), "")
        for tray in features.trays:
            self.tray.addItem(tray_words(tray), tray)
        self.tray.setCurrentIndex(max(0, self.tray.findData(kept.tray)))
        self.tray.blockSignals(False)
        self.two_sided.setChecked(kept.two_sided and features.two_sided and not self._sheets)
        self.black.setChecked(kept.black and features.colour)
        self._fields[self.tray].setVisible(bool(features.trays))
        self._fields[self.two_sided].setVisible(features.two_sided and not self._sheets)
        self._fields[self.black].setVisible(features.colour)
        self.check()
        if kept.tray and features.trays and not features.has_tray(kept.tray):
            gone = _("{printer} has no {tray} any more. Choose another tray.")
            self.note.show_message("warn", gone.format(printer=printer, tray=tray_words(kept.tray)))

    def check(self) -> None:
        """Say what the printer cannot do; without any printer there is only the file."""
        name = self.printer_name()
        if not name:
            self.note.show_message(
                "warn", _("No printer is set up on this computer. Save a PDF and print it elsewhere.")
            )
        self.accept_button.setEnabled(bool(name))
        if not name:
            return
        fits = self._features.takes(paper_name(self._paper.width_mm, self._paper.height_mm))
        lacking = _("This printer does not offer {paper} paper.").format(paper=self._paper.name)
        self.note.show_message("warn", "" if fits else lacking)

    def save(self) -> None:
        """Close with the wish for a file."""
        self.saved = True
        self.accept()

    def printer_name(self) -> str:
        """Return the printer chosen, "" for none."""
        return str(self.printer.currentData() or "")

    def options(self) -> PrintOptions:
        """Return how it is to be printed."""
        return PrintOptions(
            tray=str(self.tray.currentData() or ""),
            paper=paper_name(self._paper.width_mm, self._paper.height_mm),
            two_sided=self.two_sided.isChecked(),
            black=self.black.isChecked(),
            copies=self.copies.value(),
            job_name=self.job_name.value() or self.heading.text(),
        )
