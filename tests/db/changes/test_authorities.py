"""Authorities corrected, dated, ended and removed; signed papers keep the words they were signed with."""

from datetime import date

from sqlalchemy import select

from db.changes.authorities import (
    AddFormerName,
    CorrectAuthority,
    DateName,
    EndAuthority,
    RemoveAuthority,
    RemoveName,
    SetLevel,
)
from db.changes.change import Undo
from db.changes.office import AddAuthority, AddSigner, EditSigner, RemoveSigner, RenameAuthority
from db.models.authorities import Authority, AuthorityName, Signer
from db.models.office import KeptWords
from db.queries.authority_words import words
from db.queries.paper_words import paper_words
from db.rules.terms import SigningCapacity
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_decisions import drafted, issued

WORDS = ("Chủ tịch UBND tỉnh Tuyên Quang", "Chủ tịch UBND tỉnh", "UBND tỉnh Tuyên Quang", "CHỦ TỊCH", "Tuyên Quang")
NAMES = (*WORDS, "QĐ-UBND")


def name_id(office, authority):
    with office.database.read() as session:
        query = select(AuthorityName.id).where(AuthorityName.authority_id == authority)
        return session.scalars(query.order_by(AuthorityName.valid_from.desc()).limit(1)).one()


def called(office, paper, id_):
    with office.database.read() as session:
        found = paper_words(session, paper, id_, TODAY)
    return found.authority.body if found.authority else "", found.office.body


def test_a_correction_reaches_drafts_and_leaves_signed_decisions_as_they_were_signed(office):
    signed, _ids = issued(office, person("Nông Quốc Khánh"))
    draft, _ids = drafted(office, person("Chẩu Thị Hiền"))
    done = office.database.do(CorrectAuthority(name_id(office, office.chairman), *NAMES))
    assert called(office, "decision", signed)[0] == "Ủy ban nhân dân tỉnh Tuyên Quang"
    assert called(office, "decision", draft)[0] == "UBND tỉnh Tuyên Quang"
    office.database.do(Undo(done.entry_id))
    assert office.all(KeptWords) == []


def test_a_second_correction_keeps_the_words_of_the_signature_not_those_in_between(office):
    signed, _ids = issued(office, person("Nông Quốc Khánh"))
    for _time in range(2):
        office.database.do(CorrectAuthority(name_id(office, office.chairman), *NAMES))
    assert called(office, "decision", signed)[0] == "Ủy ban nhân dân tỉnh Tuyên Quang"


def test_our_own_name_stands_on_papers_of_every_authority(office):
    signed, _ids = issued(office, person("Nông Quốc Khánh"))
    mine = ("Giám đốc Sở TTTT", "Giám đốc Sở", "Sở TTTT", "GIÁM ĐỐC", "Tuyên Quang", "QĐ-STTTT")
    office.database.do(CorrectAuthority(name_id(office, office.office), *mine))
    assert called(office, "decision", signed)[1] == "Sở Thông tin và Truyền thông"


def test_a_name_given_from_a_day_in_the_past_leaves_what_was_signed_since(office):
    signed, _ids = issued(office, person("Nông Quốc Khánh"))
    office.database.do(RenameAuthority(office.chairman, *NAMES, date(2023, 6, 1)))
    assert called(office, "decision", signed)[0] == "Ủy ban nhân dân tỉnh Tuyên Quang"


def test_a_former_name_ends_the_day_before_the_first_known_one(office):
    office.database.do(AddFormerName(office.chairman, *NAMES, date(1976, 1, 1)))
    with office.database.read() as session:
        assert words(session, office.chairman, date(1991, 9, 30)).title == NAMES[0]
    told = office.refused(AddFormerName(office.chairman, *NAMES, date(2000, 1, 1)))
    assert told.code == "former_not_before"


def test_the_day_of_a_name_moves_the_end_of_the_one_before(office):
    later = office.database.do(RenameAuthority(office.chairman, *NAMES, date(2023, 6, 1))).result
    office.database.do(DateName(later, date(2023, 8, 1)))
    first = office.all(AuthorityName)[0]
    assert first.valid_to == date(2023, 7, 31)
    assert office.refused(DateName(later, date(1990, 1, 1))).code == "date_order"


def test_a_first_name_cannot_begin_after_a_decision_issued_under_it(office):
    issued(office, person("Nông Quốc Khánh"))
    told = office.refused(DateName(name_id(office, office.chairman), date(2023, 12, 31)))
    assert (told.code, told.values["number"]) == ("decision_without_name", "1598/QĐ-UBND")


def test_a_name_without_decisions_is_removed_and_the_one_before_holds_on(office):
    later = office.database.do(RenameAuthority(office.chairman, *NAMES, date(2024, 1, 1))).result
    office.database.do(RemoveName(later))
    assert office.all(AuthorityName)[0].valid_to is None
    assert office.refused(RemoveName(name_id(office, office.chairman))).code == "last_name"


def test_a_name_with_a_decision_stays(office):
    issued(office, person("Nông Quốc Khánh"))
    office.database.do(AddFormerName(office.chairman, *NAMES, date(1976, 1, 1)))
    assert office.refused(RemoveName(name_id(office, office.chairman))).code == "name_used"


def test_an_authority_out_of_use_ends_on_its_day_unless_a_decision_is_later(office):
    issued(office, person("Nông Quốc Khánh"))
    assert office.refused(EndAuthority(office.chairman, date(2023, 6, 30))).code == "decision_without_name"
    office.database.do(EndAuthority(office.chairman, date(2024, 6, 30)))
    assert office.all(AuthorityName)[0].valid_to == date(2024, 6, 30)


def test_an_authority_with_nominations_stays_and_an_unused_one_goes_with_its_signers(office):
    office.nominate(person("Nông Quốc Khánh"))
    assert office.refused(RemoveAuthority(office.chairman)).code == "authority_used"
    assert office.refused(RemoveAuthority(office.office)).code == "office_stays"
    spare = office.database.do(AddAuthority("spare", "ministry", *NAMES, date(2007, 8, 2))).result
    office.database.do(AddSigner(spare, "Hoàng Thế Vinh", SigningCapacity.HEAD, "BỘ TRƯỞNG"))
    office.database.do(SetLevel(spare, "other"))
    office.database.do(RemoveAuthority(spare))
    assert spare not in {row.id for row in office.all(Authority)}


def test_the_days_of_a_signer_cannot_leave_out_a_decision_that_they_signed(office):
    issued(office, person("Nông Quốc Khánh"))
    edit = ("Lương Đức Thiện", SigningCapacity.HEAD, "CHỦ TỊCH")
    told = office.refused(EditSigner(1, *edit, None, date(2023, 12, 1)))
    assert (told.code, told.values["number"]) == ("signer_days_cut", "1598/QĐ-UBND")
    assert office.refused(EditSigner(1, *edit, date(2024, 2, 1), date(2024, 1, 1))).code == "ends_before"


def test_a_signer_of_papers_stays_and_another_is_removed(office):
    issued(office, person("Nông Quốc Khánh"))
    assert office.refused(RemoveSigner(1)).code == "signer_used"
    other = office.database.do(AddSigner(office.chairman, "Lý Thị Mỹ", SigningCapacity.ACTING, "CHỦ TỊCH")).result
    office.database.do(RemoveSigner(other))
    assert len(office.all(Signer)) == 1
