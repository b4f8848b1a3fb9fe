"""Taking a list in: told how many and where, looked at once more before it is written, taken back and put in again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.changes.importing import ImportList
from desktop.ui.shell import gallery
from desktop.ui.widgets.dialog import Question
from tests.corpus.writers import as_xlsx
from tests.desktop.intake.conftest import HEADER, PROVINCE
from tests.desktop.ui.importing.test_page import CTRL, answer, names, press
from tests.desktop.ui.windows import open_page, write

LISTED = [
    HEADER,
    [1, "Ông Lương Văn Sỹ", "12/05/1974", "Phó Giám đốc", "Bưu điện tỉnh", PROVINCE],
    [2, "Bà Chẩu Thị Hạnh", "14/03/1988", "Tổ trưởng", "Bưu điện tỉnh", PROVINCE],
    [3, "Ông Triệu Mùi Ghển", "31/02/1992", "Bưu tá", "Bưu điện tỉnh", PROVINCE],
]
TAKEN = {"Lương Văn Sỹ", "Chẩu Thị Hạnh"}


@pytest.fixture
def page(qapp, program, tmp_path):
    """The page with three people of whom one is in doubt."""
    made = open_page(qapp, program, "import")
    read(qapp, program, made, tmp_path / "ds.xlsx")
    return made


def read(qapp, program, page, file, rows=LISTED):
    file.write_bytes(as_xlsx(rows))
    page.take_file(file)
    gallery.settle(qapp, program)


def take(qapp, qtbot, program, page):
    press(qtbot, page, Qt.Key.Key_Return, CTRL)
    gallery.settle(qapp, program)


def test_what_was_taken_in_is_told_with_the_round_and_what_stays_and_can_be_seen(qapp, qtbot, program, page):
    take(qapp, qtbot, program, page)
    words = page.progress.words.text()
    assert words.startswith("Đã nhận 2 dòng vào đợt “") and "1 dòng còn ngờ để lại đây." in words and "Ctrl+Z" in words
    assert [button.text() for button in page.progress.buttons] == ["Xem các dòng vừa nhận", "Hoàn tác"]
    press(qtbot, page, Qt.Key.Key_J, CTRL)
    gallery.settle(qapp, program)
    nominations = program.window.page()
    assert program.window.page_name == "nominations"
    marked = set(nominations.list.selected_ids())
    assert {name for name, line in names(program).items() if line.id in marked} == TAKEN


def test_the_button_takes_back_and_the_rows_are_open_again_with_their_answers(qapp, qtbot, program, page):
    page.review.model.setData(page.review.grid.currentIndex(), "28/02/1992")
    take(qapp, qtbot, program, page)
    assert page.review.checking is None and "Triệu Mùi Ghển" in names(program)
    page.progress.buttons[1].click()
    gallery.settle(qapp, program)
    assert not TAKEN & set(names(program))
    assert len(page.review.checking.checked.clean_rows()) == 3, "the list stands there as before"
    assert page.progress.isHidden()
    program.redo()
    gallery.settle(qapp, program)
    assert set(names(program)) >= TAKEN
    assert page.review.checking.checked.clean_rows() == []


def test_somebody_nominated_meanwhile_stays_and_nothing_is_taken_in_unseen(qapp, qtbot, program, page):
    checking = page.review.checking
    rows = checking.checked.rows_to_import([1])
    program.context.database.do(ImportList(program.context.round_id, rows, "máy khác.xlsx", "1" * 64, "2023-12-20"))
    said = []
    page.status.connect(said.append)
    take(qapp, qtbot, program, page)
    assert "Lương Văn Sỹ" not in names(program)
    assert said[-1].startswith("Từ lúc đọc danh sách, 1 dòng đã được đề nghị")
    assert checking.checked.clean_rows() == [0]
    take(qapp, qtbot, program, page)
    assert "Lương Văn Sỹ" in names(program)


def test_a_change_of_the_record_in_this_window_is_looked_at_when_the_page_is_shown_again(qapp, program, page):
    rows = page.review.checking.checked.rows_to_import([0])
    program.window.open_page("home")
    write(program, ImportList(program.context.round_id, rows, "tay.xlsx", "2" * 64, "2023-12-20"))
    program.window.open_page("import")
    gallery.settle(qapp, program)
    assert page.review.checking.checked.clean_rows() == [1]


def test_while_a_list_is_taken_in_nothing_else_is_done_with_it(qapp, program, page):
    page.take()
    assert page.taking.busy and not page.review.isEnabled() and not page.take_action.isEnabled()
    page.take()
    page.take_file(page.parent())
    gallery.settle(qapp, program)
    assert page.review.isEnabled() and set(names(program)) >= TAKEN


def ask_and(accept, asked):
    def fill(dialog):
        asked.append(dialog.windowTitle())
        if not accept:
            dialog.take = dialog.reject

    return fill


def test_leaving_with_answers_asks_once_and_staying_stays(qapp, qtbot, program, page):
    page.review.select(1, "name")
    press(qtbot, page, Qt.Key.Key_Delete)
    asked = []
    answer(qtbot, Question, ask_and(False, asked))
    program.window.open_page("home")
    assert asked == ["1 dòng đã trả lời chưa được nhận vào đợt"] and program.window.page_name == "import"
    answer(qtbot, Question, ask_and(True, asked))
    program.window.open_page("home")
    assert program.window.page_name == "home"
    program.window.open_page("import")
    program.window.open_page("home")
    assert len(asked) == 2 and program.window.page_name == "home", "the same answers are asked about once"
    assert page.review.checking.checked.rows[1].left_out, "the list waits"


def test_another_file_and_closing_ask_before_answers_are_lost(qapp, qtbot, program, page, tmp_path):
    page.review.select(1, "name")
    press(qtbot, page, Qt.Key.Key_Delete)
    asked = []
    answer(qtbot, Question, ask_and(False, asked))
    read(qapp, program, page, tmp_path / "khác.xlsx")
    answer(qtbot, Question, ask_and(False, asked))
    program.window.close()
    assert program.window.isVisible() and page.review.checking.checked.rows[1].left_out
    answer(qtbot, Question, ask_and(True, asked))
    read(qapp, program, page, tmp_path / "khác.xlsx")
    assert asked == ["Bỏ các câu trả lời ở 1 dòng?"] * 3
    assert not page.review.checking.checked.rows[1].left_out
    program.window.close()
    assert not program.window.isVisible() and QApplication.activeModalWidget() is None


def test_a_file_that_is_refused_leaves_the_list_under_check_alone(qapp, program, page, tmp_path):
    wrong = tmp_path / "hỏng.xlsx"
    wrong.write_bytes(b"PK\x03\x04" + b"\x00" * 60)
    page.take_file(wrong)
    gallery.settle(qapp, program)
    assert page.review.checking is not None and page.stack.currentWidget() is page.review
    assert program.window.undo_bar.text().startswith("hỏng.xlsx: ")
