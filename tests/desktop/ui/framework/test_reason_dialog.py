"""What needs a reason is done only once there is one."""

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from desktop.ui.framework.reason_dialog import ReasonDialog


@pytest.fixture
def dialog(qtbot, theme):
    made = ReasonDialog(theme, "3 hồ sơ: trả lại", "Trả lại", "Đơn vị sẽ đọc lý do này.")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_the_cursor_waits_in_the_reason(dialog):
    assert dialog.focusWidget() is dialog.reason


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\u00a0"])
def test_without_words_it_cannot_be_accepted(dialog, qtbot, text):
    dialog.reason.setPlainText(text)
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()


def test_with_a_reason_ctrl_enter_accepts(dialog, qtbot, type_vi):
    type_vi(dialog.reason, "Thiếu báo cáo thành tích")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.text() == "Thiếu báo cáo thành tích"


def test_the_reason_is_kept_composed_and_trimmed(dialog):
    dialog.reason.setPlainText(unicodedata.normalize("NFD", " Đã nghỉ việc \n"))
    assert dialog.text() == "Đã nghỉ việc"
