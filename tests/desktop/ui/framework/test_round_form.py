"""The form of an award round, alone: what it asks for, refuses and gives back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer

from db.changes.round_plan import Due
from db.rules.terms import MilestoneKind, RewardType
from desktop.ui.framework.round_form import RoundForm, RoundValues

OLD = RoundValues(
    "Kỷ niệm 20 năm ngày thành lập",
    2021,
    RewardType.SUDDEN,
    "thi đua yêu nước năm 2021",
    "Có thành tích đột xuất giai đoạn 2016-2021",
    date(2021, 8, 5),
    24_300_000,
    (
        Due(MilestoneKind.COUNCIL, date(2021, 9, 1)),
        Due(MilestoneKind.OTHER, date(2021, 10, 4), "Báo cáo về Sở Nội vụ"),
    ),
    ("Bưu điện tỉnh", "Phòng Chuyển đổi số"),
)
KNOWN = ["phong trào thi đua yêu nước năm 2022", "Lao động giỏi"]
LONGEST = ("Tổng kết phong trào thi đua yêu nước " * 5)[:180].strip()


@pytest.fixture
def form(qtbot, theme):
    made = RoundForm(theme, "Đợt mới", "Mở đợt", RoundValues("", 2023, RewardType.MERIT), KNOWN, 2024)
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
    form = RoundForm(theme, f"Đợt: {OLD.title}", "Lưu", OLD, [], 2024)
    qtbot.addWidget(form)
    assert form.values() == OLD
    assert OLD.title in form.windowTitle()


def test_the_copy_for_another_year_proposes_its_words_and_days_and_no_money():
    later = OLD.in_year(2022)
    assert (later.title, later.movement) == ("Kỷ niệm 20 năm ngày thành lập (2022)", "thi đua yêu nước năm 2022")
    assert later.citation == OLD.citation, "the end of a span of years is another matter"
    assert (later.deadline, later.fund) == (date(2022, 8, 5), None)
    assert [each.due for each in later.milestones] == [date(2022, 9, 1), date(2022, 10, 4)]
    assert later.units == OLD.units


@pytest.mark.parametrize(
    "line", ["Báo cáo về Sở Nội vụ", "31/02/2023 Báo cáo", "25/01/2023", "25/01 Báo cáo về Sở Nội vụ"]
)
def test_a_day_of_the_office_s_own_that_cannot_be_read_is_told_beside_it(form, type_vi, line):
    type_vi(form.name, "Tổng kết năm 2023")
    form.others.setPlainText(line)
    assert form.fields["others"].message() and not form.accept_button.isEnabled()
    form.others.setPlainText("25/1/23 Báo cáo về Sở Nội vụ")
    assert not form.fields["others"].message() and form.accept_button.isEnabled()
    assert form.values().milestones == (Due(MilestoneKind.OTHER, date(2023, 1, 25), "Báo cáo về Sở Nội vụ"),)


@pytest.mark.parametrize(("typed", "amount"), [("24300000", 24_300_000), ("24.300.000 đồng", 24_300_000), ("0", 0)])
def test_money_is_read_as_clerks_write_it(form, type_vi, typed, amount):
    type_vi(form.name, "Tổng kết năm 2023")
    form.fund.setText(typed)
    assert form.values().fund == amount
    form.fund.setText("hai chục triệu")
    assert form.fields["fund"].message() and not form.accept_button.isEnabled()


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


@pytest.mark.parametrize("yes", [True, False])
def test_a_unit_that_is_written_as_it_was_called_before_is_asked_about(qtbot, theme, qapp, yes):
    def now(names):
        return {"Sở TT&TT": "Sở Khoa học và Công nghệ"} if "Sở TT&TT" in names else {}

    values = RoundValues("Tổng kết", 2023, RewardType.MERIT, units=("Bưu điện tỉnh", "Sở TT&TT"))
    form = RoundForm(theme, "Đợt mới", "Mở đợt", values, [], 2024, called_now=now)
    qtbot.addWidget(form)
    asked = []

    def answer():
        asked.append(qapp.activeModalWidget())
        asked[0].take() if yes else asked[0].reject()

    QTimer.singleShot(0, answer)
    form.take()
    assert "Sở Khoa học và Công nghệ" in asked[0].windowTitle()
    assert form.result() == (RoundForm.DialogCode.Accepted if yes else RoundForm.DialogCode.Rejected)
    second = "Sở Khoa học và Công nghệ" if yes else "Sở TT&TT"
    assert form.values().units == ("Bưu điện tỉnh", second)
