"""A list is narrowed by typing and by choices; what narrows it can be kept and put back."""

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.widgets.filter_bar import FilterBar, FilterChip

STATES = (("Mọi trạng thái", None), ("Dự thảo", "draft"), ("Đã trình", "submitted"))


@pytest.fixture
def bar(qtbot, theme):
    made = FilterBar(theme, "Lọc theo tên")
    qtbot.addWidget(made)
    return made


def test_typing_is_told_once_it_pauses(bar, qtbot):
    told = []
    bar.changed.connect(lambda: told.append(bar.text()))
    qtbot.keyClicks(bar.edit, "nong")
    assert told == []
    qtbot.waitUntil(lambda: told == ["nong"])


def test_what_is_typed_is_composed_and_trimmed(bar, type_vi):
    type_vi(bar.edit, unicodedata.normalize("NFD", " Nông Thị Mai "))
    assert bar.text() == "Nông Thị Mai"


def test_a_choice_narrows_from_its_second_option_on(bar, qtbot):
    box = bar.choice("Trạng thái", STATES)
    assert not bar.narrows()
    with qtbot.waitSignal(bar.changed):
        box.setCurrentIndex(2)
    assert bar.narrows() and box.currentData() == "submitted"
    assert box.property("chip") == "on"
    assert box.toolTip() == "Trạng thái: Đã trình"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_a_choice_away(bar, qtbot, key):
    box = bar.choice("Trạng thái", STATES)
    box.setCurrentIndex(1)
    qtbot.keyClick(box, key)
    assert not bar.narrows() and box.property("chip") == ""


def test_enter_opens_a_choice(qtbot):
    chip = FilterChip()
    qtbot.addWidget(chip)
    chip.addItems(["Tất cả", "Cá nhân"])
    chip.show()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert chip.view().isVisible()
    chip.hidePopup()


def test_a_choice_that_is_not_about_narrowing_never_narrows(bar):
    box = bar.choice("Xem", (("Người", 1), ("Đơn vị", 2)), narrows=False)
    box.setCurrentIndex(1)
    assert not bar.narrows() and bar.description() == ""


def test_what_narrows_the_list_is_told_in_words(bar):
    box = bar.choice("Trạng thái", STATES)
    bar.edit.setText("Sơn")
    box.setCurrentIndex(1)
    assert bar.description() == "Sơn, Dự thảo"


def test_a_filter_is_kept_and_put_back(bar):
    box = bar.choice("Trạng thái", STATES)
    bar.edit.setText("Sơn")
    box.setCurrentIndex(1)
    kept = bar.state()
    bar.edit.clear()
    box.setCurrentIndex(0)
    bar.restore(kept)
    assert (bar.text(), box.currentData()) == ("Sơn", "draft")


def test_an_option_that_is_gone_narrows_nothing(bar):
    box = bar.choice("Trạng thái", STATES)
    box.setCurrentIndex(2)
    bar.restore(("Lan", ["Đã hủy"]))
    assert (bar.text(), box.currentIndex()) == ("Lan", 0)


def test_other_widgets_stand_behind_the_choices(bar):
    box, told = bar.choice("Trạng thái", STATES), QLabel("12 hồ sơ")
    bar.add(told)
    bar.resize(900, bar.height())
    bar.show()
    assert bar.edit.x() < box.x() < told.x() and box.geometry().center().y() == bar.edit.geometry().center().y()


def test_where_it_is_narrow_the_choices_stand_below_the_line_and_nothing_covers_its_hint(bar):
    boxes = [bar.choice(name, STATES) for name in ("Trạng thái", "Thẩm quyền", "Cách xếp")]
    bar.resize(1200, bar.height())
    bar.show()
    high = bar.height()
    bar.resize(480, bar.height())
    assert bar.height() == 2 * high
    assert all(box.y() > bar.edit.geometry().bottom() for box in boxes)
    assert bar.edit.width() >= bar.edit.minimumWidth() and boxes[-1].geometry().right() < 480
    bar.resize(1200, bar.height())
    assert bar.height() == high and boxes[0].x() > bar.edit.geometry().right()
