"""The shift of each printer and paper: read when another is chosen, kept when the clerk sets it."""

from db.changes.certificates import SetCalibration
from db.queries.sheet_list import calibration_of
from desktop.ui.context import Context
from desktop.ui.forms.print_settings import PrintSettings

STOCK = "phôi"


class PrinterShift:
    """Keeps the settings' two numbers and the record in step."""

    def __init__(self, context: Context, settings: PrintSettings) -> None:
        self._context, self._settings = context, settings
        settings.printer_changed.connect(self.read)
        settings.shift_changed.connect(self.keep)

    def _stock(self) -> str:
        return STOCK if self._settings.on_stock() else ""

    def _kept(self) -> tuple[float, float]:
        with self._context.database.read() as session:
            return calibration_of(session, self._settings.printer_name(), self._stock())

    def read(self) -> None:
        """Show what the record has for this printer and paper."""
        self._settings.show_shift(*self._kept())

    def keep(self) -> None:
        """Keep what was set, if it is another shift."""
        dx, dy = self._settings.dx.value(), self._settings.dy.value()
        if (dx, dy) != self._kept():
            name = self._settings.printer_name()
            self._context.history.do(SetCalibration(name, stock=self._stock(), dx_mm=dx, dy_mm=dy))
