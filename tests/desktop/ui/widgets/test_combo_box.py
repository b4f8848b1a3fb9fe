"""A combo box gives the value of what is chosen, and begins with what was chosen before."""

import pytest

from desktop.ui.widgets.combo_box import combo_box

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
