"""The one way the window writes: it makes a change, tells the views, and takes it back, after a restart too."""

import importlib
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from db.changes.change import UNDOABLE, Change, Done, Undo, deed_of
from db.connect import Database
from db.errors import KnownError
from db.queries.journal_steps import JournalStep, last_steps
from desktop.ui.core.background_write import written

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
    """Runs changes on the record; the journal is the truth and the lists here a view of it."""

    changed = Signal(object)  # frozenset of (table, id)
    done = Signal(str, bool)  # name of the change, whether it can be taken back
    moved = Signal()  # what can be undone or redone is another

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database
        self._undo: list[Pair] = []
        self._redo: list[Pair] = []
        self._writing = 0

    @property
    def writing(self) -> bool:
        """Whether a change is being written just now; the record may not be closed then."""
        return self._writing > 0

    def read(self) -> None:
        """Take the stacks from the journal; every change is loaded, so that its name can be found."""
        importlib.import_module(CHANGES_OF_ALL)
        with self._database.read() as session:
            steps = last_steps(session, DEPTH)
        self._undo, self._redo = stacks(reversed(steps), self._undoable, self._mine())
        self.moved.emit()

    def _mine(self) -> str:
        """Return whose steps can be taken back: on a shared server one's own, in a file the next after the last."""
        return self._database.actor if self._database.file is None else ""

    @staticmethod
    def _undoable(name: str) -> bool:
        return name in UNDOABLE

    def next_undo(self) -> str:
        """Return the name of the change that undo would take back, "" for none."""
        return self._undo[-1][1] if self._undo else ""

    def next_redo(self) -> str:
        return self._redo[-1][1] if self._redo else ""

    def do(self, change: Change[T]) -> T:
        """Make `change`; a KnownError passes through and nothing was written."""
        made: Done[T] = self._write(change)
        if made.touched:
            self.read()
            self.changed.emit(made.touched)
            self.done.emit(deed_of(change), self._undoable(deed_of(change)))
        return made.result

    def _write(self, change: Change[T]) -> Done[T]:
        self._writing += 1
        try:
            return written(lambda: self._database.do(change))
        finally:
            self._writing -= 1

    def adopt(self, touched: frozenset[tuple[str, int]], name: str) -> None:
        """Hear of a change that a job made elsewhere."""
        self.read()
        self.changed.emit(touched)
        self.done.emit(name, self._undoable(name))

    def undo(self) -> str:
        """Take the last step back; return its name, "" when there was none."""
        return self._take_back(self._undo)

    def redo(self) -> str:
        return self._take_back(self._redo)

    def _take_back(self, stack: list[Pair]) -> str:
        if not stack:
            return ""
        entry, name = stack[-1]
        try:
            step: Change[int] = cast(Any, Undo)(entry)  # the decorator hides the class's own type
            made = self._write(step)
        except KnownError:
            stack.clear()  # what lies below it stands on it
            self.moved.emit()
            raise
        self.read()
        self.changed.emit(made.touched)
        return name
