"""Comma, semicolon, tab and bar separated text, in any encoding, and text from the clipboard."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from desktop.exchange.readers.workbook import CellValue, FileFormat, FileNote, ListRefusedError, Sheet, Workbook
from desktop.exchange.syllables import vietnamese_share

SHEET_NAME = "csv"
_SEPARATORS = (",", ";", "\t", "|")
_LOOK_AT = 60  # records
_LISTED = re.compile(r"\s*(?:\d{1,3}\s*[.)]|[-+*•–])\s*[^\W\d_]+ [^\t;|]+[;.]?$")  # "1. Ông Nguyễn Văn A, Trưởng phòng"
_HEADED = re.compile(r"(?:^|,)\s*\"?(?:s?tt|số tt|so tt|họ (?:và )?tên|ho (?:va )?ten)\"?\s*,", re.IGNORECASE)
_CONTROLS = frozenset(chr(code) for code in range(32)) - set("\t\n\r\x0b\x0c\x1a")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_WINDOWS_1252 = {
    code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", errors="ignore"))
}
"""The letters of Windows-1252 that Latin-1 has not; the five bytes without any stay: older encodings use them."""


def read_text(content: bytes) -> Workbook:
    """Return a text file as a table, or as lines where it has no columns.

    Raises KnownError: list_unsupported_format (binary content), list_corrupt.
    """
    text, encoding = decode(content)
    notes = []
    if encoding == "cp1258":
        notes.append(FileNote("legacy_encoding", "list_legacy_1258"))
    return from_text(text, notes)


def from_text(text: str, notes: list[FileNote] | None = None) -> Workbook:
    """Return Unicode text, such as the clipboard's, as a table or lines.

    Raises KnownError: list_unsupported_format (binary content), list_corrupt.
    """
    if sum(character in _CONTROLS for character in text[:4096]) > 3:
        raise ListRefusedError("unsupported_format")
    separator = _separator(text)
    if separator is None:
        lines: list[list[CellValue]] = [[line] for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        return Workbook(FileFormat.TEXT, [Sheet(SHEET_NAME, lines, is_text=True)], notes or [])
    rows: list[list[CellValue]] = [list(record) for record in _records(text, separator)]
    return Workbook(FileFormat.TEXT, [Sheet(SHEET_NAME, rows)], notes or [])


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(name), name
            except UnicodeDecodeError:
                if name != "utf-8-sig":
                    return content.decode(name, errors="replace"), name
                content = content[3:]
                break
    wide = _wide_without_mark(content)
    if wide:
        return content.decode(wide, errors="replace"), wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if len(content) - error.start < 4:  # cut in the middle of its last letter
            return content.decode("utf-8", errors="ignore"), "utf-8"
    return _one_byte(content)


def _wide_without_mark(content: bytes) -> str | None:
    head = content[:4000]
    if len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 8 and even * 4 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 8 and odd * 4 < even else None


def _one_byte(content: bytes) -> tuple[str, str]:
    """Decode Windows-1258 (letter and tone apart) or Windows-1252, whose older letters (TCVN3, …) are decoded later."""
    vietnamese = content.decode("cp1258", errors="replace")
    western = content.decode("latin-1").translate(_WINDOWS_1252)
    damaged = content.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") * 50 < len(damaged) and vietnamese_share(damaged[:20000]) > 0.8:
        return damaged, "utf-8"
    if vietnamese_share(vietnamese[:20000]) >= 0.6:
        return vietnamese, "cp1258"
    return western, "cp1252"


def _records(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(1_000_000)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise ListRefusedError("corrupt") from error


def _parted_inside(record: list[str]) -> bool:
    return sum(bool(text.strip(" .")) for text in record) > 1


def _is_prose(lines: list[str]) -> bool:
    """Return whether commas stand as in sentences, a space behind each, and no line looks like a header."""
    commas = sum(line.count(",") for line in lines)
    headed = any(_HEADED.search(line) for line in lines[:15])
    return commas > 0 and not headed and sum(line.count(", ") for line in lines) * 10 >= commas * 9


def _separator(text: str) -> str | None:
    """Return the separator that gives most records the same, largest number of columns; None for plain lines."""
    first_part = text[:200_000]
    first = first_part[:12].splitlines()[:1]
    if first and first[0].lower().startswith("sep=") and len(first[0]) == 5:
        return first[0][4]
    lines = [line for line in first_part.splitlines() if line.strip()][:_LOOK_AT]
    if lines and sum(_LISTED.match(line) is not None for line in lines) * 2 > len(lines):
        return None
    best, best_score = None, 0.0
    for separator in _SEPARATORS[1:] if _is_prose(lines) else _SEPARATORS:
        try:
            records = list(islice(_records(first_part, separator), _LOOK_AT))
        except ListRefusedError:
            continue
        widths = Counter(len(record) for record in records if record)
        if not any(_parted_inside(record) for record in records):
            continue  # "1. Ông Nguyễn Văn A, Trưởng phòng;" ends with it
        total = sum(widths.values())
        wide = [(width, count) for width, count in widths.items() if width > 1]
        if not wide:
            continue
        width, count = max(wide, key=lambda pair: pair[1] * min(pair[0], 8))
        score = count / total * min(width, 8)
        parted = sum(count for _, count in wide)
        if (separator != "," or parted * 2 > total) and score > best_score:
            best, best_score = separator, score
    return best
