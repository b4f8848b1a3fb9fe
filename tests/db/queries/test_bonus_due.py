"""What is paid: of several titles of one period the highest, both sides of the law's day; unsure figures are told."""

from datetime import date

import pytest
from sqlalchemy import select, update

from db.changes.award_types import SetCoefficient
from db.changes.ceremonies import PayBonus, PayBonuses, RevokeAward
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.models.catalogue import AwardType, BaseSalary, Coefficient, Regime
from db.models.decisions import Recipient
from db.queries.bonus_due import bonus_due, higher_title, one_title_rules, unsure_figures
from db.queries.decision_checks import draft_facts
from db.queries.law import rate_on
from db.queries.paper_rows import decision_rows
from db.queries.round_desk import desk
from db.queries.round_papers import round_facts, unpaid_bonuses
from db.rules.terms import Confidence, DecisionOrigin, NominationState, NomineeKind
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_decisions import SIGNED, drafted, issued

WORKER, FIGHTER, MEDAL = "advanced_worker", "grassroots_emulation_fighter", "commemorative_medal"
NEW = date(2024, 1, 5)
"""Under NĐ 98/2023; SIGNED is a day under NĐ 91/2017."""


def award_type(office, code: str) -> int:
    with office.database.read() as session:
        return session.scalars(select(AwardType.id).where(AwardType.code == code)).one()


def draft_of(office, code: str, *names: str, period: str = "2023") -> int:
    award = award_type(office, code)
    ids = tuple(
        office.database.do(AddNomination(office.round_id, award, office.chairman, person(name, period=period))).result
        for name in names
    )
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        office.database.do(MoveNominations(ids, state))
    made = DraftDecision(
        office.round_id, office.chairman, award, DecisionOrigin.DRAFTED, ids, signer_name="Lương Đức Thiện",
        signer_office="CHỦ TỊCH",
    )  # fmt: skip
    return office.database.do(made).result


def given(office, code: str, *names: str, number: str, dated: date = NEW, period: str = "2023") -> list[int]:
    decision = draft_of(office, code, *names, period=period)
    return office.database.do(IssueDecision(decision, number, dated)).result


def due(office) -> dict[str, int]:
    with office.database.read() as session:
        rows = session.execute(select(Recipient.award, Recipient.name, bonus_due()).order_by(Recipient.id))
        return {f"{award[:8].strip()} {name}": many for award, name, many in rows}


def test_of_two_titles_of_one_period_only_the_higher_is_paid(office):
    given(office, WORKER, "Ma Văn Khánh", "Hà Thị Mai", number="11")
    assert list(due(office).values()) == [540_000, 540_000]
    (fighter,) = given(office, FIGHTER, "Ma Văn Khánh", number="12")
    assert due(office) == {
        "Lao động Ma Văn Khánh": 0,
        "Lao động Hà Thị Mai": 540_000,
        "Chiến sĩ Ma Văn Khánh": 1_800_000,
    }
    with office.database.read() as session:
        told = list(session.scalars(select(higher_title()).select_from(Recipient).order_by(Recipient.id)))
        assert told == ["Chiến sĩ thi đua cơ sở", None, None]
        assert round_facts(session, office.round_id).due == 2
        assert desk(session, office.round_id, TODAY).bonus.decided == 540_000 + 1_800_000
        assert sum(one.due for one in unpaid_bonuses(session, office.round_id)) == 540_000 + 1_800_000
        assert [row.instead for row in decision_rows(session, 1, TODAY).rows] == ["Chiến sĩ thi đua cơ sở", ""]
    office.database.do(RevokeAward(fighter, "13/QĐ-UBND", TODAY, "Khai không trung thực"))
    assert due(office)["Lao động Ma Văn Khánh"] == 540_000


def test_what_is_not_due_is_not_paid(office):
    lower, _other = given(office, WORKER, "Ma Văn Khánh", "Hà Thị Mai", number="11")
    given(office, FIGHTER, "Ma Văn Khánh", number="12")
    assert office.refused(PayBonus(lower, 540_000, TODAY)).code == "paid_too_much"
    assert office.refused(PayBonuses((lower,), TODAY)).code == "paid_too_much"


@pytest.mark.parametrize(
    ("dated", "periods"),
    [(SIGNED, ("2023", "2023")), (NEW, ("2022", "2023"))],
    ids=["before the rule", "different periods"],
)
def test_titles_before_the_rule_or_of_different_periods_are_each_paid(office, dated, periods):
    given(office, WORKER, "Ma Văn Khánh", number="11", dated=dated, period=periods[0])
    given(office, FIGHTER, "Ma Văn Khánh", number="12", dated=dated, period=periods[1])
    assert list(due(office).values()) == [540_000, 1_800_000]


def test_a_title_and_a_commendation_are_both_paid(office):
    given(office, WORKER, "Ma Văn Khánh", number="11")
    issued(office, person("Ma Văn Khánh", period="2023"), number="12", dated=NEW)
    assert list(due(office).values()) == [540_000, 2_700_000]


def test_a_draft_tells_who_has_another_title_of_the_period_and_by_which_article(office, ask):
    given(office, WORKER, "Ma Văn Khánh", number="11")
    draft = draft_of(office, FIGHTER, "Ma Văn Khánh", "Hà Thị Mai")
    facts = ask(draft_facts, draft, NEW)
    assert [(one.name, one.told) for one in facts.titled] == [("Ông Ma Văn Khánh", "Lao động tiên tiến")]
    assert (facts.one_title.article, facts.one_title.verified) == ("NĐ 98/2023 Điều 53 khoản 5", False)
    assert ask(draft_facts, draft, SIGNED).titled == ()
    plain, _ids = drafted(office, person("Sùng Mí Dính"))
    assert ask(draft_facts, plain, NEW).titled == ()


