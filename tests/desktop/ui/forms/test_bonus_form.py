"""The form of the bonuses paid on one day, alone: whom, when, how much together."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.changes.ceremonies import PayBonuses
from db.queries.round_papers import UnpaidBonus
from desktop.ui.forms.bonus_form import BonusForm

TODAY = date(2024, 1, 12)
DUE = (
    UnpaidBonus(3, "Phòng Chuyển đổi số", 3_600_000, date(2023, 12, 14)),
    UnpaidBonus(5, "Ông Ma Văn Ước", 1_800_000, date(2023, 12, 22)),
    UnpaidBonus(8, "Bà H’Čưn Ŭyên Niê", 900_000, date(2023, 12, 22)),
)


@pytest.fixture
def form(qtbot, theme):
    made = BonusForm(theme, DUE, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_everybody_is_paid_what_is_still_due_unless_taken_out(qtbot, form):
    assert "6.300.000" in form.total.text()
    form.people.setCurrentRow(1)
    qtbot.keyClick(form.people, Qt.Key.Key_Space)
    assert "4.500.000" in form.total.text() and "2" in form.total.text()
    form.voucher.setText("PC 12")
    assert form.change() == PayBonuses((3, 8), TODAY, "PC 12")


def test_nobody_ticked_and_a_day_that_cannot_be_say_why(form):
    for row in range(form.people.count()):
        form.people.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not form.accept_button.isEnabled() and form.accept_button.toolTip()
    form.people.item(2).setCheckState(Qt.CheckState.Checked)
    for typed in ("13/01/2024", "21/12/2023", "", "31/02/2024"):
        form.on.setText(typed)
        assert form.fields["on"].message() and not form.accept_button.isEnabled(), typed
    form.on.setText("22/12/2023")
    assert form.accept_button.isEnabled() and not form.fields["on"].message()
