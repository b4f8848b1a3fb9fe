"""The register and a round row by row, however long they are."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import RegisterEntry, Revocation
from db.models.rounds import AwardRound
from db.queries.amendments import Correction, corrections
from db.queries.law import known_bonus
from db.queries.nomination_drafts import kept_texts, person_lines
from db.queries.nomination_list import KIND_ORDER, authority_titles
from db.queries.paper_order import PROPOSED
from db.queries.secrecy import open_to, secret_recipients, shows_secret
from db.rules.awards import full_wording
from db.rules.nomination_fields import PRINTED, NominationTexts, PersonFacts, PrintedTexts
from db.rules.terms import NominationState, NomineeKind

CHUNK = 2000


@dataclass(frozen=True)
class RegisterLine(PrintedTexts):
    """One award of the register, as frozen; `revoked` is the number of the revoking decision or None."""

    entry: int
    kind: NomineeKind
    name: str
    award: str
    register_number: str
    bonus: int | None
    """None where it is not known."""
    number: str
    dated: date
    revoked: str | None
    replaced: bool | None = None
    """Whether by a decision in the place of its own."""
    secret: bool = False
    corrections: tuple[Correction, ...] = ()


_READ = (*(one.name for one in fields(RegisterLine) if one.name not in (*PRINTED, "secret", "corrections")), *PRINTED)
"""Fields of a line in the order in which they are read; the recipient's id stands behind them."""


@dataclass(frozen=True)
class RoundListLine(NominationTexts, PersonFacts):
    """One nomination of a round."""

    kind: NomineeKind
    name: str
    award: str
    state: NominationState
    reason: str


def register(session: Session, secret: frozenset[int] | None = None) -> Iterator[RegisterLine]:
    """Yield the whole register in the order of its numbers; the secret list only where the session shows it.

    `secret` are its recipients (`secret_recipients`) where who asks knows them already.
    """
    secret = secret_recipients(session) if secret is None else secret
    shown = shows_secret(session)
    r = Recipient
    columns: Any = (
        RegisterEntry.number,
        r.kind,
        r.name,
        r.award,
        r.register_number,
        known_bonus(),
        Decision.number,
        Decision.dated,
        Revocation.number,
        Revocation.replaced,
        *(getattr(r, name) for name in PRINTED),
        r.id,
    )
    found = session.connection().execute(  # plain rows: the session would make its own of each
        select(*columns)
        .join(r, r.id == RegisterEntry.recipient_id)
        .join(Decision, Decision.id == r.decision_id)
        .outerjoin(Revocation, Revocation.recipient_id == r.id)
        .order_by(RegisterEntry.number)
        .execution_options(yield_per=CHUNK)
    )
    corrected = corrections(session)
    for row in found:
        if secret and not shown and row[-1] in secret:
            continue
        line = object.__new__(RegisterLine)  # its own way sets each field by a call: a fifth of a long export
        told = vars(line)
        told.update(zip(_READ, row, strict=False))
        if secret and row[-1] in secret:
            told["secret"] = True
        if row[-1] in corrected:
            told["corrections"] = tuple(corrected[row[-1]])
        yield line


def round_(session: Session, round_id: int) -> Iterator[RoundListLine]:
    """Yield the nominations of a round in list order: collectives, people, households, each by rank.

    The secret list comes only where the session shows it.
    """
    titles = authority_titles(session)
    listed = (
        select(Nomination, AwardType.name.label("award"), AwardType.wording, Person)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .join(Nominee, Nominee.id == Nomination.nominee_id)
        .outerjoin(Person, Person.id == Nominee.person_id)
        .where(Nomination.round_id == round_id, open_to(session))
        .order_by(Nomination.rank, Nomination.id)
        .execution_options(yield_per=CHUNK)
    )
    for kind in KIND_ORDER:
        for n, award, own, person in session.execute(listed.where(Nomination.kind == kind)):
            wording = full_wording(award, titles.get(n.authority_id, ""), own)
            facts = {**kept_texts(n), **person_lines(person), "birth": person.birth if person else ""}
            yield RoundListLine(n.kind, n.name, wording, n.state, n.state_reason, **facts)


def round_name(session: Session, round_id: int) -> str:
    """Return what a round is called."""
    return session.scalars(select(AwardRound.name).where(AwardRound.id == round_id)).one()


def rows_with_awards(session: Session, round_id: int) -> Iterator[tuple[Nomination, AwardType]]:
    """Yield the nominations of a round with their awards, in the order of papers.

    Those withdrawn or not approved are left out. The secret list comes only where the session shows it.
    """
    gone = (NominationState.WITHDRAWN, NominationState.NOT_APPROVED, NominationState.REVOKED)
    query = (
        select(Nomination, AwardType)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .join(Authority, Authority.id == Nomination.authority_id)
        .where(Nomination.round_id == round_id, Nomination.state.not_in(gone), open_to(session))
        .order_by(*PROPOSED)
    )
    for row in session.execute(query):
        yield row.Nomination, row.AwardType
