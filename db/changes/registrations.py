"""What units register for at the beginning of a year (đăng ký thi đua): entered one by one or from their lists."""

from dataclasses import dataclass

from sqlalchemy import select

from db.changes.change import Writer, change
from db.errors import KnownError
from db.models.catalogue import AwardType
from db.models.dossiers import Registration
from db.queries.known_by_name import KnownNames
from db.rules import drafts, names
from db.rules.clean_text import clean
from db.rules.terms import NomineeKind


@dataclass(frozen=True)
class Registered:
    """Somebody who registers for an award; `unit` is who sent the registration."""

    kind: NomineeKind
    name: str
    award_type_id: int
    unit: str = ""
    note: str = ""
    birth: str = ""
    """Only to know whom it means."""


@change("registration.add")
class AddRegistrations:
    """Enter registrations of a year; what is there already is left as it is."""

    year: int
    rows: tuple[Registered, ...]

    def apply(self, writer: Writer) -> int:
        """Return how many are new. Raises KnownError: bad_fact_year, gone, nothing_registered, and for a bad name."""
        if not 1945 <= self.year <= 2200:
            raise KnownError("bad_fact_year", text=str(self.year))
        if not self.rows:
            raise KnownError("nothing_registered")
        awards = set(writer.session.scalars(select(AwardType.id)))
        asked = [drafts.NominationDraft(each.kind, each.name, birth=each.birth, unit=each.unit) for each in self.rows]
        known = KnownNames(writer.session, asked)
        there = {
            (row.kind, row.name_plain, names.match_key(row.unit), row.award_type_id)
            for row in writer.session.scalars(select(Registration).where(Registration.year == self.year))
        }
        new = 0
        for each, draft in zip(self.rows, asked, strict=True):
            drafts.stop_at_errors(drafts.check_name("name", each.name))
            if each.award_type_id not in awards:
                raise KnownError("gone", table="award_type", id=each.award_type_id)
            name = clean(each.name)
            key = (each.kind, names.search_key(name), names.match_key(each.unit), each.award_type_id)
            if key in there:
                continue
            there.add(key)
            new += 1
            writer.insert(
                Registration,
                year=self.year,
                kind=NomineeKind(each.kind),
                name=name,
                name_plain=names.search_key(name),
                unit=clean(each.unit),
                nominee_id=known.meant(draft),
                award_type_id=each.award_type_id,
                note=each.note,
            )
        return new


@change("registration.remove")
class RemoveRegistrations:
    """Take registrations out."""

    registration_ids: tuple[int, ...]

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        for id_ in self.registration_ids:
            writer.delete(Registration, id_)
