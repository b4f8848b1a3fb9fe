"""Web pages, which some programs save as .xls, and the XML spreadsheets of Excel 2003."""

import re
from datetime import datetime

from lxml import etree, html

from desktop.exchange.readers.blank_rows import add_blank_rows
from desktop.exchange.readers.safe_xml import attribute, local, parse
from desktop.exchange.readers.text_encodings import decode
from desktop.exchange.readers.workbook import (
    LAST_ROW,
    LEGACY_FONT,
    MOST_COLUMNS,
    WIDEST,
    CellValue,
    FileFormat,
    FormulaState,
    ListRefusedError,
    MergedRange,
    Sheet,
    Workbook,
    more_than_a_list,
)

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_LARGEST_PAGE = 32 * 1024 * 1024
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center"})
_DEEPEST = 65536


def read_html(content: bytes) -> Workbook:
    """Return the text and the tables of a web page; sheets are "body", "table 1", "table 2" …

    Raises KnownError: list_too_large, list_more_than_a_list, list_corrupt.
    """
    if len(content) > _LARGEST_PAGE:
        raise ListRefusedError("too_large")
    named = _CHARSET.search(content[:4096])
    text = _decoded(content, named[1].decode("ascii") if named else "")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ListRefusedError("corrupt") from error
    rules = dict(_RULE.findall(" ".join(style.text or "" for style in root.iter("style"))))
    body = Sheet("body", [], is_text=True)
    tables: list[Sheet] = []
    for element in root.iter():
        if element.tag == "table":
            body.rows.extend([_text(caption)] for caption in element if caption.tag == "caption" and _text(caption))
            tables.append(_TableReader(element, f"table {len(tables) + 1}", rules).sheet)
            tables[-1].paragraphs_before = len(body.rows)
        elif element.tag in _BLOCKS and not any(True for _ in element.iterancestors("table")):
            body.rows.extend([line] for line in _text(element).split("\n"))
    if not tables and not body.rows:
        body.rows = [[line] for line in "".join(map(str, root.itertext())).splitlines()]
    tables.insert(0, body)
    return Workbook(FileFormat.HTML, tables)


def _decoded(content: bytes, charset: str) -> str:
    if charset.lower() in ("windows-1258", "cp1258"):
        return content.decode("cp1258", errors="replace")
    return decode(content)[0]


class _TableReader:
    """Builds the sheet of one table; cells covered by a rowspan or colspan are empty."""

    def __init__(self, table: etree._Element, name: str, rules: dict[str, str]) -> None:
        self.sheet = Sheet(name, [])
        self._rules = rules
        self._covered: dict[int, int] = {}  # column -> rows still covered from above
        for row in table.iter("tr"):
            if next(row.iterancestors("table"), None) is table:
                self._add_row(row)

    def _style(self, element: etree._Element) -> str:
        classes = str(element.get("class") or "").split()
        return ";".join([str(element.get("style") or ""), *(self._rules.get(name, "") for name in classes)])

    def _add_row(self, row: etree._Element) -> None:
        place = len(self.sheet.rows)
        if _HIDDEN.search(self._style(row)) or row.get("hidden") is not None:
            self.sheet.hidden_rows.add(place)
        values: list[CellValue] = []
        self.sheet.rows.append(values)
        for cell in row:
            if len(values) > MOST_COLUMNS:
                raise more_than_a_list()
            if cell.tag in ("td", "th"):
                self._cover(values)
                self._add_cell(cell, place, values)
        self._cover(values)

    def _cover(self, values: list[CellValue]) -> None:
        while self._covered.get(len(values), 0) > 0 and len(values) < WIDEST:
            self._covered[len(values)] -= 1
            values.append("")

    def _add_cell(self, cell: etree._Element, row: int, values: list[CellValue]) -> None:
        column = len(values)
        down, right = _span(cell, "rowspan"), min(_span(cell, "colspan"), max(WIDEST - column, 1))
        style = self._style(cell)
        values.append(_text(cell))
        values.extend([""] * (right - 1))
        if down > 1 or right > 1:
            self.sheet.merged.append(MergedRange(row, column, row + down - 1, column + right - 1))
            for covered in range(column, column + right):
                self._covered[covered] = down - 1
        fonts = [str(font.get("face") or "") for font in cell.iter("font")]
        fonts += [name.strip() for part in cell.iter() for name in _FAMILY.findall(self._style(part))]
        old = next((font for font in fonts if LEGACY_FONT.match(font)), "")
        if old:
            self.sheet.fonts[row, column] = old
        lines = [line for line in cell.iter(*_STRUCK_TAGS) if _text(line)]
        whole = bool(lines) and "".join(map(_text, lines)).split() == _text(cell).split()
        if values[column] and (whole or _STRUCK.search(style)):
            self.sheet.struck.add((row, column))
        elif lines:
            values[column] = _text(cell, _STRUCK_TAGS)
            self.sheet.struck_words[row, column] = " ".join(map(_text, lines))


