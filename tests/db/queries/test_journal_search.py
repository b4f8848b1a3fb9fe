"""The journal is searched by name and number: whatever was done to somebody is found, nothing of others."""

from datetime import date

import pytest

from db import journal_index
from db.connect import Database
from db.models.journal import JournalEntry
from db.queries import journal_search
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


NAMED = (
    "giàng páo",
    "nguyễn",
    "n",
    "112/qđ",
    "61",
    "ubnd xã kiến thiết",
    "khen",
    "sở y tế",
    "không ai tên thế",
    "%",
    "",
)


@pytest.mark.parametrize("typed", NAMED)
def test_steps_looked_up_by_rows_are_those_that_a_walk_through_the_journal_finds(session, monkeypatch, typed):
    walked = [id_ for some in journal_search._walked(session, typed, ()) for id_ in some]
    assert walked == steps_about(session, typed)
    monkeypatch.setattr(journal_search, "FEW", 3)
    assert steps_about(session, typed) == walked
    monkeypatch.setattr(journal_search, "READ_AT_ONCE", 1)
    assert steps_about(session, typed, ("unit.add",), 2) == steps_about(session, typed, ("unit.add",))[:2]


def test_a_rare_name_is_looked_up_without_reading_the_whole_journal(session, monkeypatch):
    read = []
    before = journal_index.touched
    monkeypatch.setattr(journal_index, "touched", lambda images: read.append(images) or before(images))
    monkeypatch.setattr(journal_search, "READ_AT_ONCE", 2)
    assert len(done(session, "giàng páo")) == 7 and len(read) == 2
