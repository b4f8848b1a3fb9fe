"""Columns of a table without a header, told by what stands in them."""

from collections.abc import Callable
from datetime import date

from desktop.exchange.readers.workbook import Sheet, Value
from desktop.exchange.understanding.award_parsing import is_award
from desktop.exchange.understanding.birth_dates import read_birth
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.person_names import split_name
from desktop.exchange.understanding.sheet_words import line_text
from desktop.exchange.understanding.vocabulary import looks_collective, looks_person, looks_position

_LOOKED_AT = 60
_ENOUGH = 0.6


def guess_columns(sheet: Sheet, today: date) -> Columns | None:
    """Return the columns if one of them holds names; None for what is no list."""
    rows = [row for row in sheet.rows[:_LOOKED_AT] if sum(value not in ("", None) for value in row) >= 2]
    if not rows:
        return None
    width = max(map(len, rows))
    tests: list[tuple[str, Callable[[Value], bool]]] = [
        ("name", lambda value: _named(value)),
        ("dob", lambda value: read_birth(value, today).written is not None),
        ("award", lambda value: isinstance(value, str) and is_award(line_text(value))),
        ("position", lambda value: isinstance(value, str) and looks_position(line_text(value))),
        ("unit", lambda value: isinstance(value, str) and looks_collective(line_text(value))),
        ("number", lambda value: line_text(value).strip(".").isdecimal()),
    ]
    found = Columns(first_row=0, last_row=-1)
    for column in range(min(width, 40)):
        values = [row[column] for row in rows if column < len(row) and row[column] not in ("", None)]
        for name, test in tests:
            if values and name not in found.fields and sum(map(test, values)) >= _ENOUGH * len(values):
                found.fields[name] = column
                found.scores[name] = _ENOUGH
                if name == "award":
                    found.awards.append(column)
                break
    return found if "name" in found.fields and len(found.fields) > 1 else None


def _named(value: Value) -> bool:
    if not isinstance(value, str):
        return False
    text = line_text(value)
    return looks_person(split_name(text).name) and not looks_position(text)
