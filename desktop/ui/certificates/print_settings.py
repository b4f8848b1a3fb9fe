"""Beside the preview: printer, plain paper or stock, the printer's shift in mm, and which sheets."""

from collections.abc import Sequence
from typing import TypedDict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from db.errors import KnownError
from db.queries.stock_list import StockCount
from desktop.labels.printer_words import tray_words
from desktop.ui.certificates.ranges import sheets_meant
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import ComboBox, combo_box
from desktop.ui.widgets.field import Note, indent
from desktop.ui.widgets.millimetre_spin_box import MillimetreSpinBox
from desktop.ui.widgets.text import NfcLineEdit, label, line

MOST_MM = 30.0


class SheetChoice(TypedDict):
    """What stands on the paper already: the form on stock, and the issuer's line too where the stock carries it."""

    stock: bool
    carries_issuer: bool


def issuer_words(carries: bool | None) -> str:
    """Return what is done with the issuer's line on a stock; None: nobody has said what stands on it."""
    if carries is None:
        return _("The issuer's line is printed; whether it stands on the stock already is asked before printing.")
    if carries:
        return _("The issuer's line stands on this stock: it is not printed again.")
    return _("The issuer's line is printed: this stock lacks it.")


class PrintSettings(QWidget):
    """The panel with printer, paper, shift in mm and the choice of sheets."""

    stock_changed = Signal()
    shift_changed = Signal()
    printer_changed = Signal()
    tray_changed = Signal()

    def __init__(self, theme: Theme, printers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("side")
        self._last = 0
        self.printer = ComboBox()
        self.printer.addItems([*printers, _("PDF file")])
        self.tray = combo_box([(_("Tray as the printer is set"), "")], "")
        self.tray.hide()
        self.plain, self.stock = QRadioButton(_("Plain paper: form and text")), QRadioButton(_("Stock: text only"))
        self.all, self.chosen, self.range = (
            QRadioButton(_("All that are not good yet")),
            QRadioButton(_("Those chosen in the list")),
            QRadioButton(_("These sheets:")),
        )
        self.sheets = NfcLineEdit()
        self.sheets.setPlaceholderText("1-5, 8")
        self.dx, self.dy = self._shift(_("Shift right, mm")), self._shift(_("Shift down, mm"))
        self.kinds = combo_box([(_("stock not counted"), 0)], 0)
        self.kinds.setEnabled(False)
        self._carry: dict[int, bool | None] = {}
        self.issuer = label(theme, "", "small", "text2", wrap=True)
        self.issuer.hide()
        self.measure = ActionButton(theme, _("Measure with the ruler sheet…"), icon="ruler-dimension-line")
        self.stretch = label(theme, "", "small", "text2", wrap=True)
        self.stretch.hide()
        self.note = Note(theme)
        self._groups = [QButtonGroup(self), QButtonGroup(self)]
        for button in (self.plain, self.stock):
            self._groups[0].addButton(button)
        for button in (self.all, self.chosen, self.range):
            self._groups[1].addButton(button)
        self.plain.setChecked(True)
        self.all.setChecked(True)
        self._name_controls()
        self._lay_out()
        self.stock.toggled.connect(self._paper_chosen)
        self.kinds.currentIndexChanged.connect(lambda _at: self._paper_chosen(self.on_stock()))
        self.printer.currentIndexChanged.connect(lambda _at: self.printer_changed.emit())
        self.tray.currentIndexChanged.connect(lambda _at: self.tray_changed.emit())
        self.sheets.textEdited.connect(lambda _text: self.range.setChecked(True))
        self.sheets.textChanged.connect(lambda _text: self.check())

    def _name_controls(self) -> None:
        for widget, name in (
            (self.printer, _("Printer")),
            (self.tray, _("Tray")),
            (self.sheets, _("Sheets")),
            (self.kinds, _("Kind of stock")),
        ):
            widget.setAccessibleName(name)
        every: tuple[QWidget, ...] = (
            self.plain,
            self.stock,
            self.all,
            self.chosen,
            self.range,
            self.printer,
            self.tray,
            self.sheets,
            self.kinds,
        )
        for control in every:
            control.setFont(self._theme.font("text"))

    def _paper_chosen(self, stock: bool) -> None:
        self.kinds.setEnabled(stock)
        self._say_issuer()
        self.stock_changed.emit()

    def _say_issuer(self) -> None:
        """Say below the kind of stock what is done with the issuer's line."""
        kind = self.kind_of_stock()
        unnamed = _("The issuer's line is printed. Name the stock (Ctrl+Shift+P) to say that it stands there already.")
        self.issuer.setText(unnamed if kind is None else issuer_words(self._carry.get(kind)))
        self.issuer.setVisible(self.on_stock())

    def _shift(self, name: str) -> MillimetreSpinBox:
        box = MillimetreSpinBox()
        box.setRange(-MOST_MM, MOST_MM)
        box.setAccessibleName(name)
        box.setFont(self._theme.font("figures"))
        indent(self._theme, box)
        box.editingFinished.connect(self.shift_changed)
        return box

    def _lay_out(self) -> None:
        theme = self._theme
        self.rows = column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(label(theme, _("Printer"), "section"))
        column.addWidget(self.printer)
        column.addWidget(self.tray)
        column.addWidget(self.plain)
        column.addWidget(self.stock)
        column.addWidget(self.kinds)
        column.addWidget(self.issuer)
        column.addWidget(line())
        column.addWidget(label(theme, _("Shift of this printer"), "section"))
        grid = QGridLayout()
        for row, (text, box) in enumerate(((_("Right, mm"), self.dx), (_("Down, mm"), self.dy))):
            grid.addWidget(label(theme, text, "text", "text2"), row, 0)
            grid.addWidget(box, row, 1)
        column.addLayout(grid)
        column.addWidget(self.stretch)
        column.addWidget(label(theme, _("Printed at 100 %, never fitted to the page."), "small", "text2", wrap=True))
        column.addWidget(self.measure)
        column.addWidget(line())
        column.addWidget(label(theme, _("Which sheets"), "section"))
        for widget in (self.all, self.chosen, self.range, self.sheets, self.note):
            column.addWidget(widget)
        column.addStretch(1)

    def set_last(self, last: int) -> None:
        """Set the number of the last sheet that can be chosen."""
        self._last = last

    def check(self) -> bool:
        """Say what is wrong with the range typed."""
        self.note.show_message("ok", "")
        if not self.range.isChecked():
            return True
        try:
            sheets_meant(self.sheets.value(), self._last)
        except KnownError as error:
            self.note.show_message("stop", sentence(error))
            return False
        return True

    def show_kinds(self, counts: Sequence[StockCount]) -> None:
        """Offer the kinds of stock; the first is taken where none was chosen yet."""
        kinds = [(f"{each.name} ({each.paper})", each.id) for each in counts]
        self._carry = {each.id: each.carries_issuer for each in counts}
        kept = self.kinds.currentData()
        self.kinds.blockSignals(True)
        self.kinds.clear()
        for text, id_ in kinds or [(_("stock not counted"), 0)]:
            self.kinds.addItem(text, id_)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kept)))
        self.kinds.blockSignals(False)
        self._say_issuer()

    def kind_of_stock(self) -> int | None:
        """Return the stock that printing uses up, None on plain paper or while no kind is named."""
        return (self.kinds.currentData() or None) if self.on_stock() else None

    def kind_name(self) -> str:
        """Return the name of the stock chosen, with its size."""
        return self.kinds.currentText()

    def issuer_is_unsaid(self) -> bool:
        """Return whether a kind of stock is chosen of which nobody said whether it carries the issuer's line."""
        kind = self.kind_of_stock()
        return kind is not None and self._carry.get(kind) is None

    def sheet(self) -> SheetChoice:
        """Return what stands on the paper chosen already."""
        kind = self.kind_of_stock()
        return {"stock": self.on_stock(), "carries_issuer": kind is not None and self._carry.get(kind) is True}

    def turn_paper(self) -> None:
        """Go from plain paper to stock and back."""
        (self.plain if self.on_stock() else self.stock).setChecked(True)

    def on_stock(self) -> bool:
        """Return whether pre-printed sheets are chosen."""
        return self.stock.isChecked()

    def printer_name(self) -> str:
        """Return the name of the printer chosen."""
        return self.printer.currentText()

    def is_file(self) -> bool:
        """Return whether a PDF file is chosen instead of a printer."""
        return self.printer.currentIndex() == self.printer.count() - 1

    def show_printers(self, names: Sequence[str], chosen: str) -> None:
        """Offer these printers and a file; `chosen` is taken where it is there and none was chosen by hand yet."""
        kept = self.printer.currentText() if not self.is_file() else chosen
        self.printer.blockSignals(True)
        self.printer.clear()
        self.printer.addItems([*names, _("PDF file")])
        self.printer.setCurrentIndex(max(0, self.printer.findText(kept)))
        self.printer.blockSignals(False)
        self.printer_changed.emit()

    def show_trays(self, trays: Sequence[str], chosen: str) -> None:
        """Offer the trays of the printer chosen; a printer that names none shows no choice."""
        self.tray.blockSignals(True)
        self.tray.clear()
        self.tray.addItem(_("Tray as the printer is set"), "")
        for tray in trays:
            self.tray.addItem(tray_words(tray), tray)
        self.tray.blockSignals(False)
        self.tray.setVisible(bool(trays))
        self.choose_tray(chosen)
        self.tray_changed.emit()

    def choose_tray(self, tray: str) -> None:
        """Choose a tray by the driver's name, the printer's own where it has no such tray."""
        self.tray.setCurrentIndex(max(0, self.tray.findData(tray)))

    def tray_name(self) -> str:
        """Return the driver's name of the tray chosen, "" for the one that the printer is set to."""
        return str(self.tray.currentData() or "")

    def show_shift(self, dx: float, dy: float) -> None:
        """Show a shift in mm without emitting `shift_changed`."""
        for box, value in ((self.dx, dx), (self.dy, dy)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)


