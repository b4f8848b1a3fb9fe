"""Ceremonies, hands, money and numbers: what happens to an award after its certificate is printed."""

from datetime import date, timedelta

import pytest

from db.changes.ceremonies import (
    AddCeremony,
    EditCeremony,
    ExplainGap,
    HandOverCertificates,
    PayBonus,
    PayBonuses,
    RevokeAward,
)
from db.changes.certificates import MakeCertificates, MoveSheets, ReissueCertificate
from db.changes.change import Undo
from db.models.ceremonies import BonusPayment, Ceremony, HandOver
from db.models.certificates import Certificate, Sheet
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.register import RegisterEntry, Revocation
from db.queries.register_gaps import Gap, register_gaps
from db.queries.register_list import history_of
from db.queries.round_papers import round_facts, unpaid_bonuses
from db.rules.terms import NominationState, SheetState
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_certificates import printed
from tests.db.changes.test_decisions import issued

TOMORROW = date(2024, 1, 13)


def made(office, *names):
    """Issue a decision of these people and make their certificates; return these and the recipients."""
    decision, _ids = issued(office, *(person(name) for name in names))
    return office.database.do(MakeCertificates(decision)).result, [each.id for each in office.all(Recipient)]


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


def test_handing_over_marks_the_good_sheet_and_the_history(office):
    _decision, certificates, sheets = printed(office)
    office.database.do(MoveSheets(tuple(sheets), SheetState.GOOD))
    office.database.do(HandOverCertificates(certificates[:1], TODAY, received_by="Lý Thị Mỹ"))
    assert [sheet.state for sheet in office.all(Sheet)] == [SheetState.HANDED_OVER, *[SheetState.GOOD] * 3]
    with office.database.read() as session:
        awards = [history_of(session, nominee)[0] for nominee in (1, 2)]
    assert [award.handed_over for award in awards] == [True, False]


def test_an_empty_number_is_left_out_and_keeps_its_reason(office):
    issued(office, person("Vừ Mí Kẻ"))
    office.database.do(ExplainGap(2, "Ghi nhầm trong sổ giấy"))
    issued(office, person("Sùng Mí Dính"), number="1599")
    assert [entry.number for entry in office.all(RegisterEntry)] == [1, 3]
    with office.database.read() as session:
        assert register_gaps(session) == [Gap(2, "Ghi nhầm trong sổ giấy")]
    assert office.refused(ExplainGap(1, "Nhầm")).code == "number_in_use"
    assert office.refused(ExplainGap(2, "Nhầm")).code == "gap_explained_already"
    assert office.refused(ExplainGap(4, " ")).code == "reason_missing"


def test_the_reason_of_an_empty_number_stays_once_the_register_has_passed_it(office):
    issued(office, person("Vừ Mí Kẻ"))
    done = office.database.do(ExplainGap(2, "Ghi nhầm trong sổ giấy"))
    issued(office, person("Sùng Mí Dính"), number="1599")
    assert office.refused(Undo(done.entry_id)).code == "changed_since"


def test_a_number_that_was_used_meanwhile_is_not_declared_empty_again(office):
    done = office.database.do(ExplainGap(1, "Ghi nhầm trong sổ giấy"))
    undone = office.database.do(Undo(done.entry_id))
    issued(office, person("Vừ Mí Kẻ"))
    assert [entry.number for entry in office.all(RegisterEntry)] == [1]
    assert office.refused(Undo(undone.entry_id)).code == "changed_since"


def test_the_register_has_no_number_below_one(office):
    for number in (0, -3):
        told = office.refused(ExplainGap(number, "Ghi nhầm"))
        assert (told.code, told.values) == ("no_register_number", {"number": number})


def test_a_ceremony_is_planned_for_a_day_to_come(office):
    office.database.do(
        AddCeremony(office.round_id, " Hội nghị  tổng kết", date(2024, 2, 1), "Hội trường Sở", "Phó Chủ tịch UBND tỉnh")
    )
    (kept,) = office.all(Ceremony)
    assert (kept.name, kept.held_on, kept.place) == ("Hội nghị tổng kết", date(2024, 2, 1), "Hội trường Sở")
    assert kept.presenter == "Phó Chủ tịch UBND tỉnh"
    assert office.last_entry() == ("Lan", "ceremony.add", {"ceremony"})
    assert office.refused(AddCeremony(office.round_id, " ", TODAY)).values == {"field": "title"}
    assert office.refused(AddCeremony(999, "Hội nghị tổng kết", TODAY)).code == "constraint_link"


