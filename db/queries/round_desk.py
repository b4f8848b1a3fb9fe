"""What lies on the clerk's desk for one round: who owes what, what was printed last, what the bonus comes to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.models.authorities import AuthorityName
from db.models.catalogue import BaseSalary, Coefficient, Regime
from db.models.ceremonies import HandOver
from db.models.certificates import Certificate, PrintRun, Sheet
from db.models.council import Submission, SubmissionItem
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.nominations import Nomination
from db.models.register import Reissue, Revocation
from db.queries.bonus_due import bonus_due
from db.queries.law import known_bonus
from db.queries.replacements import many_to_exchange
from db.queries.revocations import in_force
from db.queries.round_papers import many_unpaid, overpaid
from db.queries.round_plan import AskedUnit, MilestoneLine, asked_units, milestones
from db.rules.bonus import bonus
from db.rules.stages import READY_SHEETS
from db.rules.terms import DecisionState, NominationState, SheetState

MOST_RETURNED, MOST_REISSUES, LAST_RUNS = 200, 20, 3
LOST = (SheetState.SPOILED, SheetState.VOID)


@dataclass(frozen=True)
class ReturnedNomination:
    """A nomination that waits for its unit's corrections."""

    id: int
    unit: str
    name: str
    reason: str


@dataclass(frozen=True)
class LastRun:
    """One of the last print runs of a round: sheets that came out good or are open, and those that it spoiled.

    A sheet that came out well and is void since, because its certificate was given again or taken back, is no loss of
    the run.
    """

    id: int
    at: str
    printer: str
    on_stock: bool
    sheets: int
    lost: int


@dataclass(frozen=True)
class WaitingReissue:
    """A certificate that is given again and was not printed yet."""

    certificate_id: int
    name: str
    dated: date


@dataclass(frozen=True)
class BonusFigures:
    """Money in đồng: decided without what was revoked, expected of others, and of how many it is not known."""

    decided: int = 0
    expected: int = 0
    unknown: int = 0
    not_entered: int = 0
    """Of how many with an issued decision it is not known, among those."""


@dataclass(frozen=True)
class Desk:
    """Everything of one round that somebody has to do, beside its counts."""

    milestones: tuple[MilestoneLine, ...] = ()
    units: tuple[AskedUnit, ...] = ()
    returned: tuple[ReturnedNomination, ...] = ()
    drafts: tuple[tuple[int, str], ...] = ()
    """(decision, authority) of decisions that wait for number and date."""
    unsent: int = 0
    """Submissions without a number."""
    runs: tuple[LastRun, ...] = ()
    reissues: tuple[WaitingReissue, ...] = ()
    bonus: BonusFigures = BonusFigures()
    unpaid: int = 0
    """Recipients to whom some of the bonus is still due."""
    overpaid: tuple[tuple[str, int], ...] = ()
    """To whom more was paid than is due, and how much in đồng."""
    to_hand_over: int = 0
    """Certificates that came out well and are still in the office."""
    handed_over: int = 0
    """Certificates that went to those awarded."""
    to_submit: int = 0
    """Nominations that the council recommended and that stand on no submission yet."""
    to_exchange: int = 0
    """Recipients who hold the certificate of a replaced decision, and got none of the one in its place yet."""
    to_decide: int = 0
    """Nominations that the council recommended and that stand on no decision yet."""


def desk(session: Session, round_id: int, today: date) -> Desk:
    """Return what lies on the desk for a round; its rows are found along indexes of the round."""
    return Desk(
        tuple(milestones(session, round_id)),
        tuple(asked_units(session, round_id)),
        tuple(_returned(session, round_id)),
        tuple(_drafts(session, round_id, today)),
        session.scalar(
            select(func.count())
            .select_from(Submission)
            .where(Submission.round_id == round_id, Submission.number.is_(None))
        )
        or 0,
        tuple(_runs(session, round_id)),
        tuple(_reissues(session)),
        _bonus(session, round_id, today),
        many_unpaid(session, round_id),
        tuple(overpaid(session, round_id)),
        _to_hand_over(session, round_id),
        _handed_over(session, round_id),
        _waiting(session, round_id, select(SubmissionItem.nomination_id)),
        many_to_exchange(session, round_id),
        _waiting(session, round_id, select(DecisionItem.nomination_id)),
    )


def _number(session: Session, query: Any) -> int:
    return int(session.scalar(query) or 0)


def _handed_over(session: Session, round_id: int) -> int:
    """Count who of a round was handed a certificate; revoked awards are left out."""
    given = (
        select(func.count(func.distinct(Certificate.recipient_id)))
        .select_from(HandOver)
        .join(Certificate, Certificate.id == HandOver.certificate_id)
        .join(Recipient, Recipient.id == Certificate.recipient_id)
        .where(HandOver.certificate_id.in_(_certificates(round_id)), in_force())
    )
    return _number(session, given)


def _waiting(session: Session, round_id: int, placed: Any) -> int:
    """Count the recommended nominations of a round that are not among those placed."""
    waiting = (Nomination.round_id == round_id, Nomination.state == NominationState.RECOMMENDED)
    return _number(session, select(func.count()).where(*waiting, Nomination.id.not_in(placed)))


