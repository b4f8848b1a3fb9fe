"""A field shows what is wrong beside it and keeps what was typed."""

from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit

NAME = "Nguyễn Thị Thu Hà"


def test_a_field_says_what_is_wrong_and_keeps_what_was_typed(qtbot, theme):
    edit = NfcLineEdit("31/02/2026")
    field = Field(theme, "Ngày ký", edit)
    qtbot.addWidget(field)
    field.show()
    field.show_message("stop", "Tháng 2 năm 2026 có 28 ngày.")
    assert field.message() == "Tháng 2 năm 2026 có 28 ngày."
    assert edit.accessibleDescription() == "Tháng 2 năm 2026 có 28 ngày."
    assert edit.text() == "31/02/2026"
    field.show_message("ok", "")
    assert field.message() == ""


def test_a_required_field_is_marked_for_eyes_and_ears(qtbot, theme):
    field = Field(theme, "&Tên", NfcLineEdit())
    qtbot.addWidget(field)
    field.mark_required("bắt buộc")
    assert field.title.text() == "Tên *"
    assert field.editor.accessibleName() == "Tên, bắt buộc"
    assert field.name() == "Tên"
