"""Finding by a name typed in a hurry, and lists that open as fast on a million rows as on a thousand."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from db import search
from db.changes.change import Undo
from db.changes.people import AddPerson, EditPerson
from db.check import check
from db.connect import Database
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.rules import names
from db.rules.terms import NomineeKind
from db.sample_data.fill import fill


def expected(session: Session, table: str, typed: str) -> list[int]:
    """Look at every row, as slowly and surely as a clerk would."""
    words = search.words_of(typed)
    rows = session.execute(text(f"SELECT id, name_sort, name_plain FROM {table}")).all()
    found = [
        row for row in rows if all(any(part.startswith(word) for part in row.name_plain.split()) for word in words)
    ]
    return [row.id for row in sorted(found, key=lambda row: (row.name_sort, row.id))]


TYPED = [
    "",
    "nguyen",
    "Nguyễn",
    "NGUYỄN THỊ",
    "thi ng",
    "h",
    "đ",
    "an khang",
    "truong so 1",
    "zzz",
    'hoa"',
    "a* OR b",
    "-",
]


@pytest.mark.parametrize("table", search.INDEXED)
@pytest.mark.parametrize("typed", TYPED)
def test_typed_words_find_what_looking_at_every_row_finds(session: Session, table: str, typed: str) -> None:
    assert list(search.sorted_ids(session, table, typed, limit=None)) == expected(session, table, typed)
    assert list(search.sorted_ids(session, table, typed, limit=7)) == expected(session, table, typed)[:7]
    if search.words_of(typed):
        assert sorted(search.matching_ids(session, table, typed)) == sorted(expected(session, table, typed))


@pytest.mark.parametrize("typed", TYPED)
def test_many_matches_are_found_in_the_same_order(
    session: Session, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for walked in ((3, 9), (40, 400), (10_000, 10_000)):
        monkeypatch.setattr(search, "FEW", 2)
        monkeypatch.setattr(search, "WALKED", walked)
        found = search.sorted_ids(session, "nomination", typed, limit=20)
        assert list(found) == expected(session, "nomination", typed)[:20]


def test_a_search_within_a_round_stays_there(session: Session) -> None:
    everywhere = search.sorted_ids(session, "nomination", "n", limit=None)
    found = search.sorted_ids(session, "nomination", "n", Nomination.round_id == 3, limit=None)
    of_round = set(session.scalars(select(Nomination.id).where(Nomination.round_id == 3)))
    assert list(found) == [id_ for id_ in everywhere if id_ in of_round]
    assert 0 < len(found) < len(everywhere)


def test_the_index_follows_every_change(database: Database) -> None:
    added = database.do(AddPerson("Trần Thị Sen"))
    with database.read() as session:
        assert len(search.matching_ids(session, "nominee", "tran sen")) == 1
    edited = database.do(EditPerson(added.result, "Trần Thị Đào"))
    with database.read() as session:
        assert search.matching_ids(session, "nominee", "sen") == []
        assert len(search.matching_ids(session, "nominee", "dao")) == 1
    database.do(Undo(edited.entry_id))
    with database.read() as session:
        assert search.matching_ids(session, "nominee", "dao") == []
        assert len(search.matching_ids(session, "nominee", "sen")) == 1
    redone = database.do(Undo(database.do(Undo(added.entry_id)).entry_id))
    with database.read() as session:
        assert len(search.matching_ids(session, "nominee", "sen")) == 1
        assert check(session) == []
    database.do(Undo(redone.entry_id))
    with database.read() as session:
        assert search.matching_ids(session, "nominee", "sen") == []
        assert check(session) == []


FIRST_WINDOWS = [
    select(Nomination.id, Nomination.name).order_by(Nomination.name_sort, Nomination.id).limit(200),
    select(Nomination.id, Nomination.name)
    .where(Nomination.round_id == 3, Nomination.kind == NomineeKind.INDIVIDUAL)
    .order_by(Nomination.name_sort, Nomination.id)
    .limit(200),
    select(Recipient.id, Recipient.name).order_by(Recipient.name_sort, Recipient.id).limit(200),
    select(Recipient.id, Recipient.name)
    .where(Recipient.year == 2015)
    .order_by(Recipient.name_sort, Recipient.id)
    .limit(200),
    select(Nominee.id, Nominee.name).order_by(Nominee.name_sort, Nominee.id).limit(200),
]


@pytest.mark.parametrize("query", FIRST_WINDOWS)
def test_a_first_window_walks_an_index_and_sorts_nothing(session: Session, query: object) -> None:
    compiled = query.compile(dialect=session.get_bind().dialect, compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]
    plan = [row.detail for row in session.execute(text(f"EXPLAIN QUERY PLAN {compiled}"))]
    assert len(plan) == 1
    assert "USING INDEX" in plan[0] or "USING COVERING INDEX" in plan[0]


def test_a_search_is_a_few_statements_however_many_match(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
    search.sorted_ids(session, "nomination", "nguyen van")
    assert len(asked) == 2
    asked.clear()
    search.sorted_ids(session, "nomination", "nguyen van", limit=None)
    assert len(asked) == 1
    asked.clear()
    monkeypatch.setattr(search, "FEW", 2)
    search.sorted_ids(session, "nomination", "nguyen")
    assert len(asked) <= 6


def steps(file: Path) -> list[int]:
    """Return how many hundred steps of SQLite's machine each first window takes: the same on any computer."""
    database = Database(file, read_only=True)
    taken = []
    with database.read() as session:
        driver = session.connection().connection.driver_connection
        assert driver is not None
        for query in FIRST_WINDOWS:
            counted = [0]
            driver.set_progress_handler(partial(count, counted), 100)
            rows = session.execute(query).all()
            driver.set_progress_handler(None, 0)
            assert rows
            taken.append(counted[0])
    database.close()
    return taken


