"""A clerk who goes on while a write takes long: keys pressed twice, undo, other pages, another round, closing."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from db.changes.rounds import OpenRound
from db.connect import Database
from db.queries.journal_steps import last_steps
from db.queries.nomination_drafts import nomination_draft
from db.rules.terms import NominationState, RewardType
from desktop.ui.core import background_write
from desktop.ui.framework.round_form import RoundForm
from desktop.ui.shell import gallery
from tests.desktop.ui.clerk import CTRL, NONE
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.windows import open_page, write

LATE = 20  # s: only a window that stands still waits as long
KHANH = 4


class Gate:
    """Holds every change of the record up until it is opened."""

    def __init__(self, database, monkeypatch):
        self._do, self._open = database.do, threading.Event()
        self.open = self._open.set
        monkeypatch.setattr(background_write, "AT_ONCE", 0)
        monkeypatch.setattr(database, "do", self._wait)

    def _wait(self, change):
        assert self._open.wait(LATE)
        return self._do(change)


@pytest.fixture
def bugs(program):
    found = []
    program.errors.broken.connect(found.append)
    yield found
    assert found == []


@pytest.fixture
def page(qapp, program, bugs):
    program.window.activateWindow()
    return open_page(qapp, program, "nominations")


def steps(program):
    """Return the names of the record's last changes, the newest first."""
    with program.context.database.read() as session:
        return [step.change for step in last_steps(session, 50)]


def press(qtbot, program, key, modifier=NONE):
    program.window.activateWindow()
    QApplication.processEvents()
    qtbot.keyClick(program.window.focusWidget(), key, modifier)


def end(qapp, qtbot, program, gate):
    gate.open()
    qtbot.waitUntil(lambda: not program.context.history.writing, timeout=LATE * 1000)
    gallery.settle(qapp, program)
    qtbot.waitUntil(lambda: not program.context.history.writing, timeout=LATE * 1000)
    gallery.settle(qapp, program)


def test_a_changed_nomination_is_written_once_however_often_the_key_is_pressed(qapp, qtbot, program, page, monkeypatch):
    page.edit(KHANH)
    gallery.settle(qapp, program)
    page.form.edits["position"].setText("Trưởng phòng")
    before, gate = steps(program), Gate(program.record.database, monkeypatch)
    for _time in range(3):
        press(qtbot, program, Qt.Key.Key_Return, CTRL)
    end(qapp, qtbot, program, gate)
    assert steps(program)[: -len(before)] == ["nomination.edit"]
    assert not page.form.isVisible()


def test_a_new_nomination_is_written_once_however_often_the_key_is_pressed(qapp, qtbot, program, page, monkeypatch):
    page.new()
    page.form.edits["name"].setText("Lù Thị Chấn")
    page.form.edits["unit"].setText("Phòng Chuyển đổi số")
    gallery.settle(qapp, program)
    before, gate = steps(program), Gate(program.record.database, monkeypatch)
    for _time in range(3):
        press(qtbot, program, Qt.Key.Key_Return, CTRL)
    end(qapp, qtbot, program, gate)
    assert steps(program)[: -len(before)] == ["nomination.add"]
    assert page.form.isVisible() and page.form.edits["name"].value() == ""


def test_f9_pressed_twice_recommends_once_and_undo_takes_that_back(qapp, qtbot, program, page, monkeypatch):
    page.list.choose(KHANH)
    page.list.setFocus()
    page.take_step(NominationState.SUBMITTED)
    gallery.settle(qapp, program)
    before, gate = steps(program), Gate(program.record.database, monkeypatch)
    press(qtbot, program, Qt.Key.Key_F9)
    press(qtbot, program, Qt.Key.Key_F9)
    end(qapp, qtbot, program, gate)
    assert steps(program)[: -len(before)] == ["nomination.move"]
    press(qtbot, program, Qt.Key.Key_Z, CTRL)
    end(qapp, qtbot, program, gate)
    assert steps(program)[: -len(before)] == ["undo", "nomination.move"]


def test_undo_pressed_during_the_write_takes_just_that_write_back(qapp, qtbot, program, page, monkeypatch):
    page.list.choose(KHANH)
    page.list.setFocus()
    before, gate = steps(program), Gate(program.record.database, monkeypatch)
    press(qtbot, program, Qt.Key.Key_F8, CTRL)
    press(qtbot, program, Qt.Key.Key_Z, CTRL)
    end(qapp, qtbot, program, gate)
    assert steps(program)[: -len(before)] == ["undo", "nomination.move"]
    assert page.list.current_id() == KHANH


def test_another_page_and_another_round_opened_meanwhile_show_what_is_theirs(qapp, qtbot, program, page, monkeypatch):
    other = write(program, OpenRound("Đợt đột xuất", 2023, RewardType.SUDDEN))
    page.new()
    page.form.edits["name"].setText("Lù Thị Chấn")
    page.form.edits["unit"].setText("Phòng Chuyển đổi số")
    gallery.settle(qapp, program)
    gate = Gate(program.record.database, monkeypatch)
    page.keep()
    program.window.open_page("certificates")
    program.choose_round(other)
    program.window.open_page("nominations")
    end(qapp, qtbot, program, gate)
    assert program.window.page() is page
    assert page.model.rowCount() == 0
    page.new()
    assert page.form.edits["name"].value() == ""
    program.choose_round(1)
    gallery.settle(qapp, program)
    open_page(qapp, program, "nominations")
    names = [page.model.row_at(row).name for row in range(page.model.rowCount()) if page.model.id_at(row) >= 0]
    assert "Lù Thị Chấn" in names


@pytest.mark.parametrize("asked", ["form", "written"])
def test_closing_with_an_open_form_keeps_what_was_typed(
    qapp, qtbot, program, page, monkeypatch, record, own_data_folder, asked
):
    page.edit(KHANH)
    gallery.settle(qapp, program)
    page.form.edits["position"].setText("Trưởng phòng")
    gate = Gate(program.record.database, monkeypatch)
    if asked == "written":
        page.keep()
    closed = program.window.close()
    assert closed == (asked == "form")
    gate.open()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=LATE * 1000)
    assert program.record is None
    database = Database(record, today=lambda: TODAY)
    with database.read() as session:
        draft = nomination_draft(session, KHANH)
    database.close()
    assert (draft.position == "Trưởng phòng") == (asked == "written")


def test_a_dialog_that_is_open_when_the_window_is_closed_goes_with_it_and_writes_nothing(qapp, qtbot, program, bugs):
    asked, before = [], steps(program)

    def close():
        dialog = QApplication.activeModalWidget()
        dialog.name.setText("Đợt đột xuất")
        program.window.close()
        asked.append((type(dialog), dialog.isVisible()))

    file = program.record.database.file
    QTimer.singleShot(0, close)
    program.new_round()
    assert asked == [(RoundForm, False)]
    assert program.record is None
    database = Database(file, today=lambda: TODAY)
    with database.read() as session:
        assert [step.change for step in last_steps(session, 50)] == before
    database.close()
