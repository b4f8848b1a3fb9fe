"""Rows are read a page at a time, once, and the pages looked at last are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.tables.page_cache import WINDOW, WINDOWS_KEPT, PageCache

MANY = 100_000


class Record:
    """A hundred thousand rows that can be counted while they are read."""

    def __init__(self, gone=frozenset()):
        self.reads, self.gone, self.text = [], gone, "Người"
        self.cache = PageCache(self.fetch, self.ids_of)

    def ids_of(self, start):
        return list(range(start, min(start + WINDOW, MANY)))

    def fetch(self, ids):
        self.reads.append(ids[0])
        return {id_: f"{self.text} {id_}" for id_ in ids if id_ not in self.gone}

    def row(self, id_):
        return self.cache.row(id_ - id_ % WINDOW, id_)

    def shown(self, id_):
        return self.cache.shown(id_ - id_ % WINDOW, id_)


@pytest.fixture
def record():
    return Record()


@given(ids=st.lists(st.integers(0, MANY - 1), min_size=1, max_size=60))
def test_every_row_is_itself_and_no_page_is_read_twice(ids):
    record = Record()
    assert [record.row(id_) for id_ in ids] == [f"Người {id_}" for id_ in ids]
    assert len(record.reads) == len(set(record.reads)) == len({id_ // WINDOW for id_ in ids})


def test_a_row_that_was_deleted_meanwhile_is_none():
    record = Record(gone={13})
    assert (record.row(13), record.row(14)) == (None, "Người 14")
    assert record.reads == [0]


def test_walking_a_hundred_thousand_rows_keeps_the_last_pages_only(record):
    for id_ in range(0, MANY, WINDOW):
        record.row(id_)
    assert len(record.reads) == -(-MANY // WINDOW)
    record.reads.clear()
    record.row(MANY - 1)
    record.row(MANY - 1 - (WINDOWS_KEPT - 1) * WINDOW)
    assert record.reads == []
    record.row(0)
    assert record.reads == [0]


def test_after_a_change_everything_is_read_again(record):
    record.row(5)
    record.text = "Bà"
    assert record.row(5) == "Người 5"
    record.cache.grow_old()
    assert record.row(5) == "Bà 5"


def test_behind_the_list_each_page_is_asked_for_once(record):
    asked = []
    record.cache.ask = lambda start, ids: asked.append((start, ids[-1]))
    assert [record.shown(id_) for id_ in (300, 301, 302)] == [(None, False)] * 3
    assert asked == [(256, 383)] and record.reads == []


def test_what_was_brought_is_shown_as_all_there_is(record):
    record.cache.ask = lambda _start, _ids: None
    record.shown(0)
    record.cache.put(0, {0: "Nông Thị Mai"})
    assert record.shown(0) == ("Nông Thị Mai", True)
    assert record.shown(1) == (None, True)


def test_until_the_new_text_is_read_the_old_one_is_shown(record):
    record.row(7)
    record.cache.ask = lambda _start, _ids: None
    record.cache.grow_old()
    assert record.shown(7) == ("Người 7", False)
    record.cache.clear()
    assert record.shown(7) == (None, False)


def test_a_page_that_was_passed_over_is_asked_for_again_when_it_is_looked_at(record):
    asked = []
    record.cache.ask = lambda start, _ids: asked.append(start)
    record.shown(0)
    record.cache.skip(0)
    record.shown(0)
    assert asked == [0, 0]


def test_the_row_that_the_clerk_stands_on_is_read_alone_and_a_second_one_with_its_window(record):
    asked = []
    record.cache.ask = lambda start, _ids: asked.append(start)
    fetched = []
    fetch, record.cache._fetch = record.cache._fetch, lambda ids: fetched.append(len(ids)) or fetch(ids)
    assert [record.row(700), record.row(700)] == ["Người 700"] * 2
    assert (fetched, asked) == ([1], [])
    assert record.row(701) == "Người 701" and fetched == [1, WINDOW]
    record.cache.grow_old()
    record.text = "Bà"
    assert record.row(700) == "Bà 700" and fetched == [1, WINDOW, 1]
    assert record.row(MANY + WINDOW) == f"Bà {MANY + WINDOW}"
