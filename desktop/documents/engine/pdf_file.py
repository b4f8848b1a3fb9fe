"""A PDF written as it comes: pages leave for the disk at once, so that memory does not grow with the run.

Fonts are embedded once, subset to the letters drawn in the whole file, after the last page. Letters are addressed by
their Unicode code (a CID font with its own map to glyphs), which makes a page independent of every other page.
"""

import zlib
from array import array
from collections.abc import Mapping, Sequence
from typing import BinaryIO, Final

from desktop.documents.engine.fonts import Face, face
from desktop.documents.engine.lines import POINTS
from desktop.documents.engine.page_code import RESOURCE, Used

_PAGES_IN_NODE: Final = 128
_CATALOG, _ROOT, _RESOURCES, _INFO = 1, 2, 3, 4


class PdfFile:
    """One document; objects 1 to 4 are the catalogue, the root of the pages, the resources and the information."""

    def __init__(self, out: BinaryIO, *, title: str, author: str) -> None:
        self._out = out
        self._title, self._author = title, author
        self._offsets = array("q", [0] * (_INFO + 1))
        self._at = 0
        self._nodes: list[tuple[int, int]] = []  # object, pages under it
        self._kids: list[int] = []
        self._node = 0
        self._forms: dict[str, int] = {}
        self._raw(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._info()

    def _raw(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)

    def _new(self) -> int:
        self._offsets.append(0)
        return len(self._offsets) - 1

    def _object(self, body: bytes, key: int | None = None) -> int:
        key = self._new() if key is None else key
        self._offsets[key] = self._at
        self._raw(b"%d 0 obj\n%b\nendobj\n" % (key, body))
        return key

    def stream(self, data: bytes, entries: str = "", *, level: int = 6) -> int:
        """Write compressed data as a stream with these entries; return its object."""
        return self.ready_stream(zlib.compress(data, level), entries)

    def ready_stream(self, packed: bytes, entries: str = "") -> int:
        """Write data that are deflated already."""
        return self._stream(packed, f"{entries}/Filter/FlateDecode")

    def _stream(self, data: bytes, entries: str) -> int:
        head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode()
        return self._object(head + data + b"\nendstream")

    def image(self, data: bytes, entries: str) -> int:
        """Write an image whose filter stands in the entries."""
        return self._stream(data, f"/Type/XObject/Subtype/Image{entries}")

    def form(self, name: str, code: bytes, sheet: tuple[float, float], resources: str) -> None:
        """Write a form XObject that pages draw by its name."""
        box = f"/BBox[0 0 {sheet[0] * POINTS:.2f} {sheet[1] * POINTS:.2f}]"
        entries = f"/Type/XObject/Subtype/Form{box}/Resources<<{resources}/Font {self._fonts_reference()}>>"
        self._forms[name] = self.stream(code, entries)

    def _fonts_reference(self) -> str:
        if not hasattr(self, "_fonts"):
            self._fonts = self._new()
        return f"{self._fonts} 0 R"

    def page(self, packed: bytes, sheet: tuple[float, float]) -> None:
        """Add one page of deflated operators; `sheet` is its width and height in mm."""
        if not self._node:
            self._node = self._new()
        content = self.ready_stream(packed)
        width, height = sheet[0] * POINTS, sheet[1] * POINTS
        box = f"[0 0 {width:.2f} {height:.2f}]"
        body = f"<</Type/Page/Parent {self._node} 0 R/MediaBox{box}/TrimBox{box}/Contents {content} 0 R>>"
        self._kids.append(self._object(body.encode()))
        if len(self._kids) == _PAGES_IN_NODE:
            self._close_node()

    def _close_node(self) -> None:
        if not self._kids:
            return
        kids = " ".join(f"{kid} 0 R" for kid in self._kids)
        body = f"<</Type/Pages/Parent {_ROOT} 0 R/Count {len(self._kids)}/Kids[{kids}]>>"
        self._object(body.encode(), self._node)
        self._nodes.append((self._node, len(self._kids)))
        self._kids, self._node = [], 0

    def close(self, used: Used) -> None:
        """Write the fonts with the letters used, the tree of pages and the end of the file."""
        self._close_node()
        fonts = "".join(f"/{RESOURCE[name]} {self._font(face(name), letters)} 0 R" for name, letters in _sorted(used))
        self._fonts_reference()
        self._object(f"<<{fonts}>>".encode(), self._fonts)
        forms = "".join(f"/{name} {key} 0 R" for name, key in self._forms.items())
        self._object(f"<</Font {self._fonts} 0 R/XObject<<{forms}>>>>".encode(), _RESOURCES)
        kids = " ".join(f"{node} 0 R" for node, _ in self._nodes)
        count = sum(pages for _, pages in self._nodes)
        self._object(f"<</Type/Pages/Count {count}/Kids[{kids}]/Resources {_RESOURCES} 0 R>>".encode(), _ROOT)
        self._object(
            f"<</Type/Catalog/Pages {_ROOT} 0 R/Lang(vi-VN)"
            "/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>>>".encode(),
            _CATALOG,
        )
        self._end()

    def _info(self) -> None:
        entries = "".join(
            f"/{key}<FEFF{text.encode('utf-16-be').hex().upper()}>"
            for key, text in (("Title", self._title), ("Author", self._author), ("Creator", "Sổ Vàng"))
        )
        self._object(f"<<{entries}>>".encode(), _INFO)

    def _end(self) -> None:
        start = self._at
        rows = [b"0000000000 65535 f \n"]
        rows += [b"%010d 00000 n \n" % offset for offset in self._offsets[1:]]
        size = len(self._offsets)
        self._raw(b"xref\n0 %d\n" % size)
        self._raw(b"".join(rows))
        trailer = f"trailer\n<</Size {size}/Root {_CATALOG} 0 R/Info {_INFO} 0 R>>\nstartxref\n{start}\n%%EOF\n"
        self._raw(trailer.encode())

    def _font(self, drawn: Face, letters: set[str]) -> int:
        """Embed the letters of one face; return its font object."""
        codes = sorted(map(ord, letters))
        data, glyphs = drawn.subset(set(codes))
        name = f"/{_tag(codes)}+{drawn.name}"
        file = self.stream(data, f"/Length1 {len(data)}")
        measures = drawn.metrics()
        descriptor = self._object(
            f"<</Type/FontDescriptor/FontName{name}/Flags {_flags(drawn.name)}/FontBBox[-600 -450 1500 1300]"
            f"/ItalicAngle {-12 if 'Italic' in drawn.name else 0}/Ascent {measures['ascent']}"
            f"/Descent {measures['descent']}/CapHeight {measures['cap_height']}/StemV 90"
            f"/FontFile2 {file} 0 R>>".encode()
        )
        widths = _widths(drawn, codes)
        to_glyph = self.stream(_glyph_map(glyphs))
        inner = self._object(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}/FontDescriptor {descriptor} 0 R/DW 0/W[{widths}]"
            f"/CIDToGIDMap {to_glyph} 0 R/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>".encode()
        )
        unicode_map = self.stream(_unicode_map(codes))
        return self._object(
            f"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H/DescendantFonts[{inner} 0 R]"
            f"/ToUnicode {unicode_map} 0 R>>".encode()
        )


