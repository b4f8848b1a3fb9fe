"""What the catalogue says on a day: regime, base salary, coefficient, bonus, the name of an authority."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.authorities import AuthorityName
from db.models.catalogue import AwardKind, AwardType, BaseSalary, Coefficient, Regime
from db.models.ceremonies import EnteredBonus
from db.models.decisions import Recipient
from db.rules.bonus import bonus
from db.rules.numbers import coefficient, money
from db.rules.terms import Confidence, NomineeKind


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


def not_given_on(session: Session, award_type: int, kinds: Iterable[NomineeKind], day: date) -> KnownError | None:
    """Return that the law of a day has no such award, or none for such a nominee; None where it has."""
    award = session.get_one(AwardType, award_type)
    if award.valid_from and day < award.valid_from:
        return KnownError("award_not_yet", award=award.name, date=award.valid_from)
    if award.valid_to and award.valid_to < day:
        return KnownError("award_no_more", award=award.name, date=award.valid_to)
    rows = session.execute(
        select(AwardKind.kind, AwardKind.valid_from)
        .where(AwardKind.award_type_id == award_type, AwardKind.valid_from > day, AwardKind.kind.in_(set(kinds)))
        .order_by(AwardKind.id)
    ).first()
    return KnownError("award_not_for_kind", award=award.name, kind=rows.kind, date=rows.valid_from) if rows else None


def coefficient_of(session: Session, award_type: int, regime: int, kind: NomineeKind) -> int | None:
    """Return the coefficient in hundredths, or None where the catalogue has none."""
    found = _coefficient(session, award_type, regime, kind)
    return None if found is None else found.hundredths


def _coefficient(session: Session, award_type: int, regime: int, kind: NomineeKind) -> Coefficient | None:
    return session.scalar(
        select(Coefficient).where(
            Coefficient.award_type_id == award_type, Coefficient.regime_id == regime, Coefficient.kind == kind
        )
    )


@dataclass(frozen=True)
class Rate:
    """What one nominee of an award gets on a day, as far as the catalogue says it.

    A coefficient of 0 is the law's word that it gives no bonus; None is not known, which is never 0 đ. Where the law
    says "at most" the amount is not known either: who decides sets it.
    """

    regime: str
    """Code of the law in force, "" where the catalogue has none of the day."""
    hundredths: int | None
    base_salary: int | None
    lacking: KnownError | None = None
    """What the catalogue lacks for the amount."""
    unsure: tuple[str, ...] = ()
    """Sources of figures that nobody compared with the text."""

    @property
    def amount(self) -> int | None:
        """The bonus in đồng, None where it is not known."""
        if self.hundredths is None or self.base_salary is None:
            return None
        return bonus(Decimal(self.hundredths) / 100, self.base_salary)


def rate_on(session: Session, award_type: int, kind: NomineeKind, day: date) -> Rate:
    """Return the rate of an award for a kind of nominee on a day; `lacking` says what is not in the catalogue."""
    lacking, regime, salary, found = None, None, None, None
    unsure: list[str] = []
    try:
        salary = base_salary_on(session, day)
        unsure += _unsure_salary(session, day)
    except KnownError as error:
        lacking = error
    try:
        regime = regime_on(session, day)
        found = _coefficient(session, award_type, regime.id, kind)
    except KnownError as error:
        lacking = error
    hundredths = None if found is None or found.is_maximum else found.hundredths
    if found is not None and found.confidence is not Confidence.VERIFIED and hundredths is not None:
        unsure.insert(0, found.source)
    if regime is not None and hundredths is None:
        name = session.scalar(select(AwardType.name).where(AwardType.id == award_type)) or ""
        lacking = KnownError("no_coefficient", award=name, kind=kind.value, date=day)
        if found is not None and salary is not None:
            most = Decimal(found.hundredths) / 100
            lacking = KnownError("bonus_at_most", award=name, most=coefficient(most), amount=money(bonus(most, salary)))
    return Rate(regime.code if regime else "", hundredths, salary, lacking, tuple(each for each in unsure if each))


def _unsure_salary(session: Session, day: date) -> list[str]:
    """Return the source of the base salary of a day where nobody compared it with the text."""
    inside = (BaseSalary.valid_from <= day, or_(BaseSalary.valid_to.is_(None), BaseSalary.valid_to >= day))
    return list(session.scalars(select(BaseSalary.source).where(*inside, BaseSalary.confidence != Confidence.VERIFIED)))


def known_bonus(of: Any = Recipient) -> ColumnElement[Any]:
    """Return the bonus of a recipient in đồng, the one that was entered later included, NULL where it is not known.

    `of` is `Recipient` or an alias of it.
    """
    entered = select(EnteredBonus.amount).where(EnteredBonus.recipient_id == of.id).correlate(of)
    return case((not_known(of), entered.scalar_subquery()), else_=of.bonus)


def not_known(of: Any = Recipient) -> ColumnElement[bool]:
    """Return whether the catalogue did not know the bonus of a recipient when the decision was issued."""
    return or_(of.coefficient.is_(None), of.base_salary == 0)
