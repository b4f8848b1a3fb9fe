"""Who is called up at a round's conference, in which order, who receives, and what was handed over and paid."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.models.authorities import Authority
from db.models.catalogue import AwardType, Regime
from db.models.ceremonies import BonusPayment, HandOver, Presentation
from db.models.certificates import Certificate, Sheet
from db.models.decisions import Decision, Recipient
from db.queries.authority_words import words
from db.queries.award_words import no_certificate
from db.queries.law import known_bonus
from db.queries.paper_order import AUTHORITIES, LAW_ORDER, kinds
from db.queries.revocations import in_force
from db.rules.printed_names import printed_name
from db.rules.stages import READY_SHEETS
from db.rules.terms import DecisionState, NomineeKind, ReceivingWay

CALLED: Any = (
    *(Recipient.id, Recipient.decision_id, Recipient.kind, Recipient.honorific, Recipient.name, Recipient.unit),
    *(Recipient.posthumous, Recipient.award, Recipient.base_salary, Recipient.regime),
    Recipient.award_type_id,
    *(Presentation.way, Presentation.receiver),
)


@dataclass(frozen=True)
class Called:
    """One recipient as it is called up; money in đồng; `certificate` is the newest one, 0 for none."""

    recipient_id: int
    number: int
    """Through all sections."""
    decision_id: int
    kind: NomineeKind
    name: str
    """As it is called: "Ông Hà Phúc Lượng", with (truy tặng) by `posthumous`."""
    unit: str
    posthumous: bool
    way: ReceivingWay
    receiver: str
    certificate: int
    ready: bool
    """Whether the certificate came out well and is still here."""
    handed: date | None
    handed_to: str
    bonus: int
    """0 also where it is not known."""
    known: bool
    """Whether it is known what the bonus is: by the law of the day, or entered since."""
    paid: int
    voucher: str
    decided_on: date | None


@dataclass(frozen=True)
class CalledSection:
    """The recipients of one award of a decision: what was given, by whom, which fund pays, who is called."""

    decision_id: int
    award: str
    fund: str
    number: str
    base_salary: int
    regime: str
    drawn: bool
    """Whether the award has a certificate of the office's."""
    rows: tuple[Called, ...] = field(default=())


def called_sections(session: Session, round_id: int, today: date) -> list[CalledSection]:
    """Return who is called up, the highest authority first, collectives before individuals, as the clerk moved them.

    Only awards in force of issued decisions are called.
    """
    of_round = (Decision.round_id == round_id, Decision.state == DecisionState.ISSUED)
    found = session.execute(
        select(*CALLED, known_bonus().label("known"))
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(Authority, Authority.id == Decision.authority_id)
        .join(AwardType, AwardType.id == Recipient.award_type_id)
        .outerjoin(Presentation, Presentation.recipient_id == Recipient.id)
        .where(*of_round, in_force())
        .order_by(*AUTHORITIES, Decision.id, *LAW_ORDER, kinds(Recipient.kind))
        .order_by(func.coalesce(Presentation.place, 0), Recipient.ordinal)
    ).all()
    ids = select(Recipient.id).join(Decision, Decision.id == Recipient.decision_id).where(*of_round)
    papers, money = _certificates(session, ids), _paid(session, ids)
    decisions = {decision.id: decision for decision in session.scalars(select(Decision).where(*of_round))}
    given = AwardType.id.in_({row.award_type_id for row in found})
    drawn = {award.id: not no_certificate(session, award) for award in session.scalars(select(AwardType).where(given))}
    sections: dict[tuple[int, int], list[Called]] = {}
    for number, row in enumerate(found, start=1):
        certificate, ready, handed, handed_to = papers.get(row.id, (0, False, None, ""))
        paid, voucher = money.get(row.id, (0, ""))
        sections.setdefault((row.decision_id, row.award_type_id), []).append(
            Called(
                row.id, number, row.decision_id, row.kind, printed_name(row.kind, row.honorific, row.name), row.unit,
                row.posthumous, row.way or ReceivingWay.SELF, row.receiver or "",
                certificate, ready, handed, handed_to, row.known or 0,
                row.known is not None, paid, voucher, decisions[row.decision_id].dated,
            )
        )  # fmt: skip
    laws: dict[str, str] = {row.code: row.law for row in session.execute(select(Regime.code, Regime.law))}
    told = {(row.decision_id, row.award_type_id): row for row in found}
    return [
        CalledSection(
            decision.id,
            told[decision.id, award].award,
            words(session, decision.authority_id, decision.dated or today).fund,
            decision.number or "",
            told[decision.id, award].base_salary,
            laws.get(told[decision.id, award].regime, told[decision.id, award].regime),
            drawn[award],
            tuple(rows),
        )
        for (id_, award), rows in sections.items()
        for decision in (decisions[id_],)
    ]


def _certificates(session: Session, ids: Select[int]) -> dict[int, tuple[int, bool, date | None, str]]:
    """Return the newest certificate of each recipient: whether it can be handed over, when and to whom it was."""
    ready = select(Sheet.id).where(Sheet.certificate_id == Certificate.id, Sheet.state.in_(READY_SHEETS)).exists()
    rows = session.execute(
        select(Certificate.recipient_id, Certificate.id, ready, HandOver.on, HandOver.received_by)
        .outerjoin(HandOver, HandOver.certificate_id == Certificate.id)
        .where(Certificate.recipient_id.in_(ids))
        .order_by(Certificate.id)
    )
    return {row[0]: (row[1], bool(row[2]), row[3], row[4] or "") for row in rows}


def _paid(session: Session, ids: Select[int]) -> dict[int, tuple[int, str]]:
    rows = session.execute(
        select(BonusPayment.recipient_id, func.sum(BonusPayment.amount), func.max(BonusPayment.voucher))
        .where(BonusPayment.recipient_id.in_(ids))
        .group_by(BonusPayment.recipient_id)
    )
    return {row[0]: (int(row[1]), row[2] or "") for row in rows}
