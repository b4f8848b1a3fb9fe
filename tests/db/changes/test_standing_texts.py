"""The office's own standing texts: dated, corrected, taken back; signed papers keep theirs."""

from datetime import date

from db.changes.decisions import DraftDecision
from db.changes.standing_texts import ChangeText, CorrectText, RemoveText, RewordDrafts
from db.models.decisions import Decision
from db.queries.open_drafts import drafts_to_reword, effect_on_papers
from db.queries.paper_words import paper_words
from db.queries.standing_texts import default_text, proposed, text_lines, text_on
from db.rules.reword import worth
from db.rules.terms import DecisionOrigin
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_decisions import drafted, issued

LATER = date(2024, 1, 1)


def on(office, code, day, authority=0, level=""):
    with office.database.read() as session:
        return text_on(session, code, day, authority, level)


def test_without_own_words_the_shipped_ones_hold(office):
    assert on(office, "dossier", TODAY) == default_text("dossier")
    with office.database.read() as session:
        told = proposed(session, "decision_recipients", office.chairman, TODAY)
        lines = text_lines(session, TODAY)
    assert told[0] == "Như Điều 3" and told[-1] == "Lưu: VT, NC"
    assert not any(line.own for line in lines) and "{" not in "".join(
        line.reads for line in lines if line.code in ("dossier", "request_ground", "addressees") and line.authority_id
    ).replace("{submission}", "")


def test_words_from_a_day_on_leave_the_days_before_alone(office):
    office.database.do(ChangeText("dossier", "Hồ sơ kèm theo: 02 bộ", LATER))
    assert on(office, "dossier", date(2023, 12, 31)) == default_text("dossier")
    assert on(office, "dossier", LATER) == "Hồ sơ kèm theo: 02 bộ"
    assert office.refused(ChangeText("dossier", "Hồ sơ", LATER)).code == "text_on_day"
    office.database.do(CorrectText("dossier", "Hồ sơ kèm theo: 03 bộ", LATER))
    assert on(office, "dossier", LATER) == "Hồ sơ kèm theo: 03 bộ"
    office.database.do(RemoveText("dossier", LATER))
    assert on(office, "dossier", LATER) == default_text("dossier")


def test_each_authority_has_its_own_list_of_copies(office):
    office.database.do(CorrectText("decision_recipients", "Như Điều 3\nTỉnh ủy\nLưu: VT", authority_id=office.chairman))
    with office.database.read() as session:
        assert proposed(session, "decision_recipients", office.chairman, TODAY) == ("Như Điều 3", "Tỉnh ủy", "Lưu: VT")
        assert proposed(session, "decision_recipients", office.office, TODAY)[1] == "Lãnh đạo Sở"
    assert office.refused(CorrectText("decision_recipients", "Lưu: VT")).code == "gone"
    assert office.refused(CorrectText("no_text", "Lưu: VT")).code == "gone"


def test_an_empty_text_and_an_unknown_blank_are_refused(office):
    assert office.refused(CorrectText("dossier", " \n ")).code == "field_missing"
    assert office.refused(CorrectText("dossier", "Hồ sơ của {ai}")).code == "unknown_blank"


def test_a_signed_decision_keeps_its_article_and_a_draft_takes_the_new_one(office):
    signed, _ids = issued(office, person("Nông Quốc Khánh"))
    draft, _ids = drafted(office, person("Chẩu Thị Hiền"))
    office.database.do(CorrectText("execution", "Các ông, bà có tên thi hành", authority_id=office.chairman))
    with office.database.read() as session:
        assert paper_words(session, "decision", signed, TODAY).sentence("execution").startswith("Chánh Văn phòng")
        assert paper_words(session, "decision", draft, TODAY).sentence("execution") == "Các ông, bà có tên thi hành"
        effect = effect_on_papers(session, office.chairman, None, None)
    assert (effect.drafts, effect.signed, effect.printed) == (1, 1, 0)


def test_drafts_that_copied_the_old_words_are_offered_and_reworded(office):
    ids = office.recommended(person("Nông Quốc Khánh"))
    made = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids, recipients=("Sở Nôi vụ", "Lưu: VT")
    )
    draft = office.database.do(made).result
    pairs = worth([("Sở Nôi vụ", "Sở Nội vụ")])
    with office.database.read() as session:
        (found,) = drafts_to_reword(session, pairs, TODAY, office.chairman)
    assert (found.paper, found.id) == ("decision", draft)
    assert office.database.do(RewordDrafts(pairs, (draft,))).result == 1
    (kept,) = office.all(Decision)
    assert kept.recipients == "Sở Nội vụ\nLưu: VT"
    with office.database.read() as session:
        assert drafts_to_reword(session, pairs, TODAY) == []
