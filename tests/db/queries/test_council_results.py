"""What the council said, and who waits for it."""

from datetime import date
from decimal import Decimal

import pytest

from db.catalogue import shipped
from db.changes.council import RecordCouncil, Result
from db.changes.nominations import AddNomination, MoveNominations
from db.queries.council_results import law_of_share, result_rows, share_on, waiting_rows
from db.queries.lookups import award_types
from db.rules.terms import NominationState
from tests.db.changes.conftest import collective, person

DAY = date(2024, 3, 1)


def test_those_submitted_wait_collectives_first_and_those_judged_no_longer(office, ask):
    one, two = office.nominate(person("Nông Quốc Khánh")), office.nominate(collective("Phòng Chuyển đổi số"))
    draft = office.nominate(person("Chẩu Thị Hiền"))
    office.database.do(MoveNominations((one, two), NominationState.SUBMITTED))
    waiting = ask(waiting_rows, office.round_id, DAY)
    assert [row.id for row in waiting] == [two, one] and draft not in {row.id for row in waiting}
    assert all(row.award.startswith("Bằng khen của Chủ tịch") and row.votes_for is None for row in waiting)
    results = (Result(one, 8, 9, recommended=True), Result(two, 2, 9, recommended=False, reason="Chưa đủ thành tích"))
    held = RecordCouncil(office.round_id, date(2023, 11, 28), "", "", "", 9, 9, results)
    session = office.database.do(held).result
    assert ask(waiting_rows, office.round_id, DAY) == []
    told = ask(result_rows, session)
    assert [(row.votes_for, row.votes_total, row.recommended) for row in told] == [(2, 9, False), (8, 9, True)]
    assert told[0].reason == "Chưa đủ thành tích"


def test_the_share_of_votes_that_the_law_of_the_day_asks_for_stands_with_its_source(office, ask):
    with office.database.read() as session:
        fighter = next(id_ for id_, _name, code in award_types(session) if code == "province_emulation_fighter")
    title = office.database.do(AddNomination(office.round_id, fighter, office.chairman, person("Vừ Mí Kẻ"))).result
    merit = office.nominate(person("Nông Quốc Khánh"))
    office.database.do(MoveNominations((title, merit), NominationState.SUBMITTED))
    rows = {row.id: row for row in ask(waiting_rows, office.round_id, DAY)}
    assert rows[title].ratio == Decimal("0.9") and "Điều 30" in rows[title].source and not rows[title].verified
    assert rows[merit].ratio is None, "the law sets none for bằng khen"
    assert {row.ratio for row in ask(waiting_rows, office.round_id, date(1950, 1, 1))} == {None}


@pytest.mark.parametrize("day", [date(2017, 9, 30), date(2020, 1, 1), DAY, date(2026, 1, 12)])
def test_a_share_of_votes_always_names_an_article_or_the_decree_of_its_day(day):
    asked = [share_on(row["id"], day) for row in shipped()["awards"]]
    told = [law_of_share(share, day) for share in asked if share is not None and share.ratio is not None]
    assert all(law.startswith(("NĐ ", "Nghị định ")) for law in told)
    assert told or day < date(2017, 10, 1)
