"""Whoever writes the file past the program is found out by content and schema; so are bits that flipped."""

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import seals
from db.changes.people import EditPerson
from db.connect import Database
from db.errors import Fault, KnownError
from tests.db.forging import Raw, chained, codes, forge, looked, other_actor, other_name, sql


def masked_schema(raw: Raw, before: str, after: str) -> None:
    """Rewrite a statement where SQLite keeps it."""
    raw.execute("PRAGMA writable_schema=ON")
    done = raw.execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?)", (before, after))
    assert done.rowcount
    raw.execute("PRAGMA writable_schema=RESET")


def cut_last(raw: Raw) -> None:
    """Take the last step out, and what it did as well: rows and journal agree."""
    raw.execute("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")
    for table, column in (("person", "full_name"), ("nominee", "name")):
        raw.execute(f"UPDATE {table} SET {column} = 'Trần Thị Sen' WHERE {column} = 'Trần Thị Sen Trắng'")


def swapped_scan(raw: Raw) -> None:
    content = b"%PDF-1.7 forged"
    raw.execute(
        "UPDATE attachment SET content = ?, sha256 = ?, size = ?",
        (content, hashlib.sha256(content).hexdigest(), len(content)),
    )


FORGED: dict[str, tuple[Callable[[Raw], object], str]] = {
    "a recipient's name": (sql("UPDATE recipient SET name = 'Trần Văn Khác' WHERE id = 3"), "fault_row_changed"),
    "a recipient's bonus": (sql("UPDATE recipient SET bonus = bonus * 2 WHERE id = 3"), "fault_row_changed"),
    "a decision's number": (sql("UPDATE decision SET number = '1/QĐ-UBND' WHERE id = 2"), "fault_row_changed"),
    "a decision's day": (sql("UPDATE decision SET dated = '2023-01-01' WHERE id = 1"), "fault_row_changed"),
    "a decision's signer": (sql("UPDATE decision SET signer_name = 'Ai đó' WHERE id = 1"), "fault_row_changed"),
    "a nomination's state": (sql("UPDATE nomination SET state = 'draft' WHERE id = 1"), "fault_row_changed"),
    "a nomination's letters NFD": (
        sql("UPDATE nomination SET citation = citation || char(769) WHERE id = 1"),
        "fault_row_changed",
    ),
    "a flag": (sql("UPDATE recipient SET posthumous = 1 WHERE id = 1"), "fault_row_changed"),
    "a register number moved": (
        sql("UPDATE register_entry SET number = 900 WHERE number = (SELECT max(number) FROM register_entry)"),
        "fault_row_changed",
    ),
    "a recipient taken out": (
        sql("DELETE FROM register_entry WHERE id = 1", "DELETE FROM recipient WHERE id = 1"),
        "fault_row_missing",
    ),
    "a recipient slipped in": (
        sql(
            "INSERT INTO nominee (kind, name, name_sort, name_plain, address)"
            " VALUES ('household', 'Hộ ông Khác', x'00', 'ho ong khac', '')"
        ),
        "fault_row_unknown",
    ),
    "a setting": (sql("UPDATE setting SET value = '1' WHERE id = 1"), "fault_row_changed"),
    "the law": (sql("UPDATE base_salary SET amount = amount + 1 WHERE id = 1"), "fault_row_changed"),
    "a journal emptied": (sql("DELETE FROM journal"), "fault_row_unknown"),
    "a journal without its last step": (
        sql("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)"),
        "fault_row_changed",
    ),
    "a journal without its first steps": (sql("DELETE FROM journal WHERE id <= 3"), "fault_journal_broken"),
    "last steps out of journal and rows": (
        lambda raw: [cut_last(raw), raw.execute("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")],
        "fault_journal_shorter",
    ),
    "an entry's actor": (sql("UPDATE journal SET actor = 'Hùng' WHERE id = 4"), "fault_journal_broken"),
    "an entry's seal as a blob": (
        sql("UPDATE journal SET rows = CAST(rows AS BLOB) WHERE id = 4"),
        "fault_journal_broken",
    ),
    "every actor with the chain computed anew": (chained(other_actor), "fault_journal_other"),
    "a name with the chain computed anew": (chained(other_name), "fault_row_changed"),
    "a scan and its hash": (swapped_scan, "fault_attachment_changed"),
    "an identity number": (sql("UPDATE identity_number SET number = '008195001235'"), "fault_aside_changed"),
    "the name of an attached file": (sql("UPDATE attachment SET name = 'khác.pdf'"), "fault_aside_changed"),
    "a foreign trigger": (
        sql("CREATE TRIGGER x AFTER UPDATE ON nomination BEGIN SELECT 1; END"),
        "fault_schema_foreign",
    ),
    "a foreign view": (sql("CREATE VIEW x AS SELECT 1"), "fault_schema_foreign"),
    "a foreign table": (sql('CREATE TABLE "x"" y; --" (a)'), "fault_schema_foreign"),
    "a foreign index": (sql("CREATE UNIQUE INDEX x ON recipient (name)"), "fault_schema_foreign"),
    "a table under a view's name": (
        sql("ALTER TABLE finding RENAME TO found", "CREATE VIEW finding AS SELECT * FROM found"),
        "fault_schema_foreign",
    ),
    "an index dropped": (sql("DROP INDEX ix_recipient_name"), "fault_schema_missing"),
    "a column more": (sql("ALTER TABLE recipient ADD COLUMN x"), "fault_schema_changed"),
    "NOT NULL taken out": (
        lambda raw: masked_schema(raw, "register_number VARCHAR NOT NULL", "register_number VARCHAR"),
        "fault_schema_changed",
    ),
    "a rule taken out": (lambda raw: masked_schema(raw, "bonus >= 0", "bonus >= -999999999"), "fault_schema_changed"),
    "a link taken out": (
        lambda raw: masked_schema(raw, " REFERENCES award_round (id) ON DELETE RESTRICT", " REFERENCES unit (id)"),
        "fault_schema_changed",
    ),
}


