"""`restore`: a copy takes the place of the record, and what was there is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from db.changes.office import SetSetting
from db.connect import Database
from db.creating import create_record
from db.models.office import Setting
from db.opening import open_record
from tests.conftest import Told


@pytest.fixture
def record(tmp_path: Path) -> Path:
    create_record(tmp_path / "sổ.sqlite")
    return tmp_path / "sổ.sqlite"


def office(record: Path, name: str) -> None:
    database = Database(record)
    database.do(SetSetting("office", name))
    database.close()


def test_a_copy_comes_back(record: Path, tmp_path: Path, command: Callable[..., Told]) -> None:
    office(record, "Phòng Nội vụ")
    copy = tmp_path / "bản sao.sqlite"
    told = command("--database", record, "backup", copy)
    assert (told.status, told.out) == (0, f"{copy}\n")
    assert "Đã kiểm tra" in told.err
    office(record, "Phòng khác")
    told = command("--database", record, "restore", copy)
    assert (told.status, told.out) == (0, f"{record}\n")
    assert "được giữ lại" in told.err
    assert command("--database", record, "check").status == 0
    with open_record(record, read_only=True) as opened, opened.database.read() as session:
        assert session.scalar(select(Setting.value)) == '"Phòng Nội vụ"'


def test_a_copy_is_taken_while_the_record_is_open(record: Path, tmp_path: Path, command: Callable[..., Told]) -> None:
    with open_record(record, actor="Lan"):
        assert command("--database", record, "backup", tmp_path / "bản sao.sqlite").status == 0
        told = command("--database", record, "restore", tmp_path / "bản sao.sqlite")
    assert told.status == 1
    assert "Lan đang mở, từ" in told.err


def test_a_copy_brings_a_record_to_a_new_machine(
    record: Path, own_data_folder: Path, command: Callable[..., Told]
) -> None:
    told = command("restore", record)
    assert told.status == 0
    assert Path(told.out.strip()).parent == own_data_folder
    assert command("check").status == 0


def test_what_is_no_copy_is_refused_in_vietnamese(record: Path, tmp_path: Path, command: Callable[..., Told]) -> None:
    letter = tmp_path / "thư.txt"
    letter.write_text("Kính gửi")
    for wrong, words in ((letter, "không phải"), (tmp_path / "mất.sqlite", "Không thấy"), (tmp_path, "là thư mục")):
        told = command("--database", record, "restore", wrong)
        assert told.status == 1
        assert words in told.err
    assert command("--database", record, "check").status == 0


def test_a_copy_is_tried_and_nothing_is_replaced(record: Path, tmp_path: Path, command: Callable[..., Told]) -> None:
    office(record, "Phòng Nội vụ")
    copy = tmp_path / "bản sao.sqlite"
    assert command("--database", record, "backup", copy).status == 0
    office(record, "Phòng khác")
    before = record.read_bytes()
    told = command("--database", record, "restore", "--try", copy)
    assert (told.status, told.out) == (0, "")
    assert "1 bước của sổ có sau đó" in told.err and "Bản sao này khôi phục được." in told.err
    assert record.read_bytes() == before
    other = tmp_path / "khác.sqlite"
    create_record(other)
    office(other, "Văn phòng")
    told = command("--database", record, "restore", "--try", other)
    assert told.status == 1
    assert "không phải của sổ này" in told.out
    assert "khôi phục được." not in told.err
