"""OpenDocument spreadsheets; empty rows repeated to the end of the sheet are not expanded."""

from collections.abc import Collection
from datetime import date, datetime

from lxml import etree

from desktop.exchange.readers.blank_rows import add_blank_rows
from desktop.exchange.readers.office_zip import OfficeZip
from desktop.exchange.readers.safe_xml import attribute, local, parse
from desktop.exchange.readers.symbol_fonts import is_symbol_font, is_telling_font, shown
from desktop.exchange.readers.workbook import (
    LAST_ROW,
    MOST_CELLS,
    MOST_COLUMNS,
    WIDEST,
    CellValue,
    FileFormat,
    FileNote,
    FormulaState,
    ListRefusedError,
    MergedRange,
    Sheet,
    Workbook,
)

OdfStyles = dict[str, tuple[str, bool, bool]]
"""Styles by name: an old font, whether it strikes through, whether it hides."""
_MOST_REPEATS = 1000
_LARGEST_SHEETS = 96 * 1024 * 1024


def read_ods(packed: bytes) -> Workbook:
    """Return a .ods file as a workbook.

    Raises KnownError: list_encrypted, list_encrypted_ods, list_too_large, list_corrupt, list_entities.
    """
    office, root, styles = open_document(packed)
    book = Workbook(FileFormat.ODS, [])
    if any(name.startswith("Basic/") and name.endswith(".xml") and "-lb" not in name for name in office.names):
        book.notes.append(FileNote("macros_present", "list_macros_present"))
    for number, table in enumerate(root.iter("{*}table"), start=1):
        if local(table.getparent()) == "spreadsheet":  # type: ignore[arg-type]
            book.sheets.append(_TableReader(table, attribute(table, "name", f"Sheet{number}"), styles).sheet)
    return book


def open_document(packed: bytes) -> tuple[OfficeZip, etree._Element, OdfStyles]:
    """Return the package of an OpenDocument file, its content and its styles.

    Raises KnownError: list_encrypted, list_encrypted_ods, list_too_large, list_corrupt, list_entities.
    """
    office = OfficeZip(packed)
    office.check_promises()
    if "META-INF/manifest.xml" in office.names and b"encryption-data" in office.read("META-INF/manifest.xml"):
        raise ListRefusedError("encrypted", "list_encrypted_ods")
    content = office.read("content.xml")
    if len(content) > _LARGEST_SHEETS:
        raise ListRefusedError("too_large")
    root = parse(content)
    styles = _styles(root)
    if "styles.xml" in office.names:
        styles = _styles(parse(office.read("styles.xml"))) | styles
    return office, root, styles


def _styles(root: etree._Element) -> OdfStyles:
    """Return each style's old font, whether it strikes through, and whether it hides."""
    found = {}
    for style in root.iter("{*}style"):
        font, struck, hidden = "", False, False
        for part in style:
            name = attribute(part, "font-name") or attribute(part, "font-family")
            font = name.strip("'") if is_telling_font(name.strip("'")) else font
            struck = struck or attribute(part, "text-line-through-style", "none") not in ("none", "")
            hidden = hidden or (local(part) == "table-properties" and attribute(part, "display") == "false")
        if font or struck or hidden:
            found[attribute(style, "name")] = (font, struck, hidden)
    return found


