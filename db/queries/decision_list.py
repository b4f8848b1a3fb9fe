"""Decisions of a round, their items and recipients, as plain rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from db.models.amendments import Amendment, AmendmentItem, Replacement
from db.models.catalogue import AwardType
from db.models.decisions import Decision, DecisionItem, DecisionScan, Recipient
from db.models.nominations import Attachment, Nomination
from db.models.register import Revocation
from db.queries.given_awards import full_award, given_awards
from db.queries.law import known_bonus
from db.queries.nomination_list import KIND_ORDER, dated_titles
from db.queries.paper_order import LAW_ORDER
from db.rules import numbering
from db.rules.awards import form_word, full_wording
from db.rules.terms import AmendmentKind, DecisionOrigin, DecisionState, NominationState, NomineeKind, SigningCapacity

Text = InstrumentedAttribute[str]
OWN_WORDS = (DecisionItem.name, DecisionItem.position, DecisionItem.unit, DecisionItem.citation)
"""Of an item, where the decision says something else than the nomination; "" where it does not."""


@dataclass(frozen=True)
class GivenAward:
    """One award of a decision, in full as it was called on its day, and how many of each kind it goes to."""

    award_type_id: int
    award: str
    counts: dict[NomineeKind, int]


@dataclass(frozen=True)
class DecisionLine:
    """One decision with how many of each kind it names, and of how many the award was taken back since.

    `authority` is as it was called on its day; awards stand in the order of the catalogue.
    """

    id: int
    round_id: int
    authority_id: int
    awards: tuple[GivenAward, ...]
    authority: str
    origin: DecisionOrigin
    state: DecisionState
    number: str
    dated: date | None
    place: str
    signer_name: str
    signer_office: str
    capacity: SigningCapacity
    grounds: str
    recipients: str
    revoked: int = 0
    replaced: bool = False
    """Whether another decision stands in its place."""

    @property
    def award(self) -> str:
        """What it gives, each in full: "Lao động tiên tiến, Giấy khen của Giám đốc Sở …"."""
        return ", ".join(each.award for each in self.awards)

    @property
    def counts(self) -> dict[NomineeKind, int]:
        """How many of each kind it names."""
        found: Counter[NomineeKind] = Counter()
        for each in self.awards:
            found.update(each.counts)
        return dict(found)


def decision_lines(session: Session, round_id: int) -> list[DecisionLine]:
    """Return the round's decisions in the order they were made."""
    new = aliased(Decision)
    stands = select(Replacement.id).join(new, new.id == Replacement.decision_id)
    replaced = stands.where(Replacement.replaced_id == Decision.id, new.state == DecisionState.ISSUED).exists()
    query = select(Decision, replaced).where(Decision.round_id == round_id).order_by(Decision.id)
    rows, in_place = [], {}
    for row, other in session.execute(query):
        rows.append(row)
        in_place[row.id] = bool(other)
    given, title = given_awards(session, [row.id for row in rows]), dated_titles(session)
    taken = session.execute(
        select(Recipient.decision_id, func.count())
        .join(Revocation, Revocation.recipient_id == Recipient.id)
        .join(Decision, Decision.id == Recipient.decision_id)
        .where(Decision.round_id == round_id)
        .group_by(Recipient.decision_id)
    )
    revoked = {row[0]: row[1] for row in taken}
    return [
        DecisionLine(
            d.id,
            d.round_id,
            d.authority_id,
            tuple(
                GivenAward(each.award.id, full_award(each.award, title(d.authority_id, d.dated)), each.counts)
                for each in given.get(d.id, ())
            ),
            title(d.authority_id, d.dated),
            d.origin,
            d.state,
            d.number or "",
            d.dated,
            d.place,
            d.signer_name,
            d.signer_office,
            d.capacity,
            d.grounds,
            d.recipients,
            revoked.get(d.id, 0),
            in_place[d.id],
        )
        for d in rows
    ]


