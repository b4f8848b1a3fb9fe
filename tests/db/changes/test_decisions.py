"""Deciding: numbers, snapshots, money of the day, and what can never change again."""

from datetime import date

import pytest
from sqlalchemy import text

from db.changes.ceremonies import HandOverCertificates, PayBonus, RevokeAward
from db.changes.certificates import MakeCertificates, MoveSheets, ReissueCertificate, StartPrintRun
from db.changes.change import Undo
from db.changes.council import DraftSubmission, RecordCouncil, Result, SendSubmission
from db.changes.decisions import DraftDecision, EditDecision, IssueDecision, JudgeItem, RemoveDraft
from db.changes.nominations import EditNomination, MoveNominations
from db.changes.people import EditPerson
from db.errors import KnownError
from db.models.certificates import Certificate, Sheet
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.people import Person
from db.models.register import RegisterEntry
from db.rules.terms import DecisionOrigin, NominationState, SheetState, SigningCapacity
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


def test_issuing_freezes_names_numbers_and_money(office):
    issued(office, person("Nông Quốc Khánh"), collective("Phòng Bưu chính, Viễn thông"), person("Chẩu Thị Hiền"))
    kept = office.all(Recipient)
    assert [(r.register_number, r.name, r.bonus) for r in kept] == [
        ("01", "Phòng Bưu chính, Viễn thông", 3_600_000),
        ("02", "Nông Quốc Khánh", 1_800_000),
        ("03", "Chẩu Thị Hiền", 1_800_000),
    ]
    assert {(r.regime, r.base_salary) for r in kept} == {("L2003_N91", 1_800_000)}
    assert office.all(Decision)[0].number == "1598/QĐ-UBND"
    assert [e.number for e in office.all(RegisterEntry)] == [1, 2, 3]


def test_the_law_of_the_decision_day_counts_not_that_of_the_round(office):
    issued(office, person("Nông Quốc Khánh"), dated=date(2024, 1, 3))
    assert [(r.regime, r.coefficient, r.bonus) for r in office.all(Recipient)] == [("L2022_N98", 150, 2_700_000)]


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


def test_what_came_back_changed_is_what_is_frozen(office):
    decision, (one, two) = drafted(office, person("Nông Quốc Khánh"), person("Chẩu Thị Hiền"))
    office.database.do(JudgeItem(decision, one, approved=True, recipient="Nông Quốc Khanh", citation="Vì đóng góp"))
    office.database.do(JudgeItem(decision, two, approved=False, reason="Đã khen năm 2021 cùng thành tích"))
    office.database.do(IssueDecision(decision, "1598", SIGNED))
    assert [(r.name, r.citation) for r in office.all(Recipient)] == [("Nông Quốc Khanh", "Vì đóng góp")]
    refused = next(n for n in office.all(Nomination) if n.id == two)
    assert (refused.state, refused.state_reason) == (
        NominationState.NOT_APPROVED,
        "Đã khen năm 2021 cùng thành tích",
    )


def test_a_refusal_needs_its_reason(office):
    decision, (one,) = drafted(office, person("Nông Quốc Khánh"))
    assert office.refused(JudgeItem(decision, one, approved=False)).code == "reason_missing"


def test_what_was_issued_cannot_be_edited_nor_undone(office):
    decision, ids = issued(office, person("Nông Quốc Khánh"))
    assert office.refused(EditDecision(decision, place="Hà Nội")).code == "frozen"
    assert office.refused(RemoveDraft(decision)).code == "frozen"
    assert office.refused(EditNomination(ids[0], person("Nông Quốc A"))).code == "state_not_allowed"
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


def test_a_later_correction_of_the_person_leaves_the_snapshot(office):
    issued(office, person("Nông Quốc Khánh"))
    office.database.do(EditPerson(office.all(Person)[0].id, "Nông Quốc Khanh", honorific="Ông"))
    assert office.all(Recipient)[0].name == "Nông Quốc Khánh"


