"""What the papers of one round stand on: how far nominations, council, submissions, decisions and ceremony are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.authorities import Authority
from db.models.ceremonies import BonusPayment
from db.models.certificates import Certificate, Sheet
from db.models.council import CouncilResult, CouncilSession, Submission, SubmissionItem
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.nominations import Nomination
from db.models.register import RegisterEntry
from db.models.rounds import AwardRound, RoundUnit
from db.queries import paper_rows
from db.queries.award_words import no_certificate, words_of
from db.queries.bonus_due import bonus_due
from db.queries.given_awards import given_awards
from db.queries.nominated import NOT_PUT_FORWARD
from db.queries.nomination_list import dated_titles
from db.queries.registrations import many_registered
from db.queries.revocations import in_force
from db.queries.round_plan import deadline_of
from db.rules.dossier import GONE
from db.rules.printed_names import printed_name
from db.rules.terms import DecisionState, NominationState, NomineeKind, SheetState

NOT_OUT = (SheetState.PLANNED, SheetState.SPOILED, SheetState.VOID)
"""Sheets that no recipient can be given."""


@dataclass(frozen=True)
class Counted:
    """How many collectives, and how many others (individuals and households)."""

    collectives: int = 0
    others: int = 0

    @property
    def all(self) -> int:
        """All of them."""
        return self.collectives + self.others


@dataclass(frozen=True)
class SubmissionFacts:
    """One tờ trình: its number once it was sent, and whether it says to whom it goes and who signs."""

    id: int
    authority: str
    number: str
    dated: date | None
    signer: str
    addressees: str
    counted: Counted


@dataclass(frozen=True)
class DecisionFacts:
    """One decision with its recipients and how many of their certificates are printed."""

    id: int
    authority: str
    state: DecisionState
    number: str
    dated: date | None
    signer: str
    grounds: str
    counted: Counted
    printed: int
    no_certificate: bool = False
    """Whether the office draws no certificate of the award."""
    undrawn: int = 0
    """How many of its recipients get no certificate, beside others who do."""
    award: str = ""
    """What it gives, as a sentence says it: "Giấy khen", "danh hiệu “Lao động tiên tiến”"."""


@dataclass(frozen=True)
class CouncilFacts:
    """The round's last session, with the texts that its minutes need."""

    number: str
    held_on: date
    place: str
    chair: str
    secretary: str
    present: str
    judged: int


@dataclass(frozen=True)
class CeremonyFacts:
    """Where and when the certificates are presented, and by whom."""

    id: int
    name: str
    held_on: date
    place: str
    presenter: str
    begins_at: str = ""
    chair: str = ""


@dataclass(frozen=True)
class RoundFacts:
    """Everything that says which papers of a round can be made, and what they lack."""

    office_known: bool
    nominated: Counted
    unsubmitted: int
    council: CouncilFacts | None
    submissions: tuple[SubmissionFacts, ...]
    decisions: tuple[DecisionFacts, ...]
    ceremony: CeremonyFacts | None
    bonus: int
    due: int
    paid: int
    entries: int
    asked: int = 0
    """How many units are asked for their lists."""
    deadline: date | None = None
    put_forward: Counted = Counted()
    """Those nominated whose nomination was neither returned nor withdrawn."""
    in_hand: Counted = Counted()
    """Those nominated whose dossiers are in hand: neither withdrawn nor turned down nor revoked."""
    year: int = 0
    """Whose achievements the round rewards."""
    registered: int = 0
    """How many registered in the round's year."""

    @property
    def issued(self) -> tuple[DecisionFacts, ...]:
        """The decisions that were issued and not revoked."""
        return tuple(one for one in self.decisions if one.state is DecisionState.ISSUED)


@dataclass(frozen=True)
class UnpaidBonus:
    """A recipient to whom some of the bonus is still due, in đồng."""

    recipient_id: int
    name: str
    due: int
    decided_on: date | None


def unpaid_bonuses(session: Session, round_id: int) -> list[UnpaidBonus]:
    """Return to whom bonuses of a round are still due, decision by decision; who lost the award again is left out."""
    rows = session.execute(
        select(Recipient.id, Recipient.kind, Recipient.honorific, Recipient.name, bonus_due() - _paid(), Decision.dated)
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(Nomination, Nomination.id == Recipient.nomination_id)
        .where(*_due(round_id), bonus_due() > _paid())
        .order_by(Recipient.decision_id, Recipient.register_number, Recipient.id)
    )
    return [
        UnpaidBonus(id_, printed_name(kind, honorific, name), due, day) for id_, kind, honorific, name, due, day in rows
    ]


