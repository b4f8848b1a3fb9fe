"""Killed, or out of space, in the middle of writing: nothing acknowledged is lost, nothing is half there."""

import os
import random
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.check import check
from db.connect import Database
from db.models.journal import JournalEntry
from db.models.nominees import Nominee
from db.models.office import Setting
from db.models.people import Person, PersonPosition
from tests.conftest import Told
from tests.house import ROOT

WRITER = """
    import itertools, sys
    from db.changes.office import SetSetting
    from db.changes.people import AddPerson
    from db.connect import Database
    database = Database(sys.argv[1], actor="Lan")
    print("ready", flush=True)
    for number in itertools.count(int(sys.argv[2])):
        name = f"Nguyễn Thị Thử {number}"
        person = database.do(AddPerson(name, honorific="Bà", position="Giáo viên", unit="Trường Tiểu học An Khang"))
        print(f"person {person.result}", flush=True)
        setting = database.do(SetSetting(f"n{number}", number))
        print(f"entry {setting.entry_id}", flush=True)
"""


def kill_while_writing(record: Path, start: int, chance: random.Random) -> dict[str, int]:
    """Start a writer, kill it at some moment, and return the last things that it was told are kept."""
    wanted = chance.randrange(1, 60)
    acknowledged: dict[str, int] = {}
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(record), str(start)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as writer:
        _listen(writer, wanted, acknowledged)
    return acknowledged


def _listen(writer: "subprocess.Popen[str]", wanted: int, acknowledged: dict[str, int]) -> None:
    assert writer.stdout is not None
    for number, line in enumerate(writer.stdout):
        if line != "ready\n":
            kind, id_ = line.split()
            acknowledged[kind] = int(id_)
        if number >= wanted:
            break
    writer.kill()
    for line in writer.stdout:  # what it had said before it died counts too
        if line.endswith("\n"):
            kind, id_ = line.split()
            acknowledged[kind] = int(id_)


def look_over(record: Path, acknowledged: dict[str, int]) -> None:
    database = Database(record)
    with database.read() as session:
        assert check(session) == []
        last = session.scalar(select(func.max(JournalEntry.id))) or 0
        assert last >= acknowledged.get("entry", 0)
        persons, nominees, positions, settings = (
            session.scalar(select(func.count()).select_from(model)) or 0
            for model in (Person, Nominee, PersonPosition, Setting)
        )
        assert persons == nominees == positions, "a person is there with nominee and position, or not at all"
        assert session.scalar(select(func.max(Person.id))) or acknowledged.get("person", 0) <= 0
        kinds = dict(session.execute(select(JournalEntry.change, func.count()).group_by(JournalEntry.change)).all())
        assert (kinds.get("person.add", 0), kinds.get("office.set", 0)) == (persons, settings)
    database.close()


def repeat(record: Path, times: int) -> None:
    chance = random.Random(20231)
    for number in range(times):
        look_over(record, kill_while_writing(record, number * 1000, chance))


def test_killed_while_writing_nothing_acknowledged_is_lost(record: Path) -> None:
    repeat(record, 6)


@pytest.mark.long
def test_killed_a_hundred_times_while_writing(record: Path) -> None:
    repeat(record, 100)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of 3 MB where we may mount one; None elsewhere, and the test limits the size of files instead."""
    folder = tmp_path / "đĩa nhỏ"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(options, capture_output=True, check=False).returncode == 0
    yield folder if mounted else None
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


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