def test_reprint_after_jam_keeps_numbers(office):
    decision, _ = issued(office, person("Nông Quốc Khánh"), person("Chẩu Thị Hiền"))
    certificates = tuple(office.database.do(MakeCertificates(decision)).result)
    sheets = office.database.do(StartPrintRun(certificates, "HP LaserJet A3", on_stock=True)).result
    office.database.do(MoveSheets((sheets[0],), SheetState.GOOD))
    office.database.do(MoveSheets((sheets[1],), SheetState.SPOILED, "Kẹt giấy"))
    office.database.do(StartPrintRun(certificates[1:], "HP LaserJet A3", on_stock=True))
    assert [(s.copy, s.state, s.reason) for s in office.all(Sheet)] == [
        (1, SheetState.GOOD, ""),
        (1, SheetState.SPOILED, "Kẹt giấy"),
        (2, SheetState.PRINTED, ""),
    ]
    assert [r.register_number for r in office.all(Recipient)] == ["01", "02"]
    assert office.refused(StartPrintRun(certificates[:1], "HP")).code == "sheet_in_use"
    assert office.refused(MoveSheets((sheets[0],), SheetState.SPOILED)).code == "reason_missing"


def test_making_certificates_twice_makes_them_once(office):
    decision, _ = issued(office, person("Nông Quốc Khánh"))
    assert (
        office.database.do(MakeCertificates(decision)).result == office.database.do(MakeCertificates(decision)).result
    )


def test_handing_over_paying_revoking_and_reissuing(office):
    decision, _ = issued(office, person("Nông Quốc Khánh"))
    (certificate,) = office.database.do(MakeCertificates(decision)).result
    office.database.do(HandOverCertificates((certificate,), TODAY))
    assert office.refused(HandOverCertificates((certificate,), TODAY)).code == "handed_over_already"
    recipient = office.all(Recipient)[0].id
    office.database.do(PayBonus(recipient, 1_800_000, TODAY))
    assert office.refused(PayBonus(recipient, 10_000, TODAY)).code == "paid_too_much"
    new = office.database.do(ReissueCertificate(certificate, "Bằng bị ẩm mốc")).result
    assert office.all(Certificate)[1].replaces_id == certificate
    assert office.refused(ReissueCertificate(certificate, "Lần nữa")).code == "reissued_already"
    assert new
    office.database.do(RevokeAward(recipient, "12/QĐ-UBND", TODAY, "Khai gian thành tích"))
    assert office.all(Nomination)[0].state is NominationState.REVOKED
    assert office.all(Recipient)[0].name == "Nông Quốc Khánh"
    assert office.refused(RevokeAward(recipient, "13/QĐ-UBND", TODAY, "x")).code == "revoked_already"


def test_the_council_recommends_and_one_submission_goes_to_one_authority(office):
    ids = tuple(office.nominate(person(name)) for name in ("Nông Quốc Khánh", "Chẩu Thị Hiền"))
    office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    results = (Result(ids[0], 9, 9, True), Result(ids[1], 3, 9, False, "Không đủ phiếu"))
    office.database.do(RecordCouncil(office.round_id, date(2023, 11, 28), "Phòng họp", "Ông A", "Bà B", 9, 9, results))
    sent = DraftSubmission(
        office.round_id, office.chairman, ids[:1], ("Chủ tịch UBND tỉnh",), "Phan Việt Tùng", "GIÁM ĐỐC"
    )
    submission = office.database.do(sent).result
    office.database.do(SendSubmission(submission, "95", date(2023, 12, 4)))
    other = DraftSubmission(office.round_id, office.office, ids[:1], ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    assert office.refused(other).code == "mixed_authorities"
    again = DraftSubmission(office.round_id, office.chairman, ids[1:], ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    assert office.refused(again).code == "not_recommended"
    with office.database.read() as session:
        assert session.execute(text("SELECT number FROM submission")).scalar_one() == "95/TTr-STTTT"


def test_more_votes_than_members_are_refused(office):
    (one,) = office.recommended(person("Nông Quốc Khánh"))
    change = RecordCouncil(office.round_id, date(2023, 11, 28), "", "", "", 9, 9, (Result(one, 10, 9, True),))
    assert office.refused(change).code == "bad_votes"


def test_a_deputy_signs_for_the_head(office):
    decision, _ = drafted(office, person("Nông Quốc Khánh"))
    office.database.do(
        IssueDecision(decision, "5", SIGNED, signer_name="Hoàng Việt Phương", signer_office="PHÓ CHỦ TỊCH",
                      capacity=SigningCapacity.DEPUTY)
    )  # fmt: skip
    kept = office.all(Decision)[0]
    assert (kept.number, kept.capacity, kept.signer_office) == ("05/QĐ-UBND", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH")
