"""Edits keep Vietnamese composed; labels are plain text."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor, QTextLayout
from PySide6.QtWidgets import QApplication

from desktop.ui.widgets.text import ElidedLabel, NfcLineEdit, NfcTextEdit, joined, label, set_tag, tag
from tests.desktop.ui.records import LONGEST_NAME

NAME = "Nguyễn Thị Thu Hà"


def test_a_name_typed_through_an_input_method_arrives(qtbot, type_vi):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    type_vi(edit, NAME)
    assert edit.value() == NAME


def test_pasted_decomposed_letters_become_composed(qtbot):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    QApplication.clipboard().setText(unicodedata.normalize("NFD", NAME) + "\u00a0")
    edit.paste()
    edit.editingFinished.emit()
    assert edit.text() == NAME + " "
    assert edit.value() == NAME


def test_pasted_text_in_a_large_field_loses_its_looks(qtbot):
    edit = NfcTextEdit()
    qtbot.addWidget(edit)
    mime = QMimeData()
    mime.setHtml("<b>đậm</b>")
    mime.setText(unicodedata.normalize("NFD", "Đã có thành tích"))
    edit.insertFromMimeData(mime)
    assert edit.value() == "Đã có thành tích"


def test_labels_never_read_markup(theme, qtbot):
    for made in (label(theme, "<b>Nông</b> & Mai"), tag(theme, "<i>nháp</i>")):
        qtbot.addWidget(made)
        assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_tag_changes_its_word_and_its_ground(theme, qtbot):
    made = tag(theme, "Dự thảo")
    qtbot.addWidget(made)
    set_tag(made, "Đã ban hành", "ok")
    assert (made.text(), made.property("tag")) == ("Đã ban hành", "ok")


def test_a_long_line_ends_in_dots_instead_of_being_cut(theme, qtbot):
    made = ElidedLabel(theme)
    qtbot.addWidget(made)
    made.setText(LONGEST_NAME)
    made.resize(120, 20)
    narrow = made.grab().toImage()
    made.setText(LONGEST_NAME[:60] + " khác")
    assert made.grab().toImage() == narrow


@given(text=st.text("aăâeêoơuưdđ\u0300\u0301\u0303\u0309\u0323 \u00a0", max_size=30), at=st.integers(0, 30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_composing_keeps_the_caret_at_its_letter(qtbot, text, at):
    edit = NfcLineEdit()
    edit.setText(text)
    edit.setCursorPosition(min(at, len(edit.text())))
    before = unicodedata.normalize("NFC", edit.text()[: edit.cursorPosition()].replace("\u00a0", " "))
    edit.compose()
    assert edit.text() == unicodedata.normalize("NFC", text.replace("\u00a0", " "))
    assert edit.cursorPosition() <= len(edit.text())
    assert edit.cursorPosition() == min(len(before), len(edit.text()))


def test_leaving_a_field_composes_what_is_in_it(qtbot):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    edit.setText(unicodedata.normalize("NFD", NAME) + "\u200b")
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut))
    assert edit.text() == NAME


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_in_a_large_field_belongs_to_the_form(qtbot, key):
    edit = NfcTextEdit("Đã có thành tích")
    qtbot.addWidget(edit)
    qtbot.keyClick(edit, key, Qt.KeyboardModifier.ControlModifier)
    assert edit.value() == "Đã có thành tích"
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(edit, key)
    assert edit.toPlainText() == "Đã có thành tích\n"


def test_tab_leaves_a_large_field(qtbot):
    edit = NfcTextEdit()
    qtbot.addWidget(edit)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.value() == ""


def test_leaving_a_large_field_is_told_but_not_for_its_own_menu(qtbot):
    edit = NfcTextEdit()
    qtbot.addWidget(edit)
    told = []
    edit.editing_finished.connect(lambda: told.append("left"))
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.TabFocusReason):
        QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert told == ["left"]


def test_a_text_that_is_too_long_for_its_line_shows_its_beginning_unless_somebody_types_in_it(qtbot):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    edit.setText(LONGEST_NAME)
    assert edit.cursorPosition() == 0
    edit.setCursorPosition(len(LONGEST_NAME))
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert edit.cursorPosition() == len(LONGEST_NAME), "another window for a moment: typing goes on where it was"
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert edit.cursorPosition() == 0


def test_no_line_ends_within_the_number_of_a_document(theme, qtbot):
    text = "Bằng khen của ông Ma Văn Ước, theo Quyết định 46/QĐ-UBND ngày 12/12/2023."
    made = label(theme, text, wrap=True)
    qtbot.addWidget(made)
    assert made.text() == text
    assert joined("theo Quyết định 46/QĐ-UBND") == "theo Quyết định 46/\u2060QĐ-\u2060UBND"
    assert joined("91/2017/NĐ-CP, thi đua - khen thưởng, 11 / 11") == (
        "91/\u20602017/\u2060NĐ-\u2060CP, thi đua - khen thưởng, 11 / 11"
    )
    lines = QTextLayout(joined(text), made.font())
    lines.beginLayout()
    shown = []
    while (line := lines.createLine()).isValid():
        line.setLineWidth(made.fontMetrics().horizontalAdvance("Quyết định 46/QĐ-"))
        shown.append(joined(text)[line.textStart() : line.textStart() + line.textLength()])
    lines.endLayout()
    assert any("46/QĐ-UBND" in one.replace("\u2060", "") for one in shown)


def test_the_tip_of_a_line_says_what_has_no_room_in_it_and_never_a_password(qtbot):
    edit = NfcLineEdit(LONGEST_NAME)
    qtbot.addWidget(edit)
    edit.resize(120, 28)
    assert edit.tip() == LONGEST_NAME
    edit.setToolTip("Tên như trong hồ sơ")
    assert edit.tip() == f"{LONGEST_NAME}\nTên như trong hồ sơ"
    edit.setText("Lan")
    assert edit.tip() == "Tên như trong hồ sơ"
    edit.setText(LONGEST_NAME)
    edit.setEchoMode(NfcLineEdit.EchoMode.Password)
    assert edit.tip() == "Tên như trong hồ sơ"
