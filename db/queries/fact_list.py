"""Facts of nominees as rows to be shown and corrected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.catalogue import AwardType
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.table_registry import table_named
from db.models.units import UnitName
from db.queries.doubles import entries_of
from db.rules.awards import general_name
from db.rules.fact_fields import FACTS
from db.rules.terms import NomineeKind


@dataclass(frozen=True)
class FactLine:
    """One row of a kind of facts; awards stand by their code."""

    kind: str
    id: int
    nominee_id: int
    values: dict[str, Any]


@dataclass(frozen=True)
class FactOwner:
    """A nominee whose facts are shown."""

    id: int
    kind: NomineeKind
    name: str


def owners(session: Session, nomination_ids: Sequence[int]) -> list[FactOwner]:
    """Return the nominees of nominations, each once, in their order."""
    rows = session.execute(
        select(Nomination.id, Nominee.id.label("nominee"), Nominee.kind, Nominee.name)
        .join(Nominee, Nominee.id == Nomination.nominee_id)
        .where(Nomination.id.in_(nomination_ids))
    )
    found = {row.id: FactOwner(row.nominee, row.kind, row.name) for row in rows}
    return list(dict.fromkeys(found[id_] for id_ in nomination_ids if id_ in found))


def known_owner(session: Session, *, person_id: int = 0, unit_id: int = 0) -> tuple[FactOwner | None, list[FactLine]]:
    """Return a person or a unit of the directory as an owner of facts, with those of all entries of the same one.

    A unit that was never nominated has no entry yet: its id is 0. None where the directory has nobody of the id.
    """
    same = Nominee.person_id == person_id if person_id else Nominee.unit_id == unit_id
    row = session.execute(select(Nominee.id, Nominee.kind, Nominee.name).where(same)).first()
    if row is None:
        called = select(UnitName.name).where(UnitName.unit_id == unit_id).order_by(UnitName.valid_from.desc())
        name = session.scalar(called.limit(1))
        return (FactOwner(0, NomineeKind.COLLECTIVE, name) if name else None), []
    entries = next(iter(entries_of(session, [row.id]).values()))
    lines = [replace(line, nominee_id=row.id) for line in fact_lines(session, entries)]
    return FactOwner(row.id, row.kind, row.name), lines


def fact_lines(session: Session, nominee_ids: Sequence[int]) -> list[FactLine]:
    """Return every fact of nominees, kind by kind, the newest year first."""
    codes = {row.id: row.code for row in session.execute(select(AwardType.id, AwardType.code))}
    found: list[FactLine] = []
    for kind, fact in FACTS.items():
        table = table_named(kind)
        names = [column.name for column in fact.columns]
        order = table.c.year.desc() if "year" in names else table.c.id
        query = select(table).where(table.c.nominee_id.in_(nominee_ids)).order_by(table.c.nominee_id, order, table.c.id)
        for row in session.execute(query).mappings():
            values = {name: row[name] for name in names}
            if "award_type_id" in values:
                values["award_type_id"] = codes[values["award_type_id"]]
            found.append(FactLine(kind, row["id"], row["nominee_id"], values))
    return found


def award_names(session: Session) -> dict[str, str]:
    """Return what awards are called, by code, those in use first."""
    rows = session.execute(select(AwardType.code, AwardType.name, AwardType.abbreviation).order_by(AwardType.order))
    return {row.code: general_name(row.name) for row in rows}
