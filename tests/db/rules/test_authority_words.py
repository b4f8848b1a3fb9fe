"""What is odd about the words of an authority: asked where it is, silent over bodies that law and samples name."""

import pytest

from db.rules.authority_words import authority_doubts, level_of_body
from db.sample_round import sample

SOUND = {
    "level": "department",
    "body": "Sở Công Thương",
    "title": "Giám đốc Sở Công Thương",
    "short_title": "Giám đốc Sở",
    "office": "GIÁM ĐỐC",
    "suffix": "QĐ-SCT",
}


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("Sở Công Thương", "department"),
        ("UBND tỉnh Tuyên Quang", "province"),
        ("Ủy ban nhân dân tỉnh Hà Giang", "province"),
        ("Bộ Thông tin và Truyền thông", "ministry"),
        ("Bộ Chỉ huy Quân sự tỉnh", ""),
        ("UBND thành phố Tuyên Quang", ""),
        ("UBND xã Minh Tân", "other"),
        ("Ban Dân tộc", ""),
        ("", ""),
    ],
)
def test_the_level_that_a_name_says(body, level):
    assert level_of_body(body) == level


@pytest.mark.parametrize(
    ("field", "words", "code"),
    [
        ("level", {"level": "ministry"}, "authority_level"),
        ("title", {"title": "Hoàng Thị Bích Liên", "short_title": "", "office": ""}, "authority_head_alone"),
        ("short_title", {"short_title": "Sở CT"}, "authority_short_title"),
        ("office", {"office": "CHỦ TỊCH"}, "authority_office"),
        ("number_suffix", {"suffix": "SCT-VP"}, "authority_suffix"),
    ],
)
def test_each_odd_word_is_asked_at_its_field(field, words, code):
    assert [(each.field, each.code) for each in authority_doubts(**SOUND | words)] == [(field, code)]


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"level": "other", "body": "Tỉnh ủy Tuyên Quang", "title": "Ban Thường vụ Tỉnh ủy", "short_title": "Tỉnh ủy",
         "office": "BÍ THƯ", "suffix": "QĐ/TU"},
        {"level": "other", "body": "Chính phủ", "title": "Thủ tướng Chính phủ", "short_title": "Thủ tướng",
         "office": "THỦ TƯỚNG", "suffix": "QĐ-TTg"},
        {"level": "other", "body": "Chủ tịch nước", "title": "Chủ tịch nước", "short_title": "", "office": "CHỦ TỊCH",
         "suffix": "QĐ-CTN"},
        {"level": "province", "body": "UBND tỉnh Tuyên Quang", "title": "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
         "short_title": "Chủ tịch UBND tỉnh", "office": "Chủ tịch", "suffix": "QĐ-UBND"},
        {"body": "", "title": "", "short_title": "", "office": "", "suffix": ""},
    ],
)  # fmt: skip
def test_bodies_that_are_called_so_are_not_asked_about(words):
    assert authority_doubts(**SOUND | words) == []


def test_nothing_is_asked_about_the_sample():
    data = sample()
    for row in (data["office"], *data["authorities"]):
        names = ("level", "body", "title", "short_title", "office")
        assert authority_doubts(*(row[name] for name in names), row["number_suffix"]) == []
