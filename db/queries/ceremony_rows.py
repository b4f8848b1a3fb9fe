"""Who is called up at a round's conference, in which order, who receives, and what was handed over and paid."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from db.models.authorities import Authority
from db.models.catalogue import AwardType, Regime
from db.models.ceremonies import BonusPayment, HandOver, Presentation
from db.models.certificates import Certificate, Sheet
from db.models.decisions import Decision, Recipient
from db.queries.authority_words import words
from db.queries.award_words import no_certificate
from db.queries.law import known_bonus
from db.queries.paper_rows import LEVELS
from db.queries.revocations import in_force
from db.rules.printed_names import printed_name
from db.rules.stages import READY_SHEETS
from db.rules.terms import DecisionState, NomineeKind, ReceivingWay

KINDS = case({NomineeKind.COLLECTIVE: 0, NomineeKind.INDIVIDUAL: 1}, value=Recipient.kind, else_=2)


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
    """Whether the law says what the bonus is."""
    paid: int
    voucher: str
    decided_on: date | None


@dataclass(frozen=True)
class CalledSection:
    """The recipients of one decision: what it gave, by whom, which fund pays, who is called."""

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
    found = session.execute(
        select(Recipient, Decision, AwardType, Presentation, known_bonus())
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(Authority, Authority.id == Decision.authority_id)
        .join(AwardType, AwardType.id == Decision.award_type_id)
        .outerjoin(Presentation, Presentation.recipient_id == Recipient.id)
        .where(Decision.round_id == round_id, Decision.state == DecisionState.ISSUED, in_force())
        .order_by(LEVELS, Decision.id, KINDS, func.coalesce(Presentation.place, 0), Recipient.ordinal)
    ).all()
    ids = [one.id for one, *_rest in found]
    papers, money = _certificates(session, ids), _paid(session, ids)
    sections: dict[int, tuple[Any, Any, list[Called]]] = {}
    for number, (one, decision, award, moved, known) in enumerate(found, start=1):
        rows = sections.setdefault(decision.id, (decision, award, []))[2]
        certificate, ready, handed, handed_to = papers.get(one.id, (0, False, None, ""))
        paid, voucher = money.get(one.id, (0, ""))
        rows.append(
            Called(
                one.id, number, decision.id, one.kind, printed_name(one.kind, one.honorific, one.name), one.unit,
                one.posthumous, moved.way if moved else ReceivingWay.SELF, moved.receiver if moved else "",
                certificate, ready, handed, handed_to, one.bonus,
                known is not None, paid, voucher, decision.dated,
            )
        )  # fmt: skip
    laws = {row.code: row.law for row in session.execute(select(Regime.code, Regime.law))}
    told = {one.decision_id: one for one, *_rest in found}
    return [
        CalledSection(
            id_,
            told[id_].award,
            words(session, decision.authority_id, decision.dated or today).fund,
            decision.number or "",
            told[id_].base_salary,
            laws.get(told[id_].regime, told[id_].regime),
            not no_certificate(session, award),
            tuple(rows),
        )
        for id_, (decision, award, rows) in sections.items()
    ]


def _certificates(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, bool, date | None, str]]:
    """Return the newest certificate of each recipient: whether it can be handed over, when and to whom it was."""
    ready = select(Sheet.id).where(Sheet.certificate_id == Certificate.id, Sheet.state.in_(READY_SHEETS)).exists()
    rows = session.execute(
        select(Certificate.recipient_id, Certificate.id, ready, HandOver.on, HandOver.received_by)
        .outerjoin(HandOver, HandOver.certificate_id == Certificate.id)
        .where(Certificate.recipient_id.in_(ids))
        .order_by(Certificate.id)
    )
    return {row[0]: (row[1], bool(row[2]), row[3], row[4] or "") for row in rows}


def _paid(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    rows = session.execute(
        select(BonusPayment.recipient_id, func.sum(BonusPayment.amount), func.max(BonusPayment.voucher))
        .where(BonusPayment.recipient_id.in_(ids))
        .group_by(BonusPayment.recipient_id)
    )
    return {row[0]: (int(row[1]), row[2] or "") for row in rows}
