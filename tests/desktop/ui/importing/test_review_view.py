"""A list beside its file: the two tables follow each other, and the walk goes from doubt to doubt."""

import pytest

from desktop.intake.checked_row import FIELDS
from desktop.ui.importing.checked_table import FIRST
from desktop.ui.importing.review_view import ReviewView
from tests.desktop.intake import conftest as intake
from tests.desktop.intake.conftest import HEADER, PEOPLE, PROVINCE

made_record, database, check = intake.made_record, intake.database, intake.check
AWARDS = [("Bằng khen của Chủ tịch UBND tỉnh", 7, 3)]


@pytest.fixture
def view(qtbot, theme, check):
    """The list of four people with two doubts: a birth that cannot be, and no award."""
    made = ReviewView(theme, [], [], lambda: AWARDS)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show_checking(check(PEOPLE))
    return made


def test_it_opens_on_the_first_doubt_with_its_source_framed_and_told(view):
    assert view.current() == (2, "dob")
    assert view.source.marked == (3, 2)
    assert "C4" in view.bar.head.text() and "31/02/1992" in view.bar.words.text()
    assert view.legend.doubts.text().endswith("1 / 2")


def test_the_walk_goes_round_in_both_directions(view):
    places = [view.current()]
    for step in (1, 1, -1, -1):
        view.walk(step)
        places.append(view.current())
    assert places == [(2, "dob"), (3, "award"), (2, "dob"), (3, "award"), (2, "dob")]


def test_from_a_cell_without_doubt_the_nearest_one_follows(view):
    view.select(3, "name")
    view.walk(-1)
    assert view.current() == (2, "dob")
    view.select(3, "name")
    view.walk(1)
    assert view.current() == (3, "award")


def test_a_list_without_doubts_is_not_walked(qtbot, theme, check):
    view = ReviewView(theme, [], [], lambda: AWARDS)
    qtbot.addWidget(view)
    view.show_checking(check(PEOPLE[:3]))
    view.select(1, "unit")
    view.walk(1)
    assert view.current() == (1, "unit")


def test_a_cell_of_the_file_leads_to_its_nominee(view):
    view.source.cell_chosen.emit(2, 4)
    assert view.current() == (1, "unit")
    assert view.source.marked == (2, 4)
    view.source.cell_chosen.emit(0, 1)
    assert view.current() == (1, "unit"), "the row of titles is nobody's"


def test_what_is_written_ends_the_doubt_and_is_told_to_the_page(qtbot, view):
    with qtbot.waitSignal(view.answered):
        view.model.setData(view.grid.currentIndex(), "28/02/1992")
    assert view.checking.checked.rows[2].clean
    assert view.legend.doubts.text().endswith("/ 1")


def test_an_award_chosen_in_the_grid_is_taken_by_its_place(view):
    view.select(3, "award")
    view.model.setData(view.grid.currentIndex(), "0")
    row = view.checking.checked.rows[3]
    assert (row.target, row.read.award) == ((7, 3), AWARDS[0][0])


def test_columns_that_few_lists_have_are_shown_only_where_they_are_filled(qtbot, theme, check, view):
    hidden = [name for at, name in enumerate(FIELDS) if view.grid.isColumnHidden(FIRST + at)]
    assert "ethnic_group" in hidden and "unit" not in hidden
    rows = [[*HEADER, "Dân tộc"], [1, "Ông Vừ Mí Kẻ", "", "Bưu tá", "Bưu điện tỉnh", PROVINCE, "Mông"]]
    view.show_checking(check(rows))
    assert not view.grid.isColumnHidden(FIRST + FIELDS.index("ethnic_group"))


def test_one_sheet_has_no_tabs_and_the_clicked_column_is_told_with_its_sheet(qtbot, view):
    assert not view.tabs.isVisibleTo(view)
    with qtbot.waitSignal(view.column_asked) as asked:
        view.source.column_asked.emit(3)
    assert asked.args == [view.sheet_name(), 3] and view.sheet_name()


def test_what_was_not_read_is_listed_and_leads_to_its_rows_of_its_sheet(view, check):
    signed = [
        *PEOPLE,
        [],
        ["", "Nơi nhận:", "", "", "", "GIÁM ĐỐC"],
        ["", "- Như trên;"],
        ["", "", "", "", "", "Hà Phúc"],
    ]
    view.show_checking(check(signed))
    assert not view.notes.isHidden() and "Không đọc" in view.notes.list.item(0).text()
    view.notes.go_to_first()
    rows = view.checking.notes()[0].rows
    assert list(view.source.marked_rows) == list(range(rows[0], rows[1] + 1))
    view.show_checking(check(PEOPLE))
    assert view.notes.isHidden()


def test_what_was_mended_in_a_cell_is_said_where_the_clerk_stands_on_it(view, check):
    mended = [HEADER, [1, "Ông Lương Văn S\u200bỹ", "12/05/1974", "Phó Giám đốc", "Bưu điện tỉnh", PROVINCE]]
    view.show_checking(check(mended))
    view.select(0, "name")
    assert "không nhìn thấy" in view.bar.words.text()
    assert view.notes.head.text().startswith("Đã sửa")
