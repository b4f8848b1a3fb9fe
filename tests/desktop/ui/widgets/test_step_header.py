"""The steps of a round are walked and opened by keyboard."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from desktop.ui.widgets.step_header import StepHeader, StepItem

NAME = "Nguyễn Thị Thu Hà"


def test_every_step_can_be_opened_by_keyboard(qtbot, theme):
    header = StepHeader(theme, "Các bước")
    qtbot.addWidget(header)
    header.show_steps([StepItem("home", "Mở đợt", "1", "", 1.0), StepItem("nominations", "Đề nghị", "148", "", 0.5)])
    heard = []
    header.opened.connect(heard.append)
    qtbot.keyClick(header, Qt.Key.Key_Right)
    qtbot.keyClick(header, Qt.Key.Key_Return)
    assert heard == ["nominations"]


STEPS = (
    StepItem("home", "Mở đợt", "1", "", 1.0, done=True),
    StepItem("nominations", "Đề nghị", "148", "còn 12 hồ sơ", 0.5, current=True),
    StepItem("council", "Hội đồng", "0", "", 0.0),
)


@pytest.fixture
def header(qtbot, theme):
    made = StepHeader(theme, "Các bước")
    qtbot.addWidget(made)
    made.resize(900, made.height())
    return made


def test_where_names_have_no_room_side_by_side_the_steps_stand_in_two_rows(header, qtbot):
    header.show_steps([*STEPS, StepItem("decisions", "Quyết định", "0", "", 0.0)])
    header.show()
    high = header.height()
    header.resize(240, high)
    assert header.height() > high
    assert header.cell(2).top() == header.cell(0).bottom() + 1 and header.cell(2).left() == 0
    heard = []
    header.opened.connect(heard.append)
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=header.cell(3).center())
    header.grab()
    assert heard == ["decisions"] and header.told(3) == "4. Quyết định: 0, "
    header.resize(900, header.height())
    assert header.height() == high


def test_the_step_that_the_round_is_at_is_the_one_that_enter_opens(header, qtbot):
    header.show_steps(STEPS)
    heard = []
    header.opened.connect(heard.append)
    qtbot.keyClick(header, Qt.Key.Key_Return)
    assert heard == ["nominations"]
    assert header.accessibleDescription() == "2. Đề nghị: 148, còn 12 hồ sơ"


def test_the_arrows_go_around(header, qtbot):
    header.show_steps(STEPS)
    heard = []
    header.opened.connect(heard.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Enter):
        qtbot.keyClick(header, key)
    assert heard == ["home", "council"]


@pytest.mark.parametrize(("x", "page"), [(0, "home"), (299, "home"), (301, "nominations"), (899, "council")])
def test_a_click_opens_the_step_under_it(header, qtbot, x, page):
    header.show_steps(STEPS)
    heard = []
    header.opened.connect(heard.append)
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(x, 20))
    assert heard == [page]


@given(width=st.integers(200, 2500), many=st.integers(1, 8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
def test_the_cells_fill_each_row_without_a_gap(header, width, many):
    header.show_steps([StepItem("home", "Bước", "1", "", 0.0)] * many)
    header.resize(width, header.height())
    cells = [header.cell(number) for number in range(many)]
    rows = [[one for one in cells if one.top() == top] for top in sorted({one.top() for one in cells})]
    assert all(row[0].left() == 0 for row in rows)
    assert rows[0][-1].right() == width - 1
    assert all(left.right() + 1 == right.left() for row in rows for left, right in pairwise(row))


def test_without_steps_keys_and_clicks_do_nothing(header, qtbot):
    heard = []
    header.opened.connect(heard.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(header, key)
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton)
    header.grab()
    assert heard == []
