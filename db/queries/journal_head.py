"""The head of the journal: its last step and that step's seal, which papers and copies carry outside the record."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.journal import JournalEntry

LETTERS = 16  # of the seal, as papers carry it


@dataclass(frozen=True)
class Head:
    """The last step, how many there are up to it, and its seal (SHA-256, 64 letters)."""

    entry: int
    entries: int
    hash: str

    @property
    def short(self) -> str:
        """The step and the first letters of its seal, as a paper carries them: 1234 8f3a-91c2-44de-07b1."""
        letters = self.hash[:LETTERS]
        return f"{self.entry} " + "-".join(letters[at : at + 4] for at in range(0, LETTERS, 4))


def head(session: Session) -> Head | None:
    """Return the head of the journal, None of an empty one."""
    last = session.execute(select(JournalEntry.id, JournalEntry.hash).order_by(JournalEntry.id.desc()).limit(1)).first()
    if last is None:
        return None
    return Head(last.id, session.scalar(select(func.count()).select_from(JournalEntry)) or 0, str(last.hash))


def parsed(line: str) -> tuple[int, str] | None:
    """Return step and letters of the seal from a line as a paper carries it, None where it says neither."""
    words = line.replace(".", "").replace("-", "").split()
    numbers = [at for at, word in enumerate(words) if word.isdecimal()]
    for at in numbers:
        letters = "".join(words[at + 1 :]).lower()[:LETTERS]
        if len(letters) >= 8 and all(letter in "0123456789abcdef" for letter in letters):
            return int(words[at]), letters
    return None
