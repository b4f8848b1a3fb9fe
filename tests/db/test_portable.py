"""The record stays portable: every table and guard can be said to PostgreSQL, and SQLite is named in few places."""

import re

from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from db import triggers
from db.models.tables import metadata
from tests.house import ROOT

KNOW_SQLITE = {
    "models/journal.py",  # a table that is nothing but its key
    "backup.py",
    "check.py",
    "connect.py",
    "dialect.py",
    "sample_data/fill.py",
    "opening.py",
    "file_checks.py",
    "restore_drill.py",
    "search.py",
    "anchors.py",
    "replay.py",
    "seals.py",
    "schema.py",
    "schema_made.py",
    "owner.py",
    "verdicts.py",
    "version.py",
    "triggers.py",
    "upgrade.py",
    "models/base.py",
}
"""How a connection behaves, what a file is, the two things that each database has its own words
for, copies, and a scratch file to sort in."""


def test_every_table_can_be_made_on_postgresql() -> None:
    dialect = postgresql.dialect()
    for table in metadata.sorted_tables:
        told = [str(CreateTable(table).compile(dialect=dialect))]
        told += [str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes]
        for name in re.findall(r"CONSTRAINT (\S+)|INDEX (\S+)", "\n".join(told)):
            assert len(max(name, key=len)) <= 63


def test_guards_on_postgresql_let_a_draft_be_changed() -> None:
    """A row trigger that returns OLD for an UPDATE would undo it without a word."""
    for statement in triggers.statements("postgresql"):
        if "_update()" in statement:
            assert "RETURN NEW" in statement


def test_sqlite_is_named_only_where_it_must_be() -> None:
    knowing = {
        path.relative_to(ROOT / "db").as_posix()
        for path in (ROOT / "db").rglob("*.py")
        if "migrations" not in path.parts and re.search(r"PRAGMA|import sqlite3|sqlite_|fts5", path.read_text("utf-8"))
    }
    assert knowing <= KNOW_SQLITE, knowing - KNOW_SQLITE