def _to_hand_over(session: Session, round_id: int) -> int:
    """Count the certificates of a round with a good sheet that went to nobody yet; revoked awards are left out."""
    given = select(HandOver.id).where(HandOver.certificate_id == Certificate.id)
    revoked = select(Revocation.id).where(Revocation.recipient_id == Certificate.recipient_id)
    ready = select(Sheet.id).where(Sheet.certificate_id == Certificate.id, Sheet.state.in_(READY_SHEETS))
    waiting = (Certificate.id.in_(_certificates(round_id)), ready.exists(), ~given.exists(), ~revoked.exists())
    return session.scalar(select(func.count()).select_from(Certificate).where(*waiting)) or 0


def _returned(session: Session, round_id: int) -> list[ReturnedNomination]:
    rows = session.execute(
        select(Nomination.id, Nomination.unit, Nomination.honorific, Nomination.name, Nomination.state_reason)
        .where(Nomination.round_id == round_id, Nomination.state == NominationState.RETURNED)
        .order_by(Nomination.unit, Nomination.rank, Nomination.id)
        .limit(MOST_RETURNED)
    )
    return [
        ReturnedNomination(row.id, row.unit, f"{row.honorific} {row.name}".strip(), row.state_reason) for row in rows
    ]


def _drafts(session: Session, round_id: int, today: date) -> list[tuple[int, str]]:
    rows = session.execute(
        select(Decision.id, AuthorityName.short_title)
        .join(AuthorityName, AuthorityName.authority_id == Decision.authority_id)
        .where(
            Decision.round_id == round_id,
            Decision.state == DecisionState.DRAFT,
            AuthorityName.valid_from <= today,
            or_(AuthorityName.valid_to.is_(None), AuthorityName.valid_to >= today),
        )
        .order_by(Decision.id)
    )
    return [(row.id, row.short_title) for row in rows]


def _certificates(round_id: int) -> Any:
    return (
        select(Certificate.id)
        .join(Recipient, Recipient.id == Certificate.recipient_id)
        .join(Decision, Decision.id == Recipient.decision_id)
        .where(Decision.round_id == round_id)
    )


def _runs(session: Session, round_id: int) -> list[LastRun]:
    lost = func.sum((Sheet.state == SheetState.SPOILED).cast(Sheet.copy.type))
    rows = session.execute(
        select(PrintRun.id, PrintRun.at, PrintRun.printer, PrintRun.on_stock, func.count().label("sheets"), lost)
        .join(Sheet, Sheet.print_run_id == PrintRun.id)
        .where(Sheet.certificate_id.in_(_certificates(round_id)))
        .group_by(PrintRun.id, PrintRun.at, PrintRun.printer, PrintRun.on_stock)
        .order_by(PrintRun.id.desc())
        .limit(LAST_RUNS)
    )
    return [LastRun(row[0], row[1], row[2], row[3], row[4] - int(row[5] or 0), int(row[5] or 0)) for row in rows]


def _reissues(session: Session) -> list[WaitingReissue]:
    printed = select(Sheet.id).where(
        Sheet.certificate_id == Certificate.id, Sheet.state.not_in((*LOST, SheetState.PLANNED))
    )
    rows = session.execute(
        select(Certificate.id, Recipient.honorific, Recipient.name, Reissue.dated)
        .join(Certificate, Certificate.id == Reissue.certificate_id)
        .join(Recipient, Recipient.id == Certificate.recipient_id)
        .where(~printed.exists(), in_force())
        .order_by(Reissue.id.desc())
        .limit(MOST_REISSUES)
    )
    return [WaitingReissue(row.id, f"{row.honorific} {row.name}".strip(), row.dated) for row in rows]


def _bonus(session: Session, round_id: int, today: date) -> BonusFigures:
    """Return the money of a round; what is not decided yet is reckoned with today's law."""
    decided, all_decided, known = session.execute(
        select(func.coalesce(func.sum(bonus_due()), 0), func.count(), func.count(known_bonus()))
        .select_from(Recipient)
        .join(Decision)
        .where(Decision.round_id == round_id, in_force())
    ).one()
    of_today = (Regime.valid_from <= today, or_(Regime.valid_to.is_(None), Regime.valid_to >= today))
    regime = session.scalar(select(Regime.id).where(*of_today).limit(1))
    paid_on = (BaseSalary.valid_from <= today, or_(BaseSalary.valid_to.is_(None), BaseSalary.valid_to >= today))
    salary = session.scalar(select(BaseSalary.amount).where(*paid_on).limit(1))
    waiting = session.execute(
        select(Nomination.award_type_id, Nomination.kind, func.count().label("n"))
        .where(
            Nomination.round_id == round_id,
            Nomination.state.in_((NominationState.DRAFT, NominationState.SUBMITTED, NominationState.RECOMMENDED)),
        )
        .group_by(Nomination.award_type_id, Nomination.kind)
    ).all()
    rates = {
        (row.award_type_id, row.kind): row.hundredths
        for row in session.execute(
            select(Coefficient.award_type_id, Coefficient.kind, Coefficient.hundredths).where(
                Coefficient.regime_id == regime, Coefficient.award_type_id.in_({row.award_type_id for row in waiting})
            )
        )
    }
    expected, unknown = 0, all_decided - known
    for row in waiting:
        rate = rates.get((row.award_type_id, row.kind))
        if rate is None or salary is None:
            unknown += row.n
        else:
            expected += row.n * bonus(Decimal(rate) / 100, salary)
    return BonusFigures(int(decided or 0), expected, unknown, all_decided - known)
