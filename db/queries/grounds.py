"""The lines "Căn cứ …" that a decision of a day and a level starts from."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models.catalogue import LegalGround, Regime


def legal_grounds(session: Session, day: date, level: str) -> list[str]:
    """Return the grounds in force on a day for decisions of a level, in their order."""
    found = session.scalars(
        select(LegalGround.text)
        .join(Regime, Regime.id == LegalGround.regime_id)
        .where(
            Regime.valid_from <= day,
            or_(Regime.valid_to.is_(None), Regime.valid_to >= day),
            LegalGround.level.in_(("", level)),
        )
        .order_by(LegalGround.order, LegalGround.id)
    )
    return list(found)
