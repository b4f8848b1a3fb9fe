"""What happened to a person or a unit, year by year: awards, decisions, posts, names as they were then."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.catalogue import AwardType
from db.models.decisions import Recipient
from db.models.facts import EarlierAward
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person, PersonPosition
from db.models.rounds import AwardRound
from db.queries.amendments import Correction
from db.queries.directory import awards_of_unit, unit_past, with_predecessors
from db.queries.doubles import entries_of, kept_of
from db.queries.register_list import GivenAward, history_of, history_of_person
from db.rules.awards import general_name
from db.rules.dates import SINCE_EVER
from db.rules.printed_names import name_parts
from db.rules.terms import NominationState, NomineeKind


class MomentKind(StrEnum):
    """What happened."""

    AWARD = "award"
    EARLIER = "earlier"
    PUT_FORWARD = "put_forward"
    POST = "post"
    NAME = "name"
    TOOK_OVER = "took_over"
    TAKEN_OVER = "taken_over"
    ENDED = "ended"


@dataclass(frozen=True)
class Moment:
    """One thing that happened; `day` is None where only the year is known, `year` 0 where nothing is."""

    kind: MomentKind
    year: int
    day: date | None
    what: str
    """The award, the post, the name."""
    written: str = ""
    """Name, position and unit as the paper of then said them."""
    paper: str = ""
    """The number of its decision; of a nomination its round."""
    until: date | None = None
    revoked: str = ""
    """By which decision the award was taken back."""
    replaced: bool = False
    """Whether that decision stands in the place of the award's own."""
    state: NominationState | None = None
    reason: str = ""
    recipient_id: int = 0
    corrections: tuple[Correction, ...] = ()


def timeline_of_award(session: Session, recipient_id: int) -> tuple[str, list[Moment]]:
    """Return whom an award was given, under the name of today, and what happened to them. Raises KnownError: gone."""
    given = session.get(Recipient, recipient_id)
    if given is None:
        raise KnownError("gone", table="recipient", id=recipient_id)
    nominee = session.get_one(Nominee, kept_of(session, given.nominee_id))
    if nominee.person_id is not None:
        return nominee.name, person_timeline(session, nominee.person_id)
    if nominee.unit_id is not None:
        return nominee.name, unit_timeline(session, nominee.unit_id)
    return _called(given.kind, given.honorific, given.name), _household_timeline(session, nominee.id)


def person_timeline(session: Session, person_id: int) -> list[Moment]:
    """Return what happened to a person under all entries, the newest first; what has no day comes last."""
    people = {person_id}
    wanted = people
    while wanted:
        wanted = set(session.scalars(select(Person.id).where(Person.merged_into_id.in_(wanted)))) - people
        people = people | wanted
    nominee = session.scalar(select(Nominee.id).where(Nominee.person_id == person_id))
    entries = entries_of(session, [nominee])[nominee] if nominee is not None else ()
    found = [_award(award) for award in history_of_person(session, person_id)]
    found += _posts(session, people) + _earlier(session, entries) + _put_forward(session, entries)
    called = session.scalar(select(Person.full_name).where(Person.id == person_id))
    spelled = select(Person.full_name).where(Person.id.in_(people), Person.full_name != called).order_by(Person.id)
    found += [Moment(MomentKind.NAME, 0, None, name) for name in dict.fromkeys(session.scalars(spelled))]
    return _newest_first(found)


def _household_timeline(session: Session, nominee_id: int) -> list[Moment]:
    """Return what happened to a household under all entries, the newest first."""
    entries = entries_of(session, [nominee_id])[nominee_id]
    awards = history_of(session, nominee_id)
    rows = select(Recipient.id, Recipient.kind, Recipient.honorific, Recipient.name)
    asked = rows.where(Recipient.id.in_([award.recipient_id for award in awards]))
    called = {id_: _called(kind, honorific, name) for id_, kind, honorific, name in session.execute(asked)}
    found = [_award(replace(award, name=called[award.recipient_id])) for award in awards]
    return _newest_first(found + _earlier(session, entries) + _put_forward(session, entries))


