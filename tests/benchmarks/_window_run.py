"""One run of the real window in a process of its own: `python -m tests.benchmarks._window_run WHAT RECORD DATA`.

Prints one JSON list of {"what", "ms", "gap", "work"}: how long it took, the longest time the event loop did not turn,
and how much of that the window's own thread was at work (the rest is other programs and the reader's thread).
"""

import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMainWindow

TODAY = date(2025, 12, 20)
DECIDED = date(2025, 12, 15)
TICK = 1  # ms between two beats
FIRST = "backup"  # asks the record nothing, so that every other page can be opened for the first time
WAIT = 180  # seconds for anything but printing
WARM = 24  # acts until caches of some twenty records are full
PRINTING = 3  # seconds a sheet at most
TYPED = ("n", "ng", "nguyen", "nguyen van", "nguyen van m")


class Beat(QObject):
    """Beats in the window's event loop and keeps the longest pause between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._done: Callable[[], bool] = lambda: True
        self._timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._reset()

    def _reset(self) -> None:
        self.gap = self.busy = 0.0
        self._last, self._work = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self.gap, self.busy = max(self.gap, now - self._last), max(self.busy, work - self._work)
        self._last, self._work = now, work
        if self._done() or now > self._until:
            self._loop.quit()

    def during(
        self, what: str, action: Callable[[], object], done: Callable[[], bool], wait: float = WAIT
    ) -> dict[str, object]:
        """Do `action` inside the loop and beat until `done`, at most `wait` seconds; times in ms."""
        self._until, self._done = time.perf_counter() + wait, lambda: False
        self._reset()
        self._timer.start()
        started: list[float] = []

        def act() -> None:
            started.append(time.perf_counter())
            action()
            self._done = done

        QTimer.singleShot(2 * TICK, act)
        self._loop.exec()
        self._timer.stop()
        spent = time.perf_counter() - started[0]
        if spent > wait:
            raise TimeoutError(what)
        return {"what": what, "ms": 1000 * spent, "gap": 1000 * self.gap, "work": 1000 * self.busy}


class Painted(QObject):
    """Tells when a widget was painted for the first time since `watch`."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = self.watched = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return super().eventFilter(watched, event)


def moment(what: str) -> dict[str, object]:
    """Return now: on the clock that all processes share, and as CPU time of this whole process."""
    return {"what": what, "ms": 1000 * time.monotonic(), "cpu": 1000 * time.process_time()}


def bare() -> list[dict[str, object]]:
    """The peer: a main window with nothing in it."""
    app = QApplication(["bare"])
    window, painted = QMainWindow(), Painted()
    window.resize(1366, 720)
    window.installEventFilter(painted)
    window.show()
    while not painted.seen:
        app.processEvents()
    return [moment("painted")]


def start(record: str) -> list[dict[str, object]]:
    """The program as its command starts it: until the frame stands, and until rows of a list stand in it."""
    from desktop.ui.shell.app import Program  # what is imported counts

    app = QApplication(["so-vang"])
    app.setStyle("Fusion")
    program = Program(app, record, today=lambda: TODAY)
    painted, rows = Painted(), Painted()
    program.preferences.set_text("page", "nominations")
    program.window.sidebar.viewport().installEventFilter(painted)
    program.start()
    told = []

    def look() -> None:
        page = program.window.page()
        if painted.seen and not told:
            told.append(moment("painted"))
        if page is not None and page.model.rowCount() and not rows.watched:
            rows.watched = True
            page.list.viewport().installEventFilter(rows)
        if rows.seen:
            told.append(moment("rows"))
            app.quit()

    watch = QTimer(interval=4)
    watch.timeout.connect(look)
    watch.start()
    app.exec()
    program.window.close()
    return told


def opened(record: str) -> tuple[QApplication, Any, Beat]:
    """Open the window on its first page and let it come to rest."""
    from desktop.ui.shell.app import Program

    app = QApplication(["so-vang"])
    app.setStyle("Fusion")
    program = Program(app, record, today=lambda: TODAY)
    program.preferences.set_text("page", FIRST)
    beat = Beat()
    beat.during("start", program.start, lambda: bool(program.window.page_name) and not program.jobs.busy())
    beat.during("rest", lambda: None, lambda: bool(gc.get_freeze_count()))  # the last page is loaded and built
    beat.during("rest", lambda: None, quiet(program, 1.0))
    return app, program, beat


def quiet(program: Any, seconds: float = 0.0) -> Callable[[], bool]:
    """Whether nothing is under way and `seconds` have passed since this was asked for."""
    until = time.perf_counter() + seconds
    return lambda: not program.busy() and time.perf_counter() >= until


