"""A preview of papers that the printing process draws: the PDF on the screen is the one that would be printed."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from db.errors import KnownError
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.printing.print_tasks import run_task
from desktop.ui.widgets.preview import Preview


class PaperPreview(Preview):
    """Draws into a temporary folder of its own; of several drawings on their way only the newest is shown.

    `failed_title` is the heading shown instead of the paper when it cannot be drawn.
    """

    def __init__(self, context: Context, title: str, page_name: str, failed_title: str) -> None:
        super().__init__(context.theme, (title, _("Nearer"), _("Farther"), _("Fit the page"), _("Pages"), page_name))
        self._context, self._failed_title = context, failed_title
        self._folder = tempfile.TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        self.folder = Path(self._folder.name)
        self._drawings = 0
        self._subject: tuple[object, ...] = ()

    def next_file(self) -> Path:
        """Return a new path in the folder; drawings into earlier ones are not shown any more."""
        self._drawings += 1
        return self._newest()

    def _newest(self) -> Path:
        return self.folder / f"paper-{self._drawings}.pdf"

    def is_newest(self, file: Path) -> bool:
        """Return whether no later drawing was asked for."""
        return file == self._newest()

    def draw_task(self, task: str, *values: object, fault: Callable[[Any], str] = lambda _result: "") -> None:
        """Run the printing task `task` with `values` and the file as the last argument, then show the file.

        `fault` returns a sentence when the task's result says that the paper cannot be drawn, else "". Until then the
        paper before stands there only if it is the same one, with other words; never another one's.
        """
        subject = (task, *values[1:3])
        if subject != self._subject or self.shows_nothing():
            self.show_nothing(_("The paper is being drawn…"), "")
        self._subject = subject
        file = self.next_file()
        work = self._context.jobs.in_process(run_task, task, *values, file)
        self._context.jobs.start(work, partial(self._show_result, file, fault), failed=partial(self._not_drawn, file))

    def _show_result(self, file: Path, fault: Callable[[Any], str], result: object) -> None:
        if not self.is_newest(file):
            return
        if words := fault(result):
            self.show_nothing(self._failed_title, words)
        else:
            self.show_file(file)

    def _not_drawn(self, file: Path, error: Exception) -> None:
        """Show why a paper cannot be drawn, if it is still the one that is wanted."""
        if self.is_newest(file) or not isinstance(error, KnownError):
            self.show_error(error)

    def show_error(self, error: Exception) -> None:
        """Show why nothing can be drawn; an unexpected error goes to the error handler."""
        if isinstance(error, KnownError):
            self.show_nothing(self._failed_title, sentence(error))
        else:
            self._context.errors.handle(error)

    def close_paper(self) -> None:
        """Close the file shown and delete the folder."""
        self.close_file()
        self._folder.cleanup()
