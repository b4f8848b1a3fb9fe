"""A copy is put back from the window: the record before it is kept, and nothing is lost when it fails."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from db import auto_backup
from db.changes.people import AddPerson
from db.queries.settings import person_ids
from desktop.ui.shell import gallery
from desktop.ui.widgets.dialog import Question
from tests.desktop.ui.windows import open_page, start


@pytest.fixture
def program(qapp, qtbot, own_data_folder, record):
    auto_backup.make(record)
    program = start(qapp, own_data_folder, record)
    program.context.database.do(AddPerson("Vừ Mí Kẻ", honorific="Ông"))
    yield program
    program.window.close()


def people(program, text):
    with program.context.database.read() as session:
        return len(person_ids(session, text))


def agree(qtbot):
    """Press Tab and Enter in the question once it is asked: the safe answer has the focus first."""

    def theme():
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, Question):
            QTimer.singleShot(5, theme)
            return
        asked.activateWindow()
        qtbot.waitUntil(asked.isActiveWindow)
        qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(0, theme)


def test_a_copy_put_back_by_keyboard_takes_the_place_of_the_record(qapp, qtbot, program, record):
    page = open_page(qapp, program, "backup")
    old = program.window
    old.activateWindow()
    qtbot.waitUntil(old.isActiveWindow)
    assert people(program, "vu mi ke") == 1
    agree(qtbot)
    qtbot.keyClick(page.copies, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: program.window is not old, timeout=20_000)
    gallery.settle(qapp, program)
    assert people(program, "vu mi ke") == 0, program.window.undo_bar.text()
    assert "Đã khôi phục" in program.window.undo_bar.text()
    assert len(list(record.parent.glob("so-vang*"))) > 2


def test_a_copy_that_is_no_record_leaves_the_record_as_it_was(qapp, qtbot, program, record, tmp_path):
    page = open_page(qapp, program, "backup")
    old = program.window
    wrong = tmp_path / "danh sách.sqlite"
    wrong.write_bytes(b"TT;Ho va ten\n1;Ma Van Uoc\n" * 100)
    agree(qtbot)
    page.restore(wrong)
    qtbot.waitUntil(lambda: program.window is not old, timeout=20_000)
    gallery.settle(qapp, program)
    assert people(program, "vu mi ke") == 1
    assert "danh sách.sqlite" in program.window.undo_bar.text()
