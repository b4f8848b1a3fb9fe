"""Files that carry other files: zipped folders, e-mails and web archives; the lists in them are read."""

import email
import email.policy
import io
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import PurePosixPath

import olefile  # type: ignore[import-untyped]

from db.rules.terms import Severity
from desktop.exchange.readers.office_zip import OfficeZip
from desktop.exchange.readers.workbook import FileFormat, FileNote, ListRefusedError, Workbook

_MOST_INSIDE = 300
_NAMES_TOLD = 5
_OF_SYSTEMS = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)", re.IGNORECASE)
_HEADER = re.compile(rb"[A-Za-z][\w-]*:[ \t\r\n]")
_OF_MAILS = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|mime-version|message-id|delivered-to|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_DOUBTED = frozenset({"unsupported_format", "empty_file"})
Reader = Callable[[bytes], Workbook]


@dataclass(frozen=True, slots=True)
class InnerFile:
    """A file that another one carries."""

    name: str
    content: bytes


def read_inside(files: list[InnerFile], file_format: FileFormat, read: Reader) -> Workbook:
    """Return the lists among files as one workbook; what is no list, or cannot be read, is noted by its name.

    Raises KnownError: list_nothing_inside.
    """
    books: list[tuple[str, Workbook]] = []
    notes: list[FileNote] = []
    for file in files:
        try:
            books.append((PurePosixPath(file.name).name, read(file.content)))
        except ListRefusedError as refused:
            severity = Severity.INFO if refused.kind in _NOT_DOUBTED else Severity.WARNING
            code = "list_inside_picture" if refused.code == "list_picture" else "list_inside_not_read"
            notes.append(FileNote("not_read", code, {"name": file.name}, severity))
    if not books:
        names = ", ".join(file.name for file in files[:_NAMES_TOLD]) or "—"
        raise ListRefusedError("unsupported_format", "list_nothing_inside", name=names)
    told = [FileNote("wrong_extension", "list_read_inside", {"name": name}) for name, _book in books]
    if len(books) == 1:
        book = books[0][1]
        return Workbook(file_format, book.sheets, [*told, *book.notes, *notes], book.parts)
    whole = Workbook(file_format, [], [*told, *notes])
    for number, (name, book) in enumerate(books, start=1):
        title = name if [other for other, _ in books].count(name) == 1 else f"{number}. {name}"
        for sheet in book.sheets:
            sheet.name = f"{title}: {sheet.name}"
        whole.sheets += book.sheets
        whole.parts += book.parts or [book]
    return whole


def files_of_zip(content: bytes) -> list[InnerFile]:
    """Return the files of a zipped folder, those of operating systems left out.

    Raises KnownError: list_encrypted_zip, list_too_large, list_corrupt.
    """
    packed = OfficeZip(content)
    try:
        packed.check_promises()
    except ListRefusedError as refused:
        raise ListRefusedError(refused.kind, "list_encrypted_zip") if refused.kind == "encrypted" else refused from None
    names = sorted(name for name in packed.names if not name.endswith("/") and not _OF_SYSTEMS.search(name))
    if len(names) > _MOST_INSIDE:
        raise ListRefusedError("too_large")
    return [InnerFile(_readable(name), packed.read(name)) for name in names]


