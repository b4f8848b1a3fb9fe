"""What the printers of this computer offer, read away from the window's thread: CUPS is asked, elsewhere Qt."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from db.errors import KnownError
from desktop.spooler import cups
from desktop.spooler.options import PrinterFeatures
from desktop.ui.core.jobs import Jobs, Step


def printer_names() -> list[str]:
    """Return the names of all printers."""
    return cups.printers() if cups.is_here() else [info.printerName() for info in QPrinterInfo.availablePrinters()]


def usual_printer() -> str:
    """Return the printer that the system takes where none is named, "" for none."""
    return cups.usual_printer() if cups.is_here() else QPrinterInfo.defaultPrinterName()


def features_of(printer: str) -> PrinterFeatures:
    """Return what the driver of a printer offers. Raises KnownError("printer_gone")."""
    if cups.is_here():
        return cups.features(printer)
    info = QPrinterInfo.printerInfo(printer)
    return PrinterFeatures(
        papers=tuple(size.key() for size in info.supportedPageSizes()),
        two_sided=any(mode != QPrinter.DuplexMode.DuplexNone for mode in info.supportedDuplexModes()),
        colour=QPrinter.ColorMode.Color in info.supportedColorModes(),
    )


class PrinterReading:
    """Reads which printers there are and what they offer in a job; a printer's driver once while the window is open."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._known: dict[str, PrinterFeatures] = {}

    def names(self, then: Callable[[tuple[list[str], str]], None]) -> None:
        """Call `then` with the names of all printers and the one that the system takes where none is named."""
        if cups.is_here():
            self._jobs.start(lambda _step: (printer_names(), usual_printer()), then)
        else:
            then((printer_names(), usual_printer()))

    def read(self, printer: str, then: Callable[[PrinterFeatures], None]) -> None:
        """Call `then` with what a printer offers; with nothing where it is gone, which printing says itself."""
        if not cups.is_here():
            self._known.setdefault(printer, features_of(printer))  # Qt is asked on the window's thread only
        if printer in self._known:
            then(self._known[printer])
            return

        def work(_step: Step) -> PrinterFeatures:
            return features_of(printer)

        def known(found: PrinterFeatures) -> None:
            self._known[printer] = found
            then(found)

        def failed(error: Exception) -> None:
            if not isinstance(error, KnownError):
                self._jobs.failed.emit(error)
            then(PrinterFeatures())

        self._jobs.start(work, known, failed=failed)
