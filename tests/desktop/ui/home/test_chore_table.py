"""The rows of the desk: what they show, and what Enter, the mouse and Space do."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.home.chore_table import ChoreTable, DayTable
from desktop.ui.home.desk import Chore, DayLine
from tests.desktop.ui.records import LONGEST_NAME, TODAY

PRINT = Chore("printer", "text2", "11 bằng chưa in", "certificates", "In…", "Cơ quan", date(2024, 1, 12))
LONG = Chore("mail", "warn", LONGEST_NAME, "nominations", "Nhắc", LONGEST_NAME)


@pytest.fixture
def table(qtbot, theme):
    made = ChoreTable(theme, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    return made


def test_a_row_says_what_who_until_when_and_what_enter_does(table):
    table.show_chores([PRINT, LONG])
    assert [table.cell(0, column).text() for column in range(4)] == ["11 bằng chưa in", "Cơ quan", "12/01/2024", "In…"]
    assert table.cell(1, 2).text() == "–" and table.cell(1, 0).toolTip() == LONGEST_NAME


def test_enter_and_a_click_on_the_act_take_the_row_and_a_click_beside_it_does_not(table, qtbot):
    taken = []
    table.taken.connect(taken.append)
    table.show_chores([PRINT, LONG])
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    view: QWidget = table.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=table.visualItemRect(table.cell(0, 0)).center())
    assert taken == [LONG]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=table.visualItemRect(table.cell(0, 3)).center())
    assert taken == [LONG, PRINT]


def test_the_row_stays_where_it_was_when_one_above_is_done(table):
    table.show_chores([PRINT, LONG, PRINT])
    table.selectRow(2)
    table.show_chores([LONG, PRINT])
    assert table.currentRow() == 1
    table.show_chores([])
    assert table.current() is None


def test_space_marks_an_own_milestone_and_none_that_the_record_knows(qtbot, theme):
    days = DayTable(theme, lambda: TODAY)
    qtbot.addWidget(days)
    marked = []
    days.marked.connect(lambda id_, done: marked.append((id_, done)))
    days.show_days(
        [
            DayLine(0, "Hạn nhận", date(2023, 11, 15), done=False),
            DayLine(4, "Hội đồng họp", date(2023, 11, 28), done=True),
            DayLine(5, "Báo cáo", date(2024, 1, 25), done=False, own=True),
        ]
    )
    for row in range(3):
        days.selectRow(row)
        qtbot.keyClick(days, Qt.Key.Key_Space)
    assert marked == [(5, True)]
