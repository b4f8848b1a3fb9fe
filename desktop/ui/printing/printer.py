"""Pages to paper at exact size: the picture of the PDF page at the printer's own resolution, 1:1, never fitted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import QMarginsF, QPointF, QSizeF, QThread
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from db.errors import KnownError
from desktop.pdfium import PDFIUM
from desktop.spooler.options import PrintOptions
from desktop.ui.widgets.rendering import POINTS_PER_INCH, seen

STRIP = 32  # px of a page handed to the printer at a time: some 3 ms for which nobody else runs
BREATH = 300  # µs
DPI = 300
MM_PER_INCH = 25.4
NEAR_MM = 1.0
FORMATS = {(297.0, 210.0): QPageSize.PageSizeId.A4, (420.0, 297.0): QPageSize.PageSizeId.A3}


@dataclass(frozen=True)
class PaperSize:
    """One page's size in mm as it lies in the PDF."""

    width_mm: float
    height_mm: float

    @property
    def name(self) -> str:
        """The name of the size, such as "A3", else its measures in mm."""
        long, short = max(self.width_mm, self.height_mm), min(self.width_mm, self.height_mm)
        for (wide, high), size in FORMATS.items():
            if abs(long - wide) < NEAR_MM and abs(short - high) < NEAR_MM:
                return size.name
        return f"{self.width_mm:.0f} × {self.height_mm:.0f} mm"

    def page_size(self) -> QPageSize:
        """Return the size as Qt takes it."""
        long, short = max(self.width_mm, self.height_mm), min(self.width_mm, self.height_mm)
        for (wide, high), size in FORMATS.items():
            if abs(long - wide) < NEAR_MM and abs(short - high) < NEAR_MM:
                return QPageSize(size)
        return QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter)

    def layout(self) -> QPageLayout:
        """Return the sheet without margins: the origin is the paper's corner."""
        across = self.width_mm > self.height_mm
        way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        return QPageLayout(self.page_size(), way, QMarginsF(0, 0, 0, 0))


def paper_of(page: Any) -> PaperSize:
    """Return the size of a page of a PDF file."""
    width, height = page.get_size()
    return PaperSize(width / POINTS_PER_INCH * MM_PER_INCH, height / POINTS_PER_INCH * MM_PER_INCH)


def printer_named(name: str) -> QPrinter:
    """Return the system's printer of this name. Raises KnownError("printer_gone")."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise KnownError("printer_gone", name=name)
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def set_up(printer: QPrinter, options: PrintOptions) -> QPrinter:
    """Return the printer, told sides, colour and the name in the queue; it names no trays to Qt."""
    duplex = QPrinter.DuplexMode.DuplexLongSide if options.two_sided else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(duplex)
    printer.setColorMode(QPrinter.ColorMode.GrayScale if options.black else QPrinter.ColorMode.Color)
    printer.setDocName(options.job_name)
    return printer


def prepare(printer: QPrinter, paper: PaperSize) -> None:
    """Set the sheet, its corner as origin and a resolution at which a pixel is 0.085 mm."""
    printer.setResolution(DPI)
    printer.setPageLayout(paper.layout())
    printer.setFullPage(True)


def first_paper(file: Path) -> PaperSize:
    """Return the size of the first page of a PDF."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(file.read_bytes())
        try:
            return paper_of(document[0])
        finally:
            document.close()


def page_count(file: Path) -> int:
    """Return how many pages a PDF has."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(file.read_bytes())
        try:
            return len(document)
        finally:
            document.close()


def has_paper(sizes: Sequence[QPageSize], paper: PaperSize) -> bool:
    """Whether a printer that names these sizes takes the sheet; one that names none is believed to."""
    wanted = paper.page_size()
    return not sizes or any(size.isEquivalentTo(wanted) for size in sizes)


def faults(printer: QPrinter, paper: PaperSize) -> list[str]:
    """Return the codes of what the driver would do to the sheet: no such paper, another size, margins."""
    found = []
    if not has_paper(QPrinterInfo(printer).supportedPageSizes(), paper):
        found.append("printer_no_such_paper")
    got = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    if abs(got.width() - paper.width_mm) > NEAR_MM or abs(got.height() - paper.height_mm) > NEAR_MM:
        found.append("printer_other_size")
    if not printer.fullPage():
        found.append("printer_margins")
    return found


@dataclass(frozen=True)
class Move:
    """What undoes the printer's fault: stretched and turned about the sheet's corner, then shifted by mm."""

    dx_mm: float = 0.0
    dy_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    rotation_deg: float = 0.0

    def transform(self, dpi: int) -> QTransform:
        """Return the transform for a device of `dpi` dots an inch."""
        made = QTransform()
        made.translate(self.dx_mm / MM_PER_INCH * dpi, self.dy_mm / MM_PER_INCH * dpi)
        made.rotate(self.rotation_deg)
        return made.scale(self.scale_x, self.scale_y)


def draw_in_strips(painter: QPainter, image: QImage) -> None:
    """Draw a page strip by strip: in one call it would hold the interpreter, and so the window, for half a second.

    Strips overlap by a pixel, so that no viewer shows a seam; a page that is turned or scaled is drawn whole.
    """
    whole = painter.transform().isScaling() or painter.transform().isRotating()
    height = image.height() if whole else STRIP
    for top in range(0, image.height(), height):
        strip = image.copy(0, top, image.width(), min(height + 1, image.height() - top))
        painter.drawImage(QPointF(0, top), strip)
        QThread.usleep(BREATH)  # else this thread takes the interpreter back before the window's has it


def print_pages(
    file: Path,
    pages: Sequence[int],
    printer: QPrinter,
    move: Move,
    step: Callable[[int, int], None],
) -> None:
    """Print `pages` (from 0), each moved; `step` hears of every sheet and may raise to stop before the next.

    Raises KnownError("printer_stopped") where the printer takes nothing, or no more sheets.
    """
    with PDFIUM:
        document = pypdfium2.PdfDocument(file.read_bytes())
    painter = QPainter()
    try:
        for done, number in enumerate(pages):
            step(done, len(pages))
            with PDFIUM:
                page = document[number]
                paper = paper_of(page)
            if done == 0:
                prepare(printer, paper)
                taken = painter.begin(printer)
            else:
                printer.setPageLayout(paper.layout())
                taken = printer.newPage()
            if not taken:
                raise KnownError("printer_stopped", name=printer.printerName(), done=done, total=len(pages))
            dpi = printer.resolution()
            painter.setTransform(move.transform(dpi))
            with seen(page, dpi / POINTS_PER_INCH) as image:
                draw_in_strips(painter, image)
            with PDFIUM:
                page.close()
        step(len(pages), len(pages))
    finally:
        if painter.isActive():
            painter.end()
        with PDFIUM:
            document.close()
