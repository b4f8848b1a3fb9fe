"""What was registered for at the beginning of a year beside what became of it at its end."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.catalogue import AwardType
from db.models.dossiers import Registration
from db.models.nominations import Nomination
from db.models.rounds import AwardRound
from db.rules.awards import general_name
from db.rules.printed_names import known_as_plain
from db.rules.terms import NominationState, NomineeKind


class Came(StrEnum):
    """What became of a registration, or that there was none."""

    DECIDED = "decided"
    NOMINATED = "nominated"
    NOT_NOMINATED = "not_nominated"
    NOT_AWARDED = "not_awarded"
    UNREGISTERED = "unregistered"


@dataclass(frozen=True)
class RegistrationLine:
    """One registration, or a nomination that nobody registered (`id` 0)."""

    id: int
    unit: str
    kind: NomineeKind
    name: str
    award: str
    came: Came
    note: str = ""


DECIDED = (NominationState.DECIDED, NominationState.CERTIFICATE_ISSUED, NominationState.HANDED_OVER)
LOST = (
    NominationState.NOT_APPROVED,
    NominationState.NOT_RECOMMENDED,
    NominationState.WITHDRAWN,
    NominationState.REVOKED,
)


def registration_lines(session: Session, year: int) -> list[RegistrationLine]:
    """Return the registrations of a year by unit with what became of each, then what was nominated without one.

    Only nominations for awards that somebody registered for are compared: nobody registers for a sudden achievement.
    """
    awards = {row.id: general_name(row.name) for row in session.execute(select(AwardType.id, AwardType.name))}
    registered = list(session.scalars(select(Registration).where(Registration.year == year).order_by(Registration.id)))
    asked = {row.award_type_id for row in registered}
    made = session.execute(
        select(Nomination.nominee_id, Nomination.kind, Nomination.name, Nomination.unit, Nomination.proposer)
        .add_columns(Nomination.award_type_id, Nomination.state)
        .join(AwardRound, AwardRound.id == Nomination.round_id)
        .where(AwardRound.year == year, Nomination.award_type_id.in_(asked))
        .order_by(Nomination.id)
    ).all()
    by_nominee, by_name = defaultdict(list), defaultdict(list)
    for at, row in enumerate(made):
        by_nominee[row.nominee_id, row.award_type_id].append(at)
        by_name[row.kind, known_as_plain(row.kind, row.name), row.award_type_id].append(at)
    seen: set[int] = set()
    lines = []
    for each in registered:
        own = by_nominee.get((each.nominee_id, each.award_type_id), []) if each.nominee_id else []
        own = own or by_name.get((each.kind, known_as_plain(each.kind, each.name), each.award_type_id), [])
        seen |= set(own)
        came = _came([made[at].state for at in own])
        lines.append(
            RegistrationLine(each.id, each.unit, each.kind, each.name, awards[each.award_type_id], came, each.note)
        )
    lines += [
        RegistrationLine(0, row.proposer or row.unit, row.kind, row.name, awards[row.award_type_id], Came.UNREGISTERED)
        for at, row in enumerate(made)
        if at not in seen and row.state not in LOST
    ]
    return sorted(lines, key=lambda line: (line.unit.casefold(), line.award, line.id == 0))


def registered_years(session: Session) -> list[int]:
    """Return the years with registrations, the newest first."""
    return list(
        session.scalars(select(Registration.year).group_by(Registration.year).order_by(Registration.year.desc()))
    )


def many_registered(session: Session, year: int) -> int:
    """Return how many registrations a year has."""
    return session.scalar(select(func.count()).select_from(Registration).where(Registration.year == year)) or 0


def _came(states: list[NominationState]) -> Came:
    if not states:
        return Came.NOT_NOMINATED
    if any(state in DECIDED for state in states):
        return Came.DECIDED
    return Came.NOT_AWARDED if all(state in LOST for state in states) else Came.NOMINATED
