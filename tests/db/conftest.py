"""Records for the tests of the record: one empty, one with invented rounds; each test gets copies of its own."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db import anchors, auto_backup
from db.changes.change import Undo
from db.changes.decisions import AttachScan
from db.changes.form_drafts import keep_draft
from db.changes.people import AddPerson, EditPerson
from db.changes.scans import keep_file
from db.connect import Database
from db.creating import create_record
from db.sample_data.fill import fill
from db.sample_round import create_sample_round
from tests.db.forging import KEY


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    create_record(folder / "new.sqlite")
    fill(folder / "filled.sqlite", nominations=300, seed=5)
    return folder


@pytest.fixture(autouse=True)
def nothing_left_open(every_connection_closed: None) -> None:
    """Fail each test of the record that leaves a connection open."""


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    """A new record with the law in it."""
    return Path(shutil.copy(made / "new.sqlite", tmp_path / "so-vang.sqlite"))


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Path:
    """A record with 300 invented nominations of 15 years."""
    return Path(shutil.copy(made / "filled.sqlite", tmp_path / "filled.sqlite"))


@pytest.fixture
def database(record: Path) -> Iterator[Database]:
    opened = Database(record, actor="Lan")
    yield opened
    opened.close()


@pytest.fixture
def session(filled: Path) -> Iterator[Session]:
    """A session that reads the filled record."""
    database = Database(filled, read_only=True)
    with database.read() as opened:
        yield opened
    database.close()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample round, a scan, a CCCD, a step taken back; a copy and the head file beside it."""
    folder = tmp_path_factory.mktemp("office")
    file = folder / "sổ.sqlite"
    create_record(file, actor="Lan")
    database = Database(file, actor="Lan", today=lambda: date(2024, 1, 20))
    create_sample_round(database)
    person = database.do(AddPerson("Trần Thị Sen", identity_number="008195001234", position="Giáo viên")).result
    renamed = database.do(EditPerson(person, "Trần Thị Sen Hồng"))
    database.do(Undo(renamed.entry_id))
    database.do(AttachScan(1, "quyết định.pdf", keep_file(database, "quyết định.pdf", b"%PDF-1.7 signed")))
    with database.write() as session:
        keep_draft(session, "nomination", "1", "{}")
    auto_backup.make(file, datetime(2024, 1, 20, 17))
    with database.read() as session:
        anchors.append(session, file, KEY, anchors.COPIED, aside=True)
    database.do(EditPerson(person, "Trần Thị Sen Trắng"))
    database.close()
    return folder


@pytest.fixture
def office_file(office: Path, tmp_path: Path) -> Path:
    """A copy of the office's record, with its copies and head file beside it."""
    shutil.copytree(office, tmp_path / "office")
    return tmp_path / "office" / "sổ.sqlite"
