"""Taking the clean rows of a list into the round: looked at once more, written as one step, told, and taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from db.changes.importing import ImportList, Taken
from db.changes.office import SetSetting
from db.queries.importing import KnownNamesake
from db.queries.nomination_list import nomination_lines
from desktop.intake.checking import LEARNED_HEADERS, ListCheck, known_now, with_learned_headers
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, counted
from desktop.ui.core.jobs import Newest, Step
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.message_bars import ProgressBar

Written = tuple[Taken, frozenset[tuple[str, int]]]
"""What was taken in, and the rows of the record that were written."""


@dataclass(frozen=True)
class Meanwhile:
    """Whom the record knows by now under the names of a list, and the places of the rows for which that is new."""

    known: dict[str, list[KnownNamesake]]
    differing: list[int]


@dataclass(frozen=True)
class Batch:
    """What was taken in at once: the list, the numbers of its rows, and the nominations they became."""

    checking: ListCheck
    places: list[int]
    ids: tuple[int, ...]


class ListTaking(QObject):
    """Takes rows in with a worker and tells what became of them in `progress`, with buttons for what can follow.

    `shown` returns the list that is checked now, None for none. A list is looked at again in the record before it is
    written and whenever nominations of the record change.
    """

    begun = Signal()
    taken = Signal(object)  # Batch
    changed = Signal(object, str)
    """A list that the record has changed, and what has become of it in words."""
    failed = Signal(object)
    rows_requested = Signal()
    """The clerk asks for the nominations that were made last."""

    def __init__(
        self, context: Context, progress: ProgressBar, shown: Callable[[], ListCheck | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._progress, self._shown = context, progress, shown
        self.batch: Batch | None = None
        self.busy = False
        self._look, self._batch_look = Newest(), Newest()
        context.history.changed.connect(self._look_at_batch)

    # --- taking ----------------------------------------------------------------------------------------------
    def take(self, checking: ListCheck, round_id: int, round_name: str) -> None:
        """Take the clean rows of a list: none where one of them was nominated meanwhile, which is told instead."""
        checked = checking.checked
        places = checked.clean_rows()
        if self.busy or not places:
            return
        rows = checked.rows_to_import(places)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        change = ImportList(round_id, rows, checking.opened.name, checking.opened.sha256, now)
        database, headers, unit = self._context.database, checking.corrected_headers(), checking.unit

        def work(_step: Step) -> Written | Meanwhile:
            known = known_now(database, round_id, checked)
            if checked.nominated(places, known):
                return Meanwhile(known, checked.differing(known))
            learned = with_learned_headers(database, unit, headers) if headers else None
            with database.one_step() as steps:
                taken = steps.do(change)
                if learned is not None:
                    steps.do(SetSetting(LEARNED_HEADERS, learned))
            return taken, steps.touched

        def done(found: Written | Meanwhile) -> None:
            self._end()
            if isinstance(found, Meanwhile):
                self._tell_meanwhile(checking, found)
            else:
                self._finish(checking, places, found, round_name)

        self.busy = True
        words = counted("Taking in {n} row", "Taking in {n} rows", len(rows))
        self._progress.start(words.format(n=len(rows)), can_stop=False)
        self.begun.emit()
        self._context.jobs.start(work, done, self._fail)

    def _end(self) -> None:
        self.busy = False
        self._progress.finish("", [])

    def _fail(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _finish(self, checking: ListCheck, places: list[int], written: Written, round_name: str) -> None:
        taken, touched = written
        checking.checked.mark_imported(places)
        self.batch = Batch(checking, places, taken.ids)
        self._context.history.adopt(touched, "nomination.import_list", tell=False)
        theme = self._context.theme
        see = ActionButton(theme, _("See the rows just taken in"), key="Ctrl+J", small=True)
        see.clicked.connect(self.rows_requested)
        undo = ActionButton(theme, _("Undo"), key="Ctrl+Z", small=True)
        undo.clicked.connect(lambda: self._context.history.undo())
        self._progress.finish(result_words(checking, taken, round_name), [see, undo])
        self.taken.emit(self.batch)

    # --- the record changes ----------------------------------------------------------------------------------
    def look_again(self, round_id: int) -> None:
        """Judge the list that is shown by what the record knows now, and tell which clean rows are so no more."""
        checking = self._shown()
        if checking is None or self.busy:
            return
        database, checked = self._context.database, checking.checked

        def work(_step: Step) -> Meanwhile:
            known = known_now(database, round_id, checked)
            return Meanwhile(known, checked.differing(known))

        def told(found: Meanwhile) -> None:
            if self._shown() is checking and not self.busy:
                self._tell_meanwhile(checking, found)

        self._look.take(self._context.jobs.start(work, told))

    def _tell_meanwhile(self, checking: ListCheck, found: Meanwhile) -> None:
        lost = len(checking.checked.know(found.known, found.differing))
        words = counted(
            "{n} row was nominated in this round since the list was read: it stays here. "
            "Nothing was taken in; press Ctrl+Enter again for the others.",
            "{n} rows were nominated in this round since the list was read: they stay here. "
            "Nothing was taken in; press Ctrl+Enter again for the others.",
            lost,
        )
        self.changed.emit(checking, words.format(n=lost) if lost else "")

    def _look_at_batch(self, touched: frozenset[tuple[str, int]]) -> None:
        """Find out whether the rows taken last were taken back, or put in again."""
        batch = self.batch
        if batch is None or ("nomination", batch.ids[0]) not in touched:
            return
        first = batch.ids[0]

        def told(there: bool) -> None:
            if self.batch is not batch or there is batch.checking.checked.rows[batch.places[0]].imported:
                return
            batch.checking.checked.mark_imported(batch.places, imported=there)
            self._progress.finish("", [])
            back = _("The rows were taken out of the round again. The list stands here as before.")
            self.changed.emit(batch.checking, "" if there else back)

        context = self._context
        self._batch_look.take(context.jobs.read(context.database, lambda s: bool(nomination_lines(s, [first])), told))


def result_words(checking: ListCheck, taken: Taken, round_name: str) -> str:
    """Return how many rows went into which round, what did not and why, and how to take it back."""
    n, again, doubtful = len(taken.ids), taken.duplicates, checking.checked.totals().rows
    out = sum(row.left_out and not row.imported for row in checking.checked.rows)
    told = [
        (n, counted("{n} row taken into “{round}”.", "{n} rows taken into “{round}”.", n)),
        (again, counted("{n} was nominated there already.", "{n} were nominated there already.", again)),
        (doubtful, counted("{n} with doubts stays here.", "{n} with doubts stay here.", doubtful)),
        (out, counted("{n} was left out by you.", "{n} were left out by you.", out)),
    ]
    words = [text.format(n=number, round=round_name) for number, text in told if number]
    return " ".join([*words, _("Ctrl+Z takes all of it back.")])
