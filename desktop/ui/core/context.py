"""What every page works with; made once per open record and handed to constructors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # the frame is painted before the record's libraries are loaded
    from db.changes.change import Change
    from db.connect import Database
    from db.errors import KnownError
    from desktop.ui.core.errors import Errors
    from desktop.ui.core.history import History, Steps
    from desktop.ui.core.jobs import Jobs
    from desktop.ui.core.preferences import Preferences
    from desktop.ui.core.theme import Theme

T = TypeVar("T")


def ignore(_result: object) -> None:
    """Do nothing with a result."""


@dataclass
class Context:
    """The open record and the collaborators of its pages; `round_id` is the open round, 0 for none."""

    database: Database
    theme: Theme
    history: History
    jobs: Jobs
    errors: Errors
    preferences: Preferences
    today: Callable[[], date]
    lang: str = "vi"
    round_id: int = 0
    practice: bool = False
    restore_copy: Callable[[Path], None] = lambda _copy: None
    """Puts a copy in the place of the open record; the program says how."""
    choose_round: Callable[[int], None] = ignore
    """Opens another round in the window; the program says how."""

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
        work: Callable[[Steps], T],
        then: Callable[[T], object] = ignore,
        failed: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Write the several changes of one act in the background, all or none; see `History.do_steps`."""
        self.history.do_steps(work, then, failed)
