"""A table cell takes few lines, parts by phrases, and never runs over its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.canvas import BOLD, REGULAR, width_mm
from desktop.documents.engine.cell_lines import break_runs

WORDS = st.lists(st.text("aăâbdđêghiơưtyXỮ.,-0123456789%", min_size=1, max_size=40), min_size=1, max_size=40)


def lines_of(text: str, room: float, size: float = 12) -> list[str]:
    return ["".join(part for _, part in line) for line in break_runs([(REGULAR, text)], size, room)]


@given(words=WORDS, width=st.floats(12, 120))
def test_no_line_of_a_cell_is_wider_than_its_column(words, width):
    lines = break_runs(((REGULAR, " ".join(words)),), 12, width)
    assert "".join("".join(text for _, text in line) for line in lines).replace(" ", "") == "".join(words)
    for line in lines:
        text = "".join(text for _, text in line)
        assert len(text) == 1 or sum(width_mm(face, 12, part) for face, part in line) <= width + 0.01


def test_an_empty_cell_has_one_line_with_nothing_on_it():
    assert break_runs([(REGULAR, "")], 12, 40) == [[]]
    assert break_runs([], 12, 40) == [[]]
    assert break_runs([(REGULAR, " ")], 12, 0.5) == [[]]


def test_a_line_feed_starts_a_new_line():
    assert lines_of("Ông\nBà", 40) == ["Ông", "Bà"]
    assert lines_of("Ông\n\nBà", 40) == ["Ông", "", "Bà"]


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Phó Giám đốc Sở Nội vụ", 30, ["Phó Giám đốc", "Sở Nội vụ"]),
        ("Bà Nguyễn Thị Thu Hà, chuyên viên", 45, ["Bà Nguyễn Thị Thu Hà,", "chuyên viên"]),
        ("Trung tâm Y tế huyện Na Hang", 40, ["Trung tâm Y tế", "huyện Na Hang"]),
    ],
)
def test_a_cell_parts_between_phrases(text, room, lines):
    assert lines_of(text, room) == lines


def test_a_text_as_wide_as_its_column_stays_on_one_line():
    text = "Sở Nội vụ"
    assert lines_of(text, width_mm(REGULAR, 12, text)) == [text]
    assert len(lines_of(text, width_mm(REGULAR, 12, text) - 0.1)) == 2


def test_the_faces_of_a_cell_stay_with_their_words():
    lines = break_runs([(BOLD, "Bà Nguyễn"), (REGULAR, " Thị Hoa, chuyên viên")], 12, 42)
    assert lines == [[(BOLD, "Bà Nguyễn"), (REGULAR, " Thị Hoa,")], [(REGULAR, "chuyên viên")]]
    assert break_runs([(BOLD, "Ê"), (REGULAR, "ban Niê Kđăm")], 12, 20)[0] == [(BOLD, "Ê"), (REGULAR, "ban Niê")]


def test_a_word_wider_than_its_column_is_parted_letter_by_letter():
    lines = lines_of("https://so-vang.example/ban-ghi", 20)
    assert "".join(lines) == "https://so-vang.example/ban-ghi" and len(lines) > 1
    assert all(width_mm(REGULAR, 12, line) <= 20 for line in lines)
    mixed = break_runs([(BOLD, "AAAAAAAA"), (REGULAR, "bbbbbbbb")], 12, 15)
    assert {face for line in mixed for face, _ in line} == {BOLD, REGULAR}


def test_a_name_that_must_be_parted_leaves_no_syllable_alone():
    name = [(BOLD, "PGS.TS. Đỗ Thị Ngọc Ánh")]
    room = width_mm(BOLD, 12.0, "PGS.TS. Đỗ Thị Ngọc ")
    assert [line[0][1] for line in break_runs(name, 12.0, room)] == ["PGS.TS. Đỗ Thị", "Ngọc Ánh"]