def below_zero(count: StockCount) -> str:
    """Say that more sheets of a stock were printed than were counted in, "" where that is not so."""
    if count.left >= 0:
        return ""
    words = _("{name}: {n} sheets more were printed than came in. Count in what came (Ctrl+Shift+P, then F2).")
    return words.format(name=count.name, n=-count.left)


class StockPanel(QWidget):
    """A panel with the figures of one stock and whether it is enough."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(theme, _("Pre-printed stock"), "section", wrap=True)
        rows = (_("Received"), _("Used"), _("Spoilt, taken out"), _("Left"))
        self.figures = [label(theme, "–", "figuresStrong" if row == rows[-1] else "figures") for row in rows]
        self.note = Note(theme)
        self.button = ActionButton(theme, _("Count the stock…"), icon="package", key="Ctrl+Shift+P")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(line())
        column.addWidget(self.title)
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for at, (row, figure) in enumerate(zip(rows, self.figures, strict=True)):
            grid.addWidget(label(theme, row, "text", "text2"), at, 0)
            grid.addWidget(figure, at, 1)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        column.addWidget(self.note)
        column.addWidget(self.button)

    def show_count(self, count: StockCount | None, wanted: int) -> None:
        """Show one stock; `wanted` sheets are still to be printed on it."""
        self.title.setText(count.name if count else _("Pre-printed stock"))
        shown = (count.received, count.used, count.spoilt + count.out, count.left) if count else ("–",) * 4
        for figure, value in zip(self.figures, shown, strict=True):
            figure.setText(str(value))
        if count is None:
            self.note.show_message("unknown", _("No stock is counted yet."))
        elif count.left < 0:
            self.note.show_message("stop", below_zero(count))
        elif count.left < wanted:
            words = _("{wanted} sheets are still to be printed, {left} are left.")
            self.note.show_message("warn", words.format(wanted=wanted, left=count.left))
        else:
            self.note.show_message(
                "ok", _("Enough for the {n} sheets still to be printed.").format(n=wanted) if wanted else ""
            )
