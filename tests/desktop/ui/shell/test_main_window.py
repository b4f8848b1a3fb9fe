"""The window is found as it was left: panes, columns, details; what cannot be read counts as never kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.changes.nominations import MoveNominations
from db.rules.terms import NominationState
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page, start, write


@pytest.fixture
def again(qapp, own_data_folder, record):
    """Returns a page of the program started anew."""
    opened = []

    def begin(name):
        if opened:
            opened.pop().window.close()
        opened.append(start(qapp, own_data_folder, record))
        return opened[-1], open_page(qapp, opened[-1], name)

    yield begin
    opened.pop().window.close()


@pytest.mark.parametrize("name", ["nominations", "register", "people", "decisions", "certificates"])
def test_panes_stay_as_wide_as_they_were_dragged(again, name):
    _program, page = again(name)
    page.splitter.moveSplitter(page.splitter.width() - 480, page.splitter.count() - 1)
    dragged = page.splitter.sizes()
    _program, page = again(name)
    assert page.splitter.sizes() == pytest.approx(dragged, abs=2)


def test_a_double_click_between_panes_gives_them_their_usual_width(again, qapp):
    _program, page = again("nominations")
    usual = page.splitter.sizes()
    page.splitter.moveSplitter(page.splitter.width() - 520, 1)
    assert page.splitter.sizes() != usual
    QTest.mouseDClick(page.splitter.handle(1), Qt.MouseButton.LeftButton)
    assert page.splitter.sizes() == usual
    _program, page = again("nominations")
    assert page.splitter.sizes() == usual


def drag(page, name, width):
    at = [column.name for column in page.model.columns].index(name)
    page.list.setColumnWidth(at, width)
    return at


def test_a_dragged_column_stays_as_wide_after_a_restart(again, qapp, qtbot):
    program, page = again("nominations")
    at = drag(page, "position", 233)
    qtbot.waitUntil(lambda: "position=233" in program.preferences.text("columns/nominations"))
    _program, page = again("nominations")
    assert page.list.columnWidth(at) == 233


def test_column_widths_can_be_put_back(again, qapp, qtbot):
    program, page = again("nominations")
    usual = [page.list.columnWidth(at) for at in range(len(page.model.columns))]
    drag(page, "position", 233)
    qtbot.waitUntil(lambda: bool(program.preferences.text("columns/nominations")))
    page.widths.reset()
    assert [page.list.columnWidth(at) for at in range(len(page.model.columns))] == usual
    assert program.preferences.text("columns/nominations") == ""


def test_hidden_details_stay_hidden(again, qapp):
    _program, page = again("nominations")
    page.toggle_details()
    _program, page = again("nominations")
    assert page.side.isHidden()
    page.toggle_details()
    _program, page = again("nominations")
    assert not page.side.isHidden()


@pytest.mark.parametrize("kept", ["abc", "0 99999", "340", "-5 10", "0 0", "340 0 1"])
def test_widths_that_make_no_sense_count_as_never_kept(again, qapp, kept):
    program, page = again("nominations")
    usual = page.splitter.sizes()
    for size in ("usual", "wide"):
        program.preferences.set_text(f"panes/nominations/{size}", kept)
    program.preferences.set_text("columns/nominations", kept)
    _program, page = again("nominations")
    gallery.settle(qapp, _program)
    assert page.splitter.sizes() == usual


def test_nominations_begin_in_the_order_of_the_paper(again, qapp):
    program, page = again("nominations")
    page.list.horizontalHeader().sectionClicked.emit([column.order for column in page.model.columns].index("name"))
    gallery.settle(qapp, program)
    _program, page = again("nominations")
    assert page.order == "rank"


def test_a_notice_moves_nothing_of_the_page(qapp, program):
    page = open_page(qapp, program, "nominations")
    before = [part.mapTo(program.window, part.rect().topLeft()) for part in page.findChildren(QWidget)]
    sizes = [part.size() for part in page.findChildren(QWidget)]
    program.window.show_error("Số 46/QĐ-UBND đã dùng ngày 12/01/2026. Số kế tiếp là 47.")
    qapp.processEvents()
    assert program.window.undo_bar.isVisible()
    assert [part.mapTo(program.window, part.rect().topLeft()) for part in page.findChildren(QWidget)] == before
    assert [part.size() for part in page.findChildren(QWidget)] == sizes


def test_what_was_done_names_of_whom(qapp, program):
    write(program, MoveNominations((4,), NominationState.SUBMITTED))
    gallery.settle(qapp, program)
    assert program.window.undo_bar.text().endswith(": ông Ma Văn Khánh")


def press_in_sidebar(sidebar, title):
    row = next(at for at in range(sidebar.model().rowCount()) if sidebar.model().index(at, 0).data() == title)
    place = sidebar.visualRect(sidebar.model().index(row, 0)).center()
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_page_chosen_with_the_mouse_has_the_keyboard(qapp, program):
    press_in_sidebar(program.window.sidebar, "Danh bạ")
    gallery.settle(qapp, program)
    page = program.window.page()
    assert program.window.page_name == "people" and program.window.focusWidget() is page.first_focus()


def test_a_page_whose_list_is_empty_has_the_keyboard_too(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.stack.setCurrentIndex(1)
    program.window.sidebar.setFocus()
    press_in_sidebar(program.window.sidebar, "Đề nghị")
    focused = program.window.focusWidget()
    assert focused is page or page.isAncestorOf(focused)