def _readable(name: str) -> str:
    """Return a name that was packed in UTF-8 without saying so."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def is_mail(content: bytes) -> bool:
    """Return whether a file begins with the header of an e-mail or of a web archive."""
    head = content[:8192].lstrip(b"\xef\xbb\xbf\r\n ")
    first = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return _HEADER.match(head) is not None and len(set(map(bytes.lower, _OF_MAILS.findall(first)))) >= 2


def read_mail(content: bytes, read: Reader, read_page: Reader) -> Workbook:
    """Return the lists that hang on an e-mail, or the tables in its text, or the pages of a web archive.

    The text of an e-mail is no list while a list hangs on it: who writes and who is greeted is no nominee.
    Raises KnownError: list_mail_without_list, list_corrupt.
    """
    try:
        mail = email.message_from_bytes(content.lstrip(b"\xef\xbb\xbf\r\n "), policy=email.policy.default)
    except RecursionError as error:  # parts in parts in parts
        raise ListRefusedError("corrupt") from error
    assert isinstance(mail, EmailMessage)
    pages = [
        _payload(part) for part in mail.walk() if part.get_content_type() == "text/html" and not part.get_filename()
    ]
    if mail.get_content_type() in ("multipart/related", "text/html") and not (mail["To"] or mail["Received"]):
        return _pages(pages, FileFormat.MHT, read_page)
    files = [
        InnerFile(part.get_filename() or "", _payload(part))
        for part in mail.walk()
        if part.get_filename() and not part.is_multipart() and not _is_decoration(part)
    ]
    return _lists_of_mail(files, pages, FileFormat.EML, read, read_page)


def _lists_of_mail(
    files: list[InnerFile], pages: list[bytes], file_format: FileFormat, read: Reader, read_page: Reader
) -> Workbook:
    try:
        book = read_inside(files[:_MOST_INSIDE], file_format, read)
    except ListRefusedError as refused:
        with_tables = [page for page in pages if b"<table" in page.lower()]
        if with_tables:
            return _pages(with_tables, file_format, read_page)
        raise ListRefusedError("unsupported_format", "list_mail_without_list", **refused.values) from refused
    book.notes.append(FileNote("not_read", "list_mail_text_not_read", severity=Severity.INFO))
    return book


def _payload(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _is_decoration(part: EmailMessage) -> bool:
    """Return whether a picture belongs to the text of an e-mail, such as the sign of the sender's office."""
    return part.get_content_maintype() == "image" and part["Content-ID"] is not None


def _pages(pages: list[bytes], file_format: FileFormat, read_page: Reader) -> Workbook:
    """Return the pages of a web archive as one, tables numbered on: Excel writes one page for each sheet."""
    whole: Workbook | None = None
    for page in pages:
        book = read_page(page)
        if whole is None:
            whole = Workbook(file_format, book.sheets, book.notes)
            continue
        body, *tables = book.sheets
        before = len(whole.sheets[0].rows)
        whole.sheets[0].rows += body.rows
        for table in tables:
            table.paragraphs_before += before
            table.name = f"table {len(whole.sheets)}"
            whole.sheets.append(table)
    if whole is None:
        raise ListRefusedError("unsupported_format", "list_mail_without_list", name="—")
    return whole


def read_outlook(content: bytes, read: Reader, read_page: Reader) -> Workbook:
    """Return the lists that hang on an e-mail saved by Outlook (.msg), or the tables in its text.

    Raises KnownError: list_corrupt, list_mail_without_list.
    """
    files: list[InnerFile] = []
    pages: list[bytes] = []
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            for path in ole.listdir():
                if path[-1] == "__substg1.0_37010102" and len(path) > 1:
                    data = ole.openstream(path).read()
                    files.append(InnerFile(_outlook_name(ole, path[:-1]), data))
                elif path == ["__substg1.0_10130102"]:
                    pages.append(ole.openstream(path).read())
    except (OSError, ValueError, IndexError, TypeError, RecursionError, struct.error) as error:
        raise ListRefusedError("corrupt") from error
    return _lists_of_mail(files, pages, FileFormat.MSG, read, read_page)


def _outlook_name(ole: olefile.OleFileIO, folder: list[str]) -> str:
    for stream, encoding in (("3707001F", "utf-16-le"), ("3704001F", "utf-16-le"), ("3707001E", "cp1258")):
        path = [*folder, f"__substg1.0_{stream}"]
        if ole.exists(path):
            name: str = ole.openstream(path).read().decode(encoding, errors="replace").rstrip("\x00")
            return name
    return folder[-1]
