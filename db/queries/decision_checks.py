"""What speaks for and against issuing a decision, and what an issued one still lacks, as plain facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.authorities import AuthorityName
from db.models.catalogue import AwardType
from db.models.certificates import Certificate, Sheet
from db.models.council import CouncilResult
from db.models.decisions import Decision, DecisionItem, DecisionScan, Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.rounds import AwardRound
from db.models.units import UnitName
from db.queries.authority_words import authorities_on, words
from db.queries.award_words import undrawn_awards
from db.queries.bonus_due import TITLE, OneTitle, bonus_due, one_title_on, other_titles
from db.queries.grounds import Renewal, renewal
from db.queries.law import not_given_on, rate_on
from db.queries.nomination_drafts import approved_items, decided_texts
from db.queries.nomination_list import authority_titles
from db.queries.paper_order import LAW_ORDER
from db.queries.replacements import replaced_decisions
from db.queries.revocations import in_force
from db.queries.round_papers import NOT_OUT
from db.rules.bonus import lower_titles
from db.rules.drafts import lacking
from db.rules.names import search_key, split_honorific
from db.rules.printed_names import printed_name
from db.rules.terms import NominationState, NomineeKind


@dataclass(frozen=True)
class Named:
    """A nominee of the decision; `told` is the state, the other decision or the other name that is the matter."""

    nomination_id: int
    name: str
    told: str = ""


@dataclass(frozen=True)
class DraftFacts:
    """What is known of a draft besides the words of its form; `bonus` is None where the law's figures are missing."""

    approved: int
    refused: int
    gone: tuple[Named, ...]
    """Approved ones that the record says something else of by now: withdrawn, sent back, decided elsewhere."""
    unjudged: tuple[Named, ...]
    """Approved ones without a result of the council."""
    twice: tuple[Named, ...]
    """Approved ones who stand in another decision of the round as well; `told` says in which."""
    renamed: tuple[Named, ...]
    """Collectives whose name is not the one that the directory has now, which `told` is."""
    bonus: int | None
    bonus_fault: KnownError | None
    spent: int
    """Bonus of the round's issued decisions, đồng."""
    fund: int | None
    incomplete: tuple[Named, ...] = ()
    """Approved ones without a citation, or persons without position, unit and address; `told` is the field."""
    unaddressed: tuple[Named, ...] = ()
    """Approved persons of whom neither "Ông" nor "Bà" is known: their certificates would lack it."""
    renewal: Renewal | None = None
    """What the catalogue wants of the grounds on the day."""
    unsure: tuple[str, ...] = ()
    """Sources of figures of the bonus that nobody compared with the text."""
    one_title: OneTitle | None = None
    """The day's rule that only the highest of several titles of one period is paid."""
    titled: tuple[Named, ...] = ()
    """Approved ones to whom that rule applies; `told` is the other title."""
    no_award: KnownError | None = None
    """Why the law of the day has no such award, or none for such nominees."""


@dataclass(frozen=True)
class IssuedFacts:
    """What an issued decision has by now: scans of the signed paper, and how many certificates came out."""

    scans: int
    recipients: int
    printed: int


def draft_facts(session: Session, decision_id: int, day: date) -> DraftFacts:
    """Return what is known of a draft; its money is that of `day`. Raises KnownError("gone")."""
    decision = session.get(Decision, decision_id)
    if decision is None:
        raise KnownError("gone", table="decision", id=decision_id)
    money, fault, unsure = _bonus(session, decision, day)
    spent = session.scalar(
        select(func.sum(bonus_due())).join(Decision).where(Decision.round_id == decision.round_id, in_force())
    )
    rows = _approved(session, decision_id)
    refused = select(func.count()).where(DecisionItem.decision_id == decision_id, DecisionItem.approved.is_(False))
    return DraftFacts(
        len(rows),
        int(session.scalar(refused) or 0),
        tuple(
            Named(row.id, _name(row), row.state.value) for row in rows if row.state is not NominationState.RECOMMENDED
        ),
        _unjudged(session, decision, rows),
        _twice(session, decision, rows),
        _renamed(session, decision, rows, day),
        money,
        fault,
        int(spent or 0),
        session.scalar(select(AwardRound.fund).where(AwardRound.id == decision.round_id)),
        incomplete(session, decision_id),
        _unaddressed(session, decision_id),
        _renewal(session, decision, day),
        unsure,
        *_one_title(session, rows, day),
        no_such_award(session, decision, day),
    )


