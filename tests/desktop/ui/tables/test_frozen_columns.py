"""A wide table whose first columns stay in view: over their places, following the rows, one table for the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QVBoxLayout, QWidget

from desktop.ui.tables.columns import Column
from desktop.ui.tables.frozen_columns import FrozenColumnsTable

COLUMNS, ROWS, FROZEN = 9, 40, 2


@pytest.fixture
def table(qtbot):
    model = QStandardItemModel(ROWS, COLUMNS)
    for row in range(ROWS):
        for column in range(COLUMNS):
            model.setItem(row, column, QStandardItem(f"{row}/{column}"))
    made = FrozenColumnsTable(FROZEN)
    qtbot.addWidget(made)
    model.setParent(made)
    made.setModel(model)
    made.verticalHeader().hide()
    made.freeze(model, QStyledItemDelegate(made.frozen))
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def at(table, row, column):
    return table.model().index(row, column)


def test_the_first_columns_stand_over_the_others_only_while_these_are_scrolled(table):
    assert not table.frozen.isVisible()
    table.setCurrentIndex(at(table, 0, COLUMNS - 1))
    assert table.frozen.isVisible() and table.frozen.width() == table.frozen_width()
    table.horizontalScrollBar().setValue(0)
    assert not table.frozen.isVisible()


def test_a_cell_is_never_left_under_them(table, qtbot):
    table.setFocus()
    table.setCurrentIndex(at(table, 3, COLUMNS - 1))
    for column in range(COLUMNS - 2, FROZEN - 1, -1):
        qtbot.keyClick(table, Qt.Key.Key_Left)
        assert table.currentIndex().column() == column
        assert table.visualRect(table.currentIndex()).left() >= (
            table.frozen_width() if table.frozen.isVisible() else 0
        )


def test_rows_stay_level_and_widths_are_the_same(table):
    table.setCurrentIndex(at(table, ROWS - 1, COLUMNS - 1))
    table.setColumnWidth(1, 133)
    assert table.frozen.columnWidth(1) == 133
    rows = [table.frozen.visualRect(at(table, row, 0)).top() for row in (ROWS - 1, ROWS - 3)]
    assert rows == [table.visualRect(at(table, row, 4)).top() for row in (ROWS - 1, ROWS - 3)]


def test_a_click_on_a_frozen_cell_chooses_it_and_leaves_the_focus_and_the_place(table, qtbot):
    table.setCurrentIndex(at(table, 0, COLUMNS - 1))
    before = table.horizontalScrollBar().value()
    table.window().activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    place = table.frozen.visualRect(at(table, 4, 1)).center()
    qtbot.mouseClick(table.frozen.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert (table.currentIndex().row(), table.currentIndex().column()) == (4, 1)
    assert table.horizontalScrollBar().value() == before
    assert table.hasFocus() and table.frozen.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_frozen_cell_is_edited_where_it_really_stands(table):
    table.setCurrentIndex(at(table, 2, COLUMNS - 1))
    table.edit(at(table, 2, 1))
    assert table.horizontalScrollBar().value() == 0 and not table.frozen.isVisible()
    assert table.state() == FrozenColumnsTable.State.EditingState


def test_tab_comes_to_the_table_once(qtbot, table):
    holder = QWidget()
    qtbot.addWidget(holder)
    before, after = QLineEdit(), QLineEdit()
    column = QVBoxLayout(holder)
    for widget in (before, table, after):
        column.addWidget(widget)
    table.setTabKeyNavigation(False)
    holder.resize(420, 380)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    before.setFocus()
    stood = []
    for _key in range(2):
        qtbot.keyClick(holder.focusWidget(), Qt.Key.Key_Tab)
        stood.append(holder.focusWidget())
    table.setParent(None)
    assert stood == [table, after]


def test_columns_that_grow_take_the_room_that_is_left_unless_they_were_dragged(table):
    columns = [Column[object](f"c{place}", f"Cột {place}", str, grow=4 * (place == 3)) for place in range(COLUMNS)]
    table.set_columns(columns, [50] * COLUMNS)
    table.resize(850, 300)
    room = table.viewport().width() - 50 * COLUMNS
    assert table.columnWidth(3) == 50 + room * 4 // 10 and table.dragged() == set()
    table.resize(400, 300)
    assert table.columnWidth(3) == 50
    table.setColumnWidth(3, 70)
    table.resize(850, 300)
    assert table.columnWidth(3) == 70 and table.dragged() == {3}
    table.take_usual_widths()
    assert table.columnWidth(3) == 50 + room * 4 // 10
