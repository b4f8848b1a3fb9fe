"""Whose bonus of a round is not known: the catalogue lacked it when the decision was issued, and nobody entered it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.decisions import Decision, Recipient
from db.queries.law import base_salary_on, known_bonus
from db.queries.revocations import in_force
from db.rules.printed_names import printed_name
from db.rules.terms import NomineeKind


@dataclass(frozen=True)
class UnknownBonus:
    """One such recipient; `base_salary` is that of the decision's day in đồng, None where the catalogue has none."""

    recipient_id: int
    name: str
    decision_id: int
    number: str
    dated: date | None
    award: str
    kind: NomineeKind
    base_salary: int | None

    @property
    def group(self) -> tuple[int, str, NomineeKind]:
        """What those have in common who get alike."""
        return self.decision_id, self.award, self.kind


def unknown_bonuses(session: Session, round_id: int) -> list[UnknownBonus]:
    """Return them decision by decision, without awards that were taken back."""
    r, d = Recipient, Decision
    rows = session.execute(
        select(r.id, r.kind, r.honorific, r.name, r.decision_id, d.number, d.dated, r.award, r.base_salary)
        .join(Decision, Decision.id == r.decision_id)
        .where(Decision.round_id == round_id, known_bonus().is_(None), in_force())
        .order_by(r.decision_id, r.award_type_id, r.kind, r.ordinal)
    ).all()
    salaries = {(row.base_salary, row.dated): _salary(session, row.base_salary, row.dated) for row in rows}
    return [
        UnknownBonus(
            row.id,
            printed_name(row.kind, row.honorific, row.name),
            row.decision_id,
            row.number or "",
            row.dated,
            row.award,
            row.kind,
            salaries[row.base_salary, row.dated],
        )
        for row in rows
    ]


def salary_of(session: Session, frozen: int, dated: date) -> int:
    """Return the base salary (đồng) of a decision's day: as it was frozen, else by the catalogue.

    Raises KnownError("no_base_salary").
    """
    return frozen or base_salary_on(session, dated)


def _salary(session: Session, frozen: int, dated: date) -> int | None:
    try:
        return salary_of(session, frozen, dated)
    except KnownError:
        return None  # told beside the field where a coefficient is entered
