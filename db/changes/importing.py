"""Taking a unit's list into a round: one step, undone as one, each nomination with the cell it came from."""

from dataclasses import dataclass

from db.changes.change import Writer, change
from db.changes.nominations import Source, Target, add
from db.errors import KnownError
from db.models.nominations import SourceFile
from db.rules.drafts import NominationDraft


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
        """Write all new rows or nothing.

        Raises KnownError("nothing_new") when every row was nominated before, and what `nominations.add` raises.
        """
        file = writer.insert(SourceFile, name=self.file_name, sha256=self.sha256, read_at=self.read_at)
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
