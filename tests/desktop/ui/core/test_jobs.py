"""Work off the window's thread speaks on it, can be stopped, and never loses an error."""

import multiprocessing
import os
import pickle
import signal
import threading
import time
from pathlib import Path

import pytest

from db.errors import KnownError
from desktop.documents.engine.atomic_file import atomic_write
from desktop.exchange.readers.workbook import ListRefusedError
from desktop.ui.core import jobs as jobs_module
from desktop.ui.core.jobs import Job, Jobs, printing_process


@pytest.fixture(autouse=True)
def own_printing_process(monkeypatch):
    """Begin and end the process as the program does, not the one that the other windows of a run share."""
    monkeypatch.setattr(jobs_module, "printing_process", printing_process)


def square(number: int) -> int:
    return number * number


def refuse(number: int) -> int:
    raise KnownError("does_not_fit", number=number)


def end_at_once(_number: int) -> int:
    os.kill(os.getpid(), signal.SIGTERM)
    return 0


def drawn(qtbot, jobs, work):
    """Return what came of work in the printing process, a fault included."""
    heard = []
    jobs.start(jobs.in_process(work, 12), heard.append, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    return heard[0]


@pytest.mark.parametrize(
    "error", [KnownError("number_used", number="46/QĐ-UBND", next=47), ListRefusedError("corrupt", name="a.xlsx")]
)
def test_a_known_error_travels_whole_between_processes(error):
    same = pickle.loads(pickle.dumps(error))
    assert (type(same), same.args, vars(same), str(same)) == (type(error), error.args, vars(error), str(error))


def test_a_paper_that_is_refused_says_why_and_the_next_is_drawn(qtbot):
    jobs = Jobs()
    fault = drawn(qtbot, jobs, refuse)
    assert isinstance(fault, KnownError)
    assert (fault.code, fault.values) == ("does_not_fit", {"number": 12})
    assert drawn(qtbot, jobs, square) == 144
    jobs.close()


def test_after_the_printing_process_was_killed_the_next_paper_is_drawn(qtbot):
    jobs = Jobs()
    fault = drawn(qtbot, jobs, end_at_once)
    assert isinstance(fault, KnownError)
    assert fault.code == "papers_stopped"
    assert drawn(qtbot, jobs, square) == 144
    jobs.close()


def never_end(began: Path) -> None:
    began.touch()
    while True:
        pass


def test_closing_does_not_wait_for_a_paper_that_never_ends(qtbot, tmp_path):
    jobs, began = Jobs(), tmp_path / "began"
    running = set(multiprocessing.active_children())
    jobs.start(jobs.in_process(never_end, began), lambda _none: None)
    qtbot.waitUntil(began.exists, timeout=20_000)
    before = time.monotonic()
    jobs.close()
    assert time.monotonic() - before < 3
    qtbot.waitUntil(lambda: set(multiprocessing.active_children()) <= running, timeout=20_000)


def write_once_allowed(out: Path, go: Path) -> None:
    with atomic_write(out) as aside:
        aside.write_text("mới", "utf-8")
        while not go.exists():
            pass


def test_work_that_was_stopped_leaves_the_file_as_it_was(qtbot, tmp_path):
    out, go, queued = tmp_path / "bằng khen.pdf", tmp_path / "go", tmp_path / "sổ vàng.xlsx"
    go.touch()
    jobs, heard = Jobs(), []
    jobs.start(jobs.in_process(write_once_allowed, out, go), heard.append)
    qtbot.waitUntil(lambda: heard == [None], timeout=20_000)
    assert out.read_text("utf-8") == "mới"
    out.write_text("bản cũ", "utf-8")
    go.unlink()
    under_way = jobs.start(jobs.in_process(write_once_allowed, out, go), heard.append)
    behind = jobs.start(jobs.in_process(write_once_allowed, queued, go), heard.append)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.part"))) == 1, timeout=20_000)
    under_way.cancel()
    behind.cancel()
    qtbot.waitUntil(lambda: not jobs.busy())
    go.touch()
    assert drawn(qtbot, jobs, square) == 144
    assert out.read_text("utf-8") == "bản cũ"
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name, go.name]
    jobs.close()