def _called(kind: NomineeKind, honorific: str, name: str) -> str:
    """Return a name as papers call its bearer; a household by its word."""
    return name_parts(kind, honorific, name)[1] if kind is NomineeKind.HOUSEHOLD else name


def unit_timeline(session: Session, unit_id: int) -> list[Moment]:
    """Return what happened to a unit and to those it took over from, the newest first."""
    past = unit_past(session, unit_id)
    found = [_award(award) for award in awards_of_unit(session, unit_id)]
    units = with_predecessors(session, unit_id)
    entries = tuple(session.scalars(select(Nominee.id).where(Nominee.unit_id.in_(units))))
    found += _earlier(session, entries) + _put_forward(session, entries)
    for name, first, last in past.names:
        known = first > SINCE_EVER
        found.append(Moment(MomentKind.NAME, first.year if known else 0, first if known else None, name, until=last))
    found += [Moment(MomentKind.TOOK_OVER, on.year, on, name) for name, on in past.before]
    found += [Moment(MomentKind.TAKEN_OVER, on.year, on, name) for name, on in past.after]
    if past.ended_on and not past.after:
        found.append(Moment(MomentKind.ENDED, past.ended_on.year, past.ended_on, past.names[0][0]))
    return _newest_first(found)


def _newest_first(found: list[Moment]) -> list[Moment]:
    return sorted(found, key=lambda each: (each.year, each.day or date.min), reverse=True)


def _award(award: GivenAward) -> Moment:
    return Moment(
        MomentKind.AWARD,
        award.year,
        award.dated,
        award.award,
        _as_written(award.name, award.position, award.unit),
        award.number,
        revoked=award.revoked_number or award.revoked,
        replaced=bool(award.replaced),
        reason=award.reissued,
        recipient_id=award.recipient_id,
        corrections=award.corrections,
    )


def _as_written(*texts: str) -> str:
    return ", ".join(text for text in texts if text)


def _posts(session: Session, people: set[int]) -> list[Moment]:
    p = PersonPosition
    rows = session.execute(
        select(p.title, p.unit_text, p.valid_from, p.valid_to).where(p.person_id.in_(people)).order_by(p.id)
    )
    return [
        Moment(
            MomentKind.POST,
            row.valid_from.year if row.valid_from else 0,
            row.valid_from,
            _as_written(row.title, row.unit_text),
            until=row.valid_to,
        )
        for row in rows
    ]


def _earlier(session: Session, entries: tuple[int, ...]) -> list[Moment]:
    e = EarlierAward
    rows = session.execute(
        select(e.year, e.number, e.dated, e.authority, AwardType.name)
        .join(AwardType, AwardType.id == e.award_type_id)
        .where(e.nominee_id.in_(entries))
    )
    return [
        Moment(MomentKind.EARLIER, row.year, row.dated, general_name(row.name), row.authority, row.number)
        for row in rows
    ]


def _put_forward(session: Session, entries: tuple[int, ...]) -> list[Moment]:
    """Return what was put forward and not given, with its state and reason."""
    m = Nomination
    rows = session.execute(
        select(m.kind, m.honorific, m.name, m.position, m.unit, m.state, m.state_reason, AwardType.name.label("award"))
        .add_columns(AwardRound.name.label("round"), AwardRound.year)
        .join(AwardType, AwardType.id == m.award_type_id)
        .join(AwardRound, AwardRound.id == m.round_id)
        .outerjoin(Recipient, Recipient.nomination_id == m.id)
        .where(m.nominee_id.in_(entries), Recipient.id.is_(None))
        .order_by(m.id)
    )
    return [
        Moment(
            MomentKind.PUT_FORWARD,
            row.year,
            None,
            general_name(row.award),
            _as_written(_called(row.kind, row.honorific, row.name), row.position, row.unit),
            row.round,
            state=row.state,
            reason=row.state_reason,
        )
        for row in rows
    ]
