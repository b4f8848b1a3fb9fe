"""Whether two entries may be one person: spellings, births, units; measured on pairs of known answer."""

import time
import unicodedata

import pytest

from db.rules.clean_text import clean
from db.rules.same_person import (
    SUGGESTED,
    WEIGHTS,
    Entry,
    birth_reason,
    blocks,
    folded,
    likeness,
    name_reason,
    pairs,
    unit_reason,
)
from tests.db.rules.labelled_people import UNITS, People, labelled


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Hòa Thị Thúy", "Hòa Thị Thúy", "name_same"),
        ("Hòa Thị Thúy", "Hoà Thị Thuý", "name_spelling"),
        ("Lý Mỹ Quý", "Lí Mĩ Quí", "name_spelling"),
        ("NGUYỄN VĂN AN", "Nguyễn Văn An", "name_spelling"),
        ("Y’Bih Niê", "Y'Bih Niê", "name_spelling"),
        ("Nguyen Van An", "Nguyễn Văn Ân", "name_unmarked"),
        ("Trần Thị Hoa", "Trần Thị Hòa", "name_marks"),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "name_marks"),
        ("Nguyễn Thị Hạnh", "Nguyễn Thị Hanhh", "name_letter"),
        ("Nguyễn Văn Thnah", "Nguyễn Văn Thanh", "name_letter"),
        ("Nguyễn Hoa", "Nguyễn Thị Hoa", "name_shorter"),
        ("Ng. T. Hoa", "Nguyễn Thị Hoa", "name_initials"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Lan", ""),
        ("Nguyễn Văn An", "Trần Văn An", ""),
        ("Hoa", "Lan", ""),
    ],
)
def test_two_names_agree_in_one_way_and_in_the_same_way_from_the_other_side(one, other, how):
    assert (name_reason(one, other), name_reason(other, one)) == (how, how)


def test_a_name_in_half_letters_is_the_same_name_once_it_came_in():
    assert name_reason(clean(unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ")), "Nguyễn Thị Thủy") == "name_spelling"
    assert folded("Lý  Thị Mỹ") == ("li", "thi", "mi")


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("1986-03-14", "1986-03-14", "birth_day"),
        ("1986-03", "1986-03-14", "birth_month"),
        ("1986", "1986-03-14", "birth_year"),
        ("1986-03-12", "1986-12-03", "birth_swapped"),
        ("1986-03-14", "1968-03-14", "birth_slip"),
        ("1986-03-14", "1986-03-15", "birth_slip"),
        ("1986-03-14", "1991-03-14", "birth_other"),
        ("1986", "1987", "birth_other"),
        ("1986", "", ""),
    ],
)
def test_two_births_agree_as_far_as_both_are_known(one, other, how):
    assert (birth_reason(one, other), birth_reason(other, one)) == (how, how)


def places(*written, **bodies):
    known = {UNITS.unit_key(name.replace("_", " ")): body for name, body in bodies.items()}
    return frozenset(UNITS.place(each, known) for each in written)


def test_units_agree_through_short_forms_new_names_and_the_provinces_of_2025():
    assert unit_reason(places("UBND xã An Khang"), places("Ủy ban nhân dân xã An Khang")) == "unit_same"
    assert unit_reason(places("Sở Y tế tỉnh Hà Giang"), places("Sở Y tế tỉnh Tuyên Quang")) == "unit_joined"
    assert unit_reason(places("Sở Y tế tỉnh Hà Giang"), places("Sở Y tế tỉnh Nghệ An")) == "unit_other"
    assert unit_reason(places("Sở Y tế"), places("Sở Y tế tỉnh Nghệ An")) == "unit_same"
    renamed = places("Phường Minh Xuân", Phường_Minh_Xuân=9), places("Xã Minh Xuân", Xã_Minh_Xuân=9)
    assert unit_reason(*renamed) == "unit_followed"
    assert unit_reason(frozenset(), places("Sở Y tế")) == ""


def test_what_contradicts_is_told_and_outweighs_a_common_name():
    one = Entry(1, ("Nguyễn Văn An",), "1986-03-14", "male", identity="008090001234")
    other = Entry(2, ("Nguyễn Văn An",), "1986-03-14", "female", identity="008090001235")
    found = likeness(one, other)
    assert found.percent < SUGGESTED
    assert set(found.against) == {"sex_other", "identity_other"}
    listed = [Entry(id_, ("Sùng Mí Dính",), "1990", lists=frozenset(((7, 1),))) for id_ in (1, 2)]
    assert (
        likeness(*listed).percent < SUGGESTED <= likeness(*(Entry(e.id, e.names, "1990-02-01") for e in listed)).percent
    )


def test_the_same_number_is_one_person_whatever_the_names_say():
    one = Entry(1, ("Nguyễn Thị Hoa",), "1986", identity="008090001234")
    other = Entry(2, ("Sùng Thị Mai",), "1986", identity="008090001234")
    assert [(pair.one, pair.other) for pair in pairs([other, one])] == [(1, 2)]


def test_a_name_that_many_bear_says_less_than_a_rare_one():
    one, other = (Entry(id_, ("Nguyễn Thị Hoa",), "1986") for id_ in (1, 2))
    assert likeness(one, other, 2).percent >= SUGGESTED > likeness(one, other, 60).percent


def test_of_2400_labelled_pairs_98_of_100_suggested_are_right_and_95_of_100_are_found():
    right = wrong = missed = 0
    kinds = set()
    for seed in (11, 12, 13):
        made, namesakes = labelled(seed, 800)
        for pair in made:
            many = max(namesakes[folded(name)] for entry in (pair.one, pair.other) for name in entry.names)
            suggested = likeness(pair.one, pair.other, many).percent >= SUGGESTED
            right += suggested and pair.same
            wrong += suggested and not pair.same
            missed += pair.same and not suggested
            kinds.add(pair.what)
    assert len(kinds) > 60, "spellings, births and units differ in many ways together"
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.95


def test_every_reason_is_met_in_the_labelled_pairs_or_by_name_above():
    made, _names = labelled(11, 800)
    met = {reason for pair in made for reason in likeness(pair.one, pair.other).reasons}
    assert WEIGHTS.keys() - met <= {"identity_same", "identity_other", "birth_month"}


def test_nobody_is_compared_with_everybody_and_ten_times_the_people_are_at_most_twentyfive_times_the_pairs():
    compared, spent = [], []
    for many in (300, 3000):
        people = People(5)
        entries = [people.person() for _ in range(many)]
        entries += [people.again(entry)[0] for entry in entries[::20]]
        begun = time.process_time()
        compared.append(sum(len(block) * (len(block) - 1) // 2 for block in blocks(entries)))
        found = {(pair.one, pair.other) for pair in pairs(entries)}
        spent.append(time.process_time() - begun)
        assert len(found) >= 0.85 * (many // 20)
    assert compared[1] < 25 * compared[0] < 25 * 300 * 299 // 2 / 100
    assert compared[1] < 3150 * 3149 // 2 / 1000
