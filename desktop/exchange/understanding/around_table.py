"""What stands around a table on its sheet: numbered lines, rows without a header, tables that explain codes."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.exchange.readers.workbook import CellValue, Sheet, column_letters
from desktop.exchange.understanding.award_parsing import is_award
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.column_contents import is_nominee
from desktop.exchange.understanding.columns import Columns, header_at, is_lookup
from desktop.exchange.understanding.explained_codes import explained_codes
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.headerless import guess_columns
from desktop.exchange.understanding.names_under_awards import names_somebody
from desktop.exchange.understanding.person_names import split_name
from desktop.exchange.understanding.row_kinds import is_signature, is_total
from desktop.exchange.understanding.side_by_side import blank_outside, headers_in, parted_by_blank_columns
from desktop.exchange.understanding.skipped_parts import numbered_in
from desktop.exchange.understanding.text_rows import all_texts
from desktop.exchange.understanding.vocabulary import comparison_key, looks_collective

_ITEM = re.compile(r"^\s*\(?\d{1,3}\s*[.)/]\s*(?=\S)")
_CONTACT = re.compile(r"\d[\d .]{7,}\d|@")  # a telephone number, an address of e-mail
_WHO = re.compile(r"[,;(:]|\s[-–—]\s")
_CODED = re.compile(
    r"(?:ma(?: (?:so|don vi|co quan|phong|khoa|danh hieu|hinh thuc|khen|dv|dh|ht)\b.*)?|(?:ky|so) hieu.*|viet tat.*)"
)  # no name: "Ma Thị Na"
_MOST_ROWS = 5000  # of a sheet in which codes are looked for around its table
_LOOKED_AT = 400  # rows
_WIDEST = 60  # columns
_MOST = 0.6
_KNOWN = 0.88
_LONGEST_NUMBER = 4  # digits of a number that counts the rows of a list


@dataclass(slots=True)
class Surroundings:
    """A table's sheet without what stands around it, its header, and what that was."""

    sheet: Sheet
    columns: Columns
    lines: list[tuple[Sheet, str]] = field(default_factory=list)  # with the letters of their column
    tables: list[tuple[Sheet, Columns]] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    until: int = 0  # the row of the next header over the table's own columns: nothing below it stands beside the table


def surroundings_of(sheet: Sheet, columns: Columns, words: HeaderWords, today: date) -> Surroundings:
    """Return a table and what stands beside, above and below it that lists others or explains codes."""
    found = Surroundings(sheet, columns, until=_next_header(sheet, columns, words))
    _take_codes_beside(found, words)
    _take_code_tables(found)
    _take_lines_beside(found)
    _take_table_beside(found, today)
    if found.sheet is not sheet:
        found.columns = header_at(found.sheet, columns.first_row, words) or found.columns
    _take_lone_lines(found)
    _take_rows_above(found, today)
    return found


def _next_header(sheet: Sheet, columns: Columns, words: HeaderWords) -> int:
    """Return the row where another header stands over columns of this table; the end of the sheet if none does."""
    own = {at for at, text in enumerate(columns.texts) if text}
    for row in range(columns.last_row + 1, min(len(sheet.rows), _MOST_ROWS)):
        values = sheet.rows[row]
        if any(not isinstance(value, str) or value.isdecimal() for value in values if value not in ("", None)):
            continue  # numbers stand below headers
        known = [at for at, value in enumerate(values) if isinstance(value, str) and value and words.is_known(value)]
        if len(known) > 1 and own & set(known) and header_at(sheet, row, words):
            return row
    return len(sheet.rows)


def names_in_line(text: str) -> bool:
    """Return whether a numbered line names a nominee: "1. Ông Nguyễn Văn An, Trưởng phòng", "2) Phòng Kế hoạch"."""
    item = _ITEM.match(text)
    return item is not None and not _CONTACT.search(text) and _names_one(text[item.end() :])


def _counts_up(numbers: list[int]) -> bool:
    """Return whether numbers go up from one to the next, as those of a list do and those within cells do not."""
    steps = [after > before for before, after in itertools.pairwise(numbers)]
    return sum(steps) >= _MOST * len(steps)


