"""The frame stands before the record is open; whatever the clerk does meanwhile, one record is opened or none."""

import builtins
import gc
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QObject, QTimer

from desktop.bootstrap import ROOT
from desktop.ui.shell import startup
from desktop.ui.shell.app import Program
from desktop.ui.shell.startup import FirstPaint
from tests.desktop.ui.records import TODAY, make_record


@pytest.fixture
def program(qapp, tmp_path):
    file = tmp_path / "record.sqlite"
    make_record(file)
    made = Program(qapp, str(file), today=lambda: TODAY)
    yield made
    made.window.close()


def test_the_frame_is_painted_before_the_record_is_opened(program, qtbot):
    opened_at_paint = []
    FirstPaint(program.window, lambda: opened_at_paint.append(program.record))
    program.start()
    qtbot.waitUntil(lambda: program.window.page_name == "home")
    assert opened_at_paint == [None]
    qtbot.waitUntil(lambda: not program.jobs.busy())
    assert "Tổng kết công tác năm 2022" in program.window.windowTitle()


def test_a_window_closed_while_the_record_is_loaded_opens_none(program, qtbot):
    program.start()
    qtbot.waitUntil(lambda: program.jobs.busy() > 0)
    program.window.close()
    qtbot.waitUntil(lambda: not program.jobs.busy())
    assert program.record is None


def test_a_window_that_nobody_sees_opens_its_record_all_the_same(program, qtbot):
    called = []
    FirstPaint(program.window, lambda: called.append(True))
    qtbot.waitUntil(lambda: called == [True])


def test_garbage_of_a_worker_is_taken_apart_on_the_windows_thread(program, qtbot):
    ended = []

    class Knot:
        def __init__(self):
            self.itself = self

        def __del__(self):
            ended.append(threading.get_ident())

    program.jobs.start(lambda _step: len([Knot() for _number in range(5000)]), lambda _many: None)
    qtbot.waitUntil(lambda: not program.jobs.busy())
    assert not gc.isenabled()
    program.collector.collect()
    assert len(ended) == 5000
    assert set(ended) == {threading.get_ident()}


def test_figures_read_for_a_record_that_was_left_are_not_shown(program, qtbot):
    program.window.show()
    assert program.open()
    program.window_status.refresh()
    program.window_status.refresh()
    program.choose_round(program.context.round_id)
    program.rebuild_window()
    qtbot.waitUntil(lambda: not program.jobs.busy())
    assert program.window.page_name == "home"
    assert "Tổng kết công tác năm 2022" in program.window.windowTitle()


def test_modules_are_imported_by_python_and_not_read_through_for_a_switch_of_pyside():
    assert builtins.__import__ is not vars(builtins)["__feature_import__"]


def test_pages_are_built_one_at_a_time_and_in_their_order(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(startup, "AFTER_FIRST_ROWS", 0)
    monkeypatch.setattr(startup, "BETWEEN_STEPS", 0)
    frozen, told = [], []
    monkeypatch.setattr(gc, "get_freeze_count", lambda: 0)
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(list(told)))
    parent = QObject()
    loader = startup.IdleLoader((lambda n=n: told.append(n) for n in range(5)), parent)
    assert told == []
    qtbot.waitUntil(lambda: bool(frozen))
    assert told == [0, 1, 2, 3, 4]
    assert frozen[0] == told
    assert loader.parent() is parent


def test_keys_go_between_two_steps(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(startup, "AFTER_FIRST_ROWS", 0)
    monkeypatch.setattr(startup, "BETWEEN_STEPS", 0)
    monkeypatch.setattr(gc, "get_freeze_count", lambda: 0)
    monkeypatch.setattr(gc, "freeze", lambda: told.append("done"))
    told, parent = [], QObject()

    def step():
        told.append("step")
        QTimer.singleShot(0, parent, lambda: told.append("key"))

    startup.IdleLoader(iter([step, step]), parent)
    qtbot.waitUntil(lambda: told[-1:] == ["done"])
    assert told[:3] == ["step", "key", "step"]


def test_what_a_later_window_needs_is_not_kept_for_ever(qapp, qtbot, monkeypatch):
    """Objects that were frozen are never collected: the second window's would stay after it."""
    monkeypatch.setattr(startup, "AFTER_FIRST_ROWS", 0)
    frozen, told, parent = [], [], QObject()
    monkeypatch.setattr(gc, "get_freeze_count", lambda: told.append("asked") or 1)
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(1))
    loader = startup.IdleLoader(iter([]), parent)
    qtbot.waitUntil(lambda: bool(told))
    assert frozen == [] and loader.parent() is parent


COPIED = """
from PySide6.QtWidgets import QApplication
from desktop.ui.shell.startup import let_go_of_copied
from desktop.ui.tables.clipboard import clipboard_data
app = QApplication(["so-vang"])
app.clipboard().setMimeData(clipboard_data([["Họ và tên"], ["Bế Thị Hoa"]]))
let_go_of_copied()
"""


def test_a_window_without_a_screen_ends_well_after_something_was_copied():
    assert subprocess.run([sys.executable, "-c", COPIED], cwd=ROOT, check=False).returncode == 0
