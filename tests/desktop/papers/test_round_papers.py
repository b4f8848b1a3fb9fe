"""How far every paper of a round is: from an empty round to one whose certificates are made, and what each lacks."""

from dataclasses import replace
from datetime import date

import pytest

from db.changes.ceremonies import AddCeremony, PayBonus
from db.changes.rounds import OpenRound
from db.connect import Database
from db.creating import create_record
from db.queries.round_papers import round_facts
from db.rules.terms import RewardType
from desktop.papers.round_papers import STATES, Gap, RoundPaper, Stage, Waits, round_papers
from desktop.papers.table import PAPERS, Section, paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, person
from tests.sample_record import ROUND, sample_record


def papers(made) -> dict[str, list[RoundPaper]]:
    with made.database.read() as session:
        found = round_papers(session, made.id)
    return {row.code: [one for one in found if one.paper is row] for row in PAPERS}


def only(made, code: str) -> RoundPaper:
    (found,) = papers(made)[code]
    return found


def test_every_paper_of_the_table_has_its_rows():
    assert set(STATES) == {row.code for row in PAPERS if not row.of_one}


def test_papers_stand_in_the_order_in_which_they_are_made(sample):
    with sample.database.read() as session:
        found = round_papers(session, sample.id)
    sections = [one.paper.section for one in found]
    assert sections == sorted(sections, key=list(Section).index)
    codes = list(dict.fromkeys(one.paper.code for one in found))
    assert codes == list(STATES)


def test_the_sample_round_has_numbered_papers_for_each_authority(sample):
    found = papers(sample)
    assert [(one.stage, one.number) for one in found["submission"]] == [
        (Stage.DONE, "94/TTr-STTTT"),
        (Stage.DONE, "95/TTr-STTTT"),
    ]
    assert [(one.stage, one.counted.collectives, one.counted.others) for one in found["decision"]] == [
        (Stage.DONE, 2, 5),
        (Stage.DONE, 1, 3),
    ]
    assert [(one.stage, one.done, one.total) for one in found["certificates"]] == [
        (Stage.DRAFT, 0, 7),
        (Stage.DRAFT, 0, 4),
    ]
    assert (only(sample, "minutes").number, only(sample, "minutes").dated) == ("12/BB-STTTT", date(2023, 11, 28))
    assert only(sample, "invitation").gaps == ()
    assert (only(sample, "registrations").subject_id, only(sample, "year-end").subject_id) == (2022, 2023)


def test_every_paper_that_can_be_drawn_is_drawn(sample, tmp_path):
    with sample.database.read() as session:
        for at, one in enumerate(round_papers(session, sample.id)):
            assert one.can_be_drawn
            write_paper(session, one.paper, one.subject_id, TODAY, tmp_path / f"{at}.{one.paper.formats[0]}")


@pytest.fixture
def empty(tmp_path):
    file = tmp_path / "record.sqlite"
    create_record(file, today=lambda: TODAY)
    database = Database(file, today=lambda: TODAY)
    yield database, database.do(OpenRound("Đột xuất tháng 01", 2024, RewardType.SUDDEN)).result
    database.close()


def test_in_a_round_without_anybody_every_paper_says_what_it_waits_for(empty):
    database, round_id = empty
    with database.read() as session:
        found = round_papers(session, round_id)
    assert {one.paper.code: one.waits for one in found} == {
        "call": None,  # it asks for the first ones
        **dict.fromkeys(
            ("reports", "appraisal", "proposal", "ballot", "round", "provincial", "registrations"), Waits.NOMINATIONS
        ),
        "minutes": Waits.COUNCIL,
        "submission": Waits.SUBMISSION,
        "changes": Waits.SUBMISSION,
        "decision": Waits.DECISION,
        "certificates": Waits.ISSUED,
        "bonus": Waits.ISSUED,
        **dict.fromkeys(("invitation", "ceremony", "script", "receipts", "seats", "envelopes"), Waits.ISSUED),
        "announcement": Waits.ISSUED,
        "list": Waits.ISSUED,
        "year-end": Waits.ISSUED,
        "official-tables": Waits.ISSUED,
        "statistics": Waits.REGISTER,
        "register": Waits.REGISTER,
    }
    assert {one.paper.code for one in found if one.can_be_drawn} == {"call"}


def test_a_draft_is_no_decision_and_nothing_is_awarded_by_it(invented):
    made = invented(person("Sùng Mí Dính"), issued=False)
    assert only(made, "decision").stage in (Stage.DRAFT, Stage.LACKING)
    assert only(made, "decision").counted.all == 1
    assert [only(made, code).stage for code in ("certificates", "bonus", "list")] == [Stage.LATER] * 3


def test_certificates_know_what_their_decision_gives(invented):
    assert only(invented(person("Sùng Mí Dính")), "certificates").award == "Bằng khen"


def test_what_a_paper_lacks_is_named(invented):
    made = invented(person("Sùng Mí Dính"))
    assert only(made, "invitation").gaps == (Gap.CONFERENCE,)
    assert Gap.MINUTES_NUMBER in only(made, "minutes").gaps
    assert only(made, "minutes").stage is Stage.LACKING


def test_without_an_office_every_letter_lacks_it_first(invented):
    made = invented(person("Sùng Mí Dính"))
    with made.database.read() as session:
        facts = replace(round_facts(session, made.id), office_known=False)
    for code in ("minutes", "invitation", "bonus", "list", "announcement"):
        assert next(STATES[code](paper(code), facts, made.id)).gaps[0] is Gap.OFFICE


def test_a_conference_and_payments_close_their_gaps(tmp_path):
    database, round_id = Database(sample_record(tmp_path / "record.sqlite"), today=lambda: TODAY), ROUND
    database.do(AddCeremony(round_id, "Hội nghị tổng kết", date(2024, 2, 1)))
    with database.read() as session:
        found = {one.paper.code: one for one in round_papers(session, round_id)}
        assert found["ceremony"].gaps == (Gap.CONFERENCE_PLACE, Gap.PRESENTER)
        due = found["bonus"].total
    for recipient in range(1, due + 1):
        database.do(PayBonus(recipient, 1000, TODAY))
    with database.read() as session:
        bonus = next(one for one in round_papers(session, round_id) if one.paper.code == "bonus")
    assert (due, bonus.stage) == (11, Stage.DONE)
    database.close()
