"""One award as it is confirmed years later: what was frozen, its decision, its register number, its revocation."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.catalogue import AwardType
from db.models.decisions import Decision, Recipient
from db.models.register import RegisterEntry, Revocation
from db.queries.authority_words import words
from db.queries.award_words import no_certificate, words_of
from db.queries.paper_rows import AwardedRow
from db.rules.nomination_fields import PRINTED, texts_of


@dataclass(frozen=True)
class ConfirmedAward:
    """An award of the register; `register` is the office's own number, "" where it was never entered."""

    row: AwardedRow
    act: str
    """"tặng", "truy tặng", "tặng thưởng"."""
    award: str
    """Behind the verb: "Bằng khen của …", "danh hiệu “Lao động tiên tiến”"."""
    number: str
    dated: date | None
    issuer: str
    register: str
    revoked: str
    revoked_on: date | None
    replaced: bool
    """Whether it was not taken back for itself: another decision stands in the place of its own."""
    no_certificate: str
    """Why the office draws no certificate of it, "" where it draws one."""


def confirmed(session: Session, recipient_id: int) -> ConfirmedAward:
    """Return one award. Raises KnownError: gone, authority_without_name."""
    found = session.execute(
        select(Recipient, Decision, AwardType, RegisterEntry.number, Revocation)
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(AwardType, AwardType.id == Recipient.award_type_id)
        .outerjoin(RegisterEntry, RegisterEntry.recipient_id == Recipient.id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.id == recipient_id)
    ).one_or_none()
    if found is None:
        raise KnownError("gone", table="recipient", id=recipient_id)
    one, decision, award, entry, revoked = found
    title = words(session, decision.authority_id, decision.dated or date.max).title
    told = words_of(session, award, title)
    return ConfirmedAward(
        AwardedRow(
            one.nominee_id,
            one.kind,
            one.name,
            register_number=one.register_number,
            bonus=one.bonus,
            **texts_of(one, PRINTED),
        ),
        told.act([one.posthumous]),
        told.given.replace(told.full, one.award or told.full),
        decision.number or "",
        decision.dated,
        title,
        str(entry or ""),
        revoked.number if revoked else "",
        revoked.dated if revoked else None,
        bool(revoked and revoked.replaced),
        no_certificate(session, award),
    )


def first_award(session: Session, round_id: int) -> int:
    """Return the first recipient of a round, 0 for none."""
    query = select(Recipient.id).join(Decision, Decision.id == Recipient.decision_id)
    return session.scalar(query.where(Decision.round_id == round_id).order_by(Recipient.id).limit(1)) or 0


def recipient_of_entry(session: Session, number: int) -> int:
    """Return the recipient that stands under a number of the office's register. Raises KnownError: gone."""
    found = session.scalar(select(RegisterEntry.recipient_id).where(RegisterEntry.number == number))
    if found is None:
        raise KnownError("gone", table="register_entry", id=number)
    return found
