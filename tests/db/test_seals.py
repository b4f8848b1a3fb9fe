"""Seals over rows that were put in by the thousand: a block is hashed at once, and nothing else passes for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db import replay, seals
from db.connect import Database
from db.errors import Fault
from tests.db.forging import Raw, forge, looked, sql

BLOCK = Fault("fault_rows_changed", {"table": "recipient", "first": 0, "last": 999})


def swapped(raw: Raw) -> None:
    """Let two rows change their places."""
    for before, after in ((3, -1), (4, 3), (-1, 4)):
        raw.execute("UPDATE recipient SET id = ? WHERE id = ?", (after, before))


def moved(raw: Raw) -> None:
    """Move what stands between two texts from one into the other: together they say the same."""
    raw.execute("""UPDATE recipient SET position = position || '","' || unit, unit = '' WHERE id = 7""")


FORGED: dict[str, Callable[[Raw], object]] = {
    "a letter": sql("UPDATE recipient SET name = name || 'x' WHERE id = 7"),
    "a mark above a letter": sql("UPDATE recipient SET name = name || char(769) WHERE id = 7"),
    "a letter that ends a text for others": sql("UPDATE recipient SET name = name || char(0) || 'x' WHERE id = 7"),
    "a number as text": sql("UPDATE recipient SET regime = 1, award = 2 WHERE id = 7"),
    "a fraction": sql("UPDATE recipient SET bonus = bonus + 0.0000001 WHERE id = 7"),
    "nothing instead of an empty text": sql("UPDATE recipient SET citation = CAST('' AS BLOB) WHERE id = 7"),
    "a text as bytes": sql("UPDATE recipient SET name = CAST(name AS BLOB) WHERE id = 7"),
    "a key written out": sql("UPDATE recipient SET name_sort = CAST(name_sort AS TEXT) WHERE id = 7"),
    "a row less": sql("DELETE FROM register_entry WHERE recipient_id = 7", "DELETE FROM recipient WHERE id = 7"),
    "the first row under another number": sql("UPDATE recipient SET id = -5 WHERE id = 1"),
    "two rows in each other's place": swapped,
    "words moved into the next column": moved,
}


@pytest.mark.parametrize("which", FORGED)
def test_an_edited_row_under_a_seal_is_found_whatever_was_done_to_it(filled: Path, which: str) -> None:
    forge(filled, FORGED[which])
    assert BLOCK in looked(filled).faults


def test_letters_that_nobody_can_read_are_told(filled: Path) -> None:
    forge(filled, sql("UPDATE recipient SET name = CAST(x'c3' AS TEXT) WHERE id = 7"))
    assert {"fault_unreadable", "fault_rows_changed"} & {fault.code for fault in looked(filled).faults}


def test_sealed_rows_are_looked_at_as_blocks_and_one_by_one_only_where_something_was_done(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[object] = []
    monkeypatch.setattr(replay, "raw_row", lambda *told: walked.append(told) or seals.raw_row(*told))
    assert looked(filled).faults == []
    few = len(walked)
    forge(filled, FORGED["a letter"])
    assert BLOCK in looked(filled).faults
    database = Database(filled, read_only=True)
    with database.read() as session:
        recipients = len(list(seals.rows_of(session, seals.metadata.tables["recipient"])))
    database.close()
    assert len(walked) - few == few + recipients


def test_a_block_that_sqlite_cannot_word_is_looked_at_row_by_row(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "_wording", lambda _table, _columns: "")
    assert looked(filled).faults == []
    forge(filled, FORGED["a letter"])
    assert looked(filled).faults == [BLOCK]


def test_rows_between_two_others_come_by_their_ids(filled: Path) -> None:
    table = seals.metadata.tables["recipient"]
    database = Database(filled, read_only=True)
    with database.read() as session:
        at = table.c.keys().index("id")
        assert [row[at] for row in seals.rows_of(session, table, 3, 6)] == [4, 5]
        assert [row[at] for row in seals.rows_of(session, table, None, 3)] == [1, 2]
    database.close()
