"""One engine for one certificate and for 100,000: parts of a run, each drawn alone, written as they come."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Final

from db.rules.terms import Severity
from desktop.documents.certificate.calibration import Calibration
from desktop.documents.certificate.drawing import Drawer, How, Part, draw_part, form_name
from desktop.documents.certificate.layout import Layout
from desktop.documents.certificate.layouts import wanted
from desktop.documents.certificate.problems import PaperProblem
from desktop.documents.certificate.static_layer import static_code
from desktop.documents.certificate.values import CertificateValues
from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.images import image_forms, scan_form
from desktop.documents.engine.lines import Line
from desktop.documents.engine.page_code import Used
from desktop.documents.engine.pdf_file import PdfFile

PART: Final = 1_000  # records drawn together
_WORTH_WORKERS: Final = 4_000  # fewer are drawn sooner by one process than workers start
_AHEAD: Final = 2  # parts that wait, for each worker

Step = Callable[[int, int], None]


def write_certificates(
    out_path: Path | str,
    certificates: Sequence[CertificateValues],
    *,
    layout: str | None = None,
    stock: bool = False,
    calibration: Calibration | None = None,
    step: Step | None = None,
    workers: int | None = None,
    scan: bool = False,
) -> list[PaperProblem]:
    """Write one page for each record that has no error, in order, and return all problems.

    Without `layout` each record gets that of its award and kind. `step(done, total)` may raise to stop; then, and
    when no record can be drawn, nothing is written. The same records give the same bytes, however many workers.
    `scan` shows the layout's scan of the stock behind the fields; it is for the screen and never goes to a printer.
    """
    how = How(wanted(layout) if layout else None, stock, calibration, scan)
    problems: list[PaperProblem] = []
    with _written(out_path) as run:
        for part in _parts(certificates, how, step, _workers(len(certificates), workers)):
            problems += part.problems
            run.add(part)
    problems += repeated(run.identities)
    return sorted(problems, key=lambda problem: problem.index)


class _NothingError(Exception):
    """No page was drawn; nothing is written."""


@contextmanager
def _written(path: Path | str) -> Iterator["Run"]:
    """Give the run whose file is kept only when it ends well and has a page."""
    try:
        with written_aside(path) as aside, aside.open("wb") as opened:
            run = Run(PdfFile(opened, title="Bằng khen, giấy khen", author="Sổ Vàng"))
            yield run
            if not run.pages:
                raise _NothingError
            run.close()
    except _NothingError:
        return


class Run:
    """The pages written so far, in order."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._used: Used = {}
        self._forms: set[str] = set()
        self.pages = 0
        self.identities: list[tuple[int, str, str]] = []

    def add(self, part: Part) -> None:
        """Write a part's pages; a static layer is drawn when its first page comes."""
        for layout, static in part.forms:
            name = form_name(layout, static)
            if name not in self._forms:
                self._forms.add(name)
                self._form(name, layout, static)
        for page, sheet in zip(part.pages, part.sheets, strict=True):
            self._file.page(page, sheet)
        for face, letters in part.used.items():
            self._used.setdefault(face, set()).update(letters)
        self.pages += len(part.pages)
        self.identities += [(index, who, sys.intern(award)) for index, who, award in part.identities]

    def _form(self, name: str, layout: Layout, static: tuple[Line, ...]) -> None:
        if not static:  # stock has everything but its fields already; what is behind them is its scan
            images, drawn = scan_form(self._file, layout)
            self._file.form(name, drawn, layout.sheet, images)
            return
        images, drawn = image_forms(self._file, layout)
        self._file.form(name, static_code(layout, static, self._used) + drawn, layout.sheet, images)

    def close(self) -> None:
        """End the document."""
        self._file.close(self._used)


def _workers(records: int, asked: int | None) -> int:
    if asked is not None:
        return max(1, asked)
    return (os.cpu_count() or 1) if records >= _WORTH_WORKERS else 1


def _parts(records: Sequence[CertificateValues], how: How, step: Step | None, workers: int) -> Iterator[Part]:
    """Yield the drawn parts in order; no more of them wait than a few for each worker, so memory stays flat."""
    total = len(records)
    if workers == 1:
        for first in range(0, total, PART):
            drawer = Drawer(how)
            for index in range(first, min(total, first + PART)):
                drawer.draw(records[index], index)
                if step is not None:
                    step(index + 1, total)
            yield drawer.part
        return
    with ProcessPoolExecutor(workers, mp_context=_context()) as pool:
        waiting: list[Future[Part]] = []
        try:
            for first in range(0, total, PART):
                waiting.append(pool.submit(draw_part, records[first : first + PART], first, how))
                if len(waiting) >= workers * _AHEAD:
                    yield _next(waiting, step, first, total)
            while waiting:
                yield _next(waiting, step, total - PART * len(waiting), total)
        finally:
            for future in waiting:
                future.cancel()


def _next(waiting: list[Future[Part]], step: Step | None, done: int, total: int) -> Part:
    part = waiting.pop(0).result()
    if step is not None:
        step(min(total, max(1, done)), total)
    return part


def _context() -> BaseContext:
    """Fork where that is safe, a process of one thread on Linux: a worker then has letters and measures at once."""
    return get_context("fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn")


def repeated(identities: Sequence[tuple[int, str, str]]) -> list[PaperProblem]:
    """Return a warning for each record whose nominee came before, with the same award or another one."""
    first: dict[str, tuple[str, int]] = {}  # nearly all come once: a pair is a quarter of a dictionary
    more: dict[str, dict[str, int]] = {}
    found: list[PaperProblem] = []
    for index, who, award in identities:
        if who not in first:
            first[who] = (award, index)
            continue
        before = more.setdefault(who, dict([first[who]]))
        if award in before:
            found.append(PaperProblem(index, "name", "duplicate", Severity.WARNING, {"other": before[award] + 1}))
        else:
            other = next(iter(before.values()))
            found.append(PaperProblem(index, "name", "same_person_other_award", Severity.WARNING, {"other": other + 1}))
        before.setdefault(award, index)
    return found
