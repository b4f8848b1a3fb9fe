"""The columns of a table without a header: those of the table before, or by what stands in them."""

from collections.abc import Callable
from datetime import date

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.award_parsing import awards_in_title, is_award
from desktop.exchange.understanding.birth_dates import read_birth
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.column_contents import is_nominee
from desktop.exchange.understanding.columns import Columns, text_of
from desktop.exchange.understanding.person_names import split_name
from desktop.exchange.understanding.row_kinds import is_column_numbers, read_section
from desktop.exchange.understanding.vocabulary import looks_collective, looks_person, looks_position

_LOOKED_AT = 60
_SEARCHED = 400  # rows among which the rows of a list without a header are looked for
_ENOUGH = 0.6
_NUMBERED = 0.4  # of the rows that go on with a list have a number; the others are headings, sums and signatures


def continues_table(sheet: Sheet, before: Sheet, columns: Columns) -> bool:
    """Return whether a table without a header goes on with the columns of the one before: its numbers and names."""
    number, name = columns.fields.get("number"), columns.fields.get("name")
    filled = [row for row in sheet.rows[:_LOOKED_AT] if sum(value not in ("", None) for value in row) > 1]
    if name is None or not filled:
        return False
    width = max((len(row) for row in before.rows[columns.last_row :]), default=0)
    if abs(max(map(len, filled)) - width) > 2:
        return False
    named = [text_of(row[name]) if name < len(row) else "" for row in filled]
    numbered = [number is not None and number < len(row) and _is_number(row[number]) for row in filled]
    listed = [text for text, has_number in zip(named, numbered, strict=True) if has_number]
    if listed:
        return all(listed) and len(listed) >= _NUMBERED * len(filled)
    return sum(is_nominee(text) or looks_collective(text) for text in named) >= _ENOUGH * len(filled)


def _is_number(value: CellValue) -> bool:
    return line_text(value).strip(" .").isdecimal()


def guess_columns(sheet: Sheet, today: date) -> Columns | None:
    """Return the columns of a table without header by their contents; None where no column holds names."""
    listed = _listed_rows(sheet)
    rows = [sheet.rows[at] for at in listed]
    if not rows:
        return None
    width = min(max(map(len, rows)), 40)
    found = Columns(first_row=listed[0], last_row=_above_list(sheet, listed[0]))
    columns = {at: [row[at] for row in rows if at < len(row) and row[at] not in ("", None)] for at in range(width)}
    names = next((at for at, values in columns.items() if _mostly(values, _named)), None)
    if names is None:
        names = next((at for at, values in columns.items() if _mostly(values, _named_or_collective)), None)
    if names is None:
        return None
    found.fields["name"], found.scores["name"] = names, _ENOUGH
    tests: list[tuple[str, Callable[[CellValue], bool]]] = [
        ("dob", lambda value: read_birth(value, today).written is not None),
        ("gender", lambda value: line_text(value).casefold() in ("nam", "nữ")),
        ("award", lambda value: isinstance(value, str) and is_award(line_text(value))),
        ("position", lambda value: isinstance(value, str) and looks_position(line_text(value))),
        ("unit", lambda value: isinstance(value, str) and looks_collective(line_text(value))),
        ("number", _is_number),
    ]
    for column, values in columns.items():
        for name, test in tests:
            if column != names and name not in found.fields and _mostly(values, test):
                found.fields[name] = column
                found.scores[name] = _ENOUGH
                if name == "award":
                    found.awards.append(column)
                break
    return found if len(found.fields) > 1 else None


def _listed_rows(sheet: Sheet) -> list[int]:
    """Return the rows of a list without a header: those with a number and another cell, or all of several cells."""
    filled = [
        at
        for at, row in enumerate(sheet.rows[:_SEARCHED])
        if sum(value not in ("", None) for value in row) >= 2 and not is_column_numbers([line_text(one) for one in row])
    ]
    numbered = [at for at in filled if _is_number(next(one for one in sheet.rows[at] if one not in ("", None)))]
    return (numbered if len(numbered) > 1 else filled)[:_LOOKED_AT]


def _above_list(sheet: Sheet, first: int) -> int:
    """Return the last row of the title above the first listed row: headings of sections belong to the list."""
    at = first - 1
    while at >= 0:
        texts = [text for value in sheet.rows[at] if (text := line_text(value))]
        section = read_section("", " ".join(texts)) if 0 < len(texts) < 3 else None
        if section is None or not section.sure or awards_in_title(" ".join(texts)):
            break
        at -= 1
    return at


def _mostly(values: list[CellValue], test: Callable[[CellValue], bool]) -> bool:
    return bool(values) and sum(map(test, values)) >= _ENOUGH * len(values)


def _named_or_collective(value: CellValue) -> bool:
    return _named(value) or (isinstance(value, str) and looks_collective(line_text(value)))


def _named(value: CellValue) -> bool:
    if not isinstance(value, str):
        return False
    text = line_text(value)
    return looks_person(split_name(text).name) and not looks_position(text)
