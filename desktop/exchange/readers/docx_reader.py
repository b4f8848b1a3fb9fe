"""Word documents: tables, and the paragraphs outside them, also those in text boxes and in frames made of a table."""

from lxml import etree

from desktop.exchange.readers.docx_text import (
    WordText,
    children,
    is_on,
    joins_next,
    paragraphs_of,
    style_fonts,
    text_boxes,
)
from desktop.exchange.readers.office_zip import OfficeZip
from desktop.exchange.readers.safe_xml import attribute, local, parse
from desktop.exchange.readers.tabbed_lines import part_tabbed_lines
from desktop.exchange.readers.workbook import (
    FileFormat,
    FileNote,
    ListRefusedError,
    MergedRange,
    Sheet,
    Workbook,
)

BODY = "body"
_LARGEST_BODY = 64 * 1024 * 1024
_DEEPEST = 20  # tables in tables, boxes in boxes


def read_docx(content: bytes) -> Workbook:
    """Return a .docx or .docm file: a sheet of its paragraphs, then one for each table.

    Raises KnownError: list_too_large, list_corrupt, list_encrypted, list_entities.
    """
    office = OfficeZip(content)
    office.check_promises()
    main = office.read(office.main_part("word/document.xml"))
    if len(main) > _LARGEST_BODY:
        raise ListRefusedError("too_large")
    body = next(parse(main).iter("{*}body"), None)
    if body is None:
        raise ListRefusedError("corrupt")
    reading = _BodyReader(style_fonts(office))
    reading.take(body)
    return Workbook(FileFormat.DOCX, part_tabbed_lines(reading.body, reading.tables), _notes(office))


class _BodyReader:
    """Collects the paragraphs and the tables of a document in their order."""

    def __init__(self, fonts: dict[str, str]) -> None:
        self.body = Sheet(BODY, [], is_text=True)
        self.tables: list[Sheet] = []
        self._fonts = fonts

    def take(self, element: etree._Element, depth: int = 0) -> None:
        """Take in the paragraphs and tables of a body, a text box or a cell; called again for those inside."""
        joined: list[etree._Element] = []
        for part in children(element, "p", "tbl"):
            if local(part) == "p":
                joined.append(part)
                if not joins_next(part):
                    self._take_lines(joined, depth)
                    joined = []
            elif depth < _DEEPEST:
                self._take_table(part, depth)
        if joined:
            self._take_lines(joined, depth)

    def _take_lines(self, paragraphs: list[etree._Element], depth: int) -> None:
        row = len(self.body.rows)
        if _is_listed(paragraphs[0]):
            self.body.numbered.add(row)
        WordText(paragraphs, self._fonts).write_to(self.body, row, 0)
        if depth < _DEEPEST:
            for paragraph in paragraphs:
                for box in text_boxes(paragraph):
                    self.take(box, depth + 1)

    def _take_table(self, table: etree._Element, depth: int) -> None:
        if _is_frame(table):
            for line in children(table, "tr"):
                for cell in children(line, "tc"):
                    self.take(cell, depth + 1)
            return
        read = _table(table, f"table {len(self.tables) + 1}", self._fonts)
        read.paragraphs_before = len(self.body.rows)
        self.tables.append(read)
        for line in children(table, "tr"):
            for cell in children(line, "tc"):
                for inner in filter(_is_list, children(cell, "tbl")):
                    self._take_table(inner, depth + 1)
                for paragraph in paragraphs_of(cell):
                    for box in text_boxes(paragraph):
                        self.take(box, depth + 1)


def _is_frame(table: etree._Element) -> bool:
    """Return whether a table only frames the page: one cell a row, and a table or box inside."""
    lines = list(children(table, "tr"))
    if any(len(list(children(line, "tc"))) > 1 for line in lines):
        return False
    cells = [cell for line in lines for cell in children(line, "tc")]
    return any(True for cell in cells for _inner in children(cell, "tbl")) or any(
        True for cell in cells for paragraph in children(cell, "p") for _box in text_boxes(paragraph)
    )


def _is_list(table: etree._Element) -> bool:
    """Return whether a table inside a cell has rows and columns of its own: else its words belong to the cell."""
    widths = [len(list(children(line, "tc"))) for line in children(table, "tr")]
    return (len(widths) > 1 and max(widths) > 1) or _is_frame(table)


def _is_listed(paragraph: etree._Element) -> bool:
    """Return whether Word puts a number or a bullet before a paragraph."""
    for about in paragraph:
        if local(about) == "pPr":
            return any(
                local(part) == "numPr" or (local(part) == "pStyle" and attribute(part, "val").startswith("List"))
                for part in about
            )
    return False


def _notes(office: OfficeZip) -> list[FileNote]:
    notes = []
    if any(name.endswith("vbaProject.bin") for name in office.names):
        notes.append(FileNote("macros_present", "list_macros_present"))
    for name in office.names:
        if name.endswith(".rels") and name.startswith("word/"):
            for link in parse(office.read(name)):
                outside = attribute(link, "TargetMode") == "External"
                if outside and not attribute(link, "Type").endswith("/hyperlink"):
                    return [*notes, FileNote("external_links", "list_external_links")]
    return notes


def _cell_paragraphs(cell: etree._Element) -> list[etree._Element]:
    """Return the paragraphs of a cell, with those of little tables that only lay out its words."""
    found: list[etree._Element] = []
    for part in children(cell, "p", "tbl"):
        if local(part) == "p":
            found.append(part)
        elif not _is_list(part):
            found += [
                one for line in children(part, "tr") for inner in children(line, "tc") for one in paragraphs_of(inner)
            ]
    return found


def _table(table: etree._Element, name: str, fonts: dict[str, str]) -> Sheet:
    sheet = Sheet(name, [])
    open_spans: dict[int, MergedRange] = {}
    for row, line in enumerate(children(table, "tr")):
        sheet.rows.append([])
        about = next((part for part in line if local(part) == "trPr"), None)
        column = _number(about, "gridBefore", 0)
        if is_on(about, "hidden"):
            sheet.hidden_rows.add(row)
        for cell in children(line, "tc"):
            look = next((part for part in cell if local(part) == "tcPr"), None)
            width = _number(look, "gridSpan", 1)
            merge = next((part for part in look if local(part) == "vMerge"), None) if look is not None else None
            if merge is not None and attribute(merge, "val", "continue") != "restart":
                if column in open_spans:
                    open_spans[column].bottom = row
            else:
                WordText(_cell_paragraphs(cell), fonts).write_to(sheet, row, column)
                open_spans[column] = MergedRange(row, column, row, column + width - 1)
                sheet.merged.append(open_spans[column])
            column += width
        if about is not None and any(local(part) == "del" for part in about):
            sheet.rows[-1] = []
    sheet.merged = [span for span in sheet.merged if span.bottom > span.top or span.right > span.left]
    return sheet


def _number(about: etree._Element | None, name: str, otherwise: int) -> int:
    for part in about if about is not None else ():
        if local(part) == name:
            written = attribute(part, "val")
            return min(int(written), 100) if written.isdecimal() else otherwise
    return otherwise
