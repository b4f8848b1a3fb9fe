"""The forms about one known person, alone: the identity number, and two entries that are one person."""

from datetime import date

import pytest

from db.queries.settings import PersonLine
from desktop.ui.directory.person_forms import IdentityForm, MergeForm, PostForm


def person(id_, name, **facts):
    values = {"honorific": "", "gender": "", "birth": "", "position": "", "unit": "", "identity": ""} | facts
    names = PersonLine.__dataclass_fields__
    return PersonLine(**{field: values.get(field, "") for field in names} | {"id": id_, "name": name})


@pytest.fixture
def identity(qtbot, theme):
    made = IdentityForm(theme, "Ma Văn Khánh")
    qtbot.addWidget(made)
    return made


def test_a_number_is_needed_and_spaces_are_none(identity, qtbot):
    assert not identity.accept_button.isEnabled()
    qtbot.keyClicks(identity.number, "   ")
    assert not identity.accept_button.isEnabled()
    qtbot.keyClicks(identity.number, "008086001234")
    assert identity.accept_button.isEnabled()


def test_no_more_than_twenty_characters_are_taken(identity, qtbot):
    qtbot.keyClicks(identity.number, "1" * 30)
    assert len(identity.number.text()) == 20


def test_another_post_proposes_the_unit_where_the_person_is(qtbot, theme):
    form = PostForm(theme, "Lý Thị Sùng", date(2024, 1, 12), (lambda _: [], lambda _: []), unit="Phòng Tiểu học")
    qtbot.addWidget(form)
    assert form.unit.value() == "Phòng Tiểu học" and not form.accept_button.isEnabled()
    form.position.setText("Phó Trưởng phòng")
    assert form.accept_button.isEnabled()


KHANH = person(4, "Ma Văn Khánh", honorific="Ông", birth="1986-03-14", unit="Văn phòng Sở", position="Chuyên viên")
KHANH_AGAIN = person(9, "Ma Văn Khánh")


@pytest.fixture
def merge(qtbot, theme):
    made = MergeForm(theme, [KHANH, KHANH_AGAIN])
    qtbot.addWidget(made)
    return made


def test_the_first_entry_goes_on_unless_the_clerk_says_otherwise(merge):
    assert merge.double_and_kept() == (9, 4)
    merge.choices.button(1).setChecked(True)
    assert merge.double_and_kept() == (4, 9)


def test_the_entries_are_told_apart_by_birth(merge):
    assert merge.choices.button(0).text() == "Ông Ma Văn Khánh, 14/03/1986"
    assert merge.choices.button(1).text() == "Ma Văn Khánh"
