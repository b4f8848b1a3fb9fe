"""The forms about an award in the register, alone: revoking it, and explaining an empty number."""

from datetime import date

import pytest

from db.queries.register_gaps import Gap
from desktop.ui.register.award_actions import GapsForm, RevokeForm

TODAY = date(2024, 1, 10)


@pytest.fixture
def revoke(qtbot, theme):
    made = RevokeForm(theme, "Bằng khen của Bộ trưởng", "Ma Văn Ước", TODAY)
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


GAPS = [Gap(7, "Ghi nhầm trong sổ giấy"), Gap(12, ""), Gap(15, "")]


@pytest.fixture
def gaps(qtbot, theme):
    made = GapsForm(theme, GAPS)
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