def many_unpaid(session: Session, round_id: int) -> int:
    """Return to how many some of the bonus is still due."""
    query = select(func.count()).select_from(Recipient).join(Decision).join(Nomination)
    return session.scalar(query.where(*_due(round_id), bonus_due() > _paid())) or 0


def overpaid(session: Session, round_id: int) -> list[tuple[str, int]]:
    """Return who was paid more than is due, and how much in đồng: a higher title of the period came to be paid since.

    What was paid for an award that was taken back or replaced is not among it.
    """
    more = _paid() - bonus_due()
    rows = session.execute(
        select(Recipient.kind, Recipient.honorific, Recipient.name, more.label("more"))
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(Nomination, Nomination.id == Recipient.nomination_id)
        .where(Decision.round_id == round_id, Nomination.state != NominationState.REVOKED, more > 0)
        .order_by(Recipient.id)
    )
    return [(printed_name(row.kind, row.honorific, row.name), int(row.more)) for row in rows]


def _paid() -> Any:
    return (
        select(func.coalesce(func.sum(BonusPayment.amount), 0))
        .where(BonusPayment.recipient_id == Recipient.id)
        .scalar_subquery()
    )


def _due(round_id: int) -> tuple[Any, ...]:
    return Decision.round_id == round_id, bonus_due() > 0, Nomination.state != NominationState.REVOKED


def round_facts(session: Session, round_id: int) -> RoundFacts:
    """Return what the papers of a round stand on; some dozen statements over indexed columns."""
    given = (
        select(Recipient.id)
        .join(Decision)
        .join(Nomination, Nomination.id == Recipient.nomination_id)
        .where(*_due(round_id))
    )
    bonus = session.scalar(
        select(func.sum(bonus_due()))
        .select_from(Recipient)
        .join(Decision)
        .where(Decision.round_id == round_id, in_force())
    )
    paid = select(func.count(func.distinct(BonusPayment.recipient_id))).where(BonusPayment.recipient_id.in_(given))
    forward = (Nomination.round_id == round_id, Nomination.state.not_in(NOT_PUT_FORWARD))
    in_hand = (Nomination.round_id == round_id, Nomination.state.not_in(GONE))
    drafts = select(func.count()).where(Nomination.round_id == round_id, Nomination.state == NominationState.DRAFT)
    year = session.scalar(select(AwardRound.year).where(AwardRound.id == round_id)) or 0
    return RoundFacts(
        session.scalar(select(Authority.id).where(Authority.is_office).limit(1)) is not None,
        _counted(_by_kind(session, Nomination.round_id, Nomination.kind, (Nomination.round_id == round_id,)), round_id),
        int(session.scalar(drafts) or 0),
        _council(session, round_id),
        tuple(_submissions(session, round_id)),
        tuple(_decisions(session, round_id)),
        _ceremony(session, round_id),
        int(bonus or 0),
        int(session.scalar(select(func.count()).select_from(given.subquery())) or 0),
        int(session.scalar(paid) or 0),
        int(session.scalar(select(func.count()).select_from(RegisterEntry)) or 0),
        int(session.scalar(select(func.count()).where(RoundUnit.round_id == round_id)) or 0),
        deadline_of(session, round_id),
        _counted(_by_kind(session, Nomination.round_id, Nomination.kind, forward), round_id),
        _counted(_by_kind(session, Nomination.round_id, Nomination.kind, in_hand), round_id),
        year,
        many_registered(session, year),
    )


def _by_kind(session: Session, key: Any, kind: Any, where: Any) -> dict[tuple[int, NomineeKind], int]:
    """Return how many there are of each kind, by (id of what they belong to, kind)."""
    rows = session.execute(select(key, kind, func.count()).where(*where).group_by(key, kind))
    return {(row[0], row[1]): row[2] for row in rows}


def _counted(found: dict[tuple[int, NomineeKind], int], id_: int) -> Counted:
    of_this = {kind: many for (key, kind), many in found.items() if key == id_}
    collectives = of_this.pop(NomineeKind.COLLECTIVE, 0)
    return Counted(collectives, sum(of_this.values()))


def _submissions(session: Session, round_id: int) -> list[SubmissionFacts]:
    title, ids = dated_titles(session), paper_rows.submission_ids(session, round_id)
    rows = session.execute(
        select(SubmissionItem.submission_id, Nomination.kind, func.count())
        .join(Nomination, Nomination.id == SubmissionItem.nomination_id)
        .where(SubmissionItem.submission_id.in_(ids))
        .group_by(SubmissionItem.submission_id, Nomination.kind)
    )
    kinds = {(row[0], row[1]): row[2] for row in rows}
    kept = {one.id: one for one in session.scalars(select(Submission).where(Submission.id.in_(ids)))}
    return [
        SubmissionFacts(
            id_,
            title(kept[id_].authority_id, kept[id_].dated),
            kept[id_].number or "",
            kept[id_].dated,
            kept[id_].signer_name,
            kept[id_].addressees,
            _counted(kinds, id_),
        )
        for id_ in ids
    ]


