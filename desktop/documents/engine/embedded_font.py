"""The font that ReportLab embeds: two-byte Unicode codes, and a subset made when the document is written."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
    PDFZCompress,
)

from desktop.documents.engine.archive import Stream
from desktop.documents.engine.fonts import FILES, Face, face

RESOURCE: Final = {name: f"F{number}" for number, name in enumerate(FILES, start=1)}
"""The name of each face in a document's resources."""
_SERIF, _SYMBOLIC, _SCRIPT, _ITALIC = 2, 4, 8, 64
_BOX: Final = (-600, -600, 2800, 1600)  # holds the glyphs of every bundled face
_DEFLATE: Final = [PDFZCompress]


class EmbeddedFont:
    """One face in one document.

    A Type 0 font with the encoding Identity-H whose codes are the characters' Unicode numbers: what a page says never
    depends on other pages. `letters` gathers what the document shows; it must be complete when the document is closed.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.metrics = face(name)
        self.letters: set[str] = {" "}

    def add_to(self, document: PDFDocument) -> None:
        """Add the font to a document's resources; its objects are made when the document is formatted."""
        resource = RESOURCE[self.name]
        fonts: Any = document.idToObject[BasicFonts]
        fonts[resource] = document.Reference(_FontObject(self), f"Font.{resource}")


class _FontObject(PDFObject):
    """The font's dictionary in a document, made once all letters are known."""

    def __init__(self, font: EmbeddedFont) -> None:
        self._font = font

    def format(self, document: PDFDocument) -> bytes:
        """Return the Type 0 dictionary; adds the font program and all else that it refers to."""
        drawn = self._font.metrics
        codes = sorted(map(ord, self._font.letters))
        name = PDFName(f"{_tag(codes)}+{drawn.name}")
        data, glyphs = drawn.subset(set(codes))
        program = _stream(document, data, Length1=len(data))
        inner = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "FontDescriptor": document.Reference(_descriptor(drawn, name, program)),
            "DW": 0,
            "W": _widths(drawn, codes),
            "CIDToGIDMap": _stream(document, _glyph_map(glyphs)),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
        }
        whole = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(PDFDictionary(inner))]),
            "ToUnicode": _stream(document, _unicode_map(codes)),
        }
        return PDFDictionary(whole).format(document)


def _stream(document: PDFDocument, content: bytes, **entries: int) -> PDFObjectReference:
    reference: PDFObjectReference = document.Reference(Stream(PDFDictionary(entries), content, _DEFLATE))
    return reference


def _descriptor(drawn: Face, name: str, program: PDFObjectReference) -> PDFDictionary:
    measures = drawn.metrics()
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _flags(drawn.name),
            "FontBBox": PDFArray(_BOX),
            "ItalicAngle": -12 if "Italic" in drawn.name else 0,
            "Ascent": measures["ascent"],
            "Descent": measures["descent"],
            "CapHeight": measures["cap_height"],
            "StemV": 90,
            "FontFile2": program,
        }
    )


def _flags(name: str) -> int:
    flags = _SYMBOLIC | (_ITALIC if "Italic" in name else 0)
    if name.startswith(("Tinos", "Playfair")):
        flags |= _SERIF
    return flags | (_SCRIPT if name.startswith(("Great", "Dancing", "Charm")) else 0)


def _tag(codes: Sequence[int]) -> str:
    """Return the six capitals that PDF asks for before a subset's name; they follow from its letters."""
    value = zlib.crc32(",".join(map(str, codes)).encode())
    letters = []
    for _ in range(6):
        value, rest = divmod(value, 26)
        letters.append(chr(65 + rest))
    return "".join(letters)


def _widths(drawn: Face, codes: Sequence[int]) -> PDFArray:
    """Return the advances in thousandths of an em: first code and advances of each run of neighbours."""
    runs: list[tuple[int, list[int]]] = []
    for code in codes:
        glyph = drawn.glyph(chr(code))
        width = round(glyph.advance * 1000) if glyph else 0
        if runs and code == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(width)
        else:
            runs.append((code, [width]))
    return PDFArray([part for first, widths in runs for part in (first, PDFArray(widths))])


def _glyph_map(glyphs: Mapping[int, int]) -> bytes:
    """Return the glyph number of each code up to the last one, two bytes each."""
    table = bytearray(2 * (max(glyphs, default=0) + 1))
    for code, glyph in glyphs.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(table)


def _unicode_map(codes: Sequence[int]) -> bytes:
    """Return the ToUnicode CMap, by which readers copy and search text; code and character are the same number."""
    rows = [f"<{code:04X}><{code:04X}>" for code in codes]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    listed = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        f"{listed}\nendcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"
    ).encode()
