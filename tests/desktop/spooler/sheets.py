"""Sheets to print, and what came out."""

from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.certificate.batch import write_certificates
from desktop.spooler import cups
from tests.desktop.documents.certificate_pages import values

MM = 72 / 25.4
A3 = (420.0, 297.0)


def boxed(file: Path, pages: int = 1, paper: tuple[float, float] = A3) -> Path:
    """Sheets with a filled box whose edges lie 20 mm from the sheet's, and their number as a word."""
    canvas = Canvas(str(file), pagesize=(paper[0] * MM, paper[1] * MM))
    for page in range(pages):
        canvas.rect(20 * MM, 20 * MM, (paper[0] - 40) * MM, (paper[1] - 40) * MM, stroke=0, fill=1)
        canvas.drawString(2 * MM, 2 * MM, f"sheet{page + 1}")
        canvas.showPage()
    canvas.save()
    return file


def certificates(file: Path, many: int) -> Path:
    """Certificates of A3, each of another name."""
    write_certificates(file, [values(name=f"Ma Văn Ước {at}", register_number=f"{at:02}") for at in range(1, many + 1)])
    return file


def texts(file: Path) -> list[str]:
    """Return the words of each page."""
    document = pypdfium2.PdfDocument(file)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def printed(job: str) -> None:
    """Return once a job is printed."""
    for _try in range(2000):
        if not cups.waits(job):
            return
    raise AssertionError(f"{job} is not printed")
