"""The certificates of the decision looked at: the PDF itself, drawn anew in the printing process."""

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from db.errors import KnownError
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.printing.draw_result import Drawn
from desktop.ui.printing.print_tasks import DRAW_CERTIFICATES, called
from desktop.ui.widgets.message_bars import ProgressLine
from desktop.ui.widgets.preview import Preview


class CertificatePaper(Preview):
    """Of several drawings on their way the newest wins; `drawn` says which recipient got which page."""

    def __init__(self, context: Context, progress: ProgressLine) -> None:
        words = (_("Sheet"), _("Nearer"), _("Farther"), _("Fit the page"), _("Pages"), _("Certificate"))
        super().__init__(context.look, words)
        self._context, self._progress = context, progress
        self._folder = tempfile.TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        self.drawn = Drawn((), ())
        self.file: Path | None = None
        self._drawing = 0

    def draw(self, decision_id: int, *, stock: bool, told: Callable[[Drawn], str]) -> None:
        """Draw all; `told` gives the sentences about what could not be drawn."""
        self._drawing += 1
        out = Path(self._folder.name) / f"certificates-{decision_id}-{self._drawing}.pdf"
        self.draw_to(out, decision_id, None, stock=stock, done=partial(self._show, self._drawing, out, told))

    def draw_to(
        self,
        out: Path,
        decision_id: int,
        chosen: Sequence[int] | None,
        *,
        stock: bool,
        done: Callable[[Drawn], object],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Draw the chosen places (None is all) into a file; without `failed` the preview says why that cannot be."""
        context = self._context
        work = context.jobs.in_process(
            called, DRAW_CERTIFICATES, str(context.database.url), decision_id, context.today(), out, chosen, stock
        )
        job = context.jobs.start(
            work,
            lambda drawn: (done(drawn), None)[1],
            failed=failed or self.failed,
            cancelled=lambda: self._progress.finish("", []),
        )
        self._progress.start(_("Drawing certificates"))
        self._progress.cancelled.connect(job.cancel)

    def _show(self, drawing: int, out: Path, told: Callable[[Drawn], str], drawn: Drawn) -> None:
        if drawing != self._drawing:
            return
        self.drawn, self.file = drawn, out
        words = told(drawn)
        self._progress.finish("", [])
        if drawn.pages:
            self.show_file(out)
        else:
            self.show_nothing(_("No certificate can be drawn"), words)

    def failed(self, error: Exception) -> None:
        """Say why nothing can be drawn; a bug goes where bugs go."""
        self._progress.finish("", [])
        if isinstance(error, KnownError):
            self.show_nothing(_("The certificates cannot be drawn"), sentence(error))
        else:
            self._context.errors.tell(error)

    def close_paper(self) -> None:
        """Let go of the file shown and remove what was drawn."""
        self.close_file()
        self._folder.cleanup()
