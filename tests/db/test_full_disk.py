"""The disk full at any page that something writes: it is refused whole in a sentence, and what was there stays."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from db import auto_backup, version
from db.backup import backup, restore
from db.changes.office import SetSetting
from db.changes.people import AddPerson
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.opening import open_record
from desktop.labels.sentences import sentence
from tests.house import ROOT

PAGE = 4096
DISK = "24m"
MOST = 4_000  # pages until everything has room
NAME = "sổ vàng.sqlite"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path | None]:
    """A small disk of its own where we may mount one; None elsewhere."""
    folder = tmp_path / "đĩa nhỏ"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(options, capture_output=True, check=False).returncode == 0
    yield folder if mounted else None
    if mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill_but(disk: Path, pages: int) -> Path:
    """Fill a disk but for so many pages; return the file that does."""
    film = disk / "phim.mkv"
    film.touch()
    free = os.statvfs(disk)
    with film.open("wb") as written:
        written.write(bytes(max(0, free.f_bavail * free.f_frsize - pages * PAGE)))
    return film


def state(record: Path) -> tuple[str, int, int, int, int]:
    """Return the version, steps, people, nominees and settings of a record whose pages are sound."""
    with closing(sqlite3.connect(record)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (found,) = opened.execute("SELECT version_num FROM alembic_version").fetchone()
        tables = ("journal", "person", "nominee", "setting")
        return (found, *(opened.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables))


def change(record: Path, _other: Path) -> None:
    database = Database(record, actor="Lan")
    try:
        database.do(SetSetting("ghi chú", "ă" * 60_000))
    finally:
        database.close()


def enter(record: Path, _other: Path) -> None:
    database = Database(record, actor="Lan")
    try:
        with database.one_step() as steps:
            for number in range(60):
                steps.do(AddPerson(f"Nguyễn Thị Thử {number}", position="Giáo viên", unit="Trường Tiểu học An Khang"))
    finally:
        database.close()


def copy(record: Path, _other: Path) -> None:
    backup(record, record.parent / "bản sao.sqlite")


def copy_daily(record: Path, _other: Path) -> None:
    auto_backup.make(record, datetime(2026, 11, 24, 17, 5))


def put_back(record: Path, other: Path) -> None:
    restore(other, record)


def upgrade(record: Path, _other: Path) -> None:
    open_record(record, actor="Lan").close()


def make(record: Path, _other: Path) -> None:
    create_record(record)


ACTS: dict[str, Callable[[Path, Path], None]] = {
    "a change": change,
    "many people in one step": enter,
    "a copy": copy,
    "the copy of the day": copy_daily,
    "putting a copy back": put_back,
    "an upgrade": upgrade,
    "a new record": make,
}


def attempt(act: Callable[[Path, Path], None], record: Path, other: Path) -> str:
    try:
        act(record, other)
    except KnownError as refused:
        assert sentence(refused)
        return refused.code
    return "done"


def begin(act: Callable[[Path, Path], None], disk: Path, filled: Path) -> Path:
    """Put what an act begins with on the empty disk."""
    for left in disk.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    record = disk / NAME
    if act is not make:
        shutil.copy(ROOT / "tests/files/record-0001.sqlite" if act is upgrade else filled, record)
    return record


@pytest.mark.parametrize("step", [pytest.param(97, id="some"), pytest.param(1, marks=pytest.mark.long, id="each")])
@pytest.mark.parametrize("name", ACTS)
def test_a_disk_that_fills_up_at_any_page_loses_nothing_and_leaves_nothing_half(
    filled: Path, disk: Path | None, tmp_path: Path, name: str, step: int
) -> None:
    if disk is None:
        return
    act, ends = ACTS[name], list[str]()
    other = tmp_path / "bản sao khác.sqlite"
    shutil.copy(filled, other)
    change(other, other)
    for pages in range(0, MOST, step):
        record = begin(act, disk, filled)
        before = state(record) if record.exists() else None
        film = fill_but(disk, pages)
        ends.append(attempt(act, record, other))
        film.unlink()
        assert [path.name for path in disk.rglob("*.part*")] == [], (pages, ends[-1])
        look(act, record, before, done=ends[-1] == "done")
        if ends[-2:] == ["done", "done"]:
            break
    assert set(ends) == {"disk_full", "done"}, ends
    assert ends == sorted(ends, key=lambda end: end == "done")


def look(act: Callable[[Path, Path], None], record: Path, before: tuple[str, ...] | None, *, done: bool) -> None:
    """Say whether the record is as it was, or wholly as the act makes it."""
    if before is None:
        assert record.exists() == done
        return
    now = state(record)
    if not done or act in (copy, copy_daily):
        assert now == before
    elif act is upgrade:
        assert now[0] == version.HEAD and now[2:4] == before[2:4]
    else:
        assert now[1] == before[1] + 1
    if act is copy:
        assert (record.parent / "bản sao.sqlite").exists() == done