def test_every_law_with_the_rule_is_in_the_catalogue(office):
    with office.database.read() as session:
        assert set(one_title_rules()) <= set(session.scalars(select(Regime.code)))
    assert one_title_rules()["L2022_N152"].verified


def test_at_most_is_asked_about_and_never_paid(office, ask):
    medal = award_type(office, MEDAL)
    rate = ask(rate_on, medal, NomineeKind.INDIVIDUAL, NEW)
    assert (rate.hundredths, rate.amount, rate.lacking.code) == (None, None, "bonus_at_most")
    assert (rate.lacking.values["most"], rate.lacking.values["amount"]) == ("0,6", "1.080.000")
    draft = draft_of(office, MEDAL, "Ma Văn Khánh")
    assert office.refused(IssueDecision(draft, "11", NEW)).code == "bonus_at_most"
    with office.database.read() as session:
        regime = session.scalars(select(Regime.id).where(Regime.code == "L2022_N98")).one()
    office.database.do(SetCoefficient(medal, regime, NomineeKind.INDIVIDUAL, 50, "Quyết định 12/QĐ-UBND"))
    office.database.do(IssueDecision(draft, "11", NEW))
    assert list(due(office).values()) == [900_000]


def test_figures_that_nobody_compared_with_the_text_are_told(office, ask):
    assert ask(rate_on, office.award, NomineeKind.INDIVIDUAL, SIGNED).unsure == ()
    assert ask(rate_on, office.award, NomineeKind.INDIVIDUAL, NEW).unsure == ("NĐ 98/2023 Điều 58",)
    before, _ids = issued(office, person("Ma Văn Khánh"))
    after, _ids = issued(office, person("Hà Thị Mai"), number="12", dated=NEW)
    assert ask(unsure_figures, [before]) == []
    assert ask(unsure_figures, [before, after]) == ["NĐ 98/2023 Điều 58"]
    with office.database.read() as session:
        engine = session.get_bind()
    with engine.begin() as connection:
        connection.execute(update(BaseSalary).values(confidence=Confidence.SECONDARY))
        connection.execute(update(Coefficient).values(confidence=Confidence.VERIFIED))
    assert ask(unsure_figures, [after]) == ["Nghị định 24/2023/NĐ-CP"]
    assert ask(rate_on, office.award, NomineeKind.INDIVIDUAL, NEW).unsure == ("Nghị định 24/2023/NĐ-CP",)


@pytest.mark.parametrize(
    ("day", "hundredths", "salary", "amount"),
    [
        (date(2017, 9, 30), None, 1_300_000, None),
        (date(2017, 10, 1), 100, 1_300_000, 1_300_000),
        (date(2023, 6, 30), 100, 1_490_000, 1_490_000),
        (date(2023, 7, 1), 100, 1_800_000, 1_800_000),
        (date(2023, 12, 31), 100, 1_800_000, 1_800_000),
        (date(2024, 1, 1), 150, 1_800_000, 2_700_000),
        (date(2024, 6, 30), 150, 1_800_000, 2_700_000),
        (date(2024, 7, 1), 150, 2_340_000, 3_510_000),
        (date(2025, 6, 30), 150, 2_340_000, 3_510_000),
        (date(2025, 7, 1), 150, 2_340_000, 3_510_000),
        (date(2026, 6, 30), 150, 2_340_000, 3_510_000),
        (date(2026, 7, 1), 150, 2_530_000, 3_800_000),
        (date(2026, 9, 30), 150, 2_530_000, 3_800_000),
        (date(2026, 10, 1), 150, 2_530_000, 3_800_000),
    ],
)
def test_both_sides_of_every_day_on_which_law_or_salary_changes(office, ask, day, hundredths, salary, amount):
    rate = ask(rate_on, office.award, NomineeKind.INDIVIDUAL, day)
    assert (rate.hundredths, rate.base_salary, rate.amount) == (hundredths, salary, amount)
    assert (rate.lacking is None) == (amount is not None)


def test_a_household_gets_half_as_much_again_and_a_collective_twice(office, ask):
    day = date(2026, 7, 1)
    amounts = [ask(rate_on, office.award, kind, day).amount for kind in NomineeKind]
    assert dict(zip(NomineeKind, amounts, strict=True)) == {
        NomineeKind.COLLECTIVE: 7_590_000,
        NomineeKind.INDIVIDUAL: 3_800_000,
        NomineeKind.HOUSEHOLD: 5_700_000,
    }


def test_a_lower_title_that_was_paid_before_the_higher_one_came_is_said_to_be_overpaid(office):
    lower, _other = given(office, WORKER, "Ma Văn Khánh", "Hà Thị Mai", number="11")
    office.database.do(PayBonuses((lower,), NEW))
    with office.database.read() as session:
        assert desk(session, office.round_id, TODAY).overpaid == ()
    given(office, FIGHTER, "Ma Văn Khánh", number="12")
    with office.database.read() as session:
        assert desk(session, office.round_id, TODAY).overpaid == (("Ông Ma Văn Khánh", 540_000),)
