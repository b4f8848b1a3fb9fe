"""Submissions and meetings of the council about a round."""

from datetime import date

from db.changes.council import DraftSubmission, RecordCouncil, Result, SendSubmission
from db.changes.nominations import MoveNominations
from db.queries import submission_list
from db.queries.council_results import waiting_rows
from db.queries.round_list import nominations_by_round
from db.rules.terms import NominationState
from tests.db.changes.conftest import collective, person
from tests.db.changes.test_decisions import drafted


def submission(office, ids):
    draft = DraftSubmission(office.round_id, office.chairman, ids, ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    return office.database.do(draft).result


def test_a_round_without_papers_has_no_lines(office, ask):
    assert ask(submission_list.submission_lines, office.round_id) == []
    assert ask(submission_list.council_sessions, office.round_id) == []
    assert ask(submission_list.submittable, office.round_id) == {}


def test_a_submission_has_number_and_date_once_it_was_sent(office, ask):
    ids = office.recommended(person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    made = submission(office, ids)
    (line,) = ask(submission_list.submission_lines, office.round_id)
    assert (line.id, line.number, line.dated, line.items) == (made, None, None, 2)
    assert line.signer_name == "Phan Việt Tùng"
    office.database.do(SendSubmission(made, "95", date(2023, 12, 4)))
    (line,) = ask(submission_list.submission_lines, office.round_id)
    assert (line.number, line.dated) == ("95/TTr-STTTT", date(2023, 12, 4))


def test_who_stands_on_a_submission_can_be_put_on_no_other(office, ask):
    ids = office.recommended(person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    assert ask(submission_list.submittable, office.round_id) == {office.chairman: ids}
    submission(office, ids[:1])
    assert ask(submission_list.submittable, office.round_id) == {office.chairman: ids[1:]}


def test_a_decision_knows_when_its_people_were_submitted(office, ask):
    decision, ids = drafted(office, person("Ma Văn Ước"))
    assert ask(submission_list.submitted_on, decision) is None
    made = submission(office, ids)
    assert ask(submission_list.submitted_on, decision) is None
    office.database.do(SendSubmission(made, "95", date(2023, 12, 4)))
    assert ask(submission_list.submitted_on, decision) == date(2023, 12, 4)


def test_the_submitted_wait_for_the_council_collectives_first(office, ask):
    ids = tuple(
        office.nominate(draft)
        for draft in (person("Ma Văn Ước"), collective("Văn phòng Sở"), person("Vừ Mí Kẻ", unit=""))
    )
    assert ask(submission_list.many_waiting, office.round_id) == 0
    office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    waiting = ask(waiting_rows, office.round_id, date(2023, 12, 1))
    assert [(row.id, row.name, row.unit) for row in waiting] == [
        (ids[1], "Văn phòng Sở", "Sở Thông tin và Truyền thông"),
        (ids[0], "Ông Ma Văn Ước", "Phòng Bưu chính, Viễn thông"),
        (ids[2], "Ông Vừ Mí Kẻ", ""),
    ]
    assert ask(submission_list.many_waiting, office.round_id) == 3


def test_meetings_are_listed_by_their_day_with_what_they_judged(office, ask):
    ids = tuple(office.nominate(person(name)) for name in ("Ma Văn Ước", "Vừ Mí Kẻ"))
    office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    for day, one in ((date(2023, 12, 1), ids[0]), (date(2023, 11, 28), ids[1])):
        result = (Result(one, 9, 9, recommended=True),)
        office.database.do(RecordCouncil(office.round_id, day, "Phòng họp", "Ông A", "Bà B", 9, 8, result))
    lines = ask(submission_list.council_sessions, office.round_id)
    assert [(line.held_on, line.members_present, line.results) for line in lines] == [
        (date(2023, 11, 28), 8, 1),
        (date(2023, 12, 1), 8, 1),
    ]
    assert ask(submission_list.many_waiting, office.round_id) == 0


def test_as_many_wait_for_the_council_as_are_listed_to_it(session):
    rounds = sorted(nominations_by_round(session))
    waiting = [len(waiting_rows(session, id_, date(2023, 12, 1))) for id_ in rounds]
    assert [submission_list.many_waiting(session, id_) for id_ in rounds] == waiting
    assert any(waiting)
