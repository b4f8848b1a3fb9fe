"""What was left out of a reading: rows and columns with the reason, in ranges as a clerk writes them."""

from collections.abc import Iterable, Mapping

from desktop.exchange.readers.workbook import Sheet, column_letters
from desktop.exchange.understanding.award_parsing import is_award
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.column_contents import is_nominee
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.person_names import split_name
from desktop.exchange.understanding.read_result import SEVERITIES, ReadProblem, SkippedPart
from desktop.exchange.understanding.vocabulary import comparison_key, looks_collective, looks_person

ATTENDANTS, BLANK_FORM = "list_skipped_attendants", "list_skipped_blank_form"
WORDS, SIGNATURES, UNCLEAR = "list_skipped_words", "list_skipped_signatures", "list_skipped_unclear"
_TITLES = ("danh sach", "danh muc", "de nghi")
_UNUSED = ("other", "note", "phone")
_LOOKED_AT = 200  # rows of a column among which its contents are looked for


def of_rows(sheet: str, left: Mapping[int, str]) -> list[SkippedPart]:
    """Return rows (from 0, with the code of their reason) as ranges; neighbours of one reason go together."""
    found: list[SkippedPart] = []
    first = last = -2
    code = ""
    for row in [*sorted(left), None]:
        if row is not None and row == last + 1 and left[row] == code:
            last = row
            continue
        if code:
            found.append(SkippedPart(sheet, code, rows=row_range(first, last)))
        if row is not None:
            first = last = row
            code = left[row]
    return found


def row_range(first: int, last: int) -> str:
    """Return "5-9", or "5" for a single row; rows are given from 0 and written from 1."""
    return str(first + 1) if first == last else f"{first + 1}-{last + 1}"


def whole_sheet(sheet: Sheet, code: str) -> list[SkippedPart]:
    """Return a sheet that was left out; [] where it is empty."""
    filled = [at for at, row in enumerate(sheet.rows) if any(value not in ("", None) for value in row)]
    return [SkippedPart(sheet.name, code, rows=row_range(filled[0], filled[-1]))] if filled else []


def of_columns(sheet: Sheet, columns: Columns, until: int) -> list[SkippedPart]:
    """Return the columns between a header and the row `until` that have values and fill no field."""
    used = {column for name, column in columns.fields.items() if name not in _UNUSED}
    used |= {*columns.awards, *columns.marked_awards}
    rows = sheet.rows[columns.last_row + 1 : min(until, columns.last_row + 1 + _LOOKED_AT)]
    found = []
    for column in range(max(map(len, rows), default=0)):
        if column in used or not any(len(row) > column and row[column] not in ("", None) for row in rows):
            continue
        header = columns.texts[column] if column < len(columns.texts) else ""
        letters = column_letters(column)
        code = "list_skipped_column" if header else "list_skipped_column_bare"
        found.append(SkippedPart(sheet.name, code, columns=letters, values={"text": header}))
    return found


def names_in(sheet: Sheet, rows: Iterable[int]) -> list[int]:
    """Return those of the rows in which a cell is a person's name."""
    return [row for row in rows if any(map(_is_person, sheet.rows[row]))]


def numbered_in(sheet: Sheet, rows: Iterable[int]) -> list[int]:
    """Return those of the rows that begin with a number and have more cells, as rows of lists do."""
    found = []
    for row in rows:
        filled = [text for value in sheet.rows[row] if (text := line_text(value))]
        if len(filled) > 1 and filled[0].strip(".").isdecimal() and not all(text.isdecimal() for text in filled):
            found.append(row)
    return found


def _is_person(value: object) -> bool:
    text = line_text(value) if isinstance(value, str) and value else ""
    if not text or len(text) > 60 or comparison_key(text).startswith(_TITLES):
        return False
    name = split_name(text).name
    return len(name.split(" ")) < 6 and (is_nominee(name) or looks_person(name)) and not is_award(text)


def not_read(sheet: str, row: int | None, text: str = "") -> ReadProblem:
    """Return the problem that a row, or a whole sheet, with what may be nominees was left out."""
    code = "list_not_read" if row is not None else "list_not_read_sheet"
    place = None if row is None else row + 1
    return ReadProblem("not_read", SEVERITIES["not_read"], code, sheet, place, None, {"text": text})


def is_sample(sheet: Sheet, columns: Columns) -> bool:
    """Return whether all names under a header are invented for an example: "Nguyễn Văn A", "Trần Thị Mẫu"."""
    column = columns.fields.get("name", columns.fields.get("given", -1))
    rows = sheet.rows[columns.last_row + 1 : columns.last_row + 1 + _LOOKED_AT]
    names = [line_text(row[column]) for row in rows if 0 <= column < len(row)]
    people = [split_name(name).name for name in names if _is_person(name) or looks_collective(name)]
    return bool(people) and all(_is_placeholder(name) for name in people)


def _is_placeholder(name: str) -> bool:
    last = name.rpartition(" ")[2]
    return (len(last) == 1 and last.isupper()) or last.casefold() in ("mẫu", "dụ", "xyz", "abc")