def no_such_award(session: Session, decision: Decision, day: date) -> KnownError | None:
    """Return why a decision cannot give one of its awards on a day, None where the law of that day has them all."""
    kinds: dict[int, set[NomineeKind]] = {}
    for award, kind, _many in _given(session, decision.id):
        kinds.setdefault(award, set()).add(kind)
    found = (not_given_on(session, award, those, day) for award, those in kinds.items())
    return next((wrong for wrong in found if wrong is not None), None)


def _given(session: Session, decision_id: int) -> list[tuple[int, NomineeKind, int]]:
    """Return what a decision gives to whom and how often: (award, kind, how many), awards in their order."""
    rows = session.execute(
        select(AwardType.id, Nomination.kind, func.count())
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(Nomination.id.in_(_ids(decision_id)))
        .group_by(*LAW_ORDER, Nomination.kind)
        .order_by(*LAW_ORDER, Nomination.kind)
    )
    return [(award, kind, many) for award, kind, many in rows]


def _renewal(session: Session, decision: Decision, day: date) -> Renewal | None:
    """Return what the catalogue wants of a decision's grounds on a day; None where nobody decides on that day."""
    if not session.scalar(authorities_on(day).where(AuthorityName.authority_id == decision.authority_id)):
        return None
    whose = words(session, decision.authority_id, day)
    return renewal(session, whose.level, day, decision.grounds.splitlines(), whose.body)


def issued_facts(session: Session, decision_id: int) -> IssuedFacts:
    """Return what an issued decision has by now, without awards that were taken back or have no certificate."""
    given = session.scalars(select(Recipient.award_type_id).where(Recipient.decision_id == decision_id).distinct())
    undrawn = undrawn_awards(session, given.all())
    of_this = (Recipient.decision_id == decision_id, Recipient.award_type_id.not_in(undrawn), in_force())
    printed = (
        select(func.count(func.distinct(Recipient.id)))
        .join(Certificate, Certificate.recipient_id == Recipient.id)
        .join(Sheet, Sheet.certificate_id == Certificate.id)
        .where(*of_this, Sheet.state.not_in(NOT_OUT))
    )
    return IssuedFacts(
        int(session.scalar(select(func.count()).where(DecisionScan.decision_id == decision_id)) or 0),
        int(session.scalar(select(func.count()).select_from(Recipient).where(*of_this)) or 0),
        int(session.scalar(printed) or 0),
    )


def _one_title(session: Session, rows: Sequence[Nomination], day: date) -> tuple[OneTitle | None, tuple[Named, ...]]:
    """Return the day's rule of the highest title, and who stands beside another title of the period."""
    rule = one_title_on(session, day)
    if rule is None:
        return None, ()
    awards = {one.nomination_id: one.award for one in other_titles(session, [row.id for row in rows])}
    return rule, tuple(Named(row.id, _name(row), awards[row.id]) for row in rows if row.id in awards)


def _bonus(session: Session, decision: Decision, day: date) -> tuple[int | None, KnownError | None, tuple[str, ...]]:
    """Return the sum of the draft's bonus in đồng, or what the catalogue lacks for it; sources that are not sure.

    Of several titles of one period in it only the highest counts, where the law of the day says so.
    """
    total, unsure = 0, dict[str, None]()
    amounts: dict[tuple[int, NomineeKind], int] = {}
    for award, kind, many in _given(session, decision.id):
        rate = rate_on(session, award, kind, day)
        if rate.amount is None:
            return None, rate.lacking, rate.unsure
        amounts[award, kind] = rate.amount
        total += many * rate.amount
        unsure |= dict.fromkeys(rate.unsure)
    return total - _twice_counted(session, decision.id, amounts, day), None, tuple(unsure)


