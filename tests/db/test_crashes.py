"""The power cut off or the disk full in the middle of writing: nothing acknowledged is lost, nothing is half there."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from db import auto_backup, auto_backup_files, dialect, journal, version
from db.changes.office import SetSetting
from db.changes.people import AddPerson
from db.check import check, damage, report
from db.connect import Database
from db.errors import KnownError
from db.models.office import Setting
from db.opening import open_record
from desktop.labels.sentences import sentence
from tests.conftest import Told
from tests.db.killing import look_over_people
from tests.house import ROOT


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of 3 MB where we may mount one; None elsewhere, and the test limits the size of files instead."""
    folder = tmp_path / "đĩa nhỏ"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(options, capture_output=True, check=False).returncode == 0
    yield folder if mounted else None
    if mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


FILL_THE_DISK = """
    import resource, signal, sys
    from db.changes.office import SetSetting
    from db.connect import Database
    from db.errors import KnownError
    if sys.argv[2] == "limit":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
    database = Database(sys.argv[1])
    done = 0
    try:
        while done < 1000:
            database.do(SetSetting(f"n{done}", "ă" * 20_000))
            done += 1
    except KnownError as error:
        print(done, error.code)
"""


def test_a_full_disk_is_told_and_what_was_written_stays(record: Path, small_disk: Path | None) -> None:
    kept = record if small_disk is None else Path(shutil.copy(record, small_disk))
    told = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FILL_THE_DISK), kept, "limit" if small_disk is None else "disk"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.stdout, told.stderr
    done, code = told.stdout.split()
    assert code == "disk_full"
    database = Database(kept, read_only=True)
    with database.read() as session:
        assert check(session) == []
        assert session.scalar(select(func.count()).select_from(Setting)) == int(done) > 0
    database.close()


def test_a_copy_onto_a_full_disk_leaves_nothing_there(
    filled: Path, small_disk: Path | None, command: Callable[..., Told]
) -> None:
    if small_disk is None:
        assert not list(filled.parent.glob("*.part"))
        return
    (small_disk / "phim.mkv").write_bytes(b"x" * 2_600_000)
    told = str(command("--database", filled, "backup", small_disk / "bản sao.sqlite"))
    assert "Đĩa đầy" in told
    assert [path.name for path in small_disk.iterdir()] == ["phim.mkv"]


def write_until(record: Path, times: int) -> tuple[bytes, bytes, list[tuple[int, int]]]:
    """Return the file and its log while a record is open, and for each change the log's length and its last entry."""
    log = record.with_name(f"{record.name}-wal")
    database = Database(record, actor="Lan")
    acknowledged = [(0, 0)]
    for number in range(times):
        database.do(AddPerson(f"Nguyễn Thị Thử {number}", position="Giáo viên", unit="Trường Tiểu học An Khang"))
        entry = database.do(SetSetting(f"n{number}", "ă" * 3_000 * (number % 3))).entry_id
        acknowledged.append((log.stat().st_size, entry))
    kept = record.read_bytes(), log.read_bytes()
    database.close()
    return (*kept, acknowledged)