class _TableReader:
    """Builds the sheet of one table."""

    def __init__(self, table: etree._Element, name: str, styles: OdfStyles) -> None:
        self.sheet = Sheet(name, [])
        self._styles = styles
        self._cells = 0
        self.sheet.visible = not styles.get(attribute(table, "style-name"), ("", False, False))[2]
        for row in table.iter("{*}table-row"):
            self._add_row(row)
        while self.sheet.rows and not any(value not in ("", None) for value in self.sheet.rows[-1]):
            self.sheet.rows.pop()

    def _add_row(self, row: etree._Element) -> None:
        times = _count(row, "number-rows-repeated")
        place = len(self.sheet.rows)
        values: list[CellValue] = []
        for cell in row:
            if local(cell) in ("table-cell", "covered-table-cell"):
                self._add_cell(cell, place, values)
        while values and values[-1] in ("", None):
            values.pop()
        if not values:
            add_blank_rows(self.sheet.rows, min(place + times, LAST_ROW))
            if attribute(row, "visibility", "visible") != "visible":
                self.sheet.hidden_rows.update(range(place, len(self.sheet.rows)))
            return
        self._cells += times * (len(values) + 1)
        if self._cells > MOST_CELLS:
            raise ListRefusedError("too_large")
        if attribute(row, "visibility", "visible") != "visible":
            self.sheet.hidden_rows.update(range(place, place + times))
        self.sheet.rows.extend(list(values) for _ in range(times))

    def _add_cell(self, cell: etree._Element, row: int, values: list[CellValue]) -> None:
        value = "" if local(cell).startswith("covered") else _value(cell)
        place = (row, len(values))
        style = self._styles.get(attribute(cell, "style-name"))
        texts = [self._styles.get(attribute(span, "style-name")) for span in cell.iter("{*}span")]
        for look in (style, *texts):
            if look and look[0] and is_symbol_font(look[0]) and isinstance(value, str):
                value = shown(value, look[0])
            elif look and look[0]:
                self.sheet.fonts[place] = look[0]
        if value != "" and ((style and style[1]) or (texts and all(look and look[1] for look in texts))):
            self.sheet.struck.add(place)
        elif any(look and look[1] for look in texts) and isinstance(value, str):
            struck = {name for name, look in self._styles.items() if look[1]}
            spans = [span for span in cell.iter("{*}span") if attribute(span, "style-name") in struck]
            self.sheet.struck_words[place] = " ".join(map(flat_text, spans))
            value = _text(cell, struck)
        formula = attribute(cell, "formula")
        if formula:
            error = isinstance(value, str) and (value.startswith(("#", "Err:")))
            empty = value == "" and not attribute(cell, "value-type")
            state = FormulaState.ERROR if error else FormulaState.UNCACHED if empty else FormulaState.CACHED
            self.sheet.formulas[place] = state
        down, right = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or right > 1:
            self.sheet.merged.append(MergedRange(row, place[1], row + down - 1, place[1] + right - 1))
        times = _count(cell, "number-columns-repeated")
        if value != "" and len(values) + times > WIDEST:
            last = min(len(values) + times, MOST_COLUMNS)
            self.sheet.beyond += [(row, column) for column in range(max(len(values), WIDEST), last)]
        values.extend([value] * min(times, max(WIDEST - len(values), 0)))


def cell_spans(cell: etree._Element) -> tuple[int, int, int]:
    """Return how many rows and columns a cell reaches over, and how often it is repeated."""
    down, right = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
    return min(down, _MOST_REPEATS), min(right, WIDEST), min(_count(cell, "number-columns-repeated"), WIDEST)


def _count(element: etree._Element, name: str) -> int:
    written = attribute(element, name, "1")
    return max(int(written), 1) if written.isdecimal() and len(written) < 9 else 1


def _value(cell: etree._Element) -> CellValue:
    kind = attribute(cell, "value-type")
    if kind in ("float", "currency", "percentage"):
        try:
            return float(attribute(cell, "value"))
        except ValueError:
            return _text(cell)
    if kind == "date":
        written = attribute(cell, "date-value")
        try:
            return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
        except ValueError:
            return _text(cell)
    return _text(cell)


def _text(cell: etree._Element, struck: Collection[str] = ()) -> str:
    lines = []
    for paragraph in cell:
        if local(paragraph) == "p":
            for note in list(paragraph.iter("{*}annotation")):
                note.clear()
            lines.append(flat_text(paragraph, struck))
    return "\n".join(lines)


def flat_text(element: etree._Element, struck: Collection[str] = ()) -> str:
    """Return the text of a paragraph without its notes, what stands in frames, and the spans in one of these styles."""
    text = element.text or ""
    for part in element:
        name = local(part)
        if name == "s":
            text += " " * min(_count(part, "c"), 100)
        elif name == "tab":
            text += "\t"
        elif name == "line-break":
            text += "\n"
        elif name not in ("annotation", "note", "frame") and not (
            name == "span" and attribute(part, "style-name") in struck
        ):
            text += flat_text(part, struck)
        text += part.tail or ""
    return text
