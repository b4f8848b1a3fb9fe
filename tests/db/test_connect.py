"""The record hands out sessions and closes every connection, however a use of it ends."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import func, select

from db import auto_backup, dialect
from db.changes.change import Undo
from db.changes.decisions import AttachScan
from db.changes.office import SetSetting
from db.changes.people import AddPerson, EditPerson
from db.changes.scans import keep_file
from db.check import check
from db.connect import Database, location_url
from db.creating import create_record
from db.errors import KnownError
from db.journal import broken_links, last_entry
from db.models.decisions import Decision
from db.models.journal import JournalEntry
from db.models.office import Setting
from db.models.people import Person
from db.opening import open_record
from db.queries.journal_steps import last_steps
from db.queries.round_list import rounds
from db.queries.settings import person_ids, person_lines
from tests.conftest import open_connections


class StopError(Exception):
    """The clerk stops what is running."""


def stop(*_progress: object) -> None:
    raise StopError


def test_a_session_that_ends_after_the_record_was_closed_leaves_no_connection(filled: Path) -> None:
    database = Database(filled)
    with database.read() as session:
        database.close()
        assert rounds(session)
    assert open_connections() == []


def test_several_changes_of_one_act_are_written_together_and_the_later_sees_the_earlier(filled: Path) -> None:
    database = Database(filled, actor="Ma Thị Hiên")
    with database.together() as make:
        person = make(AddPerson("Lò Thị Sen", honorific="Bà")).result
        make(EditPerson(person, "Lò Thị Sen", honorific="Cô"))
        with database.read() as session:
            assert not person_ids(session, "lò thị sen"), "nobody else reads half an act"
    with database.read() as session:
        assert [line.honorific for line in person_lines(session, person_ids(session, "lò thị sen")).values()] == ["Cô"]
        assert [step.change for step in last_steps(session, 2)] == ["person.edit", "person.add"]
        assert list(broken_links(session)) == []
    database.close()


def test_an_act_of_several_changes_is_one_step_that_is_taken_back_as_one(filled: Path) -> None:
    database = Database(filled, actor="Ma Thị Hiên")
    with database.one_step() as one:
        person = one.do(AddPerson("Lò Thị Sen", honorific="Bà", identity_number="008090001234"))
        one.do(EditPerson(person, "Lò Thị Sẻn", honorific="Cô"))
    with database.read() as session:
        (step, *_before) = last_steps(session, 2)
        entry = session.get_one(JournalEntry, step.id)
        assert (step.change, [each["change"] for each in json.loads(entry.payload)["with"]]) == (
            "person.add",
            ["person.edit"],
        )
        assert "008090001234" not in entry.payload
        assert check(session) == []
    database.do(Undo(step.id))
    with database.read() as session:
        assert not person_ids(session, "lò thị")
        assert check(session) == []
    database.close()


def test_an_act_with_a_change_that_only_a_counter_act_takes_back_has_an_entry_for_each(filled: Path) -> None:
    database = Database(filled)
    with database.read() as session:
        decision = session.scalars(select(Decision.id)).first()
    sha256 = keep_file(database, "46.pdf", b"%PDF-1.7 46")
    with database.one_step() as one:
        one.do(AttachScan(decision, "46.pdf", sha256))
        one.do(AddPerson("Lò Thị Sen", honorific="Bà"))
        assert one.name() == "decision.attach_scan" and len(one.touched) > 1
    with database.read() as session:
        assert [step.change for step in last_steps(session, 2)] == ["person.add", "decision.attach_scan"]
        assert check(session) == []
    database.close()


def test_an_act_without_a_change_or_that_stops_writes_nothing(filled: Path) -> None:
    database = Database(filled)
    with database.read() as session:
        before = last_entry(session)
    with database.one_step() as one:
        assert one.name() == "" and not one.touched
    with pytest.raises(StopError), database.one_step() as one:
        one.do(AddPerson("Lò Thị Sen", honorific="Bà"))
        raise StopError
    with database.read() as session:
        assert last_entry(session) == before and not person_ids(session, "lò thị sen")
    database.close()


def test_an_act_of_several_changes_that_stops_leaves_nothing_of_the_first(filled: Path) -> None:
    database = Database(filled)
    with database.read() as session:
        before = last_entry(session)
    with pytest.raises(StopError), database.together() as make:
        make(AddPerson("Lò Thị Sen", honorific="Bà"))
        raise StopError
    with pytest.raises(KnownError, match="gone"), database.together() as make:
        make(AddPerson("Lò Thị Sen", honorific="Bà"))
        make(EditPerson(10**9, "Lò Thị Sen"))
    with database.read() as session:
        assert not person_ids(session, "lò thị sen")
        assert last_entry(session) == before
    assert database.do(AddPerson("Lò Thị Sen", honorific="Bà")).entry_id == before + 1
    database.close()


def test_a_reader_that_works_while_the_record_is_closed_finishes_and_leaves_no_connection(filled: Path) -> None:
    database = Database(filled)
    reading, closed, found = Event(), Event(), []

    def read() -> None:
        with database.read() as session:
            reading.set()
            assert closed.wait(30)
            found.append(len(rounds(session)))

    reader = Thread(target=read)
    reader.start()
    assert reading.wait(30)
    database.close()
    closed.set()
    reader.join()
    assert found == [15]
    assert open_connections() == []


def test_a_write_that_ends_after_the_record_was_closed_is_kept(record: Path) -> None:
    database = Database(record, actor="Lan")
    with suppress(StopError), database.write():
        database.close()
        raise StopError
    assert open_connections() == []
    database.do(AddPerson("Lò Văn Pàng"))
    database.close()
    assert open_connections() == []


@pytest.fixture
def folder_nobody_writes(filled: Path) -> Iterator[Path]:
    folder = filled.parent / "đĩa chỉ đọc"
    folder.mkdir()
    copy = Path(shutil.copy(filled, folder / "sổ.sqlite"))
    folder.chmod(0o500)
    yield copy
    folder.chmod(0o700)


def test_a_record_on_a_disk_that_cannot_be_written_is_read_and_closed(folder_nobody_writes: Path) -> None:
    with open_record(folder_nobody_writes, read_only=True) as opened, opened.database.read() as session:
        assert len(rounds(session)) == 15
    assert open_connections() == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("mysql://server/so", "unsupported_database"),
        ("oracle://server/so", "unsupported_database"),
        ("postgresql://lan:mật khẩu@máy:cổng/so", "bad_address"),
    ],
)
def test_an_address_that_is_no_record_is_refused(address: str, code: str) -> None:
    with pytest.raises(KnownError) as error:
        location_url(address)
    assert error.value.code == code
    assert "mật khẩu" not in str(error.value)


@pytest.mark.parametrize("name", ["sổ vàng.sqlite", "sổ: năm 2026.sqlite", "100%.sqlite", "a#b?c.sqlite", "~.sqlite"])
def test_a_path_is_never_taken_for_an_address(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    create_record(file)
    with open_record(file) as opened:
        assert opened.database.file == file
        assert opened.database.place == str(file)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_reading_session_can_never_write(database: Database) -> None:
    with pytest.raises(KnownError) as error, database.read() as session:
        session.connection().exec_driver_sql("INSERT INTO setting (key, value) VALUES ('a', 'b')")
    assert error.value.code == "record_read_only"
    database.do(SetSetting("a", "b"))  # and the connection it used can write again afterwards


def test_many_threads_read_and_write_one_record(record: Path) -> None:
    database = Database(record)

    def work(number: int) -> int:
        for step in range(5):
            database.do(SetSetting(f"s{number}", step))
            with database.read() as session:
                assert session.scalar(select(Setting.value).where(Setting.key == f"s{number}")) == str(step)
        return number

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(work, range(12))) == list(range(12))
    with database.read() as session:
        assert check(session) == []
    database.close()


def test_a_failed_write_leaves_nothing_and_frees_the_record(database: Database) -> None:
    with pytest.raises(KnownError) as error, database.write() as session:
        session.add(Setting(key="a", value="1"))
        session.flush()
        session.add(Setting(key="a", value="2"))
        session.flush()
    assert error.value.code == "constraint_twice"
    with database.read() as session:
        assert session.scalar(select(Setting.id)) is None
    database.do(SetSetting("a", 3))


def damage(record: Path) -> None:
    """Overwrite pages in the middle of the file: it opens, and the list of its tables is whole."""
    with closing(sqlite3.connect(record)) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_nomination_name'").fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(record.read_bytes())
    content[(page - 1) * size : page * size] = b"\x00" * size
    record.write_bytes(content)


def test_a_damaged_record_is_read_and_never_written(filled: Path) -> None:
    copy = auto_backup.make(filled)
    damage(filled)
    before = filled.read_bytes()[4096:]
    with open_record(filled) as record:
        for _again in range(2):
            with pytest.raises(KnownError) as error:
                record.database.do(AddPerson("Lò Thị Mai"))
            assert error.value.code == "record_kept_from_writing"
            assert error.value.values["copy"] == copy.name
        with record.database.read() as session:
            assert session.scalar(select(func.count()).select_from(Person)) > 0
    assert filled.read_bytes()[4096:] == before


def test_a_damaged_record_without_a_copy_says_so(filled: Path) -> None:
    damage(filled)
    with open_record(filled) as record, pytest.raises(KnownError) as error:
        record.database.do(AddPerson("Lò Thị Mai"))
    assert error.value.code == "record_damaged_no_copy"


def test_damage_that_is_found_behind_the_work_stops_the_next_change(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large record is not looked through before its first change; the rest is looked at beside the work."""
    damage(filled)
    with open_record(filled) as record:
        with monkeypatch.context() as slow:
            slow.setattr(dialect, "quick_faults", lambda *_asked: None)
            record.database.do(AddPerson("Lò Thị Mai"))
        with pytest.raises(KnownError) as error:
            record.look_behind()
        assert error.value.code == "record_damaged_no_copy"
        with pytest.raises(KnownError):
            record.database.do(AddPerson("Lò Thị Mận"))