def _decisions(session: Session, round_id: int) -> list[DecisionFacts]:
    title, ids = dated_titles(session), paper_rows.ids_of_round(session, round_id)
    drafted = session.execute(
        select(DecisionItem.decision_id, Nomination.kind, func.count())
        .join(Nomination, Nomination.id == DecisionItem.nomination_id)
        .where(DecisionItem.decision_id.in_(ids), DecisionItem.approved)
        .group_by(DecisionItem.decision_id, Nomination.kind)
    )
    of_drafts = {(row[0], row[1]): row[2] for row in drafted}
    frozen = _by_kind(session, Recipient.decision_id, Recipient.kind, (Recipient.decision_id.in_(ids), in_force()))
    printed = _printed(session, ids)
    kept = {one.id: one for one in session.scalars(select(Decision).where(Decision.id.in_(ids)))}
    given = given_awards(session, ids)
    undrawn = {each.award.id: bool(no_certificate(session, each.award)) for those in given.values() for each in those}
    without = _without(session, ids, [id_ for id_, told in undrawn.items() if told])
    return [
        DecisionFacts(
            id_,
            title(kept[id_].authority_id, kept[id_].dated),
            kept[id_].state,
            kept[id_].number or "",
            kept[id_].dated,
            kept[id_].signer_name,
            kept[id_].grounds,
            _counted(of_drafts if kept[id_].state is DecisionState.DRAFT else frozen, id_),
            printed.get(id_, 0),
            all(undrawn[each.award.id] for each in given[id_]),
            without.get(id_, 0),
            ", ".join(words_of(session, each.award, "").given_short for each in given[id_]),
        )
        for id_ in ids
    ]


def _without(session: Session, ids: Sequence[int], undrawn: Sequence[int]) -> dict[int, int]:
    """Return how many recipients of each decision, whose award is in force, have one of which none is drawn."""
    rows = session.execute(
        select(Recipient.decision_id, func.count())
        .where(Recipient.decision_id.in_(ids), Recipient.award_type_id.in_(undrawn), in_force())
        .group_by(Recipient.decision_id)
    )
    return {row[0]: row[1] for row in rows}


def _printed(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """Return how many recipients of each decision, whose award is in force, have a sheet that came out well."""
    rows = session.execute(
        select(Recipient.decision_id, func.count(func.distinct(Recipient.id)))
        .join(Certificate, Certificate.recipient_id == Recipient.id)
        .join(Sheet, Sheet.certificate_id == Certificate.id)
        .where(Recipient.decision_id.in_(ids), Sheet.state.not_in(NOT_OUT), in_force())
        .group_by(Recipient.decision_id)
    )
    return {row[0]: row[1] for row in rows}


def _council(session: Session, round_id: int) -> CouncilFacts | None:
    query = select(CouncilSession).where(CouncilSession.round_id == round_id)
    kept = session.scalar(query.order_by(CouncilSession.held_on.desc(), CouncilSession.id.desc()).limit(1))
    if kept is None:
        return None
    judged = session.scalar(select(func.count()).where(CouncilResult.session_id == kept.id))
    texts = (kept.place, kept.chair, kept.secretary, kept.present)
    return CouncilFacts(kept.number, kept.held_on, *texts, int(judged or 0))


def _ceremony(session: Session, round_id: int) -> CeremonyFacts | None:
    kept = paper_rows.ceremony_of(session, round_id)
    if kept is None:
        return None
    return CeremonyFacts(kept.id, kept.name, kept.held_on, kept.place, kept.presenter, kept.begins_at, kept.chair)


def decision_words(session: Session, decision_id: int) -> tuple[str, str, date | None, int]:
    """Return authority, number, date and the year of the round of one decision. Raises KnownError("gone")."""
    found = session.execute(
        select(Decision.authority_id, Decision.number, Decision.dated, AwardRound.year)
        .join(AwardRound, AwardRound.id == Decision.round_id)
        .where(Decision.id == decision_id)
    ).one_or_none()
    if found is None:
        raise KnownError("gone", table="decision", id=decision_id)
    return dated_titles(session)(found[0], found[2]), found[1] or "", found[2], found[3]


def round_year(session: Session, round_id: int) -> int:
    """Return the year whose achievements a round rewards. Raises KnownError("gone")."""
    found = session.scalar(select(AwardRound.year).where(AwardRound.id == round_id))
    if found is None:
        raise KnownError("gone", table="award_round", id=round_id)
    return found
