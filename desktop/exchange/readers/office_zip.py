"""The zip package of office files, with limits on sizes, ratios and cells, so that a zip bomb is refused."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.exchange.readers.safe_xml import refuse_entities
from desktop.exchange.readers.workbook import ListRefusedError

LARGEST_FILE = 100 * 1024 * 1024
LARGEST_CONTENT = 256 * 1024 * 1024  # 100,000 rows of 12 columns take about 60 MB
LARGEST_PART_UNASKED = 16 * 1024 * 1024
LARGEST_RATIO = 100  # a real sheet shrinks 8 to 40 times
MOST_PARTS = 5000
MOST_CELLS = 4_000_000
_CHUNK = 1024 * 1024
_OVERLAP = 64
_FAR_COLUMN = re.compile(rb'r="[A-Z][A-Z][A-Z][0-9]')
_PREFIX = re.compile(rb"<(\w+):worksheet[ >]")
_LAST_ROW = re.compile(rb'r="(?:[A-Z]{1,3})?(\d{1,7})"')


@dataclass(slots=True)
class PartLook:
    """What a scan of the bytes of a sheet finds: marks, number of cells, columns beyond ZZ, the last row."""

    marks: set[bytes] = field(default_factory=set)
    cells: int = 0
    far_column: bool = False
    last_row: int = 0


class OfficeZip:
    """An office file in memory. Raises KnownError: list_corrupt (no zip), list_too_large (too many parts)."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, UnicodeError, NotImplementedError) as error:
            raise ListRefusedError("corrupt") from error
        if len(self.names) > MOST_PARTS:
            raise ListRefusedError("too_large")

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

    def look(self, name: str, marks: tuple[bytes, ...]) -> PartLook:
        """Scan a part for marks, cells, rows and columns beyond ZZ without parsing it.

        Raises KnownError: list_too_large, list_corrupt, list_entities.
        """
        found = PartLook()
        missing = list(marks)
        before = b""
        cell = b"<c "
        for number, piece in enumerate(self._pieces(name)):
            if number == 0:
                refuse_entities(piece)
                prefixed = _PREFIX.search(piece[:4096])
                if prefixed:  # some programs write <x:c> for <c>
                    cell = b"<" + prefixed[1] + b":c "
                    found.marks.add(b"prefix")
            window = before + piece
            for mark in [mark for mark in missing if mark in window]:
                missing.remove(mark)
                found.marks.add(mark)
            found.cells += piece.count(cell)
            found.far_column = found.far_column or _FAR_COLUMN.search(window) is not None
            last = window.rfind(b"row ")
            written = _LAST_ROW.search(window, last) if last >= 0 else None
            if written:
                found.last_row = max(found.last_row, int(written[1]))
            if found.cells > MOST_CELLS:
                raise ListRefusedError("too_large")
            before = window[-_OVERLAP:]
        return found

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            info = self._zip.getinfo(name)
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
