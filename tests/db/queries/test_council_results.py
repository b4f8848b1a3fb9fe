"""What the council said, and who waits for it."""

from datetime import date

from db.changes.council import RecordCouncil, Result
from db.changes.nominations import MoveNominations
from db.queries.council_results import result_rows, waiting_rows
from db.rules.terms import NominationState
from tests.db.changes.conftest import collective, person


def test_those_submitted_wait_collectives_first_and_those_judged_no_longer(office, ask):
    one, two = office.nominate(person("Nông Quốc Khánh")), office.nominate(collective("Phòng Chuyển đổi số"))
    draft = office.nominate(person("Chẩu Thị Hiền"))
    office.database.do(MoveNominations((one, two), NominationState.SUBMITTED))
    waiting = ask(waiting_rows, office.round_id)
    assert [row.id for row in waiting] == [two, one] and draft not in {row.id for row in waiting}
    assert all(row.award.startswith("Bằng khen của Chủ tịch") and row.votes_for is None for row in waiting)
    results = (Result(one, 8, 9, recommended=True), Result(two, 2, 9, recommended=False, reason="Chưa đủ thành tích"))
    held = RecordCouncil(office.round_id, date(2023, 11, 28), "", "", "", 9, 9, results)
    session = office.database.do(held).result
    assert ask(waiting_rows, office.round_id) == []
    told = ask(result_rows, session)
    assert [(row.votes_for, row.votes_total, row.recommended) for row in told] == [(2, 9, False), (8, 9, True)]
    assert told[0].reason == "Chưa đủ thành tích"
