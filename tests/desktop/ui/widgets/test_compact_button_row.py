"""A row of buttons gives up key caps, then icons, then words, and never cuts one."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.compact_button_row import ICON, NO_KEY, WHOLE, WORDS, CompactButtonRow


@pytest.fixture
def row(qtbot, theme):
    box = QWidget()
    qtbot.addWidget(box)
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    buttons = [
        ActionButton(theme, text, icon=icon, key=key, kind="flat")
        for text, icon, key in (("Lưu thành PDF…", "file-down", "Ctrl+S"), ("Đính bản chụp…", "paperclip", "Ctrl+I"))
    ]
    for button in buttons:
        layout.addWidget(button)
    return box, buttons, CompactButtonRow(box, layout)


def room(buttons, form):
    return sum(button.width_in(form) for button in buttons) + 8


@pytest.mark.parametrize("form", [WHOLE, NO_KEY, WORDS, ICON])
def test_the_fullest_form_that_fits_is_taken(row, form):
    box, buttons, compact = row
    box.resize(room(buttons, form), 40)
    compact.fit()
    assert [button.sizeHint().width() for button in buttons] == [button.width_in(form) for button in buttons]


def test_with_more_room_the_buttons_are_whole_again(row):
    box, buttons, compact = row
    box.resize(room(buttons, ICON), 40)
    compact.fit()
    box.resize(room(buttons, WHOLE), 40)
    compact.fit()
    assert all(button.sizeHint().width() == button.width_in(WHOLE) for button in buttons)


def test_a_hidden_button_takes_no_room(row):
    box, buttons, compact = row
    buttons[1].hide()
    box.resize(buttons[0].width_in(WHOLE) + 8, 40)
    compact.fit()
    assert buttons[0].sizeHint().width() == buttons[0].width_in(WHOLE)


def test_resizing_the_row_is_enough(row, qtbot):
    box, buttons, _compact = row
    box.setMinimumWidth(1)
    box.resize(room(buttons, WHOLE), 40)
    box.show()
    box.resize(room(buttons, WORDS), 40)
    qtbot.waitUntil(lambda: buttons[0].sizeHint().width() == buttons[0].width_in(WORDS))
