"""Word documents: tables, and the paragraphs outside them; tracked deletions and hidden text are left out."""

from collections.abc import Iterator

from lxml import etree

from desktop.exchange.readers.office_zip import OfficeZip
from desktop.exchange.readers.safe_xml import attribute, local, parse
from desktop.exchange.readers.workbook import (
    LEGACY_FONT,
    FileFormat,
    FileNote,
    ListRefusedError,
    MergedRange,
    Sheet,
    Workbook,
)

BODY = "body"
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "pict", "drawing", "object", "Fallback", "txbxContent"}
)
_LARGEST_BODY = 64 * 1024 * 1024


def read_docx(content: bytes) -> Workbook:
    """Return a .docx or .docm file: a sheet of its paragraphs, then one for each table.

    Raises KnownError: list_too_large, list_corrupt, list_encrypted, list_entities.
    """
    office = OfficeZip(content)
    office.check_promises()
    main = office.read("word/document.xml")
    if len(main) > _LARGEST_BODY:
        raise ListRefusedError("too_large")
    body = next(parse(main).iter("{*}body"), None)
    if body is None:
        raise ListRefusedError("corrupt")
    fonts = _style_fonts(office)
    book = Workbook(FileFormat.DOCX, [], _notes(office))
    paragraphs = Sheet(BODY, [], is_text=True)
    tables: list[Sheet] = []
    for element in _blocks(body):
        if local(element) == "p":
            if _is_listed(element):
                paragraphs.numbered.add(len(paragraphs.rows))
            _Text(element, fonts).write_to(paragraphs, len(paragraphs.rows), 0)
        else:
            tables.append(_table(element, f"table {len(tables) + 1}", fonts))
            tables[-1].paragraphs_before = len(paragraphs.rows)
    book.sheets = [paragraphs, *tables]
    return book


def _is_listed(paragraph: etree._Element) -> bool:
    """Return whether Word puts a number or a bullet before a paragraph."""
    for about in paragraph:
        if local(about) == "pPr":
            return any(
                local(part) == "numPr" or (local(part) == "pStyle" and attribute(part, "val").startswith("List"))
                for part in about
            )
    return False


def _blocks(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of the body, also those inside content controls and insertions."""
    for element in body:
        if local(element) in ("p", "tbl"):
            yield element
        elif local(element) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _blocks(element)


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


def _style_fonts(office: OfficeZip) -> dict[str, str]:
    """Return the styles with a font of an old encoding; "" is the document's own default."""
    if "word/styles.xml" not in office.names:
        return {}
    fonts = {}
    root = parse(office.read("word/styles.xml"))
    for block in root.iter("{*}rPrDefault"):
        fonts[""] = _font(block)
    for style in root.iter("{*}style"):
        name = _font(style)
        if name:
            fonts[attribute(style, "styleId")] = name
            if attribute(style, "default") == "1" and attribute(style, "type") == "paragraph":
                fonts[""] = name
    return {style: font for style, font in fonts.items() if font}


def _font(element: etree._Element) -> str:
    for about in element.iter("{*}rFonts"):
        for key in ("ascii", "hAnsi"):
            if LEGACY_FONT.match(attribute(about, key)):
                return attribute(about, key)
    return ""


def _on(element: etree._Element | None, *names: str) -> bool:
    if element is None:
        return False
    return any(local(part) in names and attribute(part, "val", "1") not in ("0", "false", "none") for part in element)


class _Text:
    """The text of a paragraph or a cell, with an old font of its runs and whether all are struck through."""

    def __init__(self, element: etree._Element, fonts: dict[str, str]) -> None:
        self._fonts = fonts
        self.font = ""
        self._runs = self._struck = 0
        paragraphs = [element] if local(element) == "p" else list(_paragraphs(element))
        self.text = "\n".join(self._paragraph(paragraph) for paragraph in paragraphs).strip("\n")

    def write_to(self, sheet: Sheet, row: int, column: int) -> None:
        """Write the text into a cell of a sheet, with its font and strike mark."""
        while len(sheet.rows) <= row:
            sheet.rows.append([])
        values = sheet.rows[row]
        values.extend([""] * (column + 1 - len(values)))
        values[column] = self.text
        if self.font:
            sheet.fonts[row, column] = self.font
        if self._runs and self._runs == self._struck:
            sheet.struck.add((row, column))

    def _paragraph(self, paragraph: etree._Element) -> str:
        named = next((attribute(style, "val") for style in paragraph.iter("{*}pStyle")), "")
        inherited = self._fonts.get(named) or self._fonts.get("", "")
        return "".join(self._run(part, inherited) for part in _runs(paragraph))

    def _run(self, run: etree._Element, inherited: str) -> str:
        about = next((part for part in run if local(part) == "rPr"), None)
        if _on(about, "vanish"):
            return ""
        text = ""
        for part in run:
            name = local(part)
            if name == "t":
                text += part.text or ""
            elif name == "tab":
                text += "\t"
            elif name in ("br", "cr"):
                text += "\n"
            elif name == "noBreakHyphen":
                text += "-"
            elif name == "softHyphen":
                text += "\u00ad"
        if text.strip():
            own = next((part for part in about if local(part) == "rFonts"), None) if about is not None else None
            own_font = attribute(own, "ascii") or attribute(own, "hAnsi") if own is not None else inherited
            self.font = self.font or (own_font if LEGACY_FONT.match(own_font) else "")
            self._runs += 1
            self._struck += _on(about, "strike", "dstrike")
        return text


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    for part in element:
        if local(part) == "r":
            yield part
        elif local(part) not in _SKIPPED:
            yield from _runs(part)


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    for part in element:
        if local(part) == "p":
            yield part
        elif local(part) != "tbl" and local(part) not in _SKIPPED:
            yield from _paragraphs(part)


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for part in element:
        if local(part) == name:
            yield part
        elif local(part) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _children(part, name)


def _table(table: etree._Element, name: str, fonts: dict[str, str]) -> Sheet:
    sheet = Sheet(name, [])
    open_spans: dict[int, MergedRange] = {}
    for row, line in enumerate(_children(table, "tr")):
        sheet.rows.append([])
        about = next((part for part in line if local(part) == "trPr"), None)
        column = _number(about, "gridBefore", 0)
        if _on(about, "hidden"):
            sheet.hidden_rows.add(row)
        for cell in _children(line, "tc"):
            look = next((part for part in cell if local(part) == "tcPr"), None)
            width = _number(look, "gridSpan", 1)
            merge = next((part for part in look if local(part) == "vMerge"), None) if look is not None else None
            if merge is not None and attribute(merge, "val", "continue") != "restart":
                if column in open_spans:
                    open_spans[column].bottom = row
            else:
                _Text(cell, fonts).write_to(sheet, row, column)
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
