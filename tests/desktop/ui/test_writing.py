"""A change that takes long leaves the window answering, and nothing comes between it and its end."""

import threading

import pytest
from PySide6.QtCore import QTimer

from db.changes.nominations import MoveNominations
from db.errors import KnownError
from db.rules.terms import NominationState
from desktop.ui.core.background_write import written

LATE = 20  # s: only a window that stands still waits as long


def test_the_window_goes_on_turning_while_a_long_change_is_written(qapp):
    turned = threading.Event()
    QTimer.singleShot(0, turned.set)
    assert written(lambda: turned.wait(LATE))


def test_a_short_change_is_written_before_anything_else_happens(qapp):
    told = []
    QTimer.singleShot(0, lambda: told.append("timer"))
    written(lambda: told.append("written"))
    assert told == ["written"]


@pytest.mark.parametrize("long", [False, True])
def test_what_a_change_complains_of_is_heard_where_it_was_asked_for(qapp, long):
    turned = threading.Event()
    QTimer.singleShot(0, turned.set)

    def refuse():
        assert not long or turned.wait(LATE)
        raise KnownError("reason_missing", following="returned")

    with pytest.raises(KnownError, match="reason_missing"):
        written(refuse)


def test_a_window_closed_while_a_change_is_written_closes_after_it(qapp, qtbot, program, monkeypatch):
    database, window = program.record.database, program.window
    do, refused = database.do, threading.Event()
    told = []

    def slowly(change):
        assert refused.wait(LATE)
        return do(change)

    def close():
        told.append(window.close())
        told.append(program.record is not None)
        refused.set()

    monkeypatch.setattr(database, "do", slowly)
    QTimer.singleShot(0, close)
    program.context.history.do(MoveNominations((1,), NominationState.SUBMITTED))
    assert told == [False, True]
    qtbot.waitUntil(lambda: not window.isVisible())
    assert program.record is None


def test_what_a_job_writes_meanwhile_is_written_too(qapp, program, monkeypatch):
    history, database = program.context.history, program.record.database
    do, asked = database.do, threading.Event()
    entries = []

    def slowly(change):
        assert asked.wait(LATE)
        done = do(change)
        entries.append(done.entry_id)
        return done

    def ask():
        asked.set()
        history.do(MoveNominations((2,), NominationState.SUBMITTED))

    monkeypatch.setattr(database, "do", slowly)
    QTimer.singleShot(0, ask)
    history.do(MoveNominations((1,), NominationState.SUBMITTED))
    assert len(set(entries)) == 2
    assert not history.writing