def pages(record: str) -> list[dict[str, object]]:
    """Every page opened for the first time, and once more."""
    from desktop.ui.shell.page_table import PAGES

    _app, program, beat = opened(record)
    told = []
    for name in PAGES:
        for what in ("open", "open again"):
            painted = Painted()

            def show(name: str = name, painted: Painted = painted) -> None:
                program.window.open_page(name)
                program.window.page().installEventFilter(painted)
                program.window.page().update()

            told.append(beat.during(f"{what} {name}", show, standing(program, painted)))
            if what == "open":
                told.append(beat.during(f"{what} {name}: the rest", lambda: None, quiet(program)))
            beat.during("rest", lambda: None, quiet(program, 0.2))
            if what == "open":
                program.window.open_page(FIRST)
                beat.during("rest", lambda: None, quiet(program, 0.2))
    program.window.close()
    return told


def standing(program: Any, painted: Painted) -> Callable[[], bool]:
    """Whether the page was painted with what it shows: the rows of a list, else all it reads."""

    def stands() -> bool:
        model = getattr(program.window.page(), "model", None)
        return painted.seen and (not program.jobs.busy() or (model is not None and model.rowCount() > 0))

    return stands


def lists(record: str) -> list[dict[str, object]]:
    """The long lists: to the end, filtered at every key, sorted by each column."""
    _app, program, beat = opened(record)
    told = []
    for name in ("nominations", "register", "people"):
        program.window.open_page(name)
        beat.during("rest", lambda: None, quiet(program, 0.5))
        page = program.window.page()
        bar = page.list.verticalScrollBar()

        steps: list[int] = []

        def scroll(bar: Any = bar, steps: list[int] = steps) -> None:
            for at in range(1, 21):
                QTimer.singleShot(10 * at, lambda at=at: steps.append(bar.setValue(bar.maximum() * at // 20) or at))

        end = lambda steps=steps: len(steps) == 20 and not program.jobs.busy()  # noqa: E731
        told.append(beat.during(f"scroll {name} to the end", scroll, end))
        for typed in TYPED:
            told.append(
                beat.during(
                    f"type {typed!r} in {name}",
                    lambda page=page, typed=typed: put(page.filter.edit, typed),
                    filtered(program, page),
                )
            )
            beat.during("rest", lambda: None, quiet(program, 0.1))
        told.append(typed_on(program, beat, page, name))
        page.filter.edit.clear()
        beat.during("rest", lambda: None, quiet(program, 0.5))
        for at, column in enumerate(page.model.columns):
            if column.order:
                told.append(
                    beat.during(
                        f"sort {name} by {column.name}",
                        lambda page=page, at=at: page.list.horizontalHeader().sectionClicked.emit(at),
                        quiet(program),
                    )
                )
    program.window.close()
    return told


def typed_on(program: Any, beat: Beat, page: Any, name: str) -> dict[str, object]:
    """Type a name letter by letter, faster than lists are read."""

    def keys() -> None:
        page.filter.edit.clear()
        for at, letter in enumerate(TYPED[-1], start=1):
            QTimer.singleShot(130 * at, lambda letter=letter: put_more(page.filter.edit, letter))

    whole = lambda: page.filter.text() == TYPED[-1] and not program.jobs.busy()  # noqa: E731
    told = beat.during(f"type a name letter by letter in {name}", keys, whole)
    beat.during("rest", lambda: None, quiet(program, 0.3))
    return told


def put_more(edit: Any, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def put(edit: Any, text: str) -> None:
    """Replace what stands in the filter as an input method does."""
    edit.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def filtered(program: Any, page: Any) -> Callable[[], bool]:
    """Whether the list has been shown anew since now."""
    reset: list[bool] = []
    page.model.modelReset.connect(lambda: reset.append(True))
    return lambda: bool(reset)


def acts(record: str, many: int) -> list[dict[str, object]]:
    """What a clerk does to `many` nominees at once: chosen, changed, submitted, recommended, decided, handed over."""
    from sqlalchemy import select  # here, for a start imports its own

    from db.changes.ceremonies import HandOverCertificates
    from db.changes.certificates import MakeCertificates
    from db.changes.decisions import DraftDecision, IssueDecision, JudgeItems
    from db.changes.nominations import EditNominations, MoveNominations
    from db.models.certificates import Certificate
    from db.models.decisions import Decision
    from db.models.nominations import Nomination
    from db.rules.terms import DecisionOrigin, NominationState

    _app, program, beat = opened(record)
    with program.record.database.read() as session:
        newest = session.execute(
            select(Nomination.round_id, Nomination.authority_id, Nomination.award_type_id).order_by(
                Nomination.id.desc()
            )
        ).first()
        drafts = select(Nomination.id).where(
            Nomination.round_id == newest.round_id,
            Nomination.authority_id == newest.authority_id,
            Nomination.award_type_id == newest.award_type_id,
            Nomination.state == NominationState.DRAFT,
        )
        ids = tuple(session.scalars(drafts.limit(many)))
        signed = session.scalars(select(Decision).where(Decision.authority_id == newest.authority_id)).first()
    assert len(ids) == many, "the newest round is too small"
    program.choose_round(newest.round_id)
    made: list[int] = []
    words = (signed.place, signed.signer_name, signed.signer_office, signed.capacity)
    drafting = DraftDecision(
        newest.round_id, newest.authority_id, newest.award_type_id, DecisionOrigin.DRAFTED, ids, *words
    )
    do = program.context.history.do

    def hand_over() -> None:
        with program.record.database.read() as session:
            made_now = select(Certificate.id).order_by(Certificate.id.desc()).limit(many)
            do(HandOverCertificates(tuple(session.scalars(made_now)), DECIDED))

    told = []
    for page, what, act in (
        ("nominations", "choose all, then", lambda: program.window.page().list.choose_many(set(ids))),
        ("nominations", "copy", lambda: program.window.page().copy_rows()),
        ("nominations", "print a list, gather", lambda: program.window.page().shown()),
        ("nominations", "change the unit of", lambda: do(EditNominations(ids, unit="Sở Y tế tỉnh Tuyên Quang"))),
        ("nominations", "submit", lambda: do(MoveNominations(ids, NominationState.SUBMITTED))),
        ("nominations", "take back", program.undo),
        ("nominations", "do again", program.redo),
        ("council", "recommend", lambda: do(MoveNominations(ids, NominationState.RECOMMENDED))),
        ("decisions", "draft a decision of", lambda: do(drafting, made.append)),
        ("decisions", "approve", lambda: do(JudgeItems(made[0], ids, approved=True))),
        ("decisions", "issue a decision of", lambda: do(IssueDecision(made[0], "9998", DECIDED))),
        ("certificates", "make the certificates of", lambda: do(MakeCertificates(made[0]))),
        ("ceremony", "hand over", hand_over),
    ):
        program.window.open_page(page)
        beat.during("rest", lambda: None, quiet(program, 1.0))
        told.append(beat.during(f"{what} {many}", act, quiet(program)))
    program.window.close()
    return told


def certificates(record: str, many: int) -> list[dict[str, object]]:
    """Certificates of one decision: drawn, shown, and printed sheet by sheet into a PDF printer."""
    _app, program, beat = opened(record)
    told = [beat.during(f"draw {many} certificates", lambda: program.window.open_page("certificates"), quiet(program))]
    page = program.window.page()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(Path(os.environ["SO_VANG_DATA"]) / "printed.pdf"))
    places = page.printing.places()[:many]
    told.append(
        beat.during(
            f"print {len(places)} certificates",
            lambda: page.printing.print_on(printer, places),
            quiet(program),
            PRINTING * many + WAIT,
        )
    )
    program.window.close()
    return told


def memory(record: str, many: int) -> list[dict[str, object]]:
    """What each change of theme, language and record leaves behind: resident KiB an act, after the first ones."""
    _app, program, beat = opened(record)
    acts: dict[str, Callable[[int], object]] = {
        "theme": lambda at: program._prefer("theme", ("dark", "light")[at % 2]),
        "language": lambda at: program._prefer("language", ("en", "vi")[at % 2]),
        "record": lambda _at: program.reopen(record),
    }
    told: list[dict[str, object]] = []
    for name, act in acts.items():
        before = 0.0
        for at in range(WARM + many):
            before = resident() if at == WARM else before
            beat.during(f"another {name}", partial(act, at), lambda: not program.busy())
            beat.during("rest", lambda: None, quiet(program, 0.05))
        told.append({"what": f"KiB left by another {name}", "ms": 0.0, "KiB": (resident() - before) / many})
    program.window.close()
    return told


def resident() -> float:
    """Return the resident memory of this process in KiB."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 1024


def main(what: str, record: str, many: str = "0") -> None:
    if what == "bare":
        told = bare()
    elif what in ("acts", "certificates", "memory"):
        told = {"acts": acts, "certificates": certificates, "memory": memory}[what](record, int(many))
    else:
        told = {"start": start, "pages": pages, "lists": lists}[what](record)
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
