"""How papers write a nominee: one line from kind, honorific and name."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.nomination_fields import PrintedTexts
from db.rules.printed_names import (
    bare_name,
    behind_name,
    body_case,
    full_name,
    in_sentence,
    known_as,
    name_in_sentence,
    name_parts,
    names_household,
    nationality,
    place_case,
    position_and_unit,
    printed_name,
)
from db.rules.terms import NomineeKind

KINDS = st.sampled_from([kind.value for kind in NomineeKind])
FAMILY = st.sampled_from(["Hộ", "Gia", "đình", "Hồ", "Giàng", "A", "Páo", "Thị", "Sen", "tá", "Phòng"])
TITLE = st.sampled_from(["", "Ông ", "Bà ", "Thượng tá ", "TS. "])
NAMES = st.builds("{}{}".format, TITLE, st.lists(FAMILY, min_size=1, max_size=6).map(" ".join))


@pytest.mark.parametrize(
    ("kind", "honorific", "name", "printed"),
    [
        ("individual", "Ông", "Vũ Đình Khuê", "Ông Vũ Đình Khuê"),
        ("individual", "", "Bà Vũ Thị Kha", "Bà Vũ Thị Kha"),
        ("individual", "Bà", "Bà Vũ Thị Kha", "Bà Vũ Thị Kha"),
        ("individual", "", "Y Thuyên Niê", "Y Thuyên Niê"),
        ("collective", "Bà", "Phòng Chuyển đổi số", "Phòng Chuyển đổi số"),
        ("household", "Ông", "Giàng A Páo", "Hộ gia đình ông Giàng A Páo"),
        ("household", "", "Bà Lù Thị Chấn", "Hộ gia đình bà Lù Thị Chấn"),
        ("household", "", "Giàng A Páo", "Hộ gia đình Giàng A Páo"),
        ("household", "Ông", "Hộ ông Sùng A Mẫu", "Hộ ông Sùng A Mẫu"),
        ("household", "", "hộ ông Sùng A Mẫu", "Hộ ông Sùng A Mẫu"),
        ("household", "Bà", "Gia đình bà Ma Thị Én", "Gia đình bà Ma Thị Én"),
        ("household", "Bà", "HỘ GIA ĐÌNH BÀ MA THỊ ÉN", "HỘ GIA ĐÌNH BÀ MA THỊ ÉN"),
        ("household", "Ông", "Hồ Văn Sơn", "Hộ gia đình ông Hồ Văn Sơn"),
        ("household", "Thượng tá", "Lò Văn Pha", "Hộ gia đình thượng tá Lò Văn Pha"),
        ("household", "TS.", "Lò Văn Pha", "Hộ gia đình TS. Lò Văn Pha"),
    ],
)
def test_a_nominee_is_called_after_its_kind(kind, honorific, name, printed):
    assert printed_name(kind, honorific, name) == printed


def test_a_printed_name_that_was_corrected_is_kept_without_the_word_that_papers_add():
    assert bare_name("household", "Giàng A Páo", "Hộ gia đình ông Giàng A Phá") == "ông Giàng A Phá"
    assert bare_name("household", "Hộ gia đình bà Én", "Hộ gia đình bà Ến") == "Hộ gia đình bà Ến"
    assert bare_name("individual", "Vũ Thị Kha", "Bà Vũ Thị Khá") == "Bà Vũ Thị Khá"


def test_another_name_stands_behind_the_printed_one():
    texts = PrintedTexts(honorific="Ông", other_name="Ba Hòa")
    assert full_name("household", "Hoàng Văn Thụ", texts) == "Hộ gia đình ông Hoàng Văn Thụ (tức Ba Hòa)"


@pytest.mark.parametrize("name", ["Hộ", "Gia đình", "Hồ Văn Sơn", "Hò Thị Lan", "Gia Đức Minh", ""])
def test_a_name_that_only_looks_so_is_no_household(name):
    assert not names_household(name)


@given(KINDS, st.sampled_from(["", "Ông", "Bà"]), NAMES)
def test_what_was_built_once_is_not_built_upon(kind, honorific, name):
    parts = name_parts(kind, honorific, name)
    assert name_parts(kind, *parts) == parts


@given(KINDS, st.sampled_from(["", "Ông", "Bà"]), NAMES)
def test_no_word_of_the_name_is_lost(kind, honorific, name):
    printed = printed_name(kind, honorific, name).casefold().split()
    assert [word for word in name.casefold().split() if word not in printed] == []


@pytest.mark.parametrize(
    ("other", "behind"),
    [
        ("", ""),
        ("Ba Hòa", " (tức Ba Hòa)"),
        ("bí danh: Ba Hòa", " (bí danh: Ba Hòa)"),
        ("Tên thật là Lê Nam", " (Tên thật là Lê Nam)"),
        ("Tức Hòa", " (Tức Hòa)"),
    ],
)
def test_another_name_that_says_itself_what_it_is_stands_so(other, behind):
    assert known_as(PrintedTexts(other_name=other)) == behind
    assert behind_name(PrintedTexts(other_name=other)) == behind
    assert behind_name(PrintedTexts(other_name=other, posthumous=True)) == behind + " (truy tặng)"


@pytest.mark.parametrize(
    ("position", "unit", "told"),
    [
        ("Phó Giám đốc", "Sở Nội vụ", "Phó Giám đốc Sở Nội vụ"),
        ("Giám đốc", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Chuyên viên", "Sở Nội vụ", "Chuyên viên, Sở Nội vụ"),
        ("Phó Giám đốc phụ trách", "Sở Nội vụ", "Phó Giám đốc phụ trách, Sở Nội vụ"),
        ("Giám đốc", "", "Giám đốc"),
        ("", "Sở Nội vụ", "Sở Nội vụ"),
        (None, None, ""),
    ],
)
def test_a_head_is_called_with_the_body_and_anybody_else_beside_it(position, unit, told):
    assert position_and_unit(position, unit) == told


def test_an_honorific_within_a_sentence_is_small_but_a_degree_is_not():
    told = [in_sentence(word) for word in ("Ông", "Thượng tá", "TS.", "PGS.TS.", "")]
    assert told == ["ông", "thượng tá", "TS.", "PGS.TS.", ""]


@pytest.mark.parametrize("name", ["Hộ ông Sùng", "HỘ: Sùng", "Gia đình bà Én", "gia đình Én", "Hộ bà Ma Thị Én"])
def test_a_name_that_begins_with_the_word_for_a_household_is_one(name):
    assert names_household(name)


@pytest.mark.parametrize(
    ("kind", "honorific", "name", "parts"),
    [
        ("individual", "Ông", "Bà Vũ Thị Kha", ("Ông", "Bà Vũ Thị Kha")),
        ("individual", "bà", "Bà Vũ Thị Kha", ("Bà", "Vũ Thị Kha")),
        ("individual", "Bà", "Ông Thị Hoa", ("Bà", "Ông Thị Hoa")),
        ("individual", "Ông", "Hộ Văn An", ("Ông", "Hộ Văn An")),
        ("individual", "", "Thượng tá Lê Nam", ("Thượng tá", "Lê Nam")),
        ("collective", "", "Bà Triệu", ("", "Bà Triệu")),
    ],
)
def test_what_contradicts_the_honorific_is_printed_with_it(kind, honorific, name, parts):
    assert name_parts(kind, honorific, name) == parts


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ("", ""),
        ("Việt Nam", ""),
        ("việt nam", ""),
        ("Hoa Kỳ", "quốc tịch Hoa Kỳ"),
        ("Quốc tịch Lào", "Quốc tịch Lào"),
        (" CHDCND Lào ", "quốc tịch CHDCND Lào"),
    ],
)
def test_a_foreigners_nationality_stands_behind_the_name_on_every_list(entered, said):
    one = PrintedTexts(honorific="Ông", nationality=entered, other_name="Ba Hòa", posthumous=True)
    assert nationality(one) == said
    told = f" ({said})" if said else ""
    assert behind_name(one) == f" (tức Ba Hòa){told} (truy tặng)"
    assert full_name("individual", "John Smith", one) == f"Ông John Smith (tức Ba Hòa){told}"


def test_an_organisation_abroad_has_a_country_and_no_nationality():
    @dataclasses.dataclass(frozen=True)
    class Row(PrintedTexts):
        kind: NomineeKind = NomineeKind.COLLECTIVE

    assert behind_name(Row(nationality="Hoa Kỳ")) == " (Hoa Kỳ)"
    assert behind_name(Row(nationality="Hoa Kỳ", kind=NomineeKind.INDIVIDUAL)) == " (quốc tịch Hoa Kỳ)"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("thôn Nà Tông, Xã Thượng Lâm, Tỉnh Tuyên Quang", "Thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang"),
        ("Chuyên viên, Phường Minh Xuân", "Chuyên viên, phường Minh Xuân"),
        ("Phường Minh Xuân, Thành phố Tuyên Quang", "Phường Minh Xuân, thành phố Tuyên Quang"),
        ("Trưởng phòng, Sở Nội vụ, Thành phố Hồ Chí Minh", "Trưởng phòng, Sở Nội vụ, Thành phố Hồ Chí Minh"),
        ("tổ dân phố 12, Phường An Tường", "Tổ dân phố 12, phường An Tường"),
        ("xã hội học, Viện Xã hội", "xã hội học, Viện Xã hội"),
        ("Ủy ban nhân dân Phường Minh Xuân", "Ủy ban nhân dân phường Minh Xuân"),
        ("UBND Phường Minh Xuân", "UBND phường Minh Xuân"),
        ("Trạm Y tế Xã Phú Lâm, Huyện Yên Sơn", "Trạm Y tế xã Phú Lâm, huyện Yên Sơn"),
        ("Trưởng Thôn 5", "Trưởng thôn 5"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Quỹ Bảo trợ Xã Hội", "Quỹ Bảo trợ Xã Hội"),
        ("Ban Tuyên giáo Huyện ủy Yên Sơn, Huyện ủy Yên Sơn", "Ban Tuyên giáo Huyện ủy Yên Sơn, Huyện ủy Yên Sơn"),
        ("Văn phòng Tỉnh Đoàn", "Văn phòng Tỉnh Đoàn"),
        ("Ủy ban nhân dân xã Bản Lầu", "Ủy ban nhân dân xã Bản Lầu"),
        ("Trường Tiểu học phố Xã Đàn", "Trường Tiểu học phố Xã Đàn"),
        ("tổ 5, Phường Minh Xuân", "Tổ 5, phường Minh Xuân"),
        ("tổ công tác số 1", "tổ công tác số 1"),
        ("", ""),
    ],
)
def test_words_for_places_are_small_in_a_sentence_and_have_a_capital_at_its_start(typed, printed):
    assert place_case(typed) == printed
    assert position_and_unit("", typed) == printed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("UBND Phường Minh Xuân", "UBND phường Minh Xuân"),
        ("Ủy ban nhân dân Xã Yên Sơn, Tỉnh Tuyên Quang", "Ủy ban nhân dân xã Yên Sơn, tỉnh Tuyên Quang"),
        ("Chi bộ Tổ dân phố 3, Phường Minh Xuân", "Chi bộ Tổ dân phố 3, phường Minh Xuân"),
        ("Phường Minh Xuân", "Phường Minh Xuân"),
        ("Nhóm Thôn Nữ", "Nhóm Thôn Nữ"),
        ("Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo Huyện ủy"),
        ("Câu lạc bộ Xã Hương", "Câu lạc bộ Xã Hương"),
        ("Công an Thành phố Hồ Chí Minh", "Công an Thành phố Hồ Chí Minh"),
        ("Văn phòng Tỉnh Đoàn", "Văn phòng Tỉnh Đoàn"),
    ],
)
def test_the_name_of_an_office_is_kept_with_small_words_for_places(typed, kept):
    assert body_case(typed) == kept == body_case(kept)
    assert printed_name("collective", "", typed) == typed, "no paper changes what is kept"


@pytest.mark.parametrize(
    ("kept", "alone", "inside"),
    [
        ("thôn Nà Tông", "Thôn Nà Tông", "thôn Nà Tông"),
        ("Phường Minh Xuân", "Phường Minh Xuân", "phường Minh Xuân"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Phòng Nội vụ", "Phòng Nội vụ", "Phòng Nội vụ"),
        ("Nhóm tác giả ca khúc Về Tuyên", "Nhóm tác giả ca khúc Về Tuyên", "nhóm tác giả ca khúc Về Tuyên"),
        ("Tập thể Khoa Nội", "Tập thể Khoa Nội", "tập thể Khoa Nội"),
        ("Xã hội học trẻ", "Xã hội học trẻ", "Xã hội học trẻ"),
    ],
)
def test_a_place_that_is_rewarded_begins_small_within_a_sentence(kept, alone, inside):
    assert (printed_name("collective", "", kept), name_in_sentence("collective", "", kept)) == (alone, inside)
