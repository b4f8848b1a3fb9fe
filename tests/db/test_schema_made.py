"""What a file holds beside its rows is compared with what this release makes."""

import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from db import schema_made, version
from db.schema import mark, objects_of, quoted


def test_a_new_record_holds_what_this_release_makes(record: Path) -> None:
    with closing(sqlite3.connect(record)) as raw:
        found = objects_of(raw)
    assert schema_made.differences(found) == []
    assert mark(found) == version.SCHEMA, f"db/version.py: SCHEMA = {mark(found)!r}"


def test_columns_in_another_order_are_the_same(record: Path) -> None:
    """An upgrade adds them at the end."""
    found = {("table", "t"): "CREATE TABLE t (a INTEGER, b TEXT)"}
    assert mark(found) == mark({("table", "t"): "CREATE TABLE t (\n\tb TEXT, a INTEGER)"})
    assert mark(found) != mark({("table", "t"): "CREATE TABLE t (a INTEGER, b TEXT NOT NULL)"})


STRANGE = [
    "CREATE TRIGGER x AFTER UPDATE ON nomination BEGIN DELETE FROM form_draft; END",
    'CREATE VIEW "a b"" ; --" AS SELECT 1',
    'CREATE TABLE "bảng"" lạ" (a)',
    'CREATE INDEX "i""x" ON recipient (year)',
    "DROP TRIGGER keep_recipient_update",
    "DROP INDEX ix_recipient_name",
]


@pytest.mark.parametrize("statement", STRANGE)
def test_what_is_foreign_is_taken_out_and_guards_come_back(record: Path, statement: str) -> None:
    with closing(sqlite3.connect(record)) as raw:
        raw.execute(statement)
        assert not schema_made.own(objects_of(raw))
        assert schema_made.strip(raw) == []
        assert schema_made.own(objects_of(raw))


def test_a_table_with_other_columns_cannot_be_mended(record: Path) -> None:
    with closing(sqlite3.connect(record)) as raw:
        raw.execute("ALTER TABLE recipient ADD COLUMN x")
        assert [one.name for one in schema_made.strip(raw)] == ["recipient"]


def test_a_guard_of_ours_in_another_wording_acts_by_itself(record: Path) -> None:
    with closing(sqlite3.connect(record)) as raw:
        raw.execute("DROP TRIGGER keep_recipient_update")
        assert schema_made.acting(objects_of(raw)) == []
        raw.execute("CREATE TRIGGER keep_recipient_update BEFORE UPDATE ON recipient BEGIN SELECT 1; END")
        assert [one.name for one in schema_made.acting(objects_of(raw))] == ["keep_recipient_update"]


def test_any_name_can_be_written_into_a_statement() -> None:
    assert quoted('a"b') == '"a""b"'


def test_the_guards_of_corrections_as_the_release_before_made_them_are_ours(record: Path) -> None:
    """Revision 0023 makes them anew; until then a record of 0017 to 0022 holds them in their earlier words."""
    made = import_module("db.migrations.versions.0017_amendments")
    others = [f"NOT ({made.BY_CORRECTION.format(column=column)})" for column in made.CORRECTED]
    others += [f'NEW."{column}" <> OLD."{column}" AND NEW.name = OLD.name' for column in made.OF_NAME]
    early = {"update": (made.KEPT, "1 = 1"), "amend": ((*made.CORRECTED, *made.OF_NAME), " OR ".join(others))}
    with closing(sqlite3.connect(record)) as raw:
        for name, (columns, when) in early.items():
            listed = ", ".join(f'"{column}"' for column in columns)
            raw.execute(f"DROP TRIGGER keep_recipient_{name}")
            raw.execute(
                f'CREATE TRIGGER keep_recipient_{name} BEFORE UPDATE OF {listed} ON "recipient" WHEN {when} '
                "BEGIN SELECT RAISE(ABORT, 'frozen: recipient'); END"
            )
        found = objects_of(raw)
    assert schema_made.acting(found) == []
    assert [one.how for one in schema_made.differences(found)] == ["changed", "changed"]
