"""One run of the real window in a process of its own: `python -m tests.benchmarks._window_run WHAT RECORD DATA`.

Prints one JSON list of {"what", "ms", "gap", "work"}: how long it took, the longest time the event loop did not turn,
and how much of that the window's own thread was at work (the rest is other programs and the reader's thread).
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks._window_beat import FIRST, TODAY, Beat, Painted, close, opened, quiet

ACTS = "tests.benchmarks._window_acts"  # a start imports its own
TYPED = ("n", "ng", "nguyen", "nguyen van", "nguyen van m")


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
    close(program)
    return told


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
    close(program)
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
    close(program)
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


def main(what: str, record: str, many: str = "0") -> None:
    if what == "bare":
        told = bare()
    elif what in ("acts", "certificates", "memory"):
        told = getattr(importlib.import_module(ACTS), what)(record, int(many))
    else:
        told = {"start": start, "pages": pages, "lists": lists}[what](record)
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
