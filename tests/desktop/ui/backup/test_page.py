"""A copy is put back from the window: the record before it is kept, and nothing is lost when it fails."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from db import auto_backup
from db.backup import backup
from db.changes.people import AddPerson
from db.check import report
from db.errors import KnownError
from db.queries.journal_head import head
from db.queries.settings import person_ids
from desktop.ui.backup import page as page_module
from desktop.ui.core.i18n import problem_sentence
from desktop.ui.shell import gallery
from desktop.ui.widgets.buttons import ActionButton
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


def agree(qtbot, look=lambda question: None):
    """Press Tab and Enter in the question once it is asked: the safe answer has the focus first."""

    def theme():
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, Question):
            QTimer.singleShot(5, theme)
            return
        look(asked)
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


def test_a_copy_that_is_no_record_is_refused_at_once_and_the_record_stays_open(qapp, program, tmp_path):
    page = open_page(qapp, program, "backup")
    old = program.window
    wrong = tmp_path / "danh sách.sqlite"
    wrong.write_bytes(b"TT;Ho va ten\n1;Ma Van Uoc\n" * 100)
    page.restore(wrong)
    gallery.settle(qapp, program)
    assert program.window is old and people(program, "vu mi ke") == 1
    assert "danh sách.sqlite" in findings(page)[0]


def findings(page):
    return [each.text() for each in page.findings.findChildren(QLabel) if each.isVisibleTo(page) and each.text()]


def test_what_the_program_did_not_make_is_asked_about_and_left_out(qapp, qtbot, program, record, tmp_path):
    copy = backup(record, tmp_path / "bản sao.sqlite").path
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("CREATE TRIGGER dem_nguoi AFTER INSERT ON person BEGIN DELETE FROM form_draft; END")
        raw.commit()
    page = open_page(qapp, program, "backup")
    old, asked = program.window, []

    def look(question):
        asked.append(" ".join(each.text() for each in question.findChildren(QLabel)))
        asked.append(question.accept_button.text())

    agree(qtbot, look)
    page.restore(copy)
    qtbot.waitUntil(lambda: program.window is not old, timeout=20_000)
    gallery.settle(qapp, program)
    assert "dem_nguoi" in asked[0] and asked[1] == "Bỏ ra, khôi phục"
    with closing(sqlite3.connect(record)) as raw:
        assert not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'dem_nguoi'").fetchall()
    assert people(program, "vu mi ke") == 1, program.window.undo_bar.text()


def test_the_page_says_what_the_command_check_says(qapp, program):
    page = open_page(qapp, program, "backup")
    page.look_over()
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        line, found = head(session).short, report(session, program.context.database.file)
    told = " ".join(findings(page))
    assert "Sổ nguyên vẹn" in told or "lành lặn" in told or not found.faults
    assert line in told
    for each in (*found.looked, *found.not_looked):
        assert problem_sentence(each.code, each.values)[:20] in told


def test_a_damaged_record_is_named_where_it_is_not_copied(qapp, program, record, tmp_path, monkeypatch):
    page = open_page(qapp, program, "backup")

    def refused(*_given):
        raise KnownError("not_copied_damaged", path=str(record), copy="so-vang.2023-12-19.sqlite")

    monkeypatch.setattr(page_module, "backup", refused)
    page.back_up(tmp_path / "bản sao.sqlite")
    gallery.settle(qapp, program)
    told = findings(page)
    assert record.name in told[0] and "so-vang.2023-12-19.sqlite" in told[0]
    act = next(each for each in page.findings.findChildren(ActionButton) if each.isVisibleTo(page))
    act.click()
    gallery.settle(qapp, program)
    assert findings(page)[0] != told[0]


def test_a_copy_is_tried_by_key_before_it_is_needed_and_the_record_stays(qapp, qtbot, program, record):
    page = open_page(qapp, program, "backup")
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page.copies, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    gallery.settle(qapp, program)
    told = " ".join(findings(page))
    assert "khôi phục được" in told and "1 bước của sổ có sau đó" in told, told
    assert program.window is window and people(program, "vu mi ke") == 1


def test_trying_what_is_no_copy_says_so(qapp, program, tmp_path):
    page = open_page(qapp, program, "backup")
    wrong = tmp_path / "danh sách.sqlite"
    wrong.write_bytes(b"TT;Ho va ten\n1;Ma Van Uoc\n" * 100)
    page.try_copy(wrong)
    gallery.settle(qapp, program)
    assert "danh sách.sqlite" in findings(page)[0]


def test_a_line_from_a_printed_register_is_compared_as_the_command_does(qapp, program):
    page = open_page(qapp, program, "backup")
    with program.context.database.read() as session:
        line = head(session)
    form = page_module.PrintedLineForm(program.theme, page)
    form.line.setText("Tờ 12")
    assert not form.accept_button.isEnabled() and "không phải dòng đầu nhật ký" in form.field.message()
    form.line.setText(f"Đầu nhật ký: {line.short}")
    assert form.accept_button.isEnabled() and form.field.message() == ""
    page.look_over(form.line.value())
    gallery.settle(qapp, program)
    told = " ".join(findings(page))
    assert problem_sentence("looked_printed", {"entry": line.entry}) in told
    page.look_over(f"{line.entry} 0000-1111-2222-3333")
    gallery.settle(qapp, program)
    assert problem_sentence("fault_printed_head", {"entry": line.entry}) in " ".join(findings(page))
