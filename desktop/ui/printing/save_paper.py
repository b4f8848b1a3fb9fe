"""One paper of the table as a file: asked for by its name, written by the printing process while the window goes on."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.papers.secret_list import SecretTold
from desktop.papers.table import paper
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.print_tasks import drawing, run_task
from desktop.ui.widgets.ask_file import Drawer, ask_save
from desktop.ui.widgets.message_bars import ProgressBar


def left_out_words(secret: int) -> str:
    """Return how many of the secret list a paper leaves out, and where they are asked for; "" for none."""
    words = _("{n} of the secret list left out (File › Name the secret list)")
    return words.format(n=secret) if secret else ""


def secret_words(told: SecretTold) -> str:
    """Return what is told of a paper that was drawn: whom of the secret list it leaves out, or that it names some."""
    named = _("{n} of the secret list named: keep the paper within the office, or send it as a secret one")
    return left_out_words(told.left_out) or (named.format(n=told.named) if told.named else "")


class SavePaper:
    """Saves papers of a page whose bar is `progress`."""

    def __init__(self, context: Context, parent: QWidget, progress: ProgressBar) -> None:
        self._context, self._parent, self._progress = context, parent, progress

    def ask(self, code: str, subject_id: int, title: str, stem: str, ending: str = "") -> None:
        """Ask where a paper goes, in the format `ending` or any of its own, and write it there."""
        formats = (ending,) if ending else paper(code).formats
        name = f"{stem}.{formats[0]}"
        out = ask_save(self._context.preferences, self._parent, title, name, Drawer.PAPERS, endings=formats)
        if out is not None:
            self.write(code, subject_id, out)

    def write(self, code: str, subject_id: int, out: Path) -> None:
        """Write a paper to a file; its ending is the format."""
        context, progress = self._context, self._progress
        values = (str(context.database.url), code, subject_id, context.today(), out)
        work = context.jobs.in_process(run_task, drawing(context.secret), *values)
        stopped = partial(progress.finish, "", [])
        job = context.jobs.start(work, partial(self._written, out), failed=self._failed, cancelled=stopped)
        progress.start(_("Writing the paper"))
        progress.cancelled.connect(job.cancel)

    def _written(self, out: Path, secret: SecretTold) -> None:
        told = [_("Written: {file}").format(file=out.name), secret_words(secret)]
        self._progress.finish(" · ".join(filter(None, told)), file_actions(self._context.theme, out))

    def _failed(self, error: Exception) -> None:
        self._progress.finish("", [])
        self._context.errors.handle(error)
