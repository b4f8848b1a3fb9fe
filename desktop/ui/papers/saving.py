"""Papers as files: one asked for by its name, or many into a folder."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.errors import KnownError
from desktop.papers.file_names import file_stem
from desktop.papers.secret_list import NOBODY_SECRET, SecretTold
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.jobs import Step
from desktop.ui.papers.columns import PaperLine, has_way, paper_title
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.print_tasks import drawing, run_task
from desktop.ui.printing.save_paper import secret_words
from desktop.ui.widgets.ask_file import Drawer, ask_folder, ask_save
from desktop.ui.widgets.message_bars import ProgressBar


@dataclass
class Written:
    """Which files were written, and why others were not: each with the paper's title."""

    files: list[Path] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    secret: SecretTold = NOBODY_SECRET
    """The most of the secret list that one of them leaves out, and that one of them names."""


class PaperSaving:
    """Writes papers in the printing process while the window goes on; `parent` is the parent of the dialogs."""

    def __init__(self, context: Context, parent: QWidget, progress: ProgressBar) -> None:
        self._context, self._parent, self._progress = context, parent, progress

    def save(self, lines: Sequence[PaperLine], ending: str) -> None:
        """Ask where the papers go in this format and write them; several go into a folder under their own names."""
        meant = [line for line in lines if has_way(line.one, ending)]
        if len(meant) > 1:
            self.save_all(meant, (ending,))
        elif meant:
            line, preferences = meant[0], self._context.preferences
            name = f"{file_stem(line.one, line.year)}.{ending}"
            out = ask_save(preferences, self._parent, paper_title(line.one), name, Drawer.PAPERS, endings=(ending,))
            if out is not None:
                self.write([(line, out)])

    def save_all(self, lines: Sequence[PaperLine], endings: Sequence[str] = ()) -> None:
        """Ask for a folder and write every paper into it in each of its formats, or in those of `endings`."""
        title = _("The folder for the papers")
        folder = ask_folder(self._context.preferences, self._parent, title, Drawer.PAPERS)
        if folder is not None:
            self.write(files_in(folder, lines, endings))

    def write(self, files: Sequence[tuple[PaperLine, Path]]) -> None:
        """Write each paper to its file; one that is refused is told at the end, and does not stop the others."""
        context, progress = self._context, self._progress
        draw = partial(context.jobs.in_process, run_task, drawing(context.secret), str(context.database.url))
        today = context.today()

        def work(step: Step) -> Written:
            done = Written()
            for at, (line, out) in enumerate(files):
                step(at, len(files))
                try:
                    task = draw(line.one.paper.code, line.one.subject_id, today, out)
                    done.secret = done.secret.most(task(partial(_still, step, at, len(files))))
                    done.files.append(out)
                except KnownError as error:
                    done.refused.append(f"{paper_title(line.one)}: {sentence(error)}")
            return done

        job = context.jobs.start(
            work,
            self._written,
            failed=self._failed,
            progressed=lambda done, total: progress.step(done, total, f"{done} / {total}"),
            cancelled=lambda: progress.finish(_("Stopped. What was written before stays."), []),
        )
        progress.start(_("Writing papers"))
        progress.cancelled.connect(job.cancel)

    def _written(self, done: Written) -> None:
        told = []
        if len(done.files) == 1:
            told.append(_("Written: {file}").format(file=done.files[0].name))
        elif done.files:
            told.append(_("{n} files written").format(n=len(done.files)))
        told += [words] if (words := secret_words(done.secret)) else []
        told += done.refused[:1]
        if len(done.refused) > 1:
            told.append(_("{n} more could not be written").format(n=len(done.refused) - 1))
        actions = file_actions(self._context.theme, done.files[0]) if done.files else []
        self._progress.finish(" · ".join(told), actions)

    def _failed(self, error: Exception) -> None:
        self._progress.finish("", [])
        self._context.errors.handle(error)


def _still(step: Step, at: int, many: int, _done: int, _all: int) -> None:
    """Report the same place while one paper is being drawn; it raises where the work is to stop."""
    step(at, many)


def files_in(folder: Path, lines: Sequence[PaperLine], endings: Sequence[str] = ()) -> list[tuple[PaperLine, Path]]:
    """Return each paper with its file in `folder`, in all formats or those of `endings`; no two have one name."""
    found: dict[Path, PaperLine] = {}
    for line in lines:
        stem = file_stem(line.one, line.year)
        for ending in endings or line.one.paper.formats:
            if not has_way(line.one, ending):
                continue
            file, number = folder / f"{stem}.{ending}", 1
            while file in found:
                number += 1
                file = folder / f"{stem}-{number}.{ending}"
            found[file] = line
    return [(line, file) for file, line in found.items()]
