"""A clerk on a record of its own: finds rows, makes changes, takes them back, closes the record and opens it again."""

import shutil
import tempfile
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import select

from db.changes.change import UNDOABLE, Change, Undo
from db.errors import KnownError
from db.models.base import Base
from db.models.journal import JournalEntry
from db.opening import open_record
from tests.db.changes.conftest import TODAY, opened
from tests.db.invariants import Frozen, frozen

pick = st.integers(0, 1_000_000)
"""Which of the rows that are there; the remainder counts."""


class Clerk(RuleBasedStateMachine):
    """Works on a copy of the template; a refusal must leave the record as it was."""

    template: ClassVar[Path]

    @initialize()
    def open(self) -> None:
        """Begin with the record of an office that has one open round."""
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(shutil.copy(self.template, Path(self.folder.name) / "sổ vàng.sqlite"))
        self.office, self.close = opened(self.file)
        self.round_id = self.office.round_id
        self.rows = self.office.everything()
        self.before = self.rows
        self.last = 0
        self.issued: dict[int, Frozen] = {}

    def teardown(self) -> None:
        if hasattr(self, "close"):
            self.close()
            self.folder.cleanup()

    # How a rule finds rows and makes its change

    def ids(self, model: type[Base], numbers: list[int], *wanted: Any) -> tuple[int, ...]:
        """Return some of the rows that are there, without repetition; none of an empty table."""
        key = model.id  # type: ignore[attr-defined]
        with self.office.database.read() as session:
            found = list(session.scalars(select(key).where(*wanted).order_by(key)))
        return tuple(dict.fromkeys(found[number % len(found)] for number in numbers)) if found else ()

    def id(self, model: type[Base], number: int, *wanted: Any) -> int:
        """Return one of the rows that are there, or an id that no row has."""
        return next(iter(self.ids(model, [number], *wanted)), 999)

    def do(self, change: Change[Any]) -> Any:
        """Make a change, or see it refused without a trace; returns what it gave back."""
        try:
            done = self.office.database.do(change)
        except KnownError:
            assert self.office.everything() == self.rows, f"a refusal left something behind: {change}"
            return None
        self.before, self.rows, self.last = self.rows, self.office.everything(), done.entry_id
        return done.result

    def state_is(self, model: Any, state: Any) -> Any:
        return model.state == state

    def frozen(self, decision: int) -> Frozen:
        """Return what the snapshot of an issued decision says, in its order."""
        with self.office.database.read() as session:
            return frozen(session, decision)

    # Back and forth

    @precondition(lambda self: self.last)
    @rule()
    def undo_and_redo(self) -> None:
        """Take the last change back and do it again, row for row; what only a counter-change takes back is refused."""
        before, after, last = self.before, self.rows, self.last
        with self.office.database.read() as session:
            name = session.get_one(JournalEntry, last).change
        self.do(Undo(last))
        if name not in UNDOABLE:
            assert self.rows == after, name
            return
        assert self.rows == before, name
        self.do(Undo(self.last))
        assert self.rows == after, name
        self.before, self.last = before, self.last

    @rule(number=pick)
    def undo_anything(self, number: int) -> None:
        """Try to take an older change back; what happened since may forbid it."""
        self.do(Undo(self.id(JournalEntry, number)))

    @rule()
    def restart(self) -> None:
        """Close the record and open it again."""
        self.close()
        self.office, self.close = opened_again(self.file, self.office)
        assert self.office.everything() == self.rows


def opened_again(file: Path, was: Any) -> Any:
    """Open the record that was just closed; the same round, authorities and award are meant."""
    record = open_record(file, actor="Mai", today=lambda: TODAY)
    was.database = record.database
    return was, record.close
