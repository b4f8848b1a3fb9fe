"""Taking a unit's list into a round: one step, undone as one, each nomination with the cell it came from."""

from dataclasses import dataclass

from db.changes.change import Writer, change
from db.changes.nominations import EditNomination, MoveNominations, Source, Target, add
from db.errors import KnownError
from db.models.nominations import Nomination, SourceFile
from db.rules.clean_text import clean
from db.rules.drafts import NominationDraft
from db.rules.terms import NominationState


@dataclass(frozen=True)
class ListRow:
    """One clean row of a list: the award it asks for, what it says, and where it says so."""

    award_type_id: int
    authority_id: int
    draft: NominationDraft
    source: Source


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
        ids = []
        for row in self.rows:
            target = Target(self.round_id, row.award_type_id, row.authority_id)
            try:
                ids.append(add(writer, target, row.draft, file, row.source))
            except KnownError as error:
                if error.code != "nominated_twice":  # known nominees only: nothing was written for this row yet
                    raise
        if not ids:
            raise KnownError("nothing_new", file=self.file_name)
        return Taken(tuple(ids), len(self.rows) - len(ids))


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
        for row in self.added:
            add(writer, Target(self.round_id, row.award_type_id, row.authority_id), row.draft, file, row.source)
        return len(self.corrections) + len(self.withdrawn) + len(self.added)
