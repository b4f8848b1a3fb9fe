"""The form of who signs for an authority, alone."""

from datetime import date

import pytest

from db.queries.lookups import KnownSigner
from db.rules.terms import SigningCapacity
from desktop.ui.catalogue.signer_form import SignerForm

BODIES = [("Giám đốc Sở", 1), ("Chủ tịch UBND tỉnh", 3)]
DEPUTY = KnownSigner(2, 3, "Trần Hữu Phước", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH", date(2021, 6, 1), None)


@pytest.fixture
def form(qtbot, theme):
    made = SignerForm(theme, BODIES)
    qtbot.addWidget(made)
    return made


def test_name_and_office_are_needed_and_days_are_not(form, type_vi):
    type_vi(form.name, "Lý Thị Mỹ")
    assert not form.accept_button.isEnabled()
    type_vi(form.office, "PHÓ GIÁM ĐỐC")
    assert form.accept_button.isEnabled()
    assert form.values() == {
        "full_name": "Lý Thị Mỹ",
        "capacity": SigningCapacity.HEAD,
        "office": "PHÓ GIÁM ĐỐC",
        "valid_from": None,
        "valid_to": None,
    }


def test_a_known_signer_is_shown_as_the_record_has_him(qtbot, theme):
    form = SignerForm(theme, BODIES, DEPUTY)
    qtbot.addWidget(form)
    assert form.values()["capacity"] is SigningCapacity.DEPUTY
    assert form.values()["valid_from"] == date(2021, 6, 1) and form.authority.currentData() == 3
    assert "Trần Hữu Phước" in form.windowTitle()


@pytest.mark.parametrize("which", ["start", "end"])
def test_a_day_that_cannot_be_is_told_beside_it(form, type_vi, which):
    type_vi(form.name, "Lý Thị Mỹ")
    type_vi(form.office, "PHÓ GIÁM ĐỐC")
    type_vi(getattr(form, which), "31/06/2023")
    assert form.fields[which].message() and not form.accept_button.isEnabled()


def test_without_an_authority_nobody_signs(qtbot, theme, type_vi):
    form = SignerForm(theme, [])
    qtbot.addWidget(form)
    type_vi(form.name, "Lý Thị Mỹ")
    type_vi(form.office, "GIÁM ĐỐC")
    assert not form.accept_button.isEnabled()
