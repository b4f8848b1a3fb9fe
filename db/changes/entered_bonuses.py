"""Bonuses that were not known when the decision was issued, entered once a paper says them."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from db.changes.change import RowImage, RowOperation, Writer, before_undo, change
from db.changes.office import filled
from db.errors import KnownError
from db.models.ceremonies import BonusPayment, EnteredBonus
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.queries.law import known_bonus
from db.queries.unknown_bonuses import salary_of
from db.rules import drafts
from db.rules.bonus import bonus
from db.rules.terms import NominationState

MOST = 1_000_000_000
"""đồng; more is a slip of the pen."""


@change("bonus.enter")
class EnterBonuses:
    """Enter the bonus that each of some recipients gets: an amount in đồng, or hundredths of a coefficient.

    A coefficient is reckoned with the base salary of the decision's day.
    """

    recipient_ids: tuple[int, ...]
    source: str
    dated: date
    amount: int | None = None
    coefficient: int | None = None

    def apply(self, writer: Writer) -> None:
        """Enter it for each.

        Raises KnownError: field_missing, future_date, bad_bonus, nobody_amended, gone, revoked_already,
        bonus_decided, bonus_entered, no_base_salary.
        """
        filled(source=self.source)
        drafts.check_not_future("dated", self.dated, writer.today)
        if (self.amount is None) == (self.coefficient is None):
            raise KnownError("field_missing", field="bonus")
        if not self.recipient_ids:
            raise KnownError("nobody_amended")
        for id_ in self.recipient_ids:
            self._one(writer, id_)

    def _one(self, writer: Writer, id_: int) -> None:
        found = writer.session.execute(
            select(
                Recipient.name, Recipient.base_salary, Nomination.state, Decision.dated, known_bonus().label("known")
            )
            .join(Nomination, Nomination.id == Recipient.nomination_id)
            .join(Decision, Decision.id == Recipient.decision_id)
            .where(Recipient.id == id_)
        ).one_or_none()
        if found is None:
            raise KnownError("gone", table="recipient", id=id_)
        if found.state is NominationState.REVOKED:
            raise KnownError("revoked_already", name=found.name)
        if found.known is not None:
            said = select(EnteredBonus.source).where(EnteredBonus.recipient_id == id_)
            source = writer.session.scalar(said)
            if source is None:
                raise KnownError("bonus_decided", name=found.name, amount=found.known)
            raise KnownError("bonus_entered", name=found.name, amount=found.known, source=source)
        salary = 0 if self.coefficient is None else salary_of(writer.session, found.base_salary, found.dated)
        writer.insert(
            EnteredBonus,
            recipient_id=id_,
            amount=reckoned(self.amount, self.coefficient, salary),
            coefficient=self.coefficient,
            base_salary=salary,
            source=self.source,
            dated=self.dated,
        )


def reckoned(amount: int | None, coefficient: int | None, salary: int) -> int:
    """Return a bonus in đồng: the amount, or hundredths of a coefficient × the base salary. Raises: bad_bonus."""
    if coefficient is not None and coefficient >= 0:
        amount = bonus(Decimal(coefficient) / 100, salary)
    if amount is None or not 0 <= amount <= MOST:
        raise KnownError("bad_bonus", amount=MOST)
    return amount


@before_undo("entered_bonus")
def _check_not_paid(writer: Writer, image: RowImage) -> None:
    """Refuse to take away a bonus of which something was paid. Raises KnownError: bonus_paid."""
    if image.act is not RowOperation.INSERT:
        return
    recipient = image.after["recipient_id"]
    paid = select(BonusPayment.id).where(BonusPayment.recipient_id == recipient)
    if writer.session.scalar(paid.limit(1)) is not None:
        name = writer.session.scalar(select(Recipient.name).where(Recipient.id == recipient))
        raise KnownError("bonus_paid", name=name or "")
