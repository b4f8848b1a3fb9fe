"""What is known is offered under the field."""

from PySide6.QtCore import Qt

from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.text import NfcLineEdit

NAME = "Nguyễn Thị Thu Hà"


def test_enter_takes_the_first_of_what_is_known(qtbot, theme):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    known = [Suggestion("Trung tâm Chuyển đổi số", "TTCĐS", 7), Suggestion("Trung tâm Y tế")]
    completion = Completion(theme, edit, lambda text: [s for s in known if text.lower() in s.text.lower()], "Biết rồi")
    taken = []
    completion.taken.connect(taken.append)
    edit.show()
    qtbot.keyClicks(edit, "trung")
    assert completion.popup.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "Trung tâm Chuyển đổi số"
    assert [each.value for each in taken] == [7]


def test_escape_leaves_what_was_typed(qtbot, theme):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    completion = Completion(theme, edit, lambda text: [Suggestion("Trung tâm")], "Biết rồi")
    edit.show()
    qtbot.keyClicks(edit, "trung")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not completion.popup.isVisible()
    assert edit.text() == "trung"
