"""A form made from its fields: what must be there, what is wrong, what it returns."""

from datetime import date

import pytest

from desktop.ui.catalogue.entry_form import EntryField, EntryForm, EntryWords
from desktop.ui.catalogue.salary_tab import amount

FIELDS = (
    EntryField("amount", "Lương cơ sở", "", "2.340.000", required=True, read=amount),
    EntryField("valid_from", "Từ ngày", None, kind="date", required=True),
    EntryField("level", "Cấp", "b", kind="choice", choices=[("Bộ", "a"), ("Tỉnh", "b")]),
    EntryField("text", "Lời văn", "một\nhai", kind="lines"),
)


@pytest.fixture
def form(qtbot, theme):
    made = EntryForm(theme, EntryWords("Mức mới", "Thêm", "", FIELDS))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_first_field_has_the_focus_and_required_ones_are_marked(form):
    assert form.focusWidget() is form.edits["amount"]
    assert form.fields["amount"].title.text().endswith("*") and not form.fields["level"].title.text().endswith("*")


def test_what_is_missing_is_said_beside_the_button_that_is_off(form):
    assert not form.accept_button.isEnabled()
    assert "Lương cơ sở, Từ ngày" in form.note.text() and form.accept_button.toolTip()


def test_what_cannot_be_read_is_said_in_its_field(form):
    form.edits["amount"].setText("hai triệu")
    form.edits["valid_from"].setText("31/02/2024")
    assert form.fields["amount"].message() and "29" in form.fields["valid_from"].message()
    assert not form.accept_button.isEnabled()


def test_values_come_back_by_name(form):
    form.edits["amount"].setText("2.340.000")
    form.edits["valid_from"].setText("01/07/2024")
    assert form.accept_button.isEnabled()
    assert form.values() == {
        "amount": 2_340_000,
        "valid_from": date(2024, 7, 1),
        "level": "b",
        "text": "một\nhai",
    }
