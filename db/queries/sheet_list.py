"""Certificates of a decision with the last sheet of each."""

from dataclasses import dataclass

from sqlalchemy import Subquery, func, select
from sqlalchemy.orm import Session

from db.models.certificates import Calibration, Certificate, Sheet
from db.models.decisions import Recipient
from db.models.register import Revocation
from db.queries.award_words import undrawn_awards
from db.rules.terms import NomineeKind, SheetState


@dataclass(frozen=True)
class CertificateLine:
    """One recipient's certificate; `id` is the certificate's, 0 while it is not made yet."""

    recipient_id: int
    id: int
    ordinal: int
    kind: NomineeKind
    honorific: str
    name: str
    unit: str
    register_number: str
    sheet_id: int
    copy: int
    state: SheetState
    reason: str
    revoked: str = ""
    """The number of the decision that took the award back, "" for one in force."""
    award: str = ""
    """In full."""
    undrawn: bool = False
    """Whether the office draws no certificate of the award."""

    @property
    def out(self) -> bool:
        """Whether no certificate is printed any more, or ever."""
        return bool(self.revoked) or self.undrawn


def certificate_lines(session: Session, decision_id: int) -> list[CertificateLine]:
    """Return the decision's recipients in order, each with its newest certificate and sheet."""
    newest, last = _newest(decision_id)
    rows = session.execute(
        select(
            Recipient.id,
            newest.c.id.label("certificate"),
            Recipient.ordinal,
            Recipient.kind,
            Recipient.honorific,
            Recipient.name,
            Recipient.unit,
            Recipient.register_number,
            Sheet.id.label("sheet"),
            Sheet.copy,
            Sheet.state,
            Sheet.reason,
            Revocation.number.label("revoked"),
            Recipient.award,
            Recipient.award_type_id,
        )
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .outerjoin(newest, newest.c.recipient_id == Recipient.id)
        .outerjoin(last, last.c.certificate_id == newest.c.id)
        .outerjoin(Sheet, (Sheet.certificate_id == last.c.certificate_id) & (Sheet.copy == last.c.copy))
        .where(Recipient.decision_id == decision_id)
        .order_by(Recipient.ordinal)
    ).all()
    undrawn = undrawn_awards(session, {row.award_type_id for row in rows})
    return [
        CertificateLine(
            row.id,
            row.certificate or 0,
            row.ordinal,
            row.kind,
            row.honorific,
            row.name,
            row.unit,
            row.register_number,
            row.sheet or 0,
            row.copy or 0,
            row.state or SheetState.PLANNED,
            row.reason or "",
            row.revoked or "",
            row.award,
            row.award_type_id in undrawn,
        )
        for row in rows
    ]


def _newest(decision_id: int) -> tuple[Subquery, Subquery]:
    """Return the newest certificate of each recipient, and the last sheet tried of each of these."""
    newest = (
        select(Certificate.recipient_id, func.max(Certificate.id).label("id"))
        .join(Recipient, Recipient.id == Certificate.recipient_id)
        .where(Recipient.decision_id == decision_id)
        .group_by(Certificate.recipient_id)
        .subquery()
    )
    last = (
        select(Sheet.certificate_id, func.max(Sheet.copy).label("copy"))
        .join(newest, newest.c.id == Sheet.certificate_id)
        .group_by(Sheet.certificate_id)
        .subquery()
    )
    return newest, last


@dataclass(frozen=True)
class KeptCalibration:
    """How printing must be moved for a printer and a paper: mm right and down, factors, degrees clockwise."""

    dx_mm: float = 0.0
    dy_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    rotation_deg: float = 0.0


def calibration_of(
    session: Session, printer: str, stock: str = "", tray: str = "", *, any_stock: str = ""
) -> KeptCalibration:
    """Return what was measured or set for a printer, tray and stock; nothing moves where nothing was.

    A tray or stock of which nothing was measured takes what is known of the printer: of its usual tray on that stock,
    then of `any_stock`.
    """
    rows = session.scalars(select(Calibration).where(Calibration.printer == printer)).all()
    known = {(row.tray, row.stock): row for row in rows}
    for place in ((tray, stock), ("", stock), (tray, any_stock), ("", any_stock)):
        if row := known.get(place):
            return KeptCalibration(row.dx_mm, row.dy_mm, row.scale_x, row.scale_y, row.rotation_deg)
    return KeptCalibration()
