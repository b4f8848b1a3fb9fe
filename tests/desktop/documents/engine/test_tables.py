"""Tables on their pages: whole rows, repeated headers, sections that stay with their rows, cells that fit."""

from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.engine.canvas import A4_LANDSCAPE, BOLD, REGULAR, PaperCanvas, width_mm
from desktop.documents.engine.tables import (
    MOST_SHRUNK,
    PAGE_TOP,
    Align,
    Column,
    Opening,
    Section,
    Table,
    TableStyle,
    shrinking,
)
from desktop.documents.engine.units import POINTS
from tests.desktop.documents.reading import PageSeen, overlaps, read_pages

STYLE = TableStyle(
    (
        Column("TT", 14.0, Align.CENTRE),
        Column("Họ và tên", 80.0),
        Column("Đơn vị", 110.0),
        Column("Tiền thưởng", 33.0, Align.RIGHT),
    ),
    left=30.0,
)
BOTTOM = 190.0


def drawn(file: Path, rows, *, top=60.0, closing=0.0, style=STYLE) -> tuple[list[PageSeen], float]:
    """Return the pages of one table and where it ends."""
    canvas = PaperCanvas(file, A4_LANDSCAPE, title="Danh sách")

    def turn() -> float:
        canvas.show_page()
        return PAGE_TOP

    end = Table(canvas, style, top, BOTTOM, turn).draw(rows, closing)
    canvas.save()
    return read_pages(file), end


def people(count: int, name="Nguyễn Thị Hoa"):
    return [(str(at), f"{name} {at}", "Trường Tiểu học xã Cư Né", "1.800.000") for at in range(1, count + 1)]


@pytest.mark.parametrize("count", [0, 1, 2, 17, 60, 400])
def test_every_row_stands_once_under_a_header_of_its_page(tmp_path, count):
    pages, _ = drawn(tmp_path / "a.pdf", people(count))
    numbers = []
    for page in pages:
        if count:
            assert page.line("Họ và tên")
        numbers += [line.text.split()[-1] for line in page.lines if line.text.startswith("Nguyễn Thị Hoa")]
    assert numbers == [str(at) for at in range(1, count + 1)]


def test_columns_keep_their_sides(tmp_path):
    pages, _ = drawn(tmp_path / "a.pdf", [*people(1), ("2", "Lê Ỷ", "Báo", "50.000")])
    page = pages[0]
    assert page.line("Nguyễn Thị Hoa").left == pytest.approx(30 + 14 + STYLE.side, abs=0.3)
    right = 30 + STYLE.width - STYLE.side
    assert page.line("1.800.000").right == pytest.approx(right, abs=0.4)
    assert page.line("50.000").right == pytest.approx(right, abs=0.4)
    assert page.line("2").middle == pytest.approx(30 + 7, abs=0.4)


@pytest.mark.parametrize("head", [Section("II", "Tập thể"), Opening(("", ((BOLD, "Tập thể"),), "", ""))])
def test_a_section_stays_with_the_row_after_it(tmp_path, head):
    for before in range(8, 22):
        rows = [*people(before), head, *people(3, "Phòng")]
        pages, _ = drawn(tmp_path / "a.pdf", rows)
        at = next(number for number, page in enumerate(pages) if "Tập thể" in page.text)
        assert "Phòng 1" in pages[at].text


def test_the_closing_takes_the_last_two_rows_along(tmp_path):
    for count in range(6, 24):
        pages, end = drawn(tmp_path / "a.pdf", people(count), closing=40.0)
        assert end + 40.0 <= BOTTOM + 0.01
        if len(pages) > 1:
            assert f"Hoa {count - 1}" in pages[-1].text
            assert f"Hoa {count}" in pages[-1].text


def test_no_table_is_drawn_over_the_foot_of_a_page(tmp_path):
    pages, _ = drawn(tmp_path / "a.pdf", people(120))
    for page in pages:
        assert max(rule.bottom for rule in page.rules) <= BOTTOM + 0.1
        assert max(line.y for line in page.lines) < BOTTOM


def test_a_first_row_without_room_goes_over_with_its_header(tmp_path):
    pages, _ = drawn(tmp_path / "a.pdf", people(3), top=BOTTOM - 10.0)
    assert pages[0].lines == []
    assert pages[1].line("Họ và tên").y < 40