def cut_log(folder: Path, file: bytes, log: bytes) -> int:
    """Open what a power cut left of a record and its log; return the last entry. The file must be sound."""
    record = folder / "so-vang.sqlite"
    for old in folder.iterdir():
        old.unlink()
    record.write_bytes(file)
    record.with_name(f"{record.name}-wal").write_bytes(log)
    with closing(sqlite3.connect(record)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (last,) = opened.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()
        people, nominees = (
            opened.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("person", "nominee")
        )
        persons = opened.execute("SELECT count(*) FROM journal WHERE change = 'person.add'").fetchone()[0]
        assert people == nominees == persons, "a person is there with nominee and step, or not at all"
    return int(last)


LOG_HEAD, FRAME_HEAD, PAGE = 32, 24, 4096


@pytest.mark.parametrize(
    ("times", "every"), [(3, 5), pytest.param(20, 1, marks=pytest.mark.long)], ids=["every fifth frame", "every frame"]
)
def test_a_log_cut_at_any_frame_keeps_all_that_was_acknowledged_before(
    record: Path, tmp_path: Path, times: int, every: int
) -> None:
    file, log, acknowledged = write_until(record, times)
    folder, chance = tmp_path / "sau khi mất điện", random.Random(4_711)
    folder.mkdir()
    frames = (len(log) - LOG_HEAD) // (FRAME_HEAD + PAGE)
    assert frames >= 4 * times
    cuts = [LOG_HEAD + number * (FRAME_HEAD + PAGE) for number in range(0, frames + 1, every)]
    cuts += [cut + chance.randrange(1, FRAME_HEAD + PAGE) for cut in cuts[:-1]] + [0, 7, len(log)]
    for cut in cuts:
        wanted = max(entry for length, entry in acknowledged if length <= cut)
        for tail in (b"", chance.randbytes(5_000)):  # the disk had not yet written what stood there, or something else
            assert cut_log(folder, file, log[:cut] + tail) >= wanted
    record.write_bytes(file)
    record.with_name(f"{record.name}-wal").write_bytes(log[: cuts[len(cuts) // 3]])
    look_over_people(record, {})


def full_at(record: Path, pages: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a change on a disk that has room for so many more pages; return how it ended."""
    with closing(sqlite3.connect(record)) as opened:
        (now,) = opened.execute("PRAGMA page_count").fetchone()
    usual = dialect.WRITING
    monkeypatch.setattr(dialect, "WRITING", (*usual, f"PRAGMA max_page_count={now + pages}"))
    database = Database(record, actor="Lan")
    try:
        database.do(SetSetting("ghi chú", "ă" * 60_000))
    except KnownError as refused:
        assert sentence(refused)
        return refused.code
    finally:
        database.close()
        monkeypatch.setattr(dialect, "WRITING", usual)
    return "done"


def test_a_disk_that_fills_up_at_any_page_of_a_change_refuses_it_whole(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = []
    for pages in range(0, 180, 6):
        copy = Path(shutil.copy(record, record.with_name(f"{pages}.sqlite")))
        ends.append(full_at(copy, pages, monkeypatch))
        with closing(sqlite3.connect(copy)) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            kept = opened.execute("SELECT count(*) FROM setting WHERE key = 'ghi chú'").fetchone()[0]
            steps = opened.execute("SELECT count(*) FROM journal WHERE change = 'office.set'").fetchone()[0]
        assert kept == steps == (ends[-1] == "done")
    assert ends[0] == "disk_full" and ends[-1] == "done"
    assert set(ends) == {"disk_full", "done"} and ends == sorted(ends, key=lambda end: end == "done")


UPGRADER = """
    import sys
    from db.errors import KnownError
    from db.opening import open_record
    try:
        with open_record(sys.argv[1], actor="Lan") as record:
            print("opened", record.read_only, flush=True)
            sys.stdin.readline()
    except KnownError as refused:
        print(refused.code, flush=True)
"""


def test_of_two_who_upgrade_a_record_at_once_one_does_and_the_other_is_told_who(tmp_path: Path) -> None:
    record = Path(shutil.copy(ROOT / "tests/files/record-0001.sqlite", tmp_path / "sổ cũ.sqlite"))
    with ExitStack() as running:
        both = [
            running.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", textwrap.dedent(UPGRADER), record],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    encoding="utf-8",
                )
            )
            for _each in range(2)
        ]
        told = [each.stdout.readline().strip() for each in both if each.stdout]
        for each in both:
            each.communicate("\n")
    assert sorted(told) == ["opened False", "record_in_use"]
    with open_record(record, actor="Lan") as opened, opened.database.read() as session:
        assert damage(session) == []
        assert [str(row) for row in session.scalars(text("SELECT version_num FROM alembic_version"))] == [version.HEAD]


def test_a_clock_that_was_set_back_is_told_and_neither_steps_nor_copies_are_lost(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = iter(("2098-11-24T08:00:00+00:00", "2099-01-01T00:00:00+00:00", "2098-11-24T08:05:00+00:00"))
    monkeypatch.setattr(journal, "now", lambda: next(hours))
    database = Database(record, actor="Lan")
    for number in range(3):
        database.do(SetSetting(f"n{number}", number))
    with database.read() as session:
        found = report(session, record)
        last = journal.last_entry(session)
    database.close()
    assert found.faults == []
    [told] = [each for each in found.not_looked if each.code == "unlooked_clock"]
    assert told.values == {"steps": 1, "entry": last} and "chỉnh lùi" in sentence(told.code, told.values)
    for minute in range(12):
        auto_backup.make(record, datetime(2026, 11, 24, 17, minute))
    copy = auto_backup.make(record, datetime(2026, 11, 24, 8, 10))
    assert copy.exists() and len(auto_backup_files.made(record)) >= 10