def _span(cell: etree._Element, name: str) -> int:
    written = str(cell.get(name) or "1").strip()
    return min(max(int(written), 1), _DEEPEST) if written.isdecimal() and len(written) < 9 else 1


_STRUCK_TAGS = ("s", "strike", "del")


def _text(element: etree._Element, without: tuple[str, ...] = ()) -> str:
    """Return the text as a browser shows it: white space is one space, <br> and blocks begin a line."""
    pieces: list[str] = []
    filled = False

    def add(text: str) -> None:
        nonlocal filled
        pieces.append(re.sub(r"[ \t\r\n]+", " ", text))
        filled = filled or bool(text.strip())

    def walk(part: etree._Element) -> None:
        if part.tag in ("style", "script", *without):
            return
        add(part.text or "")
        for child in part:
            if isinstance(child.tag, str):
                if child.tag in ("br", "p", "div", "li") and filled:
                    pieces.append("\n")
                walk(child)
            add(child.tail or "")

    walk(element)
    return "\n".join(line.strip(" ") for line in "".join(pieces).split("\n")).strip("\n")


def read_spreadsheet_xml(content: bytes) -> Workbook:
    """Return an XML spreadsheet of Excel 2003.

    Raises KnownError: list_corrupt, list_entities.
    """
    root = parse(content)
    styles = {attribute(style, "ID"): style for style in root.iter("{*}Style")}
    book = Workbook(FileFormat.SPREADSHEET_XML, [])
    for number, page in enumerate(root.iter("{*}Worksheet"), start=1):
        sheet = Sheet(attribute(page, "Name", f"Sheet{number}"), [])
        for row in page.iter("{*}Row"):
            index = attribute(row, "Index")
            if index.isdecimal():
                add_blank_rows(sheet.rows, min(int(index), LAST_ROW) - 1)
            if attribute(row, "Hidden") == "1":
                sheet.hidden_rows.add(len(sheet.rows))
            _spreadsheet_row(row, sheet, styles)
        book.sheets.append(sheet)
    return book


def _spreadsheet_row(row: etree._Element, sheet: Sheet, styles: dict[str, etree._Element]) -> None:
    values: list[CellValue] = []
    place, column = len(sheet.rows), 0
    sheet.rows.append(values)
    for cell in row:
        if local(cell) != "Cell":
            continue
        index = attribute(cell, "Index")
        if index.isdecimal():
            column = int(index) - 1
        data, value = _data(cell), _typed(_data(cell))
        if column >= WIDEST:
            sheet.beyond += [(place, column)] if value != "" else []
            column += 1
            continue
        values.extend([""] * (column - len(values)))
        column = len(values)
        values.append(value)
        if attribute(cell, "Formula") and data is None:
            sheet.formulas[place, column] = FormulaState.UNCACHED
        elif data is not None and attribute(data, "Type") == "Error":
            sheet.formulas[place, column] = FormulaState.ERROR
        right, down = _merge(cell, "MergeAcross"), _merge(cell, "MergeDown")
        if right or down:
            sheet.merged.append(MergedRange(place, column, place + down, column + right))
            values.extend([""] * right)
        style = styles.get(attribute(cell, "StyleID"))
        for font in style.iter("{*}Font") if style is not None else ():
            if LEGACY_FONT.match(attribute(font, "FontName")):
                sheet.fonts[place, column] = attribute(font, "FontName")
            if attribute(font, "StrikeThrough") == "1":
                sheet.struck.add((place, column))
        column = len(values)


def _data(cell: etree._Element) -> etree._Element | None:
    return next((part for part in cell if local(part) == "Data"), None)


def _merge(cell: etree._Element, name: str) -> int:
    written = attribute(cell, name, "0")
    return min(int(written), WIDEST) if written.isdecimal() else 0


def _typed(data: etree._Element | None) -> CellValue:
    if data is None:
        return ""
    text = "".join(str(piece) for piece in data.itertext())
    kind = attribute(data, "Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        return text
    return text
