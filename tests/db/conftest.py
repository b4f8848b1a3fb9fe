"""Records for the tests of the record: one empty, one with invented rounds; each test gets copies of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db.connect import Database
from db.creating import create_record
from db.sample_data.fill import fill


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
