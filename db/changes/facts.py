"""Facts about nominees that the law asks for: entered, corrected and taken out, many rows as one step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from db.changes.change import Writer, change
from db.changes.nominees import new_nominees
from db.changes.units import names_of
from db.errors import KnownError
from db.models.catalogue import AwardType
from db.models.facts import (
    Absence,
    Discipline,
    DutyRating,
    EarlierAward,
    Employment,
    Headcount,
    Initiative,
    ResultsKnown,
)
from db.models.nominees import Nominee
from db.models.units import UnitName
from db.rules import drafts
from db.rules.fact_fields import FACTS, checked_values
from db.rules.terms import NomineeKind

MODELS: dict[str, Any] = {
    model.__tablename__: model
    for model in (DutyRating, Initiative, ResultsKnown, EarlierAward, Discipline, Employment, Absence, Headcount)
}


@dataclass(frozen=True)
class FactRow:
    """One row of a kind of facts (`db.rules.fact_fields.FACTS`); `id` is the row that it corrects, 0 for a new one.

    `values` are by column: numbers, days, codes; an award by its code. A collective that was never nominated is meant
    by `nominee_id` 0 and its `unit_id`; somebody new by -1 for the first of `EnterFacts.new`, -2 for the second.
    """

    kind: str
    nominee_id: int
    values: Any
    id: int = 0
    unit_id: int = 0


@dataclass(frozen=True)
class NewOwner:
    """Somebody whom the record does not know yet and whose facts are entered; `birth` is what `parse_birth` reads."""

    kind: NomineeKind
    name: str
    honorific: str = ""
    birth: str = ""
    position: str = ""
    unit: str = ""


@change("facts.enter")
class EnterFacts:
    """Enter or correct facts; of what a nominee has one of a year, the one that is there is corrected."""

    rows: tuple[FactRow, ...]
    new: tuple[NewOwner, ...] = ()

    def apply(self, writer: Writer) -> int:
        """Return how many rows are different now.

        Raises KnownError: gone, fact_unknown, fact_not_of_kind, field_missing, bad_fact_year, bad_count, bad_choice,
        counts_exceed, ends_before, and for somebody new what a nomination raises.
        """
        awards = {row.code: row.id for row in writer.session.execute(select(AwardType.code, AwardType.id))}
        drafted = [
            drafts.NominationDraft(
                each.kind,
                each.name,
                honorific=each.honorific,
                birth=each.birth,
                position=each.position,
                unit=each.unit,
            )
            for each in self.new
        ]
        for draft in drafted:
            drafts.stop_at_errors(drafts.check_name("name", draft.name))
        added = new_nominees(writer, drafted) if drafted else []
        of_units: dict[int, int] = {}
        return sum(_enter(writer, _owned(writer, row, added, of_units), awards) for row in self.rows)


@change("facts.remove")
class RemoveFacts:
    """Take rows out, each by its kind and id."""

    rows: tuple[FactRow, ...]

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, fact_unknown."""
        for row in self.rows:
            if row.kind not in FACTS:
                raise KnownError("fact_unknown", kind=row.kind, known=list(FACTS))
            writer.delete(MODELS[row.kind], row.id)


def _owned(writer: Writer, row: FactRow, added: Sequence[int], of_units: dict[int, int]) -> FactRow:
    """Return a row with the nominee it is about; an entry is made for a unit that has none."""
    if row.nominee_id > 0 or row.id:
        return row
    if row.nominee_id < 0:
        if -row.nominee_id > len(added):
            raise KnownError("gone", table="nominee", id=row.nominee_id)
        return replace(row, nominee_id=added[-row.nominee_id - 1])
    if row.unit_id not in of_units:
        of_units[row.unit_id] = _entry_of_unit(writer, row.unit_id)
    return replace(row, nominee_id=of_units[row.unit_id])


def _entry_of_unit(writer: Writer, unit_id: int) -> int:
    there = writer.session.scalar(select(Nominee.id).where(Nominee.unit_id == unit_id))
    if there is not None:
        return there
    called = select(UnitName).where(UnitName.unit_id == unit_id).order_by(UnitName.valid_from.desc()).limit(1)
    name = writer.session.scalar(called)
    if name is None:
        raise KnownError("gone", table="unit", id=unit_id)
    return writer.insert(Nominee, kind=NomineeKind.COLLECTIVE, unit_id=unit_id, **names_of(name.name))


def _enter(writer: Writer, row: FactRow, awards: dict[str, int]) -> bool:
    values = checked_values(row.kind, row.values)
    model, kind = MODELS[row.kind], FACTS[row.kind]
    nominee = writer.session.get(Nominee, row.nominee_id)
    if nominee is None:
        raise KnownError("gone", table="nominee", id=row.nominee_id)
    if nominee.kind not in kind.kinds:
        raise KnownError("fact_not_of_kind", table=row.kind, kind=nominee.kind.value)
    for name in ("award_type_id", "used_for"):
        if values.get(name) and values[name] not in awards:
            raise KnownError("bad_choice", field=name, known=sorted(awards))
    if "award_type_id" in values:
        values["award_type_id"] = awards[values["award_type_id"]]
    there = row.id or _there(writer, model, row.nominee_id, kind.key, values)
    if there:
        return writer.update(model, there, **values)
    writer.insert(model, nominee_id=row.nominee_id, **values)
    return True


def _there(writer: Writer, model: Any, nominee: int, key: tuple[str, ...] | None, values: dict[str, Any]) -> int:
    if key is None:
        return 0
    same = [getattr(model, name) == values[name] for name in key]
    return writer.session.scalar(select(model.id).where(model.nominee_id == nominee, *same)) or 0
