"""Doubts answered by key beside the file: equal ones at once, marked rows together, each answer taken back."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget

from db.queries.lookups import proposable
from desktop.intake.answers import Answer
from desktop.intake.checked_row import FIELDS
from desktop.intake.doubt_causes import Act
from desktop.ui.importing.checked_table import FIRST
from desktop.ui.importing.review_answers import ReviewAnswers, answer_words
from desktop.ui.importing.review_view import ReviewView
from tests.desktop.intake import conftest as intake
from tests.desktop.intake.conftest import HEADER, PROVINCE

made_record, database, check = intake.made_record, intake.database, intake.check
WRONG = "Bằng khen Chủ tịch tỉnh ta"


def person(number, name, born="", unit="Bưu điện tỉnh", award=PROVINCE):
    return [number, name, born, "Bưu tá", unit, award]


LISTED = [
    HEADER,
    person(1, "Ông Lương Văn Sỹ", award=WRONG),
    person(2, "Bà Chẩu Thị Hạnh", award=WRONG),
    person(3, "Ông Triệu Mùi Ghển", award=WRONG),
    person(4, "Hoàng Văn Tú, Lý Thị Mai"),
    person(5, "Bà Đỗ Thị Kim Oanh", award=""),
    person(6, "Phòng Kế toán"),
]


@pytest.fixture
def room(qtbot, theme, check, database):
    """The list beside its file and the answers to it; both are made once for a test."""
    with database.read() as session:
        awards = proposable(session)
    parent = QWidget()
    qtbot.addWidget(parent)
    view = ReviewView(theme, [], [], lambda: awards)
    view.setParent(parent)
    view.resize(1200, 600)
    answers = ReviewAnswers(theme, parent, view, lambda: awards, lambda _list, _told: None)
    view.show_checking(check(LISTED))
    return view, answers


def mark(view, rows, name="unit"):
    column = FIRST + FIELDS.index(name)
    flag = QItemSelectionModel.SelectionFlag  # whatever key an earlier test held is not asked
    view.grid.selectionModel().setCurrentIndex(view.model.index(rows[0], column), flag.ClearAndSelect)
    for row in rows:
        view.grid.selectionModel().select(view.model.index(row, column), flag.Select)


def test_rows_with_the_same_words_are_answered_once_and_the_button_says_how_many(room):
    view, answers = room
    view.select(1, "award")
    assert answers.words().startswith("3 dòng cùng lời này → Bằng khen của Chủ tịch UBND tỉnh")
    given = []
    answers.given.connect(given.append)
    answers.give()
    rows = view.checking.checked.rows
    assert [row.clean for row in rows[:3]] == [True] * 3 and rows[5].target is None
    assert given == ["3 dòng: đã chọn hình thức khen. Ctrl+Z để hoàn tác."]
    answers.step(back=True)
    assert [row.target for row in rows[:3]] == [None] * 3 and answers.step_words(back=False)
    answers.step(back=False)
    assert [row.clean for row in rows[:3]] == [True] * 3


def test_a_cell_with_two_people_shows_its_parts_before_one_key_parts_it(room):
    view, answers = room
    view.select(3, "name")
    assert answers.words() == "→ Tách: Hoàng Văn Tú | Lý Thị Mai"
    answers.give()
    rows = view.checking.checked.rows
    assert [row.level("name") for row in rows[3:5]] == ["sure", "sure"]
    assert view.current() == (3, "position"), "whose position it is has to be answered still"
    answers.give()
    assert rows[3].clean and rows[4].clean


def test_a_name_without_a_sign_between_two_people_is_parted_into_a_new_row_and_put_together_again(room):
    view, answers = room
    view.select(0, "name")
    view.model.setData(view.grid.currentIndex(), "Ông Lương Văn Sỹ Bà Chẩu Thị Na")
    view.select(0, "name")
    assert answers.parts() == ("Ông Lương Văn Sỹ", "Bà Chẩu Thị Na")
    answers.part()
    assert view.model.rowCount() == 8 and view.checking.checked.rows[1].read.name == "Chẩu Thị Na"
    answers.step(back=True)
    assert view.model.rowCount() == 7
    view.select(1, "name")
    said = []
    answers.given.connect(said.append)
    answers.part()
    assert "một người" in said[-1] and view.model.rowCount() == 7


def test_the_kind_is_chosen_for_marked_rows_by_one_key(room):
    view, answers = room
    mark(view, [0, 2])
    answers.choose_kind("household")
    rows = view.checking.checked.rows
    assert [row.read.kind for row in rows[:3]] == ["household", "individual", "household"]
    answers.step(back=True)
    assert [row.read.kind for row in rows[:3]] == ["individual"] * 3


def test_what_is_written_into_one_of_several_marked_rows_is_written_into_all(room):
    view, answers = room
    mark(view, [0, 1, 4], "unit")
    view.model.setData(view.grid.currentIndex(), "Bưu điện Na Hang")
    rows = view.checking.checked.rows
    assert [row.read.unit for row in rows][:5].count("Bưu điện Na Hang") == 3
    assert answers.step_words(back=True) == "3 dòng: sửa (Đơn vị)"
    answers.step(back=True)
    assert {row.read.unit for row in rows} == {"Bưu điện tỉnh"}


def test_a_name_is_written_into_its_own_row_whatever_is_marked(room):
    view, _answers = room
    mark(view, [0, 1], "name")
    view.model.setData(view.grid.currentIndex(), "Ông Lương Văn Sĩ")
    assert [row.read.name for row in view.checking.checked.rows[:2]] == ["Lương Văn Sĩ", "Chẩu Thị Hạnh"]


def test_marked_rows_are_left_out_and_taken_up_together(room):
    view, answers = room
    mark(view, [1, 2])
    answers.leave_out()
    rows = view.checking.checked.rows
    assert [row.left_out for row in rows[:4]] == [False, True, True, False]
    mark(view, [1, 2])
    answers.leave_out()
    assert not any(row.left_out for row in rows)


def test_a_cell_without_doubt_leads_on_and_one_that_is_wrong_is_opened(room):
    view, answers = room
    view.select(0, "unit")
    assert (answers.words(), answers.button_words()) == ("", "Chỗ ngờ sau")
    answers.give()
    assert view.current() == (0, "award")
    view.model.setData(view.model.index(0, FIRST + 1), "31/02/1990")
    view.select(0, "dob")
    answers.give()
    assert view.grid.state() == view.grid.State.EditingState


def test_each_kind_of_answer_has_words(qapp):
    words = {act: answer_words(Answer(act, 2)) for act in Act if act is not Act.CHOOSE_AWARD}
    assert len(set(words.values())) == len(words)
    assert all(text.startswith("2 dòng: ") for text in words.values())


def test_marked_rows_tint_their_numbers(room, qtbot):
    view, _answers = room
    mark(view, [0, 2])
    assert view.marked() == [0, 2]
    selection = view.grid.selectionModel()
    assert [selection.rowIntersectsSelection(row) for row in range(3)] == [True, False, True]
    qtbot.keyClick(view.grid, Qt.Key.Key_Down)
    assert len(view.marked()) == 1


def test_the_order_of_day_and_month_is_answered_once_for_the_column(room, check):
    view, answers = room
    births = ["03/25/1990", "04/05/1991", "06/07/1992", "01/30/1993"]
    view.show_checking(
        check(
            [
                HEADER,
                *(person(n, f"Ông Nông Văn {g}", b) for n, (g, b) in enumerate(zip("ABCD", births, strict=True), 1)),
            ]
        )
    )
    view.select(1, "dob")
    assert answers.may_swap() and answers.words().startswith("2 dòng cùng lời này → ")
    before = [row.read.dob for row in view.checking.checked.rows]
    answers.swap_dates()
    after = [row.read.dob for row in view.checking.checked.rows]
    swapped = [f"{one[:4]}-{one[8:]}-{one[5:7]}" for one in before[1:3]]
    assert after == [before[0], *swapped, before[3]]
    answers.step(back=True)
    view.select(1, "dob")
    answers.give()
    assert [row.read.dob for row in view.checking.checked.rows] == before
    assert not [name for at, name in view.checking.checked.doubtful_cells() if at in (1, 2)]


def test_all_rows_can_be_marked(room):
    view, _answers = room
    view.grid.selectAll()
    assert view.marked() == list(range(len(view.checking.checked.rows)))
