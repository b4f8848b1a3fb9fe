"""A nomination as the law is asked about it: with its round, what the record knows of it, and those beside it."""

from datetime import date

from db.changes.nominations import AddNomination, MoveNominations
from db.changes.rounds import OpenRound
from db.models.catalogue import AwardType
from db.models.nominations import Nomination
from db.queries.advice import check_of_round
from db.queries.cases import _put_forward, asked_of, cases_of
from db.rules.terms import NominationState, RewardType
from tests.db.changes.conftest import TODAY, person
from tests.db.queries.conftest import questions


def cases(office, *ids):
    with office.database.read() as session:
        return cases_of(session, asked_of(session, ids), TODAY)


def test_a_case_has_its_rounds_year_type_receipt_and_launcher(office):
    values = {"launched_by": "national", "received_on": date(2023, 12, 1)}
    made = office.database.do(OpenRound("Đợt 2", 2021, RewardType.SUDDEN, **values)).result
    one = office.database.do(AddNomination(made, office.award, office.chairman, person("Ma Văn Páo"))).result
    case = cases(office, one)[one]
    assert (case.year, case.basis, case.launched_by, case.received) == (
        2021,
        RewardType.SUDDEN,
        "national",
        date(2023, 12, 1),
    )
    assert (case.day, case.award, case.name) == (TODAY, "province_chair_merit_certificate", "Ma Văn Páo")


def test_what_was_given_up_is_neither_beside_it_nor_counted(office):
    awards = {row.code: row.id for row in office.all(AwardType)}
    fighter, worker = "grassroots_emulation_fighter", "advanced_worker"

    def add(name, award):
        change = AddNomination(office.round_id, awards[award], office.office, person(name))
        return office.database.do(change).result

    one, two, three = add("Ma Văn Páo", fighter), add("Vừ Mí Kẻ", worker), add("Lò Văn Sơn", worker)
    assert cases(office, one)[one].put_forward == {fighter: 1, worker: 2}
    office.database.do(MoveNominations((two,), NominationState.WITHDRAWN, "Đơn vị xin rút"))
    assert cases(office, one)[one].put_forward == {fighter: 1, worker: 1}
    assert cases(office, three)[three].put_forward == {}


def test_a_round_is_counted_only_for_an_award_with_a_quota(office):
    one = office.nominate(person("Ma Văn Páo"))
    with office.database.read() as session:
        (asked,) = asked_of(session, [one])
        assert questions(session, lambda: _put_forward(session, [asked])) == ({}, 1)


def test_a_round_of_hundreds_takes_as_many_questions_as_one_of_two(office):
    def asked(many):
        for number in range(many):
            office.nominate(person(f"Ma Văn {number} {many}"))
        with office.database.read() as session:
            ids = [row.id for row in office.all(Nomination)]
            found, count = questions(session, lambda: cases_of(session, asked_of(session, ids), TODAY))
            _check, judged = questions(session, lambda: check_of_round(session, office.round_id, TODAY))
        assert len(found) == len(ids)
        return count, judged

    few = asked(2)
    assert asked(60) == few and few[0] < 20 and few[1] < 35