SYLLABLES = ("Trường", "Tiểu học", "xã", "Cư Né", "H’Čŭn", "1598/QĐ-BTTTT", "nhân dân", "Ê\u0306ban", "-", ",")
WORDS = st.lists(st.sampled_from(SYLLABLES), max_size=20)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
@settings(max_examples=20, deadline=None)
def test_any_words_stay_inside_their_cells(tmp_path_factory, cells):
    rows = [(str(at), " ".join(name), " ".join(unit), "1") for at, (name, unit) in enumerate(cells, 1)]
    pages, _ = drawn(tmp_path_factory.getbasetemp() / "cells.pdf", rows)
    edges = [30.0, 44.0, 124.0, 234.0, 267.0]
    for page in pages:
        assert overlaps(page) == []
        for letter in page.letters:
            if letter.text.isspace():
                continue
            assert any(left - 0.1 <= letter.ink[0] and letter.ink[2] <= right + 0.1 for left, right in pairwise(edges))


def test_a_line_feed_begins_a_line_and_runs_keep_their_face(tmp_path):
    row = ("1", ((REGULAR, "Bà "), (BOLD, "Lê Ỷ")), "Báo\nTuyên Quang", "1")
    page = drawn(tmp_path / "a.pdf", [row])[0][0]
    assert page.line("Bà Lê Ỷ")
    assert page.line("Báo").y < page.line("Tuyên Quang").y


def test_a_text_too_tall_for_a_page_is_set_smaller_then_refused(tmp_path):
    pages, _ = drawn(tmp_path / "a.pdf", [("1", "Đã có thành tích " * 120, "", "1")])
    sizes = {line.size for page in pages for line in page.lines if "thành tích" in line.text}
    assert max(sizes) < STYLE.size
    with pytest.raises(KnownError, match="paper_cell_too_long"):
        drawn(tmp_path / "b.pdf", [("1", "Đã có thành tích " * 4_000, "", "1")])


@pytest.mark.parametrize(
    ("word", "room", "least"), [("1598/QĐ-BTTTT", 20.0, 0.6), ("12", 20.0, 1.0), ("x" * 90, 20.0, 1.0)]
)
def test_a_word_is_made_smaller_only_where_that_keeps_it_whole(word, room, least):
    share = shrinking(((REGULAR, word),), 14.0, room)
    assert MOST_SHRUNK <= share <= 1.0
    assert share >= least


def test_equal_cells_are_set_once_and_drawn_at_every_place(tmp_path):
    rows = [(str(at), "Lê Ỷ", "Báo Tuyên Quang", "1") for at in range(1, 9)]
    page = drawn(tmp_path / "a.pdf", rows)[0][0]
    places = [line.y for line in page.lines if line.text == "Lê Ỷ"]
    steps = [b - a for a, b in pairwise(places)]
    assert len(places) == 8
    assert steps == pytest.approx([steps[0]] * 7, abs=0.02)


STEP = 12.0 * 1.2 / POINTS  # mm from line to line in 12 pt
ROW = STEP + 2 * 1.25  # mm, a row of one line


def uprights(page: PageSeen) -> list[tuple[float, float, float]]:
    found = [(rule.left, rule.top, rule.bottom) for rule in page.rules if rule.right - rule.left < 0.01]
    return sorted((round(x, 2), round(top, 2), round(bottom, 2)) for x, top, bottom in found)


def levels(page: PageSeen) -> list[float]:
    return sorted(round(rule.top, 2) for rule in page.rules if rule.bottom - rule.top < 0.01)


def test_rules_stand_between_all_rows_and_columns_but_not_through_a_section(tmp_path):
    rows = [*people(1), Section("II", "Tập thể"), *people(2, "Phòng")]
    (page,), end = drawn(tmp_path / "a.pdf", rows)
    assert end == pytest.approx(60 + 5 * ROW)
    assert levels(page) == pytest.approx([60 + at * ROW for at in range(6)], abs=0.02)
    whole = [(x, 60.0, 60 + 5 * ROW) for x in (30.0, 44.0, 267.0)]
    parts = [(x, 60 + a * ROW, 60 + b * ROW) for x in (124.0, 234.0) for a, b in ((0, 2), (3, 5))]
    for told, expected in zip(uprights(page), sorted(whole + parts), strict=True):
        assert told == pytest.approx(expected, abs=0.02)
    assert all((rule.left, rule.right) == pytest.approx((30, 267), abs=0.4) for rule in page.rules if rule.length > 1)
    head = next(rule for rule in page.rules if rule.bottom - rule.top > 1 and rule.length > 1)
    assert (head.top, head.bottom) == pytest.approx((60, 60 + ROW), abs=0.4)


