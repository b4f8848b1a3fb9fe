"""The forms about printed sheets, alone: a print run that stopped, and handing over."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.sheet_list import CertificateLine
from db.rules.terms import NomineeKind, SheetState
from desktop.ui.certificates.sheet_forms import HandOverForm, StopForm
from desktop.ui.core.theme import Theme, ThemeOptions

NAMES = ("Ma Văn Khánh", "Nguyễn Thị Thu Hà", "Hoàng Đức Thắng", "Quan Thị Ánh Tuyết", "Nông Ngọc Sơn")
TODAY = date(2023, 12, 25)


def sheets(many):
    return [
        CertificateLine(
            n, n, n, NomineeKind.INDIVIDUAL, "Ông", NAMES[n % len(NAMES)], "", "", n, 1, SheetState.PRINTED, ""
        )
        for n in range(1, many + 1)
    ]


@pytest.fixture
def form(qtbot, theme):
    made = StopForm(theme, sheets(5))
    qtbot.addWidget(made)
    return made


def numbers(form):
    return [[line.ordinal for line in part] for part in form.parts()]


def test_nothing_came_out_well_until_the_clerk_says_so(form):
    assert numbers(form) == [[], [1], [2, 3, 4, 5]]
    assert form.accept_button.isEnabled() and form.reason.value()


def test_the_sheet_behind_the_last_good_one_is_lost(form):
    form.last.setCurrentIndex(3)
    assert numbers(form) == [[1, 2, 3], [4], [5]]
    assert "4 Nông Ngọc Sơn" in form.summary_label.text() or "4 " in form.summary_label.text()


def test_everything_came_out_well(form):
    form.last.setCurrentIndex(5)
    assert numbers(form) == [[1, 2, 3, 4, 5], [], []]


def test_lost_sheets_need_a_reason_and_none_lost_needs_none(form):
    form.reason.clear()
    assert form.fields["reason"].message() and not form.accept_button.isEnabled()
    form.many.setValue(0)
    assert not form.fields["reason"].message() and form.accept_button.isEnabled()


def test_of_many_lost_sheets_the_first_three_are_named(form):
    form.many.setValue(5)
    assert form.summary_label.text().count(",") >= 3 and "…" in form.summary_label.text()


def test_without_waiting_sheets_nothing_can_be_recorded(qtbot, theme):
    empty = StopForm(theme, [])
    qtbot.addWidget(empty)
    assert not empty.accept_button.isEnabled()


@given(last=st.integers(0, 5), lost=st.integers(0, 9))
def test_every_waiting_sheet_is_good_or_lost_or_printed_again(qapp, last, lost):
    form = StopForm(Theme(ThemeOptions()), sheets(5))
    form.last.setCurrentIndex(last)
    form.many.setValue(lost)
    assert [n for part in numbers(form) for n in part] == [1, 2, 3, 4, 5]
    assert len(form.parts()[0]) == last
    form.deleteLater()


@pytest.fixture
def over(qtbot, theme):
    made = HandOverForm(theme, ["Ma Văn Khánh", "Nguyễn Thị Thu Hà"], TODAY, ("46/QĐ-UBND", date(2023, 12, 12)))
    qtbot.addWidget(made)
    return made


def test_certificates_are_handed_over_today_to_each_in_person(over):
    assert over.values() == (TODAY, "") and over.accept_button.isEnabled()


def test_somebody_may_receive_them_for_all_on_an_earlier_day(over, type_vi):
    over.on.clear()
    type_vi(over.on, "20/12/2023")
    type_vi(over.to, "Văn thư Sở")
    assert over.values() == (date(2023, 12, 20), "Văn thư Sở")


@pytest.mark.parametrize("typed", ["", "26/12/2023", "hôm qua", "31/02/2023", "11/12/2023"])
def test_a_day_to_come_before_the_decision_or_no_day_is_told(over, type_vi, typed):
    over.on.clear()
    if typed:
        type_vi(over.on, typed)
    assert over.fields["on"].message() and not over.accept_button.isEnabled()