def test_a_result_arrives_on_the_thread_of_the_window(qtbot):
    jobs, heard = Jobs(), []
    jobs.start(lambda step: threading.get_ident(), lambda ident: heard.append((ident, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(heard))
    worker, here = heard[0]
    assert here == threading.get_ident() != worker
    jobs.close()


def test_a_fault_in_the_work_is_told_to_the_window(qtbot):
    jobs, heard = Jobs(), []
    jobs.failed.connect(heard.append)
    jobs.start(lambda step: 1 / 0, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], ZeroDivisionError)
    jobs.close()


def test_stopped_work_hands_nothing_over(qtbot):
    jobs, heard, go = Jobs(), [], threading.Event()

    def work(step):
        go.wait(5)
        step(1, 2)
        return "too late"

    job = jobs.start(work, heard.append, cancelled=lambda: heard.append("cancelled"))
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: jobs.busy() == 0)
    assert heard == ["cancelled"]
    jobs.close()


def test_progress_is_told_in_order(qtbot):
    jobs, steps, results = Jobs(), [], []

    def work(step):
        for done in range(5):
            step(done, 5)
        return "done"

    jobs.start(work, results.append, progressed=lambda done, total: steps.append((done, total)))
    qtbot.waitUntil(lambda: bool(results))
    assert steps == [(done, 5) for done in range(5)]
    jobs.close()


def test_printing_runs_in_a_process_of_its_own(qtbot):
    jobs, results = Jobs(), []
    jobs.start(jobs.in_process(square, 12), results.append)
    qtbot.waitUntil(lambda: bool(results), timeout=20_000)
    assert results == [144]
    jobs.close()


def test_closing_waits_for_work_that_is_under_way(qtbot):
    jobs, ended = Jobs(), []

    def work(step):
        for done in range(1_000_000):
            step(done, 1_000_000)
        ended.append("ran to its end")

    jobs.start(work, lambda _: ended.append("done"))
    jobs.close()
    assert ended == []


def test_what_a_closing_window_still_asks_for_is_not_begun(qtbot):
    jobs, heard = Jobs(), []
    jobs.close()
    jobs.start(lambda _step: heard.append("worked"), heard.append)
    assert (jobs.busy(), heard) == (0, [])


class Held:
    """Stands for the widgets that a job's callbacks know; tells which thread let go of it last."""

    def __init__(self, gone):
        self.gone = gone

    def hear(self, *_what):
        """Be called by the job."""

    def __del__(self):
        self.gone.append(threading.get_ident())


@pytest.mark.parametrize("fails", [False, True])
def test_what_a_job_knows_is_let_go_of_on_the_windows_thread(qtbot, monkeypatch, fails):
    """Seen as a crash: the waiting dialog of a restore was taken apart by the worker that ended after it."""
    jobs, spoken, gone = Jobs(), threading.Event(), []
    whole = Job.run

    def run_and_linger(job):
        whole(job)
        spoken.wait(20)

    def start():
        held = Held(gone)

        def work(_step):
            if fails:
                raise KnownError("does_not_fit", number=held)
            return held

        job = jobs.start(work, held.hear, failed=held.hear)
        job.ended.connect(held.hear)

    monkeypatch.setattr(Job, "run", run_and_linger)
    with qtbot.waitSignal(jobs.idle):
        start()
    spoken.set()
    jobs.close()
    assert gone == [threading.get_ident()]


def test_a_job_that_was_stopped_by_closing_says_so_before_the_window_goes(qtbot):
    jobs, heard, begun = Jobs(), [], threading.Event()

    def work(step):
        begun.set()
        while True:
            step(0, 0)

    jobs.start(work, heard.append, cancelled=lambda: heard.append("stopped"))
    begun.wait(20)
    jobs.close()
    assert heard == ["stopped"]
