"""Opens and understands lists in a worker; asks for the password of a locked one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from db.errors import KnownError
from desktop.exchange.readers.opening import OpenedFile, open_pasted
from desktop.exchange.readers.reading_process import open_apart
from desktop.exchange.readers.workbook import ListRefusedError
from desktop.intake.checking import ColumnOverrides, ListCheck, check_list
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.jobs import Job, Step
from desktop.ui.importing.forms import PasswordForm
from desktop.ui.widgets.message_bars import ProgressBar


class ListReader(QObject):
    """Reads one list at a time in a worker thread; a new reading cancels the one before."""

    read = Signal(object)  # Checking
    read_again = Signal(object, bool)
    """A list read from its file again, and whether the file has changed since."""
    refused = Signal(str)
    stopped = Signal(str)
    """The name of what the clerk stopped reading."""

    def __init__(self, context: Context, progress: ProgressBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._progress, self._window = context, progress, parent
        self._job: Job[ListCheck] | None = None
        self.round_id = context.round_id
        self._name = ""
        self._passwords: dict[Path, str] = {}
        progress.cancelled.connect(self._cancel)

    def busy(self) -> bool:
        """Return whether a list is being read."""
        return self._job is not None

    def file(self, file: Path, password: str | None = None) -> None:
        """Read a file; a locked one asks for its password."""

        if password is not None:
            self._passwords[file] = password

        def opened(step: Step) -> OpenedFile:
            return open_apart(file, password, partial(step, 0, 0))

        self._open(file.name, opened, partial(self._unlock, file))

    def text(self, text: str) -> None:
        """Read copied cells or lines."""
        self._open(_("Pasted"), lambda _step: open_pasted(text, _("pasted table")), None)

    def file_again(self, before: ListCheck) -> None:
        """Read the file of a list anew, with the columns told so far; what was written by hand stays if it is the same.

        A list that was pasted has no file, and a file may be gone: both are told.
        """
        file = before.opened.path
        if file is None:
            self.refused.emit(_("This list was pasted: there is no file to read again. Copy it anew and press Ctrl+V."))
            return
        if not file.exists():
            words = _("{file} is not at its place any more ({folder}). The list below is as it was read before.")
            self.refused.emit(words.format(file=file.name, folder=file.parent))
            return

        def work(step: Step) -> ListCheck:
            opened = open_apart(file, self._passwords.get(file), partial(step, 0, 0))
            found = self._check(opened, before.overrides, step)
            if opened.sha256 == before.opened.sha256:
                found.checked.copy_edits_from(before.checked)
            return found

        def done(found: ListCheck) -> None:
            self.read_again.emit(found, found.opened.sha256 != before.opened.sha256)

        self._start(file.name, work, partial(self._failed, file.name, None), done)

    def again(self, before: ListCheck, overrides: ColumnOverrides, *, other_round: bool = False) -> None:
        """Read what was opened with the columns corrected, or for another round; what was written by hand stays."""

        def work(step: Step) -> ListCheck:
            found = self._check(before.opened, overrides, step)
            found.checked.copy_edits_from(before.checked)
            if other_round:
                found.checked.mark_imported(range(len(found.checked.rows)), imported=False)
            return found

        self._start(before.opened.name, work, self._context.errors.handle)

    def _check(self, opened: OpenedFile, overrides: ColumnOverrides | None, step: Step) -> ListCheck:
        return check_list(self._context.database, self.round_id, opened, self._context.today(), overrides, step)

    def _open(self, name: str, opened: Callable[[Step], OpenedFile], unlock: Callable[[str], None] | None) -> None:
        self._start(name, lambda step: self._check(opened(step), None, step), partial(self._failed, name, unlock))

    def _failed(self, name: str, unlock: Callable[[str], None] | None, error: Exception) -> None:
        if isinstance(error, ListRefusedError) and error.kind == "encrypted" and unlock is not None:
            QTimer.singleShot(0, self, partial(unlock, sentence(error)))  # no dialog runs inside a job's answer
        elif isinstance(error, KnownError):
            self.refused.emit(f"{name}: {sentence(error)}")
        else:
            self._context.errors.handle(error)

    def _unlock(self, file: Path, words: str) -> None:
        ask = PasswordForm(self._context.theme, file.name, words, self._window)
        if ask.exec() == QDialog.DialogCode.Accepted:
            self.file(file, ask.password.text())

    def _start(
        self,
        name: str,
        work: Callable[[Step], ListCheck],
        failed: Callable[[Exception], None],
        done: Callable[[ListCheck], None] | None = None,
    ) -> None:
        self.stop()
        self._name = name
        self._progress.start(_("Reading {file}").format(file=name))

        def shown(checking: ListCheck) -> None:
            self._ended()
            (done or self.read.emit)(checking)

        def on_failed(error: Exception) -> None:
            self._ended()
            failed(error)

        self._job = self._context.jobs.start(
            work, shown, on_failed, lambda at, total: self._progress.step(at, total, f"{at} / {total}" if total else "")
        )

    def _cancel(self) -> None:
        if self.busy():
            self.stop()
            self.stopped.emit(self._name)

    def stop(self) -> None:
        """Stop what is being read; nothing of it is shown."""
        if self._job is not None:
            self._job.cancel()
            self._ended()

    def _ended(self) -> None:
        self._job = None
        self._progress.finish("", [])
