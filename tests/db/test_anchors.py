"""What is kept of the journal outside the record tells of one that was shortened or written anew."""

import json
import shutil
from pathlib import Path

import pytest

from db import anchors, auto_backup
from db.backup import restore
from db.changes.people import AddPerson
from db.connect import Database
from db.errors import KnownError
from db.opening import open_record
from db.queries.journal_head import head
from tests.db.forging import KEY, chained, codes, forge, looked, other_actor


def test_a_record_that_nobody_touched_is_sound_and_says_what_was_looked_at(office_file: Path) -> None:
    found = looked(office_file)
    assert found.faults == []
    assert [each.code for each in found.looked] == [
        "looked_file",
        "looked_schema",
        "looked_journal",
        "looked_meaning",
        "looked_outside",
    ]
    assert found.looked[-1].values == {"lines": 1, "copies": 1}
    assert [each.code for each in found.not_looked] == ["unlooked_drafts"]


def test_without_anything_outside_it_says_that_nobody_can_tell(office_file: Path) -> None:
    shutil.rmtree(office_file.with_name("sổ-copies"))
    forge(office_file, chained(other_actor))
    found = looked(office_file)
    assert found.faults == []
    assert {each.code for each in found.not_looked} == {"unlooked_outside", "unlooked_identity", "unlooked_drafts"}


def test_a_log_that_was_cut_off_is_found_out(office_file: Path) -> None:
    """The last committed step stood in the log beside the office_file, and the log is gone."""
    before = office_file.read_bytes()
    database = Database(office_file, actor="Lan")
    database.do(AddPerson("Hoàng Văn Bình"))
    with database.read() as session:
        anchors.append(session, office_file, KEY, anchors.CLOSED)
    database.close()
    office_file.write_bytes(before)
    assert codes(office_file) == {"fault_journal_shorter"}


def test_the_line_on_a_paper_tells_of_a_journal_written_anew(office_file: Path) -> None:
    shutil.rmtree(office_file.with_name("sổ-copies"))
    database = Database(office_file, read_only=True)
    with database.read() as session:
        now = head(session)
    database.close()
    assert now is not None
    assert looked(office_file, printed=f"Nhật ký: bước {now.short}").faults == []
    forge(office_file, chained(other_actor))
    assert [each.code for each in looked(office_file, printed=now.short).faults] == ["fault_printed_head"]
    with pytest.raises(KnownError) as error:
        looked(office_file, printed="không có số")
    assert error.value.code == "not_a_head"


def test_a_head_file_that_was_edited_is_found_out(office_file: Path) -> None:
    heads = anchors.heads_file(office_file)
    line = json.loads(heads.read_text("utf-8"))
    line["entry"] -= 5
    heads.write_text(json.dumps(line) + "\nkhông phải JSON\n", "utf-8")
    found = [(fault.code, fault.values.get("line")) for fault in looked(office_file).faults]
    assert found == [("fault_heads_forged", 1), ("fault_heads_forged", 2)]


def test_a_head_file_of_another_profile_is_compared_and_the_missing_signature_is_told(office_file: Path) -> None:
    forge(office_file, chained(other_actor))
    found = looked(office_file, bytes(32))
    assert "fault_journal_other" in {fault.code for fault in found.faults}
    assert "unlooked_signature" in {each.code for each in found.not_looked}


def test_a_copy_put_back_by_the_program_is_no_forgery(office_file: Path, tmp_path: Path) -> None:
    key_file = tmp_path / "head.key"
    key_file.write_text(KEY.hex())
    database = Database(office_file, actor="Lan")
    database.do(AddPerson("Hoàng Văn Bình"))
    database.close()
    auto_backup.make(office_file)
    with open_record(office_file, actor="Lan", keep_copies=True, key_file=key_file) as record:
        record.database.do(AddPerson("Lò Thị Mai"))
    assert codes(office_file) == set()
    first = min(anchors.heads_file(office_file).parent.glob("*.sqlite"))
    restore(first, office_file, key_file=key_file)
    assert codes(office_file) == set()
    with open_record(office_file, actor="Lan", keep_copies=True, key_file=key_file) as record:
        record.database.do(AddPerson("Vàng Thị Dở"))
    assert codes(office_file) == set()


def test_an_older_copy_put_back_past_the_program_is_told(office_file: Path) -> None:
    database = Database(office_file, actor="Lan")
    database.do(AddPerson("Hoàng Văn Bình"))
    with database.read() as session:
        anchors.append(session, office_file, KEY, anchors.CLOSED)
    database.close()
    shutil.copy(min(anchors.heads_file(office_file).parent.glob("*.sqlite")), office_file)
    assert codes(office_file) == {"fault_journal_shorter"}


def test_put_back_by_nobody_of_this_profile_is_told(office_file: Path) -> None:
    database = Database(office_file)
    with database.read() as session:
        anchors.append(session, office_file, bytes(32), anchors.PUT_BACK)
    database.close()
    assert codes(office_file) == {"fault_put_back_unsigned"}


def test_the_key_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "hồ sơ" / "head.key"
    key = anchors.profile_key(file)
    assert len(key) == 32
    assert anchors.profile_key(file) == key
    assert file.stat().st_mode & 0o077 == 0
    file.write_text("không phải khoá", "utf-8")
    with pytest.raises(KnownError) as error:
        anchors.profile_key(file)
    assert error.value.code == "no_permission"
