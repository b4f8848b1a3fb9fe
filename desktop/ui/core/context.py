"""What every page works with; made once per open record and handed to constructors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # the frame is painted before the record's libraries are loaded
    from db.changes.change import Change
    from db.connect import Database, StepMaker
    from db.errors import KnownError
    from desktop.ui.core.errors import Errors
    from desktop.ui.core.history import History
    from desktop.ui.core.jobs import Jobs
    from desktop.ui.core.preferences import Preferences
    from desktop.ui.core.theme import Theme

T = TypeVar("T")


def ignore(_result: object) -> None:
    """Do nothing with a result."""


class RoundChoice(QObject):
    """The round that is worked on; `choose` is the one place that sets it, and everybody who shows it hears of it."""

    leaving = Signal()
    """Another round is about to be opened: what was typed belongs to the one that is open now."""
    changed = Signal(int)
    """The round that is open from now on, 0 for none."""

    def __init__(self, id_: int = 0) -> None:
        super().__init__()
        self._id = id_

    @property
    def id(self) -> int:
        """The open round, 0 for none."""
        return self._id

    def choose(self, id_: int) -> None:
        """Work on another round from now on, 0 for none."""
        self.leaving.emit()
        self._id = id_
        self.changed.emit(id_)


@dataclass
class Context:
    """The open record and the collaborators of its pages."""

    database: Database
    theme: Theme
    history: History
    jobs: Jobs
    errors: Errors
    preferences: Preferences
    today: Callable[[], date]
    lang: str = "vi"
    round: RoundChoice = field(default_factory=RoundChoice)
    practice: bool = False
    secret: bool = False
    """Whether papers, exports and lists that leave the office name the secret list too; off at every start."""
    restore_copy: Callable[[Path, bool], None] = lambda _copy, _strip: None
    """Puts a copy in the place of the open record, stripped of what this program did not make (True) or whole."""

    @property
    def round_id(self) -> int:
        """The open round, 0 for none; `round.choose` opens another."""
        return self.round.id

    def do(
        self,
        change: Change[T],
        then: Callable[[T], object] = ignore,
        failed: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Write `change` in the background, then call `then` with its result; see `History.do`."""
        self.history.do(change, then, failed)

    def do_steps(
        self,
        work: Callable[[StepMaker], T],
        then: Callable[[T], object] = ignore,
        failed: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Write the several changes of one act in the background, as one step of undo; see `History.do_steps`."""
        self.history.do_steps(work, then, failed)
