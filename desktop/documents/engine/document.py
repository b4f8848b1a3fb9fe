"""ReportLab's PDF document with pages that leave for the file as they come: memory does not grow with their number.

Every file is PDF/A-2b (ISO 19005-2); equal content and dates give equal bytes.
"""

import hashlib
import zlib
from array import array
from collections.abc import Mapping, Sequence
from datetime import date
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
    PDFString,
    PDFZCompress,
    ViewerPreferencesPDFDictionary,
)

from desktop.documents.engine.archive import LANGUAGE, About, ArchiveCatalog, Stream, metadata, output_intents
from desktop.documents.engine.embedded_font import EmbeddedFont
from desktop.documents.engine.units import POINTS

VERSION: Final = (1, 7)
VIEWER: Final = {"PrintScaling": "None", "DisplayDocTitle": "true"}
_TOGETHER: Final = 200  # small objects in one stream
_LEVEL: Final = 4  # of deflating them: a tenth larger than 6, in two thirds of the time
_CONTENTS: Final = b"@"  # where a page's content stream is named in the page of its size


class StreamedDocument(PDFDocument):
    """A document whose pages are ready content streams; all of them share fonts and form XObjects."""

    Catalog: Any  # ReportLab's stubs leave these out
    Pages: Any

    def __init__(self, out: BinaryIO, *, title: str, author: str, made: date | None = None) -> None:
        super().__init__(compression=True, invariant=True, pdfVersion=VERSION)
        self.about = About(title, author, made)
        """What the file says of itself; read when it is closed."""
        self.Catalog = ArchiveCatalog()
        self.Catalog.Lang = PDFString(LANGUAGE)
        self.Catalog.ViewerPreferences = ViewerPreferencesPDFDictionary()
        for key, value in VIEWER.items():
            self.Catalog.ViewerPreferences[key] = value
        self.Pages = self.Catalog.Pages = _PageTree()
        self._out = _OutputFile(out)
        self._offsets = array("q", [0])  # in the file, by object number; for a small one see `_places`
        self._small: list[tuple[int, bytes]] = []  # which wait for the others of their stream
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
            font.add_to(self)
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
        return self._written(Stream(PDFDictionary(entries), pixels, [PDFZCompress]))

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
        self._forms[name] = self._written(Stream(form, code, [_OPERATORS]))

    def add_page(self, packed: bytes, sheet: tuple[float, float], number: int = 0, more: bytes = b"") -> None:
        """Add a page of deflated content; `sheet` is its width and height in mm.

        `number` was reserved for it, 0 gives it the next one; `more` are further entries of its dictionary.
        """
        contents = self._written(_PageContent(content=packed))
        before, after = self._pages.get(sheet) or self._page_of(sheet)
        number = number or self.reserve()
        self.write(number, before + contents + more + after)
        self.Pages.numbers.append(number)

    def set_structure(self, root: int, fields: Sequence[int]) -> None:
        """Say that the text is marked, where the root of its structure is, and which fields wait for a signature."""
        self.Catalog.StructTreeRoot = Formatted(b"%d 0 R" % root)
        self.Catalog.MarkInfo = Formatted(b"<</Marked true>>")
        if fields:
            listed = b" ".join(b"%d 0 R" % number for number in fields)
            self.Catalog.AcroForm = Formatted(b"<</Fields[%b]/SigFlags 1>>" % listed)

    def reserve(self) -> int:
        """Return the number of an object that others refer to before it is written."""
        self.objectcounter += 1
        return self.objectcounter

    def write(self, number: int, body: bytes) -> None:
        """Write an object with a reserved number."""
        self._placed(number, self._out.add(b"%d 0 obj\n%b\nendobj\n" % (number, body)))

    def reserve_more(self, count: int) -> int:
        """Return the first of as many numbers that follow each other."""
        first = self.objectcounter + 1
        self.objectcounter += count
        return first

    def write_small(self, *bodies: bytes, first: int) -> None:
        """Write objects that are no streams, deflated with others: a table has one for each of its cells.

        `first` is the number of the first; those of the others follow it.
        """
        self._small.extend(enumerate(bodies, first))
        while len(self._small) >= _TOGETHER:
            self._write_together()

    def _write_together(self) -> None:
        """Write the small objects that have waited longest as one object stream (ISO 32000-1, 7.5.7)."""
        together = self._small[:_TOGETHER]
        if not together:
            return
        del self._small[:_TOGETHER]
        stream = self.reserve()
        head, at, place = [], 0, -stream * _TOGETHER
        self._known_to(max(number for number, _body in together))
        for number, body in together:
            head.append(b"%d %d" % (number, at))
            at += len(body) + 1
            self._offsets[number] = place
            place -= 1
        first = b" ".join(head) + b" "
        packed = zlib.compress(first + b" ".join([body for _number, body in together]), _LEVEL)
        told = (len(together), len(first), len(packed), packed)
        self.write(
            stream,
            b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % told,
        )

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
        self._placed(number, self._out.add(PDFIndirectObject(name, self.idToObject[name]).format(self)))

    def _placed(self, number: int, offset: int) -> None:
        """Keep where an object lies: its offset, or its stream and place in it as a negative number."""
        self._known_to(number)
        self._offsets[number] = offset

    def _known_to(self, number: int) -> None:
        """Have a place for every object up to a number."""
        if len(self._offsets) <= number:
            self._offsets.extend([0] * (number + 1 - len(self._offsets)))

    def close(self) -> None:
        """Write the fonts, the tree of pages, what the file says of itself and the end of the file."""
        self.Catalog.Outlines = None
        self.Catalog.OutputIntents = output_intents(self)
        self.Catalog.Metadata = metadata(self.about)
        root, info = self.Reference(self.Catalog), self.Reference(self.about.info())
        number = 0
        while number < self.objectcounter:  # which grows: objects may add others while they are formatted
            number += 1
            if number in self.numberToId:
                self._write(number)
        self._write_together()
        self._write_end(root.format(self), info.format(self))

    def _write_end(self, root: bytes, info: bytes) -> None:
        """Write the cross-reference stream, by which readers find the objects, and where it starts."""
        start, own = self._out.offset, self.reserve()
        self._placed(own, start)
        half = self._out.content.hexdigest()[:32].upper().encode()  # equal files have the same ID
        table = zlib.compress(b"".join(map(_place, self._offsets)), 6)
        told = (len(self._offsets), root, info, half, half, len(table), table)
        self._out.add(
            b"%d 0 obj\n"
            % own
            + b"<</Type/XRef/Size %d/W[1 5 1]/Root %b/Info %b/ID[<%b><%b>]/Filter/FlateDecode/Length %d>>\n"
            b"stream\n%b\nendstream\nendobj\n" % told + b"startxref\n%d\n%%%%EOF\n" % start
        )


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


class Formatted(PDFObject):
    """A part that is bytes already."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, _document: PDFDocument) -> bytes:
        """Return the bytes."""
        return self._data


class _OutputFile(PDFFile):
    """ReportLab's output collector, which writes at once instead of collecting."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(VERSION)
        head = b"".join(self.strings)
        self.strings.clear()
        self.content = hashlib.sha256(head)
        self._out = out
        out.write(head)
        self.write: Any = self._pass_on

    def _pass_on(self, data: bytes) -> None:
        self._out.write(data)
        self.content.update(data)


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


def _place(offset: int) -> bytes:
    """Return where an object lies, as a row of the cross-reference stream says it."""
    if offset > 0:
        return b"\1%b\0" % offset.to_bytes(5, "big")
    if offset < 0:
        stream, place = divmod(-offset, _TOGETHER)
        return b"\2%b%c" % (stream.to_bytes(5, "big"), place)
    return b"\0\0\0\0\0\0\0"


def _box(sheet: tuple[float, float]) -> PDFArray:
    """Return the rectangle of a sheet in points."""
    return PDFArray([0, 0, round(sheet[0] * POINTS, 2), round(sheet[1] * POINTS, 2)])