def count(counted: list[int]) -> int:
    counted[0] += 1
    return 0  # go on


def same_steps(folder: Path, large: int) -> None:
    fill(folder / "small.sqlite", nominations=5_000)
    fill(folder / "large.sqlite", nominations=large)
    small_steps, large_steps = steps(folder / "small.sqlite"), steps(folder / "large.sqlite")
    assert all(many <= 2 * few for few, many in zip(small_steps, large_steps, strict=True)), (
        small_steps,
        large_steps,
    )


def test_the_first_window_takes_the_same_steps_on_a_longer_list(tmp_path: Path) -> None:
    same_steps(tmp_path, 20_000)


@pytest.mark.long
def test_the_first_window_takes_the_same_steps_on_a_million(tmp_path: Path) -> None:
    same_steps(tmp_path, 1_000_000)


def test_words_are_what_was_typed_without_marks_and_signs() -> None:
    assert search.words_of("  H’Hen   Niê-Kđăm ") == ["hhen", "nie", "kdam"]
    assert names.search_key("Đặng") == "dang"


def test_a_flipped_bit_among_the_beginnings_of_words_is_found(filled: Path) -> None:
    """FTS5 keeps the first two and three letters of words apart: a name would be found whole and not by them."""
    with closing(sqlite3.connect(filled)) as raw:
        blocks = raw.execute("SELECT id, block FROM nominee_words_data WHERE id > 10 ORDER BY length(block) DESC")
        id_, block = next(row for row in blocks if b"1an" in row[1])
        at = block.index(b"1an") + 1
        raw.execute("UPDATE nominee_words_data SET block = ? WHERE id = ?", (block[:at] + b"q" + block[at + 1 :], id_))
        raw.commit()
    database = Database(filled, read_only=True)
    with database.read() as session:
        assert search.out_of_step(session) == []
        assert search.wrongly_indexed(session) == ["nominee"]
    database.close()
