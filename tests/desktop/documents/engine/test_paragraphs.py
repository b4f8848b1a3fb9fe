"""Running text: justified lines, faces inside them, and nothing parted that belongs together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.canvas import BOLD, BOLD_ITALIC, ITALIC, POINTS, REGULAR, width_mm
from desktop.documents.engine.paragraphs import SetLine, faced, kept_whole, may_part, set_lines, split
from desktop.documents.engine.spans import Face, Span

WORDS = st.lists(st.text("aăâbdđêghiơưtyXỮ.,-0123456789%", min_size=1, max_size=40), min_size=1, max_size=40)
GROUND = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều của Luật Thi đua,"
    " khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm 2013;"
)


def text_of(line: SetLine) -> str:
    return "".join(text for _, text in line.runs)


@given(words=WORDS, width=st.floats(30, 162))
def test_no_line_of_running_text_is_wider_than_its_column(words, width):
    lines = set_lines([(REGULAR, " ".join(words))], 14, width, indent=12.7)
    assert "".join("".join(text_of(line).split()) for line in lines) == "".join(words)
    for line in lines:
        gaps = text_of(line).count(" ")
        assert line.indent + line.width + gaps * line.word_space / POINTS <= width + 0.01


def test_justified_lines_fill_their_column_and_the_last_one_does_not():
    *full, last = set_lines([(ITALIC, GROUND)], 13.5, 162, indent=12.7)
    for line in full:
        filled = line.indent + line.width + text_of(line).count(" ") * line.word_space / POINTS
        assert filled == pytest.approx(162, abs=0.05)
    assert last.word_space == 0


@pytest.mark.parametrize("size", [13, 13.5, 14])
def test_number_phrases_stay_on_one_line(size):
    for line in set_lines([(ITALIC, GROUND)], size, 162, indent=12.7)[:-1]:
        assert not text_of(line).rstrip().endswith(("ngày", "tháng", "năm", "số"))


@pytest.mark.parametrize("count", range(12, 60))
def test_a_paragraph_never_ends_in_a_lone_word(count):
    words = ("tập thể cá nhân có tên trong danh sách kèm theo chịu trách nhiệm thi hành " * 4).split()[:count]
    lines = set_lines([(REGULAR, " ".join([*words, "này./."]))], 14, 162, indent=12.7)
    assert len(text_of(lines[-1]).split()) > 1


def test_faces_change_inside_a_line():
    runs = faced([Span("cho "), Span("01 tập thể", Face.BOLD), Span(" và "), Span("(danh sách)", Face.ITALIC)])
    assert [face for face, _ in runs] == [REGULAR, BOLD, REGULAR, ITALIC]
    (line,) = set_lines(runs, 14, 162)
    assert text_of(line) == "cho 01 tập thể và (danh sách)"


def test_a_paragraph_that_is_bold_or_italic_turns_its_faces():
    spans = [Span("a"), Span("b", Face.BOLD), Span("c", Face.ITALIC)]
    assert [face for face, _ in faced(spans, bold=True)] == [BOLD, BOLD, BOLD_ITALIC]
    assert [face for face, _ in faced(spans, italic=True)] == [ITALIC, BOLD_ITALIC, REGULAR]
    assert faced("chữ thường") == [(REGULAR, "chữ thường")]


def test_a_word_may_change_its_face_inside():
    (first, second) = split([(REGULAR, "Điều"), (BOLD, "1."), (REGULAR, " Tặng")])
    assert first.runs == ((REGULAR, "Điều"), (BOLD, "1.")) and first.text == "Điều1."
    assert second.text == "Tặng"


def test_no_text_has_no_line():
    assert set_lines([], 14, 162) == set_lines([(REGULAR, "  ")], 14, 162) == []


def test_only_the_first_line_is_indented():
    lines = set_lines([(REGULAR, GROUND)], 14, 162, indent=12.7)
    assert [line.indent for line in lines] == [12.7] + [0.0] * (len(lines) - 1)


def test_a_paragraph_that_is_not_justified_keeps_its_spaces():
    lines = set_lines([(REGULAR, GROUND)], 14, 162, justified=False)
    assert len(lines) > 1 and all(line.word_space <= 0 for line in lines)


@given(words=st.lists(st.sampled_from(("năm", "2022", "người", "30", "-", "số", "100", "%", "tháng")), max_size=25))
def test_chains_of_numbers_fit_even_a_narrow_column(words):
    """Glue gives way before a line runs over: "năm 2022 người 30 - 100 %" is wider than 30 mm."""
    lines = set_lines([(REGULAR, " ".join(words))], 14, 30)
    assert [word for line in lines for word in text_of(line).split()] == words
    for line in lines:
        assert line.width + text_of(line).count(" ") * line.word_space / POINTS <= 30.01


@given(words=WORDS)
def test_the_same_text_has_the_same_lines(words):
    runs = [(REGULAR, " ".join(words))]
    assert set_lines(runs, 14, 120) == set_lines(runs, 14, 120)


def test_a_line_is_drawn_at_its_indent_with_its_spaces():
    drawn = []

    class Sheet:
        def draw_runs(self, *told):
            drawn.append(told)

    SetLine(((REGULAR, "Căn cứ"),), 12.7, 40.0, 1.5).draw(Sheet(), 30.0, 50.0, 14.0)
    assert drawn == [(42.7, 50.0, 14.0, ((REGULAR, "Căn cứ"),), 1.5)]


def test_a_line_keeps_its_faces_and_spaces_belong_to_the_word_before_them():
    (line,) = set_lines([(BOLD, "Điều 1. "), (REGULAR, "Tặng Bằng khen")], 14, 162, indent=10.0)
    assert line.runs == ((BOLD, "Điều 1. "), (REGULAR, "Tặng Bằng khen"))
    assert line.indent == 10.0 and line.word_space == 0.0
    words = ("Điều", BOLD), ("1.", BOLD), ("Tặng", REGULAR), ("Bằng", REGULAR), ("khen", REGULAR)
    space = width_mm(REGULAR, 14, " ")
    assert line.width == pytest.approx(sum(width_mm(face, 14, word) for word, face in words) + 4 * space)


def test_only_the_first_line_is_indented_and_lines_that_are_not_justified_keep_their_spaces():
    lines = set_lines([(ITALIC, GROUND)], 13.5, 100, indent=12.7, justified=False)
    assert [line.indent for line in lines] == [12.7] + [0.0] * (len(lines) - 1)
    assert all(line.word_space <= 0 for line in lines)
    assert any(line.word_space > 0 for line in set_lines([(ITALIC, GROUND)], 13.5, 100))


def test_a_word_wider_than_the_column_is_parted_letter_by_letter_in_its_face():
    fits = int(50 // width_mm(BOLD, 14, "x"))
    lines = set_lines([(BOLD, "x" * 3 * fits)], 14, 50)
    assert [line.runs for line in lines] == [((BOLD, "x" * fits),)] * 3
    (whole,) = set_lines([(BOLD, "x" * fits)], 14, 50)
    assert text_of(whole) == "x" * fits


@pytest.mark.parametrize(("share", "kept"), [(0.5, True), (0.799, True), (0.801, False), (0.83, False)])
def test_glued_words_that_fill_more_than_four_fifths_of_a_column_are_let_go(share, kept):
    pair = "số 159815/QĐ-UBND"
    column = width_mm(REGULAR, 14, pair) / share
    before = "Trường " if share > 0.7 else "Trường Nghiêng "
    lines = [text_of(line).strip() for line in set_lines([(REGULAR, f"{before}{pair} của tỉnh")], 14, column)]
    assert any(pair in line for line in lines) is kept


def test_a_paragraph_in_larger_type_has_wider_lines():
    (small,), (large,) = (set_lines([(REGULAR, "Căn cứ Luật")], size, 162) for size in (7, 14))
    assert large.width == pytest.approx(2 * small.width) == pytest.approx(width_mm(REGULAR, 14, "Căn cứ Luật"))


def test_a_line_that_is_a_little_too_wide_is_tightened_and_not_broken():
    text = "Căn cứ Luật Thi đua, khen thưởng năm hai nghìn không trăm lẻ ba"
    wide = width_mm(REGULAR, 14, text)
    (line,) = set_lines([(REGULAR, text)], 14, wide - 0.5)
    assert line.word_space == pytest.approx(-0.5 * POINTS / text.count(" "), abs=0.001)
    assert line.width == pytest.approx(wide)


def test_numbers_dates_and_places_stay_whole_in_programs_that_break_lines_themselves():
    text = "Theo Tờ trình số 12/TTr-SNV-VP ngày 05 tháng 12 năm 2023 của tỉnh Tuyên Quang, cán bộ-công chức 2 tháng"
    whole = kept_whole(text, 14.0, 162.0)
    assert "số\u00a012/TTr\u2011SNV\u2011VP ngày\u00a005\u00a0tháng\u00a012\u00a0năm\u00a02023 của" in whole
    assert "tỉnh\u00a0Tuyên\u00a0Quang, cán bộ-công" in whole and "2\u00a0tháng" in whole
    assert whole.replace("\u00a0", " ").replace("\u2011", "-") == text


@pytest.mark.parametrize("text", ["phường Minh Xuân", "tỉnh Tuyên Quang", "năm 2023", "đặc khu Vân Đồn"])
def test_a_text_that_has_to_be_kept_whole_is_never_passed_over(text):
    assert kept_whole(text, 12.0, 80.0) != text and may_part(text)


def test_what_is_wider_than_its_column_may_be_parted():
    assert kept_whole("số 123/2023/QĐ-UBND", 14.0, 30.0) == "số 123/2023/QĐ-UBND"
    assert kept_whole("số 123/2023/QĐ-UBND", 14.0, 80.0) == "số\u00a0123/2023/QĐ\u2011UBND"
