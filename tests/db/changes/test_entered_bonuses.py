"""A bonus that was not known when the decision was issued is entered later: once, with its paper, until it is paid."""

from datetime import date

import pytest

from db.changes.ceremonies import PayBonuses, RevokeAward
from db.changes.change import Undo
from db.changes.decisions import IssueDecision
from db.changes.entered_bonuses import EnterBonuses
from db.models.ceremonies import EnteredBonus
from db.queries.ceremony_rows import called_sections
from db.queries.paper_rows import decision_rows
from db.queries.round_desk import desk
from db.queries.round_papers import round_facts, unpaid_bonuses
from db.queries.unknown_bonuses import unknown_bonuses
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_decisions import issued
from tests.db.queries.test_bonus_due import MEDAL, NEW, draft_of

PAPER = ("Quyết định 12/QĐ-UBND", date(2024, 1, 8))


@pytest.fixture
def ask(office):
    def answer(query, *arguments):
        with office.database.read() as session:
            return query(session, *arguments)

    return answer


@pytest.fixture
def given(office):
    """Return three recipients of a medal of which the law says only a most."""
    draft = draft_of(office, MEDAL, "Ma Văn Khánh", "Lý Thị Mỹ", "Nông Quốc Khánh")
    return office.database.do(IssueDecision(draft, "11", NEW, without_bonus=True)).result


def test_what_was_not_known_is_reckoned_with_once_it_is_entered(office, given, ask):
    first, second, third = given
    decision, day = 1, TODAY
    assert [one.name for one in ask(unknown_bonuses, office.round_id)] == [
        "Ông Ma Văn Khánh", "Ông Lý Thị Mỹ", "Ông Nông Quốc Khánh",
    ]  # fmt: skip
    assert ask(desk, office.round_id, day).bonus.not_entered == 3 and round_total(office, ask) == 0
    office.database.do(EnterBonuses((first, second), *PAPER, coefficient=50))
    office.database.do(EnterBonuses((third,), *PAPER, amount=0))
    assert ask(unknown_bonuses, office.round_id) == [] and round_total(office, ask) == 1_800_000
    found = ask(desk, office.round_id, day)
    assert (found.bonus.not_entered, found.bonus.decided, found.unpaid) == (0, 1_800_000, 2)
    called = [one for part in ask(called_sections, office.round_id, day) for one in part.rows]
    assert [(one.bonus, one.known) for one in called] == [(900_000, True), (900_000, True), (0, True)]
    rows = ask(decision_rows, decision, day).rows
    assert [(row.coefficient, row.base_salary, row.bonus) for row in rows] == [
        (50, 1_800_000, 900_000),
        (50, 1_800_000, 900_000),
        (None, None, 0),
    ]
    assert [row.decided_bonus for row in rows] == [None] * 3, "the decision stays as it was issued"


def round_total(office, ask):
    return ask(round_facts, office.round_id).bonus


def test_it_is_taken_back_as_one_step_until_it_is_paid(office, given, ask):
    first, second, _third = given
    entered = office.database.do(EnterBonuses((first, second), *PAPER, amount=500_000))
    assert office.last_entry() == ("Lan", "bonus.enter", {"entered_bonus"})
    office.database.do(Undo(entered.entry_id))
    assert office.all(EnteredBonus) == [] and len(ask(unknown_bonuses, office.round_id)) == 3
    entered = office.database.do(EnterBonuses((first, second), *PAPER, amount=500_000))
    office.database.do(PayBonuses((second,), TODAY))
    with pytest.raises(Exception, match="bonus_paid") as refused:
        office.database.do(Undo(entered.entry_id))
    assert refused.value.values["name"] == "Lý Thị Mỹ"
    assert [one.recipient_id for one in ask(unpaid_bonuses, office.round_id)] == [first]


def test_what_is_known_or_cannot_be_is_refused(office, given):
    first, second, third = given
    _decision, (decided, *_rest) = issued(office, person("Chẩu Thị Hiền"))
    office.database.do(EnterBonuses((first,), *PAPER, amount=500_000))
    office.database.do(RevokeAward(third, "13/QĐ-UBND", TODAY, "Khai gian thành tích"))
    refused = {
        "bonus_entered": EnterBonuses((second, first), *PAPER, amount=600_000),
        "revoked_already": EnterBonuses((third,), *PAPER, amount=1),
        "gone": EnterBonuses((999,), *PAPER, amount=1),
        "nobody_amended": EnterBonuses((), *PAPER, amount=1),
        "future_date": EnterBonuses((second,), "Quyết định 12", date(2030, 1, 1), 1),
        "bad_bonus": EnterBonuses((second,), *PAPER, amount=-1),
    }
    for code, change in refused.items():
        assert office.refused(change).code == code
    assert office.refused(EnterBonuses((second,), *PAPER, coefficient=-5)).code == "bad_bonus"
    assert office.refused(EnterBonuses((second,), *PAPER, amount=10**12)).code == "bad_bonus"
    for change in (
        EnterBonuses((second,), " ", TODAY, 1),
        EnterBonuses((second,), *PAPER),
        EnterBonuses((second,), *PAPER, 1, 2),
    ):
        assert office.refused(change).code == "field_missing"
    known = office.refused(EnterBonuses((decided,), *PAPER, amount=1))
    assert (known.code, known.values["name"]) == ("bonus_decided", "Chẩu Thị Hiền")
