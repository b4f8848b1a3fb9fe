"""The journal: chained, so that an edit shows; complete, so that a step can be taken back after a restart."""

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db import journal
from db.changes.change import CHANGES, UNDOABLE, Undo
from db.changes.office import AddAuthority, SetSetting
from db.changes.people import AddPerson, EditPerson
from db.connect import Database
from db.creating import create_schema
from db.errors import KnownError
from db.models.journal import JournalEntry
from db.models.office import Setting
from db.models.people import Person

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


def broken(file: Path) -> list[int]:
    database = Database(file, read_only=True)
    with database.read() as session:
        found = list(journal.broken_links(session))
    database.close()
    return found


@settings(max_examples=10)
@given(texts=st.lists(WORDS, min_size=1, max_size=5))
def test_the_chain_holds_whatever_was_written(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    file = tmp_path_factory.mktemp("journal") / "sổ.sqlite"
    database = Database(file)
    create_schema(database)
    for number, text in enumerate(texts):
        database.do(SetSetting(f"s{number % 3}", text))
    database.close()
    assert broken(file) == []


@pytest.mark.parametrize(
    "text", ["Nguye\u0302\u0303n Thi\u0323 Ho\u0300a", "dòng\n\u0303", "Ho\u0300a\\\u0323", "\uf900"]
)
def test_letters_typed_apart_neither_break_the_chain_nor_the_step_back(record: Path, text: str) -> None:
    database = Database(record, actor="La\u0300nh")
    added = database.do(AddPerson("Lò Thị Sen"))
    renamed = database.do(EditPerson(added.result, text))
    kept = database.do(SetSetting(text, {"words": text}))
    with database.read() as session:
        assert list(journal.broken_links(session)) == []
        assert json.loads(session.scalars(select(Setting.value)).all()[-1]) == {"words": text}
    for entry in (kept, renamed, added):
        database.do(Undo(entry.entry_id))
    with database.read() as session:
        assert session.scalars(select(Person.id)).all() == []
        assert list(journal.broken_links(session)) == []
    database.close()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=50)
@given(value=VALUES)
def test_a_long_list_is_written_as_a_short_one_would_be(value: object) -> None:
    for whole in ([value] * (journal.MANY + 1), {"rows": [value] * (journal.MANY + 1), "name": value}, value):
        assert journal.dumps(whole) == json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_the_seal_is_one_hash_however_long_the_texts_are() -> None:
    told = ["0" * 64, "2024-01-12", "Lan", "nomination.import_list", 'Bà "Hoa"\n' * 30_000, "Tổng kết" * 50_000, None]
    whole = json.dumps(told, ensure_ascii=False).encode()
    assert journal.seal(*told) == hashlib.sha256(whole).hexdigest()


COLUMNS = ("at", "actor", "change", "payload", "rows", "previous_hash", "hash")


@pytest.fixture
def written(record: Path) -> Path:
    database = Database(record, actor="Lan")
    for number in range(6):
        database.do(SetSetting("year", number))
    database.close()
    with closing(sqlite3.connect(record)) as raw:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {name}")  # someone with the file and time
        raw.commit()
    return record


@pytest.mark.parametrize("column", COLUMNS)
def test_an_edit_is_found_and_located(written: Path, column: str) -> None:
    with closing(sqlite3.connect(written)) as raw:
        raw.execute(f"UPDATE journal SET {column} = {column} || ' ' WHERE id = 4")
        raw.commit()
    assert broken(written)[0] == 4


def test_a_removed_entry_is_found_at_the_next(written: Path) -> None:
    with closing(sqlite3.connect(written)) as raw:
        raw.execute("DELETE FROM journal WHERE id = 4")
        raw.commit()
    assert broken(written) == [5]


def test_an_entry_written_anew_with_its_own_hash_breaks_the_next(written: Path) -> None:
    database = Database(written)
    with database.read() as session:
        entry = session.scalars(select(JournalEntry).where(JournalEntry.id == 4)).one()
    forged = journal.seal(entry.previous_hash, entry.at, "Hùng", entry.change, entry.payload, entry.rows, None)
    database.close()
    with closing(sqlite3.connect(written)) as raw:
        raw.execute("UPDATE journal SET actor = 'Hùng', hash = ? WHERE id = 4", (forged,))
        raw.commit()
    assert broken(written) == [5]


