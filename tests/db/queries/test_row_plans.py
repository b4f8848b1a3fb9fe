"""Rows of a list are read by their ids: no statement of theirs walks a table that grows with the office's years."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from db.connect import Database
from db.models.base import Base
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.units import Unit
from db.queries.advice import with_advice
from db.queries.doubles import entries_of
from db.queries.nomination_list import nomination_lines
from db.queries.register_list import history_of, register_hits
from db.queries.settings import person_lines, unit_lines

TODAY = date(2025, 12, 20)
SMALL = ("unit", "authority", "award", "law", "regime", "criterion", "quota", "setting", "coefficient", "base_salary")
"""Beginnings of the names of tables that stay as small as the office is."""
READERS: dict[str, tuple[type[Base], Callable[[Session, Sequence[int]], object]]] = {
    "nominations": (Nomination, lambda session, ids: with_advice(session, nomination_lines(session, ids), TODAY)),
    "register": (Nominee, register_hits),
    "people": (Person, person_lines),
    "units": (Unit, unit_lines),
    "one nominee's awards": (Nominee, lambda session, ids: history_of(session, ids[0])),
    "entries of nominees": (Nominee, entries_of),
}


@pytest.fixture(scope="module")
def session(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A record as offices have it: nobody counted its rows for the planner, who takes every table for a large one."""
    file = Path(shutil.copy(made / "filled.sqlite", tmp_path_factory.mktemp("plans") / "record.sqlite"))
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("DROP TABLE sqlite_stat1")
    database = Database(file, read_only=True)
    with database.read() as opened:
        yield opened
    database.close()


def walked(session: Session, read: Callable[[], object]) -> list[str]:
    """Return the large tables that reading walks through, each with the statement that does."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_more: object) -> None:
        asked.append((statement, values))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        read()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert asked
    found = []
    for statement, values in asked:
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        steps = [row[3].split() for row in plan]
        tables = [step[1] for step in steps if step[0] == "SCAN" and len(step) > 1]
        found += [f"{table}: {statement}" for table in tables if table in Base.metadata.tables]
    return [each for each in found if not each.startswith(SMALL)]


@pytest.mark.parametrize("name", READERS)
def test_the_rows_of_a_list_are_read_along_indexes(session: Session, name: str) -> None:
    model, read = READERS[name]
    ids = list(session.scalars(select(model.id).limit(128)))  # type: ignore[attr-defined]
    assert walked(session, lambda: read(session, ids)) == []


def test_what_walks_a_large_table_would_be_found(session: Session) -> None:
    assert walked(session, lambda: session.scalars(select(Recipient.id).where(Recipient.citation == "x")).all())