@pytest.mark.parametrize(("typed", "kept"), [("", "Ma Văn Ước"), (" ", "Ma Văn Ước"), ("Lý Thị Mỹ", "Lý Thị Mỹ")])
def test_a_certificate_goes_to_the_recipient_or_to_whom_the_clerk_names(office, typed, kept):
    certificates, _recipients = made(office, "Ma Văn Ước")
    day = office.database.do(AddCeremony(office.round_id, "Hội nghị tổng kết", TODAY)).result
    office.database.do(HandOverCertificates(tuple(certificates), TODAY, day, typed))
    (given,) = office.all(HandOver)
    assert (given.received_by, given.on, given.ceremony_id) == (kept, TODAY, day)
    assert [each.state for each in office.all(Nomination)] == [NominationState.HANDED_OVER]
    assert office.last_entry()[1:] == ("certificate.hand_over", {"hand_over", "nomination"})


def test_one_certificate_that_cannot_be_handed_over_keeps_all_back(office):
    certificates, _recipients = made(office, "Ma Văn Ước", "Chẩu Thị Hiền")
    assert office.refused(HandOverCertificates((*certificates, 999), TODAY)).code == "gone"
    assert office.refused(HandOverCertificates((certificates[0],) * 2, TODAY)).code == "handed_over_already"
    assert office.refused(HandOverCertificates(tuple(certificates), TOMORROW)).code == "future_date"


def test_who_lost_a_certificate_receives_the_new_one(office):
    (certificate,), _recipients = made(office, "Ma Văn Ước")
    office.database.do(HandOverCertificates((certificate,), date(2024, 1, 5)))
    again = office.database.do(ReissueCertificate(certificate, "Cháy nhà, mất bằng")).result
    office.database.do(HandOverCertificates((again,), TODAY))
    assert [(each.certificate_id, each.on) for each in office.all(HandOver)] == [
        (certificate, date(2024, 1, 5)),
        (again, TODAY),
    ]


def test_a_bonus_is_paid_in_parts_up_to_what_the_decision_gives(office):
    _certificates, (recipient,) = made(office, "Ma Văn Ước")
    office.database.do(PayBonus(recipient, 800_000, date(2024, 1, 5), "PC 12"))
    told = office.refused(PayBonus(recipient, 1_000_001, TODAY))
    assert (told.code, told.values) == ("paid_too_much", {"due": 1_800_000, "paid": 800_000})
    office.database.do(PayBonus(recipient, 1_000_000, TODAY, "PC 13"))
    assert [(each.amount, each.voucher) for each in office.all(BonusPayment)] == [
        (800_000, "PC 12"),
        (1_000_000, "PC 13"),
    ]
    assert office.last_entry() == ("Lan", "bonus.pay", {"bonus_payment"})


def test_one_day_pays_everybody_what_is_still_due_but_not_who_lost_the_award(office):
    _certificates, (first, second, third) = made(office, "Ma Văn Ước", "Lý Thị Mỹ", "Nông Quốc Khánh")
    office.database.do(PayBonus(first, 800_000, date(2024, 1, 5), "PC 12"))
    office.database.do(RevokeAward(third, "12/QĐ-UBND", TODAY, "Khai gian thành tích"))
    round_id = office.all(Decision)[0].round_id
    with office.database.read() as session:
        due = unpaid_bonuses(session, round_id)
    assert [(one.recipient_id, one.name, one.due) for one in due] == [
        (first, "Ông Ma Văn Ước", 1_000_000),
        (second, "Ông Lý Thị Mỹ", 1_800_000),
    ]
    assert office.refused(PayBonuses((second, third), TODAY)).code == "revoked_already"
    office.database.do(PayBonuses((first, second), TODAY, "PC 13"))
    assert office.last_entry() == ("Lan", "bonus.pay_all", {"bonus_payment"})
    assert [each.amount for each in office.all(BonusPayment)] == [800_000, 1_000_000, 1_800_000]
    with office.database.read() as session:
        assert unpaid_bonuses(session, round_id) == []
        facts = round_facts(session, round_id)
    assert (facts.paid, facts.due) == (2, 2)
    assert office.refused(PayBonuses((first,), TODAY)).code == "paid_too_much"


def test_no_bonus_is_paid_of_nothing_to_nobody_or_tomorrow(office):
    _certificates, (recipient,) = made(office, "Ma Văn Ước")
    for amount in (0, -50_000):
        assert office.refused(PayBonus(recipient, amount, TODAY)).code == "paid_too_much"
    assert office.refused(PayBonus(recipient, 100_000, TOMORROW)).code == "future_date"
    assert office.refused(PayBonus(999, 100_000, TODAY)).code == "gone"


