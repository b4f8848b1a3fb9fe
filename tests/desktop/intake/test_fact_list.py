"""A list of facts beside the record: whose rows are, what is asked, what each cell says."""

from datetime import date

import pytest

from db.changes.people import AddPerson
from db.changes.units import AddUnit
from desktop.exchange.readers.opening import open_pasted
from desktop.intake.fact_list import LEAVE, NEW, check_facts

LIST = (
    "TT\tHọ và tên\tNgày sinh\tĐơn vị\tXếp loại năm 2025\tTên sáng kiến\tSố, ngày quyết định công nhận\t"
    "Kỷ luật\tDanh hiệu đã đạt\n"
    "1\tVừ Mí Kẻ\t12/05/1990\tVăn phòng Sở\tHTXS\tĐề tài số hóa hồ sơ cấp tỉnh\t12/QĐ-SNV ngày 3/2/2025\t"
    "Không\tLĐTT; CSTĐCS\n"
    "2\tGiàng A Lử\t\tVăn phòng Sở\tHTT\t\t\tKhiển trách ngày 01/02/2025\t\n"
    "3\tSùng Thị Chứ\t1999\tVăn phòng Sở\tHTT\t\t\t\t\n"
)


@pytest.fixture
def known(database):
    ids = [
        database.do(AddPerson("Vừ Mí Kẻ", birth="12/05/1990")).result,
        database.do(AddPerson("Giàng A Lử", birth="1980", unit="Phòng Y tế")).result,
        database.do(AddPerson("Giàng A Lử", birth="1991")).result,
    ]
    database.do(AddUnit("Phòng Số liệu vùng cao"))
    return database, ids


def checked(record, text=LIST):
    with record.read() as session:
        return check_facts(session, open_pasted(text, "dán"), date(2026, 1, 20))


def test_whom_the_record_knows_is_meant_namesakes_and_strangers_are_asked_about(known):
    first, second, third = checked(known[0]).people
    assert first.sure and first.label() == "Vừ Mí Kẻ (12/05/1990)"
    assert not second.sure and second.chosen == LEAVE and len(second.choices) == 2
    assert not third.sure and third.choices == ()


def test_cells_say_facts_by_column_and_no_is_none(known):
    intake = checked(known[0])
    intake.people[1].chosen = intake.people[1].choices[0].nominee_id
    intake.people[2].chosen = NEW
    found = intake.proposed(None, "grassroots")
    assert len(found["duty_rating"]) == 3 and found["duty_rating"][2] == (-1, {"year": "2025", "rating": "HTT"})
    ((_who, made),) = found["initiative"]
    assert made["research"] == "x" and made["level"] == "province"
    assert (made["decision_number"], made["decision_date"]) == ("12/QĐ-SNV", "3/2/2025")
    ((_who, discipline),) = found["discipline"]
    assert discipline["category"] == "reprimand" and discipline["starts_on"] == "01/02/2025"
    assert [texts["award_type_id"] for _who, texts in found["earlier_award"]] == [
        "Lao động tiên tiến",
        "Chiến sĩ thi đua cơ sở",
    ]
    assert [owner.id for owner in intake.owners()][-1] == -1 and intake.new()[0].name == "Sùng Thị Chứ"


def test_what_the_list_does_not_say_is_asked_once(known):
    text = "Họ và tên\tXếp loại\tSáng kiến\nVừ Mí Kẻ\tHTT\tSố hóa hồ sơ\n"
    intake = checked(known[0], text)
    assert intake.lacks() == {"year", "level"}
    intake.people[0].chosen = intake.people[0].choices[0].nominee_id
    assert intake.proposed(2025, "grassroots")["initiative"][0][1] == {
        "name": "Số hóa hồ sơ",
        "year": "2025",
        "level": "grassroots",
    }


def test_a_unit_of_the_directory_that_was_never_nominated_is_known(known):
    intake = checked(known[0], "Đơn vị\tTổng số\tNữ\nPhòng Số liệu vùng cao\t20\t9\nPhòng Lạ\t3\t1\n")
    assert [(one.chosen, one.sure) for one in intake.people] == [(NEW, True), (LEAVE, False)]
