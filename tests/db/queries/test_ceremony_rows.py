"""Who is called up at the conference, with what was handed over and paid."""

from datetime import date

import pytest

from db.changes.ceremonies import ArrangePresentation, HandOverCertificates, PayBonus, RevokeAward
from db.connect import Database
from db.queries.ceremony_rows import called_sections
from tests.sample_record import ROUND, sample_record

TODAY = date(2024, 1, 12)


@pytest.fixture
def database(tmp_path):
    made = Database(sample_record(tmp_path / "record.sqlite"), today=lambda: TODAY)
    yield made
    made.close()


def rows(database):
    with database.read() as session:
        return [one for part in called_sections(session, ROUND, TODAY) for one in part.rows]


def test_the_highest_authority_comes_first_and_numbers_run_through(database):
    with database.read() as session:
        sections = called_sections(session, ROUND, TODAY)
    assert [part.award for part in sections] == [
        "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông",
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
    ]
    assert all(part.drawn and part.fund for part in sections)
    assert [one.number for one in rows(database)] == list(range(1, 12))


def test_what_was_handed_over_paid_moved_or_taken_back_is_told(database):
    first, second, third, *_rest = rows(database)
    database.do(PayBonus(third.recipient_id, 1_000_000, TODAY, "PC 12"))
    database.do(HandOverCertificates((third.certificate,), TODAY, received_by="Bà Lò Thị Mai"))
    told = rows(database)[2]
    assert (told.paid, told.voucher, told.handed, told.handed_to) == (1_000_000, "PC 12", TODAY, "Bà Lò Thị Mai")
    database.do(ArrangePresentation((second.recipient_id, first.recipient_id)))
    assert [one.name for one in rows(database)[:2]] == [second.name, first.name]
    database.do(RevokeAward(first.recipient_id, "51/QĐ-BTTTT", TODAY, "Kê khai không trung thực"))
    assert first.recipient_id not in [one.recipient_id for one in rows(database)]
