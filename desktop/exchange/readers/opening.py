"""Opens a list in any format; the content decides about the format, the suffix is only compared with it."""

import hashlib
import io
import re
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import olefile  # type: ignore[import-untyped]

from db.rules.clean_text import with_marks_named
from db.rules.terms import Severity
from desktop.exchange.readers.blank_rows import shorten_stretches
from desktop.exchange.readers.containers import Reader, files_of_zip, is_mail, read_inside, read_mail, read_outlook
from desktop.exchange.readers.docx_reader import read_docx
from desktop.exchange.readers.html_reader import read_html, read_spreadsheet_xml
from desktop.exchange.readers.ods_reader import read_ods
from desktop.exchange.readers.odt_reader import read_odt
from desktop.exchange.readers.office_zip import LARGEST_FILE, OfficeZip
from desktop.exchange.readers.ole_reader import OLE_SIGNATURE, decrypt, read_xls
from desktop.exchange.readers.pdf_reader import read_pdf
from desktop.exchange.readers.rtf_reader import read_rtf
from desktop.exchange.readers.text_encodings import mend_sheets
from desktop.exchange.readers.text_reader import SHEET_NAME, from_text, read_rows_json, read_text, unfold
from desktop.exchange.readers.workbook import (
    LAST_ROW,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    FileFormat,
    FileNote,
    ListRefusedError,
    Sheet,
    Workbook,
    column_letters,
    is_one_column,
    more_than_a_list,
    texts_by_column,
)
from desktop.exchange.readers.xlsx_reader import read_xlsb, read_xlsx

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_CAUSES = (
    (b"\x89PNG", "list_picture"),
    (b"\xff\xd8\xff", "list_picture"),
    (b"GIF8", "list_picture"),
    (b"BM", "list_picture"),
    (b"II*\x00", "list_picture"),
    (b"MM\x00*", "list_picture"),
    (b"8BPS", "list_picture"),
    (b"\xd7\xcd\xc6\x9a", "list_picture"),
    (b"\x00\x00\x01\x00", "list_picture"),
    (b"<svg", "list_picture"),
    (b"Rar!", "list_packed_otherwise"),
    (b"7z\xbc\xaf", "list_packed_otherwise"),
    (b"\x1f\x8b", "list_packed_otherwise"),
)
_DEEPEST = 3  # a file in a zipped folder on an e-mail in a zipped folder
_NAMES: dict[FileFormat, tuple[str, ...]] = {
    FileFormat.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    FileFormat.XLS: (".xls", ".xlt"),
    FileFormat.ODS: (".ods", ".ots"),
    FileFormat.TEXT: (".csv", ".tsv", ".txt", ".tab", ""),
    FileFormat.DOCX: (".docx", ".docm", ".dotx"),
    FileFormat.DOC: (".doc", ".dot"),
    FileFormat.HTML: (".html", ".htm"),
    FileFormat.SPREADSHEET_XML: (".xml",),
    FileFormat.XLSB: (".xlsb",),
    FileFormat.ODT: (".odt", ".ott"),
    FileFormat.RTF: (".rtf", ".doc"),
    FileFormat.PDF: (".pdf",),
    FileFormat.ZIP: (".zip",),
    FileFormat.EML: (".eml",),
    FileFormat.MSG: (".msg",),
    FileFormat.MHT: (".mht", ".mhtml"),
    FileFormat.JSON: (".json",),
}
CONVERSION_SECONDS = 60
CONVERTING: Callable[[], object] = bool
"""Called before LibreOffice converts an old file, which takes longer than reading one."""
LARGEST_TEXT = 24 * 2**20  # bytes; 100,000 rows of 12 columns take about 12 MB


@dataclass(frozen=True)
class OpenedFile:
    """A workbook with the name of its file, the SHA-256 of its content, and where it lies; pasted text lies nowhere."""

    name: str
    sha256: str
    book: Workbook
    path: Path | None = None


def suffixes() -> tuple[str, ...]:
    """Return every suffix of a file that can be read, such as ".xlsx", sorted."""
    return tuple(sorted({suffix for listed in _NAMES.values() for suffix in listed if suffix}))


