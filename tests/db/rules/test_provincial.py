"""Codes of the provincial system: awards of the catalogue, categories and fields by name, a household by itself."""

from db.catalogue import shipped
from db.rules.terms import NomineeKind
from desktop.papers.provincial import codes


def test_every_award_that_is_mapped_has_a_name_there():
    known = codes()
    numbers = {each.code for each in known.awards.values()}
    assert set(known.of_award.values()) <= numbers
    assert set(known.of_award) <= {row["id"] for row in shipped()["awards"]}


def test_names_are_found_however_they_are_written_and_what_is_not_there_has_no_code():
    known = codes()
    assert known.category("doanh nhân", NomineeKind.INDIVIDUAL).code == "1660638864"
    assert known.category("", NomineeKind.HOUSEHOLD).code == "1660638538"
    assert known.sector("Y TẾ").code == "0012" and known.sector("Hàng không").code == ""
    assert known.award("own_1", "Huân chương Dũng cảm").code == "1650360227"
    assert known.award("own_2", "Giải thưởng lạ").code == ""
    assert known.kind(NomineeKind.COLLECTIVE).name == "Khen thưởng tập thể"
