"""Papers that came in, scans and the appraisal: written, corrected, taken back."""

from datetime import date

from db.changes.change import Undo
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.dossiers import Appraise, AttachEvidence, DetachEvidence, LackPapers, ReceivePapers
from db.changes.scans import keep_file
from db.queries.dossiers import dossier, of_same_unit, round_dossiers
from db.rules.terms import DecisionOrigin, Verdict
from tests.db.changes.conftest import TODAY, person

PDF = b"%PDF-1.4 scan"


def looked_at(office, one):
    with office.database.read() as session:
        return dossier(session, one, TODAY)


def test_a_paper_that_came_in_and_its_scan_are_no_longer_missing_and_undo_brings_it_back(office):
    one = office.nominate(person("Ma Văn Páo"))
    before = len(looked_at(office, one).missing)
    assert before
    done = office.database.do(ReceivePapers((one,), "report", TODAY))
    assert done.result == 1 and office.database.do(ReceivePapers((one,), "report", TODAY)).result == 0
    assert len(looked_at(office, one).missing) == before - 1
    office.database.do(AttachEvidence((one,), "submission", keep_file(office.database, "to-trinh.pdf", PDF)))
    (scan,) = looked_at(office, one).scans
    assert (scan.paper, scan.name) == ("submission", "to-trinh.pdf") and len(
        looked_at(office, one).missing
    ) == before - 2
    office.database.do(DetachEvidence(scan.id))
    office.database.do(LackPapers((one,), "report"))
    assert len(looked_at(office, one).missing) == before
    last = office.database.do(ReceivePapers((one,), "Bản sao bằng", None, "photo"))
    office.database.do(Undo(last.entry_id))
    assert "Bản sao bằng" not in [each.name for each in looked_at(office, one).papers]


def test_a_scan_is_attached_once_and_only_if_it_is_kept(office):
    one = office.nominate(person("Ma Văn Páo"))
    assert office.refused(AttachEvidence((one,), "report", "0" * 64)).code == "gone"
    sha = keep_file(office.database, "bao-cao.pdf", PDF)
    office.database.do(AttachEvidence((one,), "report", sha))
    assert office.refused(AttachEvidence((one,), "report", sha)).code == "twice_attached"


def test_an_opinion_that_does_not_agree_says_why_and_is_corrected_by_the_next(office):
    one = office.nominate(person("Ma Văn Páo"))
    assert office.refused(Appraise((one,), Verdict.DISAGREE, " ", "", TODAY)).code == "field_missing"
    assert office.refused(Appraise((one,), Verdict.AGREE, "", "", date(2999, 1, 1))).code == "future_date"
    office.database.do(Appraise((one,), Verdict.SUPPLEMENT, "Thiếu biên bản", "Bà Lý Thu Hường", TODAY))
    office.database.do(Appraise((one,), Verdict.AGREE, "", "Bà Lý Thu Hường", TODAY))
    assert looked_at(office, one).opinion.verdict is Verdict.AGREE


def test_dossiers_stand_by_the_unit_that_proposes_them(office):
    one = office.nominate(person("Ma Văn Páo", proposer="UBND xã Minh Tân"))
    two = office.nominate(person("Vừ Mí Kẻ", proposer="UBND xã Minh Tân"))
    office.nominate(person("Giàng A Lử", proposer="Bưu điện tỉnh"))
    with office.database.read() as session:
        units = [each.unit for each in round_dossiers(session, office.round_id, TODAY)]
        assert units == sorted(units, key=str.casefold)
        assert {each.nomination_id for each in of_same_unit(session, one, TODAY)} == {one, two}


def test_what_was_decided_is_asked_for_by_the_law_of_its_day(office):
    (one,) = office.recommended(person("Ma Văn Páo"))
    given = (DecisionOrigin.RECEIVED, (one,))
    draft = DraftDecision(office.round_id, office.chairman, office.award, *given, signer_name="Lương Đức Thiện")
    later = date(2026, 1, 15)
    with office.database.read() as session:
        assert "Luật 2022" in dossier(session, one, later).article
    office.database.do(IssueDecision(office.database.do(draft).result, "1598", date(2023, 12, 22)))
    with office.database.read() as session:
        assert dossier(session, one, later).article.startswith("TT 03/2018/TT-BNG")
