"""A record that is refused, and work that fails half-way, leave no connection open."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.backup import backup, restore
from db.changes.people import AddPerson
from db.connect import Database
from db.creating import create_record, create_schema
from db.errors import KnownError
from db.opening import open_record
from db.sample_data.fill import fill
from db.upgrade import upgrade
from tests.conftest import open_connections
from tests.db.test_upgrade import LATER, REVISIONS


class StopError(Exception):
    """The clerk stops what is running."""


def stop(*_progress: object) -> None:
    raise StopError


def text(file: Path) -> None:
    file.write_text("Kính gửi Hội đồng Thi đua - Khen thưởng")


def nothing(_file: Path) -> None:
    """Leave the place empty."""


def other_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE hoa_don (so INTEGER)")


def newer(file: Path) -> None:
    create_record(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()


def half(file: Path) -> None:
    create_record(file)
    file.write_bytes(file.read_bytes()[:300_000])


def overwritten(file: Path) -> None:
    create_record(file)
    content = bytearray(file.read_bytes())
    content[100:30_000] = b"\xa5" * 29_900
    file.write_bytes(content)


def without_tables(file: Path) -> None:
    create_record(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE sheet")


REFUSED = (nothing, Path.mkdir, text, other_program, newer, half, overwritten, without_tables)


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_a_record_that_is_refused_leaves_no_connection(
    tmp_path: Path, make: Callable[[Path], None], read_only: bool
) -> None:
    file = tmp_path / "sổ.sqlite"
    make(file)
    with pytest.raises(KnownError):
        open_record(file, read_only=read_only)
    assert open_connections() == []


def test_a_record_that_another_holds_is_refused_without_a_connection(record: Path) -> None:
    with open_record(record, actor="Lan"):
        held = open_connections()
        with pytest.raises(KnownError, match="record_in_use"):
            open_record(record, actor="Hùng")
        assert open_connections() == held
    assert open_connections() == []


def failing_backup(record: Path) -> None:
    backup(record, record.with_name("bản sao.sqlite"), stop)


def failing_restore(record: Path) -> None:
    copy = record.with_name("bản sao.sqlite")
    half(copy)
    restore(copy, record)


def failing_upgrade(record: Path) -> None:
    upgrade(Database(record), head="broken", revisions=(*REVISIONS, LATER / "broken"))


def upgrade_that_loses_rows(record: Path) -> None:
    upgrade(Database(record), head="losing", revisions=(*REVISIONS, LATER / "losing"))


def failing_fill(record: Path) -> None:
    fill(record, nominations=200, seed=1, step=stop)


def second_schema(record: Path) -> None:
    database = Database(record)
    try:
        create_schema(database)
    finally:
        database.close()


def failing_change(record: Path) -> None:
    with open_record(record) as opened:
        opened.database.do(AddPerson(""))


FAILING = (
    failing_backup,
    failing_restore,
    failing_upgrade,
    upgrade_that_loses_rows,
    failing_fill,
    second_schema,
    failing_change,
)


@pytest.mark.parametrize("work", FAILING, ids=lambda work: work.__name__)
def test_work_that_fails_half_way_leaves_no_connection(filled: Path, work: Callable[[Path], None]) -> None:
    with pytest.raises((KnownError, StopError)):
        work(filled)
    assert open_connections() == []


def test_a_connection_that_nobody_closed_is_found(tmp_path: Path) -> None:
    """What the check of every test in this tree stands on."""
    left = sqlite3.connect(tmp_path / "quên đóng.sqlite")
    assert open_connections() == [str(tmp_path / "quên đóng.sqlite")]
    left.close()
    assert open_connections() == []
