"""The form of a bonus that was not known: whose, how much as amount or coefficient, by which paper."""

from datetime import date

import pytest

from db.changes.entered_bonuses import EnterBonuses
from db.queries.unknown_bonuses import UnknownBonus
from db.rules.terms import NomineeKind
from desktop.ui.forms.unknown_bonus_form import UnknownBonusForm

TODAY = date(2024, 1, 12)
MEDAL = (1, "46/QĐ-UBND", date(2023, 12, 12), "Kỷ niệm chương", NomineeKind.INDIVIDUAL, 1_800_000)
BADGE = (2, "47/QĐ-UBND", date(2023, 12, 13), "Huy hiệu", NomineeKind.COLLECTIVE, None)
UNKNOWN = [
    UnknownBonus(3, "Ông Ma Văn Ước", *MEDAL),
    UnknownBonus(5, "Bà H’Čưn Ŭyên Niê", *MEDAL),
    UnknownBonus(8, "Phòng Chuyển đổi số", *BADGE),
]


@pytest.fixture
def form(qtbot, theme):
    made = UnknownBonusForm(theme, UNKNOWN, {5}, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_those_chosen_get_a_coefficient_times_the_base_salary_of_the_day(form):
    assert [one.recipient_id for one in form.ticked()] == [5]
    form.way.setCurrentIndex(1)
    form.value.setText("0,5")
    assert "900.000" in form.total.text() and "1.800.000" in form.total.text()
    assert not form.accept_button.isEnabled() and "Ngày" in form.lacking
    form.source.setText("Nghị định 1")
    form.dated.setText("13/01/2024")
    assert form.fields["dated"].message() and not form.accept_button.isEnabled()
    form.dated.setText("08/01/2024")
    assert form.accept_button.isEnabled()
    assert form.change() == EnterBonuses((5,), "Nghị định 1", date(2024, 1, 8), None, 50)


def test_another_decision_shows_its_people_and_says_what_it_lacks(form):
    form.of.setCurrentIndex(1)
    assert [one.recipient_id for one in form.ticked()] == [8]
    form.way.setCurrentIndex(1)
    form.value.setText("1,5")
    assert form.fields["value"].message(), "the catalogue has no base salary of that day"
    form.way.setCurrentIndex(0)
    for wrong in ("1,5", "mười", "9.999.999.999"):
        form.value.setText(wrong)
        assert form.fields["value"].message() and not form.accept_button.isEnabled()
    form.value.setText("1.490.000")
    assert not form.fields["value"].message() and "1.490.000" in form.total.text()
