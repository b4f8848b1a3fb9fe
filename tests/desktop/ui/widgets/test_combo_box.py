"""A combo box gives the value of what is chosen; a long choice ends in "…", its tip and the open list say it whole."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.ui.widgets.combo_box import choose, combo_box

LONG = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"


@pytest.fixture
def narrow(qtbot, theme):
    box = combo_box([("Giấy khen", 1), (LONG, 2)], 2)
    box.setFont(theme.font("text"))
    qtbot.addWidget(box)
    box.resize(180, 28)
    box.show()
    return box


def tip(box):
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5))))
    shown = QToolTip.text()
    QToolTip.hideText()
    return shown


def test_a_choice_without_room_ends_in_dots_and_is_whole_in_the_tip(narrow):
    assert narrow.shown_text().endswith("…") and LONG.startswith(narrow.shown_text()[:-1])
    assert tip(narrow) == LONG
    narrow.setToolTip("Hình thức")
    assert tip(narrow) == f"{LONG}\nHình thức"
    choose(narrow, 1)
    assert narrow.shown_text() == "Giấy khen"
    assert tip(narrow) in ("", "Hình thức")


def test_the_open_list_is_as_wide_as_its_choices(narrow):
    narrow.showPopup()
    assert narrow.view().width() > narrow.fontMetrics().horizontalAdvance(LONG) > narrow.width()
    narrow.hidePopup()


OPTIONS = (("Ông", "male"), ("Bà", "female"), ("Không rõ", None))


@pytest.mark.parametrize(("chosen", "text"), [("female", "Bà"), ("male", "Ông"), ("khác", "Ông")])
def test_it_begins_with_the_chosen_value_or_the_first(qtbot, chosen, text):
    box = combo_box(OPTIONS, chosen)
    qtbot.addWidget(box)
    assert (box.count(), box.currentText()) == (3, text)
    box.setCurrentIndex(1)
    assert box.currentData() == "female"


def test_nothing_to_choose_is_nothing_chosen(qtbot):
    box = combo_box((), "female")
    qtbot.addWidget(box)
    assert (box.currentIndex(), box.currentData()) == (-1, None)
