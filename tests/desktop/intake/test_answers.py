"""The clerk's answers: one for many rows, each a step that is taken back and given again whole."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.intake.answers import Answer, Answers
from desktop.intake.checked_list import CheckedList
from desktop.intake.doubt_causes import Act, proposed_parts
from tests.desktop.intake.conftest import HEADER, PROVINCE, Check
from tests.desktop.intake.test_checked_list import checked, nominee


@pytest.fixture
def listed() -> CheckedList:
    """Three people of whom the second has a doubted unit."""
    unsure = {"unit": 0.5}
    return checked(nominee(2), nominee(3, "Ma Thị Chín", honorific="Bà", confidence=unsure), nominee(4, "Lò Văn Pha"))


def state(listed: CheckedList) -> list[object]:
    return deepcopy([(row.read, row.target, row.edited, row.kept, row.left_out, row.doubts) for row in listed.rows])


def test_one_answer_keeps_equal_doubts_of_many_rows_and_is_taken_back_as_one(listed: CheckedList) -> None:
    for row in listed.rows:
        row.read.confidence["unit"] = 0.5
    listed.judge(listed.rows)
    answers, before = Answers(listed), state(listed)
    answers.keep([0, 1, 2], ["unit"])
    assert listed.clean_rows() == [0, 1, 2]
    assert answers.next_undo() == Answer(Act.KEEP, 3, "unit")
    answers.undo()
    assert state(listed) == before and answers.next_undo() is None
    answers.redo()
    assert listed.clean_rows() == [0, 1, 2] and answers.next_redo() is None


def test_keeping_one_field_says_nothing_of_the_others(listed: CheckedList) -> None:
    listed.rows[1].read.confidence["position"] = 0.4
    listed.rows[1].read.position = "Trưởng"
    listed.judge(listed.rows)
    Answers(listed).keep([1], ["unit"])
    assert listed.doubtful_cells() == [(1, "position")]


def test_a_text_is_written_into_many_rows_but_a_name_into_one(listed: CheckedList) -> None:
    answers = Answers(listed)
    answers.write([0, 1, 2], "unit", "Bưu điện Na Hang")
    assert {row.read.unit for row in listed.rows} == {"Bưu điện Na Hang"}
    answers.write([0, 1, 2], "name", "Ông Tô Văn Ẩm")
    assert [row.read.name for row in listed.rows] == ["Tô Văn Ẩm", "Ma Thị Chín", "Lò Văn Pha"]
    assert answers.next_undo() == Answer(Act.WRITE, 1, "name")


def test_the_kind_of_many_rows_is_chosen_at_once_and_parts_the_address_from_the_name() -> None:
    listed = checked(nominee(2, "Ông Lò Văn Pha", honorific=None), nominee(3, "Bà Ma Thị Chín", honorific=None))
    for row in listed.rows:
        row.read.kind = "collective"
    answers = Answers(listed)
    answers.set_kind([0, 1], "individual")
    assert [(row.read.kind, row.read.honorific, row.read.name) for row in listed.rows] == [
        ("individual", "Ông", "Lò Văn Pha"),
        ("individual", "Bà", "Ma Thị Chín"),
    ]
    answers.set_kind([0], "household")
    assert (listed.rows[0].read.honorific, listed.rows[0].read.name) == (None, "Ông Lò Văn Pha")


def test_day_and_month_are_exchanged_in_many_rows_and_where_they_cannot_be_nothing_happens() -> None:
    listed = checked(nominee(2, dob="1990-03-04"), nominee(3, dob="1990-03-25"), nominee(4, dob="1990"))
    Answers(listed).swap_dates([0, 1, 2])
    assert [row.read.dob for row in listed.rows] == ["1990-04-03", "1990-03-25", "1990"]


def test_a_row_that_names_two_people_becomes_two_rows_and_one_again(listed: CheckedList) -> None:
    listed.rows[1].read.name = "Ma Thị Chín Lò Văn Pha Lử"
    listed.rows[1].read.dob = "1990"
    listed.judge(listed.rows)
    answers, before = Answers(listed), state(listed)
    answers.part(1, proposed_parts("Ma Thị Chín Lò Văn Pha Lử"))
    assert [row.read.name for row in listed.rows] == ["Vi Văn Quyết", "Ma Thị Chín", "Lò Văn Pha Lử", "Lò Văn Pha"]
    assert {(1, "dob"), (2, "dob")} <= set(listed.doubtful_cells()), "whose birth it is the file does not say"
    assert listed.of_one_cell(1) == [1, 2]
    answers.undo()
    assert state(listed) == before
    answers.redo()
    assert len(listed.rows) == 4


def test_a_cell_that_was_parted_when_read_is_kept_so_for_all_its_people(check: Check) -> None:
    rows = [HEADER, [1, "Hoàng Văn Tú, Lý Thị Mai", "", "", "Bưu điện Na Hang", PROVINCE]]
    listed = check(rows).checked
    answers = Answers(listed)
    assert answers.parts_shown(1) == ("Hoàng Văn Tú", "Lý Thị Mai")
    answers.part(0, ())
    assert not [field for _at, field in listed.doubtful_cells() if field == "name"]
    assert answers.next_undo() == Answer(Act.PART, 2)


def test_what_was_parted_by_hand_is_parted_in_the_next_reading_too(check: Check) -> None:
    rows = [HEADER, [1, "Ông Ma Văn Tú Lý", "1990", "", "Bưu điện Na Hang", PROVINCE], [2, "Bà Vi Thị Na", *rows_of()]]
    before = check(rows).checked
    Answers(before).part(0, ("Ma Văn Tú", "Lý Thị Mai"))
    after = check(rows).checked
    after.copy_edits_from(before)
    assert [row.read.name for row in after.rows] == ["Ma Văn Tú", "Lý Thị Mai", "Vi Thị Na"]
    assert after.doubtful_cells() == before.doubtful_cells()


def rows_of() -> list[object]:
    return ["", "", "Bưu điện Na Hang", PROVINCE]


def test_rows_with_corrections_are_counted_until_they_are_taken_in(listed: CheckedList) -> None:
    answers = Answers(listed)
    answers.keep([1], ["unit"])
    answers.leave_out([2])
    assert listed.corrected() == 2
    listed.mark_imported([1])
    assert listed.corrected() == 1
    answers.undo()
    assert listed.corrected() == 0


ACTS = st.lists(
    st.tuples(st.sampled_from(("keep", "out", "up", "write", "kind", "part")), st.integers(0, 2)), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(acts=ACTS)
def test_whatever_was_answered_undo_leads_back_to_the_list_as_it_was_read(acts: list[tuple[str, int]]) -> None:
    listed = checked(nominee(2), nominee(3, "Ma Thị Chín", honorific="Bà"), nominee(4, "Lò Văn Pha"))
    answers, before = Answers(listed), state(listed)
    for act, at in acts:
        match act:
            case "keep":
                answers.keep([at, 0])
            case "out":
                answers.leave_out([at])
            case "up":
                answers.leave_out([at], out=False)
            case "write":
                answers.write([at, 1], "unit", "Bưu điện Na Hang")
            case "kind":
                answers.set_kind([at], "household")
            case "part":
                answers.part(at, ("Vi Văn Một", "Vi Văn Hai"))
    after = state(listed)
    while answers.undo():
        pass
    assert state(listed) == before
    while answers.redo():
        pass
    assert state(listed) == after
