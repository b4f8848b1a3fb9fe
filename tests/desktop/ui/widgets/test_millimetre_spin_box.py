"""A distance in mm: a point and a comma both part the tenths, whatever the language."""

import pytest
from PySide6.QtCore import QLocale, Qt

from desktop.ui.widgets.millimetre_spin_box import MillimetreSpinBox


@pytest.mark.parametrize("language", ["vi_VN", "en_GB"])
@pytest.mark.parametrize(("typed", "value"), [("1.5", 1.5), ("1,5", 1.5), ("-0.3", -0.3), ("-0,3", -0.3), ("12", 12.0)])
def test_both_marks_are_read_in_both_languages(qtbot, language, typed, value):
    box = MillimetreSpinBox()
    qtbot.addWidget(box)
    box.setLocale(QLocale(language))
    box.setRange(-20, 20)
    box.selectAll()
    qtbot.keyClicks(box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == pytest.approx(value)


def test_the_arrows_step_by_a_tenth(qtbot):
    box = MillimetreSpinBox()
    qtbot.addWidget(box)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == pytest.approx(0.1)