def test_nothing_is_done_with_an_award_before_its_decision_was_signed(office):
    (certificate,), (recipient,) = made(office, "Ma Văn Ước")
    signed = date(2023, 12, 22)
    for act in (
        lambda day: RevokeAward(recipient, "12/QĐ-UBND", day, "Khai gian thành tích"),
        lambda day: HandOverCertificates((certificate,), day),
        lambda day: PayBonus(recipient, 100_000, day),
    ):
        told = office.refused(act(date(2023, 12, 21)))
        assert told.code == "before_decision"
        assert (told.values["number"], told.values["dated"]) == ("1598/QĐ-UBND", signed)
    office.database.do(HandOverCertificates((certificate,), signed))
    office.database.do(PayBonus(recipient, 100_000, signed))
    office.database.do(RevokeAward(recipient, "12/QĐ-UBND", signed, "Khai gian thành tích"))


def test_a_revoked_award_is_paid_no_more(office):
    _certificates, (recipient,) = made(office, "Ma Văn Ước")
    office.database.do(RevokeAward(recipient, "12/QĐ-UBND", TODAY, "Khai gian thành tích"))
    told = office.refused(PayBonus(recipient, 100_000, TODAY))
    assert (told.code, told.values) == ("revoked_already", {"name": "Ma Văn Ước"})


def test_an_award_is_revoked_by_a_decision_with_number_day_and_reason(office):
    _certificates, (recipient,) = made(office, "Ma Văn Ước")
    assert office.refused(RevokeAward(999, "12/QĐ-UBND", TODAY, "Khai gian")).code == "gone"
    assert office.refused(RevokeAward(recipient, " ", TODAY, "Khai gian")).values == {"field": "number"}
    assert office.refused(RevokeAward(recipient, "12/QĐ-UBND", TODAY, " ")).code == "reason_missing"
    assert office.refused(RevokeAward(recipient, "12/QĐ-UBND", TOMORROW, "Khai gian")).code == "future_date"
    office.database.do(RevokeAward(recipient, "12/QĐ-UBND", TODAY, "Khai gian thành tích"))
    (kept,) = office.all(Revocation)
    assert (kept.number, kept.dated, kept.reason) == ("12/QĐ-UBND", TODAY, "Khai gian thành tích")
    assert office.all(Nomination)[0].state_reason == "Khai gian thành tích"
    assert [each.number for each in office.all(RegisterEntry)] == [1], "the award stays in the register"


def test_a_ceremony_is_corrected_as_a_whole_and_the_step_is_undone(office):
    ceremony = office.database.do(AddCeremony(office.round_id, "Hội nghị tổng kết", TODAY)).result
    assert office.refused(EditCeremony(ceremony, " ", TODAY)).values == {"field": "title"}
    assert office.refused(EditCeremony(99, "Hội nghị", TODAY)).code == "gone"
    done = office.database.do(EditCeremony(ceremony, "Hội nghị tổng kết năm", TOMORROW, "Hội trường", "Bà Mai"))
    (kept,) = office.all(Ceremony)
    assert (kept.name, kept.held_on, kept.place, kept.presenter) == (
        "Hội nghị tổng kết năm",
        TOMORROW,
        "Hội trường",
        "Bà Mai",
    )
    office.database.do(Undo(done.entry_id))
    assert office.all(Ceremony)[0].place == ""


def test_an_award_is_revoked_only_by_whom_it_is_of_and_not_before_its_own_day(office):
    issued(office, person("Nông Quốc Khánh"), person("Chẩu Thị Hiền"))
    first, second = (row.id for row in office.all(Recipient))
    dated = office.all(Decision)[0].dated
    why = "Khai gian thành tích"
    refused = office.refused(RevokeAward(first, "12/QĐ-STTTT", TODAY, why))
    assert (refused.code, refused.values["suffix"]) == ("revoked_by_other", "QĐ-UBND")
    assert office.refused(RevokeAward(first, "mười hai", TODAY, why)).code == "bad_number"
    early = dated - timedelta(days=1)
    assert office.refused(RevokeAward(first, "12", early, why)).code == "before_decision"
    used = office.all(Decision)[0].number
    assert office.refused(RevokeAward(first, used, date(2023, 12, 28), why)).code == "number_used"
    office.database.do(RevokeAward(first, "12 / QĐ–UBND", TODAY, why))
    assert office.all(Revocation)[0].number == "12/QĐ-UBND"
    other_day = TODAY - timedelta(days=1)
    assert office.refused(RevokeAward(second, "12/QĐ-UBND", other_day, why)).code == "revocation_day_differs"
    office.database.do(RevokeAward(second, "12/QĐ-UBND", TODAY, why))
