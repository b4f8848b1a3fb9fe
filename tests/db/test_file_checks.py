"""Where a record may lie, and that it is still there: what is moved or exchanged under an open program is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from db import file_checks
from db.changes.people import AddPerson
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.opening import open_record


def refused(database: Database) -> str:
    with pytest.raises(KnownError) as error:
        database.do(AddPerson("Trần Thị Sen"))
    with pytest.raises(KnownError), database.read():
        pass
    return error.value.code


def test_a_deleted_record_takes_nothing_and_no_empty_one_is_made(record: Path) -> None:
    database = Database(record)
    database.do(AddPerson("Lò Văn Pàng"))
    for file in record.parent.glob(f"{record.name}*"):
        file.unlink()
    assert refused(database) == "record_gone"
    assert not record.exists()
    database.close()


def test_a_record_moved_away_and_back_goes_on(record: Path) -> None:
    database = Database(record)
    database.do(AddPerson("Lò Văn Pàng"))
    away = record.rename(record.with_name("ở chỗ khác.sqlite"))
    assert refused(database) == "record_gone"
    away.rename(record)
    assert database.do(AddPerson("Trần Thị Sen")).result
    database.close()


def test_another_file_in_its_place_is_not_written_to(record: Path) -> None:
    database = Database(record)
    database.do(AddPerson("Lò Văn Pàng"))
    record.rename(record.with_name("cũ.sqlite"))
    record.write_bytes(b"")
    assert refused(database) == "record_gone"
    assert record.read_bytes() == b""
    database.close()


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/van-phong /mnt/chung nfs4 rw 0 0
//may-chu/so /mnt/may\\040chu cifs rw 0 0
tmpfs /mnt/chung/tam tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("/home/lan/sổ.sqlite", "ext4"),
        ("/mnt/chung/sổ.sqlite", "nfs4"),
        ("/mnt/chung-khác/sổ.sqlite", "ext4"),
        ("/mnt/may chu/2022/sổ.sqlite", "cifs"),
        ("/mnt/chung/tam/sổ.sqlite", "tmpfs"),
        ("/mnt/chung", "nfs4"),
    ],
)
def test_a_network_share_is_known_by_its_mount(file: str, kind: str) -> None:
    assert file_checks.mounted_as(Path(file), MOUNTS) == kind


@pytest.mark.parametrize("table", ["", "hỏng", "/dev/sda1 /mnt/khac ext4 rw 0 0", "\n\n"])
def test_a_table_of_mounts_that_says_nothing_of_a_place_names_no_kind(table: str) -> None:
    assert file_checks.mounted_as(Path("/home/lan/sổ.sqlite"), table) == ""


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every folder be one of a server."""
    monkeypatch.setattr(file_checks, "mounted_as", lambda _file, _mounts: "cifs")


@pytest.mark.usefixtures("shared")
def test_a_record_on_a_shared_folder_is_neither_opened_nor_made(record: Path, tmp_path: Path) -> None:
    for act in (lambda: open_record(record), lambda: create_record(tmp_path / "mới.sqlite")):
        with pytest.raises(KnownError) as error:
            act()
        assert error.value.code == "network_folder"
    assert not (tmp_path / "mới.sqlite").exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "not_a_record"), (b"SQLite format 3", "not_a_record"), (b"%PDF-1.7 ban scan", "not_a_record")],
)
def test_a_file_without_the_mark_of_sqlite_is_no_record(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "sổ.sqlite"
    file.write_bytes(content)
    with pytest.raises(KnownError) as error:
        file_checks.check_file(file)
    assert error.value.code == code


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps locks by handle")
def test_a_file_that_was_looked_at_is_closed_only_once_it_is_deleted(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing it would let go of the locks that SQLite has on it."""
    monkeypatch.setattr(file_checks, "_KEPT", {})
    for _time in range(3):
        file_checks.check_file(record)
    (kept,) = file_checks._KEPT.values()
    assert os.fstat(kept).st_nlink == 1
    other = record.with_name("sổ khác.sqlite")
    create_record(other)
    record.unlink()
    file_checks.check_file(other)
    (still,) = file_checks._KEPT.values()
    assert os.path.samestat(os.fstat(still), other.stat())


READS_AND_CLOSES = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM person").fetchone()[0])
connection.close()
"""


def test_a_record_opened_again_while_an_earlier_reader_still_works_keeps_its_log(record: Path) -> None:
    """What another process closes is not the last use, whatever this one looked at between."""
    earlier = open_record(record)
    earlier.database.do(AddPerson("Lò Văn Pàng"))
    with earlier.database.read() as session:  # a job that goes on after the record was closed
        session.execute(text("SELECT count(*) FROM person")).scalar()
        earlier.close()
        with open_record(record) as again:
            again.database.do(AddPerson("Vi Thị Na"))
            told = subprocess.run(
                [sys.executable, "-c", READS_AND_CLOSES, str(record)], capture_output=True, text=True, check=True
            )
            assert told.stdout.strip() == "2"
            assert record.with_name(f"{record.name}-wal").exists(), "the log that is written went away"
            again.database.do(AddPerson("Ma Văn Ước"))
            with again.database.read() as other:
                assert other.execute(text("SELECT count(*) FROM person")).scalar() == 3
    told = subprocess.run(
        [sys.executable, "-c", READS_AND_CLOSES, str(record)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "3"


def test_a_record_can_be_written_only_where_its_log_can_be_made(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert file_checks.writable(record)
    locked: list[Path] = []
    monkeypatch.setattr(os, "access", lambda place, _wanted: Path(place) not in locked)
    for place in (record, record.parent):
        locked[:] = [place]
        assert not file_checks.writable(record)


def test_a_file_that_is_being_made_is_not_missed() -> None:
    file_checks.SameFile(None).check()
    file_checks.SameFile(Path("/không có/sổ.sqlite")).check()
