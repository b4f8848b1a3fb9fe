"""What is known is offered under the field."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.widgets.completion import ROWS, Completion, Suggestion
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


def test_escape_closes_the_list_first_and_leaves_the_form_only_when_pressed_again(qtbot, theme):
    form = QWidget()
    qtbot.addWidget(form)
    edit, left = NfcLineEdit("", form), []
    QShortcut(QKeySequence("Esc"), form).activated.connect(lambda: left.append(True))
    completion = Completion(theme, edit, lambda text: [Suggestion("Trung tâm")], "Biết rồi")
    form.show()
    form.activateWindow()
    QApplication.processEvents()
    edit.setFocus()
    qtbot.keyClicks(edit, "trung")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert (completion.popup.isVisible(), left) == (False, [])
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert left == [True]


@pytest.fixture
def known(qtbot, theme):
    """A field over a thousand units, and what was taken."""
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    units = [Suggestion(f"Trường Mầm non số {n}", f"MN{n}", n) for n in range(1000)]
    completion = Completion(theme, edit, lambda text: [u for u in units if text.lower() in u.text.lower()], "Đã biết")
    edit.show()
    taken = []
    completion.taken.connect(lambda suggestion: taken.append(suggestion.value))
    return edit, completion, taken


def test_a_few_of_many_are_offered(known, qtbot):
    edit, completion, _taken = known
    qtbot.keyClicks(edit, "non")
    assert completion.popup.isVisible()
    assert completion._model.rowCount() == ROWS


def test_the_arrows_go_around_and_enter_takes_what_is_chosen(known, qtbot):
    edit, _completion, taken = known
    qtbot.keyClicks(edit, "non")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(edit, key)
    assert taken == [1]
    assert edit.text() == "Trường Mầm non số 1"


def test_nothing_known_shows_nothing_and_enter_is_the_forms(known, qtbot):
    edit, completion, taken = known
    qtbot.keyClicks(edit, "zzz")
    assert not completion.popup.isVisible()
    with qtbot.waitSignal(edit.returnPressed):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert taken == []


def test_ctrl_enter_belongs_to_the_form_even_while_something_is_offered(known, qtbot):
    edit, _completion, taken = known
    qtbot.keyClicks(edit, "non")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert taken == []
    assert edit.text() == "non"


def test_what_is_written_out_already_is_not_offered_again(qtbot, theme):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    completion = Completion(theme, edit, lambda _text: [Suggestion("Giáo viên")], "Đã biết")
    edit.setText("Giáo viên")
    completion.offer()
    assert not completion.popup.isVisible()


def test_leaving_the_field_takes_the_offer_away(known, qtbot):
    edit, completion, _taken = known
    qtbot.keyClicks(edit, "non")
    edit.hide()
    assert not completion.popup.isVisible()


@pytest.mark.parametrize("place", ["top left", "bottom right"])
def test_the_list_stays_within_the_window(qtbot, theme, place):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 100, 420, 400)
    edit = NfcLineEdit(parent=window)
    edit.setGeometry(*((0, 0, 100, 28) if place == "top left" else (310, 370, 100, 28)))
    completion = Completion(theme, edit, lambda text: [Suggestion(f"Trường số {n}") for n in range(8)], "Đã biết")
    window.show()
    qtbot.keyClicks(edit, "tr")
    room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
    assert room.contains(completion.popup.geometry())
    field = QRect(edit.mapToGlobal(QPoint(0, 0)), edit.size())
    assert not completion.popup.geometry().intersects(field), "what is typed stays in sight"
