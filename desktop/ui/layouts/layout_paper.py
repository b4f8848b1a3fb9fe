"""A layout as it prints: an invented certificate on it, drawn anew for each choice."""

import tempfile
from functools import partial
from pathlib import Path

from db.errors import KnownError
from desktop.documents.certificate.problems import PaperProblem
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, paper_fact, sentence
from desktop.ui.printing.print_tasks import called
from desktop.ui.widgets.preview import Preview

DRAW_SAMPLE = "desktop.ui.layouts.drawing_tasks:draw_sample"


class LayoutPaper(Preview):
    """Draws in the printing process; of several drawings on their way the newest wins."""

    def __init__(self, context: Context) -> None:
        words = (_("Sample"), _("Nearer"), _("Farther"), _("Fit the page"), _("Pages"), _("Certificate"))
        super().__init__(context.look, words)
        self._context = context
        self._folder = tempfile.TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        self._drawn = 0

    def draw(self, content: str, award: str, kind: str, choice: str, *, posthumous: bool, stock: bool) -> None:
        """Draw an invented certificate of this award and kind."""
        self._drawn += 1
        out = Path(self._folder.name) / f"layout-{self._drawn}.pdf"
        work = self._context.jobs.in_process(called, DRAW_SAMPLE, content, award, kind, choice, posthumous, stock, out)
        self._context.jobs.start(work, partial(self._show, self._drawn, out), failed=self._not_drawn)

    def _show(self, drawn: int, out: Path, problems: list[PaperProblem]) -> None:
        if drawn != self._drawn:
            return
        stops = [problem for problem in problems if problem.stops]
        if stops:
            self.show_nothing(_("The sample cannot be drawn"), paper_fact(stops[0]))
        else:
            self.show_file(out)

    def _not_drawn(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.show_nothing(_("The sample cannot be drawn"), sentence(error))
        else:
            self._context.errors.tell(error)

    def close_paper(self) -> None:
        """Let go of the file shown and remove what was drawn."""
        self.close_file()
        self._folder.cleanup()
