"""A workbook with hidden keys sent to a unit, and its comparison when it comes back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from db.rules.clean_text import clean
from db.rules.nomination_fields import FIELDS, FieldKind
from desktop.exchange.readers.reading_process import Waiting, open_apart
from desktop.exchange.readers.workbook import ListRefusedError, Sheet, Workbook
from desktop.exchange.understanding.cell_text import line_text

KEY_HEADER = "so-vang-key"
SENT_SHEET = "so-vang"
NUMBER_TITLE = "STT"
_SENT = [field for field in FIELDS if field.list_title]
_TITLES = {
    "name": "Họ và tên / Tên tập thể",
    "kind": "Đối tượng",
    **{field.list_field: field.list_title for field in _SENT if field.kind is not FieldKind.LONG},
    "award": "Hình thức khen thưởng",
    **{field.list_field: field.list_title for field in _SENT if field.kind is FieldKind.LONG},
}
"""Field -> title of its column, in the order of the columns; long texts stand last."""


@dataclass(frozen=True)
class KeyedRow:
    """A nomination as it is sent: its key and its texts by field."""

    key: str
    texts: dict[str, str]


@dataclass(frozen=True)
class ChangedCell:
    """A cell that differs from what was sent."""

    key: str
    field: str
    before: str
    after: str
    cell: str


@dataclass(frozen=True)
class Returned:
    """Added rows, keys of removed rows and changed cells; order and formatting do not count."""

    added: tuple[KeyedRow, ...]
    removed: tuple[str, ...]
    changed: tuple[ChangedCell, ...]


def write_for_unit(path: Path, title: str, rows: Sequence[KeyedRow]) -> None:
    """Write the list as a workbook whose first column, hidden, holds the keys; texts stay texts."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Danh sách")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        sheet.write_string(0, 1, title, bold)
        sheet.write_row(1, 0, [KEY_HEADER, NUMBER_TITLE, *_TITLES.values()], bold)
        for number, row in enumerate(rows, start=1):
            sheet.write_string(number + 1, 0, row.key)
            sheet.write_number(number + 1, 1, number)
            for column, field in enumerate(_TITLES, start=2):
                sheet.write_string(number + 1, column, row.texts.get(field, ""), wrapped)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        sheet.set_column(2, 1 + len(_TITLES), 28)
        sheet.freeze_panes(2, 0)
        kept = book.add_worksheet(SENT_SHEET)
        kept.very_hidden()
        for number, row in enumerate(rows):
            kept.write_string(number, 0, json.dumps([row.key, row.texts], ensure_ascii=False))


def compare_returned(path: Path, sent: Sequence[KeyedRow], waiting: Waiting | None = None) -> Returned:
    """Return what the unit changed; `sent` is compared with where the hidden sheet of sent texts is damaged.

    Raises KnownError: list_keys_gone, list_columns_gone, and the codes of `reading_process.open_apart`.
    """
    opened = open_apart(path, waiting=waiting)
    sheet, header, columns = _find(opened.book)
    hidden = _as_sent(opened.book)
    sent = hidden or sent
    known = {row.key: row for row in sent}
    _refuse_lost_columns(sheet, header, columns, hidden[0].texts if hidden else _TITLES)
    seen: set[str] = set()
    added, changed = [], []
    for number, values in enumerate(sheet.rows[header + 1 :], start=header + 1):
        texts = {field: line_text(values[column]) if column < len(values) else "" for field, column in columns.items()}
        key = texts.pop(KEY_HEADER)
        if not any(texts.values()):
            continue
        if key not in known or key in seen:
            added.append(KeyedRow("", texts))
            continue
        seen.add(key)
        changed += _changes(known[key], texts, sheet.place(number), columns)
    removed = tuple(row.key for row in sent if row.key not in seen)
    return Returned(tuple(added), removed, tuple(changed))


def _as_sent(book: Workbook) -> list[KeyedRow]:
    """Return the rows as they were sent, from the sheet that nobody sees; a damaged one says nothing."""
    found = []
    for values in next((sheet.rows for sheet in book.sheets if sheet.name == SENT_SHEET), []):
        try:
            key, texts = json.loads(str(values[0]) if values else "")
            found.append(KeyedRow(str(key), {str(name): str(text) for name, text in texts.items()}))
        except (ValueError, TypeError, AttributeError):
            return []
    return found


def _changes(row: KeyedRow, texts: dict[str, str], number: int, columns: dict[str, int]) -> list[ChangedCell]:
    found = []
    for field, after in texts.items():
        before = clean(row.texts.get(field, ""))
        if before != clean(after):
            found.append(ChangedCell(row.key, field, before, after, f"{chr(65 + columns[field])}{number + 1}"))
    return found


def _refuse_lost_columns(sheet: Sheet, header: int, columns: dict[str, int], sent: Mapping[str, str]) -> None:
    """Refuse a list in which a column that was sent has another name or none: changes in it could not be seen.

    Raises KnownError: list_columns_gone, list_columns_renamed.
    """
    gone = ", ".join(f"“{title}”" for field, title in _TITLES.items() if field in sent and field not in columns)
    if not gone:
        return
    texts = [line_text(value) for value in sheet.rows[header]]
    others = [text for at, text in enumerate(texts) if text and at not in columns.values() and text != NUMBER_TITLE]
    if others:
        new = ", ".join(f"“{text}”" for text in others)
        raise ListRefusedError("unsupported_format", "list_columns_renamed", columns=gone, others=new)
    raise ListRefusedError("unsupported_format", "list_columns_gone", columns=gone)


def _find(book: Workbook) -> tuple[Sheet, int, dict[str, int]]:
    """Return the sheet with the keys, its header row, and the columns by field; columns may have been moved."""
    names = {KEY_HEADER: KEY_HEADER, **{title: field for field, title in _TITLES.items()}}
    for sheet in book.sheets:
        for row, values in enumerate(sheet.rows[:50]):
            texts = [line_text(value) for value in values[:26]]
            if KEY_HEADER in texts:
                return sheet, row, {names[text]: column for column, text in enumerate(texts) if text in names}
    raise ListRefusedError("unsupported_format", "list_keys_gone")
