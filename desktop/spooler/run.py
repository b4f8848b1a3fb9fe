"""A run of sheets through CUPS: in parts, each printed before the next is handed over, so that it can be stopped.

The pages that are wanted are moved as the printer needs it; text, fonts and lines stay what they are.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.documents.certificate.calibration import Calibration
from desktop.documents.engine.units import POINTS
from desktop.pdfium import PDFIUM
from desktop.spooler import cups
from desktop.spooler.options import PrintOptions

PART: Final = 100
"""Sheets in one job. Each carries fonts and form once more: 300 sheets spool 2.4 times what one file holds."""
ASKS_S: Final = 0.4
"""Seconds between two questions whether a job is printed."""

UNMOVED: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def write_pages(source: bytes, pages: Sequence[int], move: Calibration, out: Path) -> None:
    """Write `pages` (from 0) of a PDF into a file of their own, each stretched, turned and shifted by `move`."""
    with PDFIUM:
        document, new = pypdfium2.PdfDocument(source), pypdfium2.PdfDocument.new()
        try:
            new.import_pages(document, list(pages))
        finally:
            document.close()
    try:
        if move != Calibration():
            for number in range(len(pages)):
                _move(new, number, move)
        with PDFIUM:
            new.save(out)
    finally:
        with PDFIUM:
            new.close()


def _move(document: pypdfium2.PdfDocument, number: int, move: Calibration) -> None:
    """Move one page; page by page, for a preview may be drawn in between."""
    with PDFIUM:
        page = document[number]
        matrix = move.matrix(page.get_height() / POINTS) or UNMOVED
        pdfium.FPDFPage_TransFormWithClip(page, pdfium.FS_MATRIX(*matrix), None)
        page.close()


def print_in_parts(
    file: Path,
    pages: Sequence[int],
    printer: str,
    options: PrintOptions,
    move: Calibration,
    step: Callable[[int, int], None],
    trouble: Callable[[tuple[str, ...]], object] = lambda _reasons: None,
    handed: Callable[[int], object] = lambda _many: None,
    part: int = PART,
) -> None:
    """Print `pages` (from 0) of a PDF, moved, and return once the printer has taken the last.

    `step` hears how many sheets are printed of how many, and may raise to stop: the job in the queue is taken back.
    `handed` hears how many sheets the printing system has got; what keeps the printer goes to `trouble`, () once
    nothing does. Raises KnownError: printer_gone, printer_refuses, spooler_silent.
    """
    source = file.read_bytes()  # at once: a preview may be drawn anew meanwhile
    with TemporaryDirectory(prefix="so-vang-") as folder:
        for start in range(0, len(pages), part):
            step(start, len(pages))
            now = pages[start : start + part]
            out = Path(folder) / f"{start}.pdf"
            write_pages(source, now, move, out)
            step(start, len(pages))
            job = cups.send(out, printer, options)
            handed(start + len(now))
            _await(job, printer, lambda at=start: step(at, len(pages)), trouble)  # type: ignore[misc]
        step(len(pages), len(pages))


def _await(job: str, printer: str, go_on: Callable[[], None], trouble: Callable[[tuple[str, ...]], object]) -> None:
    """Return once a job is printed; where `go_on` raises, the job is taken back first."""
    pause = threading.Event()
    told: tuple[str, ...] = ()
    try:
        while cups.waits(job):
            reasons = cups.trouble(printer)
            if reasons != told:
                trouble(reasons)
                told = reasons
            go_on()
            pause.wait(ASKS_S)
    except BaseException:
        cups.cancel(job)
        raise
