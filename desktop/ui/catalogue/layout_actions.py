"""What a clerk does with layouts: take in, write out, put a scan behind, put aside, choose for an award."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.changes.layouts import AddLayout, ReplaceLayout, RetireLayout, ServeLayout
from db.errors import KnownError
from db.queries.layout_list import LayoutLine, Serving
from desktop.documents.certificate.problems import Fault
from desktop.ui.catalogue.layout_forms import FaultsDialog, ServeForm
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, fault_sentence, sentence
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.print_tasks import run_task
from desktop.ui.widgets.message_bars import ProgressBar

TASKS = "desktop.ui.catalogue.layout_tasks:"
DRAW_SAMPLE = TASKS + "draw_sample"


class LayoutActions:
    """Reads and writes layout files in the printing process; only layouts without faults enter the record."""

    def __init__(self, context: Context, parent: QWidget, progress: ProgressBar) -> None:
        self._context, self._parent, self._progress = context, parent, progress
        self.faults_dialog: FaultsDialog | None = None

    def _work(self, name: str, *values: object, done: Callable[..., object]) -> None:
        work = self._context.jobs.in_process(run_task, TASKS + name, *values)
        self._context.jobs.start(work, lambda made: (done(made), None)[1], failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._progress.finish(sentence(error), [])
        else:
            self._context.errors.handle(error)

    def take_in(self, file: Path, known: set[str]) -> None:
        """Take a file in as a new layout, or as the new version of the one with its id."""

        def done(read: tuple[str, str, list[Fault]]) -> None:
            content, code, faults = read
            if faults:
                self.show_faults(file, faults)
                return
            change = ReplaceLayout(code, content) if code in known else AddLayout(code, content)
            words = _("{file} was taken in as “{title}”").format(file=file.name, title=json.loads(content)["title"])
            self._context.do(change, lambda _made: self._progress.finish(words, []), self._failed)

        self._work("read_file", file, done=done)

    def show_faults(self, file: Path, faults: Sequence[Fault]) -> None:
        """Say what is wrong with a file, place by place; a job is under way here, so nothing waits for the answer."""
        said = [fault_sentence(fault) for fault in faults]
        self.faults_dialog = FaultsDialog(self._context.theme, file.name, said, self._parent)
        self.faults_dialog.open()

    def give_out(self, file: Path, content: str) -> None:
        """Write a layout with its pictures to a file."""
        words = _("The layout stands in {file}").format(file=file.name)
        offered = partial(file_actions, self._context.theme, file)
        self._work("write_file", file, content, done=lambda _none: self._progress.finish(words, offered()))

    def set_scan(self, code: str, content: str, picture: Path, done: Callable[[], object]) -> None:
        """Put a scan of the stock behind the fields on the screen: a new version of the layout."""

        def scanned(changed: str) -> None:
            self._context.do(ReplaceLayout(code, changed), lambda _made: done(), self._failed)

        self._work("set_background", content, picture, done=scanned)

    def retire(self, line: LayoutLine) -> None:
        """Put a layout aside, or offer it again."""
        self._context.do(RetireLayout(line.code, not line.retired), failed=self._failed)

    def serve(self, serving: Serving, layouts: Sequence[LayoutLine]) -> None:
        """Ask which layout serves an award and a kind."""
        form = ServeForm(self._context.theme, serving, layouts, self._parent)

        def write(failed: Failed) -> None:
            change = ServeLayout(serving.award_code, serving.kind, stock=serving.stock, **form.values())
            self._context.do(change, failed=failed)

        ask_and_write(form, write)
