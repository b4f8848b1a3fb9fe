"""The text of Word paragraphs and cells as Word shows it, without tracked deletions and hidden text.

Signs of symbol fonts and ticked boxes become Unicode signs.
"""

from collections.abc import Iterator

from lxml import etree

from desktop.exchange.readers.office_zip import OfficeZip
from desktop.exchange.readers.safe_xml import attribute, local, parse
from desktop.exchange.readers.symbol_fonts import is_symbol_font, shown, shown_code
from desktop.exchange.readers.workbook import LEGACY_FONT, Sheet

_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "pict", "drawing", "object", "Fallback", "txbxContent", "rt"}
)
_GROUPING = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})

_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def style_fonts(office: OfficeZip) -> dict[str, str]:
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


def is_on(element: etree._Element | None, *names: str) -> bool:
    """Return whether one of these switches is on in a block of properties, such as <w:rPr><w:strike/></w:rPr>."""
    if element is None:
        return False
    return any(local(part) in names and attribute(part, "val", "1") not in ("0", "false", "none") for part in element)


class WordText:
    """The text of paragraphs or of a cell, with an old font of its runs and the words that are struck through."""

    def __init__(self, paragraphs: list[etree._Element], fonts: dict[str, str]) -> None:
        self._fonts = fonts
        self.font = ""
        self._pieces: list[tuple[str, bool]] = []  # text, struck through
        for paragraph in paragraphs:
            self._paragraph(paragraph)
            if not joins_next(paragraph):
                self._pieces.append(("\n", False))
        kept = "".join(text for text, struck in self._pieces if not struck).strip("\n")
        self.struck_words = "".join(text for text, struck in self._pieces if struck).strip()
        self.struck = bool(self.struck_words) and not kept.strip()
        self.text = self.struck_words if self.struck else kept

    def write_to(self, sheet: Sheet, row: int, column: int) -> None:
        """Write the text into a cell of a sheet, with its font and strike mark."""
        while len(sheet.rows) <= row:
            sheet.rows.append([])
        values = sheet.rows[row]
        values.extend([""] * (column + 1 - len(values)))
        values[column] = self.text
        if self.font:
            sheet.fonts[row, column] = self.font
        if self.struck:
            sheet.struck.add((row, column))
        elif self.struck_words:
            sheet.struck_words[row, column] = self.struck_words

    def _paragraph(self, paragraph: etree._Element) -> None:
        named = next((attribute(style, "val") for style in paragraph.iter("{*}pStyle")), "")
        inherited = self._fonts.get(named) or self._fonts.get("", "")
        for part in _runs(paragraph):
            self._run(part, inherited)

    def _run(self, run: etree._Element, inherited: str) -> None:
        about = next((part for part in run if local(part) == "rPr"), None)
        if is_on(about, "vanish"):
            return
        own = next((part for part in about if local(part) == "rFonts"), None) if about is not None else None
        font = attribute(own, "ascii") or attribute(own, "hAnsi") if own is not None else inherited
        text = "".join(map(_piece, run))
        if text and is_symbol_font(font):
            text = shown(text, font)
        if text.strip():
            self.font = self.font or (font if LEGACY_FONT.match(font) else "")
        self._pieces.append((text, bool(text.strip()) and is_on(about, "strike", "dstrike")))


def _piece(part: etree._Element) -> str:
    """Return the text of a part of a run."""
    name = local(part)
    if name == "t":
        return part.text or ""
    if name == "sym":
        return shown_code(attribute(part, "char"), attribute(part, "font"))
    if name == "fldChar":
        return "".join(map(_ticked, part.iter("{*}checkBox")))
    return {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}.get(
        name, ""
    )


def _ticked(box: etree._Element) -> str:
    """Return the box of a form as Word shows it; its own state goes before the default."""
    states = {local(part): attribute(part, "val", "1") not in ("0", "false") for part in box}
    return "☑" if states.get("checked", states.get("default", False)) else "☐"


def joins_next(paragraph: etree._Element) -> bool:
    """Return whether the end of a paragraph is a tracked deletion: Word shows it as one with the next."""
    about = next((part for part in paragraph if local(part) == "pPr"), None)
    mark = next((part for part in about if local(part) == "rPr"), None) if about is not None else None
    return mark is not None and any(local(part) in ("del", "moveFrom") for part in mark)


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    for part in element:
        if local(part) == "r":
            yield part
        elif local(part) not in _LEFT_OUT:
            yield from _runs(part)


def paragraphs_of(cell: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell, those of tables and text boxes inside it left out."""
    for part in cell:
        if local(part) == "p":
            yield part
        elif local(part) != "tbl" and local(part) not in _LEFT_OUT:
            yield from paragraphs_of(part)


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of these names, also those inside content controls and insertions."""
    for part in element:
        if local(part) in names:
            yield part
        elif local(part) in _GROUPING:
            yield from children(part, *names)


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the contents of the text boxes that hang on a paragraph, each once: a fallback only repeats its choice."""
    for part in paragraph:
        name = local(part)
        if name == "txbxContent":
            yield part
        elif name == "AlternateContent":
            choices = [box for choice in part if local(choice) == "Choice" for box in text_boxes(choice)]
            yield from choices or [box for other in part for box in text_boxes(other)]
        elif name not in ("del", "moveFrom", "tbl"):
            yield from text_boxes(part)