def _number_of(text: str) -> int:
    found = re.search(r"\d+", text)
    return int(found[0]) if found else 0


def _names_one(text: str) -> bool:
    who = _WHO.split(text, maxsplit=1)[0].strip(" .")
    return bool(who) and not is_award(who) and (names_somebody(who) or bool(split_name(who).honorific))


def _cell(row: list[CellValue], column: int) -> str:
    return line_text(row[column]) if 0 <= column < len(row) else ""


def _take_codes_beside(found: Surroundings, words: HeaderWords) -> None:
    """Take out tables beside this one, behind a blank column, that explain its codes."""
    fields = set(found.columns.fields.values())
    for window in parted_by_blank_columns(found.sheet, found.columns):
        if {found.columns.fields.get("name", found.columns.fields.get("family", -1))} & {*range(*window), window[1]}:
            continue
        beside = blank_outside(found.sheet, window)
        header = next((one for one in headers_in(beside, words, codes=True)), None)
        if header is not None and is_lookup(header) and len(fields - {*range(*window), window[1]}) > 1:
            found.codes |= explained_codes(beside, header)
            _blank(found, range(window[0], window[1] + 1), 0)


def _take_code_tables(found: Surroundings) -> None:
    """Take out tables of two columns above and below this one that explain codes: "Mã đơn vị" | "Tên đơn vị"."""
    sheet, taken = found.sheet, set[int]()
    if len(sheet.rows) > _MOST_ROWS:
        return
    for at in (*range(found.columns.first_row), *range(found.columns.last_row + 1, len(sheet.rows))):
        head = all_texts(sheet, at)
        if len(head) != 2 or not _CODED.fullmatch(comparison_key(head[0])):
            continue
        pairs: dict[str, str] = {}
        end = at + 1
        while end < len(sheet.rows) and len(texts := all_texts(sheet, end)) == 2 and " " not in texts[0]:
            pairs[texts[0]] = texts[1]
            end += 1
        if pairs and all(is_award(full) or looks_collective(full) for full in pairs.values()):
            found.codes |= pairs
            taken.update(range(at, end))
    if taken:
        found.sheet = replace(sheet, rows=[[] if at in taken else row for at, row in enumerate(sheet.rows)])


def _open_columns(found: Surroundings) -> list[int]:
    """Return the columns that fill no field of the table by a header of their own; awards may be captions."""
    columns = found.columns
    width = min(max(map(len, found.sheet.rows[:_LOOKED_AT]), default=0), _WIDEST)
    taken = {at for name, at in columns.fields.items() if name != "award" and columns.scores.get(name, 1.0) >= _KNOWN}
    if "name" not in columns.fields and "family" not in columns.fields:
        return []
    if columns.only_units:
        taken |= set(columns.marked_awards)
    return [at for at in range(width) if at not in taken]


def _take_lines_beside(found: Surroundings) -> None:
    """Take out columns in which most texts are numbered lines that name somebody, or names behind a number."""
    for at in _open_columns(found):
        first_row = found.columns.first_row
        listed = [
            (row, text)
            for row, values in enumerate(found.sheet.rows[first_row : min(_LOOKED_AT, found.until)], first_row)
            if (text := _cell(values, at))
        ]
        lines = [row for row, text in listed if names_in_line(text)]
        numbers = -1
        if not lines and at - 1 not in found.columns.fields.values():
            numbers = at - 1
            lines = [
                row
                for row, text in listed
                if _cell(found.sheet.rows[row], numbers).strip(".)").isdecimal() and _names_one(text)
            ]
            if any(_cell(found.sheet.rows[row], at + 1) for row in lines):
                lines = []  # a table of more columns
        below = sum(row >= min(lines, default=0) for row, _text in listed)
        told = [_number_of(_cell(found.sheet.rows[row], numbers if numbers >= 0 else at)) for row in lines]
        if len(lines) < 2 or len(lines) < _MOST * below or not _counts_up(told):
            continue
        start = _heading_above(found.sheet, lines[0], at, first_row)
        texts = {row: text for row, text in enumerate(_lines(found.sheet, at, numbers)) if row >= start}
        found.lines.append(_as_lines(found.sheet, texts, at))
        _blank(found, range(numbers if numbers >= 0 else at, at + 1), start)


