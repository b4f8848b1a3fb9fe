"""PDF files with text: ruled tables by their lines, other text by position; scanned pages without text are refused."""

import re

import pypdfium2

from desktop.exchange.readers.pdf_columns import Span, column_tables
from desktop.exchange.readers.pdf_page import PageLine, PageTable, lines_of, read_page
from desktop.exchange.readers.tabbed_lines import part_tabbed_lines
from desktop.exchange.readers.workbook import (
    CellValue,
    FileFormat,
    FileNote,
    ListRefusedError,
    MergedRange,
    Sheet,
    Workbook,
)
from desktop.pdfium import PDFIUM

_MOST_PAGES = 1000
_PAGE_NUMBER = re.compile(r"[-–]?\s*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–]?", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:\(?\d{1,4}\s*[.)/]|[-•+*–]|[IVXLC]{1,6}\s*[.)\-–]|[a-zA-ZĐđ]\s*[.)]|ông\b|bà\b|điều \d|\S+:)", re.IGNORECASE
)
_ENDS = (".", ";", ":", "./.")
_SAME_COLUMN = 4.0  # points


def read_pdf(content: bytes, password: str | None = None) -> Workbook:
    """Return the text of a PDF: a sheet of its lines, then one for each table; a table goes on over pages.

    Raises KnownError: list_encrypted, list_wrong_password, list_pdf_unreadable, list_pdf_scanned, list_too_large.
    """
    reading = _PdfReader()
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(content, password=password)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise ListRefusedError("encrypted", "list_wrong_password" if password else "list_encrypted") from error
            raise ListRefusedError("unsupported_format", "list_pdf_unreadable") from error
        try:
            if len(document) > _MOST_PAGES:
                raise ListRefusedError("too_large")
            for number in range(len(document)):
                page = document[number]
                reading.take(*_contents(page, reading.spans))
                page.close()
        except pypdfium2.PdfiumError as error:
            raise ListRefusedError("unsupported_format", "list_pdf_unreadable") from error
        finally:
            document.close()
    reading.end_paragraph()
    if not any(row[0] for row in reading.body.rows) and not reading.tables:
        raise ListRefusedError("unsupported_format", "list_pdf_scanned")
    sheets = part_tabbed_lines(reading.body, reading.tables)
    by_position = [sheet for sheet in sheets[1:] if not any(sheet is ruled for ruled in reading.tables)]
    notes = [note for sheet in by_position for note in _doubts_of(sheet)]
    notes += [_moved(sheet, row) for sheet, rows in zip(reading.tables, reading.unsure, strict=True) for row in rows]
    return Workbook(FileFormat.PDF, sheets, notes)


def _moved(sheet: Sheet, row: int) -> FileNote:
    return FileNote("suspect_encoding", "list_pdf_columns_moved", sheet=sheet.name, row=row)


def _doubts_of(sheet: Sheet) -> list[FileNote]:
    """Return a doubt about each row of a table without ruled lines whose rows have not the same cells.

    A cell that is empty, or goes on in the next line, moves the others, and no line says so.
    """
    filled = [[str(value) for value in row if value] for row in sheet.rows]
    widths = {len(row) for row in filled if len(row) > 1}
    broken = any(len(row) == 1 and not (_BEGINS.match(row[0]) or row[0].isupper()) for row in filled)
    if len(widths) < 2 and not broken:
        return []
    rows = [number for number, row in enumerate(filled, start=1) if len(row) > 1]
    return [_moved(sheet, number) for number in rows[1:]]


def _contents(page: pypdfium2.PdfPage, before: list[Span]) -> tuple[list[PageLine], list[PageTable]]:
    found = read_page(page)
    tables, letters = column_tables(found.letters, before)
    lines = lines_of(letters)
    if lines and _PAGE_NUMBER.fullmatch(lines[0].text):
        lines = lines[1:]
    if lines and _PAGE_NUMBER.fullmatch(lines[-1].text):
        lines = lines[:-1]
    return lines, sorted([*found.tables, *tables], key=lambda table: table.top)


class _PdfReader:
    """Joins the lines and tables of pages to paragraphs and sheets."""

    def __init__(self) -> None:
        self.body = Sheet("body", [], is_text=True)
        self.tables: list[Sheet] = []
        self.unsure: list[list[int]] = []  # rows of each table, from 1
        self._columns: list[float] = []  # of the table that may go on
        self.spans: list[Span] = []
        self._open: list[PageLine] = []
        self._right = 0.0

    def take(self, lines: list[PageLine], tables: list[PageTable]) -> None:
        """Take in a page."""
        self._right = max((line.right for line in lines), default=0.0)
        left = list(tables)
        for line in lines:
            while left and left[0].top < line.top:
                self._add_table(left.pop(0))
            self._columns = []
            self._add_line(line)
        for table in left:
            self._add_table(table)

    def _add_line(self, line: PageLine) -> None:
        if self._open and not self._goes_on(self._open[-1], line):
            self.end_paragraph()
        self._open.append(line)

    def _goes_on(self, before: PageLine, line: PageLine) -> bool:
        """Return whether a line was broken only because it was full."""
        if "\t" in line.text or "\t" in before.text or before.text.endswith(_ENDS) or _BEGINS.match(line.text):
            return False
        return before.right + line.first_word > self._right - 6 and not (before.text.isupper() ^ line.text.isupper())

    def end_paragraph(self) -> None:
        """Write the open lines as one paragraph."""
        if self._open:
            self.body.rows.append([" ".join(line.text for line in self._open)])
            self._open = []

    def _add_table(self, table: PageTable) -> None:
        self.end_paragraph()
        if not self._is_same(table):
            name = f"table {len(self.tables) + 1}"
            self.tables.append(Sheet(name, [], paragraphs_before=len(self.body.rows)))
            self.unsure.append([])
        sheet = self.tables[-1]
        first = len(sheet.rows)
        rows: list[list[CellValue]] = [list(row) for row in table.rows]
        sheet.rows += rows
        sheet.merged += [
            MergedRange(span.top + first, span.left, span.bottom + first, span.right) for span in table.merged
        ]
        self.unsure[-1] += [first + row + 1 for row in sorted(table.unsure)]
        self._columns, self.spans = table.columns, table.spans

    def _is_same(self, table: PageTable) -> bool:
        """Return whether a table goes on with the one before, from page to page."""
        if len(self._columns) != len(table.columns) or len(self.spans) != len(table.spans):
            return False
        if table.spans:
            both = zip(self.spans, table.spans, strict=True)
            return all(left < other_right and other_left < right for (left, right), (other_left, other_right) in both)
        both_edges = zip(self._columns, table.columns, strict=True)
        return all(abs(one - other) <= _SAME_COLUMN for one, other in both_edges)
