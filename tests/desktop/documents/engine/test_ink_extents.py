"""Widths of lines and the boxes of their ink, by which lines are kept clear of each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.fonts import FILES, face
from desktop.documents.engine.ink_extents import in_mm, ink, least_step, reach, width_em, word_reach

SYLLABLES = ("Nguyễn", "Quỳnh", "ẰNG", "Ỷ", "gỵ", "Ê\u0306ban", "H’Čŭn", "-", ",")
WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6)


@given(WORDS, st.floats(0, 0.3), st.floats(0, 0.5))
def test_tracking_and_word_space_add_to_the_width(words, tracking, word_space):
    text = " ".join(words)
    expected = face("Tinos").text_width(text) + (len(text) - 1) * tracking + (len(words) - 1) * word_space
    assert width_em("Tinos", text, tracking, {}, word_space) == pytest.approx(expected)


def test_each_pair_adds_its_space_as_often_as_it_stands_there():
    plain = width_em("Tinos", "AVAVA", 0.0, {})
    assert width_em("Tinos", "AVAVA", 0.0, {"AV": -0.1, "VA": -0.05}) == pytest.approx(plain - 0.3)


@given(WORDS, st.sampled_from(sorted(FILES)))
def test_a_line_reaches_as_far_as_the_farthest_of_its_words(words, name):
    low, high = reach(name, " ".join(words))
    assert low == min(0.0, *(word_reach(name, word)[0] for word in words))
    assert high == max(0.0, *(word_reach(name, word)[1] for word in words))
    boxes = ink(name, " ".join(words))
    assert min((box[1] for box in boxes), default=0.0) >= low
    assert max((box[3] for box in boxes), default=0.0) <= high + 1e-9


def test_the_ink_of_a_line_goes_from_left_to_right():
    boxes = ink("Tinos", "Tuyên Quang")
    assert len(boxes) == len("TuyênQuang")
    assert [box[0] for box in boxes] == sorted(box[0] for box in boxes)
    assert boxes[-1][2] <= width_em("Tinos", "Tuyên Quang", 0.0, {}) + 0.05


def test_word_space_moves_the_ink_of_later_words_only():
    plain, wide = ink("Tinos", "Lê An"), ink("Tinos", "Lê An", 0.5)
    moved = [after[0] - before[0] for before, after in zip(plain, wide, strict=True)]
    assert moved == pytest.approx([0, 0, 0.5, 0.5])


def test_a_mark_that_joins_no_letter_reaches_higher_than_the_letter():
    assert word_reach("Tinos", "Ê\u0306")[1] > word_reach("Tinos", "Ê")[1]


def test_lines_that_share_no_column_may_stand_at_any_step():
    left, right = [(0.0, -1.0, 10.0, 3.0)], [(50.0, -1.0, 60.0, 3.0)]
    assert least_step(left, right, 1.3) == 0
    assert least_step(left, left, 1.3) == pytest.approx(3.0 + 1.0 + 1.3)
    beside = [(10.5, -1.0, 20.0, 3.0)]
    assert least_step(left, beside, 1.3) == pytest.approx(5.3), "nearer than the clearance counts as under it"


def test_boxes_in_millimetres_start_where_the_line_does():
    (box,) = in_mm([(0.0, -0.25, 1.0, 0.75)], 72.0, 10.0)
    assert box == pytest.approx((10.0, -6.35, 35.4, 19.05))
