"""A unit's list with everything wrong that lists have, brought into the round by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.ui.importing.checked_table import FIRST
from desktop.ui.shell import gallery
from desktop.ui.widgets.dialog import Question
from tests.conftest import type_vi
from tests.corpus.writers import as_xlsx
from tests.desktop.ui.clerk import CTRL, SHIFT
from tests.desktop.ui.counting_clerk import CountingClerk, nominations
from tests.desktop.ui.journeys.test_key_budgets import HEADER, PROVINCE

ALMOST = "Bằng khen Chủ tịch tỉnh ta"


def person(number, name, born="", unit="Bưu điện tỉnh", award=PROVINCE):
    return [number, name, born, "Bưu tá", unit, award]


LISTED = [
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2022"],
    HEADER,
    person(1, "Ông Lương Văn Sỹ", "12/05/1974", award=ALMOST),
    person(2, "Bà Chẩu Thị Hạnh", "14/03/1988", award=ALMOST),
    person(3, "Ông Triệu Mùi Ghển", "20/02/1992", award=ALMOST),
    person(4, "Bà Đỗ Thị Kim Oanh", "02/09/79"),
    person(5, "Ông Nông Văn Thắng", "05/08/81"),
    person(6, "Hoàng Văn Tú, Lý Thị Mai"),
    person(7, "Ma Văn Tấn Vi Thị Na", unit="Bưu điện Na Hang"),
    ["", "Nơi nhận:", "", "", "GIÁM ĐỐC"],
    ["", "- Như trên;", "", "", ""],
    ["", "", "", "", "Hà Phúc Lượng"],
]
EVERYBODY = {"Lương Văn Sỹ", "Chẩu Thị Hạnh", "Triệu Mùi Ghển", "Đỗ Thị Kim Oanh", "Nông Văn Thắng", "Hoàng Văn Tú"}
EVERYBODY |= {"Lý Thị Mai", "Ma Văn Tấn", "Vi Thị Na"}


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "buu-dien.xlsx"
    made.write_bytes(as_xlsx(LISTED))
    return made


@pytest.fixture
def clerk(qapp, qtbot, program, file):
    """At a list that was just read."""
    made = CountingClerk(qtbot, qapp, program)
    made.page("nominations")
    made.keys = 0
    made.press(Qt.Key.Key_I, CTRL)
    made.settle()
    made.naming(file)
    made.keys += 1  # Enter in the dialog of files, which names the file
    made.press(Qt.Key.Key_T, CTRL)
    made.settle()
    return made


def room(clerk):
    return clerk.window.pages["import"].review


def rows(clerk):
    return room(clerk).checking.checked.rows


def names(clerk):
    return {line.name for line in nominations(clerk.program)}


def test_four_keys_and_one_for_each_different_doubt_take_the_list_in(clerk):
    different = room(clerk).distinct_doubts()
    cells = len(room(clerk).checking.checked.doubtful_cells())
    assert different < cells
    for _doubt in range(different):
        clerk.press(Qt.Key.Key_Return)
    assert room(clerk).checking.checked.doubtful_cells() == []
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert clerk.keys <= 4 + different
    assert names(clerk) >= EVERYBODY
    assert clerk.window.pages["import"].progress.words.text().startswith("Đã nhận 9 dòng vào đợt “")


def see_what_was_not_read_and_write_a_unit_into_three_rows(clerk):
    # what was not read leads to its rows in the file
    clerk.press(Qt.Key.Key_J, CTRL | SHIFT)
    assert "Không đọc" in room(clerk).notes.list.currentItem().text() and len(room(clerk).source.marked_rows) > 1
    clerk.go_to(room(clerk).grid)
    # three rows marked, one unit written into all, taken back and put in again
    room(clerk).select(0, "unit")
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    clerk.press(Qt.Key.Key_A, CTRL)
    type_vi(editor, "Bưu điện Chiêm Hóa")
    clerk.press(Qt.Key.Key_Return)
    assert [row.read.unit for row in rows(clerk)[:4]] == ["Bưu điện Chiêm Hóa"] * 3 + ["Bưu điện tỉnh"]
    clerk.press(Qt.Key.Key_Z, CTRL)
    assert {row.read.unit for row in rows(clerk)[:4]} == {"Bưu điện tỉnh"}
    assert clerk.window.menus.redo.isEnabled() and "Đơn vị" in clerk.window.menus.redo.text()
    clerk.press(Qt.Key.Key_Y, CTRL)
    assert rows(clerk)[0].read.unit == "Bưu điện Chiêm Hóa"


def change_the_kind_of_marked_rows_and_leave_a_row_out(clerk):
    # the kind of marked rows, a row left out and taken up again
    room(clerk).select(0, "name")
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.press(Qt.Key.Key_3, CTRL)
    assert [row.read.kind for row in rows(clerk)[:3]] == ["household", "household", "individual"]
    clerk.press(Qt.Key.Key_Z, CTRL)
    room(clerk).select(4, "name")
    clerk.press(Qt.Key.Key_Delete)
    assert rows(clerk)[4].left_out
    room(clerk).select(4, "name")
    clerk.press(Qt.Key.Key_Delete)
    assert not rows(clerk)[4].left_out


def part_a_cell_and_look_far_to_the_right(clerk):
    # two people in one cell without a sign between them
    room(clerk).select(7, "name")
    clerk.press(Qt.Key.Key_A, CTRL | SHIFT)
    assert [row.read.name for row in rows(clerk)[7:9]] == ["Ma Văn Tấn", "Vi Thị Na"]
    # far to the right, number, kind and name are still there
    room(clerk).select(2, "reason")
    assert room(clerk).grid.frozen.isVisible() and room(clerk).grid.currentIndex().column() > FIRST + 4


def test_everything_about_a_list_is_done_by_key(clerk):
    page = clerk.window.pages["import"]
    see_what_was_not_read_and_write_a_unit_into_three_rows(clerk)
    change_the_kind_of_marked_rows_and_leave_a_row_out(clerk)
    part_a_cell_and_look_far_to_the_right(clerk)
    # somewhere else and back: asked, and the list waits
    asked = clerk.in_dialog(Question, lambda _question: clerk.press(Qt.Key.Key_Return, CTRL))
    clerk.page("home")
    assert asked and page.review.checking is not None
    clerk.page("nominations")
    clerk.press(Qt.Key.Key_I, CTRL)
    clerk.settle()
    # answered, taken in, seen
    while room(clerk).distinct_doubts():
        room(clerk).walk(1, from_start=True)
        clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert names(clerk) >= EVERYBODY
    clerk.press(Qt.Key.Key_J, CTRL)
    gallery.settle(clerk.app, clerk.program)
    assert clerk.window.page_name == "nominations"
    assert len(clerk.window.pages["nominations"].list.selected_ids()) == 9
    # and all of it taken back with one key: the list stands there again
    clerk.press(Qt.Key.Key_Z, CTRL)
    clerk.settle()
    assert not EVERYBODY & names(clerk)
    assert len(page.review.checking.checked.clean_rows()) == 9
