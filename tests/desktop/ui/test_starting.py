"""The frame stands before the record is open; whatever the clerk does meanwhile, one record is opened or none."""

import gc

import pytest

from desktop.ui.app import Program
from desktop.ui.starting import FirstPaint
from tests.desktop.ui.records import TODAY, make_record


@pytest.fixture
def program(qapp, tmp_path):
    file = tmp_path / "record.sqlite"
    make_record(file)
    made = Program(qapp, str(file), today=lambda: TODAY)
    yield made
    made.window.close()
    gc.enable()


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


def test_the_collector_works_again_once_the_pages_are_loaded(program, qtbot):
    program.start()
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled, timeout=10_000)


def test_figures_read_for_a_record_that_was_left_are_not_shown(program, qtbot):
    program.window.show()
    assert program.open()
    program.figures.read()
    program.figures.read()
    program.choose_round(program.context.round_id)
    program.redress()
    qtbot.waitUntil(lambda: not program.jobs.busy())
    assert program.window.page_name == "home"
    assert "Tổng kết công tác năm 2022" in program.window.windowTitle()
