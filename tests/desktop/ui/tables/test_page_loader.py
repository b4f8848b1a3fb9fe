"""Rows of a long list are read behind it: what was scrolled past is left out, a fault is told once."""

from types import SimpleNamespace

import pytest

from db.errors import KnownError
from desktop.ui.tables.page_loader import LATEST, PageLoader


class Record:
    """Jobs, errors and a table in one: reads wait until the test lets them end."""

    def __init__(self):
        self.waiting, self.told, self.put_rows, self.skipped = [], [], {}, []
        self.jobs = SimpleNamespace(read=self.read)
        self.errors = SimpleNamespace(handle=self.told.append)
        self.database = object()
        self.windows = SimpleNamespace(ask=None, skip=self.skipped.append, age=0)

    def read(self, _database, query, done, failed):
        self.waiting.append((query, done, failed))
        return object()

    def put(self, start, ids, rows):
        self.put_rows[start] = (ids, dict(rows))

    def end(self):
        """Let the oldest read end."""
        query, done, failed = self.waiting.pop(0)
        try:
            found = query(None)
        except (KnownError, ZeroDivisionError) as error:
            failed(error)
        else:
            done(found)


@pytest.fixture
def record():
    return Record()


@pytest.fixture
def rows():
    return {"read": lambda _session, ids: {one: f"Người {one}" for one in ids}}


@pytest.fixture
def ask(record, rows):
    PageLoader(record, record, lambda: rows["read"])
    return record.windows.ask


def test_the_rows_asked_for_come_to_their_place(record, ask):
    ask(0, [7, 8])
    record.end()
    assert record.put_rows == {0: ([7, 8], {7: "Người 7", 8: "Người 8"})}
    assert record.waiting == []


def test_one_read_runs_at_a_time_and_the_latest_windows_follow(record, ask):
    for start in range(0, 600, 100):
        ask(start, [start])
    assert len(record.waiting) == 1
    record.end()
    record.end()
    assert sorted(record.put_rows) == [0, 300, 400, 500]
    assert record.skipped == [100, 200] and LATEST == 3


def test_a_window_asked_for_twice_is_read_once_in_its_newest_order(record, ask):
    ask(0, [1])
    for ids in ([2, 3], [3, 2]):
        ask(100, ids)
    record.end()
    record.end()
    assert record.put_rows[100][0] == [3, 2] and record.waiting == []


def test_a_known_fault_is_told_once_and_leaves_the_rows_empty(record, ask, rows):
    def refuse(_session, _ids):
        raise KnownError("damaged")

    rows["read"] = refuse
    ask(0, [1])
    record.end()
    assert [error.code for error in record.told] == ["damaged"]
    assert record.put_rows == {0: ([1], {})}


def test_after_a_bug_the_list_can_ask_again(record, ask, rows):
    def fail(_session, _ids):
        raise ZeroDivisionError

    good, rows["read"] = rows["read"], fail
    ask(0, [1])
    record.end()
    rows["read"] = good
    ask(0, [1])
    record.end()
    assert record.put_rows == {0: ([1], {1: "Người 1"})} and len(record.told) == 1


def test_rows_read_before_a_change_are_not_shown_after_it(record, ask):
    ask(0, [1])
    ask(200, [5])
    record.windows.age += 1  # the list was read anew
    ask(200, [5])
    record.end()
    assert record.put_rows == {} and record.skipped == [0]
    record.end()
    assert record.put_rows == {200: ([5], {5: "Người 5"})}