@pytest.mark.parametrize("which", FORGED)
def test_a_forged_record_is_found_out(office_file: Path, which: str) -> None:
    act, code = FORGED[which]
    forge(office_file, act)
    assert code in codes(office_file)


def test_there_are_more_than_25_forgeries() -> None:
    assert len(FORGED) >= 25


@pytest.mark.parametrize("act", ["DROP TRIGGER keep_recipient_update", "replace"])
def test_guards_dropped_or_replaced_are_found_out(office_file: Path, act: str) -> None:
    with closing(sqlite3.connect(office_file)) as raw:
        raw.execute("DROP TRIGGER keep_recipient_update")
        if act == "replace":
            raw.execute("CREATE TRIGGER keep_recipient_update BEFORE UPDATE ON recipient BEGIN SELECT 1; END")
        raw.commit()
    found = looked(office_file).faults
    expected = "fault_schema_changed" if act == "replace" else "fault_schema_missing"
    assert found == [Fault(expected, {"object": "trigger", "name": "keep_recipient_update"})]


# --- rows that trials filled in ---


def test_a_filled_row_that_was_edited_is_found_by_its_block(filled: Path) -> None:
    forge(filled, sql("UPDATE recipient SET name = 'Trần Văn Khác' WHERE id = 7"))
    assert looked(filled).faults == [Fault("fault_rows_changed", {"table": "recipient", "first": 0, "last": 999})]


def test_a_filled_row_that_a_step_edited_is_sound_until_it_is_edited_past_the_step(filled: Path) -> None:
    database = Database(filled, actor="Lan")
    database.do(EditPerson(1, "Trần Thị Sen"))
    database.do(EditPerson(1, "Trần Thị Sen Trắng"))
    database.close()
    assert looked(filled).faults == []
    forge(filled, sql("UPDATE person SET full_name = 'Trần Thị Đen' WHERE id = 1"))
    assert "fault_row_changed" in codes(filled)
    forge(filled, sql("DELETE FROM person WHERE id = 1"))
    assert "fault_row_missing" in codes(filled)


def test_rows_that_an_older_version_filled_in_are_told_as_not_looked_at(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as raw:
        raw.execute("DROP TRIGGER keep_journal_delete")
        raw.execute("DELETE FROM journal WHERE change = ?", (seals.SEALED,))
        raw.commit()
    found = looked(filled)
    assert [fault.code for fault in found.faults] == ["fault_schema_missing"]
    assert "unlooked_filled" in {each.code for each in found.not_looked}


# --- bits that flipped ---


@pytest.fixture(scope="module")
def small(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bits") / "office"
    shutil.copytree(office, folder)
    return folder / "sổ.sqlite"


def values(file: Path) -> Iterator[tuple[object, ...]]:
    """Yield every value of every table, as a plain program reads it."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as raw:
        raw.text_factory = bytes
        names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (name,) in names:
            if not name.startswith((b"form_draft", b"sqlite_")):
                yield from raw.execute(f'SELECT * FROM "{name.decode()}"')


def silent(file: Path, seed: int) -> bool:
    """Flip one bit; return whether a value changed and nobody said so."""
    whole = file.read_bytes()
    before = list(values(file))
    place = random.Random(seed).randrange(len(whole) * 8)
    try:
        with file.open("r+b") as opened:
            opened.seek(place // 8)
            opened.write(bytes([whole[place // 8] ^ (1 << place % 8)]))
        try:
            if looked(file).faults:
                return False
        except KnownError:
            return False
        return list(values(file)) != before
    finally:
        file.write_bytes(whole)


def test_no_flipped_bit_changes_a_value_in_silence(small: Path) -> None:
    assert [seed for seed in range(60) if silent(small, seed)] == []


@pytest.mark.long
def test_none_of_a_thousand_flipped_bits_changes_a_value_in_silence(small: Path) -> None:
    assert [seed for seed in range(60, 1060) if silent(small, seed)] == []
