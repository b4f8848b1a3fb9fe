"""Small PDF files for the widgets that show them."""

from pathlib import Path

import pypdfium2


def write_pdf(file: Path, *sizes: tuple[float, float]) -> Path:
    """Write empty pages of these sizes in points; without any, one of A4."""
    document = pypdfium2.PdfDocument.new()
    for width, height in sizes or ((595, 842),):
        document.new_page(width, height)
    document.save(file)
    document.close()
    return file
