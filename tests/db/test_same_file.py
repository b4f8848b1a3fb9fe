"""A record that is moved, deleted or exchanged under an open program is told; nothing is written beside it."""

from pathlib import Path

import pytest

from db.changes.people import AddPerson
from db.connect import Database
from db.errors import KnownError


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
