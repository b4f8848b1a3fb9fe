"""Comma, semicolon, tab and bar separated text, in any encoding, and text from the clipboard."""

import csv
import json
import re
from collections import Counter

from db.rules.terms import Severity
from desktop.exchange.readers.blank_rows import gaps_of, without_blank_lines
from desktop.exchange.readers.records import read_records, unfolded
from desktop.exchange.readers.text_encodings import decode, mended_text
from desktop.exchange.readers.workbook import (
    MOST_ROWS,
    CellValue,
    FileFormat,
    FileNote,
    ListRefusedError,
    Sheet,
    Workbook,
    more_than_a_list,
)

SHEET_NAME = "csv"
_SEPARATORS = (",", ";", "\t", "|")
_LOOK_AT = 60  # records
_LISTED = re.compile(r"\s*(?:\d{1,3}\s*[.)]|[-+*•–])\s*[^\W\d_]+ [^\t;|]+[;.]?$")  # "1. Ông Nguyễn Văn A, Trưởng phòng"
_HEADED = re.compile(r"(?:^|,)\s*\"?(?:s?tt|số tt|so tt|họ (?:và )?tên|ho (?:va )?ten)\"?\s*,", re.IGNORECASE)
_CONTROLS = frozenset(chr(code) for code in range(32)) - set("\t\n\r\x0b\x0c\x1a")
_ROWS_TOLD = 8
_SPACES = re.compile(r" {2,}|\xa0{2,}")
_HEADED_ABOVE = 15  # lines
_DASHES = re.compile(r":?-{2,}:?")


def read_text(content: bytes) -> Workbook:
    """Return a text file as a table, or as lines where it has no columns.

    Raises KnownError: list_unsupported_format (binary content), list_corrupt, list_too_large.
    """
    text, encoding = decode(content)
    notes = []
    if encoding == "cp1258":
        notes.append(FileNote("legacy_encoding", "list_legacy_1258"))
    mended = mended_text(text)
    if mended is not None:
        notes.append(FileNote("legacy_encoding", "list_garbled_text"))
    return from_text(text if mended is None else mended, notes)


