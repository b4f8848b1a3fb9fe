"""The paper of the decision looked at: what is on the screen is the PDF itself."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from db.errors import KnownError
from db.queries.decision_list import DecisionLine
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.jobs import Job, Step
from desktop.ui.printing.print_tasks import DRAW_DECISION, called
from desktop.ui.widgets.preview import Preview


class DecisionPaper(Preview):
    """Draws in the printing process; of several drawings on their way the newest wins."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.look, (_("Paper"), _("Nearer"), _("Farther"), _("Fit the page"), _("Pages"), _("Paper"))
        )
        self._context = context
        self._folder = tempfile.TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        self._drawn = 0
        self.folder = Path(self._folder.name)

    def draw(self, line: DecisionLine | None) -> None:
        """Draw the decision anew, if there is one."""
        if line is None:
            return
        self._drawn += 1
        out = self.folder / f"decision-{line.id}-{self._drawn}.pdf"
        done = partial(self._show, self._drawn, out)
        self._context.jobs.start(self._work(line.id, out), done, failed=self._not_drawn)

    def save(
        self, decision_id: int, out: Path, saved: Callable[[], None], failed: Callable[[Exception], None]
    ) -> Job[object]:
        """Write the paper to a file of the clerk's choice and tell when it is there."""
        return self._context.jobs.start(self._work(decision_id, out), lambda _none: saved(), failed=failed)

    def close_paper(self) -> None:
        """Let go of the file shown and remove what was drawn."""
        self.close_file()
        self._folder.cleanup()

    def _work(self, decision_id: int, out: Path) -> Callable[[Step], object]:
        context = self._context
        return context.jobs.in_process(
            called, DRAW_DECISION, str(context.database.url), decision_id, context.today(), out
        )

    def _show(self, drawn: int, out: Path, _result: object) -> None:
        if drawn == self._drawn:
            self.show_file(out)

    def _not_drawn(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.show_nothing(_("The paper cannot be drawn yet"), sentence(error))
        else:
            self._context.errors.tell(error)