def _sorted(used: Used) -> Sequence[tuple[str, set[str]]]:
    return sorted(used.items(), key=lambda item: list(RESOURCE).index(item[0]))


def _flags(name: str) -> int:
    serif, symbolic, script, italic = 2, 4, 8, 64
    flags = symbolic | (italic if "Italic" in name else 0)
    if name.startswith(("Tinos", "Playfair")):
        flags |= serif
    return flags | (script if name.startswith(("Great", "Dancing", "Charm")) else 0)


def _tag(codes: Sequence[int]) -> str:
    """Return six capitals that name the subset, as PDF asks; they follow from its letters."""
    value = zlib.crc32(",".join(map(str, codes)).encode())
    letters = []
    for _ in range(6):
        value, rest = divmod(value, 26)
        letters.append(chr(65 + rest))
    return "".join(letters)


def _widths(drawn: Face, codes: Sequence[int]) -> str:
    """Return the advances by code, neighbours together."""
    parts: list[str] = []
    before = -2
    for code in codes:
        glyph = drawn.glyph(chr(code))
        width = f"{(glyph.advance if glyph else 0.0) * 1000:.2f}".rstrip("0").rstrip(".")
        parts.append(f" {width}" if code == before + 1 else f"{']' if parts else ''}{code}[{width}")
        before = code
    return "".join(parts) + ("]" if parts else "")


def _glyph_map(glyphs: Mapping[int, int]) -> bytes:
    """Return the glyph of each code, two bytes each, up to the last code used."""
    table = bytearray(2 * (max(glyphs, default=0) + 1))
    for code, glyph in glyphs.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(table)


def _unicode_map(codes: Sequence[int]) -> bytes:
    """Return the map from codes to Unicode, which are the same, for copying and searching."""
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
