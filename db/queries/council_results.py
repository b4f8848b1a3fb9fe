"""What the council said of each nomination, and who waits for it, as plain rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.catalogue import typed
from db.errors import KnownError
from db.models.catalogue import AwardType
from db.models.council import CouncilResult, CouncilSession
from db.models.journal import JournalEntry
from db.models.nominations import Nomination
from db.queries.nomination_list import KIND_ORDER, authority_titles
from db.rules.awards import full_wording
from db.rules.catalogue import VoteShare, votes_needed
from db.rules.printed_names import printed_name
from db.rules.terms import Confidence, NominationState

Group = tuple[str, list[int]]
"""An award in full, and the nominations for it."""

Where = tuple[Any, ...]
ORDERED = (Nomination.id, Nomination.kind, Nomination.rank, Nomination.authority_id, AwardType.order)
WORDED = (AwardType.name.label("award"), AwardType.wording)


@dataclass(frozen=True)
class CouncilRow:
    """One nomination before the council; votes are None, and `recommended` too, while it waits."""

    id: int
    name: str
    unit: str
    award: str
    votes_for: int | None = None
    votes_total: int | None = None
    recommended: bool | None = None
    reason: str = ""
    votes_against: int | None = None
    votes_blank: int | None = None
    in_spite: str = ""
    ratio: Decimal | None = None
    """Which part of all members the law asks for, None where it sets nothing or nothing is known."""
    source: str = ""
    verified: bool = True


def waiting_rows(session: Session, round_id: int, day: date) -> list[CouncilRow]:
    """Return the submitted nominations of a round by award, collectives first, under the law of `day`."""
    found = _in_order(_rows(session, None, _waiting(round_id)))
    return _told(session, found, None, day)


def result_rows(session: Session, session_id: int) -> list[CouncilRow]:
    """Return what one session of the council said, by award, collectives first."""
    found = _in_order(_rows(session, session_id, (CouncilResult.session_id == session_id,)))
    return _told(session, found, session_id, held_on(session, session_id))


def waiting_ids(session: Session, round_id: int) -> list[Group]:
    """Return the submitted nominations of a round, (award, ids), in the order of `waiting_rows`."""
    return _groups(session, None, _waiting(round_id))


def result_ids(session: Session, session_id: int) -> list[Group]:
    """Return the nominations that one session judged, (award, ids), in the order of `result_rows`."""
    return _groups(session, session_id, (CouncilResult.session_id == session_id,))


def rows_by_id(session: Session, ids: Sequence[int], session_id: int | None, day: date | None) -> dict[int, CouncilRow]:
    """Return rows by nomination: what that session said of each, or under `day` who waits where it is None."""
    found = _rows(session, session_id, (Nomination.id.in_(ids),))
    return {row.id: row for row in _told(session, found, session_id, day)}


def many_recommended(session: Session, session_id: int) -> int:
    """Return how many nominations one session of the council recommended."""
    said = (CouncilResult.session_id == session_id, CouncilResult.recommended.is_(True))
    return session.scalar(select(func.count()).select_from(CouncilResult).where(*said)) or 0


def held_on(session: Session, session_id: int) -> date | None:
    """Return the day of a session, None where there is none."""
    return session.scalar(select(CouncilSession.held_on).where(CouncilSession.id == session_id))


def _waiting(round_id: int) -> Where:
    return (Nomination.round_id == round_id, Nomination.state == NominationState.SUBMITTED)


def _select(columns: Sequence[Any], session_id: int | None, where: Where) -> Select[Any]:
    query = select(*columns).join(AwardType, AwardType.id == Nomination.award_type_id)
    if session_id is not None:
        query = query.join(CouncilResult, CouncilResult.nomination_id == Nomination.id)
        query = query.where(CouncilResult.session_id == session_id)
    return query.where(*where)


def _in_order(found: Iterable[Any]) -> list[Any]:
    return sorted(found, key=lambda r: (r.order, r.authority_id, KIND_ORDER.index(r.kind), r.rank, r.id))


def _groups(session: Session, session_id: int | None, where: Where) -> list[Group]:
    titles = authority_titles(session)
    found = _in_order(session.execute(_select((*ORDERED, *WORDED), session_id, where)))
    words = groupby(found, key=lambda r: full_wording(r.award, titles.get(r.authority_id, ""), r.wording))
    return [(award, [row.id for row in rows]) for award, rows in words]


def _rows(session: Session, session_id: int | None, where: Where) -> Sequence[Any]:
    votes = (
        *(CouncilResult.votes_for, CouncilResult.votes_total, CouncilResult.recommended, CouncilResult.reason),
        *(CouncilResult.votes_against, CouncilResult.votes_blank, CouncilResult.in_spite),
    )
    said = (Nomination.honorific, Nomination.name, Nomination.unit, Nomination.state, Nomination.state_reason)
    columns = (*ORDERED, *WORDED, *said, AwardType.code, *(votes if session_id is not None else ()))
    return session.execute(_select(columns, session_id, where)).all()


def _told(session: Session, found: Iterable[Any], session_id: int | None, day: date | None) -> list[CouncilRow]:
    titles = authority_titles(session)
    shares = cache(lambda code: _share(code, day))
    return [
        CouncilRow(
            row.id,
            printed_name(row.kind, row.honorific, row.name),
            row.unit,
            full_wording(row.award, titles.get(row.authority_id, ""), row.wording),
            *(_votes(row) if session_id is not None else ()),
            **shares(row.code),
        )
        for row in found
    ]


def share_on(award: str, day: date) -> VoteShare | None:
    """Return which part of all members the law of a day asks for, None where no law is in force or known."""
    try:
        return typed().votes_for(award, typed().regime_on(day).code)
    except KnownError:
        return None


def law_of_share(share: VoteShare, day: date) -> str:
    """Return the article that sets a share, the decree of the day where none is noted or the one noted is unsure."""
    noted = share.fact.source if share.fact.confidence is not Confidence.UNSURE else ""
    return noted or typed().regime_on(day).decrees[-1]


def _share(award: str, day: date | None) -> dict[str, Any]:
    share = share_on(award, day) if day is not None else None
    if day is None or share is None or share.ratio is None:
        return {}
    verified = share.fact.confidence is Confidence.VERIFIED
    return {"ratio": share.ratio, "source": law_of_share(share, day), "verified": verified}


def _votes(row: Any) -> tuple[Any, ...]:
    said = (row.votes_for, row.votes_total, row.recommended, _said(row))
    return (*said, row.votes_against, row.votes_blank, row.in_spite)


def _said(row: Any) -> str:
    """Return why the council did not recommend a nominee, as it said then."""
    early = row.state_reason if row.state is NominationState.NOT_RECOMMENDED else ""
    return "" if row.recommended else str(row.reason or early)


@dataclass(frozen=True)
class AskedShare:
    """An award for which the law asks a part of all members."""

    award: str
    percent: int
    needed: int
    source: str


@dataclass(frozen=True)
class Counted:
    """What the minutes say of the count beside the votes."""

    written: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    shares: tuple[AskedShare, ...] = ()


def counted_in(session: Session, session_id: int) -> Counted:
    """Return who voted in writing, who counted, the ballots, and which awards need a part of all members."""
    held = session.get(CouncilSession, session_id)
    if held is None:
        return Counted()
    shares: dict[str, AskedShare] = {}
    for row in result_rows(session, session_id):
        if row.ratio is not None:
            needed = votes_needed(row.ratio, held.members_total)
            shares[row.award] = AskedShare(row.award, round(100 * row.ratio), needed, row.source)
    return Counted(
        tuple(held.written.splitlines()),
        tuple(held.tellers.splitlines()),
        held.ballots_issued,
        held.ballots_returned,
        held.ballots_valid,
        tuple(shares.values()),
    )


def ballot_key(session: Session) -> str:
    """Return the secret that seals ballots: that of the record's first step, which nobody outside it has."""
    return session.scalar(select(JournalEntry.hash).order_by(JournalEntry.id).limit(1)) or ""
