"""Lists are narrowed by chips, and what narrows them can be kept by name."""

from PySide6.QtCore import Qt

from desktop.ui.nominations.saved_filters import FilterNameForm
from tests.desktop.ui.certificates import test_sheet_actions as test_sheets

made_once, clerk = test_sheets.made_once, test_sheets.clerk


def test_delete_takes_a_chip_away(clerk):
    page = clerk.page("nominations")
    everyone = page.model.rowCount()
    clerk.choose(page.states, 1)
    clerk.settle()
    assert page.states.property("chip") == "on"
    assert page.model.rowCount() < everyone
    clerk.press(Qt.Key.Key_Delete)
    clerk.settle()
    assert not page.filter.narrows()
    assert page.states.property("chip") == ""
    assert page.model.rowCount() == everyone


def test_a_filter_is_kept_by_name_taken_again_and_forgotten(clerk):
    page = clerk.page("nominations")
    clerk.write(page.filter.edit, "bưu điện")
    clerk.choose(page.authority, 1)
    clerk.settle()
    many = page.model.rowCount()
    assert not page.saved.kept()
    answered = clerk.answering(FilterNameForm, lambda form: clerk.write(form.name, "Bưu điện & tỉnh"))
    page.saved.menu().actions()[-1].trigger()
    assert answered
    clerk.write(page.filter.edit, "")
    clerk.go_to(page.authority)
    clerk.press(Qt.Key.Key_Backspace)
    clerk.settle()
    assert not page.filter.narrows()
    page.saved.menu().actions()[0].trigger()
    clerk.settle()
    assert page.filter.text() == "bưu điện"
    assert page.model.rowCount() == many
    page.saved.forget("Bưu điện & tỉnh")
    assert page.saved.kept() == {}


def test_kept_filters_that_cannot_be_read_count_as_none(clerk):
    page = clerk.page("nominations")
    preferences = clerk.program.context.preferences
    for spoilt in ("{", "[]", '{"a": 1}', '{"a": ["b"]}', "7"):
        preferences.set_text("filters/nominations", spoilt)
        assert page.saved.kept() == {}
    page.filter.restore(("", ["không có"]))
    assert not page.filter.narrows()
