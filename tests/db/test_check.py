"""Looking a record over: each fault is found, with its place."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.changes.ceremonies import ExplainGap
from db.check import check, counts
from db.connect import Database
from db.errors import Fault
from db.models.register import RegisterEntry
from db.models.tables import metadata
from desktop.labels.sentences import sentence
from tests.conftest import Told


def faults(file: Path) -> list[Fault]:
    database = Database(file, read_only=True)
    with database.read() as session:
        found = check(session)
    database.close()
    return found


def damage(file: Path, *statements: str) -> list[Fault]:
    """Do to a record what none of our own code can, and look it over; its guards stand again afterwards."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.executescript(statement)
        for _name, sql in guards:
            raw.execute(sql)
        raw.commit()
    return faults(file)


def test_a_filled_record_is_sound(filled: Path) -> None:
    assert faults(filled) == []


def test_rows_are_counted_table_by_table(filled: Path) -> None:
    database = Database(filled, read_only=True)
    with database.read() as session:
        rows = counts(session)
    database.close()
    assert set(rows) == set(metadata.tables)
    assert rows["nomination"] == 300


OTHER_WORDS = (
    "INSERT INTO nomination_words(nomination_words, rowid, name_plain)"
    " SELECT 'delete', id, name_plain FROM nomination WHERE id = 3; "
    "INSERT INTO nomination_words(rowid, name_plain) VALUES (3, 'nguoi khac han')"
)
"""The index of one name says another one, for as many rows as before."""


@pytest.mark.parametrize(
    ("statement", "code", "told"),
    [
        ("DELETE FROM nominee WHERE id = 7", "fault_orphan", "nominee"),
        ("UPDATE journal SET actor = 'người khác' WHERE id = 1", "fault_journal_broken", "1"),
        ("DELETE FROM register_entry WHERE number BETWEEN 5 AND 7", "fault_register_gap", "5"),
        ("DELETE FROM register_entry WHERE number = 1", "fault_register_gap", "1"),
        ("INSERT INTO register_gap (number, reason) VALUES (9, 'in hỏng')", "fault_register_gap_filled", "9"),
        ("DELETE FROM register_entry WHERE number = 5", "fault_register_entry_missing", ""),
        ("DELETE FROM recipient WHERE id = (SELECT max(id) FROM recipient)", "fault_snapshot_count", "/QĐ-"),
        ("UPDATE decision SET state = 'draft' WHERE id = 1", "fault_snapshot_count", "/QĐ-"),
        ("UPDATE decision_item SET approved = 0 WHERE id = 1", "fault_snapshot_count", "/QĐ-"),
        (
            "INSERT INTO attachment (sha256, name, size, content) VALUES ('00', 'quyết định.pdf', 3, x'010203')",
            "fault_attachment_changed",
            "quyết định.pdf",
        ),
        ("DELETE FROM nomination_words_docsize WHERE id = 3", "fault_search_index", "Đề nghị"),
        (OTHER_WORDS, "fault_search_index", "Đề nghị"),
    ],
)
def test_a_fault_is_found_and_told_in_vietnamese(filled: Path, statement: str, code: str, told: str) -> None:
    found = [fault for fault in damage(filled, statement) if fault.code == code]
    assert found
    words = sentence(found[0].code, found[0].values, "vi")
    assert told in words
    assert code not in words


def test_a_gap_with_its_reason_is_no_fault(filled: Path) -> None:
    database = Database(filled, actor="Lan")
    with database.read() as session:
        last = session.scalars(select(func.max(RegisterEntry.number))).one()
    database.do(ExplainGap(last + 1, "Hủy do sai họ tên"))
    database.close()
    assert faults(filled) == []


def test_a_damaged_file_is_told_as_such(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_nomination_name'").fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(filled.read_bytes())
    content[(page - 1) * size : page * size] = b"\x00" * size
    filled.write_bytes(content)
    found = faults(filled)
    assert {fault.code for fault in found} == {"fault_integrity"}


def test_the_command_ends_with_1_when_there_is_a_fault(filled: Path, command: Callable[..., Told]) -> None:
    sound = command("--database", filled, "check")
    assert (sound.status, sound.out) == (0, "")
    assert "Sổ toàn vẹn" in sound.err
    damage(filled, "DELETE FROM register_entry WHERE number BETWEEN 5 AND 7")
    told = command("--database", filled, "check")
    assert told.status == 1
    assert "Sổ trống từ số 5 đến số 7" in told.out
