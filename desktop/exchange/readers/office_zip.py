"""The zip package of office files, with limits on sizes, ratios and cells, so that a zip bomb is refused."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.exchange.readers.safe_xml import attribute, parse, refuse_entities
from desktop.exchange.readers.workbook import MOST_CELLS, ListRefusedError

LARGEST_FILE = 100 * 1024 * 1024
LARGEST_CONTENT = 256 * 1024 * 1024  # 100,000 rows of 12 columns take about 60 MB
LARGEST_PART_UNASKED = 16 * 1024 * 1024
LARGEST_RATIO = 100  # a real sheet shrinks 8 to 40 times
MOST_PARTS = 5000
_CHUNK = 1024 * 1024
_OVERLAP = 64
_FAR_COLUMN = re.compile(rb'r="[A-Z][A-Z][A-Z][0-9]')
_PREFIX = re.compile(rb"<(\w+):worksheet[ >]")
_FILLED = (b"<v", b"<is", b"<f", b":v>", b":is>", b"sheetData")
_EMPTY_CELL = re.compile(rb'<c(?= [^<>]*\br="[A-Z])[^<>]*(?:/>|></c>)')
_EMPTY_ROW = re.compile(rb'<row(?= [^<>]*\br="\d)[^<>]*(?:/>|>\s*</row>)')
_USUAL_NAMES = {
    name.casefold(): name
    for name in (
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
        "xl/styles.xml", "word/document.xml", "word/styles.xml", "content.xml", "styles.xml", "META-INF/manifest.xml",
    )
}  # fmt: skip
_LAST_ROW = re.compile(rb'r="(?:[A-Z]{1,3})?(\d{1,7})"')


def _usual_name(written: str) -> str:
    """Return a part's name as office programs write it; some portals write "xl\\workbook.xml" or "/xl/Workbook.xml"."""
    name = written.replace("\\", "/").removeprefix("./").lstrip("/")
    return _USUAL_NAMES.get(name.casefold(), name)


def _filled(rows: bytes) -> bytes:
    """Return the rows of a sheet without empty cells and rows; those without a reference keep their place."""
    if rows.startswith(b"<row ") and not any(mark in rows for mark in _FILLED) and b' r="' in rows[: rows.find(b">")]:
        return b""
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", rows))


def _values(piece: bytes, closing: list[bytes], cells: int) -> int:
    """Count the ends of values; not on, once every other of so many cells has one, since that many tell enough."""
    found = 0
    for end in closing:
        found += piece.count(end)
        if 0 < cells <= found * 2:
            break
    return found


@dataclass(slots=True)
class PartLook:
    """What a scan of the bytes of a sheet finds: marks, cells, columns beyond ZZ, the last row.

    `values` is the number of cells with a value, or at least half of it where most have one.
    """

    marks: set[bytes] = field(default_factory=set)
    cells: int = 0
    values: int = 0
    far_column: bool = False
    last_row: int = 0


class OfficeZip:
    """An office file in memory. Raises KnownError: list_corrupt (no zip), list_too_large (too many parts)."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, UnicodeError, NotImplementedError) as error:
            raise ListRefusedError("corrupt") from error
        if len(self._zip.filelist) > MOST_PARTS:
            raise ListRefusedError("too_large")
        self._parts = {_usual_name(info.filename): info for info in self._zip.filelist}
        self.names = frozenset(self._parts)
        self.unusual = any(name != info.orig_filename for name, info in self._parts.items())

    def main_part(self, usual: str) -> str:
        """Return the name of the document's own part: the usual one, or the one that the package points to."""
        if usual in self.names or "_rels/.rels" not in self.names:
            return usual
        for link in parse(self.read("_rels/.rels")):
            target = _usual_name(attribute(link, "Target"))
            if attribute(link, "Type").endswith("/officeDocument") and target in self.names:
                return target
        return usual

    def check_promises(self) -> None:
        """Check the sizes and the encryption that the directory of the zip declares.

        Raises KnownError: list_too_large, list_encrypted.
        """
        if sum(info.file_size for info in self._zip.infolist()) > LARGEST_CONTENT:
            raise ListRefusedError("too_large")
        if any(info.flag_bits & 1 for info in self._zip.infolist()):
            raise ListRefusedError("encrypted")

    def open(self, name: str) -> io.BytesIO:
        """Return a part as a stream. Raises KnownError: list_too_large, list_corrupt."""
        return io.BytesIO(self.read(name))

    def read(self, name: str) -> bytes:
        """Return the bytes of a part. Raises KnownError: list_too_large, list_corrupt."""
        return b"".join(self._pieces(name))

    def look(self, name: str, marks: tuple[bytes, ...], below: tuple[bytes, ...] = ()) -> PartLook:
        """Scan a part for marks, cells, rows and columns beyond ZZ without parsing it; `below` stand after all rows.

        Raises KnownError: list_too_large, list_corrupt, list_entities.
        """
        found = PartLook()
        missing = list(marks)
        before = b""
        cell, closing = b"<c ", [b"</v>", b"</is>"]
        for number, piece in enumerate(self._pieces(name)):
            if number == 0:
                refuse_entities(piece)
                prefixed = _PREFIX.search(piece[:4096])
                if prefixed:  # some programs write <x:c> for <c>
                    cell = b"<" + prefixed[1] + b":c "
                    closing.append(b"</" + prefixed[1] + b":v>")
                    found.marks.add(b"prefix")
                closing.sort(key=piece.count, reverse=True)
            seam = before + piece[:_OVERLAP]  # what is cut by the end of a piece; pieces are not copied
            for mark in [mark for mark in missing if mark in piece or mark in seam]:
                missing.remove(mark)
                found.marks.add(mark)
            last = piece.rfind(b"row ")
            found.marks.update(mark for mark in below if piece.find(mark, max(last, 0)) >= 0 or mark in seam)
            cells = piece.count(cell)
            found.cells += cells
            found.values += _values(piece, closing, 0 if found.cells > MOST_CELLS else cells)
            found.far_column = found.far_column or bool(_FAR_COLUMN.search(piece) or _FAR_COLUMN.search(seam))
            for window, start in ((piece, last), (seam, seam.rfind(b"row "))):
                written = _LAST_ROW.search(window, start) if start >= 0 else None
                if written:
                    found.last_row = max(found.last_row, int(written[1]))
            if found.values > MOST_CELLS:
                raise ListRefusedError("too_large")
            before = piece[-_OVERLAP:]
        return found

    def open_filled(self, name: str) -> io.BytesIO:
        """Return a sheet without the cells and rows that hold nothing but a look.

        Raises KnownError: list_too_large, list_corrupt.
        """
        kept: list[bytes] = []
        rest = b""
        for piece in self._pieces(name):
            window = rest + piece
            cut = max(window.rfind(b"<row "), 0)
            block, rest = window[:cut], window[cut:]
            kept.append(_filled(block))
        return io.BytesIO(b"".join([*kept, _filled(rest)]))

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            info = self._parts[name]
            taken = 0
            with self._zip.open(info) as part:
                while piece := part.read(_CHUNK):
                    taken += len(piece)
                    swollen = taken > LARGEST_RATIO * max(info.compress_size, 1)
                    if taken > LARGEST_CONTENT or (taken > LARGEST_PART_UNASKED and swollen):
                        raise ListRefusedError("too_large")
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, RuntimeError, ValueError) as error:
            raise ListRefusedError("corrupt") from error
