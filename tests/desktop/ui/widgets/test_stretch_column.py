"""One column of a table takes what the others leave, and never less than its title needs."""

import pytest
from PySide6.QtWidgets import QTableWidget

from desktop.ui.widgets.stretch_column import AROUND, stretch_column


@pytest.fixture
def table(qtbot):
    made = QTableWidget(1, 3)
    qtbot.addWidget(made)
    made.setHorizontalHeaderLabels(["TT", "Tên tập thể, họ và tên cá nhân", "Năm"])
    made.verticalHeader().hide()
    made.setColumnWidth(0, 40)
    made.setColumnWidth(2, 60)
    made.show()
    return made


def least(table):
    return table.horizontalHeader().fontMetrics().horizontalAdvance("Tên tập thể, họ và tên cá nhân") + AROUND


def test_with_room_the_columns_fill_the_table(table):
    table.resize(900, 200)
    stretch_column(table, 1)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_without_room_the_title_stays_whole_and_the_table_scrolls(table):
    table.resize(200, 200)
    stretch_column(table, 1)
    assert table.columnWidth(1) == least(table)
    assert table.horizontalHeader().length() > table.viewport().width()


def test_more_than_the_title_can_be_asked_for(table):
    table.resize(200, 200)
    stretch_column(table, 1, 500)
    assert table.columnWidth(1) == 500


def test_a_hidden_column_takes_no_room(table):
    table.resize(40 + least(table) + 20, 200)
    stretch_column(table, 1)
    assert table.horizontalHeader().length() > table.viewport().width()
    table.setColumnHidden(2, True)
    stretch_column(table, 1)
    assert table.horizontalHeader().length() == table.viewport().width()
