"""Taking a unit's list into a round: one step, undone as one, each nomination with the cell it came from."""

from dataclasses import dataclass

from db.changes.change import Writer, change
from db.changes.nominations import EditNomination, MoveNominations
from db.changes.putting_forward import Proposed, add_all
from db.errors import KnownError
from db.models.nominations import Nomination, SourceFile
from db.rules.clean_text import clean
from db.rules.drafts import NominationDraft
from db.rules.terms import NominationState


@dataclass(frozen=True)
class ListRow(Proposed):
    """One clean row of a list: the award it asks for, what it says, and where it says so."""


@dataclass(frozen=True)
class Taken:
    """What became of the rows: the new nominations, and how many were nominated already."""

    ids: tuple[int, ...]
    duplicates: int


@change("nomination.import_list")
class ImportList:
    """Take rows with awards of their own into a round; those nominated already are left out and counted."""

    round_id: int
    rows: tuple[ListRow, ...]
    file_name: str
    sha256: str
    read_at: str

    def apply(self, writer: Writer) -> Taken:
        """Write all new rows or nothing; return the new ids and how many were left out.

        Raises KnownError("nothing_new") when every row was nominated before, and what `nominations.add` raises.
        """
        file = writer.insert(SourceFile, name=clean(self.file_name), sha256=self.sha256, read_at=self.read_at)
        kept = [id_ for id_ in add_all(writer, self.round_id, self.rows, file_id=file) if id_ is not None]
        if not kept:
            raise KnownError("nothing_new", file=self.file_name)
        return Taken(tuple(kept), len(self.rows) - len(kept))


@dataclass(frozen=True)
class Correction:
    """A nomination of the round with the texts that its unit corrected."""

    nomination_id: int
    draft: NominationDraft


@change("nomination.review")
class TakeReview:
    """Take what a unit changed in the list that was sent to it: corrections, people added, people withdrawn."""

    round_id: int
    corrections: tuple[Correction, ...]
    added: tuple[ListRow, ...]
    withdrawn: tuple[int, ...]
    reason: str
    file_name: str
    sha256: str
    read_at: str

    def apply(self, writer: Writer) -> int:
        """Return how many nominations were touched; one that is refused stops all.

        Raises KnownError: gone (a key of another round), and what the single changes raise.
        """
        file = writer.insert(SourceFile, name=clean(self.file_name), sha256=self.sha256, read_at=self.read_at)
        for id_ in (*self.withdrawn, *(one.nomination_id for one in self.corrections)):
            kept = writer.session.get(Nomination, id_)
            if kept is None or kept.round_id != self.round_id:
                raise KnownError("gone", table="nomination", id=id_)
        for one in self.corrections:
            EditNomination(one.nomination_id, one.draft).apply(writer)
        if self.withdrawn:
            MoveNominations(self.withdrawn, NominationState.WITHDRAWN, self.reason).apply(writer)
        if self.added:
            add_all(writer, self.round_id, self.added, file_id=file, repeats_left_out=False)
        return len(self.corrections) + len(self.withdrawn) + len(self.added)
