"""The forms about an award in the register, alone: revoking it, and explaining an empty number."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from db.errors import KnownError
from db.queries.register_gaps import Gap
from db.queries.revocations import Revoker
from db.rules.revocation import check_revocation
from desktop.ui.register.award_actions import GapsForm, RevokeForm

TODAY = date(2024, 1, 10)


CHAIRMAN = Revoker(3, "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "QĐ-UBND", "46/QĐ-UBND", date(2023, 12, 12))


def fault(number, day):
    """Say what the record would, without one."""
    of = CHAIRMAN
    try:
        check_revocation(
            number,
            day,
            TODAY,
            authority=of.authority,
            number_suffix=of.number_suffix,
            decision_number=of.decision_number,
            decided_on=of.decided_on,
        )
    except KnownError as error:
        return error
    return None


@pytest.fixture
def revoke(qtbot, theme):
    made = RevokeForm(theme, "Bằng khen của Chủ tịch UBND tỉnh", "Ma Văn Ước", CHAIRMAN, fault)
    qtbot.addWidget(made)
    return made


def fill(form, type_vi, number="12/QĐ-UBND", dated="09/01/2024", reason="Kê khai không trung thực"):
    for edit, text in ((form.number, number), (form.dated, dated), (form.reason, reason)):
        edit.clear()
        if text:
            type_vi(edit, text)


def test_an_award_is_revoked_with_number_day_and_reason(revoke, type_vi):
    assert not revoke.accept_button.isEnabled()
    fill(revoke, type_vi)
    assert revoke.accept_button.isEnabled()
    assert revoke.values() == ("12/QĐ-UBND", date(2024, 1, 9), "Kê khai không trung thực")


@pytest.mark.parametrize("missing", ["number", "dated", "reason"])
def test_none_of_them_may_be_missing(revoke, type_vi, missing):
    fill(revoke, type_vi, **{missing: ""})
    assert not revoke.accept_button.isEnabled()


@pytest.mark.parametrize("day", ["11/01/2024", "30/02/2023", "tháng trước"])
def test_a_day_that_has_not_come_or_is_none_is_told(revoke, type_vi, day):
    fill(revoke, type_vi, dated=day)
    assert revoke.fields["dated"].message() and not revoke.accept_button.isEnabled()


def test_who_alone_revokes_and_by_which_decision_it_was_given_stand_in_the_form(revoke):
    shown = " ".join(each.text() for each in revoke.findChildren(QLabel))
    assert "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang" in shown
    assert "46/QĐ-UBND" in shown and "12/12/2023" in shown
    assert revoke.suffix.text() == "/QĐ-UBND"


def test_a_day_before_the_decision_is_told_at_the_day(revoke, type_vi):
    fill(revoke, type_vi, dated="11/12/2023")
    assert "46/QĐ-UBND" in revoke.fields["dated"].message() and not revoke.fields["number"].message()
    assert not revoke.accept_button.isEnabled()


@pytest.mark.parametrize("dated", ["", "09/01/2024", "11/01/2024"])
@pytest.mark.parametrize("number", ["12/QĐ-BTTTT", "mười hai"])
def test_a_number_of_another_authority_or_none_is_told_at_the_number(revoke, type_vi, number, dated):
    fill(revoke, type_vi, number=number, dated=dated)
    assert revoke.fields["number"].message() and not revoke.accept_button.isEnabled()
    fill(revoke, type_vi, number="12", dated="09/01/2024")
    assert not revoke.fields["number"].message() and revoke.accept_button.isEnabled()


GAPS = [Gap(7, "Ghi nhầm trong sổ giấy"), Gap(12, ""), Gap(15, "")]


@pytest.fixture
def gaps(qtbot, theme):
    made = GapsForm(theme, GAPS, last=16)
    qtbot.addWidget(made)
    return made


def test_the_first_number_without_reason_is_proposed(gaps, type_vi):
    assert gaps.number.value() == 12 and not gaps.accept_button.isEnabled()
    type_vi(gaps.reason, "Phôi in hỏng, số không dùng lại")
    assert gaps.accept_button.isEnabled()


def test_every_gap_is_listed_with_its_reason(gaps):
    rows = [[gaps.table.item(row, column).text() for column in (0, 1)] for row in range(gaps.table.rowCount())]
    assert rows[0] == ["7", "Ghi nhầm trong sổ giấy"] and [row[0] for row in rows] == ["7", "12", "15"]
    assert rows[1][1] == rows[2][1] != ""


def test_a_number_explained_already_is_not_explained_again(gaps, type_vi):
    type_vi(gaps.reason, "Lý do khác")
    gaps.number.setValue(7)
    assert gaps.fields["number"].message() and not gaps.accept_button.isEnabled()


def test_a_row_that_is_selected_fills_the_number(gaps):
    gaps.table.selectRow(2)
    assert gaps.number.value() == 15


def test_without_gaps_any_number_may_be_explained(qtbot, theme, type_vi):
    empty = GapsForm(theme, [])
    qtbot.addWidget(empty)
    empty.number.setValue(3)
    type_vi(empty.reason, "Số dự phòng")
    assert empty.accept_button.isEnabled() and empty.table.rowCount() == 0


def test_a_number_that_somebody_has_is_told_at_the_number(gaps, type_vi):
    type_vi(gaps.reason, "Phôi in hỏng, số không dùng lại")
    for number, possible in ((13, False), (15, True), (16, False), (17, True)):
        gaps.number.setValue(number)
        assert bool(gaps.fields["number"].message()) is not possible
        assert gaps.accept_button.isEnabled() is possible
