"""Every group of the statistics has its words in both languages, and its place."""

import pytest

from db.queries.statistics import UNKNOWN, AwardLabel, Dimension
from db.rules.posts import Post
from db.rules.terms import NomineeKind, RewardType
from desktop.labels.statistics_labels import CLOSED, DIMENSIONS, HEADS, KINDS, POSTS, REWARDS, KeyWords

AWARDS = {
    1: AwardLabel("Giấy khen của Giám đốc Sở", "a", "commendation", 9),
    2: AwardLabel("Lao động tiên tiến", "b", "title", 12),
}


def test_no_dimension_and_no_closed_list_is_without_words():
    assert set(DIMENSIONS) == set(HEADS) == set(Dimension)
    assert set(KINDS) == set(NomineeKind)
    assert set(REWARDS) == set(RewardType)
    assert set(POSTS) >= set(Post)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_not_known_is_said_and_stands_last(lang):
    words = KeyWords(AWARDS, {4: "Giám đốc Sở"}, lang)
    for dimension in Dimension:
        assert words.said(dimension, UNKNOWN if dimension is not Dimension.AUTHORITY else 0)
        if dimension in CLOSED:
            last = sorted([*CLOSED[dimension], "lạ"], key=lambda key, by=dimension: words.place(by, key))[-1]
            assert last == "lạ" and words.said(dimension, last) == words.said(Dimension.UNIT, UNKNOWN)
    units = sorted(["Phòng B", UNKNOWN, "Đài A"], key=lambda key: words.place(Dimension.UNIT, key))
    assert units == ["Đài A", "Phòng B", UNKNOWN]


def test_titles_stand_before_commendations_under_their_heading():
    words = KeyWords(AWARDS, {}, "vi")
    assert sorted([1, 2, 3], key=lambda key: words.place(Dimension.AWARD, key)) == [2, 1, 3]
    assert [words.section(Dimension.AWARD, key) for key in (2, 1, 3)] == [
        "Danh hiệu thi đua",
        "Hình thức khen thưởng",
        "",
    ]
