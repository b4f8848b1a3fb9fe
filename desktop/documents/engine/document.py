"""ReportLab's PDF document with pages that leave for the file as they come: memory does not grow with their number."""

import zlib
from array import array
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFPage,
    PDFPages,
    PDFResourceDictionary,
    PDFStream,
    PDFStreamFilterZCompress,
    PDFTrailer,
    PDFZCompress,
    ViewerPreferencesPDFDictionary,
)

from desktop.documents.engine.embedded_font import EmbeddedFont
from desktop.documents.engine.units import POINTS

VERSION: Final = (1, 7)
LANGUAGE: Final = "vi-VN"
CREATOR: Final = "Sổ Vàng"
VIEWER: Final = {"PrintScaling": "None", "DisplayDocTitle": "true"}
_ROWS: Final = 10_000  # of the cross-reference table, written together
_CONTENTS: Final = b"@"  # where a page's content stream is named in the page of its size


class StreamedDocument(PDFDocument):
    """A document whose pages are ready content streams; all of them share fonts and form XObjects."""

    Catalog: Any  # ReportLab's stubs leave these out
    Pages: Any

    def __init__(self, out: BinaryIO, *, title: str, author: str) -> None:
        super().__init__(compression=True, invariant=True, pdfVersion=VERSION, lang=LANGUAGE)
        self.setTitle(title)
        self.setSubject(title)
        self.setAuthor(author)
        self.setCreator(CREATOR)
        self.Catalog.ViewerPreferences = ViewerPreferencesPDFDictionary()
        for key, value in VIEWER.items():
            self.Catalog.ViewerPreferences[key] = value
        self.Pages = self.Catalog.Pages = _PageTree()
        self._out = _OutputFile(out)
        self._offsets = array("q", [0])  # in the file, by object number
        self._fonts: dict[str, EmbeddedFont] = {}
        self._forms = PDFDictionary()
        resources = PDFResourceDictionary(XObject=self._forms)
        resources.basicFonts()
        self._resources = self.Reference(resources)
        self._pages: dict[tuple[float, float], tuple[bytes, bytes]] = {}

    def use_letters(self, name: str, letters: set[str]) -> None:
        """Put letters into the subset of a face, which is embedded with the first of them."""
        font = self._fonts.get(name)
        if font is None:
            font = self._fonts[name] = EmbeddedFont(name)
            font.addObjects(self)
        font.letters |= letters

    def add_image(self, width: int, height: int, pixels: bytes) -> bytes:
        """Add an image of 8-bit RGB pixels; returns the reference to it."""
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": width,
            "Height": height,
            "ColorSpace": PDFName("DeviceRGB"),
            "BitsPerComponent": 8,
        }
        return self._written(PDFStream(PDFDictionary(entries), pixels, [PDFZCompress]))

    def add_form(self, name: str, code: bytes, sheet: tuple[float, float], images: Mapping[str, bytes]) -> None:
        """Add a form XObject that pages draw by its name; `sheet` is its width and height in mm."""
        resources = PDFResourceDictionary(XObject=dict(images))
        resources.basicFonts()
        if images:
            resources.allProcs()
        form = PDFDictionary(
            {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Form"),
                "BBox": _box(sheet),
                "Resources": resources,
            }
        )
        self._forms[name] = self._written(PDFStream(form, code, [_OPERATORS]))

    def add_page(self, packed: bytes, sheet: tuple[float, float]) -> None:
        """Add a page of deflated content; `sheet` is its width and height in mm."""
        contents = self._written(_PageContent(content=packed))
        before, after = self._pages.get(sheet) or self._page_of(sheet)
        self._written(_Formatted(before + contents + after))
        self.Pages.numbers.append(self.objectcounter)

    def _page_of(self, sheet: tuple[float, float]) -> tuple[bytes, bytes]:
        """Return what stands before and after the contents in a page of this size; all but those is the same."""
        page: Any = PDFPage()
        page.MediaBox = page.TrimBox = _box(sheet)
        page.Resources = self._resources
        page.Contents = _CONTENTS
        whole = page.format(self)
        for wide, narrow in ((b"[ ", b"["), (b" ]", b"]"), (b" /", b"/")):
            whole = whole.replace(wide, narrow)
        before, after = whole.split(_CONTENTS)
        self._pages[sheet] = (before, after)
        return before, after

    def _written(self, part: PDFObject) -> bytes:
        """Write an object at once and forget it; returns the reference to it as it stands in the file."""
        reference = self.Reference(part)
        named: bytes = reference.format(self)
        number, _ = self.idToObjectNumberAndVersion[reference.name]
        self._write(number)
        del self.numberToId[number], self.idToObject[reference.name]
        del self.idToObjectNumberAndVersion[reference.name]
        return named

    def _write(self, number: int) -> None:
        name = self.numberToId[number]
        data = PDFIndirectObject(name, self.idToObject[name]).format(self)
        while len(self._offsets) <= number:
            self._offsets.append(0)
        self._offsets[number] = self._out.add(data)

    def close(self) -> None:
        """Write the fonts, the tree of pages and the end of the file."""
        self.GetPDFData(None)

    def format(self) -> bytes:
        """Write what is left of the document; ReportLab calls this when it saves one. Returns nothing to write."""
        self.Reference(self.Catalog)
        self.Reference(self.info)
        number = 0
        while number < self.objectcounter:  # which grows: objects may add others while they are formatted
            number += 1
            if number in self.numberToId:
                self._write(number)
        start = self._out.offset
        for part in _cross_references(self._offsets):
            self._out.add(part)
        trailer = PDFTrailer(
            start,
            Size=len(self._offsets),
            Root=self.Reference(self.Catalog),
            Info=self.Reference(self.info),
            ID=self.ID(),
        )
        self._out.add(trailer.format(self))
        return b""


