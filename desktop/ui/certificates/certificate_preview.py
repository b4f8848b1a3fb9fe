"""The preview of a decision's certificates, drawn by the printing process."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.printing.draw_result import DrawResult
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.printing.print_tasks import DRAW_CERTIFICATES, run_task
from desktop.ui.widgets.message_bars import ProgressBar


class CertificatePreview(PaperPreview):
    """`drawn` says which recipient got which page of `file`; both are of the newest drawing that was shown."""

    def __init__(self, context: Context, progress: ProgressBar) -> None:
        super().__init__(context, _("Sheet"), _("Certificate"), _("The certificates cannot be drawn"))
        self._progress = progress
        self.drawn = DrawResult((), ())
        self.file: Path | None = None
        self.waiting = False
        """Whether what was asked for last does not stand there yet: what stands there may be of another decision."""

    def drop(self) -> None:
        """Hear of no drawing any more, and hold none: another decision is shown."""
        self.next_file()
        self.drawn, self.file, self.waiting = DrawResult((), ()), None, False

    def draw(
        self,
        decision_id: int,
        *,
        stock: bool,
        carries_issuer: bool,
        faults: Callable[[DrawResult], str],
        quiet: bool = False,
    ) -> None:
        """Draw all certificates and show them; `faults` returns the sentences about those that were not drawn.

        The result of what was done before, such as who was left out of a print, stays in sight meanwhile.
        """
        file = self.next_file()
        self.waiting = True
        self.draw_to(
            file,
            decision_id,
            None,
            stock=stock,
            carries_issuer=carries_issuer,
            done=partial(self._show, file, faults),
            quiet=quiet or self._progress.tells_result(),
            failed=partial(self._stopped, file),
        )

    def draw_to(
        self,
        out: Path,
        decision_id: int,
        chosen: Sequence[int] | None,
        *,
        stock: bool,
        carries_issuer: bool,
        done: Callable[[DrawResult], object],
        failed: Callable[[Exception], None],
        specimen: bool = False,
        quiet: bool = False,
    ) -> None:
        """Draw the chosen recipients (places from 0; None is all) into a file.

        A `specimen` says on each page that it is no certificate; `quiet` tells no progress.
        """
        context = self._context
        work = context.jobs.in_process(
            run_task,
            DRAW_CERTIFICATES,
            str(context.database.url),
            decision_id,
            context.today(),
            out,
            chosen,
            stock,
            specimen,
            carries_issuer,
        )
        turn = 0 if quiet else self._progress.start(_("Drawing certificates"))

        def drawn(result: DrawResult) -> None:
            self._progress.end(turn)
            done(result)

        def stopped(error: Exception) -> None:
            self._progress.end(turn)
            failed(error)

        job = context.jobs.start(work, drawn, failed=stopped, cancelled=lambda: self._progress.end(turn))
        if turn:
            self._progress.cancelled.connect(job.cancel)

    def _show(self, file: Path, faults: Callable[[DrawResult], str], drawn: DrawResult) -> None:
        if not self.is_newest(file):
            return
        self.drawn, self.file, self.waiting = drawn, file, False
        words = faults(drawn)
        if drawn.pages:
            self.show_file(file)
        else:
            self.show_nothing(_("No certificate can be drawn"), words)

    def _stopped(self, file: Path, error: Exception) -> None:
        """Show why there are no certificates, if these are still what is wanted."""
        if self.is_newest(file):
            self.drop()
            self.show_error(error)
        else:
            self._not_drawn(file, error)
