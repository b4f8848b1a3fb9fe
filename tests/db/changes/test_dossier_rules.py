"""Papers that the office asks for itself: per award, kind and authority, dated, beside the law's or instead of them."""

from dataclasses import replace
from datetime import date

from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.dossier_rules import AddDossierRule, EditDossierRule, RemoveDossierRule
from db.queries.dossiers import dossier, with_missing
from db.queries.nomination_list import nomination_lines
from db.rules.terms import DecisionOrigin, NomineeKind
from tests.db.changes.conftest import TODAY, collective, person

OATH = AddDossierRule(("Bản cam kết",), "Quy chế 2024, Điều 9")


def of(office, nomination, day=TODAY):
    with office.database.read() as session:
        return dossier(session, nomination, day)


def asked(office, nomination, day=TODAY):
    return [each.name for each in of(office, nomination, day).papers if each.required]


def test_papers_are_asked_for_with_one_award_of_one_kind_to_one_authority_within_their_days(office):
    one, room = office.nominate(person("Nông Quốc Khánh")), office.nominate(collective("Phòng Bưu chính"))
    before = asked(office, one)
    do = office.database.do
    made = do(
        replace(OATH, award_type_id=office.award, kind=NomineeKind.INDIVIDUAL, authority_id=office.chairman)
    ).result
    assert asked(office, one) == [*before, "Bản cam kết"] and "Quy chế 2024, Điều 9" in of(office, one).article
    assert "Bản cam kết" not in asked(office, room)
    for elsewhere in (
        {"authority_id": office.office},
        {"valid_to": date(2023, 12, 31)},
        {"valid_from": date(2024, 6, 1)},
    ):
        do(EditDossierRule(made, OATH.papers, OATH.source, **elsewhere))
        assert asked(office, one) == before
    do(RemoveDossierRule(made))
    assert of(office, one).article == of(office, room).article


def test_papers_instead_of_the_laws_stand_alone_with_their_source(office):
    one = office.nominate(person("Nông Quốc Khánh"))
    office.database.do(replace(OATH, papers=("Đơn", "Bản cam kết"), instead=True, copies="02 bộ"))
    found = of(office, one)
    assert [each.name for each in found.papers] == ["Đơn", "Bản cam kết"] == found.missing
    assert (found.article, found.copies, found.verified) == ("Quy chế 2024, Điều 9", "02 bộ", True)


def test_nothing_is_asked_of_who_was_decided_already(office):
    office.database.do(OATH)
    ids = office.recommended(person("Nông Quốc Khánh"), person("Chẩu Thị Hiền"))
    change = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids[:1], signer_name="Lương Đức Thiện"
    )
    office.database.do(IssueDecision(office.database.do(change).result, "1598", date(2023, 12, 22)))
    with office.database.read() as session:
        lines = with_missing(session, nomination_lines(session, list(ids)), TODAY)
    assert lines[ids[0]].missing is None and "Bản cam kết" in lines[ids[1]].missing


def test_what_is_no_rule_is_refused(office):
    assert office.refused(AddDossierRule(("",), "Quy chế")).code == "field_missing"
    assert office.refused(AddDossierRule(("Đơn",), " ")).code == "field_missing"
    assert office.refused(AddDossierRule(("Đơn",), "Quy chế", award_type_id=9999)).code == "gone"
    assert office.refused(RemoveDossierRule(9999)).code == "gone"
    wrong = replace(OATH, valid_from=date(2024, 2, 1), valid_to=date(2024, 1, 1))
    assert office.refused(wrong).code == "ends_before"