def _lines(sheet: Sheet, column: int, numbers: int) -> Iterable[str]:
    for values in sheet.rows:
        number, text = _cell(values, numbers).strip(".)"), _cell(values, column) or _cell(values, numbers)
        yield f"{number}. {text}" if number.isdecimal() and text != number else text


def _heading_above(sheet: Sheet, row: int, column: int, first: int) -> int:
    """Return the first of the texts that stand right above a line in its column, from the header on."""
    while row > first and _cell(sheet.rows[row - 1], column):
        row -= 1
    return row


def _as_lines(sheet: Sheet, texts: dict[int, str], column: int) -> tuple[Sheet, str]:
    """Return lines as a sheet of one column whose rows keep their numbers, and the letters of their column."""
    rows: list[list[CellValue]] = [[texts[row]] if texts.get(row) else [] for row in range(max(texts) + 1)]
    struck = {(row, 0) for row, at in sheet.struck if at == column}
    words = {(row, 0): told for (row, at), told in sheet.struck_words.items() if at == column}
    return Sheet(
        sheet.name, rows, visible=sheet.visible, hidden_rows=sheet.hidden_rows, struck=struck, struck_words=words
    ), column_letters(column)


def _blank(found: Surroundings, columns: range, first: int) -> None:
    """Blank some columns of the table's sheet from a row on."""
    rows = [
        row
        if at < first or at >= found.until or len(row) <= columns.start
        else [*row[: columns.start], *[""] * len(columns), *row[columns.stop :]]
        for at, row in enumerate(found.sheet.rows)
    ]
    found.sheet = replace(found.sheet, rows=rows)


def _take_table_beside(found: Surroundings, today: date) -> None:
    """Take out rows of a list that stand beside this one without a header: numbers, names and more."""
    header = found.sheet.rows[found.columns.first_row]
    awards = {*found.columns.awards, *found.columns.marked_awards}
    for start, stop in _runs([at for at in _open_columns(found) if at not in awards and not _cell(header, at)]):
        if stop - start < 2:
            continue
        beside = blank_outside(found.sheet, (start, stop - 1))
        rows = [row if found.columns.first_row <= at < found.until else [] for at, row in enumerate(beside.rows)]
        beside = replace(beside, rows=rows)
        columns = _shifted(found.columns, beside, start)
        if columns is None:
            columns = guess_columns(beside, today)
            if columns is None or _names_listed(beside, columns) < 2:
                continue
        found.tables.append((beside, columns))
        _blank(found, range(start, stop), found.columns.first_row)


def _runs(columns: list[int]) -> list[tuple[int, int]]:
    """Return neighbouring columns as ranges, the end not included."""
    runs: list[tuple[int, int]] = []
    for at in columns:
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _names_listed(sheet: Sheet, columns: Columns) -> int:
    at = columns.fields.get("name", columns.fields.get("given", -1))
    return sum(is_nominee(text) or looks_collective(text) for row in sheet.rows if (text := _cell(row, at)))


def _shifted(columns: Columns, beside: Sheet, start: int) -> Columns | None:
    """Return the columns of the table, moved to the right, where rows beside it have the same order."""
    fields = columns.fields
    if "number" not in fields or "name" not in fields:
        return None
    by = start - min([*fields.values(), *columns.awards])
    while by < _WIDEST and not any(_cell(row, fields["number"] + by).isdecimal() for row in beside.rows):
        by += 1
    listed = [row for row in beside.rows if _cell(row, fields["number"] + by).isdecimal()]
    if not listed or not _fit(listed, columns, by):
        return None
    first = next(at for at, row in enumerate(beside.rows) if row is listed[0])
    moved = {name: at + by for name, at in fields.items()}
    texts = ("",) * by + columns.texts
    awards = [at + by for at in columns.awards]
    marked = {at + by: award for at, award in columns.marked_awards.items()}
    return replace(
        columns, fields=moved, scores=dict(columns.scores), awards=awards, marked_awards=marked,
        first_row=first, last_row=first - 1, texts=texts,
    )  # fmt: skip


