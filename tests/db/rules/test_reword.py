"""Corrected words in texts that were copied before."""

from db.rules.reword import reworded, worth


def test_old_words_are_replaced_wherever_they_stand():
    pairs = worth([("Sở TTTT", "Sở Thông tin và Truyền thông")])
    assert reworded("Như Điều 3\nSở TTTT tỉnh", pairs) == "Như Điều 3\nSở Thông tin và Truyền thông tỉnh"


def test_words_that_stand_already_are_not_put_in_twice():
    pairs = worth([("Sở Nội vụ", "Sở Nội vụ tỉnh Tuyên Quang")])
    once = reworded("Sở Nội vụ", pairs)
    assert reworded(once, pairs) == once == "Sở Nội vụ tỉnh Tuyên Quang"


def test_words_too_short_or_unchanged_or_emptied_are_not_looked_for():
    assert worth([("Sở", "Ban"), ("Sở Nội vụ", "Sở Nội vụ"), ("Quỹ tỉnh", "")]) == ()


def test_of_two_words_the_longer_goes_first():
    assert [old for old, _new in worth([("Sở Y", "A"), ("Sở Y tế", "B")])] == ["Sở Y tế", "Sở Y"]
