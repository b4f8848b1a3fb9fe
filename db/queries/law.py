"""What the catalogue says on a day: regime, base salary, coefficient, the name of an authority."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.authorities import AuthorityName
from db.models.catalogue import BaseSalary, Coefficient, Regime
from db.rules.terms import NomineeKind


def authority_on(session: Session, authority_id: int, day: date) -> AuthorityName:
    """Return the name an authority has on a day. Raises KnownError("authority_without_name")."""
    found = session.scalar(
        select(AuthorityName)
        .where(
            AuthorityName.authority_id == authority_id,
            AuthorityName.valid_from <= day,
            or_(AuthorityName.valid_to.is_(None), AuthorityName.valid_to >= day),
        )
        .limit(1)
    )
    if found is None:
        raise KnownError("authority_without_name", date=day)
    return found


def regime_on(session: Session, day: date) -> Regime:
    """Return the regime in force on a day. Raises KnownError("no_regime")."""
    found = session.scalar(
        select(Regime).where(Regime.valid_from <= day, or_(Regime.valid_to.is_(None), Regime.valid_to >= day)).limit(1)
    )
    if found is None:
        raise KnownError("no_regime", date=day)
    return found


def base_salary_on(session: Session, day: date) -> int:
    """Return the base salary in đồng on a day. Raises KnownError("no_base_salary")."""
    found = session.scalar(
        select(BaseSalary.amount)
        .where(BaseSalary.valid_from <= day, or_(BaseSalary.valid_to.is_(None), BaseSalary.valid_to >= day))
        .limit(1)
    )
    if found is None:
        raise KnownError("no_base_salary", date=day)
    return found


def coefficient_of(session: Session, award_type: int, regime: int, kind: NomineeKind) -> int | None:
    """Return the coefficient in hundredths, or None where the law sets none."""
    return session.scalar(
        select(Coefficient.hundredths).where(
            Coefficient.award_type_id == award_type, Coefficient.regime_id == regime, Coefficient.kind == kind
        )
    )
