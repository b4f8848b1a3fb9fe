"""What the record has for a few letters, and in which order."""

import pytest

from db.changes.rounds import OpenRound
from db.queries.palette_hits import HitKind, fits, palette_hits, rank
from db.rules.terms import RewardType
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued
from tests.db.queries.conftest import questions


@pytest.mark.parametrize(
    ("text", "typed", "whether"),
    [
        ("Nguyễn Thị Thu Hà", "nguyen ha", True),
        ("Nguyễn Thị Thu Hà", "ha nguyen", True),
        ("Đặng Văn Út", "dang ut", True),
        ("Đặng Văn Út", "dan gut", False),
        ("Ban hành", "", True),
        ("", "a", False),
    ],
)
def test_a_few_letters_without_accents_are_enough(text, typed, whether):
    assert fits(text, typed) is whether


def test_what_begins_so_comes_before_what_has_it_somewhere():
    texts = ["Trần Khả Nhân", "Vũ Thị Hà", "Hà Văn Lý"]
    assert [rank(text, "ha") for text in texts] == [2, 1, 0]
    assert sorted(texts, key=lambda text: rank(text, "ha")) == ["Hà Văn Lý", "Vũ Thị Hà", "Trần Khả Nhân"]


def test_a_nominee_is_found_in_the_open_round_and_not_in_another(office, ask):
    office.nominate(person("Chẩu Thị Hiền"))
    other = office.database.do(OpenRound("Đợt đột xuất", 2023, RewardType.SUDDEN)).result
    kinds = [hit.kind for hit in ask(palette_hits, "chau hien", office.round_id)]
    assert kinds == [HitKind.NOMINATION, HitKind.PERSON]
    assert [hit.kind for hit in ask(palette_hits, "chau hien", other)] == [HitKind.PERSON]


def test_a_decision_is_found_by_number_authority_or_day_wherever_it_stands(office, ask):
    decision, _ids = issued(office, person("Nông Quốc Khánh"))
    for typed in ("1598", "chu tich ubnd", "1598/qd-ubnd"):
        hits = [hit for hit in ask(palette_hits, typed, 0) if hit.kind is HitKind.DECISION]
        assert [(hit.id, hit.text, hit.round_id) for hit in hits] == [(decision, "1598/QĐ-UBND", office.round_id)]


@pytest.mark.parametrize("typed", ["", " ", "q", "zzzz", "%_", "'; DROP TABLE person"])
def test_what_fits_nothing_finds_nothing(office, ask, typed):
    office.nominate(person("Chẩu Thị Hiền"))
    assert ask(palette_hits, typed, office.round_id) == []


def test_of_many_a_few_of_each_kind_are_found_with_the_same_number_of_questions(office):
    def asked():
        with office.database.read() as session:
            return questions(session, lambda: palette_hits(session, "nguyen", office.round_id))

    office.nominate(person("Nguyễn Văn An"))
    _few, before = asked()
    for number in range(12):
        office.nominate(person(f"Nguyễn Văn {chr(66 + number)}"))
    hits, after = asked()
    assert after == before
    assert max(sum(hit.kind is kind for hit in hits) for kind in HitKind) == 6
