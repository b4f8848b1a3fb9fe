"""How a connection behaves: what SQLite says is told in the clerk's words, and a reader never writes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from db import dialect
from db.changes.office import SetSetting
from db.connect import Database
from db.errors import KnownError
from db.models.office import Setting
from desktop.labels.sentences import CODES


def told(error: Exception) -> str | None:
    return dialect.known_code(OperationalError("SELECT 1", {}, error))


def sqlite_error(name: str, words: str = "") -> sqlite3.Error:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", "disk_full"),
        ("SQLITE_READONLY_DBMOVED", "record_gone"),
        ("SQLITE_BUSY", "record_busy"),
        ("SQLITE_NOTADB", "not_a_record"),
        ("SQLITE_CORRUPT_INDEX", "record_damaged"),
        ("SQLITE_CONSTRAINT_TRIGGER", "frozen"),
        ("SQLITE_IOERR_FSYNC", "disk_failed"),
        ("SQLITE_IOERR_WRITE", "disk_failed"),
        ("SQLITE_IOERR_SHORT_READ", "record_damaged"),
        ("SQLITE_IOERR_LOCK", "record_locked"),
        ("SQLITE_IOERR_NOMEM", "out_of_memory"),
        ("SQLITE_READONLY_ROLLBACK", "record_read_only"),
        ("SQLITE_CANTOPEN_FULLPATH", "cannot_open"),
        ("SQLITE_ERROR", None),
        ("SQLITE_MISUSE", None),
    ],
)
def test_a_failure_of_the_database_has_the_clerks_word_and_a_bug_of_ours_has_none(name: str, code: str | None) -> None:
    assert told(sqlite_error(name)) == code
    assert dialect.known_code(sqlite_error(name)) == code


def test_damage_without_a_code_of_its_own_is_known_by_its_words() -> None:
    assert told(sqlite_error("SQLITE_ERROR", "malformed database schema (sheet)")) == "record_damaged"
    assert told(sqlite3.OperationalError("no such table: sheet")) is None


def test_a_server_that_keeps_what_is_frozen_says_the_same() -> None:
    refusal = type("Refusal", (Exception,), {"sqlstate": "23001"})
    assert told(refusal()) == "frozen"
    assert told(Exception()) is None


def test_every_failure_of_the_database_has_its_sentence() -> None:
    assert set(dialect.KNOWN.values()) <= set(CODES)


def test_a_server_without_its_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_url: object, **_options: object) -> None:
        raise ModuleNotFoundError("psycopg2")

    monkeypatch.setattr(dialect, "create_engine", missing)
    with pytest.raises(KnownError) as error:
        dialect.engine_for(make_url("postgresql://may-chu/so"))
    assert (error.value.code, error.value.values) == ("server_driver_missing", {"backend": "postgresql"})


def test_rows_that_point_at_nothing_are_found(record: Path) -> None:
    with closing(sqlite3.connect(record)) as raw:
        raw.execute("UPDATE coefficient SET award_type_id = 999 WHERE id = 1")
        raw.commit()
    database = Database(record)
    with database.read() as session:
        assert dialect.integrity_faults(session) == []
        assert [(table, into) for table, _row, into in dialect.foreign_key_faults(session)] == [
            ("coefficient", "award_type")
        ]
    database.close()


def test_a_sound_record_has_no_faults(database: Database) -> None:
    with database.read() as session:
        assert (dialect.integrity_faults(session), dialect.foreign_key_faults(session)) == ([], [])


def test_a_query_that_is_stopped_ends_and_the_next_one_runs(database: Database) -> None:
    endless = text("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n")
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(DBAPIError, match="interrupted"), database.read(stopped) as session:
        session.execute(endless)
    assert len(asked) == 4
    with database.read() as session:
        assert session.scalar(select(1)) == 1


def test_a_reader_waits_for_nobody_and_a_second_writer_is_told_that_the_record_is_busy(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialect, "COMMON", ("PRAGMA busy_timeout=0", *dialect.COMMON[1:]))
    lan, hung = Database(record, actor="Lan"), Database(record, actor="Hùng")
    with lan.write() as session:
        session.add(Setting(key="office", value='"Phòng Nội vụ"'))
        session.flush()
        with hung.read() as other:
            assert other.scalar(select(Setting.value)) is None
        with pytest.raises(KnownError, match="record_busy"):
            hung.do(SetSetting("office", "Sở Nội vụ"))
    with hung.read() as other:
        assert other.scalar(select(Setting.value)) == '"Phòng Nội vụ"'
    lan.close()
    hung.close()


@pytest.mark.parametrize("opened", [dialect.open_reading, dialect.open_as_it_is])
@pytest.mark.parametrize("name", ["sổ vàng.sqlite", "100% xong?.sqlite", "a#b.sqlite"])
def test_a_file_opened_for_reading_cannot_be_written(record: Path, opened, name: str) -> None:
    file = record.rename(record.with_name(name))
    with closing(opened(file)) as connection:
        assert connection.execute("SELECT count(*) FROM award_type").fetchone()[0] > 10
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("DELETE FROM award_type")
    if opened is dialect.open_as_it_is:
        assert [path.name for path in file.parent.glob("*sqlite*")] == [name]


def test_a_server_that_does_not_answer_is_told() -> None:
    assert told(type("OperationalError", (Exception,), {})()) == "server_unreachable"


def test_an_error_repeats_nothing_of_what_stands_in_a_row(database: Database) -> None:
    with database.read() as session, pytest.raises(OperationalError) as error:
        session.execute(text("SELECT :name FROM khong_co"), {"name": "Trần Thị Sen"})
    assert "Trần Thị Sen" not in str(error.value)


def test_a_sound_file_has_no_quick_faults_and_a_damaged_one_has(filled: Path) -> None:
    assert dialect.quick_faults(filled, 60) == []
    assert dialect.ends_of_tables(filled) == []
    assert dialect.quick_faults(filled, 60, stopped=lambda: False) == []
    content = bytearray(filled.read_bytes())
    content[4096 * 3 : 4096 * 60] = b"\xa5" * 4096 * 57
    filled.write_bytes(content)
    assert dialect.quick_faults(filled, 60)
    assert dialect.ends_of_tables(filled)
