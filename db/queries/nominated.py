"""Who is put forward in a round, in the order of its papers, and what the record knows of each for a report."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.council import CouncilResult, CouncilSession
from db.models.decisions import Decision, Recipient
from db.models.facts import DutyRating, Headcount, Initiative
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person, PersonPosition, newest_post
from db.models.rounds import AwardRound
from db.models.units import Unit
from db.queries.authority_words import AuthorityWords, words
from db.queries.doubles import asked_by_entry, entries_of
from db.queries.paper_order import PROPOSED
from db.queries.paper_rows import AwardedRow, nominated_row, words_by_award
from db.queries.revocations import in_force
from db.rules.awards import AwardWords
from db.rules.terms import NominationState, RewardType

NOT_PUT_FORWARD = (NominationState.RETURNED, NominationState.WITHDRAWN)


@dataclass(frozen=True)
class PutForward:
    """One nomination: whom it asks for which award, and where it stands."""

    id: int
    round_id: int
    authority_id: int
    authority: AuthorityWords
    award_type_id: int
    words: AwardWords
    """Of the award as this authority gives it."""
    state: NominationState
    row: AwardedRow


def put_forward(session: Session, round_id: int, day: date) -> list[PutForward]:
    """Return who is put forward, authority by authority, award by award, collectives first, each in its place.

    What was returned or withdrawn is left out (`left_out` counts it). Raises KnownError: nobody_put_forward.
    """
    where = (Nomination.round_id == round_id, Nomination.state.not_in(NOT_PUT_FORWARD))
    found = _found(session, where, day)
    if not found:
        raise KnownError("nobody_put_forward")
    return found


@dataclass(frozen=True)
class HeldSession:
    """The last session of the council about a round: its day, its members, and how it voted."""

    id: int
    held_on: date
    members: int
    ballot: str


def last_session(session: Session, round_id: int) -> HeldSession | None:
    """Return the last session about a round, None where none is kept yet."""
    columns = (CouncilSession.id, CouncilSession.held_on, CouncilSession.members_total, CouncilSession.ballot)
    query = select(*columns).where(CouncilSession.round_id == round_id)
    row = session.execute(query.order_by(CouncilSession.held_on.desc(), CouncilSession.id.desc()).limit(1)).first()
    return HeldSession(*row) if row else None


def judged(session: Session, held: HeldSession) -> list[PutForward]:
    """Return those whom a session of the council judged, in the same order."""
    asked = select(CouncilResult.nomination_id).where(CouncilResult.session_id == held.id)
    return _found(session, (Nomination.id.in_(asked),), held.held_on)


def nomination(session: Session, nomination_id: int, day: date) -> PutForward:
    """Return one nomination, whatever became of it. Raises KnownError: gone."""
    found = _found(session, (Nomination.id == nomination_id,), day)
    if not found:
        raise KnownError("gone", table="nomination", id=nomination_id)
    return found[0]


def reward_type_of(session: Session, round_id: int) -> RewardType:
    """Return what kind of achievement a round rewards."""
    return session.scalars(select(AwardRound.reward_type).where(AwardRound.id == round_id)).one()


def first_nomination(session: Session, round_id: int) -> int:
    """Return the first nomination of a round, 0 for none."""
    query = select(Nomination.id).where(Nomination.round_id == round_id)
    return session.scalar(query.order_by(Nomination.rank, Nomination.id).limit(1)) or 0


def left_out(session: Session, round_id: int, *, secret: bool) -> list[str]:
    """Return the names of those whose nomination was returned or withdrawn, on the secret list or not."""
    where = (Nomination.round_id == round_id, Nomination.state.in_(NOT_PUT_FORWARD), Nomination.secret.is_(secret))
    query = select(Nomination.name).join(AwardType, AwardType.id == Nomination.award_type_id)
    query = query.join(Authority, Authority.id == Nomination.authority_id).where(*where)
    return list(session.scalars(query.order_by(*PROPOSED)))


def _found(session: Session, where: Iterable[object], day: date) -> list[PutForward]:
    rows = session.execute(
        select(Nomination, AwardType)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .join(Authority, Authority.id == Nomination.authority_id)
        .where(*where)  # type: ignore[arg-type]
        .order_by(*PROPOSED)
    ).all()
    named = {id_: words(session, id_, day) for id_ in {row.Nomination.authority_id for row in rows}}
    told = words_by_award(session, {(row.AwardType, named[row.Nomination.authority_id].title) for row in rows})
    made = []
    for n, award in rows:
        authority = named[n.authority_id]
        of_award = told[award.id, authority.title]
        made.append(
            PutForward(
                n.id, n.round_id, n.authority_id, authority, award.id, of_award, n.state, nominated_row(n, {}, of_award)
            )
        )
    return made


@dataclass(frozen=True)
class EarlierAward:
    """An award given before: the year, its name, the decision, and whether it is a title (danh hiệu thi đua)."""

    year: int
    award: str
    number: str
    dated: date
    issuer: str
    title: bool


@dataclass(frozen=True)
class KnownFacts:
    """What the record knows of a nominee for a report of achievements; empty where it knows nothing."""

    birth: str = ""
    gender: str = ""
    ethnic_group: str = ""
    address: str = ""
    posts: tuple[str, ...] = ()
    """"Chuyên viên, Phòng Bưu chính (từ 01/02/2019)", the newest first."""
    people: int | None = None
    women: int | None = None
    earlier: tuple[EarlierAward, ...] = ()
    ratings: tuple[tuple[int, str], ...] = ()
    initiatives: tuple[tuple[int, str, str], ...] = ()
    """Year, name, number of the decision that recognised it."""


def facts_of(session: Session, nominees: Sequence[int], before: date, round_id: int) -> dict[int, KnownFacts]:
    """Return what is known of each nominee and its doubles on a day; a handful of statements for any number.

    What the round itself gave is no earlier award.
    """
    asked = asked_by_entry(entries_of(session, nominees))
    earlier, ratings, works = (
        _earlier(session, asked, before, round_id),
        _ratings(session, asked),
        _works(session, asked),
    )
    counts = {
        one: (row.total, row.women)
        for row in session.execute(
            select(Headcount.nominee_id, Headcount.total, Headcount.women)
            .where(Headcount.nominee_id.in_(asked))
            .order_by(Headcount.year)
        )
        for one in asked[row.nominee_id]
    }
    rows = session.execute(
        select(Nominee.id, Nominee.person_id, Nominee.address, Person.birth, Person.gender, Person.ethnic_group)
        .add_columns(Unit.address.label("seat"))
        .outerjoin(Person, Person.id == Nominee.person_id)
        .outerjoin(Unit, Unit.id == Nominee.unit_id)
        .where(Nominee.id.in_(set(nominees)))
    ).all()
    posts = _posts(session, [row.person_id for row in rows if row.person_id])
    return {
        row.id: KnownFacts(
            row.birth or "",
            row.gender or "",
            row.ethnic_group or "",
            row.address or row.seat or "",
            tuple(posts.get(row.person_id, ())),
            *counts.get(row.id, (None, None)),
            tuple(earlier.get(row.id, ())),
            tuple(ratings.get(row.id, ())),
            tuple(works.get(row.id, ())),
        )
        for row in rows
    }


def _earlier(
    session: Session, asked: dict[int, list[int]], before: date, round_id: int
) -> dict[int, list[EarlierAward]]:
    rows = session.execute(
        select(
            Recipient.nominee_id, Recipient.year, Recipient.award, Decision.number, Decision.dated, Recipient.issuer,
            AwardType.form,
        )
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(AwardType, AwardType.id == Recipient.award_type_id)
        .where(
            Recipient.nominee_id.in_(asked), Decision.dated < before, Decision.round_id != round_id, in_force()
        )
        .order_by(Decision.dated, Recipient.id)
    )  # fmt: skip
    found: defaultdict[int, list[EarlierAward]] = defaultdict(list)
    for row in rows:
        assert row.dated is not None and row.number is not None
        told = EarlierAward(row.year, row.award, row.number, row.dated, row.issuer, row.form == "title")
        for one in asked[row.nominee_id]:
            found[one].append(told)
    return found


def _ratings(session: Session, asked: dict[int, list[int]]) -> dict[int, list[tuple[int, str]]]:
    rows = session.execute(
        select(DutyRating.nominee_id, DutyRating.year, DutyRating.rating)
        .where(DutyRating.nominee_id.in_(asked))
        .order_by(DutyRating.year, DutyRating.id)
    )
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        for one in asked[row.nominee_id]:
            found[one].append((row.year, row.rating))
    return found


def _works(session: Session, asked: dict[int, list[int]]) -> dict[int, list[tuple[int, str, str]]]:
    rows = session.execute(
        select(Initiative.nominee_id, Initiative.year, Initiative.name, Initiative.decision_number)
        .where(Initiative.nominee_id.in_(asked))
        .order_by(Initiative.year, Initiative.id)
    )
    found: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for row in rows:
        for one in asked[row.nominee_id]:
            found[one].append((row.year, row.name, row.decision_number))
    return found


def _posts(session: Session, people: Sequence[int]) -> dict[int, list[str]]:
    p = PersonPosition
    rows = session.execute(
        select(p.person_id, p.title, p.unit_text, p.valid_from, p.valid_to)
        .where(p.person_id.in_(people))
        .order_by(*newest_post())
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        place = ", ".join(part for part in (row.title, row.unit_text) if part)
        span = [f"từ {row.valid_from:%d/%m/%Y}"] if row.valid_from else []
        span += [f"đến {row.valid_to:%d/%m/%Y}"] if row.valid_to else []
        if place:
            found[row.person_id].append(f"{place} ({' '.join(span)})" if span else place)
    return found