def _twice_counted(
    session: Session, decision_id: int, amounts: Mapping[tuple[int, NomineeKind], int], day: date
) -> int:
    """Return what the lower titles of those with several of one period in the decision would get, in đồng."""
    if len({award for award, _kind in amounts}) < 2 or one_title_on(session, day) is None:
        return 0
    rows = session.execute(
        select(Nomination.nominee_id, Nomination.period, Nomination.award_type_id, Nomination.kind)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(Nomination.id.in_(_ids(decision_id)), AwardType.form == TITLE)
    ).all()
    titles = [((row[0], row[1]), amounts[row[2], row[3]]) for row in rows]
    return sum(titles[at][1] for at in lower_titles(titles))


def _ids(decision_id: int) -> Select[int]:
    """Return the query of the nominations that a decision approves."""
    return select(DecisionItem.nomination_id).where(DecisionItem.decision_id == decision_id, DecisionItem.approved)


def _approved(session: Session, decision_id: int) -> list[Nomination]:
    rows = session.scalars(
        select(Nomination)
        .join(DecisionItem, DecisionItem.nomination_id == Nomination.id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(DecisionItem.decision_id == decision_id, DecisionItem.approved)
        .order_by(*LAW_ORDER, DecisionItem.order)
    )
    return list(rows)


def incomplete(session: Session, decision_id: int) -> tuple[Named, ...]:
    """Return approved ones whom the decision could not name, or would not say for what; `told` is the field."""
    found = []
    for item, row in approved_items(session, decision_id):
        told = decided_texts(item, row)
        if field := lacking(row.kind, told["position"], told["unit"] or told["nationality"], told["citation"]):
            name = printed_name(row.kind, told["honorific"], item.name or row.name)
            found.append(Named(row.id, name, field))
    return tuple(found)


def _unaddressed(session: Session, decision_id: int) -> tuple[Named, ...]:
    return tuple(
        Named(row.id, item.name or row.name)
        for item, row in approved_items(session, decision_id)
        if row.kind is NomineeKind.INDIVIDUAL
        and not (decided_texts(item, row)["honorific"] or split_honorific(item.name or row.name)[0])
    )


def _name(row: Nomination) -> str:
    return printed_name(row.kind, row.honorific, row.name)


def _unjudged(session: Session, decision: Decision, rows: Sequence[Nomination]) -> tuple[Named, ...]:
    judged = set(
        session.scalars(select(CouncilResult.nomination_id).where(CouncilResult.nomination_id.in_(_ids(decision.id))))
    )
    return tuple(Named(row.id, _name(row)) for row in rows if row.id not in judged)


def _twice(session: Session, decision: Decision, rows: Sequence[Nomination]) -> tuple[Named, ...]:
    """Return whose nominee is approved in another decision of the round, issued or not."""
    titles = authority_titles(session)
    here = select(Nomination.nominee_id).where(Nomination.id.in_(_ids(decision.id)))
    found = session.execute(
        select(Nomination.nominee_id, Decision.number, Decision.authority_id)
        .join(DecisionItem, DecisionItem.nomination_id == Nomination.id)
        .join(Decision, Decision.id == DecisionItem.decision_id)
        .where(
            Decision.round_id == decision.round_id,
            Decision.id != decision.id,
            Decision.id.not_in(replaced_decisions()),
            DecisionItem.approved,
            Nomination.nominee_id.in_(here),
        )
        .order_by(Decision.id)
    )
    places = {nominee: number or titles.get(authority, "") for nominee, number, authority in found}
    return tuple(Named(row.id, _name(row), places[row.nominee_id]) for row in rows if row.nominee_id in places)


def _renamed(session: Session, decision: Decision, rows: Sequence[Nomination], day: date) -> tuple[Named, ...]:
    """Return the collectives that the directory calls by another name on this day."""
    here = select(Nomination.nominee_id).where(Nomination.id.in_(_ids(decision.id)))
    found = session.execute(
        select(Nominee.id, UnitName.name)
        .join(UnitName, UnitName.unit_id == Nominee.unit_id)
        .where(
            Nominee.id.in_(here),
            UnitName.valid_from <= day,
            or_(UnitName.valid_to.is_(None), UnitName.valid_to >= day),
        )
        .order_by(UnitName.valid_from)
    )
    names = {row[0]: row[1] for row in found}
    called = [(row, names.get(row.nominee_id, row.name)) for row in rows]
    return tuple(Named(row.id, row.name, now) for row, now in called if search_key(row.name) != search_key(now))