def open_file(path: Path, password: str | None = None) -> OpenedFile:
    """Return a file as a workbook.

    Raises KnownError: list_unreadable, list_too_large, list_empty_file, list_unsupported_format, list_corrupt,
    list_entities, list_encrypted, list_encrypted_ods, list_encrypted_zip, list_wrong_password,
    list_doc_needs_libreoffice, list_doc_not_converted, list_picture, list_packed_otherwise, list_apple_file,
    list_pdf_scanned, list_pdf_unreadable, list_nothing_inside, list_mail_without_list.
    """
    try:
        found = path.stat()
        if found.st_size > LARGEST_FILE:
            raise ListRefusedError("too_large")
        if not stat.S_ISREG(found.st_mode):  # a pipe is waited for without end, a device read without end
            raise ListRefusedError("corrupt", "list_unreadable", name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise ListRefusedError("corrupt", "list_unreadable", name=path.name) from error
    return replace(open_content(content, path.name, password), path=path)


def open_content(content: bytes, name: str, password: str | None = None) -> OpenedFile:
    """Return the content of a file as a workbook. Raises what `open_file` raises, but list_unreadable."""
    book = _read(content, password)
    _refuse_what_no_list_is(book)
    _tell_what_stands_beyond(book)
    _mend(book)
    suffix = Path(name).suffix.lower()
    if suffix not in _NAMES[book.format]:
        book.notes.append(
            FileNote("wrong_extension", "list_wrong_extension", {"name": name, "format": book.format.value})
        )
    return OpenedFile(with_marks_named(name), hashlib.sha256(content).hexdigest(), book)


def open_pasted(text: str, sheet: str = SHEET_NAME) -> OpenedFile:
    """Return pasted text as an opened file without a name; `sheet` is what its table is called.

    Raises KnownError: list_empty_file, list_unsupported_format, list_too_large, list_more_than_a_list.
    """
    if not text.strip():
        raise ListRefusedError("empty_file")
    if len(text) > LARGEST_TEXT:
        raise ListRefusedError("too_large")
    book = from_text(text)
    _refuse_what_no_list_is(book)
    for each in book.sheets:
        each.name = sheet
    return OpenedFile("", hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), book)


def _refuse_what_no_list_is(book: Workbook) -> None:
    """Refuse what would keep whoever reads the cells busy for long, blank rows left out of it.

    Raises KnownError: list_more_than_a_list.
    """
    for sheet in book.sheets:
        shorten_stretches(sheet)
    rows = [row for sheet in book.sheets for row in sheet.rows]
    longest = (max(map(len, texts), default=0) for sheet in book.sheets for texts in texts_by_column(sheet.rows))
    if (
        len(book.sheets) > MOST_SHEETS
        or len(rows) > LAST_ROW
        or (len(rows) > MOST_ROWS and sum(map(bool, rows)) > MOST_ROWS)
        or max(map(len, rows), default=0) > MOST_COLUMNS
        or sum(map(len, rows)) > MOST_CELLS
        or max(longest, default=0) > LONGEST_CELL
    ):
        raise more_than_a_list()


def _tell_what_stands_beyond(book: Workbook) -> None:
    for sheet in book.sheets:
        for row, column in sheet.beyond[:1]:
            values: dict[str, object] = {"place": f"{column_letters(column)}{row + 1}", "cells": len(sheet.beyond)}
            book.notes.append(FileNote("not_read", "list_cells_beyond", values, sheet=sheet.name, row=row + 1))


def _mend(book: Workbook) -> None:
    """Put right what other programs did to the letters and the columns of a file, and note it."""
    for part in book.parts:
        _mend(part)
    if book.format is not FileFormat.TEXT and not book.parts:
        cells = mend_sheets(book.sheets)
        if cells:
            book.notes.append(FileNote("legacy_encoding", "list_doubled_encoding", {"cells": cells}))
        for sheet in book.sheets:
            _unfold(book, sheet)


def _unfold(book: Workbook, sheet: Sheet) -> None:
    """Part the records of a CSV that lies in the first column of a sheet."""
    if sheet.is_text or not is_one_column(sheet):
        return
    inner, folded = unfold([[str(value) for value in row] for row in sheet.rows])
    if folded is not None:
        sheet.rows = [list(record) for record in folded]
        values: dict[str, object] = {"text": inner}
        note = FileNote("suspect_encoding", "list_unfolded", values, severity=Severity.INFO, sheet=sheet.name)
        book.notes.append(note)


