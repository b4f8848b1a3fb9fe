"""A field shows what is wrong beside it and keeps what was typed."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QSpinBox

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


def test_a_narrow_editor_stands_where_wide_ones_do(qtbot, theme):
    fields, places = [Field(theme, "Uỷ viên", NfcLineEdit())], set()
    for many in (1, 3):
        boxes = [QSpinBox(maximumWidth=96) for _each in range(many)]
        fields.append(Field(theme, "Uỷ viên", boxes[0], beside=boxes[1:]))
    for field in fields:
        qtbot.addWidget(field)
        field.resize(640, 40)
        field.show()
        places.add(field.editor.mapTo(field, QPoint()).x())
    assert len(places) == 1
    assert len({box.findChild(QLineEdit).textMargins().left() for box in boxes}) == 1, "figures begin alike"
