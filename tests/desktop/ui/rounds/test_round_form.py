"""The form of an award round, alone: what it asks for, refuses and gives back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.queries.round_list import RoundLine
from db.rules.terms import RewardType, RoundState
from desktop.ui.rounds.round_form import RoundForm

OLD = RoundLine(
    7,
    "Kỷ niệm 20 năm ngày thành lập",
    2021,
    RewardType.SUDDEN,
    3,
    "thi đua yêu nước",
    "Có thành tích đột xuất",
    date(2021, 8, 5),
    RoundState.OPEN,
)
LONGEST = ("Tổng kết phong trào thi đua yêu nước " * 5)[:180].strip()


@pytest.fixture
def form(qtbot, theme):
    made = RoundForm(theme, 2023, ["phong trào thi đua yêu nước năm 2022", "Lao động giỏi"])
    qtbot.addWidget(made)
    return made


def test_a_new_round_proposes_this_year_and_regular_merit_and_waits_for_a_name(form, type_vi):
    assert form.year.value() == 2023 and not form.accept_button.isEnabled()
    type_vi(form.name, "Tổng kết năm 2023")
    assert form.accept_button.isEnabled()
    values = form.values()
    assert (values.title, values.year, values.reward_type) == ("Tổng kết năm 2023", 2023, RewardType.MERIT)
    assert (values.movement, values.citation, values.deadline) == ("", "", None)


def test_a_known_round_is_shown_as_it_is(qtbot, theme):
    form = RoundForm(theme, 2023, [], OLD)
    qtbot.addWidget(form)
    values = form.values()
    assert (values.title, values.year, values.reward_type) == (OLD.name, 2021, RewardType.SUDDEN)
    assert (values.movement, values.citation, values.deadline) == (OLD.movement, OLD.citation, OLD.deadline)
    assert OLD.name in form.windowTitle()


@pytest.mark.parametrize("typed", ["31/02/2023", "hôm nay", "2023-13-01", "0"])
def test_a_deadline_that_is_no_day_is_told_beside_it(form, type_vi, typed):
    type_vi(form.name, "Tổng kết năm 2023")
    type_vi(form.deadline, typed)
    assert form.fields["deadline"].message() and not form.accept_button.isEnabled()
    form.deadline.clear()
    assert not form.fields["deadline"].message() and form.accept_button.isEnabled()


def test_a_deadline_is_read_day_first(form, type_vi):
    type_vi(form.name, "Tổng kết năm 2023")
    type_vi(form.deadline, "5/8/2023")
    assert form.values().deadline == date(2023, 8, 5)


def test_a_name_of_spaces_is_no_name(form, type_vi):
    type_vi(form.name, "   ")
    assert not form.accept_button.isEnabled()


def test_the_longest_name_is_given_back_letter_for_letter(form, type_vi):
    type_vi(form.name, LONGEST)
    assert form.values().title == LONGEST


def test_a_name_pasted_in_decomposed_letters_is_given_back_composed(form):
    form.name.setText("To\u0302\u0309ng ke\u0302\u0301t")
    assert form.values().title == "Tổng kết"


def test_a_round_cannot_be_of_the_year_after_next(form):
    form.year.setValue(2030)
    assert form.values().year == 2024


def test_known_movements_are_offered_by_a_part_of_their_name(form):
    assert [each.text for each in form._fitting("LAO")] == ["Lao động giỏi"]


def test_ctrl_enter_keeps_a_form_that_may_be_kept_and_no_other(form, qtbot, type_vi):
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    kept = []
    form.accepted.connect(lambda: kept.append(True))
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept == []
    type_vi(form.name, "Tổng kết năm 2023")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept == [True]
