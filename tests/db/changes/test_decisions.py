"""Deciding: numbers, snapshots, money of the day, and what can never change again."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from db.changes.change import Undo
from db.changes.decisions import DraftDecision, EditDecision, IssueDecision, JudgeItem, RemoveDraft
from db.changes.nominations import EditNomination, MoveNominations
from db.changes.rounds import OpenRound
from db.errors import KnownError
from db.models.catalogue import AwardType
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.queries.award_confirmation import confirmed
from db.queries.decision_checks import draft_facts
from db.queries.lookups import proposable
from db.rules.terms import DecisionOrigin, NominationState, RewardType, SigningCapacity
from tests.db.changes.conftest import TODAY, collective, person

SIGNED = date(2023, 12, 22)


def drafted(office, *drafts):
    ids = office.recommended(*drafts)
    made = DraftDecision(
        office.round_id,
        office.chairman,
        office.award,
        DecisionOrigin.DRAFTED,
        ids,
        signer_name="Lương Đức Thiện",
        signer_office="CHỦ TỊCH",
    )
    return office.database.do(made).result, ids


def issued(office, *drafts, number="1598", dated=SIGNED):
    decision, ids = drafted(office, *drafts)
    office.database.do(IssueDecision(decision, number, dated))
    return decision, ids


def test_a_number_used_twice_names_its_day_and_the_next_one(office):
    issued(office, person("Nông Quốc Khánh"))
    decision, _ = drafted(office, person("Chẩu Thị Hiền"))
    told = office.refused(IssueDecision(decision, "1598/QĐ-UBND", date(2023, 12, 28)))
    assert told.code == "number_used"
    assert (told.values["date"], told.values["next"]) == (SIGNED, 1599)


def test_the_same_number_in_another_year_is_another_number(office):
    issued(office, person("Nông Quốc Khánh"))
    issued(office, person("Chẩu Thị Hiền"), dated=date(2024, 1, 5))
    assert len(office.all(Decision)) == 2


def test_a_decision_of_tomorrow_is_refused(office):
    decision, _ = drafted(office, person("Nông Quốc Khánh"))
    told = office.refused(IssueDecision(decision, "1", date(2024, 1, 13)))
    assert (told.code, told.values["today"]) == ("future_date", TODAY)


def test_a_decision_from_before_the_achievements_is_refused(office):
    decision, _ = drafted(office, person("Nông Quốc Khánh"))
    told = office.refused(IssueDecision(decision, "1598", date(2021, 12, 22)))
    assert (told.code, told.values["year"]) == ("decision_before_round", 2022)


@pytest.mark.parametrize(
    ("year", "code", "number", "regime", "said"),
    [
        (1995, "socialist_labour_team", "345/QĐ-UB", "R1963_N104", "Tổ, đội lao động xã hội chủ nghĩa"),
        (
            1996,
            "province_committee_certificate",
            "12/QĐ-UB",
            "R1963_N104",
            "Bằng khen của Ủy ban nhân dân tỉnh Tuyên Quang",
        ),
        (2001, "good_labour_collective", "78/QĐ-UB", "R1998_N56", "Tập thể lao động giỏi"),
        (2008, "province_chair_merit_certificate", "1120/QĐ-UBND", "L2003_N121", "Bằng khen của Chủ tịch Ủy ban"),
    ],
)
def test_a_decision_of_old_years_is_entered_with_the_award_and_the_law_of_its_time(
    office, year, code, number, regime, said
):
    round_id = office.database.do(OpenRound(f"Quyết định năm {year}", year, RewardType.MERIT)).result
    with office.database.read() as session:
        award = session.scalars(select(AwardType.id).where(AwardType.code == code)).one()
        offered = {each for _words, each, _body in proposable(session, round_id)}
    assert award in offered
    old = replace(office, round_id=round_id, award=award)
    ids = old.recommended(collective("Bưu điện tỉnh Tuyên Quang"))
    origin = DecisionOrigin.RECEIVED
    change = DraftDecision(round_id, office.chairman, award, origin, ids, signer_name="Lý Văn Chẩn")
    decision = office.database.do(change).result
    issue = IssueDecision(decision, number, date(year, 12, 20))
    assert office.refused(issue).code == "no_coefficient"
    (recipient,) = office.database.do(replace(issue, without_bonus=True)).result
    (kept,) = [each for each in office.all(Recipient) if each.id == recipient]
    assert (kept.regime, kept.coefficient) == (regime, None) and kept.award.startswith(said)
    with office.database.read() as session:
        told = confirmed(session, recipient)
    assert told.number == number and told.dated == date(year, 12, 20)


def test_a_round_offers_the_awards_of_its_time_only(office):
    with office.database.read() as session:
        codes = {row.id: row.code for row in session.execute(select(AwardType.id, AwardType.code))}
        now = {codes[award] for _words, award, _body in proposable(session, office.round_id)}
        always = {codes[award] for _words, award, _body in proposable(session)}
    assert "good_labourer" not in now and "good_labourer" in always


def test_only_recommended_nominees_are_decided(office):
    one = office.nominate(person("Nông Quốc Khánh"))
    change = DraftDecision(office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, (one,))
    assert office.refused(change).code == "not_recommended"


def test_who_withdrew_from_a_drafted_decision_is_left_out_of_it_and_stays_withdrawn(office):
    decision, ids = drafted(office, person("Nông Quốc Khánh"), person("Chẩu Thị Hiền"))
    office.database.do(MoveNominations(ids[1:], NominationState.WITHDRAWN, "Đã nghỉ việc"))
    told = office.refused(IssueDecision(decision, "1598", SIGNED))
    assert (told.code, told.values["name"]) == ("decided_withdrawn", "Chẩu Thị Hiền")
    office.database.do(JudgeItem(decision, ids[1], approved=False, reason="Đã rút"))
    office.database.do(IssueDecision(decision, "1598", SIGNED))
    assert [kept.name for kept in office.all(Recipient)] == ["Nông Quốc Khánh"]
    states = {kept.id: (kept.state, kept.state_reason) for kept in office.all(Nomination)}
    assert states[ids[1]] == (NominationState.WITHDRAWN, "Đã nghỉ việc")


def test_nobody_is_decided_twice(office):
    decision, ids = issued(office, person("Nông Quốc Khánh"))
    change = DraftDecision(office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids)
    assert office.refused(change).code == "not_recommended"
    assert office.refused(IssueDecision(decision, "2000", SIGNED)).code == "frozen"


def test_two_drafts_of_one_nominee_issue_once(office):
    ids = office.recommended(person("Nông Quốc Khánh"))
    change = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids, signer_name="Lương Đức Thiện"
    )
    first, second = office.database.do(change).result, office.database.do(change).result
    office.database.do(IssueDecision(first, "1", SIGNED))
    assert office.refused(IssueDecision(second, "2", SIGNED)).code == "decided_elsewhere"


def test_a_refusal_needs_its_reason(office):
    decision, (one,) = drafted(office, person("Nông Quốc Khánh"))
    assert office.refused(JudgeItem(decision, one, approved=False)).code == "reason_missing"


def test_what_was_issued_cannot_be_edited_nor_undone(office):
    decision, ids = issued(office, person("Nông Quốc Khánh"))
    assert office.refused(EditDecision(decision, place="Hà Nội")).code == "frozen"
    assert office.refused(RemoveDraft(decision)).code == "frozen"
    assert office.refused(EditNomination(ids[0], person("Nông Quốc A"))).code == "edit_final"
    with office.database.read() as session:
        last = session.execute(text("SELECT max(id) FROM journal")).scalar_one()
    assert office.refused(Undo(last)).code == "only_counter_act"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET place = 'X'",
        "DELETE FROM decision",
        "UPDATE recipient SET name = 'X'",
        "DELETE FROM recipient",
        "UPDATE register_entry SET number = 99",
        "DELETE FROM register_entry",
        "UPDATE journal SET actor = 'X'",
        "DELETE FROM journal",
        "UPDATE decision_item SET reason = 'X'",
        "DELETE FROM decision_item",
        'INSERT INTO decision_item (decision_id, nomination_id, "order", approved, reason, name, position, unit,'
        " citation) SELECT decision_id, nomination_id + 1, 9, 1, '', '', '', '', '' FROM decision_item LIMIT 1",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_issued(office, statement):
    issued(office, person("Nông Quốc Khánh"))
    drafted(office, person("Chẩu Thị Hiền"))
    before = office.everything()
    with pytest.raises(KnownError), office.database.write() as session:
        session.execute(text(statement))
    assert office.everything() == before


def test_a_deputy_signs_for_the_head(office):
    decision, _ = drafted(office, person("Nông Quốc Khánh"))
    office.database.do(
        IssueDecision(decision, "5", SIGNED, signer_name="Hoàng Việt Phương", signer_office="PHÓ CHỦ TỊCH",
                      capacity=SigningCapacity.DEPUTY)
    )  # fmt: skip
    kept = office.all(Decision)[0]
    assert (kept.number, kept.capacity, kept.signer_office) == ("05/QĐ-UBND", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH")


def test_nobody_is_rewarded_without_a_place_in_the_world(office):
    decision, (one, _other) = drafted(office, person("Ma Văn Ước", position="", unit=""), person("Vừ Mí Kẻ"))
    refused = office.refused(IssueDecision(decision, "46", date(2023, 12, 22)))
    assert refused.code == "recipient_incomplete"
    assert refused.values == {"name": "Ông Ma Văn Ước", "field": "unit", "count": 1}
    office.database.do(JudgeItem(decision, one, approved=True, unit="Thôn Nà Tông, xã Yên Sơn"))
    assert len(office.database.do(IssueDecision(decision, "46", date(2023, 12, 22))).result) == 2


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE award_type SET valid_to = '2023-12-21'", "award_no_more"),
        ("UPDATE award_type SET valid_from = '2023-12-23'", "award_not_yet"),
        ("UPDATE award_kind SET valid_from = '2023-12-23'", "award_not_for_kind"),
    ],
)
def test_an_award_that_the_law_of_the_day_has_not_is_not_given(office, statement, code):
    decision, _ = drafted(office, person("Nông Quốc Khánh"))
    with office.database.write() as session:
        session.execute(text(statement))
    refused = office.refused(IssueDecision(decision, "46", SIGNED))
    assert refused.code == code
    with office.database.read() as session:
        assert draft_facts(session, decision, SIGNED).no_award.code == code


def test_what_came_back_signed_is_recorded_whatever_the_catalogue_says(office):
    ids = office.recommended(person("Nông Quốc Khánh"))
    received = (office.round_id, office.chairman, office.award, DecisionOrigin.RECEIVED, ids)
    decision = office.database.do(DraftDecision(*received, signer_name="Lương Đức Thiện")).result
    with office.database.write() as session:
        session.execute(text("UPDATE award_type SET valid_to = '2023-12-21'"))
    assert len(office.database.do(IssueDecision(decision, "46", SIGNED)).result) == 1
