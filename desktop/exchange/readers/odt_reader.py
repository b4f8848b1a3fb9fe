"""OpenDocument texts: tables, and the paragraphs outside them, as for Word documents."""

from lxml import etree

from desktop.exchange.readers.ods_reader import OdfStyles, cell_spans, flat_text, open_document
from desktop.exchange.readers.safe_xml import attribute, local
from desktop.exchange.readers.symbol_fonts import mark_font
from desktop.exchange.readers.tabbed_lines import part_tabbed_lines
from desktop.exchange.readers.workbook import MOST_CELLS, FileFormat, ListRefusedError, MergedRange, Sheet, Workbook

_INSIDE = frozenset({"section", "list", "list-item", "list-header", "text-box", "frame", "table-of-content", "g", "a"})
_DEEPEST = 20


def read_odt(content: bytes) -> Workbook:
    """Return an OpenDocument text: a sheet of its paragraphs, then one for each table.

    Raises KnownError: list_encrypted, list_encrypted_ods, list_too_large, list_corrupt, list_entities.
    """
    _office, root, styles = open_document(content)
    text = next((body for body in root.iter("{*}text") if local(body.getparent()) == "body"), None)  # type: ignore[arg-type]
    if text is None:
        raise ListRefusedError("corrupt")
    reading = _TextReader(styles)
    reading.take(text, 0, listed=False)
    return Workbook(FileFormat.ODT, part_tabbed_lines(reading.body, reading.tables))


class _TextReader:
    """Collects the paragraphs and the tables of a text in their order."""

    def __init__(self, styles: OdfStyles) -> None:
        self.body = Sheet("body", [], is_text=True)
        self.tables: list[Sheet] = []
        self._styles = styles
        self._cells = 0

    def take(self, element: etree._Element, depth: int, listed: bool) -> None:
        """Take in what stands in a text, a list, a frame or a cell; called again for what stands inside."""
        if depth > _DEEPEST:
            return
        for part in element:
            name = local(part)
            if name in ("p", "h"):
                if listed:
                    self.body.numbered.add(len(self.body.rows))
                self._write(self.body, [part], len(self.body.rows), 0)
                for frame in part.iter("{*}text-box"):
                    self.take(frame, depth + 1, listed=False)
            elif name == "table":
                self._take_table(part, depth)
            elif name in _INSIDE:
                self.take(part, depth + 1, listed or name == "list")

    def _write(self, sheet: Sheet, paragraphs: list[etree._Element], row: int, column: int) -> None:
        while len(sheet.rows) <= row:
            sheet.rows.append([])
        values = sheet.rows[row]
        values.extend([""] * (column + 1 - len(values)))
        values[column] = "\n".join(map(flat_text, paragraphs)).strip("\n")
        parts = [part for one in paragraphs for part in (one, *one.iter("{*}span"))]
        for look in [self._styles.get(attribute(part, "style-name")) for part in parts]:
            if look and look[0]:
                mark_font(sheet, (row, column), look[0])
        spans = [self._styles.get(attribute(span, "style-name")) for one in paragraphs for span in one.iter("{*}span")]
        if values[column] and spans and all(look and look[1] for look in spans):
            sheet.struck.add((row, column))

    def _take_table(self, table: etree._Element, depth: int) -> None:
        rows = [row for row in table.iter("{*}table-row") if next(row.iterancestors("{*}table")) is table]
        if all(len(_cells(row)) <= 1 for row in rows) and any(True for row in rows for _ in row.iter("{*}table")):
            for row in rows:
                for cell in _cells(row):
                    self.take(cell, depth + 1, listed=False)
            return
        sheet = Sheet(f"table {len(self.tables) + 1}", [], paragraphs_before=len(self.body.rows))
        self.tables.append(sheet)
        for number, row in enumerate(rows):
            sheet.rows.append([])
            self._take_row(row, sheet, number)
        for row in rows:
            for cell in _cells(row):
                for inner in cell:
                    if local(inner) == "table" and depth < _DEEPEST:
                        self._take_table(inner, depth + 1)

    def _take_row(self, row: etree._Element, sheet: Sheet, number: int) -> None:
        column = 0
        for cell in row:
            if local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            down, right, times = cell_spans(cell)
            self._cells += times
            if self._cells > MOST_CELLS:
                raise ListRefusedError("too_large")
            if local(cell) == "table-cell":
                lines = cell.iter("{*}p", "{*}h")
                paragraphs = [line for line in lines if next(line.iterancestors("{*}table-cell")) is cell]
                self._write(sheet, paragraphs, number, column)
                if down > 1 or right > 1:
                    sheet.merged.append(MergedRange(number, column, number + down - 1, column + right - 1))
            column += times


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if local(cell) == "table-cell"]
