"""The forms about units, alone: a new one, another name, a successor."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.queries.settings import UnitLine
from desktop.ui.directory.unit_forms import (
    DoubleUnitForm,
    JoinForm,
    KnownField,
    RenameForm,
    SuccessionForm,
    UnitForm,
)
from desktop.ui.widgets.completion import Suggestion

TODAY = date(2025, 3, 1)
UNIT = UnitLine(6, "Bưu điện huyện Sơn Dương", "BĐ Sơn Dương", "", None, date(2010, 1, 1))
KNOWN = [Suggestion("Bưu điện tỉnh Tuyên Quang", "", 8), Suggestion("Bưu điện Chiêm Hóa", "", 9)]
LONGEST = ("Trung tâm Công nghệ thông tin và Truyền thông " * 5)[:180].strip()


def find(typed):
    return [each for each in KNOWN if typed.lower() in each.text.lower()]


def test_a_unit_needs_a_name_only(qtbot, theme, type_vi):
    form = UnitForm(theme)
    qtbot.addWidget(form)
    assert not form.accept_button.isEnabled()
    type_vi(form.name, LONGEST)
    assert form.accept_button.isEnabled() and form.name.value() == LONGEST


@pytest.fixture
def rename(qtbot, theme):
    made = RenameForm(theme, UNIT, TODAY)
    qtbot.addWidget(made)
    return made


def test_another_name_is_another_name(rename, type_vi):
    assert rename.name.value() == UNIT.name and not rename.accept_button.isEnabled()
    rename.name.clear()
    assert not rename.accept_button.isEnabled()
    type_vi(rename.name, "Bưu điện Sơn Dương")
    assert rename.accept_button.isEnabled() and rename.from_day() == TODAY


@pytest.mark.parametrize("day", ["", "31/02/2025", "đầu năm"])
def test_another_name_holds_from_a_day(rename, type_vi, day):
    rename.name.setText("Bưu điện Sơn Dương")
    rename.start.clear()
    if day:
        type_vi(rename.start, day)
    assert bool(rename.start_field.message()) is bool(day) and not rename.accept_button.isEnabled()


@pytest.fixture
def succession(qtbot, theme):
    made = SuccessionForm(theme, UNIT, find, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(qtbot, type_vi, edit, typed):
    type_vi(edit, typed)
    edit.textEdited.emit(edit.text())
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_only_a_known_unit_that_was_chosen_takes_over(qtbot, type_vi, succession):
    succession.successor.edit.setText("Bưu điện tỉnh Tuyên Quang")
    assert succession.successor.id == 0 and not succession.accept_button.isEnabled()
    succession.successor.edit.clear()
    choose(qtbot, type_vi, succession.successor.edit, "tỉnh")
    assert succession.successor.id == 8 and succession.accept_button.isEnabled()


def test_typing_on_after_choosing_chooses_nobody(qtbot, type_vi, succession):
    choose(qtbot, type_vi, succession.successor.edit, "tỉnh")
    succession.successor.edit.textEdited.emit("Bưu điện tỉnh Tuyên Quang x")
    assert succession.successor.id == 0 and not succession.accept_button.isEnabled()


def test_a_known_field_tells_each_choice_and_each_key(qtbot, theme, type_vi):
    field = KnownField(theme, find, "Đơn vị")
    qtbot.addWidget(field.edit)
    field.edit.show()
    heard = []
    field.changed.connect(lambda: heard.append(field.id))
    choose(qtbot, type_vi, field.edit, "Chiêm")
    assert heard[-1] == 9


def test_a_unit_above_is_known_or_none(qtbot, theme, type_vi):
    form = UnitForm(theme, None, find, UNIT)
    qtbot.addWidget(form)
    form.show()
    assert form.values() == {
        "name": UNIT.name,
        "abbreviation": "BĐ Sơn Dương",
        "address": "",
        "parent_id": None,
    }
    type_vi(form.above.edit, "Bưu điện nào đó")
    form.above.edit.textEdited.emit(form.above.edit.text())
    assert not form.accept_button.isEnabled() and form.above_field.message()
    form.above.edit.clear()
    choose(qtbot, type_vi, form.above.edit, "tỉnh")
    assert form.accept_button.isEnabled() and form.values()["parent_id"] == 8


def test_units_become_one_that_is_known_or_new(qtbot, theme, type_vi):
    form = JoinForm(theme, [UNIT], find, TODAY)
    qtbot.addWidget(form)
    form.show()
    assert not form.accept_button.isEnabled()
    type_vi(form.into.edit, "Bưu điện khu vực")
    form.into.edit.textEdited.emit(form.into.edit.text())
    assert form.accept_button.isEnabled() and form.into.unknown() and form.into_field.message()
    form.into.edit.clear()
    choose(qtbot, type_vi, form.into.edit, "Chiêm")
    assert form.into.id == 9 and form.into_field.message() == ""


def test_of_two_entries_the_one_that_goes_on_is_chosen(qtbot, theme):
    other = UnitLine(7, "BĐ Sơn Dương", "", "", None, date(2010, 1, 1))
    form = DoubleUnitForm(theme, [UNIT, other])
    qtbot.addWidget(form)
    assert form.double_and_kept() == (7, 6)
    form.kept.setCurrentIndex(1)
    assert form.double_and_kept() == (6, 7)