def _read(content: bytes, password: str | None, depth: int = 0) -> Workbook:
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ListRefusedError("empty_file")
    if depth > _DEEPEST:
        raise ListRefusedError("unsupported_format")

    def inside(inner: bytes) -> Workbook:
        return _read(inner, password, depth + 1)

    if content.startswith(OLE_SIGNATURE):
        return _read_ole(content, password, inside)
    if content.startswith(_ZIP):
        return _read_zip(content, inside)
    if content.startswith(b"{\\rtf"):
        return read_rtf(content)
    if content[:1024].lstrip().startswith(b"%PDF"):
        return read_pdf(content, password)
    for start, code in _CAUSES:
        if content.startswith(start):
            raise ListRefusedError("unsupported_format", code)
    if content[4:8] == b"ftyp" or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        raise ListRefusedError("unsupported_format", "list_picture")
    if is_mail(content):
        return read_mail(content, inside, read_html)
    return _read_text_of_some_kind(content)


def _read_text_of_some_kind(content: bytes) -> Workbook:
    if len(content) > LARGEST_TEXT:
        raise ListRefusedError("too_large")
    head = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and head.startswith(b"<?xml") and b"<html" not in head:
        return read_spreadsheet_xml(content)
    if re.match(rb"<(!doctype\s+html|html|head|body|meta|table|style|div|\?xml[^>]*>\s*<(!doctype )?html)", head):
        return read_html(content)
    if head.startswith(b"<?xml"):
        raise ListRefusedError("unsupported_format", "list_picture" if b"<svg" in head else None)
    if content[:2] in (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08"):
        return read_xls(content)
    if head.startswith((b"{", b"[")) and (rows := read_rows_json(content)) is not None:
        return rows
    return read_text(content)


def _read_zip(content: bytes, inside: Reader) -> Workbook:
    office = OfficeZip(content)
    names = office.names
    if "xl/workbook.bin" in names:
        return read_xlsb(content)
    if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
        return read_xlsx(content)
    if any(name.startswith("word/document") for name in names):
        return read_docx(content)
    if "content.xml" in names:
        written = "mimetype" in names and b"opendocument.text" in office.read("mimetype")
        return read_odt(content) if written else read_ods(content)
    if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
        raise ListRefusedError("unsupported_format", "list_apple_file")
    if any(name.startswith(("ppt/", "visio/")) for name in names):
        raise ListRefusedError("unsupported_format")
    if "[Content_Types].xml" in names:
        raise ListRefusedError("corrupt")
    return read_inside(files_of_zip(content), FileFormat.ZIP, inside)


def _read_ole(content: bytes, password: str | None, inside: Reader) -> Workbook:
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            streams = {"/".join(parts) for parts in ole.listdir(streams=True, storages=True)}
    except (OSError, ValueError, IndexError, TypeError, RecursionError) as error:
        raise ListRefusedError("corrupt") from error
    if "EncryptedPackage" in streams:
        return inside(decrypt(content, password))
    macros = any(name.startswith(("_VBA_PROJECT_CUR", "Macros")) for name in streams)
    if "Workbook" in streams or "Book" in streams:
        return read_xls(content, password, macros)
    if "WordDocument" in streams:
        return _read_doc(content)
    if "__properties_version1.0" in streams:
        return read_outlook(content, inside, read_html)
    raise ListRefusedError("unsupported_format" if streams else "corrupt")


def _read_doc(content: bytes) -> Workbook:
    """Convert an old Word file with LibreOffice, headless (no macros, no links), and read the result."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ListRefusedError("unsupported_format", "list_doc_needs_libreoffice")
    with tempfile.TemporaryDirectory(prefix="so-vang-") as folder:
        source = Path(folder) / "list.doc"
        source.write_bytes(content)
        CONVERTING()
        command = [program, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "docx", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, timeout=CONVERSION_SECONDS, capture_output=True, check=True)  # noqa: S603
            book = read_docx((Path(folder) / "list.docx").read_bytes())
        except (OSError, subprocess.SubprocessError) as error:
            raise ListRefusedError("corrupt", "list_doc_not_converted") from error
    book.format = FileFormat.DOC
    return book
