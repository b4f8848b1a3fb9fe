"""The form of a council session, alone."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from db.changes.council import Result
from db.errors import KnownError
from desktop.exchange.understanding.ballot_files import BallotCount
from desktop.ui.council.ballot_table import Candidate
from desktop.ui.council.ballots import take_count
from desktop.ui.council.council_form import CouncilForm, CouncilValues

TODAY = date(2023, 12, 1)
PEOPLE = [Candidate(11, "Phòng Chuyển đổi số"), Candidate(12, "Ông Ma Văn Khánh"), Candidate(13, "Bà Nguyễn Thị Hà")]


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def form(theme, parent):
    return CouncilForm(theme, PEOPLE, CouncilValues(TODAY, "Tuyên Quang"), parent)


def ticked(form):
    return {one.id: one.recommended for one in form.people.ballots()}


def untick(form, row):
    form.people.cell(row, 0).setCheckState(Qt.CheckState.Unchecked)


def test_everybody_is_recommended_until_the_clerk_unticks_somebody(form):
    assert ticked(form) == {11: True, 12: True, 13: True}
    assert form.accept_button.isEnabled()
    untick(form, 1)
    assert ticked(form) == {11: True, 12: False, 13: True}


def test_today_and_the_place_of_the_office_are_proposed(form):
    assert form.held_on.date() == TODAY and form.place.value() == "Tuyên Quang"


def test_who_is_not_recommended_needs_a_reason(form, type_vi):
    untick(form, 0)
    assert form.fields["reason"].message() and not form.accept_button.isEnabled()
    type_vi(form.reason, "Chưa đủ hai năm liên tục hoàn thành tốt nhiệm vụ")
    assert not form.fields["reason"].message() and form.accept_button.isEnabled()


def test_ticking_again_needs_no_reason_any_more(form):
    untick(form, 0)
    form.people.cell(0, 0).setCheckState(Qt.CheckState.Checked)
    assert form.accept_button.isEnabled()


def test_more_members_cannot_be_present_than_there_are(form):
    form.total.setValue(7)
    assert "9" in form.fields["present"].message() and not form.accept_button.isEnabled()
    form.present.setValue(7)
    assert not form.fields["present"].message() and form.accept_button.isEnabled()


def test_those_named_as_present_are_counted_and_who_voted_in_writing_is_added(form, type_vi):
    type_vi(form.members, "Ông Phan Việt Tùng, Giám đốc Sở\nBà Lý Thu Hường, Thư ký Hội đồng")
    assert (form.present.value(), form.votes.value()) == (2, 2)
    form.votes.setValue(3)
    assert form.accept_button.isEnabled()
    values = form.values()
    assert values.members_present == 2 and values.present.splitlines()[1] == "Bà Lý Thu Hường, Thư ký Hội đồng"


def test_there_are_no_more_ballots_than_members(form):
    form.votes.setValue(10)
    assert "10" in form.fields["votes"].message() and not form.accept_button.isEnabled()


def test_a_recorded_session_is_corrected_without_asking_for_its_results(theme, parent, type_vi):
    known = CouncilValues(TODAY, "Phòng họp", "Ông A", "Bà B", 9, 8, "Ông C", "Ông A\nBà B", "12/BB-STTTT")
    form = CouncilForm(theme, (), known, parent, judged=True)
    assert form.values() == known and form.accept_button.isEnabled()
    assert form.fields["people"].isHidden() and form.fields["votes"].isHidden()


@pytest.mark.parametrize("typed", ["32/12/2023", "thứ sáu", "30/02/2023"])
def test_a_session_is_held_on_a_day(form, type_vi, typed):
    form.held_on.clear()
    assert not form.accept_button.isEnabled()
    type_vi(form.held_on, typed)
    assert form.fields["held_on"].message() and not form.accept_button.isEnabled()


def test_without_nominations_there_is_nothing_to_record(theme, parent):
    assert not CouncilForm(theme, [], CouncilValues(TODAY), parent).accept_button.isEnabled()


def test_hundreds_of_nominations_are_listed_in_their_order(theme, parent):
    people = [Candidate(number, f"Người thứ {number}") for number in range(1, 501)]
    form = CouncilForm(theme, people, CouncilValues(TODAY), parent)
    assert list(ticked(form)) == [one.id for one in people]


def test_votes_that_were_typed_are_recorded_with_the_reason(form, type_vi):
    form.people.cell(1, 1).setText("4")
    untick(form, 1)
    type_vi(form.reason, "Không đủ phiếu")
    assert form.results() == (
        Result(11, 9, 9, recommended=True),
        Result(12, 4, 9, recommended=False, reason="Không đủ phiếu"),
        Result(13, 9, 9, recommended=True),
    )


def test_who_is_recommended_without_the_votes_of_the_law_is_named(theme, parent):
    fighter = Candidate(14, "Ông Vừ Mí Kẻ", Decimal("0.9"), "NĐ 98/2023 Điều 30 k7")
    form = CouncilForm(theme, [*PEOPLE, fighter], CouncilValues(TODAY, members_present=8), parent)
    assert "Vừ Mí Kẻ" in form.fields["people"].message()
    assert not form.accept_button.isEnabled() and "lý do" in form.fields["in_spite"].message()
    form.in_spite.setPlainText("Cấp trên đồng ý bằng văn bản")
    assert form.accept_button.isEnabled() and form.results()[-1].in_spite == "Cấp trên đồng ý bằng văn bản"
    assert not form.results()[0].in_spite, "the reason is of those who lack votes"
    form.votes.setValue(9)
    assert not form.fields["people"].message()
    form.people.cell(0, 1).setText("mười")
    assert "mười" in form.fields["people"].message()


def test_the_count_of_ballots_is_checked_and_few_people_present_are_told(theme, parent):
    form = CouncilForm(theme, PEOPLE, CouncilValues(TODAY, members_total=9, members_present=5), parent)
    assert "2/3" in form.fields["present"].message() and not form.fields["written"].message()
    form.votes.setValue(6)
    assert "6 phiếu của 5 người" in form.fields["written"].message()
    form.written.setPlainText("Bà Hà Thị Bích Ngọc")
    assert not form.fields["written"].message()
    for box, many in zip(form.counts, (6, 5, 6), strict=True):
        box.setValue(many)
    assert not form.accept_button.isEnabled() and form.fields["issued"].message()
    form.counts[2].setValue(5)
    told = form.values()
    assert (told.ballots_issued, told.ballots_returned, told.ballots_valid) == (6, 5, 5)
    assert told.written == "Bà Hà Thị Bích Ngọc"


def test_counted_ballots_fill_the_votes_and_what_was_refused_is_said(theme, parent):
    form = CouncilForm(theme, PEOPLE, CouncilValues(TODAY), parent)
    first = PEOPLE[0].id
    refused = (KnownError("ballot_twice", file="b.xlsx", number=3, other="a.xlsx"),)
    take_count(form, BallotCount({first: (6, 1, 1)}, 8, refused))
    (one, *_rest) = form.results()
    assert (one.votes_for, one.votes_against, one.votes_blank) == (6, 1, 1)
    assert form.counts[1].value() == 8 and "b.xlsx" in form.note.text()


def test_columns_of_fields_stand_below_each_other_where_the_screen_is_too_narrow(theme, parent, monkeypatch):
    form = CouncilForm(theme, PEOPLE, CouncilValues(TODAY), parent)
    monkeypatch.setattr(form, "room", lambda: QSize(700, 600))
    form.setMinimumWidth(0)
    form.show()
    assert form.across.direction() == QBoxLayout.Direction.TopToBottom
    assert form.scroll_area.horizontalScrollBar().maximum() == 0
    form.close()
