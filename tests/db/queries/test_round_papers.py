"""What papers stand on is counted by kind, and only of the round that is asked for."""

from datetime import date

import pytest

from db.changes.certificates import StartPrintRun
from db.changes.rounds import OpenRound
from db.connect import Database
from db.errors import KnownError
from db.queries.round_papers import Counted, decision_words, round_facts, round_year
from db.rules.terms import RewardType
from tests.sample_record import sample_record

TODAY = date(2024, 1, 12)


@pytest.fixture
def database(tmp_path):
    made = Database(sample_record(tmp_path / "record.sqlite"), today=lambda: TODAY)
    yield made
    made.close()


def test_nominees_submissions_and_decisions_are_counted_by_kind(database):
    with database.read() as session:
        facts = round_facts(session, 1)
    assert facts.nominated == Counted(3, 8)
    assert [one.counted for one in facts.submissions] == [one.counted for one in facts.decisions]
    assert [one.counted.all for one in facts.issued] == [7, 4]
    assert (facts.due, facts.paid, facts.entries) == (11, 0, 11)
    assert facts.council is not None and facts.council.judged == 11
    assert facts.ceremony is not None and facts.ceremony.held_on == TODAY


def test_a_printed_sheet_counts_once_for_its_recipient(database):
    database.do(StartPrintRun((1, 2), "Canon iX6870"))
    with database.read() as session:
        assert [one.printed for one in round_facts(session, 1).decisions] == [2, 0]


def test_another_round_has_nothing_of_this_one(database):
    other = database.do(OpenRound("Đột xuất tháng 01", 2024, RewardType.SUDDEN)).result
    with database.read() as session:
        facts = round_facts(session, other)
        assert (facts.nominated, facts.submissions, facts.decisions, facts.council) == (Counted(), (), (), None)
        assert (facts.bonus, facts.due, facts.ceremony) == (0, 0, None)
        assert round_year(session, other) == 2024


def test_a_decision_says_what_its_files_are_called_by(database):
    with database.read() as session:
        assert decision_words(session, 1)[1:] == ("2417/QĐ-BTTTT", date(2023, 12, 14), 2022)
        for wrong in (decision_words, round_year):
            with pytest.raises(KnownError):
                wrong(session, 99)
