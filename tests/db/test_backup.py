"""Copies: whole, private, looked over; and a record that comes back from one."""

import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from db import auto_backup, auto_backup_files
from db.auto_backup import LAST
from db.backup import backup, foreign_parts, look_over, restore, table_rows
from db.changes.office import SetSetting
from db.check import check
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.opening import open_record
from tests.house import ROOT


def setting(file: Path, key: str) -> str | None:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return None if found is None else str(found[0])


def test_a_copy_taken_while_somebody_writes_is_whole(filled: Path, tmp_path: Path) -> None:
    database = Database(filled)
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            database.do(SetSetting("count", number))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [backup(filled, tmp_path / f"bản sao {number}.sqlite") for number in range(4)]
    finally:
        stop.set()
        writer.join()
    database.close()
    for one in made:
        assert look_over(one.path) == one.rows
        assert one.rows["nomination"] == 300
        assert stat.S_IMODE(one.path.stat().st_mode) == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {filled.name, *(one.path.name for one in made)}


def test_a_stopped_copy_leaves_nothing_behind(filled: Path, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup(filled, tmp_path / "bản sao.sqlite", stop)
    assert [path.name for path in tmp_path.iterdir()] == [filled.name]


@pytest.mark.parametrize(
    ("target", "code"),
    [(".", "record_is_directory"), ("filled.sqlite", "backup_same_file"), ("không có/a.sqlite", "folder_missing")],
)
def test_a_copy_cannot_go_just_anywhere(filled: Path, target: str, code: str) -> None:
    with pytest.raises(KnownError) as error:
        backup(filled, filled.parent / target)
    assert error.value.code == code


def test_a_copy_never_goes_over_a_record_that_somebody_has_open(filled: Path, record: Path) -> None:
    with open_record(record, actor="Lan"), pytest.raises(KnownError) as error:
        backup(filled, record)
    assert error.value.code == "record_in_use"
    assert error.value.values["owner"] == "Lan"


def test_a_copy_replaces_an_older_one_only_when_it_is_good(filled: Path, tmp_path: Path) -> None:
    copy = backup(filled, tmp_path / "bản sao.sqlite").path
    before = copy.read_bytes()
    content = bytearray(filled.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 9000] = random.Random(23).randbytes(9000)
    filled.write_bytes(content)
    with pytest.raises(KnownError) as error:
        backup(filled, copy)
    assert error.value.code == "not_copied_no_copy"
    assert copy.read_bytes() == before


def test_a_restored_record_is_the_copy_and_the_replaced_one_is_kept(filled: Path, tmp_path: Path) -> None:
    with open_record(filled) as record:
        record.database.do(SetSetting("who", "trước"))
        copy = backup(filled, tmp_path / "bản sao.sqlite").path
        record.database.do(SetSetting("who", "sau"))
    kept = restore(copy, filled, now=datetime(2026, 11, 23, 8, 12, 0))
    assert kept == tmp_path / "filled.replaced-20261123-081200.sqlite"
    assert setting(filled, "who") == '"trước"'
    assert setting(kept, "who") == '"sau"'
    assert stat.S_IMODE(filled.stat().st_mode) == 0o600


def test_what_a_crash_left_in_the_log_is_kept_with_the_replaced_record(filled: Path, tmp_path: Path) -> None:
    copy = backup(filled, tmp_path / "bản sao.sqlite").path
    database = Database(filled)
    database.do(SetSetting("who", "chỉ trong nhật ký ghi"))
    parts = {path: path.read_bytes() for path in (filled, filled.with_name("filled.sqlite-wal"))}
    database.close()
    for path, content in parts.items():  # as after a power cut: the log was never written back
        path.write_bytes(content)
    kept = restore(copy, filled)
    assert kept is not None
    assert setting(kept, "who") == '"chỉ trong nhật ký ghi"'
    assert setting(filled, "who") is None


@pytest.mark.parametrize("way", ["restored", "made anew"])
def test_the_log_of_a_lost_record_never_gets_into_the_next_one(filled: Path, tmp_path: Path, way: str) -> None:
    copy = backup(filled, tmp_path / "bản sao.sqlite").path
    database = Database(filled)
    database.do(SetSetting("who", "người cũ"))
    log = filled.with_name("filled.sqlite-wal")
    content = log.read_bytes()
    database.close()
    filled.unlink()  # somebody moved the file alone
    log.write_bytes(content)
    if way == "restored":
        assert restore(copy, filled) is None
    else:
        create_record(filled)
    assert setting(filled, "who") is None
    assert look_over(filled)
    assert [path.read_bytes() for path in tmp_path.glob("*-wal") if path.stat().st_size] == [content]


def test_a_bad_copy_is_never_restored(filled: Path, tmp_path: Path) -> None:
    copy = backup(filled, tmp_path / "bản sao.sqlite").path
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("DROP TRIGGER keep_journal_update")
        connection.execute("UPDATE journal SET actor = 'người khác' WHERE id = 1")
    connection.close()
    before = filled.read_bytes()
    with pytest.raises(KnownError) as error:
        restore(copy, filled)
    assert error.value.code == "backup_differs"
    assert filled.read_bytes() == before


def test_a_record_in_use_is_not_replaced(filled: Path, tmp_path: Path) -> None:
    copy = backup(filled, tmp_path / "bản sao.sqlite").path
    with open_record(filled, actor="Lan"), pytest.raises(KnownError) as error:
        restore(copy, filled)
    assert error.value.code == "record_in_use"


def test_a_copy_is_made_on_close_only_when_something_was_written(record: Path) -> None:
    with open_record(record, keep_copies=True):
        pass
    assert auto_backup_files.made(record) == {}
    with open_record(record, keep_copies=True) as opened:
        opened.database.do(SetSetting("office", "Phòng Nội vụ"))
    (copy,) = auto_backup_files.made(record).values()
    assert setting(copy, "office") == '"Phòng Nội vụ"'
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_copy_that_cannot_be_made_is_told_and_the_record_is_closed(record: Path) -> None:
    auto_backup_files.folder_of(record).write_text("ở đây lẽ ra là thư mục")
    opened = open_record(record, keep_copies=True)
    opened.database.do(SetSetting("office", "Phòng Nội vụ"))
    failed = opened.close()
    assert failed is not None
    assert failed.code == "no_permission"
    open_record(record).close()


def test_one_copy_a_day_is_due(record: Path) -> None:
    morning, evening = datetime(2026, 11, 23, 8, 0), datetime(2026, 11, 23, 17, 0)
    assert auto_backup_files.due(record, morning)
    auto_backup.make(record, morning)
    assert not auto_backup_files.due(record, evening)
    assert auto_backup_files.due(record, datetime(2026, 11, 24, 8, 0))


def test_copies_that_the_rotation_no_longer_keeps_go_and_other_files_stay(record: Path) -> None:
    folder = auto_backup_files.folder_of(record)
    folder.mkdir()
    (folder / "ghi chú.txt").write_text("không được xóa")
    for hour in range(6, 18):
        (folder / f"so-vang-20251123-{hour:02d}0000.sqlite").write_bytes(b"")
    auto_backup.make(record, datetime(2026, 11, 23, 8, 0))
    assert len(auto_backup_files.made(record)) == LAST  # all but one were made on one day a year ago
    assert (folder / "ghi chú.txt").exists()


READING = """
import sqlite3, sys
opened = sqlite3.connect(sys.argv[1])
print(opened.execute("SELECT value FROM setting WHERE key = 'office.full_name'").fetchone()[0])
opened.close()
"""


def seen_elsewhere(record: Path) -> str:
    """Return what another process reads; it closes the record, as the printing process does after every paper."""
    command = [sys.executable, "-X", "utf8", "-c", READING, str(record)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_a_copy_made_beside_the_work_leaves_the_log_to_the_open_record(tmp_path: Path) -> None:
    """Another process that closes the record after the copy must not take itself for the last one."""
    record = tmp_path / "so-vang.sqlite"
    create_record(record)
    with open_record(record) as opened:
        opened.database.do(SetSetting("office.full_name", "Sở Nội vụ"))
        auto_backup.make(record)
        assert "Sở Nội vụ" in seen_elsewhere(record)
        opened.database.do(SetSetting("office.full_name", "Sở Văn hóa"))
        assert record.with_name(record.name + "-wal").exists()
        assert "Sở Văn hóa" in seen_elsewhere(record)


@pytest.mark.parametrize("where", ["statements", "first pages", "end", "cut off", "links"])
def test_a_damaged_record_is_not_copied_and_the_record_is_named_not_the_copy(
    filled: Path, tmp_path: Path, where: str
) -> None:
    size = filled.stat().st_size
    if where == "links":
        with closing(sqlite3.connect(filled)) as raw:
            raw.execute("UPDATE nomination SET award_type_id = 9999 WHERE id = 1")
            raw.commit()
    else:
        with filled.open("r+b") as file:
            file.seek(
                {"statements": 100, "first pages": 5 * 4096, "middle": size // 2, "end": size - 4096}.get(where, 0)
            )
            if where == "cut off":
                file.truncate(size - 3 * 4096)
            else:
                file.write(b"\xff" * 2000)
    to = tmp_path / "bản sao.sqlite"
    with pytest.raises(KnownError) as error:
        backup(filled, to)
    assert (error.value.code, error.value.values["path"]) == ("not_copied_no_copy", str(filled))
    assert not to.exists() and not list(tmp_path.glob(".*.part"))
    good = auto_backup_files.folder_of(filled)
    good.mkdir()
    auto_backup_files.named(filled, datetime(2024, 1, 10, 8)).write_bytes(b"")
    with pytest.raises(KnownError) as error:
        backup(filled, to)
    assert error.value.code == "not_copied_damaged" and "2024" in error.value.values["copy"]


def test_what_a_copy_holds_beside_our_own_is_named_before_it_is_put_back(filled: Path, tmp_path: Path) -> None:
    copy = backup(filled, tmp_path / "bản sao.sqlite").path
    assert foreign_parts(copy) == []
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("CREATE VIEW danh_sach AS SELECT * FROM person")
        raw.execute("DROP TRIGGER keep_recipient_update")
        raw.commit()
    before = copy.read_bytes()
    assert foreign_parts(copy) == ["danh_sach", "keep_recipient_update"]
    assert copy.read_bytes() == before
    other = tmp_path / "khác.sqlite"
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE a (b)")
        raw.commit()
    with pytest.raises(KnownError, match="not_a_record"):
        foreign_parts(other)


def test_a_copy_with_foreign_triggers_is_refused_or_stripped(filled: Path, tmp_path: Path) -> None:
    copy = backup(filled, tmp_path / "bản sao.sqlite").path
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("CREATE TRIGGER x AFTER UPDATE ON nomination BEGIN DELETE FROM form_draft; END")
        raw.execute('CREATE TABLE "x""y" (a)')
        raw.execute("DROP TRIGGER keep_recipient_update")
        raw.commit()
    before = filled.read_bytes()
    with pytest.raises(KnownError) as error:
        restore(copy, filled)
    assert error.value.code == "foreign_schema"
    assert error.value.values["names"] == ['x"y', "x", "keep_recipient_update"]
    assert filled.read_bytes() == before
    restore(copy, filled, strip=True)
    with open_record(filled) as record, record.database.read() as session:
        assert check(session) == []


def test_an_older_copy_with_a_foreign_trigger_is_refused_or_stripped(filled: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(ROOT / "tests/files/record-0001.sqlite", tmp_path / "cũ.sqlite"))
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("CREATE TRIGGER x AFTER UPDATE ON nomination BEGIN DELETE FROM form_draft; END")
        raw.commit()
    with pytest.raises(KnownError) as error:
        restore(copy, filled)
    assert error.value.code == "foreign_schema"
    restore(copy, filled, strip=True)
    open_record(filled).close()


def test_through_a_link_the_true_file_is_restored(filled: Path, tmp_path: Path) -> None:
    copy = backup(filled, tmp_path / "bản sao.sqlite").path
    link = tmp_path / "liên kết.sqlite"
    link.symlink_to(filled)
    filled.write_bytes("hỏng".encode())
    restore(copy, link)
    assert link.is_symlink()
    assert table_rows_of(filled) == table_rows_of(copy)


def table_rows_of(file: Path) -> dict[str, int]:
    with closing(sqlite3.connect(file)) as opened:
        return table_rows(opened)
