"""Every list that the window offers, by each order, filter and text: `python -m tests.benchmarks._offered_run RECORD`.

Walks the pages and what they register, so that a new column or filter is measured by itself. Prints one JSON list of
{"what", "first", "whole", "rows", "memory"}: CPU ms of the reading thread until the first rows could be shown, and
for the list as a whole; how many rows that is; the most memory of the process so far, in MiB.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QComboBox

from desktop.ui.framework.list_page import ListPage
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.widgets.filter_bar import FilterChip
from tests.benchmarks._window_run import opened, quiet

TYPED = ("n", "ng", "uye", "nguyen", "van minh", "so y te", "nguyen thi thanh h", "khong co ai ten nhu vay")
MOST_OPTIONS = 4  # of one filter: the first ones, the last one and one between
SLOW = 100.0  # ms from which a second try tells nothing new
TRIES = 3


def choices(page: ListPage[Any]) -> list[QComboBox]:
    """Return what narrows or groups a list, as its page registered it."""
    return page.filter.findChildren(QComboBox)


def options(box: QComboBox) -> list[int]:
    """Return which options of a filter are tried."""
    many = box.count()
    return list(range(many)) if many <= MOST_OPTIONS else [0, 1, many // 2, many - 1]


def asked(page: ListPage[Any]) -> Iterator[str]:
    """Ask a page for each list that it offers, one after the other; yield it in words."""
    usual = page.order
    for order in ("", *dict.fromkeys(column.order for column in page.model.columns if column.order)):
        page.order = order or usual
        way = f" by {order}" if order else ""
        for page.descending in (False, True) if order else (False,):
            yield f"all{way}{' falling' if page.descending else ''}"
        for box in choices(page):
            if order and not isinstance(box, FilterChip):
                continue  # what divides a list reads it as a whole, in whatever order
            before = box.currentIndex()
            for at in options(box):
                if at != before:
                    box.setCurrentIndex(at)
                    yield f"{box.accessibleName()}: {box.currentText()}{way}"
            box.setCurrentIndex(before)
    page.order, page.descending = usual, False
    for text in TYPED:
        page.filter.edit.setText(text)
        yield f"typed {text!r}"
    page.filter.edit.setText("")


def spent(action: Callable[[], object]) -> float:
    """Return the CPU ms of the quickest of some tries."""
    least = float("inf")
    for _each in range(TRIES):
        start = time.thread_time()
        action()
        least = min(least, 1000 * (time.thread_time() - start))
        if least > SLOW:
            break
    return least


def measured(program: Any, page: ListPage[Any], what: str) -> dict[str, object]:
    """Measure what the page asks the record just now."""
    find, read, glimpse = page.finder(), page.reader(), page.glimpser()
    with program.record.database.read() as session:
        found: list[Any] = []
        whole = spent(lambda: found.__setitem__(slice(None), find(session)[0]))
        ids = glimpse(session) if glimpse else found
        first = [id_ for id_ in ids[:WINDOW] if id_ >= 0]
        begun = spent(lambda: glimpse(session)) if glimpse else whole
        told = {"what": what, "first": begun + spent(lambda: read(session, first)), "whole": whole, "rows": len(found)}
    return told | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main(record: str, *names: str) -> None:
    """Walk the pages of a record's window, or those that are named."""
    from desktop.ui.shell.page_table import PAGES

    _app, program, beat = opened(record)
    told = []
    with program.record.database.read() as session:
        from db.queries.round_list import nominations_by_round

        counts = nominations_by_round(session)
    program.choose_round(max(counts, key=lambda each: counts[each]))
    for name in names or PAGES:
        program.window.open_page(name)
        beat.during("rest", lambda: None, quiet(program, 0.3))
        page = program.window.page()
        if isinstance(page, ListPage):
            page.filter.blockSignals(True)  # nothing is read beside what is measured
            told += [measured(program, page, f"{name}: {what}") for what in asked(page)]
            page.filter.blockSignals(False)
    program.window.close()
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
