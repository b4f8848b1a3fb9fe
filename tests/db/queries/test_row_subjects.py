"""Of whom a change was: what the line that tells of it names."""

from db.changes.nominations import AddNomination, MoveNominations
from db.changes.rounds import EditRound
from db.models.nominations import Nomination
from db.models.rounds import AwardRound
from db.queries.row_subjects import subjects
from db.rules.terms import NominationState
from tests.db.changes.conftest import collective, person
from tests.db.changes.test_decisions import issued


def told(office, touched):
    with office.database.read() as session:
        return subjects(session, touched)


def test_a_nomination_is_told_by_its_nominee_and_not_by_its_person_or_unit(office):
    done = office.database.do(AddNomination(office.round_id, office.award, office.chairman, person("Chẩu Thị Hiền")))
    assert told(office, done.touched) == ([f"{office.all(Nomination)[0].honorific} Chẩu Thị Hiền".strip()], 1)


def test_many_are_told_by_the_first_and_their_number(office):
    ids = tuple(office.nominate(collective(f"Phòng số {number}")) for number in range(1, 9))
    done = office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    names, many = told(office, done.touched)
    assert names == ["Phòng số 1", "Phòng số 2", "Phòng số 3"] and many == 8


def test_a_decision_is_told_by_its_number_and_its_nominees(office):
    decision, ids = issued(office, person("Nông Quốc Khánh"))
    names, many = told(office, {("decision", decision), ("nomination", ids[0])})
    assert names[0] == "1598/QĐ-UBND" and names[1].endswith("Nông Quốc Khánh") and many == 2


def test_a_round_is_told_by_its_name_and_what_has_none_by_nothing(office):
    kept = office.all(AwardRound)[0]
    done = office.database.do(EditRound(kept.id, "Đợt 2022", kept.year, kept.reward_type))
    assert told(office, done.touched) == (["Đợt 2022"], 1)
    assert told(office, {("setting", 1), ("nomination", 999)}) == ([], 0)
