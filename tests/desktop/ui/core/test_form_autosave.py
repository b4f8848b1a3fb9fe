"""What stands in a form is written behind the typing; the latest always wins and survives a crash."""

import threading

import pytest

from db.changes import form_drafts
from db.connect import Database
from desktop.ui.core import form_autosave
from desktop.ui.core.form_autosave import FormAutosave
from desktop.ui.core.jobs import Jobs
from tests.desktop.ui.records import TODAY


@pytest.fixture
def database(record):
    made = Database(record, today=lambda: TODAY)
    yield made
    made.close()


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def form(qapp, database, jobs):
    def open_form(subject="3"):
        made = FormAutosave(database, jobs, "nomination", subject, qapp)
        opened.append(made)
        return made

    opened = []
    yield open_form
    for each in opened:
        each.setParent(None)


def written(qtbot, jobs):
    qtbot.waitUntil(lambda: not jobs.busy())


def test_what_was_typed_is_there_after_a_restart(qtbot, form, jobs):
    form().keep({"name": "Lù Thị Chấn", "position": "Giáo viên"})
    written(qtbot, jobs)
    assert form().read() == {"name": "Lù Thị Chấn", "position": "Giáo viên"}


def test_before_it_is_written_the_same_form_reads_what_was_typed_last(form):
    one = form()
    one.keep({"name": "Lù"})
    one.keep({"name": "Lù Thị"})
    assert one.read() == {"name": "Lù Thị"}


def test_of_many_keystrokes_the_last_is_written_and_few_in_between(qtbot, form, jobs, monkeypatch):
    texts, go = [], threading.Event()
    keep = form_drafts.keep_draft

    def slowly(session, name, subject, text):
        assert go.wait(20)
        texts.append(text)
        keep(session, name, subject, text)

    monkeypatch.setattr(form_autosave, "keep_draft", slowly)
    one = form()
    for end in range(1, 12):
        one.keep({"name": "Lù Thị Chấn"[:end]})
    go.set()
    written(qtbot, jobs)
    assert len(texts) == 2
    assert form().read() == {"name": "Lù Thị Chấn"}


def test_a_form_that_was_kept_leaves_nothing_behind(qtbot, form, jobs):
    one = form()
    one.keep({"name": "Lù"})
    one.drop()
    assert one.read() == {}
    written(qtbot, jobs)
    assert form().read() == {}


def test_each_subject_has_a_draft_of_its_own(qtbot, form, jobs):
    form("3").keep({"name": "Lù"})
    form("4").keep({"name": "Vàng"})
    written(qtbot, jobs)
    assert (form("3").read(), form("4").read()) == ({"name": "Lù"}, {"name": "Vàng"})


@pytest.mark.parametrize("text", ["{", "[1, 2]", '"Lù"', "null"])
def test_a_draft_that_cannot_be_read_counts_as_none(form, database, text):
    with database.write() as session:
        form_drafts.keep_draft(session, "nomination", "3", text)
    assert form().read() == {}


def test_a_full_disk_is_told_and_the_next_keystroke_is_tried_again(qtbot, form, jobs, monkeypatch):
    heard, keep = [], form_drafts.keep_draft
    jobs.failed.connect(heard.append)

    def full(*_values):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(form_autosave, "keep_draft", full)
    one = form()
    one.keep({"name": "Lù"})
    written(qtbot, jobs)
    assert [type(error) for error in heard] == [OSError]
    monkeypatch.setattr(form_autosave, "keep_draft", keep)
    one.keep({"name": "Lù Thị"})
    written(qtbot, jobs)
    assert form().read() == {"name": "Lù Thị"}
