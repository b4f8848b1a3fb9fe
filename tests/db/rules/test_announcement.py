"""The sentence that a conference hears."""

import pytest

from db.rules.announcement import AnnouncedGroup, announcement
from db.rules.terms import NomineeKind

TEXT = "Nhân dịp này, {given} {reason}"


def test_the_announcement_is_the_sentence_of_the_conference():
    groups = [
        AnnouncedGroup(
            "Bộ trưởng Bộ Thông tin và Truyền thông",
            "Bằng khen",
            {NomineeKind.INDIVIDUAL: 5, NomineeKind.COLLECTIVE: 2},
        ),
        AnnouncedGroup("Chủ tịch UBND tỉnh", "Bằng khen", {NomineeKind.COLLECTIVE: 1, NomineeKind.INDIVIDUAL: 3}),
    ]
    citation = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"
    assert announcement(TEXT, groups, citation, {}) == (
        "Nhân dịp này, Bộ trưởng Bộ Thông tin và Truyền thông tặng Bằng khen cho 2 tập thể, 5 cá nhân; "
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 1 tập thể, 3 cá nhân "
        "vì đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022."
    )


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({NomineeKind.COLLECTIVE: 2}, "2 tập thể"),
        ({NomineeKind.INDIVIDUAL: 12}, "12 cá nhân"),
        ({NomineeKind.HOUSEHOLD: 1, NomineeKind.COLLECTIVE: 3}, "3 tập thể, 1 hộ gia đình"),
    ],
)
def test_one_authority_and_any_kinds_are_announced(counted, words):
    told = announcement(
        TEXT, [AnnouncedGroup("Giám đốc Sở", "Giấy khen", counted)], "Vì đã đóng góp cho phong trào.", {}
    )
    assert told == f"Nhân dịp này, Giám đốc Sở tặng Giấy khen cho {words} vì đã đóng góp cho phong trào."


def test_nobody_rewarded_makes_no_announcement():
    with pytest.raises(ValueError, match="nobody"):
        announcement(TEXT, [AnnouncedGroup("Chủ tịch UBND tỉnh", "Bằng khen", {})], "Đã có thành tích", {})


def test_a_citation_that_says_why_keeps_its_own_word():
    group = AnnouncedGroup("Giám đốc Sở", "Giấy khen", {NomineeKind.INDIVIDUAL: 1})
    told = announcement(TEXT, [group], "  vì  sự nghiệp giáo dục ; ", {})
    assert told == "Nhân dịp này, Giám đốc Sở tặng Giấy khen cho 1 cá nhân vì sự nghiệp giáo dục."


def test_without_a_citation_the_sentence_ends_with_the_counts():
    told = announcement(TEXT, [AnnouncedGroup("Giám đốc Sở", "Giấy khen", {NomineeKind.HOUSEHOLD: 2})], " ", {})
    assert told == "Nhân dịp này, Giám đốc Sở tặng Giấy khen cho 2 hộ gia đình."


def test_an_authority_that_gave_nothing_is_left_out():
    groups = [
        AnnouncedGroup("Bộ trưởng", "Bằng khen", {NomineeKind.INDIVIDUAL: 0}),
        AnnouncedGroup("Giám đốc Sở", "Giấy khen", {NomineeKind.COLLECTIVE: 1}),
    ]
    assert announcement(TEXT, groups, "", {}) == "Nhân dịp này, Giám đốc Sở tặng Giấy khen cho 1 tập thể."


def test_an_office_announces_in_words_of_its_own():
    groups = [AnnouncedGroup("Giám đốc Sở", "Giấy khen", {NomineeKind.COLLECTIVE: 2})]
    assert announcement("Tại {office}, {given} {reason}.", groups, "", {"office": "Sở Y tế"}) == (
        "Tại Sở Y tế, Giám đốc Sở tặng Giấy khen cho 2 tập thể."
    )
