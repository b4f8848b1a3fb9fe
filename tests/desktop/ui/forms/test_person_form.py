"""The form that adds or corrects a person, alone."""

from dataclasses import replace

import pytest

from db.queries.settings import PersonLine
from desktop.ui.forms.person_form import PersonForm

FACTS = {
    "id": 4,
    "name": "Ma Văn Khánh",
    "honorific": "Ông",
    "gender": "male",
    "birth": "1986-03-14",
    "position": "Chuyên viên",
    "unit": "Văn phòng Sở",
    "identity": "…1234",
}
KHANH = PersonLine(**{name: FACTS.get(name, "") for name in PersonLine.__dataclass_fields__})


@pytest.fixture
def new(qtbot, theme):
    made = PersonForm(theme)
    qtbot.addWidget(made)
    return made


def test_a_new_person_needs_a_name_only(new, type_vi):
    assert not new.accept_button.isEnabled()
    type_vi(new.name, "Y’Bih Niê Kđăm")
    assert new.accept_button.isEnabled() and new.values()["full_name"] == "Y’Bih Niê Kđăm"
    assert new.values()["honorific"] == new.values()["birth"] == new.values()["position"] == ""


@pytest.mark.parametrize(("typed", "fine"), [("1986", True), ("14/03/1986", True), ("31/02/1986", False), ("x", False)])
def test_a_birth_is_a_year_or_a_day(new, type_vi, typed, fine):
    type_vi(new.name, "Ma Văn Khánh")
    type_vi(new.birth, typed)
    assert new.accept_button.isEnabled() is fine
    assert bool(new.birth_field.message()) is not fine


def test_a_known_person_is_shown_as_the_record_has_it(qtbot, theme):
    form = PersonForm(theme, KHANH)
    qtbot.addWidget(form)
    assert form.birth.value() == "14/03/1986"
    values = form.corrected()
    assert (values["full_name"], values["honorific"], values["gender"]) == ("Ma Văn Khánh", "Ông", "male")
    assert "Ma Văn Khánh" in form.windowTitle()


def test_position_and_unit_of_a_known_person_are_not_corrected_here(qtbot, theme):
    form = PersonForm(theme, KHANH)
    qtbot.addWidget(form)
    assert not {"position", "unit"} & form.corrected().keys()
    assert form.position.parent() is None and form.unit.parent() is None


def test_a_rank_is_not_lost_when_a_person_is_corrected(qtbot, theme):
    form = PersonForm(theme, replace(KHANH, honorific="Thượng tá"))
    qtbot.addWidget(form)
    assert form.corrected()["honorific"] == "Thượng tá"


def test_a_birth_typed_short_is_kept_whole(new, type_vi):
    type_vi(new.name, "Ma Văn Khánh")
    type_vi(new.birth, "14/3/86")
    assert new.accept_button.isEnabled() and new.values()["birth"] == "14/03/1986"
    new.birth.editingFinished.emit()
    assert new.birth.value() == "14/03/1986"
