"""A long list shows its first rows at once and the rest when it is there; an answer that comes too late is dropped."""

import threading
from array import array

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from sqlalchemy import event

from desktop.ui.register import page as register_page
from desktop.ui.shell.app import Program
from desktop.ui.tables.paged_model import WINDOW
from tests.desktop.ui.records import TODAY, make_record


@pytest.fixture
def program(qapp, tmp_path):
    file = tmp_path / "record.sqlite"
    make_record(file, issued=True)
    made = Program(qapp, str(file), today=lambda: TODAY)
    made.window.show()
    assert made.open()
    yield made
    made.window.close()


@pytest.fixture
def page(program, qtbot):
    program.window.open_page("register")
    qtbot.waitUntil(lambda: not program.busy())
    return program.window.page()


def names(page):
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def test_a_name_typed_without_marks_is_found_by_the_beginning_of_its_words(page, program, qtbot, type_vi):
    type_vi(page.filter.edit, "thu ha")
    qtbot.waitUntil(lambda: names(page) == ["Nguyễn Thị Thu Hà"])


def test_an_answer_that_comes_after_the_next_question_is_dropped(page, program, qtbot, monkeypatch):
    go, asked = threading.Event(), []
    real = register_page.filtered_ids

    def slow(session, wanted, limit=None):
        asked.append(wanted.text)
        if wanted.text == "nguyen":
            go.wait(5)
        return real(session, wanted, limit)

    monkeypatch.setattr(register_page, "filtered_ids", slow)
    page.filter.edit.setText("nguyen")
    page.reload()
    qtbot.waitUntil(lambda: "nguyen" in asked)
    page.filter.edit.setText("ma van")
    page.reload()
    qtbot.waitUntil(lambda: names(page) == ["Ma Văn Khánh"])
    go.set()
    qtbot.waitUntil(lambda: not program.jobs.busy())
    assert names(page) == ["Ma Văn Khánh"]


def test_first_rows_stand_before_all_are_found_and_stay_where_they_are(page, program, qtbot, monkeypatch):
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page.model)
    assert tester
    go = threading.Event()
    some = list(page.model.ids())

    def many(_session, _wanted, limit=None):
        if limit is None:
            go.wait(5)
        found = array("q", some) * (WINDOW // len(some) + 30)
        return found[:limit] if limit else found

    monkeypatch.setattr(register_page, "filtered_ids", many)
    page.filter.edit.setText("n")
    page.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == WINDOW)
    assert page.busy()
    go.set()
    qtbot.waitUntil(lambda: not page.busy())
    assert page.model.rowCount() > WINDOW


def test_closing_the_window_while_a_list_is_read_is_safe(page, program, qtbot, monkeypatch):
    started = threading.Event()

    def endless(session, _wanted, limit=None):
        started.set()
        long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        return session.connection().exec_driver_sql(long).all()

    monkeypatch.setattr(register_page, "filtered_ids", endless)
    page.reload()
    qtbot.waitUntil(started.is_set)
    program.window.close()  # would wait for ever if the statement went on
    assert program.record is None
    qtbot.waitUntil(lambda: not program.jobs.busy())


def test_opening_a_list_asks_a_fixed_number_of_times(page, program, qtbot):
    asked = []
    engine = program.context.database.engine
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    page.refresh()
    qtbot.waitUntil(lambda: not program.jobs.busy() and not page.list.following())
    selects = [one for one in asked if one.startswith("SELECT")]
    assert len(selects) <= 20, "\n".join(selects)  # the first rows and all of them, whichever is first
