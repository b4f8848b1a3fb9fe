"""What stands beside a person or a unit in the directory: posts, former names, predecessors, awards of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.nominees import Nominee
from db.models.people import PersonPosition, newest_post
from db.models.units import Unit, UnitName, UnitSuccession
from db.queries.register_list import GivenAward, history_of


@dataclass(frozen=True)
class PostLine:
    """What a person was, where, and in which span of time."""

    id: int
    position: str
    unit: str
    valid_from: date | None
    valid_to: date | None


def posts_of(session: Session, person_id: int) -> list[PostLine]:
    """Return the posts of a person, the newest first."""
    p = PersonPosition
    query = select(p.id, p.title, p.unit_text, p.valid_from, p.valid_to).where(p.person_id == person_id)
    return [PostLine(*cast(Any, row)) for row in session.execute(query.order_by(*newest_post()))]


@dataclass(frozen=True)
class Merged:
    """An entry that was recognised as another."""

    id: int
    name: str
    birth: str = ""


@dataclass(frozen=True)
class UnitPast:
    """The names of a unit with their days, and who came before and after it with the day."""

    names: tuple[tuple[str, date, date | None], ...]
    before: tuple[tuple[str, date], ...]
    after: tuple[tuple[str, date], ...]
    ended_on: date | None
    address: str


def unit_past(session: Session, unit_id: int) -> UnitPast:
    """Return what became of a unit, the newest names first."""
    n, s = UnitName, UnitSuccession
    names = session.execute(
        select(n.name, n.valid_from, n.valid_to).where(n.unit_id == unit_id).order_by(n.valid_from.desc())
    )
    unit = session.get(Unit, unit_id)
    sides = []
    for mine, other in ((s.successor_id, s.predecessor_id), (s.predecessor_id, s.successor_id)):
        rows = session.execute(select(other.label("unit"), s.on).where(mine == unit_id).order_by(s.on)).all()
        called = _newest_names(session, [row.unit for row in rows])
        sides.append(tuple((called.get(row.unit, ""), row.on) for row in rows))
    return UnitPast(
        tuple((row.name, row.valid_from, row.valid_to) for row in names),
        sides[0],
        sides[1],
        unit.ended_on if unit else None,
        unit.address if unit else "",
    )


def awards_of_unit(session: Session, unit_id: int) -> list[GivenAward]:
    """Return the awards of a unit and of all that it took over from, the newest first, each under its own name."""
    units = with_predecessors(session, unit_id)
    nominees = session.scalars(select(Nominee.id).where(Nominee.unit_id.in_(units))).all()
    found = {award.recipient_id: award for nominee in nominees for award in history_of(session, nominee)}
    return sorted(found.values(), key=lambda award: (award.dated or date.min, award.recipient_id), reverse=True)


def with_predecessors(session: Session, unit_id: int) -> set[int]:
    """Return a unit with its doubles, the units it took over from, and theirs."""
    found, wanted = {unit_id}, {unit_id}
    while wanted:
        before = select(UnitSuccession.predecessor_id).where(UnitSuccession.successor_id.in_(wanted))
        doubles = select(Unit.id).where(Unit.merged_into_id.in_(wanted))
        wanted = {*session.scalars(before), *session.scalars(doubles)} - found
        found |= wanted
    return found


def _newest_names(session: Session, units: Sequence[int]) -> dict[int, str]:
    rows = session.execute(
        select(UnitName.unit_id, UnitName.name).where(UnitName.unit_id.in_(units)).order_by(UnitName.valid_from)
    )
    return {row.unit_id: row.name for row in rows}


def doubles_of_unit(session: Session, unit_id: int) -> list[Merged]:
    """Return the units that were recognised as this one directly, the oldest first, by their newest names."""
    doubles = session.scalars(select(Unit.id).where(Unit.merged_into_id == unit_id).order_by(Unit.id)).all()
    called = _newest_names(session, doubles)
    return [Merged(one, called.get(one, "")) for one in doubles]
