"""The sentence that a conference hears."""

import pytest

from db.rules.announcement import IN_DECISIONS, MOST_CITATIONS, AnnouncedGroup, announcement

TEXT = "Nhân dịp này, {given} {reason}"
MERIT = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"


def test_the_announcement_is_the_sentence_of_the_conference():
    groups = [
        AnnouncedGroup("Bộ trưởng Bộ Thông tin và Truyền thông", "tặng Bằng khen", {"cá nhân": 5, "tập thể": 2}, MERIT),
        AnnouncedGroup("Chủ tịch UBND tỉnh", "tặng Bằng khen", {"tập thể": 1, "cá nhân": 3}, MERIT),
    ]
    assert announcement(TEXT, groups, {}) == (
        "Nhân dịp này, Bộ trưởng Bộ Thông tin và Truyền thông tặng Bằng khen cho 2 tập thể, 5 cá nhân; "
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 1 tập thể, 3 cá nhân "
        "vì đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022."
    )


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({"tập thể": 2}, "2 tập thể"),
        ({"cá nhân": 12}, "12 cá nhân"),
        ({"hộ gia đình": 1, "tập thể": 3}, "3 tập thể, 1 hộ gia đình"),
        ({"nhóm tác giả": 1, "cá nhân": 0}, "1 nhóm tác giả"),
    ],
)
def test_one_authority_and_any_kinds_are_announced(counted, words):
    told = announcement(
        TEXT, [AnnouncedGroup("Giám đốc Sở", "tặng Giấy khen", counted, "Vì đã đóng góp cho phong trào.")], {}
    )
    assert told == f"Nhân dịp này, Giám đốc Sở tặng Giấy khen cho {words} vì đã đóng góp cho phong trào."


def test_what_was_achieved_differently_is_said_with_each():
    groups = [
        AnnouncedGroup("Giám đốc Sở", "tặng Giấy khen", {"cá nhân": 2}, "Đã dập lửa"),
        AnnouncedGroup("Giám đốc Sở", "tặng Giấy khen", {"tập thể": 1}, "Đã cứu người"),
        AnnouncedGroup("Chủ tịch UBND tỉnh", "truy tặng Bằng khen", {"cá nhân": 1}, "Đã cứu người"),
    ]
    assert announcement(TEXT, groups, {}) == (
        "Nhân dịp này, Giám đốc Sở tặng Giấy khen cho 2 cá nhân vì đã dập lửa và cho 1 tập thể vì đã cứu người; "
        "Chủ tịch UBND tỉnh truy tặng Bằng khen cho 1 cá nhân vì đã cứu người."
    )


def test_too_many_achievements_are_told_by_the_decisions():
    groups = [
        AnnouncedGroup("Giám đốc Sở", "tặng Giấy khen", {"cá nhân": 2}, f"Đã có sáng kiến {at}")
        for at in range(MOST_CITATIONS + 1)
    ]
    assert (
        announcement(TEXT, groups, {}) == f"Nhân dịp này, Giám đốc Sở tặng Giấy khen cho 12 cá nhân vì {IN_DECISIONS}."
    )


def test_nobody_rewarded_makes_no_announcement():
    with pytest.raises(ValueError, match="nobody"):
        announcement(TEXT, [AnnouncedGroup("Chủ tịch UBND tỉnh", "tặng Bằng khen", {}, "Đã có thành tích")], {})


def test_a_citation_that_says_why_keeps_its_own_word():
    group = AnnouncedGroup("Giám đốc Sở", "tặng Giấy khen", {"cá nhân": 1}, "  vì  sự nghiệp giáo dục ; ")
    assert (
        announcement(TEXT, [group], {})
        == "Nhân dịp này, Giám đốc Sở tặng Giấy khen cho 1 cá nhân vì sự nghiệp giáo dục."
    )


def test_without_a_citation_the_sentence_ends_with_the_counts():
    told = announcement(TEXT, [AnnouncedGroup("Giám đốc Sở", "tặng Giấy khen", {"hộ gia đình": 2}, " ")], {})
    assert told == "Nhân dịp này, Giám đốc Sở tặng Giấy khen cho 2 hộ gia đình."


def test_an_authority_that_gave_nothing_is_left_out():
    groups = [
        AnnouncedGroup("Bộ trưởng", "tặng Bằng khen", {"cá nhân": 0}),
        AnnouncedGroup("Giám đốc Sở", "tặng Giấy khen", {"tập thể": 1}),
    ]
    assert announcement(TEXT, groups, {}) == "Nhân dịp này, Giám đốc Sở tặng Giấy khen cho 1 tập thể."
