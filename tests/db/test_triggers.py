"""What was issued stands: raw SQL of any program is refused by the database itself."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import triggers
from db.models.tables import metadata


@pytest.fixture
def raw(filled: Path) -> Iterator[sqlite3.Connection]:
    """A connection of some other program, without any of our settings."""
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA recursive_triggers=OFF")
        yield connection


REFUSED = [
    "UPDATE decision SET number = '1/QĐ-UBND' WHERE state = 'issued'",
    "UPDATE decision SET state = 'draft'",
    "DELETE FROM decision",
    "UPDATE recipient SET name = 'Trần Thị Khác'",
    "UPDATE recipient SET bonus = bonus + 1",
    "DELETE FROM recipient WHERE ordinal = 1",
    "UPDATE register_entry SET number = number + 100000",
    "DELETE FROM register_entry WHERE number = 1",
    "UPDATE journal SET actor = 'người khác'",
    "DELETE FROM journal",
    "UPDATE decision_item SET approved = NOT approved",
    "UPDATE decision_item SET decision_id = decision_id + 1",
    "DELETE FROM decision_item",
    'INSERT INTO decision_item (decision_id, nomination_id, "order", approved, reason, name, position, unit, citation)'
    " SELECT 1, max(id), 99, 1, '', '', '', '', '' FROM nomination",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE id = 1",
    "INSERT OR REPLACE INTO recipient SELECT * FROM recipient WHERE id = 1",
    "INSERT OR REPLACE INTO decision SELECT * FROM decision WHERE id = 1",
    "REPLACE INTO register_entry (number, recipient_id, entered_on) SELECT number, recipient_id, '2030-01-01'"
    " FROM register_entry WHERE id = 1",
    "UPDATE OR REPLACE recipient SET id = 2 WHERE id = 1",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_raw_sql_cannot_change_what_was_issued(raw: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="frozen"):
        raw.execute(statement)


def test_nobody_can_be_slipped_into_a_decision_later(raw: sqlite3.Connection) -> None:
    columns = [row[1] for row in raw.execute("PRAGMA table_info(recipient)")]
    changed = {"id": "NULL", "nomination_id": "(SELECT max(id) FROM nomination)", "ordinal": "999"}
    changed["register_number"] = "'999'"
    values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
    with pytest.raises(sqlite3.IntegrityError, match="frozen"):
        raw.execute(f"INSERT INTO recipient SELECT {values} FROM recipient WHERE id = 1")


def test_what_is_not_issued_can_still_be_changed(raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE nomination SET summary = 'Chăm chỉ' WHERE state = 'submitted'")
    raw.execute("INSERT INTO register_gap (number, reason) VALUES (5000, 'Bỏ trống do in hỏng')")


def test_every_guarded_table_has_its_guards_on_both_databases() -> None:
    for dialect in ("sqlite", "postgresql"):
        told = "\n".join(triggers.statements(dialect))
        for table in (*triggers.NEVER_CHANGED, "decision", "decision_item"):
            assert table in metadata.tables
            for act in ("UPDATE", "DELETE"):
                assert re.search(rf'BEFORE {act} (OF [^;\n]*)?ON "{table}"', told)
