"""The journal is searched by name and number: whatever was done to somebody is found, nothing of others."""

from datetime import date

import pytest

from db.connect import Database
from db.models.journal import JournalEntry
from db.queries.journal_search import steps_about
from tests.own_office_record import own_office_record


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    file = own_office_record(tmp_path_factory.mktemp("journal") / "record.sqlite")
    database = Database(file, today=lambda: date(2023, 12, 20))
    with database.read() as session:
        yield session
    database.close()


def done(session, typed, changes=()):
    """Return what was done to those who are called so, the first step first."""
    return [session.get(JournalEntry, id_).change for id_ in reversed(steps_about(session, typed, changes))]


def test_everything_that_was_done_to_somebody_is_found_by_a_part_of_the_name(session):
    assert done(session, "giàng páo") == [
        "nomination.add",
        "nomination.move",
        "council.record",
        "submission.draft",
        "decision.draft",
        "decision.issue",
        "certificate.make",
    ]
    assert done(session, "giang a pao") == done(session, "Giàng A Páo")


def test_a_revoked_award_and_its_spoiled_sheet_are_found_by_the_name_on_it(session):
    assert {"award.revoke", "certificate.make"} <= set(done(session, "Nguyễn Thị Thu Hà"))
    assert "sheet.move" in done(session, "Trung tâm Chuyển đổi số")
    assert "award.revoke" not in done(session, "Ma Thị Bảy")


def test_units_are_found_by_their_earlier_name_and_papers_by_their_number(session):
    assert {"unit.add", "unit.rename"} <= set(done(session, "ubnd xa kien thiet"))
    assert "decision.issue" in done(session, "112/QĐ-UBND")
    assert "award.revoke" in done(session, "61/QĐ")
    assert "award_type.add" in done(session, "nha nong gioi")


def test_what_nobody_is_called_finds_nothing_but_the_acts_asked_for(session):
    assert done(session, "Không Có Ai") == []
    assert done(session, "Không Có Ai", ["sheet.move"]) == ["sheet.move"]


def test_a_letter_inside_a_name_is_no_beginning_of_a_word(session):
    assert "nomination.add" not in done(session, "iàng")
    assert "nomination.add" in done(session, "g")