class _PageContent(PDFStream):
    """A deflated content stream; formats without ReportLab's copying and sorting, in a tenth of its time."""

    def format(self, _document: PDFDocument) -> bytes:
        """Return the stream with its dictionary."""
        return b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\n" % (len(self.content), self.content)


class _OperatorFilter(PDFStreamFilterZCompress):
    """Deflates operators, which are numbers that seldom repeat, in a fifth of the time and to nearly the same size."""

    def encode(self, code: bytes) -> bytes:
        """Return the code deflated."""
        packer = zlib.compressobj(4, strategy=zlib.Z_FILTERED)
        return packer.compress(code) + packer.flush()


_OPERATORS: Final = _OperatorFilter()


class _Formatted(PDFObject):
    """An object that is bytes already."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, _document: PDFDocument) -> bytes:
        """Return the bytes."""
        return self._data


class _OutputFile(PDFFile):
    """ReportLab's output collector, which writes at once instead of collecting."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(VERSION)
        out.write(b"".join(self.strings))
        self.strings.clear()
        self.write: Any = out.write


class _PageTree(PDFPages):
    """The pages by their object numbers: a number takes a tenth of a reference."""

    Kids: Any  # the stubs know an array only

    def __init__(self) -> None:
        super().__init__()
        self.numbers = array("q")

    def check_format(self, _document: PDFDocument) -> None:
        """Set the entries of the dictionary."""
        self.Count = len(self.numbers)
        self.Kids = b"[%b]" % b" ".join(b"%d 0 R" % number for number in self.numbers)


def _cross_references(offsets: "array[int]") -> Iterator[bytes]:
    """Yield the cross-reference table of objects 1 and on in parts."""
    yield b"xref\n0 %d\n0000000000 65535 f \n" % len(offsets)
    for first in range(1, len(offsets), _ROWS):
        yield b"".join(b"%010d 00000 n \n" % offset for offset in offsets[first : first + _ROWS])


def _box(sheet: tuple[float, float]) -> PDFArray:
    """Return the rectangle of a sheet in points."""
    return PDFArray([0, 0, round(sheet[0] * POINTS, 2), round(sheet[1] * POINTS, 2)])
