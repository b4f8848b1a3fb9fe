"""Printing keeps the exact size: edges within 0.2 mm, the shift applied, never fitted to the page."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from db.errors import KnownError
from desktop.spooler.options import PrintOptions
from desktop.ui.certificates.print_actions import fault_words
from desktop.ui.printing import printer as printing
from desktop.ui.printing.printer import (
    DPI,
    Move,
    PaperSize,
    faults,
    has_paper,
    prepare,
    print_pages,
    printer_named,
    set_up,
)

MM = 72 / 25.4
A4, A3 = (297.0, 210.0), (420.0, 297.0)
LOOK_DPI = 600
WITHIN_MM = 0.2


@pytest.fixture(autouse=True)
def fine_sheets(monkeypatch):
    """Draw as many dots as the program does."""
    monkeypatch.setattr(printing, "DPI", DPI)


def sheet_with_box(file: Path, paper: tuple[float, float], pages: int = 1) -> Path:
    """A page with a filled box 20 mm from the left and top, 257 by 170 mm."""
    canvas = Canvas(str(file), pagesize=(paper[0] * MM, paper[1] * MM))
    for _ in range(pages):
        canvas.rect(20 * MM, (paper[1] - 20 - 170) * MM, 257 * MM, 170 * MM, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file


def edges(file: Path, page: int = 0) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the ink, in mm from the paper's upper left corner."""
    document = pypdfium2.PdfDocument(file)
    image = document[page].render(scale=LOOK_DPI / 72, grayscale=True).to_pil()
    document.close()
    box = Image.eval(image, lambda grey: 255 if grey < 128 else 0).getbbox()
    return tuple(edge / LOOK_DPI * 25.4 for edge in box)


def printed(tmp_path: Path, source: Path, pages=(0,), move: Move = Move()) -> Path:  # noqa: B008 -- it is frozen
    out = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    print_pages(source, pages, printer, move, lambda done, total: None)
    return out


@pytest.mark.parametrize("paper", [A4, A3], ids=["A4", "A3"])
def test_a_box_comes_out_at_its_own_size(qapp, tmp_path, paper):
    out = printed(tmp_path, sheet_with_box(tmp_path / "box.pdf", paper))
    assert edges(out) == pytest.approx((20, 20, 277, 190), abs=WITHIN_MM)
    document = pypdfium2.PdfDocument(out)
    assert [side / MM for side in document[0].get_size()] == pytest.approx(paper, abs=0.5)
    document.close()


def test_the_shift_of_the_printer_is_applied(qapp, tmp_path):
    out = printed(tmp_path, sheet_with_box(tmp_path / "box.pdf", A4), move=Move(2.0, -1.5))
    assert edges(out) == pytest.approx((22, 18.5, 279, 188.5), abs=WITHIN_MM)


def test_the_stretch_that_was_measured_is_applied(qapp, tmp_path):
    out = printed(tmp_path, sheet_with_box(tmp_path / "box.pdf", A4), move=Move(0, 1.0, 1.01, 0.99))
    assert edges(out) == pytest.approx((20.2, 20.8, 279.77, 189.1), abs=WITHIN_MM)


def test_only_the_chosen_pages_are_printed(qapp, tmp_path):
    out = printed(tmp_path, sheet_with_box(tmp_path / "box.pdf", A4, pages=4), pages=(1, 3))
    document = pypdfium2.PdfDocument(out)
    assert len(document) == 2
    document.close()


def test_printing_stops_between_two_sheets(qapp, tmp_path):
    source = sheet_with_box(tmp_path / "box.pdf", A4, pages=3)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "stopped.pdf"))

    def stop_after_one(done, total):
        if done == 1:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        print_pages(source, (0, 1, 2), printer, Move(), stop_after_one)


def test_a_printer_that_takes_another_sheet_is_named(qapp):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    prepare(printer, PaperSize(*A4))
    assert faults(printer, PaperSize(*A4)) == []
    assert faults(printer, PaperSize(*A3)) == ["printer_other_size"]
    assert PaperSize(*A3).name == "A3"


def test_a_printer_without_the_paper_is_named_in_words(qapp):
    sizes = [QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.Letter)]
    assert has_paper(sizes, PaperSize(*A4))
    assert not has_paper(sizes, PaperSize(*A3))
    assert has_paper([], PaperSize(*A3))
    words = fault_words(["printer_no_such_paper", "printer_margins"], "A3")
    assert "A3" in words
    assert "100 %" in words


def test_no_printer_of_that_name():
    with pytest.raises(KnownError):
        printer_named("")


class DuplexPrinter(QPrinter):
    """Qt's printer into files has one side only: what it is told of sides is kept here."""

    told = QPrinter.DuplexMode.DuplexAuto

    def setDuplex(self, duplex):  # noqa: N802 -- Qt calls it so
        self.told = duplex


def test_sides_colour_and_name_are_told_to_the_printer(qapp):
    printer = DuplexPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, PrintOptions(two_sided=True, black=True, job_name="Tờ trình"))
    assert printer.told is QPrinter.DuplexMode.DuplexLongSide
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale and printer.docName() == "Tờ trình"
    set_up(printer, PrintOptions())
    assert printer.told is QPrinter.DuplexMode.DuplexNone and printer.colorMode() is QPrinter.ColorMode.Color
