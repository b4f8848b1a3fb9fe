"""The words that the catalogue gives papers: of a numbered one what it keeps, of every other what holds on its day."""

import json
from datetime import date

import pytest

from db.changes.standing_texts import ChangeText, CorrectText
from db.errors import KnownError
from db.models.office import KeptWords
from db.queries.paper_words import TEXTS_OF, as_kept, lines_on, paper_words, sentence_on
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_decisions import issued


@pytest.fixture
def signed(office):
    """Return an issued decision whose words were kept because a text was corrected after it."""
    decision, _ids = issued(office, person("Ma Văn Ước"))
    office.database.do(CorrectText("decision_award", "Tặng thưởng {award} cho {counts}", None, office.chairman))
    return decision


def test_a_signed_paper_keeps_its_words_and_the_next_one_has_the_new(office, signed, ask):
    assert ask(paper_words, "decision", signed, TODAY).texts["decision_award"].startswith("{act} {award} cho {counts}")
    other, _ids = issued(office, person("Lý Thị Mỹ"), number="47")
    assert ask(paper_words, "decision", other, TODAY).texts["decision_award"] == "Tặng thưởng {award} cho {counts}"


def test_words_that_were_kept_before_a_text_could_be_written_have_the_shipped_one(office, signed):
    with office.database.write() as session:
        kept = session.query(KeptWords).one()
        data = json.loads(kept.words)
        del data["texts"]["decision_award"], data["texts"]["decision_list"]
        kept.words = json.dumps(data, ensure_ascii=False)
    with office.database.read() as session:
        texts = paper_words(session, "decision", signed, TODAY).texts
        assert texts["decision_list"] == "{kinds} được {act} {award}" and set(texts) == set(TEXTS_OF["decision"])


def test_a_paper_of_a_round_says_what_the_office_wrote_for_its_day(office, ask):
    office.database.do(ChangeText("bonus_title", "Chi thưởng {movement}", date(2024, 1, 1)))
    told = {"kinds": "cá nhân", "forms": "Bằng khen", "movement": "trong phong trào"}
    assert ask(sentence_on, "bonus_title", date(2024, 1, 2), **told) == "Chi thưởng trong phong trào"
    assert ask(sentence_on, "bonus_title", date(2023, 12, 31), **told).startswith("Chi tiền thưởng cho cá nhân")
    assert ask(lines_on, "invitation_recipients", TODAY) == ("Như trên", "Lưu: VT")


def test_what_is_kept_is_what_is_read(office, signed, ask):
    found = ask(paper_words, "decision", signed, TODAY)
    again = json.loads(as_kept(found))
    assert again["texts"] == dict(found.texts) and again["office"]["body"] == found.office.body
    with pytest.raises(KnownError) as told:
        ask(paper_words, "decision", 999, TODAY)
    assert told.value.code == "gone"
