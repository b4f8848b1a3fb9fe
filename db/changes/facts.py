"""Facts about nominees that the law asks for: entered, corrected and taken out, many rows as one step."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from db.changes.change import Writer, change
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
from db.rules.fact_fields import FACTS, checked_values

MODELS: dict[str, Any] = {
    model.__tablename__: model
    for model in (DutyRating, Initiative, ResultsKnown, EarlierAward, Discipline, Employment, Absence, Headcount)
}


@dataclass(frozen=True)
class FactRow:
    """One row of a kind of facts (`db.rules.fact_fields.FACTS`); `id` is the row that it corrects, 0 for a new one.

    `values` are by column: numbers, days, codes; an award by its code.
    """

    kind: str
    nominee_id: int
    values: Any
    id: int = 0


@change("facts.enter")
class EnterFacts:
    """Enter or correct facts; of what a nominee has one of a year, the one that is there is corrected."""

    rows: tuple[FactRow, ...]

    def apply(self, writer: Writer) -> int:
        """Return how many rows are different now.

        Raises KnownError: gone, fact_unknown, fact_not_of_kind, field_missing, bad_fact_year, bad_count, bad_choice,
        counts_exceed, ends_before.
        """
        awards = {row.code: row.id for row in writer.session.execute(select(AwardType.code, AwardType.id))}
        return sum(_enter(writer, row, awards) for row in self.rows)


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
