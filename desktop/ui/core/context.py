"""What every page works with; made once per open record and handed to constructors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the frame is painted before the record's libraries are loaded
    from db.connect import Database
    from desktop.ui.core.errors import Errors
    from desktop.ui.core.history import History
    from desktop.ui.core.jobs import Jobs
    from desktop.ui.core.preferences import Preferences
    from desktop.ui.core.theme import Look


@dataclass
class Context:
    """The open record and the collaborators of its pages; `round_id` is the open round, 0 for none."""

    database: Database
    look: Look
    history: History
    jobs: Jobs
    errors: Errors
    preferences: Preferences
    today: Callable[[], date]
    lang: str = "vi"
    round_id: int = 0
    practice: bool = False
    put_back: Callable[[Path], None] = lambda _copy: None
    """Puts a copy in the place of the open record; the program says how."""
