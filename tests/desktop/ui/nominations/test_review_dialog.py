"""The dialog of what a unit changed in its list, alone."""

import pytest
from PySide6.QtCore import Qt

from desktop.intake.unit_review import ReviewItem, RowChange
from desktop.ui.nominations.review_dialog import ReviewDialog

ITEMS = (
    ReviewItem(RowChange.CHANGED, "Ma Văn Ước", "position", "Phó Giám đốc", "Giám đốc", "E5", 1),
    ReviewItem(RowChange.CHANGED, "Hà Phúc Lượng", "award", "Giấy khen", "Bằng khen", "G4", 2),
    ReviewItem(RowChange.REMOVED, "Chẩu Thị Hiền", nomination_id=3),
)


@pytest.fixture
def dialog(qtbot, theme):
    made = ReviewDialog(theme, "danh sách.xlsx", ITEMS)
    qtbot.addWidget(made)
    return made


def tick(dialog, row):
    dialog.table.item(row, 0).setCheckState(Qt.CheckState.Checked)


def test_nothing_is_ticked_at_first_and_nothing_can_be_taken_over(dialog):
    assert dialog.accepted_items() == [] and not dialog.accept_button.isEnabled()
    assert "3" in dialog.windowTitle() and "danh sách.xlsx" in dialog.windowTitle()


def test_each_change_is_ticked_by_itself(dialog):
    tick(dialog, 2)
    assert dialog.accepted_items() == [ITEMS[2]] and dialog.accept_button.isEnabled()
    dialog.table.item(2, 0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.accept_button.isEnabled()


def test_ticking_all_leaves_out_what_cannot_be_applied(dialog):
    dialog.tick_all()
    assert dialog.accepted_items() == [item for item in ITEMS if item.can_apply]


def test_a_row_shows_before_after_and_the_cell(dialog):
    cells = [dialog.table.item(0, column).text() for column in range(dialog.table.columnCount())]
    assert cells[1] == "Ma Văn Ước" and cells[3:] == ["Phó Giám đốc", "Giám đốc", "E5"]


def test_a_reason_is_asked_only_where_somebody_was_left_out(qtbot, theme, dialog):
    assert not dialog.reason_field.isHidden()
    without = ReviewDialog(theme, "danh sách.xlsx", ITEMS[:2])
    qtbot.addWidget(without)
    assert without.reason_field.isHidden()