def test_a_section_has_its_numeral_under_the_first_column_and_its_text_beside(tmp_path):
    (page,), _ = drawn(tmp_path / "a.pdf", [Section("II", "Tập thể"), *people(1)])
    assert page.line("II").middle == pytest.approx(30 + 7, abs=0.4)
    assert page.line("Tập thể").left == pytest.approx(44 + 1.8, abs=0.3)
    long = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh " * 5
    (page,), end = drawn(tmp_path / "b.pdf", [Section("II", long), *people(1)])
    assert end == pytest.approx(
        60 + 4 * ROW + (len([x for x in page.lines if "Chủ tịch" in x.text]) - 2) * STEP, abs=STEP
    )
    assert max(line.right for line in page.lines) <= 267 - 1.8 + 0.1


def test_cells_stand_in_the_middle_of_their_row_line_under_line(tmp_path):
    (page,), end = drawn(tmp_path / "a.pdf", [("1", "Lê Ỷ\nLê An\nLê Na", "Báo", "5")])
    assert end == pytest.approx(60 + ROW + 3 * STEP + 2.5)
    top = 60 + ROW + 1.25
    for at, name in enumerate(("Lê Ỷ", "Lê An", "Lê Na")):
        assert page.line(name).y == pytest.approx(top + at * STEP + 0.77 * STEP, abs=0.02)
    assert page.line("Báo").y == page.line("Lê An").y
    assert page.line("Họ và tên").middle == pytest.approx(84, abs=0.4)


def test_every_line_of_a_cell_keeps_to_the_side_of_its_column(tmp_path):
    (page,), _ = drawn(tmp_path / "a.pdf", [("1\n12\n123", "Lê Ỷ\nLê Văn An", "Báo", "5\n1.800.000\n50")])
    assert {round(page.line(text).middle - 37) for text in ("12", "123")} == {0}
    assert page.line("Lê Ỷ").left == pytest.approx(page.line("Lê Văn An").left, abs=0.1)
    for text in ("5", "1.800.000", "50"):
        assert page.line(text).right == pytest.approx(267 - 1.8, abs=0.4)


@pytest.mark.parametrize(("lines", "size"), [(1, 12.0), (25, 12.0), (26, 11.5), (27, 11.0), (40, 7.5), (61, 5.0)])
def test_a_tall_row_is_set_no_smaller_than_it_has_to_be(tmp_path, lines, size):
    """A row may be four fifths as tall as the table's room below 24 mm: 132.8 mm here."""
    pages, end = drawn(tmp_path / "a.pdf", [("", "\n".join(["An"] * lines), "", "")], top=PAGE_TOP)
    assert {round(line.size, 2) for line in pages[0].lines if line.text == "An"} == {size}
    assert end == pytest.approx(PAGE_TOP + ROW + lines * size * 1.2 / POINTS + 2.5)


def test_a_row_that_is_too_tall_in_the_smallest_type_is_refused(tmp_path):
    with pytest.raises(KnownError) as refused:
        drawn(tmp_path / "a.pdf", [("", "\n".join(["An"] * 62), "", "")])
    assert refused.value.values["text"].startswith("('An")


def test_a_row_in_smaller_type_leaves_the_next_one_in_its_own_size(tmp_path):
    tall = ("", "\n".join(["An"] * 26), "", "")
    pages, _ = drawn(tmp_path / "a.pdf", [("", "An", "", ""), tall, ("", "An", "", "")], top=PAGE_TOP)
    sizes = [round(line.size, 2) for page in pages for line in page.lines if line.text == "An"]
    assert sizes == [12.0] + [11.5] * 26 + [12.0]


