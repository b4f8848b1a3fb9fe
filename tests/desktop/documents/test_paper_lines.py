"""Lines of papers: running text, phrases, table cells, and where pages end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.canvas import BOLD, ITALIC, POINTS, REGULAR, width_mm
from desktop.documents.engine.cell_lines import break_runs
from desktop.documents.engine.pagination import Piece, chains, closed, height, kept, paginate
from desktop.documents.engine.paragraphs import SetLine, faced, set_lines
from desktop.documents.engine.phrase_lines import phrase_lines
from desktop.documents.letters.values import Face, Span

WORDS = st.lists(st.text("aăâbdđêghiơưtyXỮ.,-0123456789%", min_size=1, max_size=40), min_size=1, max_size=40)
GROUND = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều của Luật Thi đua,"
    " khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm 2013;"
)


def text_of(line: SetLine) -> str:
    return "".join(text for _, text in line.runs)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Sở Thông tin và Truyền thông", 60, ["SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"]),
        ("Ủy ban nhân dân tỉnh Tuyên Quang", 60, ["ỦY BAN NHÂN DÂN", "TỈNH TUYÊN QUANG"]),
        ("UBND tỉnh Tuyên Quang", 60, ["UBND TỈNH TUYÊN QUANG"]),
    ],
)
def test_names_of_bodies_break_by_phrases(text, width, lines):
    assert phrase_lines(text, BOLD, 12.5, width, 3, capitals=True) == lines


def test_an_abstract_breaks_where_a_reader_breathes():
    text = (
        "Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho tập thể, cá nhân có thành tích xuất sắc"
        " trong phong trào thi đua yêu nước năm 2022"
    )
    assert phrase_lines(text, BOLD, 14, 150, 3) == [
        "Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "cho tập thể, cá nhân có thành tích xuất sắc",
        "trong phong trào thi đua yêu nước năm 2022",
    ]


@pytest.mark.parametrize("width", [60, 70, 80, 95])
def test_dates_and_places_are_never_parted_in_display_lines(width):
    text = (
        "(Kèm theo Quyết định số 1598/QĐ-UBND ngày 22 tháng 12 năm 2023 của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang)"
    )
    for line in phrase_lines(text, ITALIC, 13, width, 4):
        assert not line.endswith(("số", "ngày", "22", "tháng", "12", "năm", "Tuyên", "tỉnh"))


@given(words=WORDS, width=st.floats(30, 162))
def test_no_line_of_running_text_is_wider_than_its_column(words, width):
    lines = set_lines([(REGULAR, " ".join(words))], 14, width, indent=12.7)
    assert "".join("".join(text_of(line).split()) for line in lines) == "".join(words)
    for line in lines:
        gaps = text_of(line).count(" ")
        assert line.indent + line.width + gaps * line.word_space / POINTS <= width + 0.01


@given(words=WORDS, width=st.floats(12, 120))
def test_no_line_of_a_cell_is_wider_than_its_column(words, width):
    lines = break_runs(((REGULAR, " ".join(words)),), 12, width)
    assert "".join("".join(text for _, text in line) for line in lines).replace(" ", "") == "".join(words)
    for line in lines:
        text = "".join(text for _, text in line)
        assert len(text) == 1 or sum(width_mm(face, 12, part) for face, part in line) <= width + 0.01


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


def piece(lead: float = 6.0, kept_with: bool = False) -> Piece:
    return Piece(lead, lambda sheet, y: None, 1.0, kept_with)


@given(count=st.integers(1, 60), start=st.floats(20, 250))
def test_pages_hold_every_line_once_and_none_runs_over(count, start):
    pieces = closed(kept([piece() for _ in range(count)]), [piece(40)])
    pages = paginate(pieces, start, 277)
    assert sum(len(page) for page in pages) == len(pieces)
    assert all(y + one.depth <= 277.001 for page in pages[1:] for y, one in page)
    assert len(pages[-1]) >= min(3, count + 1) or len(pages) == 1


def test_a_closing_block_takes_two_lines_along():
    pieces = closed([piece() for _ in range(5)], [piece(30)])
    assert [len(chain) for chain in chains(pieces)] == [1, 1, 1, 3]
    assert height(chains(pieces)[-1]) == pytest.approx(6 + 6 + 30 + 1)
