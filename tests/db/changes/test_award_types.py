"""Awards of the office's own, their words on papers, their bonus."""

from sqlalchemy import select

from db.changes.award_types import AddAwardType, EditAwardType, RemoveAwardType, SetCoefficient, WordAward
from db.changes.nominations import AddNomination
from db.models.catalogue import AwardKind, AwardType, Coefficient, Regime
from db.models.decisions import Recipient
from db.rules.terms import NomineeKind
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued

BOTH = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL)
OWN = ("Giấy khen chuyên đề chuyển đổi số", "commendation", "department", BOTH)


def test_an_own_award_has_a_code_that_no_other_has(office):
    first = office.database.do(AddAwardType(*OWN)).result
    second = office.database.do(AddAwardType("Kỷ niệm chương của Sở", *OWN[1:])).result
    codes = {row.id: row.code for row in office.all(AwardType)}
    assert codes[first] != codes[second]
    assert office.refused(AddAwardType(*OWN)).code == "award_exists"
    assert office.refused(AddAwardType("Cờ của Sở", "title", "department", ())).code == "award_without_kind"


def test_kinds_of_an_own_award_are_corrected(office):
    award = office.database.do(AddAwardType(*OWN)).result
    office.database.do(EditAwardType(award, *OWN[:3], (NomineeKind.HOUSEHOLD, NomineeKind.COLLECTIVE)))
    kinds = {row.kind for row in office.all(AwardKind) if row.award_type_id == award}
    assert kinds == {NomineeKind.HOUSEHOLD, NomineeKind.COLLECTIVE}


def test_an_award_of_the_law_keeps_its_name_but_not_its_words_on_papers(office):
    assert office.refused(EditAwardType(office.award, *OWN)).code == "award_shipped"
    assert office.refused(RemoveAwardType(office.award)).code == "award_shipped"
    office.database.do(WordAward(office.award, "Bằng khen thành tích xuất sắc của {authority}"))
    issued(office, person("Nông Quốc Khánh"))
    (kept,) = office.all(Recipient)
    assert kept.award == "Bằng khen thành tích xuất sắc của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
    assert office.refused(WordAward(office.award, "Bằng khen của {ai}")).code == "unknown_blank"


def test_an_own_award_that_was_proposed_stays(office):
    award = office.database.do(AddAwardType(*OWN)).result
    office.database.do(AddNomination(office.round_id, award, office.chairman, person("Ma Văn Ước")))
    assert office.refused(RemoveAwardType(award)).code == "award_used"


def test_the_bonus_of_an_award_is_set_changed_and_taken_away(office):
    with office.database.read() as session:
        law = session.scalars(select(Regime.id).where(Regime.code == "L2003_N91")).one()

    def kept():
        found = [row for row in office.all(Coefficient) if (row.award_type_id, row.regime_id) == (award, law)]
        return [(row.kind, row.hundredths) for row in found]

    award = office.database.do(AddAwardType(*OWN)).result
    office.database.do(SetCoefficient(award, law, NomineeKind.INDIVIDUAL, 30, "Quy chế TĐKT của Sở"))
    office.database.do(SetCoefficient(award, law, NomineeKind.INDIVIDUAL, 50, "Quy chế TĐKT của Sở"))
    assert kept() == [(NomineeKind.INDIVIDUAL, 50)]
    assert office.refused(SetCoefficient(award, law, NomineeKind.INDIVIDUAL, -1)).code == "bad_coefficient"
    office.database.do(SetCoefficient(award, law, NomineeKind.INDIVIDUAL, None))
    assert kept() == []