def read_rows_json(content: bytes) -> Workbook | None:
    """Return JSON whose rows are objects as a table, headers first: `[{…}]`, or the first such list of an object.

    None for other text.

    Raises KnownError: list_more_than_a_list.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    lists = data.values() if isinstance(data, dict) else [data]
    rows = next((each for each in lists if _are_objects(each)), None)
    if rows is None:
        return None
    if len(rows) > MOST_ROWS:
        raise more_than_a_list()
    headers = list(dict.fromkeys(str(name) for row in rows for name in row))
    cells: list[list[CellValue]] = [list(headers)]
    for row in rows:
        values = (row.get(name) for name in headers)
        cells.append(
            [value if isinstance(value, str | int | float) or value is None else str(value) for value in values]
        )
    return Workbook(FileFormat.JSON, [Sheet("JSON", cells)])


def _are_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def from_text(text: str, notes: list[FileNote] | None = None) -> Workbook:
    """Return Unicode text, such as the clipboard's, as a table or lines.

    Raises KnownError: list_unsupported_format (binary content), list_corrupt, list_more_than_a_list.
    """
    if sum(character in _CONTROLS for character in text[:4096]) > 3:
        raise ListRefusedError("unsupported_format")
    shortened, lost = without_blank_lines(text)
    if text.count("\n") - sum(lost) > MOST_ROWS:
        raise more_than_a_list()
    book = _as_book(shortened, notes)
    if lost:
        sheet = book.sheets[0]
        gaps = gaps_of(sheet.rows, lost)
        if gaps is None:
            return _as_book(text, notes)
        sheet.gaps = gaps
        for note in book.notes:
            note.row = None if note.row is None else sheet.place(note.row - 1) + 1
    return book


def _as_book(text: str, notes: list[FileNote] | None) -> Workbook:
    book = Workbook(FileFormat.TEXT, [], list(notes or []))
    separator = separator_of(text)
    if separator is None:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        found = _unfolded_lines(lines)
        spaced = _spaced_columns(lines) if found is None else None
        if spaced is not None:
            book.sheets = [Sheet(SHEET_NAME, [list(row) for row in spaced])]
            book.notes += _other_rows(spaced)
            return book
        if found is None:
            book.sheets = [Sheet(SHEET_NAME, [[line] for line in lines], is_text=True)]
            return book
        rows, inner = found
    else:
        try:
            rows, mended = read_records(text, separator)
        except csv.Error as error:
            raise ListRefusedError("corrupt") from error
        inner, folded = unfold(rows)
        if folded is not None:
            rows = folded
        elif mended:
            book.notes += _mended_notes(rows, mended)
        else:
            book.notes += _longer_rows(rows)
    if inner:
        book.notes.append(FileNote("suspect_encoding", "list_unfolded", {"text": inner}, severity=Severity.INFO))
    values: list[list[CellValue]] = [[] if _is_ruled(record) else list(record) for record in rows]
    book.sheets = [Sheet(SHEET_NAME, values)]
    return book


def unfold(rows: list[list[str]]) -> tuple[str, list[list[str]] | None]:
    """Return the separator and the records that lie folded in the first cells; "" and None where none do."""
    first = [row[0] for row in rows if row and row[0] and not any(row[1:])][:_LOOK_AT]
    inner = separator_of("\n".join(" ".join(cell.splitlines()) for cell in first)) if len(first) > 1 else None
    folded = unfolded(rows, inner) if inner else None
    return (inner or "", folded) if folded is not None else ("", None)


def _unfolded_lines(lines: list[str]) -> tuple[list[list[str]], str] | None:
    """Return the records of lines that stand whole in quotation marks, with their separator."""
    filled = [line for line in lines if line.strip()]
    if sum(line.startswith('"') and line.rstrip().endswith('"') for line in filled) * 5 < len(filled) * 3:
        return None
    inner, folded = unfold([_unquoted(line) for line in lines])
    return (folded, inner) if folded is not None else None


def _spaced_columns(lines: list[str]) -> list[list[str]] | None:
    """Return the cells of lines whose columns are made with spaces, two and more; None where few lines have columns."""
    rows = [_SPACES.split(line.strip()) if line.strip() else [] for line in lines]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    headed = any(_HEADED.search(",".join(row[:3]) + ",") for row in rows[:_HEADED_ABOVE])
    return rows if width > 2 and count > 2 and count * 5 >= 4 * sum(widths.values()) and headed else None


def _other_rows(rows: list[list[str]]) -> list[FileNote]:
    """Doubt rows with another number of cells than most: a blank cell moves all behind it."""
    usual = Counter(len(row) for row in rows if len(row) > 1).most_common(1)[0][0]
    moved = [number for number, row in enumerate(rows, start=1) if 1 < len(row) != usual]
    return [FileNote("suspect_encoding", "list_row_spaced", sheet=SHEET_NAME, row=number) for number in moved]


def _is_ruled(record: list[str]) -> bool:
    """Return whether a record is the line under a header of a table written with bars: "|---|---|"."""
    cells = [cell.strip() for cell in record if cell.strip()]
    return len(cells) > 1 and all(_DASHES.fullmatch(cell) for cell in cells)


def _unquoted(line: str) -> list[str]:
    bare = line.strip()
    if len(bare) > 1 and bare.startswith('"') and bare.endswith('"'):
        return [bare[1:-1].replace('""', '"')]
    return [line]


def _mended_notes(rows: list[list[str]], mended: list[int]) -> list[FileNote]:
    """Tell once which records were mended, and doubt each that then has another number of columns than most."""
    usual = Counter(len(row) for row in rows if row).most_common(1)[0][0]
    told = ", ".join(str(number + 1) for number in mended[:_ROWS_TOLD]) + (" …" if len(mended) > _ROWS_TOLD else "")
    notes = [FileNote("suspect_encoding", "list_quotes_mended", {"rows": told}, severity=Severity.INFO)]
    return notes + [
        FileNote("suspect_encoding", "list_quotes_shift", sheet=SHEET_NAME, row=number + 1)
        for number in mended
        if len(rows[number]) != usual
    ]


def _longer_rows(rows: list[list[str]]) -> list[FileNote]:
    """Doubt rows with more cells than most: a separator in a text without quotation marks moves all behind it."""
    filled = [row for row in rows if any(row)]
    usual = Counter(map(len, filled)).most_common(1)[0][0] if filled else 0
    longer = [number for number, row in enumerate(rows, start=1) if len(row) > usual > 2 and any(row[usual:])]
    if len(longer) * 2 > len(filled):
        return []
    return [FileNote("suspect_encoding", "list_row_longer", sheet=SHEET_NAME, row=number) for number in longer]


def _parted_inside(record: list[str]) -> bool:
    return sum(bool(text.strip(" .")) for text in record) > 1


def _is_prose(lines: list[str]) -> bool:
    """Return whether commas stand as in sentences, a space behind each, and no line looks like a header."""
    commas = sum(line.count(",") for line in lines)
    headed = any(_HEADED.search(line) for line in lines[:15])
    return commas > 0 and not headed and sum(line.count(", ") for line in lines) * 10 >= commas * 9


def separator_of(text: str) -> str | None:
    """Return the separator that gives most records the same, largest number of columns; None for plain lines."""
    first_part = text[:200_000]
    first = first_part[:12].splitlines()[:1]
    if first and first[0].lower().startswith("sep=") and len(first[0]) == 5:
        return first[0][4]
    lines = [line for line in first_part.splitlines() if line.strip()][:_LOOK_AT]
    if lines and sum(_LISTED.match(line) is not None for line in lines) * 2 > len(lines):
        return None
    look_at = first_part[: _LOOK_AT * 1000]
    best, best_score = None, 0.0
    for separator in _SEPARATORS[1:] if _is_prose(lines) else _SEPARATORS:
        try:
            records = read_records(look_at, separator)[0][:_LOOK_AT]
        except csv.Error:
            continue
        widths = Counter(len(record) for record in records if record)
        if not any(_parted_inside(record) for record in records):
            if '"' in look_at and separator in look_at and unfold(records)[1] is not None:
                return separator  # "1,Lê Thị Na,Kế toán";;
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