def take_back(file: Path, entry: int) -> int:
    """Undo as after a restart: with another connection, from the journal alone."""
    database = Database(file, actor="Lan")
    done = database.do(Undo(entry))
    database.close()
    return done.entry_id


def value(file: Path, key: str) -> str | None:
    database = Database(file, read_only=True)
    with database.read() as session:
        found = session.scalar(select(Setting.value).where(Setting.key == key))
    database.close()
    return found


def test_a_step_is_taken_back_after_a_restart_and_done_again(record: Path) -> None:
    database = Database(record, actor="Lan")
    database.do(SetSetting("year", 2022))
    entry = database.do(SetSetting("year", 2023)).entry_id
    database.close()
    undone = take_back(record, entry)
    assert value(record, "year") == "2022"
    take_back(record, undone)
    assert value(record, "year") == "2023"
    assert broken(record) == []


def test_an_added_person_goes_with_everything_that_came_with_her(record: Path) -> None:
    database = Database(record)
    added = database.do(AddPerson("Trần Thị Sen", honorific="Bà", position="Giáo viên", unit="Trường Mầm non Tân Hà"))
    database.do(Undo(added.entry_id))
    with database.read() as session:
        assert session.scalar(select(Person.id)) is None
    database.close()


def test_a_step_is_not_taken_back_when_its_rows_changed_since(record: Path) -> None:
    database = Database(record)
    added = database.do(AddPerson("Trần Thị Sen"))
    edited = database.do(EditPerson(added.result, "Trần Thị Sen Hồng"))
    database.do(EditPerson(added.result, "Trần Thị Sen Trắng"))
    for entry in (added.entry_id, edited.entry_id):
        with pytest.raises(KnownError) as error:
            database.do(Undo(entry))
        assert error.value.code == "changed_since"
    with database.read() as session:
        assert session.scalar(select(Person.full_name)) == "Trần Thị Sen Trắng"
    database.close()


def test_a_step_is_taken_back_once(record: Path) -> None:
    database = Database(record)
    entry = database.do(SetSetting("year", 2022)).entry_id
    database.do(Undo(entry))
    with pytest.raises(KnownError) as error:
        database.do(Undo(entry))
    assert error.value.code == "already_undone"
    with pytest.raises(KnownError) as error:
        database.do(Undo(999))
    assert error.value.code == "gone"
    database.close()


def test_what_only_a_counter_act_takes_back_cannot_be_undone(record: Path) -> None:
    database = Database(record)
    with pytest.raises(KnownError) as error:
        database.do(Undo(1))  # the catalogue that the record was made with
    assert error.value.code == "only_counter_act"
    assert "decision.issue" in CHANGES
    assert "decision.issue" not in UNDOABLE
    database.close()


def test_a_change_that_fails_leaves_neither_rows_nor_an_entry(record: Path) -> None:
    database = Database(record)
    first = AddAuthority(
        code="sở",
        level="department",
        title="Giám đốc Sở",
        short_title="Giám đốc Sở",
        body="Sở Nội vụ",
        office="GIÁM ĐỐC",
        place="Tân Hà",
        number_suffix="QĐ-SNV",
        valid_from=date(2020, 1, 1),
    )
    database.do(first)
    with database.read() as session:
        before = session.scalars(select(JournalEntry.id)).all()
    for wrong in (first, replace(first, code="khác", level="hành tinh"), replace(first, code="trống", title=" ")):
        with pytest.raises(KnownError):
            database.do(wrong)
    with database.read() as session:
        assert session.scalars(select(JournalEntry.id)).all() == before
    database.close()


def test_an_identity_number_stands_nowhere_in_the_journal(record: Path) -> None:
    database = Database(record)
    database.do(AddPerson("Trần Thị Sen", identity_number="008195001234"))
    with database.read() as session:
        told = "".join(
            payload + rows for payload, rows in session.execute(select(JournalEntry.payload, JournalEntry.rows))
        )
    assert "008195001234" not in told
    assert "…1234" in told
    database.close()
