"""What a round waits for: its milestones, and the units that are asked for their lists."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.nominations import Nomination
from db.models.rounds import AwardRound, Milestone, RoundUnit
from db.models.units import UnitName
from db.rules.names import search_key
from db.rules.terms import MilestoneKind, NomineeKind


@dataclass(frozen=True)
class MilestoneLine:
    """One milestone; `title` is "" where its kind says what it is, `done_on` None until it is done."""

    id: int
    kind: MilestoneKind
    title: str
    due: date
    done_on: date | None


def milestones(session: Session, round_id: int) -> list[MilestoneLine]:
    """Return the milestones of a round by their days."""
    rows = session.execute(
        select(Milestone.id, Milestone.kind, Milestone.title, Milestone.due, Milestone.done_on)
        .where(Milestone.round_id == round_id)
        .order_by(Milestone.due, Milestone.id)
    )
    return [MilestoneLine(*row) for row in rows]


def deadline_of(session: Session, round_id: int) -> date | None:
    """Return until when the units of a round send their lists, None where nobody said so."""
    return session.scalar(select(AwardRound.deadline).where(AwardRound.id == round_id))


@dataclass(frozen=True)
class AskedUnit:
    """A unit that is asked for its list; it has answered once a nomination names it, or once a clerk said so."""

    id: int
    unit_id: int
    name: str
    reminded_on: date | None
    answered_on: date | None
    nominations: int

    @property
    def answered(self) -> bool:
        """Whether nothing is expected of the unit any more."""
        return self.answered_on is not None or self.nominations > 0


def asked_units(session: Session, round_id: int) -> list[AskedUnit]:
    """Return the units that a round asks, in dictionary order; nominations are counted by the unit they name.

    A unit is named by what it is called and by what it was called before.
    """
    rows = session.execute(
        select(
            RoundUnit.id,
            RoundUnit.unit_id,
            UnitName.name,
            RoundUnit.reminded_on,
            RoundUnit.answered_on,
        )
        .join(UnitName, (UnitName.unit_id == RoundUnit.unit_id) & UnitName.valid_to.is_(None))
        .where(RoundUnit.round_id == round_id)
        .order_by(UnitName.name_sort, RoundUnit.id)
    ).all()
    if not rows:
        return []
    many = _nominations_by_unit(session, round_id)
    borne: dict[int, set[str]] = {row.unit_id: set() for row in rows}  # a list may still write a name of before
    every_name = select(UnitName.unit_id, UnitName.name_plain).where(UnitName.unit_id.in_(list(borne)))
    for unit_id, key in session.execute(every_name):
        borne[unit_id].add(key)
    return [AskedUnit(*row, sum(many.get(key, 0) for key in borne[row.unit_id])) for row in rows]


def _nominations_by_unit(session: Session, round_id: int) -> dict[str, int]:
    """Return how many nominations of a round name each unit, by search key: whole, or as the first of several."""
    counted = session.execute(
        select(Nomination.unit, func.count().label("n"))
        .where(Nomination.round_id == round_id)
        .group_by(Nomination.unit)
    )
    found: dict[str, int] = {}
    for row in counted:
        parts = row.unit.split(",")
        for key in {search_key(",".join(parts[:last])) for last in range(1, len(parts) + 1)}:
            found[key] = found.get(key, 0) + row.n
    named = session.execute(
        select(Nomination.name_plain, func.count().label("n"))
        .where(Nomination.round_id == round_id, Nomination.kind == NomineeKind.COLLECTIVE)
        .group_by(Nomination.name_plain)
    )
    for row in named:
        found[row.name_plain] = found.get(row.name_plain, 0) + row.n
    return found
