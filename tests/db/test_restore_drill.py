"""A copy is tried before it is needed: what would come back is known, and nothing is touched."""

from pathlib import Path

import pytest

from db.backup import backup
from db.changes.form_drafts import keep_draft
from db.changes.office import SetSetting
from db.changes.people import AddPerson
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.opening import open_record
from db.restore_drill import table_digests, try_restore
from tests.db.forging import forge, sql

CHANGED = sql("UPDATE person SET full_name = 'Vừ Mí Kè'")


def still(_done: int, _total: int) -> None:
    """Hear the steps and go on."""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "sổ").mkdir()
    create_record(tmp_path / "sổ" / "so-vang.sqlite")
    add(tmp_path / "sổ" / "so-vang.sqlite", "Vừ Mí Kẻ")
    return tmp_path / "sổ" / "so-vang.sqlite"


def add(record: Path, name: str) -> None:
    with open_record(record) as opened:
        opened.database.do(AddPerson(name, honorific="Ông"))


def codes(faults):
    return [fault.code for fault in faults]


def test_a_copy_of_today_comes_back_whole_and_is_the_same_as_the_record(record: Path, tmp_path: Path) -> None:
    copy = backup(record, tmp_path / "bản sao.sqlite").path
    before = record.read_bytes(), copy.read_bytes(), sorted(tmp_path.rglob("*"))
    found = try_restore(copy, record, still)
    assert (found.faults, found.not_looked) == ([], [])
    assert codes(found.looked) == ["drill_came_back", "drill_awards", "drill_the_same"]
    digests = table_digests(record, still)
    assert found.looked[0].values["rows"] == sum(rows for rows, _digest in digests.values())
    assert (record.read_bytes(), copy.read_bytes(), sorted(tmp_path.rglob("*"))) == before


def test_an_older_copy_says_how_much_came_later(record: Path, tmp_path: Path) -> None:
    copy = backup(record, tmp_path / "bản sao.sqlite").path
    add(record, "Hạng Thị Sinh")
    add(record, "Lù Văn Chính")
    found = try_restore(copy, record, still)
    assert found.faults == []
    assert (found.looked[-1].code, found.looked[-1].values["steps"]) == ("drill_behind", 2)


def test_a_copy_is_tried_while_the_record_is_open_and_unfinished_forms_do_not_count(
    record: Path, tmp_path: Path
) -> None:
    copy = backup(record, tmp_path / "bản sao.sqlite").path
    with open_record(record, actor="Lan") as opened:
        with opened.database.write() as session:
            keep_draft(session, "nomination", "", '{"name": "Giàng A Páo"}')
        assert codes(try_restore(copy, record, still).faults) == []
        opened.database.do(SetSetting("office", "Phòng Nội vụ"))
        assert try_restore(copy, record, still).looked[-1].code == "drill_behind"


def test_a_copy_of_another_record_is_told_apart(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác.sqlite"
    create_record(other)
    add(other, "Giàng Thị Mỷ")
    found = try_restore(other, record, still)
    assert codes(found.faults) == ["drill_other_journal"]


def test_a_record_changed_from_outside_differs_from_its_copy(record: Path, tmp_path: Path) -> None:
    copy = backup(record, tmp_path / "bản sao.sqlite").path
    forge(record, CHANGED)
    found = try_restore(copy, record, still)
    assert [(fault.code, fault.values["table"]) for fault in found.faults] == [("drill_record_differs", "person")]
    assert "drill_the_same" not in codes(found.looked)


def test_a_copy_changed_from_outside_is_looked_over_as_check_does(record: Path, tmp_path: Path) -> None:
    copy = backup(record, tmp_path / "bản sao.sqlite").path
    forge(copy, CHANGED)
    found = codes(try_restore(copy, record, still).faults)
    assert "fault_row_changed" in found


def test_a_copy_can_be_tried_beside_a_damaged_record(record: Path, tmp_path: Path) -> None:
    copy = backup(record, tmp_path / "bản sao.sqlite").path
    record.write_bytes(b"TT;Ho va ten\n" * 1000)
    found = try_restore(copy, record, still)
    assert codes(found.looked) == ["drill_came_back"]
    assert codes(found.not_looked) == ["not_a_record"]


def test_what_is_no_copy_is_refused(record: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "danh sách.sqlite"
    wrong.write_bytes(b"TT;Ho va ten\n1;Ma Van Uoc\n" * 100)
    with pytest.raises(KnownError) as told:
        try_restore(wrong, record, still)
    assert told.value.code == "not_a_record"


def test_a_trial_that_is_stopped_leaves_nothing(record: Path, tmp_path: Path) -> None:
    copy = backup(record, tmp_path / "bản sao.sqlite").path
    there = sorted(tmp_path.rglob("*"))
    heard = []

    def stop(done: int, _total: int) -> None:
        heard.append(done)
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        try_restore(copy, record, stop)
    assert sorted(tmp_path.rglob("*")) == there
    assert heard[:2] == [0, 1]


def test_one_letter_changes_the_digest_of_its_table_alone(record: Path) -> None:
    before = table_digests(record, still)
    database = Database(record)
    with database.write() as session:
        session.connection().exec_driver_sql("UPDATE setting SET value = value")
    database.close()
    assert table_digests(record, still) == before
    forge(record, CHANGED)
    now = table_digests(record, still)
    assert {name for name in now if now[name] != before[name]} == {"person"}
