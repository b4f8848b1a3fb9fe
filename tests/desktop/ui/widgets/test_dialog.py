"""Dialogs are answered by keyboard: Ctrl+Enter does what the button says, Esc leaves."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.dialog import Dialog, Question
from desktop.ui.widgets.field import Field
from tests.desktop.ui.records import LONGEST_NAME

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot, theme):
    made = Dialog(theme, "Thêm đơn vị", "Thêm", "Bỏ qua", words="Đơn vị có thể đổi tên sau này.")
    qtbot.addWidget(made)
    made.edit = QLineEdit("Văn phòng Sở")
    made.body.addWidget(made.edit)
    return made


def shown(qtbot, dialog):
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    dialog.edit.setFocus()
    return dialog


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_accepts_from_any_field(qtbot, dialog, key):
    shown(qtbot, dialog)
    qtbot.keyClick(dialog.edit, key, CTRL)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_escape_leaves(qtbot, dialog):
    shown(qtbot, dialog)
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_enter_alone_accepts_nothing(qtbot, dialog):
    shown(qtbot, dialog)
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_while_something_is_wrong_ctrl_enter_does_nothing(qtbot, dialog):
    shown(qtbot, dialog)
    dialog.accept_button.setEnabled(False)
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()


def test_the_buttons_say_what_they_do_and_with_which_key(dialog):
    assert dialog.accept_button.text() == "Thêm"
    assert dialog.cancel_button.text() == "Bỏ qua"
    assert dialog.windowTitle() == "Thêm đơn vị" == dialog.heading.text()


def test_a_long_name_is_chosen_and_shown_from_its_start_before_anything_was_clicked(qtbot, dialog):
    dialog.edit.setText(LONGEST_NAME)
    dialog.show()  # gives the focus to its first field, as Qt does: all of the text is chosen
    QApplication.processEvents()
    assert (dialog.edit.selectedText(), dialog.edit.cursorPosition()) == (LONGEST_NAME, 0)


def test_a_long_name_is_shown_from_its_start(qtbot, dialog):
    dialog.edit.setText(LONGEST_NAME)
    other = QLineEdit(LONGEST_NAME)
    dialog.body.addWidget(other)
    shown(qtbot, dialog)
    assert other.cursorPosition() == 0


def test_the_safe_answer_of_a_question_has_the_focus(qtbot, theme):
    ask = Question(theme, "Ban hành 46/QĐ-UBND?", "Danh sách sẽ được chốt.", "Ban hành", "Xem lại")
    qtbot.addWidget(ask)
    ask.show()
    assert ask.focusWidget() is ask.cancel_button


@pytest.mark.parametrize("options", [ThemeOptions("light", 150), ThemeOptions("dark", 200)])
def test_long_words_wrap_and_the_buttons_stay_inside(qtbot, qapp, options):
    ask = Question(Theme(options), LONGEST_NAME, LONGEST_NAME * 2, "Ban hành", "Xem lại")
    qtbot.addWidget(ask)
    ask.show()
    for button in (ask.accept_button, ask.cancel_button):
        assert ask.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()


def test_a_form_larger_than_the_screen_scrolls_and_keeps_its_buttons_in_sight(qtbot, dialog):
    edits = [QLineEdit(f"Đơn vị {at}") for at in range(60)]
    for edit in edits:
        dialog.body.addWidget(edit)
    shown(qtbot, dialog)
    room = dialog.room()
    assert dialog.height() <= room.height() and dialog.width() <= room.width()
    button = dialog.accept_button
    assert dialog.rect().contains(button.geometry())
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    edits[-1].setFocus()
    view = dialog.scroll_area.viewport()
    assert view.rect().contains(edits[-1].mapTo(view, edits[-1].rect().center()))
    assert dialog.first_field() is dialog.edit


def test_a_form_that_has_room_does_not_scroll(qtbot, dialog):
    shown(qtbot, dialog)
    assert dialog.scroll_area is None


def test_words_that_come_later_are_seen_whole(qtbot, theme):
    made = Dialog(theme, "Vào số tờ trình", "Vào số", "Thôi", width=360)
    qtbot.addWidget(made)
    field = Field(theme, "Ngày ký", QLineEdit())
    made.body.addWidget(field)
    made.show()
    QApplication.processEvents()
    field.show_message("stop", "“150120244” không phải là ngày. Viết như 05/01/2026, hoặc bấm lịch ở cuối ô để chọn.")
    for _level in range(4):  # from the words to the note, the field and the dialog
        QApplication.processEvents()
    words = next(each for each in field.note.findChildren(QLabel) if each.text())
    assert words.height() >= words.heightForWidth(words.width())
    assert words.heightForWidth(words.width()) > 1.5 * words.fontMetrics().height()
    assert made.cancel_button.geometry().bottom() < made.height()


def test_a_form_that_begins_to_scroll_while_it_is_filled_in_keeps_the_focus(qtbot, dialog, monkeypatch):
    others = [QLineEdit(f"Đơn vị {at}") for at in range(12)]
    for other in others:
        dialog.body.addWidget(other)
    shown(qtbot, dialog)
    others[4].setFocus()
    monkeypatch.setattr(dialog, "room", lambda: QSize(600, 400))
    dialog.heading.setText("Thêm đơn vị của sở, ngành và huyện " * 9)  # words that need more lines
    qtbot.waitUntil(lambda: dialog.scroll_area is not None and dialog.focusWidget() is others[4])
    assert dialog.height() <= 400
