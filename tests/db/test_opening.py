"""What is told when a record cannot be opened, and what is left on the disk."""

import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import auto_backup
from db.changes.office import SetSetting
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.models.nominations import Nomination
from db.opening import open_record
from tests.house import ROOT

NOBODY = 65534


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as error:
        action()
    return error.value.code


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    assert refusal(lambda: open_record(tmp_path)) == "record_is_directory"
    assert refusal(lambda: create_record(tmp_path)) == "record_is_directory"


def test_a_letter_is_no_record(tmp_path: Path) -> None:
    letter = tmp_path / "thư.txt"
    letter.write_text("Kính gửi phòng Thi đua - Khen thưởng")
    assert refusal(lambda: open_record(letter)) == "not_a_record"
    assert letter.read_text() == "Kính gửi phòng Thi đua - Khen thưởng"


def test_another_programs_database_is_no_record(tmp_path: Path) -> None:
    other = tmp_path / "sổ chi tiêu.db"
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE spent (amount INTEGER)")
    connection.close()
    assert refusal(lambda: open_record(other)) == "not_a_record"


def test_what_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert refusal(lambda: open_record(tmp_path / "không có.sqlite")) == "record_missing"
    assert refusal(lambda: create_record(tmp_path / "không có" / "sổ.sqlite")) == "folder_missing"


def test_a_record_is_never_made_over_another(record: Path) -> None:
    before = record.read_bytes()
    assert refusal(lambda: create_record(record)) == "record_exists"
    assert record.read_bytes() == before


def test_a_damaged_record_is_told_as_such(filled: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[200:40_000] = b"\xff" * 39_800
    filled.write_bytes(content)
    assert refusal(lambda: open_record(filled)) == "record_damaged"


def test_a_cut_off_record_is_told_as_such(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes()[:50_000])
    database = Database(filled, read_only=True)
    with pytest.raises(KnownError) as error, database.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM nomination").fetchall()
    database.close()
    assert error.value.code == "record_damaged"


def test_an_unsupported_server_is_named() -> None:
    assert refusal(lambda: open_record("mysql://server/so")) == "unsupported_database"


def test_only_the_owner_can_read_the_record_and_its_log(tmp_path: Path) -> None:
    record = tmp_path / "sổ.sqlite"
    create_record(record)
    record.chmod(0o644)
    with open_record(record) as opened:
        opened.database.do(SetSetting("office", "Phòng Nội vụ"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 4
    assert set(modes.values()) == {0o600}


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that another user can reach; pytest's own folders are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


GIVE_UP_RIGHTS = f"""
import os, sys
from pathlib import Path
from db.errors import KnownError
from db.creating import create_record
from db.models.nominations import Nomination
from db.opening import open_record
create_record(sys.argv[1])
open_record(sys.argv[1]).close()  # everything is loaded now: the next user may not reach our libraries
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid({NOBODY}, {NOBODY}, {NOBODY})
    os.setresuid({NOBODY}, {NOBODY}, {NOBODY})
"""


def as_nobody(program: str, spare: Path) -> str:
    """Run as a user without rights where we may, else as ourselves: both meet the same locked file."""
    done = subprocess.run(
        [sys.executable, "-c", GIVE_UP_RIGHTS + textwrap.dedent(program), spare],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_record_that_may_not_be_written_opens_for_reading(record: Path, shared_folder: Path, tmp_path: Path) -> None:
    kept = shared_folder / "sổ.sqlite"
    shutil.copy(record, kept)
    kept.chmod(0o444)
    shared_folder.chmod(0o555)
    program = f"""
        try:
            open_record({str(kept)!r})
        except KnownError as error:
            print(error.code)
        with open_record({str(kept)!r}, read_only=True) as opened, opened.database.read() as session:
            print(session.connection().exec_driver_sql("SELECT count(*) FROM award_type").scalar() > 10)
    """
    told = as_nobody(program, tmp_path / "spare.sqlite")
    shared_folder.chmod(0o755)
    assert told.split() == ["record_read_only", "True"]


def test_a_record_of_somebody_else_is_told_as_such(record: Path, shared_folder: Path, tmp_path: Path) -> None:
    kept = shared_folder / "sổ.sqlite"
    shutil.copy(record, kept)
    kept.chmod(0o000)
    program = f"""
        try:
            open_record({str(kept)!r}, read_only=True)
        except KnownError as error:
            print(error.code)
    """
    assert as_nobody(program, tmp_path / "spare.sqlite") == "record_unreadable"


def test_what_a_killed_upgrade_left_is_swept_away(record: Path) -> None:
    others = [record.with_name(".khác.sqlite.abcd1234.part"), record.with_name(f"{record.name}.của Lan.new")]
    copy = auto_backup.make(record)
    left = [
        record.with_name(f".{record.name}.abcd1234.part"),
        record.with_name(f".{record.name}.abcd1234.part-wal"),
        record.with_name(f"{record.name}.abcd1234.new"),
        record.with_name(f"..{record.name}.abcd1234.part.efgh5678.part"),
        copy.with_name(f".{copy.name}.abcd1234.part"),
    ]
    for path in (*others, *left):
        path.write_bytes(b"nua chung")
    open_record(record, read_only=True).close()
    assert all(path.exists() for path in left)
    open_record(record).close()
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in others)
    assert copy.exists()


def test_opening_a_current_record_loads_no_alembic(record: Path) -> None:
    program = f"""
        import sys
        from db.opening import open_record
        open_record({str(record)!r}).close()
        print([name for name in sys.modules if name.startswith("alembic")])
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "[]\n"


FOREIGN = [
    "CREATE TRIGGER x AFTER INSERT ON journal BEGIN DELETE FROM form_draft; END",
    "CREATE VIEW x AS SELECT * FROM person",
    "DROP TRIGGER keep_recipient_update",
    'CREATE TABLE "x""; DROP TABLE person; --" (a)',
]


@pytest.mark.parametrize("statement", FOREIGN)
def test_a_record_with_something_foreign_in_it_is_read_and_never_written(filled: Path, statement: str) -> None:
    with closing(sqlite3.connect(filled)) as raw:
        raw.execute(statement)
        raw.commit()
    before = filled.read_bytes()
    assert refusal(lambda: open_record(filled)) == "foreign_schema"
    assert filled.read_bytes() == before
    with open_record(filled, read_only=True) as record, record.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Nomination)) == 300


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO alembic_version VALUES ('0001')",
        "UPDATE alembic_version SET version_num = x'00ff'",
        "UPDATE alembic_version SET version_num = '9999; DROP TABLE person'",
        "DELETE FROM alembic_version",
        "ALTER TABLE alembic_version RENAME COLUMN version_num TO x",
        "DROP TABLE alembic_version",
    ],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_any_version_row_is_told_in_a_sentence(filled: Path, statement: str, read_only: bool) -> None:
    with closing(sqlite3.connect(filled)) as raw:
        raw.execute(statement)
        raw.commit()
    assert refusal(lambda: open_record(filled, read_only=read_only)) in ("not_a_record", "record_newer")