def _fit(rows: list[list[CellValue]], columns: Columns, by: int) -> bool:
    """Return whether rows have names, and awards where the header has them, in its columns moved by some places."""
    if "name" not in columns.fields:
        return False
    names = [_cell(row, columns.fields["name"] + by) for row in rows]
    awards = [text for row in rows for at in columns.awards if (text := _cell(row, at + by))]
    named = sum(map(_is_listed, names))
    fitting = all(names) and not any(name.isdecimal() for name in names) and all(map(is_award, awards))
    return fitting and (named == len(names) or (bool(awards) and len(awards) >= len(names)))


def _take_lone_lines(found: Surroundings) -> None:
    """Take out numbered lines that stand alone in their rows above or below the table, two and more together."""
    columns, rows = found.columns, found.sheet.rows
    if len(columns.fields) < 3:
        return
    names = columns.fields.get("name", columns.fields.get("family", -1))
    lone: dict[int, tuple[int, str]] = {}
    for at in [*range(columns.first_row), *range(columns.last_row + 1, len(rows))][:_LOOKED_AT]:
        filled = [(column, text) for column, value in enumerate(rows[at]) if (text := line_text(value))]
        if len(filled) == 1 and filled[0][0] != names and _ITEM.match(filled[0][1]):
            lone[at] = filled[0]
    for run in _neighbours([at for at, (_column, text) in lone.items() if names_in_line(text)]):
        column = lone[run[0]][0]
        start, heading = run[0], _heading(found.sheet, run[0] - 1)
        if len(run) < 2 or (start > columns.last_row and heading is None):
            continue
        texts = {at: lone[at][1] for at in run}
        if heading is not None:
            texts[run[0] - 1] = heading
        found.lines.append(_as_lines(found.sheet, texts, column))
        taken = set(texts)
        found.sheet = replace(found.sheet, rows=[[] if at in taken else row for at, row in enumerate(found.sheet.rows)])


def _heading(sheet: Sheet, row: int) -> str | None:
    texts = all_texts(sheet, row) if row >= 0 else []
    known = not texts or is_total(texts[0]) or is_signature(texts[0])
    return None if known or len(texts) > 2 else " ".join(texts)


def _neighbours(rows: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _take_rows_above(found: Surroundings, today: date) -> None:
    """Take out rows of a list that stand above its first header, as where a page was pasted before the title."""
    columns, sheet = found.columns, found.sheet
    numbered = numbered_in(sheet, range(min(columns.first_row, _LOOKED_AT)))
    listed = [at for at in numbered if _is_row_of_list(all_texts(sheet, at))]
    if not listed or not _names_listed(replace(sheet, rows=sheet.rows[columns.last_row + 1 : _LOOKED_AT]), columns):
        return
    rows = [row if at in set(range(listed[0], listed[-1] + 1)) else [] for at, row in enumerate(sheet.rows)]
    above = replace(sheet, rows=rows[: columns.first_row])
    same: Columns | None
    if _fit([sheet.rows[at] for at in listed], columns, 0):
        same = replace(columns, fields=dict(columns.fields), first_row=listed[0], last_row=listed[0] - 1)
    else:
        same = guess_columns(above, today)
    if same is None:
        return
    found.tables.append((above, same))
    taken = set(range(listed[0], listed[-1] + 1))
    found.sheet = replace(sheet, rows=[[] if at in taken else row for at, row in enumerate(sheet.rows)])


def _is_row_of_list(texts: list[str]) -> bool:
    return len(texts[0].strip(".")) <= _LONGEST_NUMBER and any(map(_is_listed, texts))


def _is_listed(text: str) -> bool:
    return is_nominee(text) or (looks_collective(text) and not is_award(text))
