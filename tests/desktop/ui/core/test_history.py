"""Changes are written in order, told to the pages once, undone and redone; closing the window waits for them."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.changes.change import change_name
from db.changes.nominations import MoveNominations
from db.changes.people import AddPerson
from db.connect import Database
from db.errors import KnownError
from db.queries.journal_steps import JournalStep, last_steps
from db.queries.nomination_drafts import nomination_draft
from db.queries.settings import person_ids
from db.rules.terms import NominationState
from desktop.ui.core import background_write
from desktop.ui.core.background_write import BackgroundWriter
from desktop.ui.core.history import History, stacks
from desktop.ui.shell.gallery import settle
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.windows import open_page

LATE = 20  # s: only a window that stands still waits as long
SUBMITTED, WITHDRAWN = NominationState.SUBMITTED, NominationState.WITHDRAWN


class Gate:
    """Holds every change of one record up until it is opened."""

    def __init__(self, database, monkeypatch):
        self._do, self._open, self.begun = database.do, threading.Event(), []
        monkeypatch.setattr(background_write, "AT_ONCE", 0)
        monkeypatch.setattr(database, "do", self.do)

    def do(self, change):
        self.begun.append(change)
        assert self._open.wait(LATE)
        return self._do(change)

    def open(self):
        self._open.set()


class Heard:
    """What a history told, in its order."""

    def __init__(self, history):
        self.all = []
        history.changed.connect(lambda touched: self.all.append(("changed", len(touched) > 0)))
        history.done.connect(lambda name, undoable, _entries: self.all.append((name, undoable)))
        history.taken_back.connect(lambda name, again, _entries: self.all.append(("again" if again else "back", name)))

    def back(self):
        """Return what was taken back or done again."""
        return [(how, name) for how, name in self.all if how in ("back", "again")]


@pytest.fixture
def database(record):
    database = Database(record, actor="Ma Thị Hiên", today=lambda: TODAY)
    yield database
    database.close()


@pytest.fixture
def told():
    return []


@pytest.fixture
def history(qapp, database, told):
    writer = BackgroundWriter()
    history = History(database, writer, told.append)
    history.read()
    yield history
    history.finish()


def names(database):
    with database.read() as session:
        return [step.change for step in last_steps(session, 6)]


def state(database, id_=1):
    with database.read() as session:
        return nomination_draft(session, id_)


def test_a_change_is_told_to_the_pages_before_its_end_is_called(history):
    heard, ends = Heard(history), []
    history.do(AddPerson("Vừ Mí Kẻ", honorific="Ông"), lambda made: ends.append((made, list(heard.all))))
    [(made, before)] = ends
    assert made > 0
    assert before == [("changed", True), ("person.add", True)]
    assert history.next_undo() == "person.add"


def test_undo_and_redo_name_the_step_that_they_took(history, database):
    heard = Heard(history)
    history.do(AddPerson("Vừ Mí Kẻ", honorific="Ông"))
    history.undo()
    assert history.next_redo() == "person.add"
    history.redo()
    assert heard.back() == [("back", "person.add"), ("again", "person.add")]
    assert history.next_redo() == ""
    assert names(database)[:3] == ["undo", "undo", "person.add"]


def test_without_a_step_undo_writes_nothing_and_tells_nothing(history, database):
    history._undo.clear()
    heard, before = Heard(history), names(database)
    history.undo()
    history.redo()
    assert heard.all == [] and names(database) == before


def test_a_refusal_goes_to_who_asked_for_it_else_to_the_window(history, told):
    refused, wrong = [], MoveNominations((1,), WITHDRAWN)  # without its reason
    history.do(wrong, failed=refused.append)
    assert [error.code for error in refused] == ["reason_missing"] and told == []
    history.do(wrong)
    assert [error.code for error in told] == ["reason_missing"]


def test_a_bug_in_a_change_is_reported_even_where_refusals_are_awaited(history, told, database, monkeypatch):
    monkeypatch.setattr(database, "do", lambda _change: 1 / 0)
    refused = []
    history.do(AddPerson("Vừ Mí Kẻ", honorific="Ông"), failed=refused.append)
    assert refused == [] and [type(error) for error in told] == [ZeroDivisionError]


def test_several_changes_of_one_gesture_are_told_once(history):
    heard, ends = Heard(history), []

    def work(steps):
        return [steps.do(AddPerson(name, honorific="Bà")) for name in ("Lò Thị Sen", "Lò Thị Đào")]

    history.do_steps(work, ends.append)
    assert len(ends[0]) == 2
    assert heard.all == [("changed", True), ("person.add", True)]


def test_where_one_of_several_changes_is_refused_none_is_written(history, database):
    heard, refused, before = Heard(history), [], names(database)

    def work(steps):
        steps.do(AddPerson("Lò Thị Sen", honorific="Bà"))
        steps.do(MoveNominations((1,), WITHDRAWN))

    history.do_steps(work, failed=lambda error: refused.append(error.code))
    assert refused == ["reason_missing"]
    assert heard.all == [] and names(database) == before
    history.do(AddPerson("Lò Thị Đào", honorific="Bà"))
    assert names(database)[0] == "person.add", "the record takes the next change"
    with database.read() as session:
        assert not person_ids(session, "lò thị sen")
        assert len(person_ids(session, "lò thị đào")) == 1


def test_slow_changes_are_written_one_after_the_other(qtbot, history, database, monkeypatch):
    gate, ends = Gate(database, monkeypatch), []
    for name in ("Lò Thị Sen", "Lò Thị Đào", "Lò Thị Mận"):
        history.do(AddPerson(name, honorific="Bà"), ends.append)
    QApplication.processEvents()
    assert len(gate.begun) == 1 and ends == []
    gate.open()
    qtbot.waitUntil(lambda: not history.writing)
    assert ends == sorted(ends) and len(ends) == 3
    assert [change.full_name for change in gate.begun] == ["Lò Thị Sen", "Lò Thị Đào", "Lò Thị Mận"]


def test_undo_asked_for_during_a_slow_change_takes_that_change_back(qtbot, history, database, monkeypatch):
    history.do(MoveNominations((1,), SUBMITTED))
    gate, heard = Gate(database, monkeypatch), Heard(history)
    history.do(AddPerson("Lò Thị Sen", honorific="Bà"))
    history.undo()
    gate.open()
    qtbot.waitUntil(lambda: not history.writing)
    assert heard.back() == [("back", "person.add")]
    assert history.next_undo() == "nomination.move"


def test_a_change_after_undo_is_written_after_it(qtbot, history, database, monkeypatch):
    history.do(AddPerson("Lò Thị Sen", honorific="Bà"))
    gate = Gate(database, monkeypatch)
    history.undo()
    history.do(AddPerson("Lò Thị Đào", honorific="Bà"))
    gate.open()
    qtbot.waitUntil(lambda: not history.writing)
    assert names(database)[:3] == ["person.add", "undo", "person.add"]
    assert history.next_redo() == ""


def test_an_error_of_a_slow_change_leaves_the_next_to_be_written(qtbot, history, database, monkeypatch, told):
    gate, ends = Gate(database, monkeypatch), []
    history.do(MoveNominations((1,), WITHDRAWN), ends.append)
    history.do(AddPerson("Lò Thị Sen", honorific="Bà"), ends.append)
    gate.open()
    qtbot.waitUntil(lambda: not history.writing)
    assert [error.code for error in told] == ["reason_missing"]
    assert len(ends) == 1 and names(database)[0] == "person.add"


def test_what_was_undone_elsewhere_cannot_be_undone_again_and_is_said(history, database, told):
    history.do(AddPerson("Lò Thị Sen", honorific="Bà"))
    entry = history._undo[-1]
    history.undo()
    history._undo.append(entry)
    history.undo()
    assert isinstance(told[-1], KnownError)
    assert history.next_undo() == ""


def test_a_job_that_writes_during_a_slow_change_is_told_beside_it(qtbot, program, monkeypatch):
    history, database = program.context.history, program.record.database
    gate, heard = Gate(database, monkeypatch), Heard(history)
    other = Database(database.file, actor="Ma Thị Hiên", today=lambda: TODAY)
    ends = []
    program.context.do(AddPerson("Lò Thị Sen", honorific="Bà"), ends.append)

    def work(_step):
        return other.do(AddPerson("Lò Thị Đào", honorific="Bà")).touched

    program.jobs.start(work, lambda touched: (history.adopt(touched, "person.add"), gate.open()))
    qtbot.waitUntil(lambda: not history.writing and not program.jobs.busy())
    other.close()
    assert len(ends) == 1 and ends[0] > 1
    assert [each for each in heard.all if each[0] == "person.add"] == [("person.add", True)] * 2


def test_a_window_closed_during_a_slow_change_closes_after_it(qtbot, program, monkeypatch):
    window = program.window
    gate, ends = Gate(program.record.database, monkeypatch), []
    program.context.do(MoveNominations((1,), SUBMITTED), ends.append)
    assert window.close() is False
    assert window.close() is False
    assert window.isVisible() and program.record is not None
    gate.open()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert program.record is None
    assert len(ends) == 1


def test_the_record_is_changed_for_another_only_when_everything_is_written(qapp, qtbot, program, tmp_path, monkeypatch):
    file, first = program.record.database.file, program.window
    gate = Gate(program.record.database, monkeypatch)
    program.context.do(AddPerson("Lò Thị Sen", honorific="Bà"))
    threading.Timer(0, gate.open).start()
    program.reopen(str(tmp_path / "khác.sqlite"))
    settle(qapp, program)
    assert program.window is not first and program.record.database.file != file
    database = Database(file, today=lambda: TODAY)
    assert names(database)[0] == "person.add"
    database.close()


def test_a_menu_key_pressed_during_a_slow_change_acts_after_it(qapp, qtbot, program, monkeypatch):
    page = open_page(qapp, program, "nominations")
    page.list.setFocus()
    gate = Gate(program.record.database, monkeypatch)
    program.context.do(AddPerson("Lò Thị Sen", honorific="Bà"))
    program.window.activateWindow()
    qtbot.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(gate.begun) == 1
    gate.open()
    qtbot.waitUntil(lambda: not program.context.history.writing)
    settle(qapp, program)
    assert [change_name(change) for change in gate.begun] == ["person.add", "undo"]


def step(number, actor, undoes=None, change="nomination.edit"):
    return JournalStep(number, "2023-12-20T08:00:00", actor, change, undoes)


def test_on_a_server_everybody_takes_back_what_they_did_themselves():
    steps = [step(1, "Hiên"), step(2, "Khải"), step(3, "Hiên"), step(4, "Khải", undoes=2), step(5, "Hiên")]
    mine, again = stacks(steps, lambda _name: True, "Khải")
    assert ([id_ for id_, _name in mine], [id_ for id_, _name in again]) == ([], [4])
    hers, _again = stacks(steps, lambda _name: True, "Hiên")
    assert [id_ for id_, _name in hers] == [1, 3, 5]
    everybodys, _again = stacks(steps, lambda _name: True)
    assert [id_ for id_, _name in everybodys] == [1, 3, 5]


def test_a_step_that_only_a_counter_act_takes_back_closes_everything_before_it():
    steps = [step(1, "Hiên"), step(2, "Hiên", change="decision.issue"), step(3, "Hiên")]
    undo, redo = stacks(steps, lambda name: name != "decision.issue")
    assert [id_ for id_, _name in undo] == [3] and redo == []


def test_a_new_change_forgets_what_could_be_redone():
    steps = [step(1, "Hiên"), step(2, "Hiên", undoes=1), step(3, "Hiên", change="person.add")]
    undo, redo = stacks(steps, lambda _name: True)
    assert undo == [(3, "person.add")] and redo == []


def test_redoing_makes_the_step_undoable_again_under_its_own_name():
    steps = [step(1, "Hiên"), step(2, "Hiên", undoes=1, change="undo"), step(3, "Hiên", undoes=2, change="undo")]
    undo, redo = stacks(steps, lambda _name: True)
    assert undo == [(3, "nomination.edit")] and redo == []
