"""Killed at any moment of any kind of writing: nothing acknowledged is lost, nothing is half there."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import auto_backup_files, version
from db.backup import backup, look_over
from db.changes.decisions import DraftDecision
from db.changes.office import SetSetting
from db.check import check
from db.connect import Database
from db.models.decisions import Decision
from db.models.register import RegisterEntry
from db.opening import open_record
from db.rules.terms import DecisionOrigin
from tests.db.changes import conftest as changes
from tests.db.killing import Killer, killer, look_over_people
from tests.house import ROOT

template = changes.template
FEW = pytest.param(1, id="few")
DRAFTS = 40


@pytest.fixture(scope="module")
def killing() -> Iterator[Killer]:
    with killer() as made:
        yield made


def many(times: int) -> object:
    return pytest.param(times, marks=pytest.mark.long, id=f"{times}")


def swept(record: Path, names: set[str]) -> None:
    """See that opening for writing, as the clerk does next, leaves nothing of what was half written."""
    open_record(record, actor="Lan").close()
    folder = auto_backup_files.folder_of(record)
    left = [*record.parent.iterdir(), *(folder.iterdir() if folder.is_dir() else ())]
    assert {path.name for path in left if path.name.endswith((".part", ".new", "-wal", "-shm", "-journal"))} == set()
    assert names <= {path.name for path in record.parent.iterdir()}


@pytest.mark.parametrize("times", [pytest.param(4, id="few"), many(300)])
def test_killed_while_people_are_entered_nobody_acknowledged_is_lost(record: Path, killing: Killer, times: int) -> None:
    for number in range(times):
        kept = record.with_name(f"{number // 25}.sqlite")  # a record that is killed 25 times
        if not kept.exists():
            shutil.copy(record, kept)
        look_over_people(kept, killing.kill_while("people", kept, 1000 * number))


@pytest.fixture(scope="module")
def drafts(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with decisions that wait for their number, two people on each."""
    file = Path(shutil.copy(template, tmp_path_factory.mktemp("drafts") / "so-vang.sqlite"))
    office, close = changes.opened(file)
    people = [changes.person(f"Nguyễn Thị Thử {number}", honorific="Bà") for number in range(2 * DRAFTS)]
    ids = office.recommended(*people)
    for at in range(0, len(ids), 2):
        made = DraftDecision(office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids[at : at + 2])
        office.database.do(made)
    close()
    return file


@pytest.mark.parametrize("times", [pytest.param(2, id="few"), many(100)])
def test_killed_while_decisions_are_issued_no_number_is_lost_or_half_given(
    drafts: Path, tmp_path: Path, killing: Killer, times: int
) -> None:
    for number in range(times):
        file = Path(shutil.copy(drafts, tmp_path / f"{number}.sqlite"))
        told = killing.kill_while("issue", file, words=12)
        database = Database(file)
        with database.read() as session:
            assert check(session) == []
            issued = session.scalar(select(func.count()).where(Decision.number.is_not(None))) or 0
            entries = list(session.scalars(select(RegisterEntry.number).order_by(RegisterEntry.number)))
        database.close()
        assert told.get("issued", 0) <= issued <= told.get("issued", 0) + 1
        assert len(entries) == 2 * issued and entries == list(range(1, len(entries) + 1))
        file.unlink()


@pytest.mark.parametrize("times", [FEW, many(40)])
def test_killed_while_a_copy_is_made_each_copy_that_is_there_is_whole(
    record: Path, killing: Killer, times: int
) -> None:
    for number in range(times):
        told = killing.kill_while("copy", record, 20 * number, words=3, within=0.2)
        made = list(auto_backup_files.made(record).values())
        assert bool(made) >= bool(told.get("copy"))
        assert [look_over(copy)["setting"] for copy in made[-2:]] == [0] * len(made[-2:])
        swept(record, {record.name})


@pytest.mark.parametrize("times", [FEW, many(40)])
def test_killed_while_a_copy_is_put_back_the_record_is_the_old_one_or_the_new_one(
    record: Path, killing: Killer, times: int
) -> None:
    database = Database(record, actor="Lan")
    for number in range(2):
        database.do(SetSetting("bản", number))
        backup(record, record.with_name(f"bản {number}.sqlite"))
    database.close()
    for number in range(times):
        killing.kill_while("restore", record, 100 * number, words=3, within=0.2)
        swept(record, {record.name, "bản 0.sqlite", "bản 1.sqlite"})
        with closing(sqlite3.connect(record)) as opened:
            assert opened.execute("SELECT value FROM setting WHERE key = 'bản'").fetchone()[0] in ("0", "1")
        assert look_over(record)["setting"] == 1


@pytest.mark.parametrize("times", [FEW, many(40)])
def test_killed_while_an_older_record_is_upgraded_it_is_the_old_one_or_the_new_one(
    tmp_path: Path, killing: Killer, times: int
) -> None:
    old = ROOT / "tests/files/record-0001.sqlite"
    people = look_over(old)["person"]
    for number in range(times):
        folder = tmp_path / str(number)
        folder.mkdir()
        record = Path(shutil.copy(old, folder / "sổ cũ.sqlite"))
        killing.kill_while("upgrade", record, words=1, within=1.0)
        with closing(sqlite3.connect(record)) as opened:
            assert opened.execute("SELECT version_num FROM alembic_version").fetchone()[0] in ("0001", version.HEAD)
        swept(record, {record.name})
        assert look_over(record)["person"] == people
