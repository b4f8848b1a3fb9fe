"""Whether two entries may be one unit: names, places, numbers, what stands above; measured on pairs of known answer."""

from random import Random

import pytest

from db.catalogue import unit_words
from db.rules.same_person import SUGGESTED
from db.rules.same_unit import LARGEST, UnitEntry, candidates, likeness, name_reason, pairs
from tests.benchmarks.matching import units

WORDS = unit_words()
PLACES = ("An Khang", "Tân Trào", "Minh Xuân", "Lâm Bình", "Nà Hang", "Đồng Yên", "Hợp Thành", "Kim Bình", "Trung Sơn")
BODIES = ("UBND xã {}", "Trường Tiểu học {}", "Trạm Y tế xã {}", "Hội Nông dân xã {}", "Bưu điện xã {}")
ROOMS = (
    "Phòng Hành chính - Tổng hợp",
    "Phòng Kế hoạch Tài chính",
    "Phòng Chuyển đổi số",
    "Ban Quản lý dự án",
    "Thanh tra",
)
ABOVE = ("Sở Y tế", "Sở Nội vụ", "Sở Thông tin và Truyền thông", "Sở Tài chính")
SHORT = {"Ủy ban nhân dân": "UBND", "Phòng": "P.", "Trung học cơ sở": "THCS", "Hợp tác xã": "HTX"}


def entry(id_, *names, above="", **more):
    parents = frozenset((WORDS.unit_key(above),) if above else ())
    found = [place for name in names if (place := WORDS.place(name, {})) is not None]
    return UnitEntry(
        id_,
        names,
        tuple(WORDS.unit_key(name) for name in names),
        parents,
        frozenset(each.province_now for each in found if each.province_now),
        frozenset(each.province for each in found if each.province),
        **more,
    )


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Phòng Chuyển đổi số", "Phòng Chuyển đổi số", "name_same"),
        ("PHÒNG CHUYỂN ĐỔI SỐ", "Phòng Chuyển đổi số", "name_spelling"),
        ("Sở Văn hoá", "Sở Văn hóa", "name_spelling"),
        ("UBND xã An Khang", "Ủy ban nhân dân xã An Khang", "name_short"),
        ("Phòng Kế hoạch Tài chính", "Phòng Tài chính Kế hoạch", "name_order"),
        ("Phong Chuyen doi so", "Phòng Chuyển đổi số", "name_unmarked"),
        ("Phòng Hành chinh", "Phòng Hành chính", "name_marks"),
        ("UBND xã Tân Thanh", "UBND xã Tân Thành", "place_marks"),
        ("UBND xã An Khang", "UBND xã An Khanh", "place_letter"),
        ("Phòng Chuyển đổi sô", "Phòng Chuyện đổi số", "name_marks"),
        ("Phòng Hành chính", "Phòng Hành chính Tổng hợp", "name_longer"),
        ("Phòng Hành chính", "Phòng Hàng chính", "name_letter"),
        ("P. Hành chính", "Phòng Hành chính", "name_abbreviated"),
        ("Phòng Hành chính", "Phòng Tài chính", ""),
    ],
)
def test_two_names_of_units_agree_in_one_way_from_both_sides(one, other, how):
    assert name_reason(one, WORDS.unit_key(one), other, WORDS.unit_key(other)) == how
    assert name_reason(other, WORDS.unit_key(other), one, WORDS.unit_key(one)) == how


def test_numbers_places_and_what_stands_above_speak_against_it():
    one, two = entry(1, "Đội 1", above="Công ty A"), entry(2, "Đội 2", above="Công ty A")
    assert likeness(one, two).percent < 5
    here, there = entry(1, "Văn phòng", above="Sở Y tế"), entry(2, "Văn phòng", above="Sở Nội vụ")
    assert "parent_other" in likeness(here, there).reasons and likeness(here, there).percent < SUGGESTED
    far = likeness(entry(1, "Sở Y tế tỉnh Nghệ An"), entry(2, "Sở Y tế tỉnh Tuyên Quang"))
    assert far.percent < SUGGESTED
    joined = likeness(entry(1, "Sở Y tế tỉnh Hà Giang"), entry(2, "Sở Y tế tỉnh Tuyên Quang"))
    assert not joined.reasons or "province_other" not in joined.reasons


def test_a_unit_that_took_over_from_another_is_never_suggested_as_it():
    old = entry(1, "Sở Khoa học và Công nghệ", followed=frozenset({2}))
    new = entry(2, "Sở Khoa học và Công nghệ", followed=frozenset({1}))
    assert list(pairs([old, new])) == []
    assert [(each.one, each.other) for each in pairs([entry(2, *new.names), entry(1, *old.names)])] == [(1, 2)]


def labelled(count=600):
    """Return (one, other, whether they are one unit), by a script, half of each."""
    pick = Random(14)
    found = []
    for at in range(count):
        same = at % 2 == 0
        if pick.random() < 0.5:
            place, other_place = pick.sample(PLACES, 2)
            body = pick.choice(BODIES)
            name, above, parent = body.format(place), "", ""
            other = _spelled(pick, name) if same else pick.choice((body.format(other_place), body.format(_slip(place))))
        else:
            name, above = pick.choice(ROOMS), pick.choice(ABOVE)
            parent = above if same else pick.choice([each for each in ABOVE if each != above])
            other = _spelled(pick, name)
            if not same and pick.random() < 0.5:
                parent, other = above, pick.choice([each for each in ROOMS if each != name])
        found.append((entry(2 * at + 1, name, above=above), entry(2 * at + 2, other, above=parent), same))
    return found


def _spelled(pick, name):
    for full, short in SHORT.items():
        if full in name and pick.random() < 0.5:
            return name.replace(full, short)
    return pick.choice(
        (name.upper(), name, name.replace("oá", "óa").replace(" - ", " "), name.replace("UBND", "Ủy ban nhân dân"))
    )


def _slip(place):
    return place[:-1] + ("h" if place[-1] != "h" else "g")


def test_of_labelled_pairs_hardly_one_is_suggested_wrongly_and_hardly_one_is_missed():
    told = [(same, likeness(one, other).percent >= SUGGESTED) for one, other, same in labelled()]
    right = sum(same and said for same, said in told)
    precision = right / sum(said for _same, said in told)
    recall = right / sum(same for same, _said in told)
    assert precision >= 0.98 and recall >= 0.95, (precision, recall)


def test_nobody_is_compared_with_everybody_and_the_work_grows_with_the_entries():
    few, many = (sum(1 for _pair in candidates(units(count))) for count in (1_000, 4_000))
    assert few and many < 8 * few
    alike = [entry(at, "Văn phòng", above=f"Sở {at}") for at in range(1, 5 * LARGEST)]
    assert list(candidates(alike)) == [], "a name that everybody bears tells nothing"
