"""Writes changes of the record, tells the views, and undoes them, after a restart too."""

import importlib
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from db.changes.change import UNDOABLE, Change, Done, Undo, change_name
from db.connect import Database, StepMaker
from db.errors import KnownError
from db.queries.journal_steps import JournalStep, last_steps
from desktop.ui.core.background_write import BackgroundWriter
from desktop.ui.core.context import ignore

T = TypeVar("T")
CHANGES_OF_ALL = "db.changes.registry"  # loaded behind the first page
DEPTH = 200  # steps of the journal that can be walked back
Pair = tuple[int, str]  # the entry to take back, the change that it tells of


def stacks(
    steps: Iterable[JournalStep], undoable: Callable[[str], bool], actor: str = ""
) -> tuple[list[Pair], list[Pair]]:
    """Return what can be undone and redone, the next one last; `steps` run from old to new.

    A step that only a counter-act takes back (issuing, printing) closes everything before it. With `actor` nothing
    that others did is taken back, whatever they did in between.
    """
    undo: list[Pair] = []
    redo: list[Pair] = []
    names: dict[int, str] = {}
    for step in steps:
        if step.undoes is None:
            names[step.id] = step.change
            if actor and step.actor != actor:
                continue
            redo.clear()
            if undoable(step.change):
                undo.append((step.id, step.change))
            else:
                undo.clear()
            continue
        name = names.get(step.undoes, step.change)
        names[step.id] = name
        if (step.undoes, name) in undo:
            undo.remove((step.undoes, name))
            redo.append((step.id, name))
        elif (step.undoes, name) in redo:
            redo.remove((step.undoes, name))
            undo.append((step.id, name))
    return undo, redo


class History(QObject):
    """Makes changes of the record in the background; the journal is the truth and the lists here a view of it."""

    changed = Signal(object)
    """The rows that were written: frozenset of (table, id)."""
    done = Signal(str, bool, object)
    """The name of a change that was made, whether it can be undone, and its entries: tuple of ids."""
    taken_back = Signal(str, bool, object)
    """The name of a change that was undone, or done again (True), and the entries that say so: tuple of ids."""
    idle = Signal()
    """Everything that was asked for is written."""
    moved = Signal()
    """What can be undone or redone is another."""

    def __init__(self, database: Database, writer: BackgroundWriter, report: Callable[[BaseException], object]) -> None:
        super().__init__()
        self._database, self._writer, self._report = database, writer, report
        self._undo: list[Pair] = []
        self._redo: list[Pair] = []
        self._newest = 0  # entry of the journal
        writer.idle.connect(self.idle)

    @property
    def writing(self) -> bool:
        """Whether a change is being written or waits for its turn; the record may not be closed then."""
        return self._writer.busy

    def read(self) -> tuple[int, ...]:
        """Read the undo and redo stacks from the journal; every change is loaded, so that its name can be found.

        Returns the entries that were written here since it was read before.
        """
        importlib.import_module(CHANGES_OF_ALL)
        with self._database.read() as session:
            steps = last_steps(session, DEPTH)
        mine = self._mine()
        self._undo, self._redo = stacks(reversed(steps), self._undoable, mine)
        new = tuple(step.id for step in steps if step.id > self._newest and mine in ("", step.actor))
        self._newest = max((step.id for step in steps), default=0)
        self.moved.emit()
        return new

    def _mine(self) -> str:
        """Return whose steps can be undone: on a shared server one's own, in a file the next after the last."""
        return self._database.actor if self._database.file is None else ""

    @staticmethod
    def _undoable(name: str) -> bool:
        return name in UNDOABLE

    def next_undo(self) -> str:
        """Return the name of the change that undo would take back, "" for none."""
        return self._undo[-1][1] if self._undo else ""

    def next_redo(self) -> str:
        """Return the name of the change that redo would make again, "" for none."""
        return self._redo[-1][1] if self._redo else ""

    def do(
        self,
        change: Change[T],
        then: Callable[[T], object] = ignore,
        failed: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Write `change`, then call `then` with its result; a second change waits until the first has ended.

        A KnownError, after which nothing was written, goes to `failed`, or is shown where none is given.
        """

        def written(made: Done[T]) -> None:
            if made.touched:
                self.adopt(made.touched, change_name(change))
            then(made.result)

        self._writer.start(lambda: lambda: self._database.do(change), written, self._failing(failed))

    def do_steps(
        self,
        work: Callable[[StepMaker], T],
        then: Callable[[T], object] = ignore,
        failed: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Write the several changes of one act: `work` makes them with `StepMaker.do` and touches no widget.

        They are one transaction and one step of undo: where one of them fails, none is written. The pages hear of
        them once.
        """

        def write() -> tuple[T, StepMaker]:
            with self._database.one_step() as steps:
                return work(steps), steps

        def written(made: tuple[T, StepMaker]) -> None:
            result, steps = made
            if steps.touched:
                self.adopt(steps.touched, steps.name())
            then(result)

        self._writer.start(lambda: write, written, self._failing(failed))

    def _failing(self, failed: Callable[[KnownError], object] | None) -> Callable[[Exception], object]:
        def report(error: Exception) -> None:
            if failed is not None and isinstance(error, KnownError):
                failed(error)
            else:
                self._report(error)

        return report

    def adopt(self, touched: frozenset[tuple[str, int]], name: str, *, tell: bool = True) -> None:
        """Tell the views of a change that was written, here or by a job; without `tell` the page says what was done."""
        entries = self.read()
        self.changed.emit(touched)
        if tell:
            self.done.emit(name, self._undoable(name), entries)

    def undo(self) -> None:
        """Undo the last step, if there is one, once nothing is being written; `taken_back` tells of it."""
        self._step_back(lambda: self._undo, again=False)

    def redo(self) -> None:
        """Redo the step undone last, as `undo`."""
        self._step_back(lambda: self._redo, again=True)

    def finish(self) -> None:
        """Wait until everything that was asked for is written."""
        self._writer.finish()

    def _step_back(self, stack: Callable[[], list[Pair]], *, again: bool) -> None:
        """Undo the entry that is last when the writes before have ended."""
        taken: list[Pair] = []

        def prepare() -> Callable[[], Done[int]] | None:
            if not stack():
                return None
            taken.append(stack()[-1])
            step: Change[int] = cast(Any, Undo)(taken[0][0])  # the decorator hides the class's own type
            return lambda: self._database.do(step)

        def written(made: Done[int]) -> None:
            entries = self.read()
            self.changed.emit(made.touched)
            self.taken_back.emit(taken[0][1], again, entries)

        def failed(error: Exception) -> None:
            if isinstance(error, KnownError):
                stack().clear()  # what lies below it stands on it
                self.moved.emit()
            self._report(error)

        self._writer.start(prepare, written, failed)
