"""The shift of each printer and paper: read when another is chosen, kept when the clerk sets or measures it."""

from dataclasses import asdict, replace

from PySide6.QtCore import QLocale

from db.changes.certificates import SetCalibration
from db.queries.sheet_list import KeptCalibration, calibration_of
from desktop.ui.certificates.print_settings import PrintSettings
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _

STOCK = "phôi"


class PrinterOffset:
    """Shows the stored shift of printer and paper in the settings, and stores what is set there."""

    def __init__(self, context: Context, settings: PrintSettings) -> None:
        self._context, self._settings = context, settings
        settings.printer_changed.connect(self.read)
        settings.stock_changed.connect(self.read)
        settings.shift_changed.connect(self.keep)

    def _stock(self) -> str:
        return STOCK if self._settings.on_stock() else ""

    def kept(self) -> KeptCalibration:
        """Return what the record has for this printer and paper."""
        with self._context.database.read() as session:
            return calibration_of(session, self._settings.printer_name(), self._stock())

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
        self._context.do(SetCalibration(name, stock=self._stock(), **asdict(found)))
