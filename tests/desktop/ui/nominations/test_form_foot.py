"""What stands under the entry form: the printed line, what is in the way, the buttons, and questions with keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.nominations.form_foot import Question, QuestionBar
from desktop.ui.nominations.nomination_form import Looked
from tests.desktop.ui.nominations.forms import fresh


@pytest.fixture
def bar(qtbot, theme):
    form = QWidget()
    qtbot.addWidget(form)
    bar = QuestionBar(theme, form)
    column = QVBoxLayout(form)
    column.addWidget(QLineEdit())
    column.addWidget(bar)
    with qtbot.waitActive(form):
        form.show()
    form.findChild(QLineEdit).setFocus()
    bar.form = form  # else nobody holds it
    return bar


def asked(done, words="Là ông Ma Văn Khánh?"):
    return Question(words, [(each, lambda each=each: done.append(each)) for each in ("Đúng", "Ông kia", "Người khác")])


def test_the_first_answer_and_the_last_have_a_key_and_an_answer_ends_the_question(qtbot, bar):
    done = []
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        bar.ask(asked(done))
        qtbot.keyClick(bar.form.findChild(QLineEdit), Qt.Key.Key_F4, modifier)
        assert not bar.open and bar.isHidden()
    assert done == ["Đúng", "Người khác"]
    bar.answer(0)
    assert len(done) == 2, "nothing is asked any more"


def test_the_same_question_asked_again_keeps_its_buttons(bar):
    bar.ask(asked([]))
    before = list(bar.buttons)
    done = []
    bar.ask(asked(done))
    assert bar.buttons == before
    bar.answer(1)
    assert done == ["Ông kia"], "the answer is that of now"


def test_no_question_takes_no_room(bar):
    bar.ask(asked([]))
    bar.ask(None)
    assert bar.isHidden() and bar.buttons == []


def test_the_printed_line_follows_what_is_typed(qtbot, theme):
    form = fresh(qtbot, theme)
    form.kind.setCurrentIndex(form.kind.findData("household"))
    form.honorific.setCurrentIndex(1)
    form.edits["name"].setText("Giàng A Páo")
    assert form.foot.name.text() == "Hộ gia đình ông Giàng A Páo"
    form.kind.setCurrentIndex(form.kind.findData("individual"))
    form.edits["position"].setText("Giám đốc")
    form.edits["unit"].setText("Sở Nội vụ")
    form.checks["posthumous"].setChecked(True)
    assert form.foot.name.text() == "Ông Giàng A Páo (truy tặng)"
    assert form.foot.place.text() == "Giám đốc Sở Nội vụ"


def test_what_stands_in_the_way_is_said_under_the_form(qtbot, theme):
    notes = [("stop", "Đã có trong đợt."), ("warn", "Đã được khen."), ("unknown", "Chưa soát được."), ("warn", "Thêm")]
    form = fresh(qtbot, theme, lambda _draft, _target: Looked(notes=notes))
    form.edits["name"].setText("Ma Văn Khánh")
    form.look_now()
    assert [note.text() for note in form.foot.notes] == ["Đã có trong đợt.", "Đã được khen.", "Chưa soát được."]


def test_the_buttons_are_whole_however_narrow_the_form_is(qtbot, theme):
    form = fresh(qtbot, theme)
    form.discard_button.show()
    form.resize(300, 560)
    for button in (form.save_button, form.leave_button, form.discard_button):
        corner = button.mapTo(form, QPoint(button.width(), button.height()))
        assert corner.x() <= form.width() and corner.y() <= form.height()
