"""Writes run one after the other in the background; the window paints on and input waits until they have ended."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QPushButton, QWidget

from db.errors import KnownError
from desktop.ui.core import background_write
from desktop.ui.core.background_write import BackgroundWriter

LATE = 20  # s: only a window that stands still waits as long


@pytest.fixture
def writer(qapp, monkeypatch):
    """A writer that takes every write for a slow one."""
    monkeypatch.setattr(background_write, "AT_ONCE", 0)
    writer = BackgroundWriter()
    yield writer
    writer.finish()


class Slow:
    """A write that goes on until it is let go, and what came of it."""

    def __init__(self, writer, told, name, error=None):
        self.name, self.error, self.go = name, error, threading.Event()
        writer.start(lambda: self._work, told.append, lambda error: told.append(error.code))

    def _work(self):
        assert self.go.wait(LATE)
        if self.error:
            raise KnownError(self.error)
        return self.name


def test_a_short_write_hands_its_result_on_before_anything_else_happens(qapp):
    told = []
    QTimer.singleShot(0, lambda: told.append("timer"))
    BackgroundWriter().start(lambda: lambda: "đã ghi", told.append, told.append)
    assert told == ["đã ghi"]


def test_a_slow_write_returns_at_once_and_hands_its_result_on_later(qtbot, writer):
    told = []
    slow = Slow(writer, told, "đợt 2023")
    assert told == [] and writer.busy
    slow.go.set()
    qtbot.waitUntil(lambda: told == ["đợt 2023"])
    assert not writer.busy


def test_the_window_turns_while_a_slow_write_runs(qtbot, writer):
    told = []
    slow = Slow(writer, told, "ghi")
    QTimer.singleShot(0, lambda: (told.append("timer"), slow.go.set()))
    qtbot.waitUntil(lambda: not writer.busy)
    assert told == ["timer", "ghi"]


def test_a_second_act_waits_for_the_first_and_is_never_begun_inside_it(qtbot, writer):
    told, begun = [], []
    first = Slow(writer, told, "thứ nhất")
    for name in ("thứ hai", "thứ ba"):
        writer.start(lambda name=name: begun.append(name) or (lambda: name), told.append, told.append)
    QApplication.processEvents()
    assert begun == [] and told == []
    first.go.set()
    qtbot.waitUntil(lambda: not writer.busy)
    assert told == ["thứ nhất", "thứ hai", "thứ ba"]
    assert begun == ["thứ hai", "thứ ba"]


def test_what_is_asked_for_from_the_end_of_a_write_comes_after_what_waited_already(qtbot, writer):
    told = []
    go = threading.Event()

    def ask_again(name):
        told.append(name)
        writer.start(lambda: lambda: "từ then", told.append, told.append)

    writer.start(lambda: lambda: go.wait(LATE) and "đầu", ask_again, told.append)
    writer.start(lambda: lambda: "đã chờ", told.append, told.append)
    go.set()
    qtbot.waitUntil(lambda: not writer.busy)
    assert told == ["đầu", "đã chờ", "từ then"]


@pytest.mark.parametrize("at_once", [0, LATE])
def test_an_error_is_handed_to_its_own_write_and_the_next_goes_on(qtbot, writer, monkeypatch, at_once):
    monkeypatch.setattr(background_write, "AT_ONCE", at_once)
    told = []

    def refuse():
        raise KnownError("reason_missing", following="returned")

    writer.start(lambda: refuse, told.append, lambda error: told.append(error.code))
    writer.start(lambda: lambda: "sau", told.append, told.append)
    qtbot.waitUntil(lambda: not writer.busy)
    assert told == ["reason_missing", "sau"]


def test_the_queue_goes_on_where_the_end_of_a_write_fails_itself(qtbot, writer):
    told = []
    slow = Slow(writer, told, "x")
    writer.start(lambda: lambda: 1, lambda _one: 1 / 0, told.append)
    writer.start(lambda: lambda: "vẫn ghi", told.append, told.append)
    with qtbot.captureExceptions() as bugs:
        slow.go.set()
        qtbot.waitUntil(lambda: not writer.busy)
    assert told == ["x", "vẫn ghi"]
    assert [kind for kind, _error, _trace in bugs] == [ZeroDivisionError]


def test_nothing_to_write_is_passed_over(qtbot, writer):
    told = []
    slow = Slow(writer, told, "một")
    writer.start(lambda: None, told.append, told.append)
    writer.start(lambda: lambda: "hai", told.append, told.append)
    slow.go.set()
    qtbot.waitUntil(lambda: not writer.busy)
    assert told == ["một", "hai"]


def test_finishing_waits_for_everything_that_was_asked_for(writer):
    told = []
    slow = Slow(writer, told, "một")
    writer.start(lambda: lambda: "hai", told.append, told.append)
    threading.Timer(0, slow.go.set).start()
    writer.finish()
    assert told == ["một", "hai"] and not writer.busy


def test_work_runs_beside_the_window_and_its_end_on_the_windows_thread(qtbot, writer):
    threads = []
    writer.start(lambda: threading.get_ident, threads.append, threads.append)
    writer.start(lambda: lambda: None, lambda _none: threads.append(threading.get_ident()), threads.append)
    qtbot.waitUntil(lambda: not writer.busy)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_idle_is_told_once_when_the_last_write_has_ended(qtbot, writer):
    told = []
    writer.idle.connect(lambda: told.append("idle"))
    slow = Slow(writer, told, "một")
    writer.start(lambda: lambda: "hai", told.append, told.append)
    slow.go.set()
    qtbot.waitUntil(lambda: not writer.busy)
    assert told == ["một", "hai", "idle"]


def test_keys_typed_during_a_slow_write_reach_the_field_after_it_in_their_order(qtbot, writer):
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.setFocus()
    told = []
    slow = Slow(writer, told, "ghi")
    QTest.keyClicks(edit, "Lan")
    assert edit.text() == ""
    slow.go.set()
    qtbot.waitUntil(lambda: edit.text() == "Lan")


def test_a_letter_of_an_input_method_waits_too(qtbot, writer, type_vi):
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.show()
    slow = Slow(writer, [], "ghi")
    type_vi(edit, "Ê")
    assert edit.text() == ""
    slow.go.set()
    qtbot.waitUntil(lambda: edit.text() == "Ê")


def test_what_is_typed_after_a_tab_during_a_slow_write_goes_into_the_next_field(qtbot, writer):
    form = QWidget()
    first, second = QLineEdit(form), QLineEdit(form)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    first.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is first)
    slow = Slow(writer, [], "ghi")
    QTest.keyClicks(first, "25")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    composed = QInputMethodEvent()  # goes to the field that has the focus now, not through the window
    composed.setCommitString("Đức")
    QApplication.sendEvent(first, composed)
    slow.go.set()
    qtbot.waitUntil(lambda: second.text() == "Đức")
    assert first.text() == "25"


def test_a_click_during_a_slow_write_is_made_after_it(qtbot, writer):
    told = []
    button = QPushButton("Duyệt")
    qtbot.addWidget(button)
    button.show()
    button.clicked.connect(lambda: told.append("bấm"))
    slow = Slow(writer, told, "ghi")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == []
    slow.go.set()
    qtbot.waitUntil(lambda: told == ["ghi", "bấm"])


def test_a_field_that_is_gone_by_then_gets_no_key(qtbot, writer):
    edit = QLineEdit()
    slow = Slow(writer, [], "ghi")
    QTest.keyClicks(edit, "x")
    edit.deleteLater()
    QApplication.sendPostedEvents(edit, QEvent.Type.DeferredDelete)
    slow.go.set()
    qtbot.waitUntil(lambda: not writer.busy)


def test_a_form_that_is_closed_by_then_gets_no_second_ctrl_enter(qapp, qtbot, writer):
    told, form = [], QWidget()
    qtbot.addWidget(form)
    saves = QShortcut(QKeySequence("Ctrl+Return"), form)
    goes = []

    def save():
        goes.append(threading.Event())
        writer.start(lambda: partial(goes[-1].wait, LATE), lambda _none: (told.append("ghi"), form.hide()), told.append)

    saves.activated.connect(save)
    form.show()
    form.activateWindow()
    qapp.processEvents()
    for _time in range(3):
        qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    goes[0].set()
    qtbot.waitUntil(lambda: not writer.busy)
    QApplication.processEvents()
    assert told == ["ghi"] and len(goes) == 1


def test_a_key_of_the_window_does_nothing_behind_a_dialog_that_was_opened_by_then(qapp, qtbot, writer):
    window, done = QMainWindow(), []
    qtbot.addWidget(window)
    dialog = QDialog(window)
    dialog.setModal(True)
    action = QAction("Đề nghị", window)
    action.setShortcut("F9")
    action.triggered.connect(lambda: done.append("F9"))
    window.menuBar().addMenu("Trang").addAction(action)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    go = threading.Event()
    writer.start(lambda: partial(go.wait, LATE), lambda _none: dialog.open(), done.append)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert done == []
    go.set()
    qtbot.waitUntil(lambda: not writer.busy)
    QApplication.processEvents()
    assert dialog.isVisible() and done == []
    dialog.reject()
    window.activateWindow()
    qapp.processEvents()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert done == ["F9"]


def test_a_menu_key_pressed_during_a_slow_write_is_obeyed_after_it_unless_disabled_by_then(qapp, qtbot, writer):
    window, done = QMainWindow(), []
    qtbot.addWidget(window)
    menu = window.menuBar().addMenu("Sửa")
    for key in ("F8", "F9"):
        action = QAction(key, window)
        action.setShortcut(key)
        action.triggered.connect(lambda _checked=False, key=key: done.append(key))
        menu.addAction(action)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    go = threading.Event()
    writer.start(lambda: partial(go.wait, LATE), lambda _none: action.setEnabled(False), done.append)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert done == []
    go.set()
    qtbot.waitUntil(lambda: done == ["F8"])


def test_the_pointer_is_busy_exactly_while_a_slow_write_runs(qtbot, writer):
    assert QGuiApplication.overrideCursor() is None
    slow = Slow(writer, [], "ghi")
    assert QGuiApplication.overrideCursor().shape() is Qt.CursorShape.WaitCursor
    slow.go.set()
    qtbot.waitUntil(lambda: not writer.busy)
    assert QGuiApplication.overrideCursor() is None


def test_other_events_are_not_held_back(qtbot, writer):
    heard = []

    class Listener(QObject):
        def event(self, event):
            heard.append(event.type())
            return True

    slow, listener = Slow(writer, [], "ghi"), Listener()
    QApplication.sendEvent(listener, QEvent(QEvent.Type.LanguageChange))
    assert heard == [QEvent.Type.LanguageChange]
    slow.go.set()
