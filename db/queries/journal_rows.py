"""What one step of the journal did, row by row: what the row is called, and which texts became which."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.journal import JournalEntry
from db.models.table_registry import table_named
from db.queries.step_subjects import row_names

NAMING = ("name", "full_name", "number", "title", "key", "printer")
MOST = 40
"""Rows told of one step; a list of thousands is told by its beginning and its count."""


@dataclass(frozen=True)
class ToldRow:
    """One row: its table, what it is called, and (column, before, after) of what is different.

    A row without a name of its own is called after the one it belongs to, a milestone without a title by its kind.
    """

    table: str
    name: str
    differences: tuple[tuple[str, Any, Any], ...]
    new: bool
    gone: bool


def told_rows(session: Session, entry_id: int) -> tuple[list[ToldRow], int]:
    """Return the first rows that a step touched, and how many it touched in all."""
    text = session.scalar(select(JournalEntry.rows).where(JournalEntry.id == entry_id))
    images = json.loads(text) if text else []
    shown = images[:MOST]
    names = row_names(session, {_place(image): {**image["before"], **image["after"]} for image in shown})
    return [_told(session, image, names[_place(image)]) for image in shown], len(images)


def _place(image: dict[str, Any]) -> tuple[str, int]:
    return image["table"], image["id"]


def _told(session: Session, image: dict[str, Any], called: str) -> ToldRow:
    before, after = image["before"], image["after"]
    columns = [column for column in (after or before) if before.get(column) != after.get(column)]
    return ToldRow(
        image["table"],
        _name(after) or _name(before) or _kept_name(session, *_place(image)) or called,
        tuple((column, before.get(column), after.get(column)) for column in columns),
        new=not before,
        gone=not after,
    )


def _name(values: dict[str, Any]) -> str:
    return next((str(values[column]) for column in NAMING if values.get(column)), "")


def _kept_name(session: Session, table: str, id_: int) -> str:
    """Return what the row is called now; a step that changed another column did not write its name down."""
    kept = table_named(table)
    columns = [kept.c[column] for column in NAMING if column in kept.c]
    if not columns:
        return ""
    row = session.execute(select(*columns).where(kept.c.id == id_)).one_or_none()
    return next((str(value) for value in row or () if value), "")