@dataclass(frozen=True)
class DecisionItemLine:
    """One nomination in a decision, with the wording that the decision gives it."""

    nomination_id: int
    kind: NomineeKind
    honorific: str
    name: str
    position: str
    unit: str
    citation: str
    approved: bool
    reason: str
    changed: bool
    revoked: str = ""
    """The number of the decision that took the award back."""
    state: NominationState = NominationState.RECOMMENDED
    award: str = ""
    """Its short word: "Lao động tiên tiến", "Giấy khen"."""
    secret: bool = False
    replaced: bool | None = None
    """Whether it was taken back with its whole decision, by the one in its place."""
    recipient_id: int = 0
    """0 while the decision is a draft."""
    corrected: str = ""
    """Numbers of the issued papers that put words of it right."""


def decision_items(session: Session, decision_id: int) -> list[DecisionItemLine]:
    """Return the items award by award, each in its order; texts are the decision's own where it changed them."""
    rows = session.execute(
        select(
            Nomination.id,
            Nomination.kind,
            Nomination.honorific,
            _wording(DecisionItem.name, Nomination.name),
            _wording(DecisionItem.position, Nomination.position),
            _wording(DecisionItem.unit, Nomination.unit),
            _wording(DecisionItem.citation, Nomination.citation),
            DecisionItem.approved,
            DecisionItem.reason,
            or_(*(text != "" for text in OWN_WORDS)),
            func.coalesce(Revocation.number, ""),
            Nomination.state,
            AwardType.name,
            AwardType.short,
            Nomination.secret,
            Revocation.replaced,
            func.coalesce(Recipient.id, 0),
        )
        .join(Nomination, Nomination.id == DecisionItem.nomination_id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .outerjoin(Recipient, Recipient.nomination_id == Nomination.id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(DecisionItem.decision_id == decision_id)
        .order_by(*LAW_ORDER, DecisionItem.order)
    )
    papers = _correcting(session, decision_id)
    return [
        DecisionItemLine(
            *cast(Any, (*told, form_word(name, short), secret, replaced, id_, ", ".join(papers.get(id_, ()))))
        )
        for *told, name, short, secret, replaced, id_ in rows
    ]


def _correcting(session: Session, decision_id: int) -> dict[int, list[str]]:
    """Return by recipient the numbers of the issued corrections of a decision's words, the earliest first."""
    rows = session.execute(
        select(AmendmentItem.recipient_id, Amendment.number)
        .join(Amendment, Amendment.id == AmendmentItem.amendment_id)
        .where(Amendment.decision_id == decision_id, Amendment.state == DecisionState.ISSUED)
        .where(Amendment.kind == AmendmentKind.CORRECT)
        .order_by(Amendment.dated, Amendment.id)
    )
    found: dict[int, list[str]] = {}
    for recipient, number in rows:
        found.setdefault(recipient, []).append(number or "")
    return found


def _wording(changed: Text, nominated: Text) -> ColumnElement[str]:
    return case((changed != "", changed), else_=nominated)


@dataclass(frozen=True)
class Decidable:
    """Recommended nominations of one authority and award that stand in no decision yet."""

    authority_id: int
    award_type_id: int
    authority: str
    award: str
    nomination_ids: tuple[int, ...]


def _waiting(round_id: int) -> tuple[ColumnElement[bool], ...]:
    placed = select(DecisionItem.nomination_id)
    recommended = Nomination.state == NominationState.RECOMMENDED
    return Nomination.round_id == round_id, recommended, Nomination.id.not_in(placed)


def anybody_waits(session: Session, round_id: int) -> bool:
    """Return whether a decision could still be drafted for somebody; nobody else is read."""
    return session.scalar(select(Nomination.id).where(*_waiting(round_id)).limit(1)) is not None


def decidable(session: Session, round_id: int) -> list[Decidable]:
    """Return what decisions could still be drafted for, one entry per authority and award."""
    rows = session.execute(
        select(
            *(Nomination.id, Nomination.authority_id, Nomination.award_type_id, Nomination.kind),
            *(AwardType.name, AwardType.wording),
        )
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(*_waiting(round_id))
        .order_by(Nomination.rank, Nomination.id)
    )
    found: dict[tuple[int, int, str], list[tuple[int, int]]] = {}
    title = dated_titles(session)
    for id_, authority, award_type, kind, name, own in rows:
        award = full_wording(name, title(authority, None), own)
        found.setdefault((authority, award_type, award), []).append((KIND_ORDER.index(kind), id_))
    return [
        Decidable(key[0], key[1], title(key[0], None), key[2], tuple(id_ for _, id_ in sorted(ids, key=_kind)))
        for key, ids in found.items()
    ]


def together(groups: Sequence[Decidable]) -> Decidable:
    """Return what one decision about some awards of one authority would be about; award 0 for several."""
    if len(groups) == 1:
        return groups[0]
    awards, ids = ", ".join(each.award for each in groups), tuple(id_ for each in groups for id_ in each.nomination_ids)
    return Decidable(groups[0].authority_id, 0, groups[0].authority, awards, ids)


def _kind(pair: tuple[int, int]) -> int:
    return pair[0]


def next_number(session: Session, authority_id: int, year: int) -> int:
    """Return the number after the highest that the record knows of this authority in a year."""
    used = session.scalars(
        select(Decision.number).where(Decision.authority_id == authority_id, Decision.number_year == year)
    )
    return numbering.next_number(number for number in used if number)


@dataclass(frozen=True)
class ScanLine:
    """A signed paper that was attached."""

    attachment_id: int
    name: str
    size: int


def scans(session: Session, decision_id: int) -> list[ScanLine]:
    """Return the scans of a decision without their content."""
    rows = session.execute(
        select(Attachment.id, Attachment.name, Attachment.size)
        .join(DecisionScan, DecisionScan.attachment_id == Attachment.id)
        .where(DecisionScan.decision_id == decision_id)
        .order_by(DecisionScan.id)
    )
    return [ScanLine(*row) for row in rows]


def kept_scan(session: Session, sha256: str) -> ScanLine | None:
    """Return the kept file with this hash, None where there is none."""
    row = session.execute(
        select(Attachment.id, Attachment.name, Attachment.size).where(Attachment.sha256 == sha256)
    ).one_or_none()
    return None if row is None else ScanLine(*row)


def scan_content(session: Session, attachment_id: int) -> tuple[str, bytes]:
    """Return the name and bytes of one attached file."""
    row = session.execute(select(Attachment.name, Attachment.content).where(Attachment.id == attachment_id)).one()
    return row.name, row.content


@dataclass(frozen=True)
class RecipientLine:
    """One recipient as frozen."""

    id: int
    decision_id: int
    ordinal: int
    kind: NomineeKind
    honorific: str
    name: str
    position: str
    unit: str
    citation: str
    award: str
    register_number: str
    bonus: int | None
    """None where it is not known."""


def recipient_lines(session: Session, ids: Sequence[int]) -> dict[int, RecipientLine]:
    """Return plain rows by id."""
    r = Recipient
    columns: Any = (
        r.id,
        r.decision_id,
        r.ordinal,
        r.kind,
        r.honorific,
        r.name,
        r.position,
        r.unit,
        r.citation,
        r.award,
        r.register_number,
        known_bonus(),
    )
    return {row.id: RecipientLine(*cast(Any, row)) for row in session.execute(select(*columns).where(r.id.in_(ids)))}


def latest_day(session: Session, recipient_ids: Sequence[int]) -> tuple[str, date] | None:
    """Return number and day of the latest decision that named one of these recipients."""
    query = (
        select(Decision.number, Decision.dated)
        .join(Recipient, Recipient.decision_id == Decision.id)
        .where(Recipient.id.in_(recipient_ids), Decision.dated.is_not(None))
        .order_by(Decision.dated.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return (row.number or "", row.dated) if row is not None and row.dated else None


def numbers_used(session: Session, authority_id: int, year: int) -> dict[str, date]:
    """Return the numbers that an authority's decisions have in a year, with their days."""
    rows = session.execute(
        select(Decision.number, Decision.dated).where(
            Decision.authority_id == authority_id, Decision.number_year == year
        )
    )
    return {row.number: row.dated for row in rows if row.number and row.dated}