def test_a_word_is_made_just_as_much_smaller_as_its_column_asks():
    wide = width_mm(REGULAR, 14.0, "1598/QĐ-BTTTT")
    assert shrinking(((REGULAR, "1598/QĐ-BTTTT"),), 14.0, wide) == 1.0
    assert shrinking(((REGULAR, "1598/QĐ-BTTTT"),), 14.0, wide * 0.8) == pytest.approx(0.8 * 0.999)
    assert shrinking(((REGULAR, "số 1598/QĐ-BTTTT"), (BOLD, "ngày")), 14.0, wide * 0.8) == pytest.approx(0.8 * 0.999)
    assert shrinking(((REGULAR, "1598/QĐ-BTTTT"),), 14.0, wide * 0.59) == 1.0, "it is broken instead"
    assert shrinking((), 14.0, 20.0) == 1.0


def test_the_closing_goes_over_alone_where_the_last_two_rows_leave_it_no_page(tmp_path):
    tall = "\n".join(["An"] * 24)
    pages, end = drawn(tmp_path / "a.pdf", [("1", tall, "", ""), ("2", tall, "", "")], top=PAGE_TOP, closing=60.0)
    assert [("1" in page.text, "2" in page.text) for page in pages[:2]] == [(True, False), (False, True)]
    assert end == PAGE_TOP


def test_the_last_rows_stay_where_the_closing_just_fits(tmp_path):
    free = BOTTOM - 60 - 3 * ROW
    pages, end = drawn(tmp_path / "a.pdf", people(2), closing=free - 0.001)
    assert len(pages) == 1 and end == pytest.approx(60 + 3 * ROW)
    pages, end = drawn(tmp_path / "b.pdf", people(2), closing=free + 0.001)
    assert len(pages) == 2 and end == pytest.approx(PAGE_TOP + 3 * ROW)


def test_the_grid_is_half_a_point_and_the_header_light_grey(tmp_path):
    drawn(tmp_path / "a.pdf", people(2))
    code = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].get_contents().get_data().decode("latin-1").split()
    assert {code[at - 1] for at, token in enumerate(code) if token == "w"} == {"0.5"}
    assert [float(code[at - 1]) for at, token in enumerate(code) if token == "g"] == [0.949, 0.0]


def test_a_tables_measures_may_be_others(tmp_path):
    style = TableStyle((Column("TT", 20.0), Column("Họ và tên", 60.0)), 40.0, size=10.0, side=3.0, pad=2.0, leading=1.5)
    assert style.width == 80.0
    (page,), end = drawn(tmp_path / "a.pdf", [("1", "Lê Ỷ")], style=style)
    row = 10.0 * 1.5 / POINTS + 2 * 2.0
    assert end == pytest.approx(60 + 2 * row)
    assert page.line("Lê Ỷ").left == pytest.approx(40 + 20 + 3, abs=0.2)
    assert page.line("Lê Ỷ").y == pytest.approx(60 + row + 2 + 0.77 * 1.5 * 10 / POINTS, abs=0.02)
    assert page.line("Lê Ỷ").size == pytest.approx(10)


def test_a_refused_row_is_told_by_its_second_cell_and_a_section_by_its_text(tmp_path):
    with pytest.raises(KnownError) as refused:
        drawn(tmp_path / "a.pdf", [Section("I", "Tập thể\n" * 90), *people(1)])
    assert refused.value.values["text"] == ("Tập thể\n" * 90)[:80]
    with pytest.raises(KnownError) as row:
        drawn(tmp_path / "b.pdf", [("1", "Lê Ỷ", "Báo\n" * 90, "1")])
    assert row.value.values["text"] == "('Lê Ỷ',)"


@pytest.mark.parametrize(("spare", "lines"), [(0.1, 1), (-0.1, 2)])
def test_the_text_of_a_section_keeps_clear_of_both_sides_of_its_cell(tmp_path, spare, lines):
    text = "Tập thể, cá nhân được tặng Bằng khen"
    column = width_mm(BOLD, 12, text) + 2 * 1.8 + spare
    style = TableStyle((Column("TT", 14.0), Column("Tên", column / 2), Column("Báo", column / 2)), left=30.0)
    (page,), end = drawn(tmp_path / "a.pdf", [Section("I", text), ("1", "", "")], style=style)
    assert len([line for line in page.lines if line.left > 44 and line.text not in ("Tên", "Báo")]) == lines
    assert end == pytest.approx(60 + 3 * ROW + (lines - 1) * STEP)
