"""The shift of each printer and paper: read when another is chosen, kept when the clerk sets or measures it."""

from dataclasses import asdict, replace

from PySide6.QtCore import QLocale

from db.changes.certificates import SetCalibration
from db.queries.sheet_list import KeptCalibration, calibration_of
from desktop.spooler.options import PrinterFeatures, PrintOptions, options_of, options_text
from desktop.ui.certificates.print_settings import PrintSettings
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.printing.printer_features import PrinterReading

LAST = "print/certificates"
STOCK = "phôi"  # any stock: for one of which nothing was measured yet


class PrinterOffset:
    """Shows the stored shift of printer, tray and paper in the settings, and stores what is set there.

    How that printer is asked to print on that paper (tray, colour) is kept beside the window's other choices.
    """

    def __init__(self, context: Context, settings: PrintSettings, reading: PrinterReading) -> None:
        self._context, self._settings, self._reading = context, settings, reading
        settings.printer_changed.connect(self.ask_trays)
        settings.stock_changed.connect(self.ask_trays)
        settings.tray_changed.connect(self.read)
        settings.shift_changed.connect(self.keep)

    def _stock(self) -> str:
        """Return the name under which the shift on this paper is kept: the stock's, "" for plain paper."""
        if not self._settings.on_stock():
            return ""
        return self._settings.kind_name() if self._settings.kind_of_stock() else STOCK

    def _key(self) -> str:
        return f"print/{self._settings.printer_name()}/{self._stock()}"

    def kept_options(self) -> PrintOptions:
        """Return how this printer was asked to print on this paper the last time."""
        return options_of(self._context.preferences.text(self._key()))

    def keep_options(self, options: PrintOptions) -> None:
        """Keep how this printer was asked to print on this paper."""
        self._context.preferences.set_text(self._key(), options_text(options))
        self._context.preferences.set_text(LAST, self._settings.printer_name())

    def ask_printers(self) -> None:
        """Offer the printers of this computer; the one used last is chosen."""
        last = self._context.preferences.text(LAST)
        self._reading.names(lambda found: self._settings.show_printers(found[0], last or found[1]))

    def ask_trays(self) -> None:
        """Offer the trays of the printer chosen; the answer of one that was left meanwhile is dropped."""
        self.read()
        printer = self._settings.printer_name()

        def show(found: PrinterFeatures) -> None:
            if printer == self._settings.printer_name():
                self._settings.show_trays(found.trays, self.kept_options().tray)

        if self._settings.is_file():
            self._settings.show_trays((), "")
        else:
            self._reading.read(printer, show)

    def kept(self) -> KeptCalibration:
        """Return what the record has for this printer, tray and paper, else for the printer and this paper alone."""
        printer, tray, stock = self._settings.printer_name(), self._settings.tray_name(), self._stock()
        with self._context.database.read() as session:
            return calibration_of(session, printer, stock, tray, any_stock=STOCK if stock else "")

    def read(self) -> None:
        """Show what the record has for this printer and paper."""
        kept = self.kept()
        self._settings.show_shift(kept.dx_mm, kept.dy_mm)
        local = QLocale()
        wide, high = (local.toString(scale * 100, "f", 2) for scale in (kept.scale_x, kept.scale_y))
        turn = local.toString(kept.rotation_deg, "f", 2)
        words = _("Width {wide} %, height {high} %, turn {turn}°").format(wide=wide, high=high, turn=turn)
        moved = (kept.scale_x, kept.scale_y, kept.rotation_deg) != (1.0, 1.0, 0.0)
        self._settings.stretch.setText(words if moved else "")
        self._settings.stretch.setVisible(moved)

    def keep(self) -> None:
        """Keep what was set, if it is another shift; stretch and turn stay as they were measured."""
        kept = self.kept()
        dx, dy = self._settings.dx.value(), self._settings.dy.value()
        if (dx, dy) != (round(kept.dx_mm, 1), round(kept.dy_mm, 1)):
            self.set(replace(kept, dx_mm=dx, dy_mm=dy))

    def set(self, found: KeptCalibration) -> None:
        """Keep what was measured for this printer and paper."""
        name = self._settings.printer_name()
        self._context.do(SetCalibration(name, self._settings.tray_name(), self._stock(), **asdict(found)))
