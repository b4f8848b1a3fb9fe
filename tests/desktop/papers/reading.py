"""The words of a file of any format, read with another library than wrote it; white space is left out."""

from pathlib import Path

import openpyxl
import pypdfium2
from docx import Document


def words_of(file: Path) -> str:
    """Return all text of a file without white space, so that broken lines read as one."""
    return "".join(READERS[file.suffix](file).split())


def page_words(file: Path) -> list[str]:
    """Return the text of each page of a PDF."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def _pdf(file: Path) -> str:
    return "\n".join(page_words(file))


def _docx(file: Path) -> str:
    body = Document(str(file)).element.body
    return "\n".join(
        "".join(one.text or "-" for one in each.xpath(".//w:t | .//w:noBreakHyphen")) for each in body.xpath(".//w:p")
    )


def _xlsx(file: Path) -> str:
    sheets = openpyxl.load_workbook(file).worksheets
    return "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig")


READERS = {".pdf": _pdf, ".docx": _docx, ".xlsx": _xlsx, ".csv": _text, ".txt": _text, ".json": _text}
